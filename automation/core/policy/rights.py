"""What the register says of a desk file: which rights were known when, and which lines it lacks (rule 3)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

from automation.core.history.record import FIRST, Entry, digest
from automation.core.history.register import Line, LineKind, Register, Right, written
from automation.core.history.request import Request
from automation.core.text.digest import text_digest
from automation.core.why import Why

from .desk import Delegation, Desk, Term
from .known import NEVER, Known, Span

AFTER = timedelta(microseconds=1)
"""What is seen in one second holds for no act of that second: nobody could tell which came first.

So much later than all acts of its second a run judges what stands now.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """The desk file as a run meets it: `desk` with when each right was known, and the `lines` that the register lacks.

    `head` is the digest of the last line, those counted.
    """

    desk: Desk
    lines: tuple[Line, ...] = ()
    head: str = ""


def meet(desk: Desk, request: Request, now: datetime) -> Met:
    """What the desk file is worth for acts in `request`, at `now`."""
    if request.register is None:
        return Met(desk=desk)
    lines = pending(request.register, desk, request.repository_id, now)
    whole = request.register.with_lines(lines) if lines else request.register
    return Met(desk=known_desk(desk, whole), lines=lines, head=whole.head)


def rights(desk: Desk) -> frozenset[Right]:
    """Every right that a desk file gives; whoever has no certain number has no line in the register."""
    terms = [(role.key, term) for role in desk.roles for term in role.terms]
    terms += [(office_of_unit(unit.name), term) for unit in desk.units for term in unit.representatives]
    found = [
        Right(number=term.person.number, office=office, since=term.mulai, until=term.sampai)
        for office, term in terms
        if term.person.is_certain
    ]
    found += [
        Right(
            number=each.delegate.number,
            office=each.role,
            since=each.mulai,
            until=each.sampai,
            principal=each.principal.number,
        )
        for each in desk.delegations
        if each.delegate.is_certain and each.principal.is_certain
    ]
    return frozenset(found)


def office_of_unit(name: str) -> str:
    """How the register calls the office of who represents a unit: no text of anybody stands in it."""
    return f"unit.{text_digest(name)}"


def pending(register: Register, desk: Desk, repository: int, now: datetime) -> tuple[Line, ...]:
    """The lines that the register lacks, now that this desk file is met at `now`; none for a reader of another one."""
    if not register.is_current or register.is_broken:
        return ()
    lines, prev = [], register.head or FIRST
    for seq, (what, right) in enumerate(_news(desk, register.lines), start=len(register.lines) + 1):
        lines.append(Line(seq=seq, prev=prev, repository=repository, kind=what, at=now, right=right))
        prev = digest(written(lines[-1]))
    return tuple(lines)


def _news(desk: Desk, known: Sequence[Line]) -> tuple[tuple[LineKind, Right | None], ...]:
    """What these lines do not say of this desk file."""
    listed, present = _present(known), rights(desk)
    kind = LineKind.SEEN if known else LineKind.LISTED
    return (
        *(() if known else ((LineKind.BEGUN, None),)),
        *((LineKind.GONE, each) for each in _ordered(listed - present)),
        *((kind, each) for each in _ordered(present - listed)),
    )


def fault(register: Register | None, repository: int, record: Sequence[Entry]) -> Why | None:
    """Why nothing can be told by this register beside this record, as a reason code; None when all is well.

    It must be this desk's, and hold every line that the record knew as its last: else it was cut, or is an older one.
    """
    if register is None:
        return None
    if register.is_broken:
        return Why.REGISTER_BROKEN
    named = {entry.register for entry in record if entry.register}
    if named and not register.lines:
        return Why.REGISTER_MISSING
    if register.lines and register.lines[0].repository != repository:
        return Why.REGISTER_FOREIGN
    return None if named <= set(register.digests) else Why.REGISTER_OLDER


@lru_cache(maxsize=16)
def known_desk(desk: Desk, register: Register) -> Desk:
    """The desk file with what the register says of when each of its rights was known."""
    stays = _renamed(desk, _stays(register.lines))
    spans, listed, spoke = _spans(stays), _listed(stays), _spoke(stays)
    entitled = {right.number for right in rights(desk)}
    without_right = [number for person in desk.people for number in person.numbers if number not in entitled]

    def known(terms: Iterable[Term], office: str) -> tuple[Term, ...]:
        found = spans.get((office, None), NEVER)
        return tuple(replace(term, known=found) if term.person.numbers else term for term in terms)

    return replace(
        desk,
        roles=tuple(replace(role, terms=known(role.terms, role.key)) for role in desk.roles),
        units=tuple(
            replace(
                unit,
                representatives=known(unit.representatives, office_of_unit(unit.name)),
                spoke=spoke.get(office_of_unit(unit.name), NEVER),
            )
            for unit in desk.units
        ),
        delegations=tuple(_known_delegation(each, spans) for each in desk.delegations),
        # Who may do nothing at all is answered as before: there is no right that could wake.
        listed=Known(spans=(*listed, *((number, ((None, None),)) for number in without_right))),
    )


def _renamed(desk: Desk, stays: tuple["_Stay", ...]) -> tuple["_Stay", ...]:
    """The stays, in which a unit that has another name by now is the same office."""
    now = {office_of_unit(before): office_of_unit(unit.name) for unit in desk.units for before in unit.former_names}
    return tuple(
        replace(stay, right=replace(stay.right, office=now[stay.right.office])) if stay.right.office in now else stay
        for stay in stays
    )


def _known_delegation(delegation: Delegation, spans: Mapping[tuple[str, int | None], Known]) -> Delegation:
    if not (delegation.delegate.numbers and delegation.principal.numbers):
        return delegation
    found = [spans.get((delegation.role, number), NEVER).spans or () for number in delegation.principal.numbers]
    return replace(delegation, known=Known(spans=tuple(each for part in found for each in part)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stay:
    """How long a right stood in the desk file as runs saw it; `seen` None: from the beginning, `gone` None: still."""

    right: Right
    seen: datetime | None
    gone: datetime | None = None


def _stays(lines: Sequence[Line]) -> tuple[_Stay, ...]:
    stays: list[_Stay] = []
    standing: dict[Right, int] = {}
    for line in lines:
        if line.right is None:
            continue
        if line.kind is not LineKind.GONE:
            standing[line.right] = len(stays)
            stays.append(_Stay(right=line.right, seen=None if line.kind is LineKind.LISTED else line.at))
        elif (place := standing.pop(line.right, None)) is not None:
            stays[place] = replace(stays[place], gone=line.at)
    return tuple(stays)


def _present(lines: Sequence[Line]) -> frozenset[Right]:
    return frozenset(stay.right for stay in _stays(lines) if stay.gone is None)


def _spans(stays: Sequence[_Stay]) -> dict[tuple[str, int | None], Known]:
    """By office and principal, the spans of each number."""
    by_owner: dict[tuple[str, int | None, int], list[_Stay]] = {}
    for stay in stays:
        right = stay.right
        by_owner.setdefault((right.office, right.principal, right.number), []).append(stay)
    found: dict[tuple[str, int | None], list[tuple[int, tuple[Span, ...]]]] = {}
    for (office, principal, number), each in by_owner.items():
        spans = tuple(_span(stay, each) for stay in each)
        found.setdefault((office, principal), []).append((number, spans))
    return {key: Known(spans=tuple(spans)) for key, spans in found.items()}


def _span(stay: _Stay, others: Sequence[_Stay]) -> Span:
    right, seen = stay.right, stay.seen
    ends = [moment for moment in (stay.gone, right.until) if moment is not None]
    if seen is None:
        return right.since, min(ends, default=None)
    # Another row of the same right that ends in this very second was known until then: nothing lies in between.
    is_continued = any(each.gone == seen and _covers(each.right, seen) for each in others)
    return max(right.since, seen if is_continued else seen + AFTER), min(ends, default=None)


def _spoke(stays: Iterable[_Stay]) -> dict[str, Known]:
    """By office, who had it when, read so that it bars: the seconds in which a right came and went are part of it."""
    found: dict[str, list[tuple[int, tuple[Span, ...]]]] = {}
    for stay in stays:
        right = stay.right
        if right.principal is None:
            begin = max(right.since, stay.seen) if stay.seen else right.since
            ends = [each for each in (stay.gone and stay.gone + AFTER, right.until) if each]
            found.setdefault(right.office, []).append((right.number, ((begin, min(ends, default=None)),)))
    return {office: Known(spans=tuple(spans)) for office, spans in found.items()}


def was_in_office(
    register: Register | None, numbers: Collection[int | None], offices: Collection[str], at: datetime
) -> bool:
    """Whether one of these accounts had one of these offices at `at`, its own or lent, as the runs of then saw it.

    The desk file may say nothing of it by now. It bars, so the seconds in which the right came and went are part of it.
    """
    stays = [stay for stay in _stays(register.lines if register else ()) if stay.right.office in offices]
    theirs = (stay for stay in stays if stay.right.number in numbers and _covers(stay.right, at))
    return any((stay.seen is None or stay.seen <= at) and (stay.gone is None or at <= stay.gone) for stay in theirs)


def _covers(right: Right, at: datetime) -> bool:
    return right.since <= at and (right.until is None or at < right.until)


def _listed(stays: Iterable[_Stay]) -> tuple[tuple[int, tuple[Span, ...]], ...]:
    """When each number had any right in the file, over or not: whose acts were heard then."""
    found: dict[int, list[Span]] = {}
    for stay in stays:
        seen = stay.seen + AFTER if stay.seen is not None else None
        found.setdefault(stay.right.number, []).append((seen, stay.gone + AFTER if stay.gone else None))
    return tuple((number, tuple(spans)) for number, spans in found.items())


def _ordered(found: Iterable[Right]) -> list[Right]:
    return sorted(found, key=lambda each: (each.office, each.number, each.since, str(each.until), each.principal or 0))
