"""The matching of rule 5 against every way of giving slots to people."""

from itertools import permutations
from random import Random

from tests.proof.oracle.matching import Offer, match

ROLES = ("manajemen", "pimpinan", "pusat data")


def every_way(slots, offers):
    """Each choice of one offer or none per slot in which nobody and no seat is used twice, by trying them all."""
    for row in set(permutations((*offers, *[None] * len(slots)), len(slots))):
        people = [{offer.who, offer.seat} for offer in row if offer]
        fitting = all(
            offer is None or (offer.role == role and (letters or not offer.letter))
            for (role, letters), offer in zip(slots, row, strict=True)
        )
        if fitting and len(set().union(*people)) == sum(map(len, people)):
            yield row


def score(row, made):
    """How many slots go to offers that were made, and how many of the others the waiting could still fill beside it."""
    filled = sum(offer in made for offer in row)
    return filled, len(row) - row.count(None) - filled


def offers(rng, people):
    """A few offers of these people, now and then on somebody else's seat or by letter."""
    found = [(rng.choice(people), rng.choice(ROLES), rng.random() < 0.2) for _ in range(rng.randint(0, 4))]
    return [
        Offer(who, role, who if rng.random() < 0.8 else rng.choice("abcdef"), letter) for who, role, letter in found
    ]


def test_no_choice_is_better_than_the_one_taken():
    """Over many small cases nobody finds a choice that fills more, or leaves more for those who have not decided."""
    for seed in range(300):
        rng = Random(seed)
        slots = [(rng.choice(ROLES), rng.random() < 0.5) for _ in range(rng.randint(0, 3))]
        made, waiting = offers(rng, "abc"), offers(rng, "def")

        taken = match(slots, made, waiting)

        ways = set(every_way(slots, made + waiting))
        assert taken in ways
        assert score(taken, made) == max(score(way, made) for way in ways)


def test_a_person_of_two_roles_leaves_the_slot_the_waiting_can_fill():
    """Ratna takes the executive's slot because only managers have yet to decide."""
    slots = [("manajemen", False), ("pimpinan", False)]
    ratna = [Offer("ratna", role, "ratna") for role in ("manajemen", "pimpinan")]
    wati = Offer("wati", "manajemen", "wati")

    assert match(slots, ratna, [wati]) == (wati, ratna[1])
    assert match(slots, ratna, []) == (ratna[0], None)
