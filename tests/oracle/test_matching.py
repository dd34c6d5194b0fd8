"""The matching of rule 5 against every way of giving slots to people."""

from itertools import permutations
from random import Random

from tests.oracle.matching import Offer, Slot, fillable, match

ROLES = ("manajemen", "pimpinan", "pusat data")


def every_way(slots, offers):
    """Each choice of one offer or none per slot in which nobody and no seat is used twice, by trying them all."""
    for row in set(permutations((*offers, *[None] * len(slots)), len(slots))):
        people = [{offer.who, offer.seat} for offer in row if offer]
        fitting = all(
            offer is None or (offer.role == slot.role and (slot.letters or not offer.letter))
            for slot, offer in zip(slots, row, strict=True)
        )
        if fitting and len(set().union(*people)) == sum(map(len, people)):
            yield row


def score(slots, row, waiting):
    """How many slots a choice fills, and how many of the others the waiting could still fill beside it."""
    rest = tuple(slot for slot, offer in zip(slots, row, strict=True) if offer is None)
    used = {name for offer in row if offer for name in (offer.who, offer.seat)}
    free = tuple(offer for offer in waiting if not {offer.who, offer.seat} & used)
    return len(slots) - row.count(None), max(len(rest) - way.count(None) for way in every_way(rest, free))


def offers(rng, people):
    """A few offers of these people, now and then on somebody else's seat or by letter."""
    found = [(rng.choice(people), rng.choice(ROLES), rng.random() < 0.2) for _ in range(rng.randint(0, 4))]
    return tuple(
        Offer(who, role, who if rng.random() < 0.8 else rng.choice("abcdef"), letter) for who, role, letter in found
    )


def test_no_choice_is_better_than_the_one_taken():
    """Over many small cases nobody finds a choice that fills more, or leaves more for those who have not decided."""
    for seed in range(300):
        rng = Random(seed)
        slots = tuple(Slot(rng.choice(ROLES), rng.random() < 0.5) for _ in range(rng.randint(0, 3)))
        made, waiting = offers(rng, "abc"), offers(rng, "def")

        taken = match(slots, made, waiting)

        ways = set(every_way(slots, made))
        assert taken in ways
        assert score(slots, taken, waiting) == max(score(slots, way, waiting) for way in ways)


def test_a_person_of_two_roles_leaves_the_slot_the_waiting_can_fill():
    """Ratna takes the executive's slot because only managers have yet to decide."""
    slots = (Slot("manajemen"), Slot("pimpinan"))
    ratna = (Offer("ratna", "manajemen", "ratna"), Offer("ratna", "pimpinan", "ratna"))
    waiting = (Offer("wati", "manajemen", "wati"),)

    taken = match(slots, ratna, waiting)

    assert taken == (None, ratna[1])
    assert fillable(slots, taken, waiting) == 1
