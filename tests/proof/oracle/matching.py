"""Rule 5 as a search: one person fills one slot, and the open slots stay fillable by those who have not decided."""

from typing import NamedTuple

Slot = tuple[str, bool]  # a role that the matrix asks for, and whether a signed letter may stand for it


class Offer(NamedTuple):
    """One person may fill a slot of this role; the seat is the person whose office is used."""

    who: str | int
    role: str
    seat: str | int
    letter: bool = False


def match(slots: list[Slot], made: list[Offer], waiting: list[Offer], used: frozenset = frozenset()) -> tuple:
    """Give each slot to an offer, as many as possible to those made, then to waiting, and no person or seat two slots.

    The answer has the order of the slots; one stays None where not even the waiting could fill it.
    """
    if not slots:
        return ()
    (role, letters), *others = slots
    fitting = [each for each in (*made, *waiting) if each.role == role and (letters or not each.letter)]
    free = [(each, used | {each.who, each.seat}) for each in fitting if not used & {each.who, each.seat}]
    ways = [(offer, *match(others, made, waiting, taken)) for offer, taken in (*free, (None, used))]
    return max(ways, key=lambda way: (sum(offer in made for offer in way), len(way) - way.count(None)))
