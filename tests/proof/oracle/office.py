"""Who people are, which office they hold when, and what they did that keeps them from deciding (rules 4 and 5)."""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from tests.proof.oracle.facts import (
    Account,
    Acted,
    BodyWritten,
    CommentEdited,
    Delegation,
    Desk,
    EvidencePosted,
    Facts,
    Known,
    Pair,
    Person,
    Row,
    Term,
    Unit,
    Who,
)
from tests.proof.oracle.matching import Offer

WORK = "submit edit evaluasi rencana pengembangan"
# Which acts keep one person from another one, whatever the desk adds.
APART = {"approve": f"{WORK} kebutuhan", "catat": WORK, "evaluasi": "submit edit", "darurat": "submit"}
CONFLICTS = {frozenset({did, act}) for act, others in APART.items() for did in others.split()}
UNIT = "unit "  # before the name of the unit that somebody represents


class People(dict[int, Who]):
    """Every number of a desk file with the number that stands for its person; `certain` are logins and their numbers.

    Who has no number, or shares a number or a login with another entry, holds no office and is nobody's.
    """

    def __init__(self, people: tuple[Person, ...]) -> None:
        """Read once."""
        numbers = Counter(number for each in people for number in _numbers(each))
        logins = Counter(each.login.casefold() for each in people)
        sure = [each for each in people if each.id and logins[each.login.casefold()] == 1]
        sure = [each for each in sure if all(numbers[number] == 1 for number in _numbers(each))]
        # What is doubled gives nobody an office, and stays what it is in every comparison.
        super().__init__({number: each.id for each in sure for number in _numbers(each)})
        self.certain: dict[str, Who] = {each.login: each.id for each in sure}
        self.former = {number for each in sure for number in each.former}


_READ: dict[int, tuple[tuple[Person, ...], People]] = {}
_MOST_READ = 256


def people(entries: tuple[Person, ...]) -> People:
    """The people of a desk file, read once: looked up by identity, for comparing them would cost more."""
    known = _READ.get(id(entries))
    if known is None or known[0] is not entries:
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        known = _READ[id(entries)] = (entries, People(entries))
    return known[1]


def _numbers(person: Person) -> tuple[int, ...]:
    return (*(() if person.id is None else (person.id,)), *person.former)


def one(desk: Desk, number: Who | None) -> Who | None:
    """The number that stands for whoever has or had this one."""
    return None if number is None else people(desk.people).get(number, number)


def name_of(desk: Desk, account: Account | None) -> Who | None:
    """The number that stands for whoever uses an account."""
    return account and one(desk, account.id)


def is_person(account: Account | None) -> bool:
    """Whether GitHub names the account and calls it a person."""
    return account is not None and account.kind == "User"


def asked(rows: Iterable[Row]) -> set[str]:
    """The roles that rows of the matrix ask for."""
    return {role for row in rows for role, _ in row.needs}


def seats(
    desk: Desk, number: Who | None, roles: Collection[str | None], at: int, *, taken: bool = False
) -> list[Offer]:
    """Which offices of these roles an account may use then, and whose: its own, and one lent by its last holder.

    By the file of now and, unless the desk has taken the act already, by what it knew then.
    """
    found, who = people(desk.people).certain, one(desk, number)
    if number in people(desk.people).former and not (taken or desk.known):
        return []
    terms = [(each, found.get(each.person)) for each in desk.terms if each.role in roles]
    begun = {(term.role, holder) for term, holder in terms if term.since <= at}
    own = {(term.role, holder) for term, holder in terms if holder == who and _runs(term, at, at)}
    lent = {
        (each.role, found.get(each.giver))
        for each in desk.delegations
        if found.get(each.taker) == who and _runs(each, at, at)
    }
    able = sorted((role, seat) for role, seat in begun & (own | lent) if seat is not None)
    return [
        Offer(who, role, seat)
        for role, seat in able
        if taken or knew(desk, number, role, at, giver=None if (role, seat) in own else seat)
    ]


def knew(desk: Desk, number: Who | None, office: str, at: int, *, giver: Who | None = None) -> bool:
    """Whether the desk knew then that this account had the office; what it saw in a second holds for later ones."""
    if desk.known is None:
        return True
    return any(
        (each.who, each.office, one(desk, each.giver)) == (number, office, giver)
        and (each.seen is None or each.seen < at)
        and (each.gone is None or at < each.gone)
        and _runs(each, at, at)
        for each in desk.known
    )


def was_known(desk: Desk, number: Who | None, role: str, at: int) -> bool:
    """Whether any run ever knew this account in this role for that moment, in person or for somebody else."""
    lines = [each for each in desk.known or () if (each.who, each.office) == (number, role)]
    return desk.known is None or any(_runs(each, at, at) for each in lines)


def _runs(term: Term | Delegation | Known, first: int, last: int) -> bool:
    """Whether it runs at any second between these two."""
    return term.since <= last and (term.until is None or first < term.until)


def requester_side(facts: Facts, at: int) -> set[Who]:
    """The author, and who represents the unit then (every unit, when it is unknown), by the file of now or of then."""
    return _spoke(facts, at) | _known_to_speak(facts, at, unsure=1) | _author(facts)


def speakers(facts: Facts, at: int) -> set[Who]:
    """Who may speak for the requester then: by the file of now and by what the desk knew."""
    known = _spoke(facts, at) if facts.desk.known is None else _known_to_speak(facts, at)
    return (_spoke(facts, at) & known) | _author(facts)


def _author(facts: Facts) -> set[Who]:
    by = next(event for event in facts.events if isinstance(event, BodyWritten)).by
    return {found for found in [name_of(facts.desk, by)] if found is not None}


def _units(facts: Facts) -> list[Unit]:
    unit = facts.every(BodyWritten)[-1].unit
    return [each for each in facts.desk.units if each.name == unit] or list(facts.desk.units)


def _spoke(facts: Facts, at: int) -> set[Who]:
    found = people(facts.desk.people).certain
    terms = [term for unit in _units(facts) for term in unit.representatives if _runs(term, at, at)]
    return {found[term.person] for term in terms if term.person in found}


def _known_to_speak(facts: Facts, at: int, unsure: int = 0) -> set[Who]:
    """Who was known to speak then; what bars counts in the `unsure` seconds too in which that came or went."""
    desk, offices = facts.desk, {UNIT + unit.name for unit in _units(facts)}
    standing = [each for each in desk.known or () if each.office in offices and _runs(each, at, at)]
    return {
        people(desk.people).get(each.who, each.who)
        for each in standing
        if (each.seen is None or each.seen < at + unsure) and (each.gone is None or at < each.gone + unsure)
    }


Deed = tuple[Who | None, str, int]  # who, which act, when


def deeds(facts: Facts) -> list[Deed]:
    """What everybody did, refused sections and edits of other people's evidence included; never forgotten."""
    desk = facts.desk
    posted = [event for event in facts.every(EvidencePosted) if event.sections]
    edited = {event.comment: "edit" if event.step == "pengajuan" else event.step for event in posted}
    did = [(event.by, "edit", event.at) for event in facts.every(BodyWritten)]
    did += [(event.by, event.step, event.at) for event in posted if event.step != "pengajuan"]
    asking = [event for event in posted if event.step == "pengajuan" and event.taken]
    did += [(e.by, "submit", e.at) for e in asking if name_of(desk, e.by) in requester_side(facts, e.at)]
    did += [(each.by, edited[each.comment], each.at) for each in facts.every(CommentEdited) if each.comment in edited]
    did += [(event.by, event.act, event.at) for event in facts.every(Acted) if event.act != "darurat"]
    found = [(name_of(desk, by), act, at) for by, act, at in did]
    found += [(giver, act, at) for by, act, at in did if by for giver in _spoken_for(facts, by.id, act, at)]
    counted = [entry for entry in facts.record or () if entry.kind == "counted"]
    found += [(one(desk, who), "approve", each.made) for each in counted for who in (each.who, *each.givers)]
    for event in (each for each in facts.every(Acted) if each.act == "darurat" and each.by is not None):
        earlier = [deed for deed in found if deed[2] <= event.at]
        by = (name_of(desk, event.by), *_spoken_for(facts, event.by.id, "darurat", event.at))
        # Who was barred, or never held the office, was refused: what is refused is not done.
        is_able = was_known(desk, event.by.id, desk.emergency_role or "", event.at)
        if is_able and (by[0], "darurat") not in barred(facts, earlier, event.at):
            found += [(who, "darurat", event.at) for who in by]
    return found


def _spoken_for(facts: Facts, number: Who, act: str, at: int) -> list[Who]:
    """In whose names an act was done: nobody's by who holds the office personally."""
    role = facts.desk.emergency_role if act == "darurat" else facts.evidence_role
    if act in {"submit", "edit"}:
        return []
    found = seats(facts.desk, number, {role}, at)
    return [] if any(each.seat == each.who for each in found) else [each.seat for each in found]


Bars = set[tuple[Who | None, str]]  # who may not do which act any more


def barred(facts: Facts, did: Iterable[Deed], at: int) -> Bars:
    """What nobody may do then, for it may not go together with what they did; the requester side submits."""
    apart = _apart(facts.desk.conflicts)
    done = {(who, act) for who, act, _ in did} | {(who, "submit") for who in requester_side(facts, at)}
    return {(who, act) for who, did_act in done for act in apart.get(did_act, ())}


def allowed(found: list[Offer], act: str, bars: Bars) -> list[Offer]:
    """The seats by which somebody may do an act: in person who can, and neither they nor whom they speak for barred."""
    own = [each for each in found if each.seat == each.who] or found
    return [each for each in own if not {(each.who, act), (each.seat, act)} & bars]


@lru_cache(maxsize=64)
def _apart(added: frozenset[Pair]) -> dict[str, set[str]]:
    """Each act with the acts that may not go together with it."""
    found: dict[str, set[str]] = {}
    for first, other in (tuple(pair) for pair in CONFLICTS | added):
        found.setdefault(first, set()).add(other)
        found.setdefault(other, set()).add(first)
    return found
