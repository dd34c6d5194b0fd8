"""The desk's calls that nobody can follow any more are folded; the one that counts is not."""

from dataclasses import replace

import pytest

from automation.core.outcome.plan import MinimizeComment, PostComment
from automation.core.state.markers import key_of
from tests.builders.stories import at_step


def calls(told, kind="approval"):
    """Each call of the desk for approval, or for agreement: whether it is folded."""
    return [each.is_minimized for each in told.request.comments if key_of(each).startswith(f"{kind}:")]


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.edits_body("dina", "Jawaban", "Uraian"),
        lambda told: told.edits("budi", "Rp45", "Rp46"),
        lambda told: told.approves("wati").deletes("wati", "/setujui"),
    ],
    ids=["request edited", "plan edited", "approval deleted"],
)
def test_the_call_before_is_folded_when_people_are_called_again(change):
    """In the run that writes the new one, after it; the next run writes nothing."""
    told = change(at_step(5))

    assert calls(told) == [True, False]
    kinds = [type(write) for write in told.plans[-1].writes]
    assert kinds.index(PostComment) < kinds.index(MinimizeComment)
    assert not told.runs().plans[-1].writes


def test_what_a_run_that_broke_off_did_not_fold_the_next_one_folds():
    """It had posted the new call, and all calls but the last are past."""
    told = at_step(5).edits_body("dina", "Jawaban", "Uraian").edits_body("dina", "Uraian", "Jawaban")
    assert calls(told) == [True, True, False]
    for each in told.request.comments:
        told.put(replace(each, is_minimized=False))

    assert calls(told.runs()) == [True, True, False]


def test_a_call_whose_code_is_dead_is_folded_though_none_follows():
    """A return to an earlier step takes the code away; the call goes on standing where approvals are still given."""
    told = at_step(5)
    assert calls(told) == [False]

    assert calls(told.says("wati", "/kembali 4 Anggaran belum rinci.")) == [True]


def test_while_the_code_lives_the_call_stays():
    """Whoever opens the page after the work began sees what was asked; at the end nothing is tidied up."""
    assert calls(at_step(5).approves("wati", "joko")) == [False]
    done = at_step(12).fills()
    assert (done.situation.is_closed, calls(done)) == (True, [False])


def test_a_call_to_agree_goes_like_one_to_approve():
    """The requirements changed: the requester's side is called anew, and finds one line."""
    told = at_step(4)
    before = calls(told, "agreement")
    told.edits("budi", "secara mandiri", "sendiri")

    assert (before, calls(told, "agreement")) == ([False], [True, False])


def test_people_who_copy_a_marker_are_not_folded():
    """Only comments of the desk are looked at."""
    told = at_step(5)
    call = next(each for each in told.request.comments if key_of(each).startswith("approval:"))
    told.says("lina", call.body).edits_body("dina", "Jawaban", "Uraian")

    assert not any(each.is_minimized for each in told.request.comments if not each.by_desk)
