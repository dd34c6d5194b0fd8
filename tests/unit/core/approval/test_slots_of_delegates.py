"""Delegates in the slots of others: their window, their role, and the one voice of an office (rules 4 and 5)."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from automation.core.approval.gate import judge
from automation.core.approval.slots import key_of
from tests.builders.gate_facts import MILLION, after, back, desk, facts, lent, letter, no, row, yes
from tests.builders.slots import NEW_NAME, ONE, PLH, codes, told
from tests.builders.stories import account

DEAR = 200 * MILLION + 1
TWO = desk(approvals=(row(pimpinan=2),), delegations=(lent("joko", "ratna", "pimpinan"),))


def test_a_delegate_fills_the_slot_in_the_name_of_the_office_holder():
    """Joko is no executive; as Plh. of ratna he decides, and it is shown in whose name."""
    assert told(facts(yes("joko"), of=ONE)) == [("joko", "counts", "pimpinan", "ratna")]
    assert judge(facts(yes("joko"), of=ONE)).is_open


@pytest.mark.parametrize(
    ("minute", "code"), [(9, "outside_delegation"), (10, "counts"), (19, "counts"), (20, "outside_delegation")]
)
def test_a_delegate_counts_within_the_window_only(minute, code):
    """From its first second to before its end, by the time of the comment."""
    window = lent("joko", "ratna", "pimpinan", after(10), after(20))

    assert codes(facts(yes("joko", minute), of=desk(approvals=(row(pimpinan=1),), delegations=(window,)))) == [code]


def test_the_window_is_told_in_the_days_of_the_desk():
    """A window from 24 to 26 November in Jakarta is named by these days, though it begins on the 23rd in UTC."""
    midnight = after(0).replace(hour=17) - timedelta(days=1)
    window = lent("joko", "ratna", "pimpinan", midnight - timedelta(days=3), midnight)
    found = judge(facts(yes("joko"), of=desk(approvals=(row(pimpinan=1),), delegations=(window,)))).approvals[0]

    assert found.reason.facts == {"from": "2026-11-21", "until": "2026-11-23"}


def test_a_delegation_is_for_its_role_only():
    """Who stands in for the executive does not become a manager by it."""
    stands_in = desk(delegations=(lent("sari", "ratna", "pimpinan"),))

    assert codes(facts(yes("sari"), of=stands_in)) == ["not_in_role"]
    assert told(facts(yes("sari"), yes("wati", 2), budget=DEAR, of=stands_in))[0][1:] == ("counts", "pimpinan", "ratna")


def test_a_delegate_who_is_barred_fills_nothing():
    """Who planned does not approve in another's name either (rule 5)."""
    assert codes(facts(yes("joko"), of=ONE, writers=("joko",))) == ["wrote_evidence"]


@pytest.mark.parametrize(
    "bars", [{"author": "ratna"}, {"editors": ("ratna",)}, {"writers": ("ratna",)}], ids=lambda bars: next(iter(bars))
)
def test_whoever_is_barred_lends_nobody_a_voice(bars):
    """A head who asks, edits or plans cannot have it approved by a deputy; the reason says that."""
    case = facts(yes("joko"), of=ONE, **bars)

    assert codes(case) == ["principal_barred"]
    assert {reason.code for reason in judge(case).blocks} == {"missing_approval", "too_few_eligible"}


@pytest.mark.parametrize(
    "order", [*permutations([yes("joko"), yes("ratna", 2)])], ids=["delegate first", "holder first"]
)
def test_principal_and_delegate_fill_one_slot_together(order):
    """One office, one voice: what is decided in person stands before what is decided in one's name."""
    case = facts(*(replace(vote, at=after(place + 1)) for place, vote in enumerate(order)), of=TWO)

    assert {each[0]: each[1] for each in told(case)} == {"ratna": "counts", "joko": "principal_decided"}
    assert not judge(case).is_open


def test_a_holder_who_was_renamed_is_still_one_voice():
    """The login of the comment differs from that of the desk file; the numeric id tells who it is."""
    case = facts(yes("joko"), yes("ratna", 2, author=NEW_NAME), of=TWO)

    assert codes(case) == ["principal_decided", "counts"]


def test_a_letter_and_a_comment_of_a_renamed_person_are_one_voice():
    """One person fills one slot, under whatever login."""
    of = desk(approvals=(row(pimpinan=2, letters=True),))

    assert codes(facts(letter("ratna"), yes("ratna", 2, author=NEW_NAME), of=of)) == ["counts", "repeated"]


def test_a_renamed_person_who_decided_is_not_asked_again():
    """Nor counted among those who could still fill a slot."""
    case = facts(yes("ratna", author=NEW_NAME), of=desk(approvals=(row(pimpinan=2),)))

    assert judge(case).eligible == {"pimpinan": ()}
    assert "too_few_eligible" in {reason.code for reason in judge(case).blocks}


def test_two_delegates_of_one_person_are_one_voice():
    """One after the other in office, both approve: one slot."""
    pair = (lent("joko", "ratna", "pimpinan", end=after(2)), lent("wati", "ratna", "pimpinan", after(2)))
    case = facts(yes("joko"), yes("wati", 2), of=desk(approvals=(row(pimpinan=2),), delegations=pair))

    assert codes(case) == ["counts", "principal_decided"]
    assert not judge(case).is_open


def test_a_voice_that_a_delegate_does_not_need_is_left_for_the_next():
    """Joko fills a manager's slot in his own right, so that wati may stand in for ratna."""
    pair = (lent("joko", "ratna", "pimpinan", end=after(2)), lent("sari", "ratna", "pimpinan", after(2)))
    case = facts(yes("joko"), yes("sari", 2), of=desk(approvals=(row(manajemen=1, pimpinan=1),), delegations=pair))

    assert told(case) == [("joko", "counts", "manajemen", ""), ("sari", "counts", "pimpinan", "ratna")]
    assert judge(case).is_open


def test_the_holder_may_still_decide_where_the_delegate_has_a_slot_of_their_own():
    """Joko may count as a manager, so ratna is asked for the executive's slot, and nobody is lacking."""
    case = facts(yes("joko"), of=desk(approvals=(row(manajemen=1, pimpinan=1),), delegations=PLH.delegations))
    found = judge(case)

    assert [login for people in found.eligible.values() for login in (each.login for each in people)] == ["ratna"]
    assert {reason.code for reason in found.blocks} == {"missing_approval"}


def test_holder_and_delegate_are_not_two_people_who_could_decide():
    """With one executive and her delegate two slots can never be filled, and the gate says so at once."""
    assert {reason.code for reason in judge(facts(of=TWO)).blocks} == {"missing_approval", "too_few_eligible"}
    assert {reason.code for reason in judge(facts(of=ONE)).blocks} == {"missing_approval"}


def test_a_delegate_of_two_people_lends_the_voice_that_is_free():
    """When the first of them decides in person, the second one's voice is left."""
    both = desk(
        ("pimpinan", "wati", None, None),
        approvals=(row(pimpinan=2),),
        delegations=(lent("joko", "ratna", "pimpinan"), lent("joko", "wati", "pimpinan")),
    )

    assert told(facts(yes("joko"), yes("ratna", 2), of=both)) == [
        ("joko", "counts", "pimpinan", "wati"),
        ("ratna", "counts", "pimpinan", ""),
    ]


def test_a_withdrawal_of_the_holder_takes_the_delegates_earlier_approval_along():
    """Ratna approved too and took it back: what joko said before in her name is not hers any more."""
    votes = (yes("joko"), yes("ratna", 2), back("ratna", 3))

    assert codes(facts(*votes, of=ONE)) == ["principal_decided", "withdrawn"]
    assert codes(facts(*votes, yes("joko", 4), of=ONE))[-1] == "counts"


def test_a_rejection_of_the_holder_binds_over_the_delegate():
    """Whatever the delegate approves, before or after."""
    for votes in ((yes("joko"), no("ratna", 2)), (no("ratna", 1), yes("joko", 2))):
        assert not judge(facts(*votes, of=ONE)).is_open


def test_a_rejection_of_a_delegate_binds_until_that_person_approves():
    """The holder's own approval does not lift it (other rules)."""
    case = facts(no("joko", 1), yes("ratna", 2), of=ONE)

    assert [reason.code for reason in judge(case).blocks] == ["rejected"]
    assert judge(facts(no("joko", 1), yes("ratna", 2), yes("joko", 3), of=ONE)).is_open


def test_who_stands_in_for_an_office_that_fell_vacant_counts():
    """A Plt. acts for the last holder, whose term is over (loaded only when there was one)."""
    vacant = desk(
        ("pimpinan", "ratna", None, after(-600)),
        approvals=(row(pimpinan=1),),
        delegations=(lent("joko", "ratna", "pimpinan", after(-600)),),
    )

    assert told(facts(yes("joko"), of=vacant)) == [("joko", "counts", "pimpinan", "ratna")]


def test_delegations_do_not_chain():
    """Who stands in for somebody lends that voice to nobody else: wati has no office of joko's to act in."""
    chain = desk(
        approvals=(row(pimpinan=1),),
        delegations=(lent("joko", "ratna", "pimpinan"), lent("sari", "joko", "pimpinan")),
    )

    assert key_of(account("sari")) == 1004
    assert codes(facts(yes("joko"), yes("sari", 2), of=chain))[0] == "counts"
    assert not judge(facts(yes("sari"), no("joko", 2), of=chain)).is_open
