"""What holds of every reading of every text, said without the parsers' own means; a sentence for what does not."""

import re
from collections.abc import Collection, Iterator, Mapping
from random import Random

from automation.core.evidence.form import FormReading
from automation.core.evidence.sections import SectionTexts
from automation.core.problem import Reason
from automation.core.questions.verify_line import Claim
from automation.core.text.command_line import Command, NearMiss, looks_like_command, read_code
from automation.core.text.digest import canonical
from automation.core.text.markdown import title_key
from tests.proof.parsers.reading import Parsers, Reading, read
from tests.proof.parsers.seeds import DESK, Seed

_MARKS = ("```", "~~~")
_LONGEST_WORD = 60
_SELDOM = 0.8


def wrong(parsers: Parsers, seed: Seed, text: str, reading: Reading) -> Iterator[str]:
    """What is wrong with `reading`, if anything."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    yield from _command(reading.command, text, lines, seed.words) if reading.kind == "comment" else ()
    yield from _problems(reading, lines)
    yield from _values(reading, lines)
    yield from _form(reading, reading.form, lines) if reading.form else ()
    yield from _sections(reading, reading.texts, lines[1:]) if reading.texts else ()
    yield from _claim(reading.claim, lines) if reading.claim else ()
    yield from _again(parsers, seed, text, lines, reading)


def _command(found: Command | NearMiss | None, text: str, lines: list[str], words: Collection[str]) -> Iterator[str]:
    """A known word in ASCII at the very start, a blank or the end behind it; this and nothing else is a command."""
    head = re.split(r"[ \t\r\n\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", text[:_LONGEST_WORD], maxsplit=1)[0]
    word = head[1:].lower()
    is_one = head[:1] == "/" and head.isascii() and word in words
    if is_one != isinstance(found, Command):
        yield f"a command is {'not taken' if is_one else 'taken that is none'}"
    if found is not None and not looks_like_command(text):
        yield "the hint overlooks a command"
    if isinstance(found, NearMiss) and (set(found.words) - set(words) or _bare(found.written) not in _bare(text)):
        yield "a near miss names what is not there"
    if isinstance(found, Command) and is_one:
        rest = lines[0][len(head) :].strip()
        if (found.word, found.argument, found.text) != (word, rest, "\n".join(lines[1:])):
            yield "a command is not what its lines say"


def _bare(text: str) -> str:
    return "".join(text.split())


def _problems(reading: Reading, lines: list[str]) -> Iterator[str]:
    for problem in reading.problems:
        if not 0 <= problem.line <= len(lines):
            yield f"{problem.reason.code} names line {problem.line} of {len(lines)}"
        named = problem.line and problem.reason.code in ("unknown_heading", "heading_twice", "repeated_heading")
        if named and not (0 < problem.line <= len(lines) and "###" in lines[problem.line - 1]):
            yield f"{problem.reason.code} names line {problem.line}, which is no heading"


def _values(reading: Reading, lines: list[str]) -> Iterator[str]:
    """A value is text as it was typed, or lines of it."""
    whole = "\n".join(lines)
    kept = None
    for name, value in reading.values.items():
        if value and value not in whole:
            kept = kept or {line.strip() for line in lines}
            if not all(line.strip() in kept for line in value.split("\n")):
                yield f"the value of {name} was never typed"


def _form(reading: Reading, form: FormReading, lines: list[str]) -> Iterator[str]:
    """Each value stands below its heading; where nothing is fenced, a heading that stands there twice has none."""
    for name, line in form.lines.items():
        if not _is_heading(lines[line - 1], reading.titles[name]):
            yield f"the heading of {name} is not in line {line}"
    codes = {problem.line: problem.reason.code for problem in reading.problems}
    for name, places in _twice(reading.titles, lines).items():
        if form.values[name] or name in form.lines or "repeated_heading" not in codes.values():
            yield f"{name} is taken though its heading stands in lines {places}"


def _sections(reading: Reading, texts: SectionTexts, lines: list[str]) -> Iterator[str]:
    for name, places in _twice(reading.titles, lines).items():
        if texts.found.get(name) or {line for line, _ in texts.repeated}.isdisjoint(places):
            yield f"{name} is taken though its heading stands in lines {places}"
    for line, title in (*texts.unknown, *texts.repeated):
        if not 0 < line <= len(lines) or title not in lines[line - 1]:
            yield f"the heading {title!a} is not in line {line} below the command"


def _twice(titles: Mapping[str, tuple[str, ...]], lines: list[str]) -> dict[str, list[int]]:
    """The lines of each heading that stands there more than once; nothing where fences could hide some."""
    whole = "\n".join(lines)
    if any(mark in whole for mark in _MARKS):
        return {}
    names = {title_key(title): name for name, given in reversed(titles.items()) for title in given}
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines, 1):
        if line.startswith("### ") and (name := names.get(title_key(line[4:].strip()))):
            found.setdefault(name, []).append(number)
    return {name: places for name, places in found.items() if len(places) > 1}


def _is_heading(line: str, titles: tuple[str, ...]) -> bool:
    return title_key(line.strip().strip("#").strip()) in {title_key(title.strip("#").strip()) for title in titles}


def _claim(found: Claim | Reason, lines: list[str]) -> Iterator[str]:
    """Only a line of its own says something: no quote, no indented block; a claim is of this desk and was typed."""
    told = [line for line in lines if "permohonan" in line.casefold() and not line.startswith((">", "    ", "\t"))]
    if isinstance(found, Claim):
        if found.desk.casefold() != DESK:
            yield "a claim of another desk is taken"
        if not any(found.desk in line and str(found.number) in line for line in told):
            yield "a claim is taken that nobody sees"
        code = read_code(found.code)
        if code and (read_code(code) != code or len(code) != 14 or not code.isascii()):
            yield "a code is not read as it is written"
    elif found.code == "verify_lines_differ" and len(told) < 2:
        yield "one line differs from itself"


def _again(parsers: Parsers, seed: Seed, text: str, lines: list[str], reading: Reading) -> Iterator[str]:
    """Line ends and trailing blanks are none of what is approved, so they change nothing of what is read."""
    chance = Random(len(text))
    if isinstance(reading.command, NearMiss) and chance.random() < _SELDOM:
        # Looking for the nearest of all words takes longer than all else together.
        return
    end, trail = chance.choice(("\n", "\r\n", "\r")), chance.choice(("", "", " ", "\t", "  ", " " * 90))
    place = chance.randrange(len(lines))
    other = end.join([*lines[:place], lines[place] + trail, *lines[place + 1 :]])
    if canonical(other) == canonical(text) and read(parsers, seed, other).essence != reading.essence:
        yield f"it reads otherwise with line ends {end!a} and {len(trail)} blanks behind line {place + 1}"
