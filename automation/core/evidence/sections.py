"""The evidence of a step: a comment's `### Heading` sections, the hint under each, and what is wrong with an answer.

Knows sections and their types, no step and no comment history.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from automation.core.evidence.wrong import Wrong
from automation.core.policy.process import Section, SectionType
from automation.core.problem import AnswerProblem, Reason
from automation.core.text.markdown import headings, lines_of, spans, title_key
from automation.core.text.values import read_date, read_date_range, read_money

from .types import SECTION_TYPES, check_length, check_repositories, check_type, echoed, is_placeholder

__all__ = [
    "SectionTexts",
    "check_value",
    "hint",
    "read_date",
    "read_date_range",
    "read_money",
    "read_sections",
    "stray_headings",
    "without_hint",
]

_HINTS = frozenset(row.hint for row in SECTION_TYPES.values())
_EXAMPLE_MARK = ", contoh: "
_EXAMPLE_MARK_BARE = _EXAMPLE_MARK.strip()
_MAY_BE_LEFT = "bila tidak ada: -"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionTexts:
    """The sections of one text: `found` by key, lines count from 1.

    A section that stands there twice is found empty: not chosen from, and no older comment may fill the hole.

    `unknown` are headings that no title matches; their text belongs to no section. `repeated` names every line of a
    heading that stands there more than once. `before` is the text above the first heading.
    """

    found: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[tuple[int, str], ...] = ()
    repeated: tuple[tuple[int, str], ...] = ()
    before: str = ""


def read_sections(text: str, titles: Mapping[str, str]) -> SectionTexts:
    """The sections of `text`; `titles` maps every accepted heading, in either language, to its section's key."""
    return _read(text, tuple(titles.items()))


@lru_cache(maxsize=256)
def _read(text: str, titles: tuple[tuple[str, str], ...]) -> SectionTexts:
    keys = {title_key(title): key for title, key in titles}
    lines = lines_of(text)
    heads = [head for head in headings(lines) if not head.is_fenced]
    found = [keys.get(head.key, "") for head in heads]
    texts: dict[str, list[str]] = {}
    for key, (first, last) in zip(found, spans([head.line for head in heads], lines), strict=True):
        if key:
            texts.setdefault(key, []).append(_given(block(lines[first:last])))
    return SectionTexts(
        found={key: given[0] if len(given) == 1 else "" for key, given in texts.items()},
        unknown=tuple([(head.line, head.title) for key, head in zip(found, heads, strict=True) if not key]),
        repeated=tuple(
            [(head.line, head.title) for key, head in zip(found, heads, strict=True) if key and len(texts[key]) > 1]
        ),
        before=block(lines[: heads[0].line - 1] if heads else lines),
    )


def stray_headings(texts: SectionTexts, known: Iterable[str]) -> tuple[AnswerProblem, ...]:
    """Headings that nobody asked for or that stand twice below a command: nothing typed may get lost in silence."""
    allowed = Reason(Wrong.UNKNOWN_HEADING, {"allowed": ", ".join(known)})
    return (
        *(AnswerProblem(heading=heading, reason=allowed, line=line + 1) for line, heading in texts.unknown),
        *(
            AnswerProblem(heading=heading, reason=Reason(Wrong.HEADING_TWICE), line=line + 1)
            for line, heading in texts.repeated
        ),
    )


def block(lines: list[str]) -> str:
    """Lines as one text, without the blank space around it."""
    return "\n".join(lines).strip()


def hint(section: Section) -> str:
    """The line that stands in the offered block until the writer puts an answer in its place."""
    shown = " | ".join(section.columns) or " / ".join(section.options)
    name = SECTION_TYPES[section.type].hint
    if shown and section.type is not SectionType.CHECKLIST and "," not in shown:
        name = f"{name} ({shown})"
    elif not section.required:
        name = f"{name} ({_MAY_BE_LEFT})"
    return f"> {name}{_EXAMPLE_MARK}{section.example}"


def without_hint(text: str) -> str:
    """What the writer gave: `text` without hint lines of any section that were left standing above or below it."""
    if _EXAMPLE_MARK_BARE not in text:
        return text.strip()
    return block([line for line in lines_of(text) if not _is_hint(line)])


@lru_cache(maxsize=256)
def check_value(section: Section, text: str) -> Reason | None:
    """What is wrong with `text` as the answer to `section`; None when nothing is.

    An optional section may be left empty or be given a placeholder, but no untouched hint.
    """
    value = without_hint(text)
    if not value and text.strip():
        return Reason(Wrong.UNTOUCHED_HINT)
    if not value:
        return Reason(Wrong.EMPTY) if section.required else None
    if not SECTION_TYPES[section.type].is_prose:
        reason = check_type(section, value)
        return None if reason and not section.required and is_placeholder(value) else reason
    if is_placeholder(value):
        return Reason(Wrong.PLACEHOLDER, {"given": echoed(value)}) if section.required else None
    reason = check_type(section, value) or check_length(value, section.min_length)
    return reason or (check_repositories(value) if section.repositories else None)


def _given(text: str) -> str:
    """`text` without a hint that was left standing beside an answer; an untouched hint stays, to be told apart."""
    return without_hint(text) or text


def _is_hint(line: str) -> bool:
    start, mark, _ = line.strip().partition(_EXAMPLE_MARK_BARE)
    if not mark or not start.startswith(">"):
        return False
    return start[1:].strip().partition(" (")[0] in _HINTS
