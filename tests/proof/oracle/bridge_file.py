"""The desk file in the oracle's words, as it stands now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from automation.core.commands.table import words
from automation.core.history.register import LineKind, Register, Right
from automation.core.policy import desk as real
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.matrix import ApprovalRow
from automation.core.policy.rights import office_of_unit
from tests.proof.oracle.facts import Delegation, Desk, Known, Person, Row, Term, Unit
from tests.proof.oracle.office import UNIT

ACTS = {"pengajuan": "submit", "persetujuan": "approve"}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """The desk file for the oracle, and the words of commands."""

    desk: Desk
    words: frozenset[str]


_KEPT: dict[int, tuple[Catalogue, File]] = {}
"""By the catalogue itself: comparing its value would cost more than all the rest."""


def file_of(catalogue: Catalogue) -> File:
    """What is asked of the sources again and again."""
    kept = _KEPT.get(id(catalogue))
    if kept is None or kept[0] is not catalogue:
        kept = _KEPT[id(catalogue)] = (catalogue, File(desk=desk_of(catalogue.desk), words=words(catalogue)))
    return kept[1]


def desk_of(desk: real.Desk) -> Desk:
    """What the oracle asks of the desk file; a row that has an end of its own is asked for until then."""
    terms = [_term(each, role.key) for role in desk.roles for each in role.terms]
    names = {unit.name: first_name(unit) for unit in desk.units}
    return Desk(
        people=tuple(
            Person(login=each.login, id=each.account_id, former=each.former_ids, name=each.name) for each in desk.people
        ),
        terms=tuple(terms),
        rows=tuple(_row(row, names) for row in desk.approvals),
        delegations=tuple(_delegation(each) for each in desk.delegations),
        units=tuple(
            Unit(name=first_name(unit), representatives=tuple(_term(each, "wakil") for each in unit.representatives))
            for unit in desk.units
        ),
        conflicts=frozenset(
            frozenset({ACTS.get(duty.act, duty.act), ACTS.get(other, other)})
            for duty in desk.duties
            for other in duty.never_with
        ),
        risks=tuple(map(str.casefold, desk.levels.risk)),
        classes=tuple(map(str.casefold, desk.levels.data)),
        emergency_role=desk.emergency.declared_by if desk.emergency else None,
    )


def _at(at: datetime | None) -> int:
    return int(at.timestamp()) if at else 0


def _term(term: real.Term, role: str) -> Term:
    until = _at(term.sampai) if term.sampai else None
    return Term(person=term.person.login, role=role, since=_at(term.mulai), until=until)


def _delegation(each: real.Delegation) -> Delegation:
    return Delegation(
        giver=each.principal.login,
        taker=each.delegate.login,
        role=each.role,
        since=_at(each.mulai),
        until=_at(each.sampai),
    )


def first_name(unit: real.Unit) -> str:
    """The oracle knows no new names: to it a unit is called for ever as it was at first."""
    return unit.former_names[0] if unit.former_names else unit.name


def _row(row: ApprovalRow, names: Mapping[str, str]) -> Row:
    return Row(
        needs=row.needs,
        permits=row.documents,
        sop=row.sop,
        above=row.above,
        risk=row.risk.casefold() or None,
        data=row.data.casefold() or None,
        unit=row.unit and names[row.unit],
        since=_at(row.since),
        until=_at(row.until) if row.until else None,
        letters=row.letters,
        emergency=row.emergency,
    )


def known_of(register: Register | None, desk: real.Desk) -> tuple[Known, ...] | None:
    """What the register says of rights; None where there is none, and every right of the desk file is known."""
    if register is None or not register.lines:
        return None
    units = {
        office_of_unit(name): UNIT + first_name(unit) for unit in desk.units for name in (unit.name, *unit.former_names)
    }
    found: dict[Right, Known] = {}
    over: list[Known] = []
    for line in register.lines:
        if line.right is None:
            continue
        if line.kind is LineKind.GONE:
            over += [replace(found.pop(line.right), gone=_at(line.at))]
        else:
            seen = None if line.kind is LineKind.LISTED else _at(line.at)
            found[line.right] = _known(line.right, units.get(line.right.office, line.right.office), seen)
    return (*over, *found.values())


def _known(right: Right, office: str, seen: int | None) -> Known:
    until = _at(right.until) if right.until else None
    return Known(who=right.number, office=office, since=_at(right.since), until=until, giver=right.principal, seen=seen)
