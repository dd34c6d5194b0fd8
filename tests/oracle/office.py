"""Who people are, which office they hold when, and what they did that keeps them from deciding (rules 4 and 5)."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from tests.oracle.facts import (
    Account,
    Acted,
    BodyWritten,
    CommentEdited,
    Delegation,
    Desk,
    EvidencePosted,
    Facts,
    Pair,
    Row,
    Term,
    Who,
)
from tests.oracle.matching import Offer

WORK = "submit edit evaluasi rencana pengembangan"
# Which acts keep one person from another one, whatever the desk adds.
APART = {"approve": f"{WORK} kebutuhan", "catat": WORK, "evaluasi": "submit edit", "darurat": "submit"}
CONFLICTS = {frozenset({did, act}) for act, others in APART.items() for did in others.split()}


def name_of(desk: Desk, account: Account | None) -> Who | None:
    """The desk's login for an account, by number alone; else the account's number."""
    logins = {person.id: person.login for person in desk.people if person.id}
    return account and (logins.get(account.id) or account.id)


def is_person(account: Account | None) -> bool:
    """Whether GitHub names the account and calls it a person."""
    return account is not None and account.kind == "User"


def asked(rows: Iterable[Row]) -> set[str]:
    """The roles that rows of the matrix ask for."""
    return {role for row in rows for role, _ in row.needs}


def seats(desk: Desk, who: Who | None, roles: Collection[str | None], at: int) -> list[Offer]:
    """Which offices of these roles somebody may use then, and whose: their own, and one lent by its last holder."""
    begun = {(term.role, term.person) for term in desk.terms if term.role in roles and term.since <= at}
    own = {(term.role, term.person) for term in desk.terms if term.person == who and _runs(term, at, at)}
    lent = {(each.role, each.giver) for each in desk.delegations if each.taker == who and _runs(each, at, at)}
    return [Offer(who, role, seat) for role, seat in sorted(begun & (own | lent))]


def _runs(term: Term | Delegation, first: int, last: int) -> bool:
    """Whether it runs at any second between these two."""
    return term.since <= last and (term.until is None or first < term.until)


def requester_side(facts: Facts, at: int) -> set[Who]:
    """The author, and who represents the unit at that time (of every unit, when it is unknown)."""
    written = facts.every(BodyWritten)
    units = [unit for unit in facts.desk.units if unit.name == written[-1].unit] or facts.desk.units
    spoke = [term for unit in units for term in unit.representatives if _runs(term, at, at)]
    return {term.person for term in spoke} | ({name_of(facts.desk, written[0].by)} - {None})


def deeds(facts: Facts) -> list[tuple[Account | None, str]]:
    """What everybody did, superseded and unaccepted sections and edits of other people's evidence included.

    Whoever once completed the form for the requester stays of that side.
    """
    posted = [event for event in facts.every(EvidencePosted) if event.sections]
    edited = {event.comment: "edit" if event.step == "pengajuan" else event.step for event in posted}
    did = [(event.by, "edit") for event in facts.every(BodyWritten)] + [(event.by, event.step) for event in posted]
    did += [(event.by, edited[event.comment]) for event in facts.every(CommentEdited) if event.comment in edited]
    asking = [event for event in posted if event.step == "pengajuan"]
    did += [(each.by, "submit") for each in asking if name_of(facts.desk, each.by) in requester_side(facts, each.at)]
    return did + [(event.by, event.act) for event in facts.every(Acted)]


def barred(facts: Facts, did: list[tuple[Account | None, str]], at: int) -> set[tuple[Who | None, str]]:
    """What nobody may do at that time, for it may not go together with what they did; the requester side submits."""
    done = {(who, "submit") for who in requester_side(facts, at)} | {(name_of(facts.desk, by), act) for by, act in did}
    apart = _apart(facts.desk.conflicts)
    return {(who, act) for who, did in done for act in apart.get(did, ())}


@lru_cache(maxsize=64)
def _apart(added: frozenset[Pair]) -> dict[str, set[str]]:
    """Each act with the acts that may not go together with it."""
    found: dict[str, set[str]] = {}
    for one, other in (tuple(pair) for pair in CONFLICTS | added):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found
