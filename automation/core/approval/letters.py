"""A signed letter that somebody records for people without an account: what it says, as `/catat` writes it (rule 13).

Knows no desk and no gate: whether a letter counts is the gate's question (`eligibility.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from automation.core.evidence.sections import check_value, read_date, read_sections
from automation.core.evidence.types import echoed, listed, option_of
from automation.core.evidence.wrong import Wrong
from automation.core.policy.process import Section, SectionType, Text
from automation.core.problem import AnswerProblem, Reason
from automation.core.text.markdown import title_key

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


def approval_subject(title: str) -> str:
    """What the letter of an approval is called, by the title of its role; permits are called by their own names."""
    return f"Persetujuan {title}"


def read_letter(text: str, subjects: Sequence[str], *, keeps_other_subjects: bool = False) -> LetterTexts:
    """The letter that the sections below `/catat` describe; `subjects` are the kinds that the gate takes now.

    `keeps_other_subjects`: another kind is no problem, for it was taken once.
    """
    titles = {name: section.key for section in SECTIONS for name in (section.title.id, section.title.en)}
    texts = read_sections(text, titles)
    problems = [
        AnswerProblem(heading=heading, reason=Reason(Wrong.HEADING_TWICE), line=line + 1)
        for line, heading in texts.repeated
    ]
    keys = {title_key(title): key for title, key in titles.items()}
    twice = {keys.get(title_key(heading)) for _, heading in texts.repeated}
    given = {key: found for key, found in texts.found.items() if key not in twice}
    wrong = [
        (section, reason)
        for section in SECTIONS
        if section.key not in twice
        and (reason := _fault(section, given.get(section.key), () if keeps_other_subjects else subjects))
    ]
    problems += [AnswerProblem(heading=section.title.id, reason=reason) for section, reason in wrong]
    day = read_date(given.get("day", ""))
    if problems or day is None:
        return LetterTexts(letter=None, problems=tuple(problems))
    named = given["subject"].strip()
    letter = Letter(
        subject=option_of(named, subjects) or named,
        number=given["number"].strip(),
        signatory=given["signatory"].strip(),
        day=day,
    )
    return LetterTexts(letter=letter)


def _fault(section: Section, given: str | None, subjects: Sequence[str]) -> Reason | None:
    """What is wrong with one section; the subject must be one of `subjects`, if there are any."""
    reason = Reason(Wrong.SECTION_MISSING) if given is None else check_value(section, given)
    if given is None or reason is not None or section.key != "subject":
        return reason
    if not subjects or option_of(given, subjects) is not None:
        return None
    return Reason(Wrong.NOT_AN_OPTION, {"given": echoed(given), "allowed": listed(subjects)})
