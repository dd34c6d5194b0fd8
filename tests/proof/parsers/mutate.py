"""Small changes that people, tools and attackers make to a text, by a seeded chance: the seed says it all."""

import re
from collections.abc import Callable
from random import Random

from tests.builders.hostile import HOSTILE

LONGEST = 65_536

Mutator = Callable[[Random, str, str], str]
"""A text made of the first, with the second at hand."""

_LOOKALIKES = str.maketrans("aeiokpst/#1-", "аеіокрѕт\uff0f\uff03\u0661\u2010")
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_UNSEEN = "\u200b\u200d\u2060\u00ad\ufeff\u202e\u2066\u034f\u3164\ufe0f\u061c\U000e0041\u0301"
_BLANKS = (" ", "\t", "\u00a0", "\u3000", "\n", "\r", "\r\n", "\u2028", "\x0b", "\x0c", "\x85", "\ufeff", "\u200b")
_ENDS = ("\n", "\r\n", "\r", "\u2028", "\x85", "\x0b")
_ANSWERS = (
    "", "-", "ok", "_No response_", "tidak ada", "x", "> teks, contoh: Jawaban.", "Rp45.000.000", "Rp1.000.000,50",
    "-Rp5", "Rp1 juta atau 2 juta", "1.250", "0x10", "1e9", "٣", "²", "2027-02-30", "0000-00-00", "31 Desember 2026",
    "2027-03-01 sampai 2027-02-01", "2027-02-01 sampai 2027-03-01", "secepatnya", "@budi", "@-", "budi",
    "https://contoh.ac.id/a", "ftp://contoh", "https://", "[a](https://contoh.ac.id)", "| a | b |\n| --- | --- |",
    "| a | |", "a | b | c | d", "- [ ] a", "- [x] a\n- [ ] b", "- ok\n- tidak ada", "pemilik/nama", "bukan nama",
    "Tinggi", "singkat", "ok" + " " * 70 + "\nok", "<details><summary>a</summary>", "[a]: https://b", "<!-- -->",
)  # fmt: skip
_PIECES = (
    "a", "\n", "### ", "### A\n\n", "`", "```\n", "> ", "- ", "| a ", "[", "<!--", "<a ", "@a ", "/a ", "\u0301",
    "\u200b", "\ufdfa", "\ud83d", "1.000.", "ok\n",
)  # fmt: skip
_LINES = (
    "", "```", "~~~", "````text", "<!--", "-->", "<pre>", "<details>", "> kutipan", "- butir", "    kode", "/mulai",
    "/setujui 0000-0000-0000", "### Lain", "#### Lain", "###Lain", "### ", "### Lain ###", "\u2028### Lain", "---",
    "Permohonan: lain/desk#3", "Permohonan: kampus/permohonan#99 AAAA-AAAA-AAAA", "Permohonan: -",
)  # fmt: skip


def mutated(chance: Random, text: str, other: str) -> str:
    """The text changed not at all or up to four times; `other` is one to take pieces from."""
    for _ in range(chance.choices((0, 1, 2, 3, 4), (4, 42, 26, 16, 12))[0]):
        text = chance.choice(MUTATORS)(chance, text, other)[:LONGEST]
    return text


def _splice(chance: Random, text: str, other: str) -> str:
    return text[: _place(chance, text)] + other[_place(chance, other) :]


def _truncate(chance: Random, text: str, _: str) -> str:
    return text[: _place(chance, text)]


def _unseen(chance: Random, text: str, _: str) -> str:
    place = _place(chance, text)
    return text[:place] + chance.choice(_UNSEEN) * chance.choice((1, 1, 3)) + text[place:]


def _lookalikes(chance: Random, text: str, _: str) -> str:
    table = chance.choice((_LOOKALIKES, _FULL_WIDTH))
    place = chance.choice((0, _place(chance, text)))
    end = place + chance.choice((1, 9, 30))
    return text[:place] + text[place:end].translate(table) + text[end:]


def _line_ends(chance: Random, text: str, _: str) -> str:
    end = chance.choice(_ENDS)
    return text.replace("\n", end, chance.choice((1, -1)))


def _blanks(chance: Random, text: str, _: str) -> str:
    place = text.find("\n") if chance.random() < 0.5 else _place(chance, text)
    return text[:place] + chance.choice(_BLANKS) * chance.choice((1, 2, 70)) + text[place:]


def _at_start(chance: Random, text: str, _: str) -> str:
    return chance.choice((*_BLANKS, "> ", "- ", "`", "@budi ", "/", "//", "<!-- -->", "    ", "Halo, ")) + text


def _line(chance: Random, text: str, _: str) -> str:
    lines = text.split("\n")
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(_LINES))
    return "\n".join(lines)


def _wrap(chance: Random, text: str, _: str) -> str:
    """A stretch of lines in a fence, a comment, a quote, an indented block."""
    lines = text.split("\n")
    first = chance.randrange(len(lines))
    last = first + chance.randrange(1, 6)
    before, after, each = chance.choice(
        (("```", "```", ""), ("~~~", "~~~~", ""), ("<!--", "-->", ""), ("", "", "> "), ("", "", "    "), ("", "", "- "))
    )
    return "\n".join([*lines[:first], before, *(each + line for line in lines[first:last]), after, *lines[last:]])


def _word(chance: Random, text: str, _: str) -> str:
    """The first word misspelt, as in a command."""
    end = re.match(r"\S*", text).end()
    place = chance.randrange(end + 1)
    return text[:place] + chance.choice(("", "a", "e", "/", "-", text[place : place + 1])) + text[place + 1 :]


def _letter_case(chance: Random, text: str, _: str) -> str:
    line, end, rest = text.partition("\n")
    return chance.choice((line.upper(), line.title(), line.swapcase())) + end + rest


def _digits(chance: Random, text: str, _: str) -> str:
    return re.sub(r"[0-9]", lambda found: chance.choice((found[0], found[0], "0", "9", ".", ",", "")), text, count=9)


def _answer(chance: Random, text: str, _: str) -> str:
    """The answer of one section is another."""
    sections = _sections(text)
    if len(sections) > 1:
        place = chance.randrange(1, len(sections))
        head = sections[place].partition("\n")[0]
        sections[place] = f"{head}\n\n{chance.choice(_ANSWERS)}\n\n"
    return "### ".join(sections)


def _exchanged(_: Random, text: str, __: str) -> str:
    """The end of a time before its beginning, another desk for this one, bare words for links and people."""
    swapped = re.sub(r"(\S+) sampai (\S+)", r"\2 sampai \1", text)
    swapped = swapped.replace("kampus/permohonan", "kampus/lain")
    return swapped if swapped != text else text.replace("https://", "").replace("@", "")


def _without_section(chance: Random, text: str, _: str) -> str:
    sections = _sections(text)
    if len(sections) > 1:
        del sections[chance.randrange(1, len(sections))]
    return "### ".join(sections)


def _section_twice(chance: Random, text: str, _: str) -> str:
    first, *sections = _sections(text)
    if sections:
        sections.insert(chance.randrange(len(sections) + 1), chance.choice(sections))
    return "### ".join([first, *sections])


def _reordered(chance: Random, text: str, _: str) -> str:
    first, *sections = _sections(text)
    if len(sections) > 1:
        one, two = sorted(chance.sample(range(len(sections)), 2))
        sections[one], sections[two] = f"{sections[two].rstrip()}\n\n", sections[one]
    return "### ".join([first, *sections])


def _renamed(chance: Random, text: str, _: str) -> str:
    sections = _sections(text)
    if len(sections) > 1:
        place = chance.randrange(1, len(sections))
        head, end, rest = sections[place].partition("\n")
        new = chance.choice((head.upper(), f"{head} ##", f" {head}\t", head[1:], f"{head}?", f"*{head}*", f"# {head}"))
        sections[place] = new + end + rest
    return "### ".join(sections)


def _section_of_other(chance: Random, text: str, other: str) -> str:
    return f"{text}\n\n### {chance.choice(_sections(other)).strip()}"


def _hostile(chance: Random, text: str, _: str) -> str:
    place = _place(chance, text)
    return text[:place] + chance.choice(tuple(HOSTILE.values())) + text[place:]


def _mention(chance: Random, text: str, _: str) -> str:
    place = _place(chance, text)
    return f"{text[:place]} @{chance.choice(('wati', 'kampus/semua', '-', 'a' * 60))} {text[place:]}"


def _repeated(chance: Random, text: str, _: str) -> str:
    """Mostly short, seldom as long as GitHub takes."""
    piece = chance.choice((*_PIECES, text[: chance.choice((1, 40))]))
    times = chance.choices((9, 200, LONGEST), (300, 30, 0.15))[0] // max(len(piece), 1)
    place = _place(chance, text)
    return text[:place] + piece * times + text[place:]


def _same(_: Random, text: str, other: str) -> str:
    """Words that are in nobody's way."""
    return text.rstrip() + "\n\nTerima kasih.\n" if text else other


def _sections(text: str) -> list[str]:
    return text.split("### ")


def _place(chance: Random, text: str) -> int:
    return chance.randrange(len(text) + 1)


MUTATORS: tuple[Mutator, ...] = (
    *(_splice, _truncate, _unseen, _lookalikes, _line_ends, _blanks, _at_start, _line, _wrap, _word, _letter_case),
    *(_digits, _answer, _answer, _answer, _exchanged, _without_section, _section_twice, _reordered, _renamed),
    *(_section_of_other, _hostile, _mention, _repeated, _same),
)
