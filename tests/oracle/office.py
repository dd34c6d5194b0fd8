"""Who people are, which office they hold when, and what they did that keeps them from deciding (rules 4 and 5)."""

from collections.abc import Iterable

from tests.oracle.facts import Account, Acted, BodyWritten, CommentEdited, Desk, EvidencePosted, Facts, Row, Term, Who

Deeds = set[tuple[Who | None, str]]

APART = {  # which acts keep one person from another one, whatever the desk adds
    "approve": "submit edit evaluasi kebutuhan rencana pengembangan",
    "catat": "submit edit evaluasi rencana pengembangan",
    "evaluasi": "submit edit",
    "darurat": "submit",
}
CONFLICTS = frozenset(frozenset({did, act}) for act, others in APART.items() for did in others.split())


def name_of(desk: Desk, account: Account | None) -> Who | None:
    """The desk's login for an account, by number where the desk has one; else the account's number."""
    by_number = {person.id: person.login for person in desk.people}
    by_login = {person.login.casefold(): person.login for person in desk.people if person.id is None}
    return account and (by_number.get(account.id) or by_login.get(account.login.casefold()) or account.id)


def is_person(account: Account | None) -> bool:
    """Whether GitHub names the account and calls it a person."""
    return account is not None and account.kind == "User"


def asked(rows: Iterable[Row]) -> set[str]:
    """The roles that rows of the matrix ask for."""
    return {role for row in rows for role, _ in row.needs}


def seats(desk: Desk, name: Who | None, role: str, at: int) -> frozenset[Who]:
    """Whose office of this role somebody may use at that moment: their own, and that of who holds or last held it."""
    terms = [term for term in desk.terms if term.role == role and term.since <= at]
    own = {term.person for term in terms if term.person == name and _runs(term, at)}
    lent = {each.giver for each in desk.delegations if (each.taker, each.role) == (name, role) and _runs(each, at)}
    return frozenset(own | (lent & {term.person for term in terms}))


def _runs(term: Term, at: int) -> bool:
    return term.since <= at and (term.until is None or at < term.until)


def requester_side(facts: Facts) -> set[Who | None]:
    """The author, and who represented the unit at any time of this request (of every unit, when it is unknown)."""
    written = facts.every(BodyWritten)
    units = [unit for unit in facts.desk.units if unit.name == written[-1].unit] or facts.desk.units
    spoke = [term for unit in units for term in unit.representatives if term.since <= facts.now]
    side = {term.person for term in spoke if term.until is None or written[0].at < term.until}
    return side | {name_of(facts.desk, written[0].by)} - {None}


def deeds(facts: Facts) -> Deeds:
    """What everybody did, superseded and unaccepted sections and edits of other people's evidence included."""
    posted = [event for event in facts.every(EvidencePosted) if event.sections]
    edited = {event.comment: "edit" if event.step == "pengajuan" else event.step for event in posted}
    acts = [(event.by, "edit") for event in facts.every(BodyWritten)] + [(event.by, event.step) for event in posted]
    acts += [(event.by, edited[event.comment]) for event in facts.every(CommentEdited) if event.comment in edited]
    acts += [(event.by, event.act) for event in facts.every(Acted)]
    side = {(name, "submit") for name in requester_side(facts)}
    return side | {(name_of(facts.desk, by), act) for by, act in acts}


def barred(desk: Desk, done: Deeds) -> Deeds:
    """What nobody may do any more, for it may not go together with what they did."""
    table = CONFLICTS | desk.conflicts
    return {(who, act) for who, did in done for pair in table for act in pair if {did, act} == pair}
