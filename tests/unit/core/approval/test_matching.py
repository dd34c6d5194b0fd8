"""One person fills one slot, one voice is heard once, and the open slots can still be filled (rule 5)."""

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from automation.core.approval.matching import fill, match

ROLES = "abc"
people = st.dictionaries(st.sampled_from("pqrst"), st.frozensets(st.sampled_from(ROLES)), max_size=5)
others = st.dictionaries(st.sampled_from("vwxy"), st.frozensets(st.sampled_from(ROLES)), max_size=4)
slots = st.lists(st.sampled_from(ROLES), max_size=5)


voices = st.dictionaries(
    st.sampled_from("pqrs"),
    st.dictionaries(st.sampled_from("pqrsv"), st.frozensets(st.sampled_from(ROLES), min_size=1), max_size=3),
    max_size=3,
)


def own(people):
    """Everybody with their own voice only."""
    return {name: {name: roles} for name, roles in people.items()}


def most_voiced(slots, voices):
    """How many slots can be filled with no person and no voice twice, by trying everything."""
    offers = [
        (name, voice, place)
        for name, lent in voices.items()
        for voice, roles in lent.items()
        for place, slot in enumerate(slots)
        if slot in roles
    ]

    def reach(left, used):
        sizes = [0]
        for place, offer in enumerate(left):
            parts = {("person", offer[0]), ("voice", offer[1]), ("slot", offer[2])}
            if not parts & used:
                sizes.append(1 + reach(left[place + 1 :], used | parts))
        return max(sizes)

    return reach(offers, frozenset())


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
    found = fill(slots, own(people), own(others))
    filled = {index: name for index, (name, _) in found.places.items()}
    size = most(slots, people)

    def fillable(filled):
        return most([slot for index, slot in enumerate(slots) if index not in filled], others)

    largest = [filled for filled in every_matching(slots, people) if len(filled) == size]
    assert is_matching(filled, slots, people)
    assert size == len(filled)
    assert max(map(fillable, largest)) == fillable(filled) == found.rest


@given(slots.filter(lambda slots: len(slots) <= 3), voices)
def test_a_voice_is_heard_once(slots, voices):
    """With voices of others, as many slots are filled as can be while no person and no voice comes twice."""
    found = fill(slots, voices, {})
    people, heard = zip(*found.places.values(), strict=True) if found.places else ((), ())

    assert len(set(people)) == len(people)
    assert len(set(heard)) == len(heard)
    assert all(slots[index] in voices[name][voice] for index, (name, voice) in found.places.items())
    assert most_voiced(slots, voices) == len(found.places)


def test_who_speaks_through_somebody_else_already_brings_nothing_new():
    """Ratna, for whom joko decided, would take his place and not another one."""
    ratna = {"ratna": {"ratna": frozenset("mp"), "wati": frozenset("m")}}

    assert fill("mp", {"joko": {"ratna": frozenset("p")}}, ratna).rest == 0
    assert fill("mp", {"joko": {"joko": frozenset("p")}}, ratna).rest == 1


@given(slots.filter(lambda slots: len(slots) <= 3), voices)
def test_those_who_could_decide_share_voices_too(slots, voices):
    """What is foretold of the undecided is what they could really fill."""
    assert most_voiced(slots, voices) == fill(slots, {}, voices).rest


def test_the_voice_in_a_slot_is_told():
    """Joko speaks for ratna where he must, and for himself where that will do."""
    joko = {"joko": {"joko": frozenset("m"), "ratna": frozenset("mp")}}

    assert fill("p", joko, {}).places == {0: ("joko", "ratna")}
    assert fill("m", joko, {}).places == {0: ("joko", "joko")}
    assert fill("m", joko, {}).place_of("joko") == 0
    assert fill("m", joko, {}).place_of("ratna") is None


def test_who_came_later_takes_a_place_that_the_first_can_spare():
    """Two for one slot leave the first in it; where the first fits another one, both are placed."""
    assert match("a", {"p": frozenset("a"), "q": frozenset("a")}) == {0: "p"}
    assert match("ab", {"p": frozenset("ab"), "q": frozenset("a")}) == {0: "q", 1: "p"}


def test_of_equal_fillings_the_first_is_taken():
    """Nobody else could fill either slot, so it is the one that the matrix names first."""
    assert fill("mp", own({"ratna": frozenset("mp")}), {}).places == {0: ("ratna", "ratna")}


def test_two_people_with_one_voice_fill_one_slot():
    """Both delegates of ratna decided; one is heard, and whoever has another voice as well lends that one."""
    joko, sari = {"ratna": frozenset("p")}, {"ratna": frozenset("p"), "wati": frozenset("p")}

    assert fill("pp", {"joko": joko, "dina": joko}, {}).places == {0: ("joko", "ratna")}
    both = fill("pp", {"joko": joko, "sari": sari}, {}).places
    assert set(both.values()) == {("joko", "ratna"), ("sari", "wati")}


def test_so_many_ways_to_share_voices_are_tried():
    """The 65th way to give seven voices to two people each is not: a slot seems open that could be filled."""
    voices = {name: {each: frozenset("m") for each in "tuvwxy"} for name in ("joko", "sari")}
    found = fill("p", {"dina": {"s": frozenset("m")}, "wati": {"s": frozenset("p")}} | voices, {})
    fewer = {name: {each: roles for each, roles in lent.items() if each != "y"} for name, lent in voices.items()}

    assert not found.places
    assert fill("p", {"dina": {"s": frozenset("m")}, "wati": {"s": frozenset("p")}} | fewer, {}).places


def test_who_lost_the_own_voice_still_has_that_of_another():
    """Joko decided for ratna; she is the delegate of wati, whom nobody has heard yet."""
    assert fill("mp", {"joko": {"ratna": frozenset("p")}}, {"ratna": {"wati": frozenset("m")}}).rest == 1


def test_a_voice_that_is_used_is_not_left_to_others():
    """Once joko spoke for ratna, her second delegate cannot."""
    assert fill("pp", {"joko": {"ratna": frozenset("p")}}, {"sari": {"ratna": frozenset("p")}}).rest == 0


@given(slots, people)
def test_who_came_first_stays(slots, people):
    """A later approval never takes away the place that an earlier one has."""
    names = list(people)
    if names:
        before = match(slots, {name: people[name] for name in names[:-1]})

        assert set(before.values()) <= set(match(slots, people).values())


def test_the_head_of_two_roles_leaves_the_slot_that_others_can_fill():
    """Ratna is manager and executive; a manager is still to decide: she fills the executive's slot."""
    found = fill(
        ["manajemen", "pimpinan"],
        own({"ratna": frozenset({"manajemen", "pimpinan"})}),
        own({"wati": frozenset({"manajemen"})}),
    )

    assert found.places == {1: ("ratna", "ratna")}
    assert (found.heard, found.rest) == ({"ratna"}, 1)


def test_where_nothing_is_open_nobody_is_needed():
    """However many could still decide."""
    assert fill("m", own({"wati": frozenset("m")}), own({"joko": frozenset("m")})).rest == 0
    assert fill("", {}, own({"joko": frozenset("m")})).rest == 0
