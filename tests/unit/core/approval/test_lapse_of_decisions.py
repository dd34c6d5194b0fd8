"""Decisions that go: people removed, approvals withdrawn, edited or deleted, and rejections (rules 3 and 4)."""

from dataclasses import replace

from tests.builders.gate_facts import desk, without_term
from tests.builders.lapses import gated
from tests.builders.stories import at_step, process_of

A = process_of("website-baru")


def test_a_person_removed_before_the_launch_takes_the_approval_along():
    """The request waits for a new approval, and resumes with it."""
    told = at_step(8)
    told.under(replace(told.of, desk=without_term(desk(), "manajemen", "wati")))

    assert told.step == 5
    assert ("wati", "not_in_role") in told.verdicts
    assert told.approves("ratna").step == 8


def test_a_term_that_ended_takes_nothing_along():
    """What was decided within a term stands (rule 4)."""
    told = at_step(8)
    ended = desk(("manajemen", "wati", None, told.now), ("manajemen", "joko", None, told.now))
    told.under(replace(told.of, desk=ended))

    assert told.step == 8


def test_a_withdrawn_approval_shuts_the_gate_again():
    """Until somebody else, or the same person, approves."""
    told = at_step(7).says("wati", "/tarik anggaran perlu ditinjau ulang")

    assert told.step == 5
    assert told.labels == gated(A.step(5))
    assert told.approves("ratna").step == 7


def test_a_withdrawal_is_not_told_as_a_change_of_the_text():
    """Nothing that was approved has changed, and nobody is told that it has."""
    told = at_step(7).says("wati", "/tarik anggaran perlu ditinjau ulang")

    assert "berubah" not in told.status
    assert "ditarik" in told.status


def test_a_rejection_shuts_the_gate_in_every_development_step():
    """It shows as rejected at the approval step, open, until that person approves."""
    told = at_step(8).says("ratna", "/tolak risiko keamanan belum dijawab")

    assert told.step == 5
    assert told.labels == gated(A.step(5)) | {"status: ditolak"}
    assert told.request.is_open
    assert told.approves("ratna").step == 8


def test_a_deleted_approval_no_longer_counts():
    """An approval counts while its comment exists (rule 3)."""
    told = at_step(7).deletes("lina", "/setujui")

    assert told.step == 5


def test_an_edited_approval_no_longer_counts():
    """Not even when only a word of thanks was added below."""
    told = at_step(7).edits("joko", "/setujui", "/setujui")

    assert told.step == 5
    assert ("joko", "edited") in told.verdicts
