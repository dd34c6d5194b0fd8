"""What is a command, what was only meant as one, and how the approval code is read."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.core.text.command_line import (
    Command,
    NearMiss,
    as_answered,
    looks_like_command,
    read_code,
    read_command,
    write_code,
)

WORDS = frozenset({"setujui", "tolak", "rencana", "status", "kembali", "uji-terima"})
HOSTILE_LINES = st.text(alphabet=st.sampled_from("/／setujuirn \t\r\n\u200b\ufeff>`аеκ2*-"), max_size=30)


@pytest.mark.parametrize(
    ("body", "command"),
    [
        ("/status", Command(word="status")),
        ("/STATUS", Command(word="status")),
        ("/tolak  belum ada anggaran ", Command(word="tolak", argument="belum ada anggaran")),
        ("/setujui\tABCD", Command(word="setujui", argument="ABCD")),
        ("/uji-terima\r\n### A\r\n\r\nx", Command(word="uji-terima", text="### A\n\nx")),
        ("/rencana draf\n### A", Command(word="rencana", argument="draf", text="### A", is_draft=True)),
        ("/kembali 2 alasan Draf", Command(word="kembali", argument="2 alasan Draf", is_draft=True)),
        ("/tolak draf belum rapi", Command(word="tolak", argument="draf belum rapi", is_draft=True)),
        ("/rencana drafnya nanti", Command(word="rencana", argument="drafnya nanti")),
        ("/tolak Ａ 🙏", Command(word="tolak", argument="Ａ 🙏")),
    ],
)
def test_a_known_verb_at_the_very_start_is_a_command(body: str, command: Command) -> None:
    """Only the first line counts, case does not, and the reason may be any text."""
    assert read_command(body, WORDS) == command


@pytest.mark.parametrize(
    ("body", "nearest"),
    [
        ("／setujui ABCD", "setujui"),
        ("/ｓｅｔｕｊｕｉ ABCD", "setujui"),
        ("/s\u0435tujui ABCD", "setujui"),
        ("/ѕтатuѕ", "status"),
        ("/setu\u200bjui", "setujui"),
        ("/\u200bsetujui", "setujui"),
        ("\ufeff/setujui", "setujui"),
        ("\u00a0/setujui", "setujui"),
        (" /setujui ABCD", "setujui"),
        ("    /setujui ABCD", "setujui"),
        ("/ setujui ABCD", "setujui"),
        ("/setujui,", "setujui"),
        ("/setujui/ABCD", "setujui"),
        ("/setuju ABCD", "setujui"),
        ("/kembalikan", "kembali"),
        ("/\u212aembali", "kembali"),
    ],
)
def test_what_resembles_a_command_names_the_nearest_and_is_none(body: str, nearest: str) -> None:
    """Other scripts, invisible characters, blanks and slips are answered, never executed."""
    found = read_command(body, WORDS)
    assert isinstance(found, NearMiss)
    assert found.words[0] == nearest


def test_an_unknown_verb_is_a_near_miss_of_nothing() -> None:
    """A slash and a word is meant as a command, so its writer is answered; nobody guesses which."""
    found = read_command("/xyz", WORDS)
    assert isinstance(found, NearMiss)
    assert found.words == ()


def test_a_near_miss_echoes_only_the_start() -> None:
    """However long the word, the answer stays short."""
    found = read_command("/" + "a" * 65_535, WORDS)
    assert isinstance(found, NearMiss)
    assert len(found.written) <= 60


@pytest.mark.parametrize(
    "body",
    [
        "",
        "setujui ABCD",
        "<!-- /setujui -->",
        "Baik.\n<!--\n/setujui ABCD\n-->",
        "Baik.\n```\n/setujui ABCD\n```",
        "Baik.\n> /setujui ABCD",
        "> /setujui ABCD\n\nIni maksudnya apa?",
        "`/setujui` itu apa?",
        "- /setujui ABCD\n- /tolak ABCD",
        "`/api`",
        "> /home",
        "Silakan /setujui",
        "https://contoh.id/setujui",
        "//",
        "// setujui",
        "/* setujui */",
        "/",
        "/2 dari 3",
        "/ dan seterusnya",
        "/home/x/y",
        "/etc/passwd",
    ],
)
def test_prose_quotes_code_and_paths_are_neither(body: str) -> None:
    """An ordinary comment gets no answer."""
    assert read_command(body, WORDS) is None


@settings(max_examples=200)
@given(HOSTILE_LINES)
def test_the_cheap_look_misses_nothing(body: str) -> None:
    """What the cheap look passes over is no command and no near miss, whatever the verbs."""
    if not looks_like_command(body):
        assert read_command(body, WORDS) is None


@settings(max_examples=100)
@given(st.text(alphabet="ab2 \t/-", max_size=12))
def test_what_the_cheap_look_finds_some_verb_answers(tail: str) -> None:
    """The cheap look stops at nothing for which no list of verbs has an answer."""
    if looks_like_command("/" + tail):
        assert read_command("/" + tail, (re.split("[ \t/]", tail.strip())[0],)) is not None


@settings(max_examples=200)
@given(HOSTILE_LINES)
def test_a_command_stands_letter_for_letter_at_column_zero(body: str) -> None:
    """No text becomes a command by being normalised."""
    found = read_command(body, WORDS)
    if isinstance(found, Command):
        assert body[: len(found.word) + 1].isascii()
        assert re.match(rf"/{found.word}(\s|$)", body, re.IGNORECASE)


@settings(max_examples=100)
@given(st.integers(min_value=0, max_value=(1 << 60) - 1))
def test_every_code_reads_back_however_it_is_typed(bits: int) -> None:
    """Case, missing hyphens, blanks and the letters O, I and L for digits do not matter."""
    code = write_code(bits)
    assert read_code(code) == code
    assert read_code(code.lower().replace("-", " ")) == code
    assert read_code(code.replace("-", "").replace("0", "o").replace("1", "l")) == code
    assert read_code(f" {code.replace('1', 'I')}- ") == code


@pytest.mark.parametrize(
    ("below", "second"),
    [
        ("/tolak mahal", "tolak"),
        ("\n### A\nx\n/Kembali 4", "kembali"),
        ("```\n/tolak\n```", ""),
        (" /tolak", ""),
        ("/tidak-ada\n/status", "status"),
        ("a/tolak", ""),
    ],
)
def test_another_command_below_is_named(below: str, second: str) -> None:
    """The first that stands at the start of a line and is shown as text."""
    command = read_command(f"/setujui ABCD\n{below}", WORDS)
    assert isinstance(command, Command)
    assert command.second == second


@pytest.mark.parametrize(
    ("body", "read_then"),
    [
        ("/kembali 2\n\nsalah unit", Command(word="kembali", argument="2", text="\nsalah unit", is_answered=True)),
        ("/batal", Command(word="batal", is_answered=True)),
        ("/tolak “mahal”", Command(word="tolak", argument="“mahal”", is_answered=True)),
        ("/setujui\u00a0ABCD", NearMiss(written="/setujui\u00a0", words=("setujui",))),
        ("/tolak\u2003mahal", NearMiss(written="/tolak\u2003", words=("tolak",))),
    ],
)
def test_what_was_answered_and_not_taken_is_read_as_it_was_then(body: str, read_then: Command | NearMiss) -> None:
    """A blank that looks like one was part of the verb, so the comment was no command."""
    command = read_command(body, WORDS | {"batal"})
    assert isinstance(command, Command)
    assert as_answered(body, command) == read_then


def test_the_code_spells_its_bits_from_the_highest() -> None:
    """Golden values, so that a code once written means the same for ever."""
    assert write_code(0) == "0000-0000-0000"
    assert write_code(1) == "0000-0000-0001"
    assert write_code((1 << 60) - 1) == "ZZZZ-ZZZZ-ZZZZ"
    assert write_code(0x123456789ABCDEF) == "28T5-CY4T-QKFF"


@pytest.mark.parametrize("bits", [-1, 1 << 60])
def test_other_numbers_have_no_code(bits: int) -> None:
    """A number beyond 60 bits is a mistake of the caller."""
    with pytest.raises(ValueError, match=str(bits)):
        write_code(bits)


@pytest.mark.parametrize(
    "text",
    ["", "ABCD", "ABCD-EFGH-JKM", "ABCD-EFGH-JKMNP", "ABCU-EFGH-JKMN", "ABCD\u00a0EFGH\nJKMN", "ABCD–EFGH–JKMN",
     "ABCD\nEFGH\nJKMN", "ABCD-EFGH-JKMN terima kasih", "A" * 65_536],
)  # fmt: skip
def test_anything_else_is_no_code(text: str) -> None:
    """Too short, too long, U, other scripts and words beside it are refused."""
    assert read_code(text) is None
