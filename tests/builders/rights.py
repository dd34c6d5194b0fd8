"""Desk files in which somebody has one right more or less than in the demo's, by default since January."""

from dataclasses import replace
from datetime import UTC, datetime

from automation.core.policy.catalogue import Catalogue
from automation.core.policy.desk import Delegation, Desk, Person, Term
from tests.builders.gate_facts import person
from tests.builders.stories import catalogue

LINA = Person(login="lina", name="Lina Marlina", account_id=1009)
YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def sources(of: Desk) -> Catalogue:
    """The procedures under this desk file."""
    return replace(catalogue(), desk=of)


def desk() -> Desk:
    """The demo's desk file."""
    return catalogue().desk


def member(role: str, who: Person, since: datetime = YEAR, until: datetime | None = None) -> Catalogue:
    """The desk file with one more member of a role, by default since the beginning of the year."""
    term = Term(person=who, mulai=since, sampai=until)
    roles = tuple(replace(each, terms=(*each.terms, term)) if each.key == role else each for each in desk().roles)
    return sources(replace(desk(), people=with_person(who), roles=roles))


def representative(who: Person) -> Catalogue:
    """The desk file with one more representative of dina's unit, since the beginning of the year."""
    first = desk().units[0]
    more = replace(first, representatives=(*first.representatives, Term(person=who, mulai=YEAR)))
    return sources(replace(desk(), people=with_person(who), units=(more, *desk().units[1:])))


def lent(who: Person, by: str, role: str) -> Catalogue:
    """The desk file where somebody acts for another, since the beginning of the year."""
    ends = datetime(2027, 1, 1, tzinfo=UTC)
    given = Delegation(kind="Plh.", principal=person(by), delegate=who, role=role, mulai=YEAR, sampai=ends)
    return sources(replace(desk(), people=with_person(who), delegations=(given,)))


def without(login: str) -> Catalogue:
    """The desk file from which somebody's terms are deleted."""
    roles = tuple(
        replace(role, terms=tuple(each for each in role.terms if each.person.login != login)) for role in desk().roles
    )
    return sources(replace(desk(), roles=roles))


def other_line() -> Catalogue:
    """The desk file in which something else was changed: ratna's second office has an end."""
    roles = tuple(
        replace(role, terms=tuple(replace(each, sampai=datetime(2027, 1, 1, tzinfo=UTC)) for each in role.terms))
        if role.key == "pimpinan"
        else role
        for role in desk().roles
    )
    return sources(replace(desk(), roles=roles, systems=(*desk().systems, "Repositori")))


def ending(login: str, at: datetime) -> Catalogue:
    """The desk file in which somebody's terms end at a moment."""
    roles = tuple(
        replace(
            role, terms=tuple(replace(each, sampai=at) if each.person.login == login else each for each in role.terms)
        )
        for role in desk().roles
    )
    return sources(replace(desk(), roles=roles))


def with_person(who: Person) -> tuple[Person, ...]:
    """The people of the demo, and this one."""
    return desk().people if who in desk().people else (*desk().people, who)


def also(of: Desk, role: str, login: str) -> Desk:
    """The desk file with one more member of a role, who is in it already."""
    term = Term(person=person(login), mulai=YEAR)
    roles = tuple(replace(each, terms=(*each.terms, term)) if each.key == role else each for each in of.roles)
    return replace(of, roles=roles)
