"""A signed letter that somebody records for people without an account: what it says, as `/catat` writes it (rule 13).

Knows no desk and no gate: whether a letter counts is the gate's question (`flaws.py`).
"""

from collections.abc import Sequence
from datetime import date

from .problem import AnswerProblem, Reason
from .process import Section, SectionType, Text
from .sections import check_value, read_date, read_sections
from .value_class import dataclass

SECTIONS = (
    Section(
        key="subject",
        title=Text("Jenis surat", "Kind of letter"),
        type=SectionType.TEXT,
        bullet=1,
        example="Persetujuan Pimpinan",
    ),
    Section(
        key="number",
        title=Text("Nomor surat", "Number of the letter"),
        type=SectionType.TEXT,
        bullet=1,
        example="123/ND/2026",
    ),
    Section(
        key="signatory",
        title=Text("Penandatangan", "Signatory"),
        type=SectionType.TEXT,
        bullet=1,
        example="nama seperti di berkas meja",
    ),
    Section(
        key="day",
        title=Text("Tanggal surat", "Date of the letter"),
        type=SectionType.DATE,
        bullet=1,
        example="2026-11-24",
    ),
)
"""The sections of `/catat CODE`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter as written down. `subject` says what it is: the approval of a role, or a permit by its name."""

    subject: str
    number: str
    signatory: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTexts:
    """What a comment gave: a letter, or what is wrong with it, all at once."""

    letter: Letter | None
    problems: tuple[AnswerProblem, ...] = ()


def read_letter(text: str, subjects: Sequence[str]) -> LetterTexts:
    """The letter that the sections below `/catat` describe; `subjects` are the kinds that the gate takes now."""
    titles = {name: section.key for section in SECTIONS for name in (section.title.id, section.title.en)}
    texts = read_sections(text, titles)
    problems = [
        AnswerProblem(heading=heading, reason=Reason("heading_twice"), line=line + 1)
        for line, heading in texts.repeated
    ]
    for section in SECTIONS:
        given = texts.found.get(section.key)
        reason = Reason("section_missing") if given is None else check_value(section, given)
        if reason is not None:
            problems.append(AnswerProblem(heading=section.title.id, reason=reason))
    subject = _subject(texts.found.get("subject", ""), subjects)
    if subject is None and "subject" in texts.found:
        facts = {"given": texts.found["subject"][:60], "allowed": ", ".join(subjects) or "–"}
        problems.append(AnswerProblem(heading=SECTIONS[0].title.id, reason=Reason("not_an_option", facts)))
    day = read_date(texts.found.get("day", ""))
    if problems or subject is None or day is None:
        return LetterTexts(letter=None, problems=tuple(problems))
    found = texts.found
    letter = Letter(subject=subject, number=found["number"].strip(), signatory=found["signatory"].strip(), day=day)
    return LetterTexts(letter=letter)


def _subject(text: str, subjects: Sequence[str]) -> str | None:
    return next((each for each in subjects if each.casefold() == text.strip().casefold()), None)
