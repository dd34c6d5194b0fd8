"""After the launch nothing falls back: what changed then is shown as a violation (rule 7)."""

from dataclasses import replace

import pytest

from tests.builders.gate_facts import desk, without_term
from tests.builders.lapses import deleted, gated
from tests.builders.stories import at_step, evidence, process_of
from tests.builders.texts import form_body

A = process_of("website-baru")


@pytest.mark.parametrize("number", [10, 11, 12])
def test_after_the_launch_nothing_falls_back(number):
    """The step stands; the change is shown as a violation."""
    told = at_step(number).edits_body("dina", "Jawaban", "Uraian")

    assert told.step == number
    assert told.labels == {A.label, A.step(number).label, "tanda: pelanggaran"}
    assert "pelanggaran" in told.status


def test_after_the_launch_deleted_evidence_is_a_violation_too():
    """What the approvals rested on is gone: shown, and the work goes on to its end."""
    told = deleted(at_step(10), A.step(4))

    assert told.labels == {A.label, A.step(10).label, "tanda: pelanggaran"}
    assert told.comes_to(12).fills().labels == {A.label, "status: selesai", "tanda: pelanggaran"}


def test_a_person_removed_after_the_launch_is_no_violation():
    """Removing an entry revokes approvals only for requests that have not finished step 9 (rule 4)."""
    told = at_step(10)
    told.under(replace(told.of, desk=without_term(desk(), "manajemen", "wati")))

    assert told.labels == gated(A.step(10))


def test_a_launch_confirmed_by_label_stands():
    """After the launch nothing falls back, whichever way it was confirmed."""
    told = at_step(9)
    step = A.step(9)
    told.says("budi", evidence(step).replace(f"/{step.verb}", f"/{step.verb} draf", 1)).sets("budi", A.step(10).label)
    assert told.step == 10

    assert told.edits_body("dina", "Jawaban", "Uraian").step == 10


def test_a_launched_request_stands_whatever_becomes_of_its_text():
    """After the launch nothing falls back, not even when the whole text is replaced."""
    told = at_step(10)
    told.edits_body("dina", told.request.body, "kosong")

    assert told.labels >= gated(A.step(10))


def test_a_finished_request_stays_closed_whatever_becomes_of_its_text():
    """Pasting another form into it makes no other request of it."""
    told = at_step(12).fills()
    told.edits_body("dina", told.request.body, form_body(process_of("perbaikan-fitur"), told.of))

    assert not told.request.is_open
