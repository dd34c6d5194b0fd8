"""Which letters fill a slot, and which do not: signatory, recorder, role and day (rules 3, 4 and 13)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.approval.gate import judge
from automation.core.history.record import FORMER_FORMAT, EntryKind
from automation.core.history.request import Account
from tests.builders.gate_facts import CHANGED, after, back, desk, facts, lent, letter, no, recorded, row, yes
from tests.builders.slots import codes

PAPER = desk(approvals=(row(pimpinan=1, letters=True),))
BOTH = desk(approvals=(row(manajemen=1), row(pimpinan=1, letters=True)))
DAY = timedelta(days=1)


def test_a_letter_fills_the_slot_of_its_row():
    """Recorded by sari, signed by ratna: it counts as the executive's approval, and shows who recorded it."""
    found = judge(facts(letter("ratna"), of=PAPER))

    assert found.is_open
    assert [(each.login, each.fills, each.recorder) for each in found.approvals] == [("ratna", "pimpinan", "sari")]
    assert found.letters == ("Persetujuan Pimpinan",)


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (facts(letter("ratna"), of=desk(approvals=(row(pimpinan=1),))), "letter_not_taken"),
        (facts(letter("wati", role="manajemen"), of=BOTH), "letter_not_taken"),
        (facts(letter("wati"), of=PAPER), "signatory_not_in_role"),
        (facts(letter("ratna", recorder="wati"), of=PAPER), "recorder_not_in_role"),
        (facts(letter("ratna", recorder="budi"), of=PAPER), "recorder_barred"),
        (facts(letter("ratna", recorder="sari"), of=PAPER, author="sari"), "recorder_barred"),
        (facts(letter("ratna", recorder="sari"), of=PAPER, editors=("sari",)), "recorder_barred"),
        (facts(letter("ratna", recorder="sari"), of=PAPER, did={"evaluasi": ("sari",)}), "recorder_barred"),
        (facts(letter("ratna", recorder="sari"), of=PAPER, did={"pengembangan": ("sari",)}), "recorder_barred"),
        (facts(letter("ratna", recorder="sari"), of=replace(PAPER, recorded_by="")), "recorder_not_in_role"),
        (facts(letter("ratna", via_email=True), of=PAPER), "via_email"),
        (facts(letter("ratna", edited_at=after(2)), of=PAPER), "edited"),
        (facts(letter("ratna", author=Account(login="sari", id=66)), of=PAPER), "login_reused"),
        (facts(letter("ratna", code=None), of=PAPER), "code_unreadable"),
        (facts(letter("ratna", code="0000-0000-0000"), of=PAPER), "other_code"),
        (facts(letter("ratna", 0), of=PAPER), "earlier_than_change"),
        (facts(letter("ratna", day=CHANGED.date() - DAY), of=PAPER), "letter_day"),
        (facts(letter("ratna", day=CHANGED.date() + DAY), of=PAPER), "letter_day"),
        (facts(letter("ratna"), of=PAPER, author="ratna"), "requester_side"),
        (facts(letter("ratna"), of=PAPER, writers=("ratna",)), "wrote_evidence"),
        (facts(letter("ratna"), back("ratna", 2), of=PAPER), "withdrawn"),
        (facts(letter("ratna"), no("ratna", 2), of=PAPER), "rejected_later"),
        (facts(letter("ratna"), of=PAPER, is_complete=False), "nothing_to_approve"),
        (facts(letter("ratna"), yes("ratna", 2), of=PAPER), "counts"),
    ],
)
def test_why_a_letter_does_not_count(case, code):
    """Each reason has its code; the recorder's comment must be what an approval must be (rule 3)."""
    assert codes(case)[0] == code
    assert judge(case).is_open is (code == "counts")


def test_a_letter_fills_no_slot_of_a_row_that_takes_none():
    """Ratna is a manager too, but a letter as the executive does not make her one of the managers."""
    of = desk(approvals=(row(manajemen=1), row(manajemen=1, letters=True), row(pimpinan=1, letters=True)))

    assert judge(facts(letter("ratna"), of=of)).open_slots == ("manajemen", "manajemen")
    assert judge(facts(letter("wati", role="manajemen"), of=of)).approvals[0].fills == "manajemen"
    two = facts(letter("wati", role="manajemen"), letter("joko", 2, role="manajemen"), of=of)
    assert codes(two) == ["counts", "no_open_slot"]


def test_a_letter_fills_the_role_that_it_says():
    """What was signed as the executive is no manager's approval, even where the matrix takes letters for both."""
    of = desk(approvals=(row(manajemen=1, pimpinan=1, letters=True),))

    assert judge(facts(letter("ratna"), of=of)).open_slots == ("manajemen",)
    assert judge(facts(letter("ratna", role="manajemen"), of=of)).open_slots == ("pimpinan",)
    assert judge(facts(letter("ratna"), letter("ratna", 2, role="manajemen"), of=of)).open_slots == ("manajemen",)


def test_who_recorded_does_not_sign():
    """A recorder who holds the office approves in person, or has it recorded by somebody else."""
    of = desk(("pimpinan", "sari", None, None), approvals=PAPER.approvals)

    own = facts(letter("sari", recorder="sari"), of=of)

    assert codes(own) == ["recorder_signed"]
    assert codes(facts(yes("sari"), of=of)) == ["counts"]
    (taken,) = recorded(own, 0, EntryKind.APPROVAL).votes
    before = replace(taken, entry=replace(taken.entry, format=FORMER_FORMAT))
    assert codes(replace(own, votes=(before,))) == ["recorder_signed"]


def test_the_signatory_held_the_office_on_the_day_and_when_it_was_recorded():
    """A term that ended in between, or began after the day of the letter, does not do."""
    yesterday = CHANGED - DAY
    old = facts(letter("ratna"), of=replace(desk(("pimpinan", "ratna", None, after(0.5))), approvals=PAPER.approvals))
    new = desk(("pimpinan", "ratna", after(0.5) + DAY, None), approvals=PAPER.approvals)

    assert codes(old) == ["signatory_not_in_role"]
    assert codes(facts(letter("ratna", 3 * 24 * 60), of=new, at=after(5 * 24 * 60))) == ["signatory_not_in_role"]
    assert yesterday < CHANGED


def test_a_delegate_may_sign():
    """A letter of a Plh. counts in the name of the office holder."""
    of = replace(PAPER, delegations=(lent("joko", "ratna", "pimpinan"),))
    found = judge(facts(letter("joko"), of=of)).approvals[0]

    assert (found.reason.code, found.fills, found.on_behalf) == ("counts", "pimpinan", "ratna")
    assert codes(facts(letter("joko"), letter("ratna", 2), of=of)) == ["principal_decided", "counts"]


def test_a_letter_lifts_no_rejection():
    """Who rejected with an account lifts it with that account (other rules); a recorder cannot."""
    case = facts(no("ratna", 1), letter("ratna", 2), of=PAPER)

    assert [reason.code for reason in judge(case).blocks] == ["rejected"]
    assert judge(facts(no("ratna", 1), yes("ratna", 2), of=PAPER)).is_open


def test_a_comment_of_ones_own_fills_what_a_letter_may_not():
    """Two approvals of one person stand side by side, whichever came first; together they fill one slot."""
    of = desk(approvals=(row(manajemen=1, letters=True), row(manajemen=1)))
    signed, said = letter("wati", 1, role="manajemen"), yes("wati", 3)

    for votes in (
        (signed, yes("joko", 2, via_email=True), said),
        (yes("wati", 1), letter("wati", 2, role="manajemen")),
    ):
        found = judge(facts(*votes, of=of))
        assert sorted(each.reason.code for each in found.approvals if each.login == "wati") == ["counts", "repeated"]
        assert found.open_slots == ("manajemen",)
    lent_to = letter("joko", 4, role="manajemen")
    assert judge(facts(signed, said, lent_to, of=of)).is_open
    assert not judge(facts(signed, lent_to, of=of)).is_open


def test_nobody_puts_an_own_letter_on_record_through_a_deputy():
    """Neither does the signatory's deputy, nor does the recorder sign through one; with a second principal it works."""
    it = desk(("tim_it", "ratna", None, None), ("pimpinan", "sari", None, None), approvals=PAPER.approvals)
    of = replace(it, delegations=(lent("eko", "ratna", "tim_it"), lent("joko", "sari", "pimpinan")))

    assert codes(facts(letter("ratna", recorder="eko"), of=of)) == ["recorder_signed"]
    assert codes(facts(letter("joko", recorder="sari"), of=of)) == ["principal_barred"]
    both = replace(of, delegations=(*of.delegations, lent("eko", "sari", "tim_it")))
    assert codes(facts(letter("ratna", recorder="eko"), of=both)) == ["counts"]
