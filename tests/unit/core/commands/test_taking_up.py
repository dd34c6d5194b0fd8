"""How a request that has ended is taken up again: resumed, appealed, or not at all (other rules)."""

import pytest

from tests.builders.stories import at_step, process_of

A = process_of("website-baru")
CANCELLED = {A.label, "status: dibatalkan"}
REJECTED = {A.label, "status: ditolak"}


@pytest.mark.parametrize("login", ["dina", "budi", "lina"])
@pytest.mark.parametrize("ending", ["done", "cancelled", "rejected"])
def test_reopening_by_hand_is_undone(login, ending):
    """With the right command named."""
    told = {
        "done": lambda: at_step(12).fills(),
        "cancelled": lambda: at_step(4).closes("dina"),
        "rejected": lambda: at_step(2).says("budi", "/tolak tidak sesuai"),
    }[ending]()
    before = told.labels
    told.reopens(login)

    assert not told.request.is_open
    assert told.labels == before
    assert told.why == "reopening_undone"
    assert "/lanjut" in told.texts("reply")[-1]


@pytest.mark.parametrize("step", [2, 4, 7])
def test_a_cancelled_request_goes_on_where_it_stood(step):
    """`/lanjut` reopens it; its evidence is there, its approvals are void."""
    told = at_step(step).says("dina", "/batal ditunda").says("dina", "/lanjut")

    assert told.request.is_open
    assert told.situation.reached == step
    assert told.step == min(step, 5)
    assert all(code == "earlier_than_change" for _, code in told.verdicts)


def test_approvals_are_asked_for_anew_after_resuming():
    """Those who may approve are called again, though the text and its code are the same."""
    told = at_step(7)
    code = told.situation.gate.code
    told.closes("dina").says("dina", "/lanjut")

    assert told.situation.gate.code == code
    assert len(told.texts("approval")) == 2
    assert "berubah" not in told.status
    assert told.approves("wati", "joko").step == 7


@pytest.mark.parametrize("login", ["budi", "wati", "eko"])
def test_taking_up_is_the_requesters(login):
    """Nobody else brings a cancelled request back."""
    told = at_step(4).closes("dina").says(login, "/lanjut")

    assert told.why == "may_not_resume"
    assert told.labels == CANCELLED


def test_a_rejected_request_is_appealed_once():
    """The appeal reopens it at evaluation; after a second rejection there is none."""
    told = at_step(2).says("budi", "/tolak tidak sesuai").says("dina", "/banding rencana strategis sudah berubah")
    assert told.labels == {A.label, A.step(2).label}
    told.says("sari", "/tolak tetap tidak sesuai").says("dina", "/banding sekali lagi")

    assert told.why == "appealed_already"
    assert told.labels == REJECTED


def test_an_appeal_gives_its_reason():
    """Like each decision of weight."""
    assert at_step(2).says("budi", "/tolak tidak").says("dina", "/banding").why == "reason_missing"


@pytest.mark.parametrize(("word", "why"), [("banding alasan", "nothing_to_appeal"), ("lanjut", "nothing_to_resume")])
def test_what_is_not_closed_is_not_taken_up(word, why):
    """An open request has nothing to appeal or to resume."""
    assert at_step(4).says("dina", f"/{word}").why == why


def test_each_ending_has_its_own_way_back():
    """A cancelled request is not appealed, a rejected one not resumed, a finished one neither."""
    assert at_step(4).closes("dina").says("dina", "/banding ingin lagi").why == "nothing_to_appeal"
    assert at_step(2).says("budi", "/tolak tidak").says("dina", "/lanjut").why == "nothing_to_resume"
    assert at_step(12).fills().says("dina", "/lanjut").why == "nothing_to_resume"


def test_an_approval_of_a_closed_request_does_not_count_later():
    """It came before the request was taken up again."""
    told = at_step(5)
    code = told.situation.gate.code
    told.closes("dina").says("wati", f"/setujui {code}").says("joko", f"/setujui {code}").says("dina", "/lanjut")

    assert not told.situation.gate.is_open
