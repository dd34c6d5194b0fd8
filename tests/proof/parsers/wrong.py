"""Parsers that are wrong on purpose; each must be found out, or the proof could not fail."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from automation.core.approval.letters import read_letter
from automation.core.evidence.form import read_form
from automation.core.evidence.sections import read_sections
from automation.core.questions.verify_line import read_claim
from automation.core.text.command_line import read_command
from automation.core.text.markdown import title_key
from tests.proof.parsers.reading import Parsers


def first_word(body, words):
    """A command is whatever the first word names; a text without words has none to look at."""
    body.split()[0]
    return read_command(body, words)


def line_below(body, words):
    """Blank lines above a command do not matter."""
    return read_command(body.lstrip("\r\n"), words)


def any_letter_case_of_all_alphabets(body, words):
    """What looks like a command is one."""
    return read_command(unicodedata.normalize("NFKC", body), words)


def whole_comment(body, words):
    """All lines are the argument."""
    command = read_command(body, words)
    return replace(command, argument=command.text) if hasattr(command, "text") else command


def last_answer_wins(body, fields):
    """Of two headings the later is right."""
    reading = read_form(body, fields)
    lines = body.split("\n")
    values = dict(reading.values)
    for place, line in enumerate(lines):
        for asked in fields:
            if line.startswith("### ") and title_key(line[4:]) == title_key(asked.label) and not values[asked.name]:
                values[asked.name] = "\n".join(lines[place + 1 : place + 3]).strip()
    return replace(reading, values=values)


def normalised_answers(body, fields):
    """Answers in one spelling of Unicode."""
    return read_form(unicodedata.normalize("NFKC", body), fields)


def lines_of_python(body, fields):
    """Lines end where Python sees an end, and not only where Markdown does."""
    return read_form("\n".join(body.splitlines()), fields)


def lines_by_newline(body, fields):
    """Lines end in LF."""
    return read_form(body.replace("\r", " "), fields)


def first_section_wins(text, titles):
    """Of two sections the earlier is right, and nobody is told."""
    texts = read_sections(text, titles)
    return replace(texts, found={key: found or "ya" for key, found in texts.found.items()}, repeated=())


def lines_from_0(text, titles):
    """Lines count from 0."""
    texts = read_sections(text, titles)
    return replace(texts, unknown=tuple((line - 1, title) for line, title in texts.unknown))


def quoted_claims(body, desk):
    """A quoted line speaks too."""
    return read_claim(body.replace("> ", ""), desk)


def days_as_they_come(text, subjects):
    """A date is three numbers, whichever."""
    for word in text.split():
        if word.count("-") == 2:
            day = [int(part) for part in word.split("-")]
            assert len(day) == 3
    return read_letter(text, subjects)


WRONG: Mapping[str, Parsers] = {
    "raises on a text without words": Parsers(command=first_word),
    "takes a command from line 2": Parsers(command=line_below),
    "normalises a command": Parsers(command=any_letter_case_of_all_alphabets),
    "reads an argument from all lines": Parsers(command=whole_comment),
    "lets the last of two answers win": Parsers(form=last_answer_wins),
    "normalises answers": Parsers(form=normalised_answers),
    "ends lines as Python does": Parsers(form=lines_of_python),
    "ends lines at LF only": Parsers(form=lines_by_newline),
    "lets the first of two sections win": Parsers(sections=first_section_wins),
    "counts lines from 0": Parsers(sections=lines_from_0),
    "reads a quoted claim": Parsers(claim=quoted_claims),
    "raises on an odd date": Parsers(letter=days_as_they_come),
}
