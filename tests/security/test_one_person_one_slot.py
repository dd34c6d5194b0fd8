"""One person fills one slot: all ways in which five people may hold three roles, against counting by hand (rule 5)."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import combinations_with_replacement, product

import pytest

from automation.core.approval.gate import judge
from automation.core.approval.matching import match
from automation.core.policy.desk import Role, Term
from automation.core.policy.matrix import ApprovalRow
from automation.core.policy.process import Text
from tests.builders.gate_facts import facts, yes
from tests.builders.stories import catalogue

ROLES = ("satu", "dua", "tiga")
SUBSETS = tuple(
    frozenset(role for role, held in zip(ROLES, bits, strict=True) if held) for bits in product((0, 1), repeat=3)
)
PEOPLE = ("joko", "lina", "ratna", "tono", "wati")
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


@cache
def most(slots, held):
    """The greatest number of slots that people can fill, each one at most, found by trying everybody everywhere."""
    if not slots:
        return 0
    first, rest = slots[0], slots[1:]
    fillings = [
        1 + most(rest, (*held[:place], *held[place + 1 :])) for place, roles in enumerate(held) if first in roles
    ]
    return max([most(rest, held), *fillings])


def needed(count):
    """Every list of that many slots, the order aside."""
    return combinations_with_replacement(ROLES, count)


@pytest.mark.parametrize("count", range(5))
def test_no_assignment_of_roles_fills_more_or_fewer_slots_than_can_be(count):
    """Every person with every set of roles, in every order: as many slots as trying everything fills."""
    for held in product(SUBSETS, repeat=4):
        people = dict(zip(PEOPLE, held, strict=False))
        for slots in needed(count):
            found = match(slots, people)
            assert len(found) == most(slots, tuple(sorted(held, key=sorted)))
            assert len(set(found.values())) == len(found)
            assert all(slots[place] in people[name] for place, name in found.items())


def gate(held, slots):
    """The verdict of the gate when each of five people holds these roles and all of them approve."""
    roles = tuple(
        Role(
            key=role,
            title=Text(role, role),
            terms=tuple(
                Term(person=person, mulai=BEGIN) for person, mine in zip(known(), held, strict=True) if role in mine
            ),
        )
        for role in ROLES
    )
    row = ApprovalRow(sop="website-baru", needs=tuple((role, slots.count(role)) for role in dict.fromkeys(slots)))
    desk = replace(catalogue().desk, people=known(), roles=roles, approvals=(row,), duties=())
    votes = [yes(person.login, minute) for minute, person in enumerate(known(), 1)]
    return judge(facts(*votes, of=desk, author="dina"))


@cache
def known():
    """The five people."""
    people = {person.login: person for person in catalogue().desk.people}
    other = next(iter(people.values()))
    return tuple(
        people.get(login, replace(other, login=login, name=login, account_id=yes(login).author.id)) for login in PEOPLE
    )


@pytest.mark.parametrize("slots", [slots for count in range(1, 4) for slots in needed(count)], ids="-".join)
def test_the_gate_opens_exactly_when_different_people_can_fill_every_slot(slots):
    """Five people with every choice of roles, the order of people aside, all approve."""
    for held in combinations_with_replacement(SUBSETS, 5):
        verdict = gate(held, slots)
        filled = most(slots, tuple(sorted(held, key=sorted)))

        assert verdict.is_open == (filled == len(slots)), held
        assert len(slots) - len(verdict.open_slots) == filled, held
        assert sum(approval.counts for approval in verdict.approvals) == filled, held
