"""`/tolak` and `/tarik`: who may, what they do, and that no edit undoes them (other rules)."""

import pytest

from tests.builders.promises import mentioned
from tests.builders.stories import at_step, evidence, process_of

A = process_of("website-baru")


def test_an_approver_who_rejects_leaves_the_request_open():
    """At the approval step with its mark; the requester and the planners hear of it with the ways on."""
    told = at_step(5).says("joko", "/tolak anggaran tidak tersedia")

    assert told.labels == {A.label, A.step(5).label, "status: ditolak"}
    assert told.request.is_open
    assert told.blocks >= {"rejected", "missing_approval"}
    assert {"joko", "dina", "budi"} <= mentioned(told.texts("reply")[-1])
    assert "ditolak" in told.status


def test_a_rejection_outlasts_the_approvals_of_others():
    """One no shuts the gate (rule 3)."""
    told = at_step(5).says("ratna", "/tolak belum jelas").approves("wati", "joko")

    assert not told.situation.gate.is_open
    assert told.says("budi", "/mulai").step == 5


def test_who_rejected_may_approve_later():
    """The rejection is lifted by that person's own approval."""
    told = at_step(5).says("joko", "/tolak belum jelas").approves("wati", "joko")

    assert told.situation.gate.is_open
    assert "status: ditolak" not in told.labels


def test_a_new_revision_lifts_the_rejection():
    """Tim IT returns to the plan and sends a new one."""
    told = at_step(5).says("joko", "/tolak terlalu mahal").says("budi", "/kembali 4 anggaran dikurangi")
    told.says("budi", evidence(A.step(4), anggaran="Rp20.000.000"))

    assert told.labels == {A.label, A.step(5).label}
    assert told.approves("wati", "joko").situation.gate.is_open


@pytest.mark.parametrize("verb", ["tolak", "tarik", "batal"])
def test_a_reason_is_asked_for(verb):
    """Rejecting, withdrawing and cancelling without a reason do nothing."""
    told = at_step(5).approves("wati").says("dina" if verb == "batal" else "wati", f"/{verb}")

    assert told.why == "reason_missing"
    assert told.situation.gate.open_slots == ("manajemen",)
    assert told.request.is_open


def test_the_rejection_of_those_who_decide_nothing_is_refused():
    """A maintainer after evaluation, and the requester, reject nothing."""
    assert at_step(5).says("budi", "/tolak tidak jadi").why == "may_not_reject"
    assert at_step(5).says("dina", "/tolak tidak jadi").why == "may_not_reject"
    assert at_step(3).says("budi", "/tolak tidak jadi").why == "may_not_reject"


def test_the_executive_who_is_not_needed_decides_as_the_manager_that_she_is():
    """Roles are asked for, not people: below the limit ratna is one of the managers."""
    assert at_step(5).says("ratna", "/tolak tidak jadi").why == "approver_rejected"


def test_a_withdrawn_approval_is_shown_as_such():
    """The approval stays in the list, not counted, with the reason."""
    told = at_step(5).approves("wati").says("wati", "/tarik perlu dibaca ulang")

    assert told.verdicts == [("wati", "withdrawn")]
    assert told.approves("wati").verdicts == [("wati", "withdrawn"), ("wati", "counts")]


def test_nobody_withdraws_anothers_approval():
    """Only one's own."""
    assert at_step(5).approves("wati").says("joko", "/tarik salah").why == "nothing_to_withdraw"


@pytest.mark.parametrize(
    ("text", "worse"), [("/tolak belum jelas", "/tolak"), ("/tolak belum jelas", "/tolak nanti saja")]
)
@pytest.mark.parametrize("editor", ["ratna", "lina"])
def test_a_recorded_rejection_survives_an_edit(text, worse, editor):
    """Whatever is left of its reason, whoever edits it: an edit never opens the gate (rule 8)."""
    told = at_step(5).says("ratna", text).edits(editor, text, worse).approves("wati", "joko")

    assert not told.situation.gate.is_open


def test_a_recorded_withdrawal_survives_an_edit():
    """The approval does not come back."""
    told = (
        at_step(5).approves("wati").says("wati", "/tarik dulu").edits("lina", "/tarik dulu", "/tarik").approves("joko")
    )

    assert not told.situation.gate.is_open


@pytest.mark.parametrize("loss", ["overwritten", "deleted"])
def test_a_recorded_rejection_survives_the_loss_of_its_comment(loss):
    """Deleting or overwriting a comment never opens a gate (rule 8)."""
    told = at_step(5).says("ratna", "/tolak belum jelas").approves("wati", "joko")
    assert not told.situation.gate.is_open
    told.edits("lina", "/tolak belum jelas", "ok") if loss == "overwritten" else told.deletes("lina", "/tolak")

    assert not told.situation.gate.is_open


@pytest.mark.parametrize("text", ["/tolak ternyata mahal", "/tarik ternyata mahal"])
def test_after_the_launch_nothing_is_rejected_or_withdrawn(text):
    """Nothing falls back any more (rule 7), and nobody is told that it does."""
    told = at_step(10).says("wati", text)

    assert (told.step, told.why) == (10, "too_late_to_decide")
    assert told.labels == {A.label, A.step(10).label}
