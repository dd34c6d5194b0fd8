"""A command in disguise is never carried out: look-alikes, hidden characters, quotes, code, mail, signatures."""

import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.commands.table import words
from automation.core.text.command_line import Command, NearMiss, read_code, read_command
from automation.core.text.unseen import plainly
from tests.builders.stories import at_step, catalogue, process_of
from tests.security.desk_in_memory import twin

A = process_of("website-baru")
GATED = {step.label for step in A.steps if step.gated}
WORDS = words(catalogue())
COMMANDS = ("/setujui", "/mulai", "/tolak")

# Scripts and forms whose letters can be taken for Latin ones, slashes and digits among them.
LOOKALIKE_BLOCKS = (
    (0x00A0, 0x0250),  # Latin with accents
    (0x0250, 0x0370),  # IPA, modifiers, combining marks
    (0x0370, 0x0590),  # Greek, Cyrillic, Armenian
    (0x13A0, 0x1400),  # Cherokee
    (0x1D00, 0x2000),  # phonetic, Latin and Greek extensions
    (0x2000, 0x2300),  # punctuation, superscripts, letterlike, number forms, arrows, operators
    (0x2460, 0x2500),  # enclosed
    (0x29F5, 0x29FC),  # slashes
    (0x2C60, 0x2E80),  # Latin C, Coptic, Cyrillic A, punctuation
    (0x3000, 0x3040),
    (0xA4D0, 0xA500),  # Lisu
    (0xA640, 0xA6A0),  # Cyrillic B
    (0xA720, 0xA800),  # Latin D
    (0xAB30, 0xABC0),  # Latin E, Cherokee
    (0xFB00, 0xFB10),
    (0xFE00, 0xFE70),
    (0xFF00, 0xFFF0),  # full-width
    (0x10400, 0x10450),  # Deseret
    (0x1D400, 0x1D800),  # mathematical
    (0x1F100, 0x1F1A0),  # enclosed
    (0xE0000, 0xE01F0),  # tags, variation selectors
)


@cache
def suspects():
    """Every character of the category Cf, every blank beyond ASCII, and every character of those blocks."""
    hidden = [code for code in range(0x80, 0x110000) if unicodedata.category(chr(code)) in {"Cf", "Zs", "Zl", "Zp"}]
    shown = [code for first, end in LOOKALIKE_BLOCKS for code in range(first, end)]
    return tuple(chr(code) for code in sorted({*hidden, *shown}))


def with_one(text, char):
    """The text with `char` in each place, instead of what stands there and before it."""
    for place in range(len(text)):
        yield text[:place] + char + text[place + 1 :]
        yield text[:place] + char + text[place:]
    yield text + char


@pytest.mark.parametrize("command", COMMANDS)
def test_no_suspect_character_anywhere_in_a_verb_leaves_a_command(command):
    """Put in place of each character, before it or behind the last: at most a near miss, which is only answered.

    A blank behind the whole verb is a blank like any other.
    """
    # With one known word the nearest is soon found; what is exact does not depend on the others.
    word = frozenset({command[1:]})
    assert isinstance(read_command(f"{command} AAAA", WORDS), Command)
    assert len(suspects()) > 5000
    for char in suspects():
        for written in with_one(command, char):
            if written == command + char and unicodedata.category(char) == "Zs":
                continue
            found = read_command(f"{written} AAAA", word)
            assert not isinstance(found, Command), ascii(written)


def test_no_suspect_character_anywhere_in_a_code_leaves_a_code():
    """The code is read forgivingly: as it looks, and no character that looks otherwise or not at all is passed over."""
    code = at_step(5).situation.gate.code
    assert read_code(code) == code
    for char in suspects():
        read = {read_code(written) for written in with_one(code, char)}
        plain = {read_code(written) for written in with_one(code, plainly(char))}
        assert read == (plain if plainly(char) != char else {None}), ascii(char)


@pytest.mark.parametrize("char", [char for char in suspects() if unicodedata.category(char) == "Cf"], ids=ascii)
def test_a_hidden_character_in_an_approval_keeps_it_from_counting(char):
    """In the verb, behind it, in the code: the desk carries out nothing, and a slip in the verb is answered."""
    told = twin(at_step(5).approves("wati"))
    line = f"/setujui {told.situation.gate.code}"
    for place in (4, 8, 12):
        told.says("joko", line[:place] + char + line[place:])

    assert [login for login, code in told.verdicts if code == "counts"] == ["wati"]
    assert not told.situation.gate.is_open
    assert not any(answer.accepted for answer in told.situation.answers if answer.actor.login == "joko")


WRAPPED = {
    "below a greeting": "Yth. Bapak,\n{}",
    "below an empty line": "\n{}",
    "below a comment": "<!-- x -->\n{}",
    "in a comment": "<!--\n{}\n-->",
    "in a comment on one line": "<!-- {} -->",
    "in a quote": "> {}",
    "in a nested quote": ">> {}",
    "below a quote": "> Mohon disetujui.\n{}",
    "in a fence": "```\n{}\n```",
    "in a fence with a language": "~~~text\n{}\n~~~",
    "in an indented block": "    {}",
    "behind a tab": "\t{}",
    "in a code span": "`{}`",
    "in a list": "- {}",
    "in a numbered list": "1. {}",
    "in a heading": "# {}",
    "in bold": "**{}**",
    "in a link": "[{}](https://contoh.invalid)",
    "in raw HTML": "<p>{}</p>",
    "in a fold": "<details><summary>x</summary>\n{}\n</details>",
    "in a table": "| {} |\n| --- |",
    "in a sentence": "Silakan kirim {} bila setuju.",
    "below a mail's answer": "Baik, terima kasih.\n\nOn Tue, Nov 24, 2026 at 9:00 AM desk wrote:\n> {}",
    "in a mail's answer above the quote": "Baik.\n{}\n\n> Mohon disetujui.",
    "in a signature": "Terima kasih.\n-- \n{}",
    "behind a byte order mark": "\ufeff{}",
    "behind a zero-width blank": "\u200b{}",
    "behind a mark of direction": "\u202e{}",
    "behind a mention": "@github-actions {}",
    "behind another slash": "/{}",
}


@pytest.mark.parametrize("where", WRAPPED)
def test_an_approval_inside_other_text_is_none(where):
    """However a reader may take it: nothing is carried out, by whoever may approve, start or reject."""
    told = twin(at_step(5).approves("wati"))
    known = len(told.situation.answers)
    for login, line in (("joko", f"/setujui {told.situation.gate.code}"), ("joko", "/tolak biaya"), ("budi", "/mulai")):
        told.says(login, WRAPPED[where].format(line))
    told.runs()

    assert told.verdicts == [("wati", "counts")]
    assert not any(answer.accepted for answer in told.situation.answers[known:])
    assert not GATED & told.labels


@given(st.text(min_size=1, max_size=40), st.sampled_from(COMMANDS))
def test_no_text_before_a_command_leaves_one(before, command):
    """Whatever stands before it on its line."""
    found = read_command(f"{before}{command} AAAA", WORDS)
    is_own = found is not None and not isinstance(found, NearMiss) and before.startswith("/")

    assert not isinstance(found, Command) or is_own
