"""One person fills one slot, one voice is heard once: maximum matching of people to slots (rule 5).

Knows nothing of approvals. People are numbers with the voices they may speak with, their own or somebody else's, and
the slots each voice may fill; equal slots may be filled by the same people.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from typing import Generic, TypeVar

S = TypeVar("S", bound=Hashable)

_MOST_WAYS = 64
"""So many ways to share voices are tried; beyond them a slot may seem open that could be filled, never the reverse."""

Voices = Mapping[int, Mapping[int, frozenset[S]]]
"""Person to voice to the slots that this person may fill with it; the person's own voice has the person's number."""

_Way = Mapping[int, Mapping[S, int]]
"""Person to slot to voice, each voice with one person only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling(Generic[S]):
    """Slot index to the person in it and the voice; `rest` says how many of the open slots others could still fill."""

    places: Mapping[int, tuple[int, int]]
    rest: int

    @property
    def heard(self) -> frozenset[int]:
        """The voices that are used."""
        return frozenset(voice for _, voice in self.places.values())

    def place_of(self, person: int) -> int | None:
        """The index of the slot that this person fills, or None."""
        return next((index for index, (number, _) in self.places.items() if number == person), None)


def match(slots: Sequence[S], people: Mapping[int, frozenset[S]]) -> dict[int, int]:
    """A maximum matching: slot index to person. Earlier people keep their place before later ones."""
    filled: dict[int, int] = {}
    for person in people:
        _place(person, slots, people, filled, set())
    return filled


def fill(slots: Sequence[S], decided: Voices[S], undecided: Voices[S]) -> Filling[S]:
    """Of the largest fillings by `decided`, the one whose open slots `undecided` can fill best."""
    ways = list(_ways(decided))
    size = max(len(match(slots, _slots_of(way))) for way in ways)
    found = (places for way in ways for places in _placings(slots, way, size))
    return max(
        (Filling(places=places, rest=_rest(slots, places, undecided)) for places in found), key=lambda each: each.rest
    )


def unheard(undecided: Voices[S], heard: frozenset[int]) -> Voices[S]:
    """What others could still fill beside the voices that are heard.

    Whoever decides in person takes back a voice that somebody else speaks with, and so brings nothing new.
    """
    return {
        person: {voice: found for voice, found in lent.items() if voice not in heard}
        for person, lent in undecided.items()
        if person not in lent or person not in heard
    }


def _ways(voices: Voices[S]) -> Iterator[_Way[S]]:
    """Every way to give each voice to one of those who might use it."""
    users: dict[int, list[int]] = {}
    for person, lent in voices.items():
        for voice in lent:
            users.setdefault(voice, []).append(person)
    for chosen in islice(product(*users.values()), _MOST_WAYS):
        given = dict(zip(users, chosen, strict=True))
        yield {person: _with_voices(person, lent, given) for person, lent in voices.items()}


def _with_voices(person: int, lent: Mapping[int, frozenset[S]], given: Mapping[int, int]) -> dict[S, int]:
    """Slot to voice, with the person's own voice wherever that will do."""
    usable = [voice for voice in lent if given[voice] == person]
    return {slot: voice for voice in sorted(usable, key=lambda each: each == person) for slot in lent[voice]}


def _placings(slots: Sequence[S], way: _Way[S], size: int) -> Iterator[Mapping[int, tuple[int, int]]]:
    people = _slots_of(way)
    for chosen in combinations(range(len(slots)), size):
        found = match([slots[index] for index in chosen], people)
        if len(found) == size:
            yield {
                chosen[index]: (person, way[person][slots[chosen[index]]]) for index, person in sorted(found.items())
            }


def _rest(slots: Sequence[S], places: Mapping[int, tuple[int, int]], undecided: Voices[S]) -> int:
    left = [slot for index, slot in enumerate(slots) if index not in places]
    free = unheard(undecided, frozenset(voice for _, voice in places.values()))
    return max(len(match(left, _slots_of(way))) for way in _ways(free)) if left else 0


def _slots_of(way: _Way[S]) -> dict[int, frozenset[S]]:
    return {person: frozenset(found) for person, found in way.items()}


def _place(
    person: int, slots: Sequence[S], people: Mapping[int, frozenset[S]], filled: dict[int, int], tried: set[int]
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
