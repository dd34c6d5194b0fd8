"""The register of rights: what stood in the desk file when, as runs of the desk saw it (rule 3).

One file beside the records, JSON Lines that name their predecessor's digest. Numbers, offices and days only: no names.
An act counts by a right only that its author had at its time in the desk file of now and in the one known then.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from .record import FIRST, digest
from .record_schema import is_number, moment, moment_of

FORMAT = "alur-register-1"


class LineKind(StrEnum):
    """The first listing is begun, and what it lists counts as known from the beginning; then rights come and go."""

    BEGUN = "begun"
    LISTED = "listed"
    SEEN = "seen"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """One term, delegation or representation: whose it is, by account number, and from when until when (exclusive).

    `office` is a role, or `unit.` and the digest of the unit's name for who represents it; `principal` is the number of
    whom a delegate acts for.
    """

    number: int
    office: str
    since: datetime
    until: datetime | None = None
    principal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: at `at` (aware UTC, whole seconds) a run saw this of `right`; the first line of all has none.

    `repository` is the number of the desk's repository: what is known of one desk is nothing to another.
    """

    seq: int = 0
    prev: str = FIRST
    repository: int
    kind: LineKind
    at: datetime
    right: Right | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The register as it was read. `is_broken`: it is there and cannot be read.

    `is_current` says that the reader uses the desk file of the default branch, so that the register may be added to.
    """

    lines: tuple[Line, ...] = ()
    digests: tuple[str, ...] = field(default=(), repr=False)
    is_broken: bool = False
    is_current: bool = True

    @property
    def head(self) -> str:
        """The digest of the last line, '' without one."""
        return self.digests[-1] if self.digests else ""

    def with_lines(self, new: Sequence[Line]) -> "Register":
        """The register with these lines behind, which have their place already."""
        found = (*self.digests, *(digest(written(each)) for each in new))
        return replace(self, lines=(*self.lines, *new), digests=found)


class RegisterBroken(ValueError):
    """A line that is none of the register's; the message says which and why. The auditors must act."""


def written(line: Line) -> str:
    """The line as canonical JSON, without line end: sorted keys, no blanks, ASCII only."""
    right = line.right
    plain = {
        "format": FORMAT,
        "seq": line.seq,
        "prev": line.prev,
        "repository": line.repository,
        "kind": line.kind,
        "at": moment(line.at),
        "number": right.number if right else None,
        "office": right.office if right else "",
        "from": moment(right.since) if right else None,
        "until": moment(right.until) if right and right.until else None,
        "for": right.principal if right else None,
    }
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def text(lines: Iterable[Line]) -> str:
    """The whole file."""
    return "".join(written(line) + "\n" for line in lines)


def read(found: str) -> Register:
    """The register of a file. Raises RegisterBroken for a line that is not the register's, or not in its place."""
    lines: list[Line] = []
    prev = FIRST
    rows = found.split("\n")
    if rows.pop():
        message = "the last line has no end"
        raise RegisterBroken(message)
    for number, row in enumerate(rows, start=1):
        line = line_of(row, number)
        if line.seq != number or line.prev != prev or not _may_follow(line, lines):
            message = f"line {number} does not follow the one before it"
            raise RegisterBroken(message)
        if lines and line.repository != lines[0].repository:
            message = f"line {number} is of another repository than the first"
            raise RegisterBroken(message)
        lines.append(line)
        prev = digest(row)
    return Register().with_lines(lines)


def _may_follow(line: Line, before: Sequence[Line]) -> bool:
    """The first line begins the first listing, which nothing is added to later: it counts from the beginning."""
    if line.kind is LineKind.LISTED:
        return bool(before) and before[-1].kind in {LineKind.BEGUN, LineKind.LISTED} and before[-1].at == line.at
    return (line.kind is LineKind.BEGUN) == (not before)


def line_of(row: str, number: int) -> Line:
    """What one line holds, whatever its place. Raises RegisterBroken, naming the line `number`."""
    try:
        line = _line(json.loads(row))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"line {number} is none of a register: {error}"
        raise RegisterBroken(message) from error
    if written(line) != row:
        message = f"line {number} is not written as {FORMAT} writes it"
        raise RegisterBroken(message)
    return line


_KEYS = frozenset({"format", "seq", "prev", "repository", "kind", "at", "number", "office", "from", "until", "for"})
_LONGEST = 200


def _line(raw: dict[str, Any]) -> Line:
    if set(raw) != _KEYS or raw["format"] != FORMAT:
        message = "other keys than ours, or another format"
        raise ValueError(message)
    kind = LineKind(raw["kind"])
    if not (is_number(raw["seq"]) and is_number(raw["repository"]) and isinstance(raw["prev"], str)):
        message = "a number or digest is not of its form"
        raise ValueError(message)
    right = None if kind is LineKind.BEGUN else _right(raw)
    at = moment_of(raw["at"])
    return Line(seq=raw["seq"], prev=raw["prev"], repository=raw["repository"], kind=kind, at=at, right=right)


def _right(raw: Mapping[str, Any]) -> Right:
    office, principal = raw["office"], raw["for"]
    if not (isinstance(office, str) and office.isprintable() and 0 < len(office) <= _LONGEST):
        message = "`office` is not of its form"
        raise ValueError(message)
    if not (is_number(raw["number"]) and (principal is None or is_number(principal))):
        message = "an account number is not of its form"
        raise ValueError(message)
    until = None if raw["until"] is None else moment_of(raw["until"])
    return Right(number=raw["number"], office=office, since=moment_of(raw["from"]), until=until, principal=principal)
