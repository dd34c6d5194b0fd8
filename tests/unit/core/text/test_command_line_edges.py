"""The first line of a comment and the approval code, at the edges: lengths, other slashes, what nobody sees."""

import pytest

from automation.core.text import command_line as module
from automation.core.text.command_line import (
    Command,
    NearMiss,
    as_answered,
    code_in,
    looks_like_command,
    read_code,
    read_command,
    read_exactly,
    write_code,
)
from automation.core.text.near_misses import Place

WORDS = frozenset({"setujui", "tolak", "status"})


@pytest.mark.parametrize(
    ("body", "command"),
    [
        ("/tolak draft", Command(word="tolak", argument="draft", is_draft=True)),
        ("/tolak belum\rlengkap", Command(word="tolak", argument="belum", text="lengkap")),
        ("/tolak belum\r\nlengkap\rsekali", Command(word="tolak", argument="belum", text="lengkap\nsekali")),
        ("/tolak X", Command(word="tolak", argument="X")),
    ],
)
def test_every_line_end_ends_the_first_line(body, command):
    """Also a lone carriage return; `draft` is another spelling of `draf`."""
    assert read_command(body, WORDS) == command


def test_one_verb_is_read_without_the_others():
    """That verb in any case, and nothing else."""
    assert read_exactly("/STATUS kini", "status") == Command(word="status", argument="kini")
    assert read_exactly("/tolak", "status") is None
    assert read_exactly("status", "status") is None


@pytest.mark.parametrize("slash", "/\uff0f\u2044\u2215\u29f8")
def test_whatever_looks_like_a_slash_is_one_in_a_near_miss(slash):
    """It is echoed as it was written, and the word ends at the next one."""
    assert read_command(f" {slash}status", WORDS) == NearMiss(
        written=f"{slash}status", words=("status",), place=Place.BLANK, is_exact=True
    )
    assert read_command(f" {slash}status{slash}x", WORDS) == NearMiss(
        written=f"{slash}status{slash}x", words=("status",), place=Place.BLANK
    )


@pytest.mark.parametrize("char", ["\u034f", "\u115f", "\u1160", "\u3164", "\uffa0", "\u200d", "\x08", "\x7f", "\u2003"])
def test_what_nobody_sees_makes_no_other_word(char):
    """Fillers, format and control characters, before the slash and in the word: the nearest verb is told."""
    for body in (f"{char}/setujui", f"/setu{char}jui", f"/{char}setujui"):
        found = read_command(body, WORDS)

        assert isinstance(found, NearMiss)
        assert found.words == ("setujui",)


@pytest.mark.parametrize("body", [" Xsetujui", " X/setujui", " /\rsetujui", " /\nsetujui", " /\r\nsetujui"])
def test_a_letter_is_no_slash_and_the_next_line_is_not_read(body):
    """Neither is meant as a command."""
    assert read_command(body, WORDS) is None


def test_letters_within_a_word_are_neither_slash_nor_blank():
    """A slip of one letter still names the verb; one letter before a hyphen begins a word."""
    assert read_command("/setuXjui", WORDS) == NearMiss(written="/setuXjui", words=("setujui",))
    assert looks_like_command("/x-ray") is True
    assert looks_like_command("X/status") is False


def test_two_hundred_characters_are_looked_at():
    """What begins behind them is not seen."""
    assert looks_like_command(" " * 198 + "/s") is True
    assert looks_like_command(" " * 199 + "/s") is False


def test_sixty_characters_are_echoed():
    """The slash among them."""
    found = read_command("/" + "a" * 100, WORDS)

    assert isinstance(found, NearMiss)
    assert found.written == "/" + "a" * 59


def test_a_code_of_sixty_characters_is_read_and_no_longer_one():
    """Blanks count, for nobody writes so many by accident."""
    assert read_code("X3DX-EFGH-JKMX".ljust(60)) == "X3DX-EFGH-JKMX"
    assert read_code("X3DX-EFGH-JKMX".ljust(61)) is None


@pytest.mark.parametrize("argument", ["X3DX EFGH JKMX draf", "draf X3DX EFGH JKMX", "X3DX (draft) EFGH JKMX"])
def test_a_code_in_parts_was_read_past_the_word_draf(argument):
    """What was taken then stands; what comes now says that it is no decision."""
    command = Command(word="setujui", argument=argument, is_draft=True)

    assert code_in(command, is_taken=True) == "X3DX-EFGH-JKMX"
    assert code_in(command, is_taken=False) is None


def test_the_reason_of_what_was_answered_is_its_line_without_the_word_draf():
    """Its words stay apart by one blank, and what stands below is none of it; today both are the reason."""
    body = "/tolak draf belum  rapi\nmenyusul"
    command = read_command(body, WORDS)

    assert as_answered(body, command).reason == "belum rapi"
    assert command.reason == "draf belum  rapi\nmenyusul"


@pytest.mark.parametrize("text", ["\u017fBCD-EFGH-JKMN", "A\u0131CD-EFGH-JKMN", "\ufb01CD-EFGH-JKMN"])
def test_no_other_script_becomes_a_code_by_its_capitals(text):
    """The long s, the dotless i and the ligature fi have ASCII capitals, but are no ASCII."""
    assert text.upper().isascii()
    assert read_code(text) is None


def test_five_bits_are_one_of_thirty_two_characters():
    """Each character stands for one number only, from the first to the last place."""
    alphabet = module.ALPHABET

    assert len(alphabet) == len(set(alphabet)) == 32
    assert [write_code(number << 55)[0] for number in range(32)] == list(alphabet)
    assert [write_code(number)[-1] for number in range(32)] == list(alphabet)
