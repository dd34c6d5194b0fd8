"""The approval matrix: which slots and which documents the gate needs for one request (rule 6).

Knows no people. What is unknown meets every row that asks for it, so that it takes the highest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from automation.core.text.markdown import title_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """The names that rows may ask for, each list from the lowest to the highest."""

    risk: tuple[str, ...] = ()
    data: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRow:
    """One row of the approval matrix: when it applies, and what it then needs; rows that apply add up.

    `sop` and `unit` None apply to all; `above` (whole rupiah) None to every budget; `risk` and `data` ('' for all) to
    that level and those above it. It is in force from `since` to `until` (exclusive; None for open). `documents` are
    permits that must be on record; `letters` says that its slots may be filled by a recorded letter; `emergency` rows
    apply instead of the others while an emergency is declared.
    """

    needs: tuple[tuple[str, int], ...] = ()
    documents: tuple[str, ...] = ()
    sop: str | None = None
    above: int | None = None
    risk: str = ""
    data: str = ""
    unit: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    letters: bool = False
    emergency: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What the rows look at. `budget` is the plan's amount in whole rupiah; None and '' are unknown.

    `posted_at` is when the plan was posted (aware UTC), None while there is none: then the rows of now apply.
    """

    sop: str
    unit: str = ""
    budget: int | None = None
    risk: str = ""
    data: str = ""
    posted_at: datetime | None = None
    is_emergency: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One approval that is needed, by somebody in `role`; `letters` says that a recorded letter may fill it."""

    role: str
    letters: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """What the gate needs: one slot for each person, and the documents, each once."""

    slots: tuple[Slot, ...]
    documents: tuple[str, ...]


def needed(rows: Iterable[ApprovalRow], levels: Levels, weight: Weight, now: datetime) -> Needed:
    """What the rows that apply ask for together, with those in force when the plan was posted (else at `now`)."""
    at = weight.posted_at or now
    applying = [row for row in rows if _applies(row, levels, weight, at)]
    slots = [
        Slot(role=role, letters=row.letters) for row in applying for role, count in row.needs for _ in range(count)
    ]
    documents = dict.fromkeys(document for row in applying for document in row.documents)
    return Needed(slots=tuple(slots), documents=tuple(documents))


def stricter(levels: Sequence[str], one: str, other: str) -> str:
    """The higher of two levels; '' (unknown) where one of them is no level, for that takes the highest row."""
    places = [_place(levels, each) for each in (one, other)]
    return "" if None in places else levels[max(place for place in places if place is not None)]


def _applies(row: ApprovalRow, levels: Levels, weight: Weight, at: datetime) -> bool:
    is_in_force = (row.since is None or row.since <= at) and (row.until is None or at < row.until)
    return (
        is_in_force
        and row.emergency == weight.is_emergency
        and row.sop in (None, weight.sop)
        and (row.unit is None or not weight.unit or row.unit == weight.unit)
        and (row.above is None or weight.budget is None or weight.budget > row.above)
        and _reaches(levels.risk, weight.risk, row.risk)
        and _reaches(levels.data, weight.data, row.data)
    )


def _reaches(levels: Sequence[str], found: str, asked: str) -> bool:
    if not asked:
        return True
    wanted, place = _place(levels, asked), _place(levels, found)
    return wanted is None or place is None or place >= wanted


def _place(levels: Sequence[str], name: str) -> int | None:
    keys = [title_key(each) for each in levels]
    return keys.index(title_key(name)) if title_key(name) in keys else None
