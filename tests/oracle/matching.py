"""Rule 5 as a search: one person fills one slot, and the open slots stay fillable by those who have not decided."""

from collections.abc import Iterator
from typing import NamedTuple


class Slot(NamedTuple):
    """One approval the matrix asks for, and whether a signed letter may stand for it."""

    role: str
    letters: bool = False


class Offer(NamedTuple):
    """One person may fill a slot of this role; the seat is the person whose office is used."""

    who: str | int
    role: str
    seat: str | int
    letter: bool = False


Choice = tuple[Offer | None, ...]  # one per slot


def match(slots: tuple[Slot, ...], offers: tuple[Offer, ...], waiting: tuple[Offer, ...]) -> Choice:
    """Fill as many slots as possible, and among such choices leave the open slots most fillable by the waiting."""
    best: tuple[int, int, Choice] = (-1, -1, ())
    for choice in _choices(slots, offers, frozenset()):
        filled = len(slots) - choice.count(None)
        if filled >= best[0]:
            best = max(best, (filled, fillable(slots, choice, waiting), choice), key=lambda found: found[:2])
        if best[:2] == (len(slots), 0):
            break
    return best[2]


def fillable(slots: tuple[Slot, ...], choice: Choice, waiting: tuple[Offer, ...]) -> int:
    """How many of the open slots the waiting can fill, beside the people already used."""
    left = tuple(slot for slot, offer in zip(slots, choice, strict=True) if offer is None)
    used = frozenset(name for offer in choice if offer for name in (offer.who, offer.seat))
    return max(len(left) - more.count(None) for more in _choices(left, waiting, used))


def _choices(slots: tuple[Slot, ...], offers: tuple[Offer, ...], used: frozenset[str | int]) -> Iterator[Choice]:
    if not slots:
        yield ()
        return
    for offer in offers:
        if fits(slots[0], offer) and not used & {offer.who, offer.seat}:
            for rest in _choices(slots[1:], offers, used | {offer.who, offer.seat}):
                yield (offer, *rest)
    for rest in _choices(slots[1:], offers, used):
        yield (None, *rest)


def fits(slot: Slot, offer: Offer) -> bool:
    """Whether the offer is of the slot's role, and no letter where only a comment will do."""
    return slot.role == offer.role and (slot.letters or not offer.letter)
