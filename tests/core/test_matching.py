"""One person fills one slot, and the open slots can still be filled (design section 4, rule 5)."""

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from automation.core.matching import best_match, match

ROLES = "abc"
people = st.dictionaries(st.sampled_from("pqrst"), st.frozensets(st.sampled_from(ROLES)), max_size=5)
others = st.dictionaries(st.sampled_from("vwxy"), st.frozensets(st.sampled_from(ROLES)), max_size=4)
slots = st.lists(st.sampled_from(ROLES), max_size=5)


def every_matching(slots, people):
    """All ways to fill some slots, each by one person of its role, no person twice."""
    names = list(people)
    for size in range(min(len(slots), len(names)) + 1):
        for chosen in combinations(range(len(slots)), size):
            for filling in permutations(names, size):
                if all(slots[index] in people[name] for index, name in zip(chosen, filling, strict=True)):
                    yield dict(zip(chosen, filling, strict=True))


def most(slots, people):
    """How many slots can be filled, by trying everything."""
    return max(len(found) for found in every_matching(slots, people))


def is_matching(found, slots, people):
    """Whether each filled slot has a person of its role, and nobody fills two."""
    return len(set(found.values())) == len(found) and all(slots[index] in people[name] for index, name in found.items())


@given(slots, people)
def test_as_many_slots_are_filled_as_can_be(slots, people):
    """Trying everything finds no better filling."""
    found = match(slots, people)

    assert is_matching(found, slots, people)
    assert most(slots, people) == len(found)


@given(slots, people, others)
def test_the_open_slots_are_those_that_others_can_fill_best(slots, people, others):
    """Among all largest fillings none leaves slots that the undecided could fill better."""
    found = best_match(slots, people, others)
    size = most(slots, people)

    def fillable(filled):
        return most([slot for index, slot in enumerate(slots) if index not in filled], others)

    largest = [filled for filled in every_matching(slots, people) if len(filled) == size]
    assert is_matching(found, slots, people)
    assert size == len(found)
    assert max(map(fillable, largest)) == fillable(found)


@given(slots, people)
def test_who_came_first_stays(slots, people):
    """A later approval never takes away the place that an earlier one has."""
    names = list(people)
    if names:
        before = match(slots, {name: people[name] for name in names[:-1]})

        assert set(before.values()) <= set(match(slots, people).values())


def test_the_head_of_two_roles_leaves_the_slot_that_others_can_fill():
    """Ratna is manager and executive; a manager is still to decide: she fills the executive's slot."""
    found = best_match(
        ["manajemen", "pimpinan"],
        {"ratna": frozenset({"manajemen", "pimpinan"})},
        {"wati": frozenset({"manajemen"})},
    )

    assert found == {1: "ratna"}
