"""Who may fill which slot: one person one slot, one voice heard once, and as many filled as can be (rule 5)."""

from dataclasses import replace
from itertools import combinations

from hypothesis import example, given

from automation.core.approval.gate import judge
from automation.core.approval.slots import open_seats, voices_of
from tests.builders.drawn_gates import approvals, lendings, made, matrices, offices
from tests.builders.gate_facts import desk, facts, row, without_term, yes
from tests.builders.slots import NEW_NAME, ONE, PLH, codes, told

# One person, one slot.


def test_who_holds_both_roles_fills_one_slot():
    """Ratna's one approval is the executive's or a manager's, never both."""
    case = facts(yes("ratna"), of=desk(approvals=(row(manajemen=1, pimpinan=1),)))

    assert [each[1] for each in told(case)] == ["counts"]
    assert len(judge(case).open_slots) == 1


def test_one_of_many_seats_is_taken():
    """Joko, manager and Plh. of the executive, fills one slot; wati fills the other."""
    of = desk(approvals=(row(manajemen=1, pimpinan=1),), delegations=PLH.delegations)

    assert not judge(facts(yes("joko"), of=of)).is_open
    assert told(facts(yes("joko"), yes("wati", 2), of=of)) == [
        ("joko", "counts", "pimpinan", "ratna"),
        ("wati", "counts", "manajemen", ""),
    ]


def most(case):
    """By trying everything: how many slots the approvals fill, no person twice and no voice twice."""
    of, slots = case.case.desk, case.needed.slots
    counting = [
        vote
        for vote, verdict in zip(case.votes, judge(case).approvals, strict=True)
        if verdict.reason.code in {"counts", "no_open_slot", "principal_decided"}
    ]
    in_person = {
        vote.author.login
        for vote in counting
        if any(_fits(vote, slot, of) and _holds(of, vote, slot) for slot in slots)
    }
    seats = [
        (vote.author.login, voice, place)
        for vote in counting
        for place, slot in enumerate(slots)
        if _fits(vote, slot, of)
        for voice in _voices(of, vote, slot, in_person)
    ]
    for size in range(len(slots), 0, -1):
        for chosen in combinations(seats, size):
            if all(len({each[part] for each in chosen}) == size for part in range(3)):
                return size
    return 0


def _fits(vote, slot, of):
    titles = {f"Persetujuan {role.title.id}": role.key for role in of.roles}
    return vote.letter is None or (slot.letters and titles[vote.letter.subject] == slot.role)


def _holds(of, vote, slot):
    return any(term.person.login == vote.author.login for term in of.role(slot.role).terms)


def _voices(of, vote, slot, in_person):
    if _holds(of, vote, slot):
        return {vote.author.login}
    lent = [each for each in of.delegations if each.role == slot.role]
    # Whose own term is over lends nothing while acting for somebody else.
    acting = {each.delegate.login for each in lent} - {term.person.login for term in of.role(slot.role).terms}
    named = [each.principal.login for each in lent if each.delegate.login == vote.author.login]
    return {login for login in named if login not in acting} - in_person


# Matching, against trying everything.


@given(offices, lendings, matrices, approvals)
@example(
    holders={("manajemen", "wati")},
    lendings=[("joko", "wati", "manajemen"), ("joko", "ratna", "pimpinan"), ("ratna", "wati", "pimpinan")],
    rows=[row(manajemen=1), row(pimpinan=1)],
    votes=[("yes", "wati", ""), ("yes", "joko", "")],
)
def test_as_many_slots_are_filled_as_can_be(holders, lendings, rows, votes):
    """With delegates and letters too, trying everything fills no more slots than the gate does."""
    case = made(holders, lendings, rows, votes)
    found = judge(case)

    assert len(found.slots) - len(found.open_slots) == most(case)


@given(offices, lendings, matrices, approvals)
def test_nobody_and_no_voice_is_heard_twice(holders, lendings, rows, votes):
    """Each slot has one person, each person one slot, and nobody speaks beside somebody in their name."""
    counting = [each for each in judge(made(holders, lendings, rows, votes)).approvals if each.counts]
    voices = [each.on_behalf or each.login for each in counting]

    assert len({each.login for each in counting}) == len(counting)
    assert len(set(voices)) == len(voices)


@given(offices, lendings, matrices, approvals)
def test_whom_the_gate_asks_can_bring_it_further(holders, lendings, rows, votes):
    """An approval of anybody who is named for an open slot fills one slot more."""
    case = made(holders, lendings, rows, votes)
    found = judge(case)
    for login in {each.login for people in found.eligible.values() for each in people}:
        more = judge(replace(case, votes=(*case.votes, replace(yes(login, 60), code=case.revision.code))))

        assert len(more.open_slots) < len(found.open_slots)


def test_seats_are_known_by_number():
    """A seat is that of the entry, whatever the account is called now."""
    case = facts(yes("ratna", author=NEW_NAME), of=ONE)
    (slot,) = case.needed.slots

    assert voices_of(case, case.votes[0], [slot]) == {1007: {slot}}
    assert open_seats(case, [slot], [1007]) == {}
    assert open_seats(case, [slot], []) == {1007: {1007: {slot}}, 1006: {1007: {slot}}}


def test_without_a_term_nobody_sits():
    """Removing the entry takes the seat, and the delegate's stays only while the file names the delegation."""
    assert codes(facts(yes("ratna"), of=without_term(ONE, "pimpinan", "ratna"))) == ["not_in_role"]
    assert codes(facts(yes("joko"), of=replace(ONE, delegations=()))) == ["not_in_role"]
