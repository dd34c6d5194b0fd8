"""Who may fill which slot: in person, in the name of another, or by a recorded letter (section 4, rules 4, 5 and 13).

A voice is heard once: what somebody decides in person stands before what a delegate decides in that person's name.
"""

from collections.abc import Sequence

from .desk import Person
from .flaws import barred
from .matrix import Slot
from .request import Account
from .value_class import dataclass
from .votes import GateFacts, Vote


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """What one person may fill: slots in person, and slots in the name of others, by slot."""

    own: frozenset[Slot]
    in_name_of: dict[Slot, Person]

    @property
    def slots(self) -> frozenset[Slot]:
        """All of them."""
        return self.own | frozenset(self.in_name_of)


def seats(facts: GateFacts, counting: Sequence[Vote], slots: Sequence[Slot]) -> dict[str, Seat]:
    """Login to seat, for the people whose approvals count in themselves, in the order in which they decided."""
    own = {_login(vote): _own(facts, vote, slots) for vote in counting}
    heard = {login.casefold() for login, found in own.items() if found}
    result: dict[str, Seat] = {}
    for vote in counting:
        login = _login(vote)
        result[login] = Seat(own=own[login], in_name_of=_delegated(facts, vote, slots, heard))
        heard |= {person.login.casefold() for person in result[login].in_name_of.values()}
    return result


def open_seats(facts: GateFacts, slots: Sequence[Slot], decided: dict[str, Seat]) -> dict[str, frozenset[Slot]]:
    """Who could still fill a slot: may act in its role now, is not barred, and has not been heard already."""
    heard = {login.casefold() for login in decided}
    heard |= {person.login.casefold() for seat in decided.values() for person in seat.in_name_of.values()}
    found: dict[str, set[Slot]] = {}
    for slot in dict.fromkeys(slots):
        for person in facts.case.desk.holders(slot.role, facts.at):
            account = account_of(person)
            principal = facts.case.desk.principal(account, slot.role, facts.at)
            names = {person.login.casefold(), principal.login.casefold() if principal else ""}
            if not names & heard and barred(facts, account, facts.at) is None and _may_lend(facts, principal):
                found.setdefault(person.login, set()).add(slot)
    return {login: frozenset(each) for login, each in found.items()}


def account_of(person: Person) -> Account:
    """The account by which a person of the desk file is known."""
    return Account(login=person.login, id=person.account_id)


def _own(facts: GateFacts, vote: Vote, slots: Sequence[Slot]) -> frozenset[Slot]:
    desk = facts.case.desk
    person = desk.person(vote.author)
    return frozenset(slot for slot in _offered(vote, slots) if person in desk.officers(slot.role, vote.at))


def _delegated(facts: GateFacts, vote: Vote, slots: Sequence[Slot], heard: set[str]) -> dict[Slot, Person]:
    found: dict[Slot, Person] = {}
    for slot in _offered(vote, slots):
        principal = facts.case.desk.principal(vote.author, slot.role, vote.at)
        if principal and principal.login.casefold() not in heard and _may_lend(facts, principal):
            found[slot] = principal
    return found


def _may_lend(facts: GateFacts, principal: Person | None) -> bool:
    """Whoever is barred lends nobody a voice either."""
    return principal is None or barred(facts, account_of(principal), facts.at) is None


def _offered(vote: Vote, slots: Sequence[Slot]) -> Sequence[Slot]:
    return slots if vote.letter is None else [slot for slot in slots if slot.letters]


def _login(vote: Vote) -> str:
    return vote.author.login if vote.author else "ghost"
