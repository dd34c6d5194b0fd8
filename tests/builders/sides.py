"""Desks on which people stand on two sides, one after the other, and records as the desk of before wrote them."""

from dataclasses import replace
from datetime import UTC, datetime

from automation.core.history.record import FORMER_FORMAT, Entry, EntryKind, chain
from automation.core.history.register import Register
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.desk import Delegation, Desk, Term
from automation.core.text.command_line import write_code
from tests.builders.gate_facts import desk, person
from tests.builders.stories import Story, catalogue

_OF_CODES = {EntryKind.CODE, EntryKind.AGREEMENT_CODE}
_NAMING = {EntryKind.APPROVAL, EntryKind.AGREEMENT}
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def spoken_for(*logins: str, of: Desk | None = None) -> Catalogue:
    """The sources on whose desk file these people, and nobody else, represent the unit of the demo's request."""
    chosen = of or desk()
    terms = tuple(Term(person=person(login), mulai=NEW_YEAR) for login in logins)
    units = (replace(chosen.units[0], representatives=terms), *chosen.units[1:])
    return replace(catalogue(), desk=replace(chosen, units=units))


def managed_by(*logins: str) -> Desk:
    """The desk where these people are managers too, since ever."""
    return desk(*(("manajemen", login, None, None) for login in logins))


def lending(*delegations: Delegation, of: Desk | None = None) -> Catalogue:
    """The sources with these delegations."""
    return replace(catalogue(), desk=replace(of or desk(), delegations=delegations))


def as_before(told: Story) -> Story:
    """The same request as the desk of before left it: with its record in the first format, and with its codes."""
    plain = Entry.__dataclass_fields__
    new = {name: plain[name].default for name in ("signatory", "principals", "side", "edits", "register", "salt")}
    kept = [entry for entry in told.request.record or () if entry.kind not in _OF_CODES]
    entries = [replace(entry, format=FORMER_FORMAT, **new) for entry in kept]
    codes = {entry.comments[0]: write_code(int(entry.revision[:15], 16)) for entry in kept if entry.kind in _NAMING}
    comments = tuple(
        replace(each, body=f"{each.body.split()[0]} {codes[each.id]}") if each.id in codes else each
        for each in told.request.comments
    )
    told.change(record=chain((), entries), comments=comments, register=Register())
    return told
