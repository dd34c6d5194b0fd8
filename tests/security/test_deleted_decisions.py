"""Deleting a comment opens nothing, and whatever decision it took away is asked for again (rules 3 and 8)."""

import pytest

from automation.core.history.record import EntryKind
from tests.builders.promises import mentioned
from tests.builders.stories import at_step, process_of

A = process_of("website-baru")
GATED = {step.label for step in A.steps if step.gated}


@pytest.mark.parametrize("step", [5, 6, 8])
@pytest.mark.parametrize("deleter", ["author", "lina", "dina"])
@pytest.mark.parametrize("place", [0, 1])
def test_each_approval_deleted_shuts_the_gate_with_an_entry_and_a_call(step, deleter, place):
    """Whichever it is and whoever deletes it, wherever the work stands: those who may decide are called again."""
    told = at_step(step) if step > 5 else at_step(5).approves("wati", "joko")
    approvals = [comment for comment in told.request.comments if comment.body.startswith("/setujui")]
    gone, calls, known = approvals[place], len(told.texts("approval")), len(told.request.record)
    assert told.situation.gate.is_open
    told.change(comments=(*(each for each in told.request.comments if each.id != gone.id), gone))
    told.deletes(gone.author.login if deleter == "author" else deleter, gone.body)

    assert (told.step, told.situation.gate.is_open) == (5, False)
    assert not GATED & told.labels
    (shut,) = [entry for entry in told.request.record[known:] if entry.kind is EntryKind.SHUT]
    assert shut.revision == told.situation.gate.digest
    assert len(told.texts("approval")) == calls + 1
    assert gone.author.login in mentioned(told.texts("approval")[-1])
    assert any(entry.kind is EntryKind.APPROVAL and gone.id in entry.comments for entry in told.request.record)


def test_a_deleted_approval_is_called_for_once():
    """Runs after that are silent; when the approval comes again, the gate opens again."""
    told = at_step(7).deletes("lina", "/setujui")
    calls = len(told.texts("approval"))
    told.runs().says("budi", "/status")
    assert len(told.texts("approval")) == calls

    told.approves("joko")
    assert told.step == 7


def test_each_deleted_approval_is_called_for():
    """A second one that goes is a second call."""
    told = at_step(7)
    calls = len(told.texts("approval"))
    told.deletes("lina", "/setujui").deletes("lina", "/setujui")

    assert len(told.texts("approval")) == calls + 2
    assert mentioned(told.texts("approval")[-1]) >= {"wati", "joko"}


CLOSING = {
    "a rejection": ("wati", "/tolak biaya terlalu tinggi"),
    "a withdrawal": ("joko", "/tarik anggaran belum pasti"),
    "a return": ("budi", "/kembali 4 biaya berubah"),
    "a cancellation": ("dina", "/batal tidak jadi diperlukan"),
}


@pytest.mark.parametrize("act", CLOSING)
@pytest.mark.parametrize("deleter", ["lina", "author"])
def test_what_shut_the_gate_goes_on_shutting_it_without_its_comment(act, deleter):
    """Once a run has seen it, deleting the comment brings nothing back, at once or years later."""
    login, text = CLOSING[act]
    told = at_step(7).says(login, text)
    assert not told.situation.may_develop
    step, labels = told.step, told.labels
    told.deletes(login if deleter == "author" else deleter, text)

    assert not told.situation.may_develop
    assert (told.step, told.labels) == (step, labels)
