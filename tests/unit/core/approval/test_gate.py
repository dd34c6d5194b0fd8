"""The gate, rule by rule (rules 1 to 13), and wrong gates that the same cases catch."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.approval.gate import judge
from automation.core.history.request import Account
from automation.core.policy.matrix import ApprovalRow
from tests.builders.gate_facts import CHANGED, MILLION, after, back, desk, facts, no, without_term, yes
from tests.unit.core.approval.bent_facts import right
from tests.unit.core.approval.gate_cases import OPEN, SHUT
from tests.unit.core.approval.wrong_gates import WRONG

A_AND_LEADER = ("manajemen", "manajemen", "pimpinan")


@pytest.mark.parametrize("case", OPEN)
def test_the_gate_opens(case):
    """With what the rules ask for, the request may be developed and nothing blocks it."""
    assert right(OPEN[case])
    assert judge(OPEN[case]).blocks == ()


@pytest.mark.parametrize("case", SHUT)
def test_the_gate_stays_shut(case):
    """Without it the gate is shut, and at least one reason says why."""
    assert not right(SHUT[case])
    assert judge(SHUT[case]).blocks


@pytest.mark.parametrize("gate", WRONG, ids=lambda gate: gate.__name__)
def test_a_wrong_gate_is_found_out(gate):
    """Each gate that breaks a rule gives another verdict on one of the cases at least."""
    found = [name for name, case in OPEN.items() if not gate(case)] + [
        name for name, case in SHUT.items() if gate(case)
    ]

    assert found


@pytest.mark.parametrize(
    ("vote", "code"),
    [
        (yes("joko", 2, author=Account(login="x", id=1, kind="Bot")), "not_a_person"),
        (yes("joko", 2, author=Account(login="x", id=None, kind="Unknown")), "not_a_person"),
        (yes("joko", 2, edited_at=after(3)), "edited"),
        (yes("joko", 2, via_email=True), "via_email"),
        (yes("sari", 2), "not_in_role"),
        (yes("joko", 2, code=None), "code_unreadable"),
        (yes("joko", 2, code="0000-0000-0000"), "other_code"),
        (yes("joko", 0), "earlier_than_change"),
        (yes("joko", -1), "earlier_than_change"),
        (yes("wati", 2), "repeated"),
        (yes("joko", 2), "counts"),
    ],
)
def test_each_approval_says_why_it_does_not_count(vote, code):
    """A stable reason code stands beside every approval comment (rule 12)."""
    found = judge(facts(yes("wati"), vote)).approvals[-1]

    assert (code == "counts", code) == (found.counts, found.reason.code)


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (facts(yes("wati"), is_complete=False), "nothing_to_approve"),
        (facts(yes("wati"), author="wati"), "requester_side"),
        (facts(yes("wati"), editors=("wati",)), "edited_request"),
        (facts(yes("wati"), writers=("wati",)), "wrote_evidence"),
        (facts(yes("wati"), back("wati", 2)), "withdrawn"),
        (facts(yes("wati"), no("wati", 2)), "rejected_later"),
        (facts(yes("wati"), of=without_term(desk(), "manajemen", "wati")), "not_in_role"),
    ],
)
def test_each_bar_has_its_code(case, code):
    """What the request's own history says against an approval is named too."""
    assert judge(case).approvals[0].reason.code == code


def needed_roles(facts):
    """The roles of the needed slots, one entry a slot."""
    return tuple(slot.role for slot in facts.needed.slots)


def test_the_slots_are_those_of_the_rows_that_apply():
    """B needs one manager, A two; a plan above Rp200.000.000 also the executive; rows add up."""
    assert needed_roles(facts(process="perbaikan-fitur")) == ("manajemen",)
    assert needed_roles(facts()) == ("manajemen", "manajemen")
    assert needed_roles(facts(budget=200 * MILLION)) == ("manajemen", "manajemen")
    assert needed_roles(facts(budget=200 * MILLION + 1)) == A_AND_LEADER
    assert needed_roles(facts(process="perbaikan-fitur", budget=200 * MILLION + 1)) == ("manajemen", "pimpinan")
    assert needed_roles(facts(budget=0)) == ("manajemen", "manajemen")


def test_an_unknown_budget_meets_every_row():
    """Nobody escapes the executive by leaving the amount out (rule 6)."""
    assert needed_roles(facts(budget=None)) == A_AND_LEADER


def test_no_row_blocks():
    """A procedure that no row names can never start; the reason says so."""
    found = judge(facts(yes("wati"), of=desk(approvals=(ApprovalRow(sop="lain", needs=(("manajemen", 1),)),))))

    assert [reason.code for reason in found.blocks] == ["no_approval_row"]


def test_too_few_who_may_approve_block_with_their_own_reason():
    """With one manager left for two slots the gate says that people are missing, not only approvals (rule 6)."""
    alone = without_term(without_term(desk(), "manajemen", "wati"), "manajemen", "ratna")

    assert {reason.code for reason in judge(facts(of=alone)).blocks} == {"missing_approval", "too_few_eligible"}
    assert {reason.code for reason in judge(facts(yes("joko"), of=alone)).blocks} == {
        "missing_approval",
        "too_few_eligible",
    }


def test_a_role_that_nobody_holds_blocks():
    """An empty list of eligible people never passes."""
    empty = replace(desk(), approvals=(ApprovalRow(needs=(("rektor", 1),)),))

    assert "too_few_eligible" in {reason.code for reason in judge(facts(of=empty)).blocks}


def test_who_may_not_approve_is_not_asked():
    """Those barred, and those who decided, are not among the people who could fill an open slot."""
    found = judge(facts(yes("wati"), writers=("joko",)))

    assert [person.login for person in found.eligible["manajemen"]] == ["ratna"]


def test_the_executive_who_is_a_manager_fills_the_slot_nobody_else_can():
    """Ratna's one approval counts as the executive's, so that the two managers can still complete it (rule 5)."""
    found = judge(facts(yes("ratna"), budget=None))

    assert [each.fills for each in found.approvals] == ["pimpinan"]
    assert found.open_slots == ("manajemen", "manajemen")
    assert {reason.code for reason in found.blocks} == {"missing_approval"}


def test_an_approval_too_many_fills_no_slot():
    """It is shown as not counted, for its slots are filled."""
    found = judge(facts(yes("wati"), yes("joko", 2), yes("ratna", 3)))

    assert [each.reason.code for each in found.approvals] == ["counts", "counts", "no_open_slot"]


def test_a_login_alone_is_nobody():
    """Where the desk file has no id for somebody, no account is that person, whatever its login is."""
    people = tuple(replace(person, account_id=None) for person in desk().people)
    roles = tuple(
        replace(role, terms=tuple(replace(term, person=replace(term.person, account_id=None)) for term in role.terms))
        for role in desk().roles
    )
    found = judge(
        facts(yes("wati"), yes("WATI", 2, author=Account(login="WATI", id=5)), of=desk(people=people, roles=roles))
    )

    assert [each.counts for each in found.approvals] == [False, False]


def test_one_rejection_shuts_the_gate_and_names_who():
    """However many approve."""
    found = judge(facts(yes("wati"), yes("joko", 2), no("ratna", 3)))

    assert [(reason.code, reason.facts["login"]) for reason in found.blocks] == [("rejected", "ratna")]


@given(st.permutations([yes("wati"), yes("joko", 2), yes("ratna", 3)]), st.sampled_from([0, 200 * MILLION + 1, None]))
def test_the_order_of_approvals_opens_or_shuts_nothing(votes, budget):
    """Three people who all approve open the same gates in any order."""
    assert right(facts(*votes, budget=budget))


@given(st.lists(st.sampled_from(["wati", "joko", "ratna", "budi", "dina"]), max_size=6), st.integers(0, 5))
def test_taking_an_approval_away_never_opens(logins, place):
    """Fewer approvals never open a gate that more of them left shut (security I5)."""
    votes = [yes(login, minute + 1) for minute, login in enumerate(logins)]
    fewer = [vote for index, vote in enumerate(votes) if index != place]

    assert right(facts(*votes)) or not right(facts(*fewer))


@given(st.integers(0, 2))
def test_editing_an_approval_never_adds_one(place):
    """Whichever approval is edited, the gate is not more open than before (security I4)."""
    votes = [yes("wati"), yes("joko", 2), yes("ratna", 3)]
    edited = replace(votes[place], comment=replace(votes[place].comment, edited_at=CHANGED + timedelta(hours=2)))
    after_edit = [edited if index == place else vote for index, vote in enumerate(votes)]
    counting = [each.counts for each in judge(facts(*after_edit)).approvals]

    assert not counting[place]
