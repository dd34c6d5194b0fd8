"""One person fills one slot: maximum matching of people to slots (design section 4, rule 5).

Knows nothing of approvals: people are names with the slots they may fill; equal slots may be filled by the same people.
"""

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

S = TypeVar("S", bound=Hashable)


def match(slots: Sequence[S], people: Mapping[str, frozenset[S]]) -> dict[int, str]:
    """A maximum matching: slot index to person. Earlier people keep their place before later ones."""
    filled: dict[int, str] = {}
    for person in people:
        _place(person, slots, people, filled, set())
    return filled


def best_match(
    slots: Sequence[S], decided: Mapping[str, frozenset[S]], undecided: Mapping[str, frozenset[S]]
) -> dict[int, str]:
    """Of the maximum matchings of `decided`, the one whose open slots `undecided` can fill best."""
    first = match(slots, decided)
    best, best_rest = first, -1
    for chosen in combinations(range(len(slots)), len(first)):
        found = match([slots[index] for index in chosen], decided)
        if len(found) < len(first):
            continue
        rest = len(match([slot for index, slot in enumerate(slots) if index not in chosen], undecided))
        if rest > best_rest:
            best, best_rest = {chosen[index]: person for index, person in found.items()}, rest
    return best


def _place(
    person: str, slots: Sequence[S], people: Mapping[str, frozenset[S]], filled: dict[int, str], tried: set[int]
) -> bool:
    for index, slot in enumerate(slots):
        if slot not in people[person] or index in tried:
            continue
        tried.add(index)
        holder = filled.get(index)
        if holder is None or _place(holder, slots, people, filled, tried):
            filled[index] = person
            return True
    return False
