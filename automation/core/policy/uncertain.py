"""People of the desk file of whom nobody can tell which account they are: what is said of them, and what is not kept.

Their office counts for nothing until the file has their number once. For want of it nothing is recorded as refused or
lapsed: when the number that the record knows is there, what was recorded counts as before (rule 3).
"""

from collections.abc import Iterable, Mapping

from automation.core.history.request import Account
from automation.core.problem import Code, Reason
from automation.core.why import Why

from .desk import Delegation, Desk, Person, Term
from .process import Process

_TOLD: Mapping[Code, Why] = {
    Why.NO_NUMBER: Why.PERSON_NO_NUMBER,
    Why.NUMBER_DOUBLED: Why.PERSON_NUMBER_DOUBLED,
}


def wanting(desk: Desk, account: Account | None, roles: Iterable[str]) -> Reason | None:
    """Whose number is lacking so that `account` does not act in one of `roles`; only to tell it, it gives no right."""
    own = _own(desk, account)
    wanted = frozenset(roles)
    found = (person for people in _offices(desk, wanted, "") for person in people if own in people)
    return next((reason_of(person) for person in found if not person.is_certain), None)


def concerned(desk: Desk, process: Process, unit: str) -> tuple[Person, ...]:
    """Everybody of whom nobody can tell who they are and who has a part in requests of this procedure and unit."""
    if all(person.is_certain for person in desk.people):
        return ()
    rules = desk.emergency
    roles = {step.actor for step in process.steps} | {*desk.deciding_roles, desk.recorded_by}
    roles |= {rules.declared_by, rules.reviewed_by} if rules else set()
    people = (person for each in _offices(desk, frozenset(roles), unit) for person in each)
    return tuple(dict.fromkeys(person for person in people if not person.is_certain))


def certain(desk: Desk, uncertain: tuple[Person, ...]) -> frozenset[int]:
    """All numbers of those whose entries tell who they are, asked for only where somebody's do not."""
    people = desk.people if uncertain else ()
    return frozenset(number for person in people if person.is_certain for number in person.numbers)


def told(people: Iterable[Person]) -> tuple[Reason, ...]:
    """What is said of each of them, with the line that the desk file needs."""
    return tuple(Reason(_TOLD[found.code], found.facts) for found in map(reason_of, people))


def warnings(desk: Desk, people: tuple[Person, ...], account: Account) -> tuple[Reason, ...]:
    """What is told beside the answer: that the actor's own number is lacking, or that of somebody spoken for."""
    if not people:
        return ()
    own = _own(desk, account)
    lent = {each.principal for each in desk.delegations if each.delegate == own}
    return told(person for person in people if person == own or person in lent)


def reason_of(person: Person) -> Reason:
    """Why the office of this person does not count: the number is lacking, or another entry has it or the login."""
    facts = {"login": person.login, "line": person.line}
    return Reason(Why.NUMBER_DOUBLED if person.is_doubled else Why.NO_NUMBER, facts)


def _own(desk: Desk, account: Account | None) -> Person | None:
    """The entry by number; by login only one of which nobody can tell whose it is."""
    namesake = desk.namesake(account)
    return desk.person(account) or (namesake if namesake is not None and not namesake.is_certain else None)


def _offices(desk: Desk, roles: frozenset[str], unit: str) -> Iterable[tuple[Person, ...]]:
    """Who is named together: each holder of a role or representation, each delegate with who is spoken for."""
    terms: list[Term] = [term for role in desk.roles if role.key in roles for term in role.terms]
    terms += [term for each in desk.units if each.name == unit for term in each.representatives]
    lent: list[Delegation] = [each for each in desk.delegations if each.role in roles]
    return [*((term.person,) for term in terms), *((each.delegate, each.principal) for each in lent)]
