"""The timeline tells every step, fall, decision, hold and end once, in order, with its moment."""

from datetime import timedelta

import pytest

from automation.core.outcome.timeline import timeline
from tests.builders.stories import at_step, story


def rows(told):
    """Each row as what happened and the step that it led to."""
    found = timeline(told.situation, told.request, told.of.desk.calendar, told.now)
    assert [each.at for each in found] == sorted(each.at for each in found)
    return [(each.what, each.step) for each in found]


def test_a_finished_request_tells_each_step_once_and_its_end():
    """The last step is entered once, and done once."""
    told = at_step(12).fills()

    assert rows(told) == [
        ("submitted", 1),
        *(("entered", step) for step in range(2, 6)),
        ("gate_opened", 5),
        *(("entered", step) for step in range(6, 13)),
        ("done", 12),
    ]


def test_a_fall_and_the_way_on_are_rows():
    """What changed brought it back to the approvals; once they are there again it goes on where it stood."""
    told = at_step(7).edits_body("dina", "Tujuan", "Tujuan")
    assert rows(told)[-1] == ("fell", 5)

    told.approves("wati", "joko")
    assert rows(told)[-2:] == [("fell", 5), ("went_on", 7)]
    assert rows(told.fills())[-1] == ("entered", 8)


@pytest.mark.parametrize(
    ("lose", "step", "why"),
    [
        (lambda told: told.edits_body("dina", "### Tujuan\n\n", "### Tujuan\n\nJuga: "), 5, "approvals_lapsed"),
        (lambda told: told.edits_body("dina", "Tujuan", "Tujuan"), 5, "approvals_lapsed"),
        (lambda told: told.says("wati", "/tarik anggaran berubah"), 5, "approval_withdrawn"),
        (lambda told: told.says("joko", "/tolak terlalu mahal"), 5, "approver_rejected"),
        (lambda told: told.deletes("wati", "/setujui"), 5, "approvals_gone"),
        (lambda told: told.deletes("lina", "/kebutuhan"), 3, "approvals_lapsed"),
        (lambda told: told.edits_body("dina", "### Tujuan", "### Tujuh"), 1, "approvals_lapsed"),
    ],
    ids=["a text", "a touch", "a withdrawal", "a rejection", "an approval deleted", "evidence deleted", "the form"],
)
def test_a_fall_says_why(lose, step, why):
    """By the record, whatever took the approvals away."""
    told = lose(at_step(7))
    found = timeline(told.situation, told.request, told.of.desk.calendar, told.now)
    falls = [each for each in found if each.what == "fell"]

    assert [(each.step, each.why.code) for each in falls] == [(step, why)]
    assert falls[0].actor is None


def test_an_approval_that_goes_before_work_began_is_no_fall():
    """The gate shuts, and the step stays."""
    told = at_step(5).approves("wati", "joko").deletes("joko", "/setujui")

    assert rows(told)[-2:] == [("gate_opened", 5), ("lapsed", 5)]
    assert rows(told.approves("ratna"))[-1] == ("gate_opened", 5)


def test_a_withdrawal_is_told_by_itself():
    """No second row says that the gate shut."""
    told = at_step(5).approves("wati", "joko").says("joko", "/tarik keliru")

    assert rows(told)[-2:] == [("gate_opened", 5), ("approval_withdrawn", 5)]


def test_a_rejection_its_appeal_and_the_end_are_rows():
    """With the comment that says why, for those who have one."""
    told = story().opened_by("dina").says("budi", "/tolak di luar wewenang").says("dina", "/banding mohon dilihat lagi")
    found = timeline(told.situation, told.request, told.of.desk.calendar, told.now)

    assert [each.what for each in found] == ["submitted", "entered", "request_rejected", "request_appealed"]
    assert [bool(each.comment_id) for each in found] == [False, False, True, True]
    assert rows(told.says("dina", "/batal tidak jadi"))[-1] == ("request_cancelled", 2)
    assert rows(told.says("dina", "/lanjut"))[-1] == ("request_resumed", 2)


def test_a_hold_ends_with_a_row_of_its_own():
    """On its day; not where somebody ended it, nor where the request had ended."""
    held = at_step(3).says("budi", "/tunda menunggu anggaran sampai 2026-12-24")
    assert rows(held)[-1] == ("request_held", 3)
    assert rows(held.waits(timedelta(days=40)))[-2:] == [("request_held", 3), ("hold_over", 3)]

    ended = at_step(3).says("budi", "/tunda menunggu anggaran sampai 2026-12-24").says("budi", "/lanjut")
    assert rows(ended.waits(timedelta(days=40)))[-1] == ("hold_ended", 3)

    gone = at_step(3).says("budi", "/tunda menunggu anggaran sampai 2026-12-24").says("dina", "/batal tidak jadi")
    assert rows(gone.waits(timedelta(days=40)))[-1] == ("request_cancelled", 3)


def test_a_return_is_a_row_and_the_steps_come_again():
    """With its reason; the approvals of before are told as lapsed where there were any."""
    told = at_step(4).says("budi", "/kembali 3 kebutuhan berubah").fills()

    assert rows(told)[-2:] == [("returned", 3), ("entered", 4)]


def test_a_change_after_the_launch_lapses_nothing():
    """It is told as what it is."""
    told = at_step(11).edits_body("dina", "Tujuan", "Tujuan")

    assert rows(told)[-1] == ("changed_after_launch", 11)
    assert not [row for row in rows(told) if row[0] in {"lapsed", "fell"}]


def test_what_no_run_has_recorded_yet_is_told_all_the_same():
    """An opening and a fall that the site sees first."""
    assert rows(at_step(5).sleeps().approves("wati", "joko"))[-1] == ("gate_opened", 5)
    assert rows(at_step(7).sleeps().deletes("lina", "/kebutuhan"))[-1] == ("fell", 3)
