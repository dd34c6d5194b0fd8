"""How a request ends, and that it stays ended (other rules)."""

from dataclasses import replace

import pytest

from automation.core.history.record import EntryKind
from automation.core.outcome.plan import Close
from tests.builders.promises import mentioned
from tests.builders.stories import Story, at_step, evidence, process_of, story

A = process_of("website-baru")
DONE = {A.label, "status: selesai"}
CANCELLED = {A.label, "status: dibatalkan"}
REJECTED = {A.label, "status: ditolak"}


def closed_as(told: Story) -> list[str]:
    """With which of GitHub's reasons the last run closed the issue."""
    return [write.reason for write in told.plans[-1].writes if isinstance(write, Close)]


@pytest.mark.parametrize(("process", "last"), [("website-baru", 12), ("perbaikan-fitur", 13)])
def test_the_last_step_closes(process, last):
    """As done, with the requester told; no step label is left."""
    told = at_step(last, process).fills()

    assert told.labels == {told.process.label, "status: selesai"}
    assert not told.request.is_open
    assert closed_as(told) == ["COMPLETED"]
    assert mentioned(told.texts("done")[-1]) == {"dina"}


def test_the_notice_to_the_requester_is_a_comment_of_its_own():
    """The step whose bullet asks for it tells the requester, once."""
    told = at_step(12)

    assert mentioned(told.texts("notice")[-1]) == {"dina"}
    assert A.step(11).bullets[0].id in told.texts("notice")[-1]
    assert len(told.fills().texts("notice")) == 1


def test_a_rejection_at_evaluation_closes():
    """Tim IT ends it with a reason; the requester hears of the appeal."""
    told = at_step(2).says("budi", "/tolak tidak sesuai strategi")

    assert told.labels == REJECTED
    assert closed_as(told) == ["NOT_PLANNED"]
    assert mentioned(told.texts("reply")[-1]) == {"budi", "dina"}
    assert "/banding" in told.status


@pytest.mark.parametrize("step", [2, 4, 5, 7, 9])
@pytest.mark.parametrize("by", ["command", "hand"])
def test_the_requester_cancels_before_the_launch(step, by):
    """By `/batal` with a reason, or by closing the issue."""
    told = at_step(step)
    told.says("dina", "/batal sudah tidak perlu") if by == "command" else told.closes("dina")

    assert told.labels == CANCELLED
    assert not told.request.is_open
    assert "/lanjut" in told.status


@pytest.mark.parametrize("login", ["budi", "wati", "lina", "agus", "eko"])
def test_closing_by_others_is_undone(login):
    """With the reason, to whoever did it; nothing is lost."""
    told = at_step(7).closes(login)

    assert told.request.is_open
    assert told.labels == {A.label, A.step(7).label}
    assert told.why == "closing_undone"
    assert login in mentioned(told.texts("reply")[-1])


@pytest.mark.parametrize("by", ["command", "hand"])
def test_after_the_launch_nobody_cancels(by):
    """What runs is finished: the requester's closing is undone, the command refused."""
    told = at_step(10)
    told.says("dina", "/batal tidak suka") if by == "command" else told.closes("dina")

    assert told.request.is_open
    assert told.step == 10
    assert told.why == {"command": "too_late_to_cancel", "hand": "closing_undone"}[by]


@pytest.mark.parametrize("login", ["budi", "wati", "eko"])
def test_cancelling_is_the_requesters(login):
    """Nobody else ends a request by command."""
    assert at_step(4).says(login, "/batal tidak perlu").why == "may_not_cancel"


@pytest.mark.parametrize(
    ("login", "text"),
    [
        ("budi", "/evaluasi"),
        ("budi", "/mulai"),
        ("wati", "/setujui 0000-0000-0000"),
        ("wati", "/tolak tidak perlu"),
        ("budi", "/kembali 2 ulang"),
        ("dina", "/batal sekali lagi"),
    ],
)
def test_a_closed_request_takes_no_commands(login, text):
    """It is answered how it ended."""
    told = at_step(7).says("dina", "/batal selesai sudah").says(login, text)

    assert told.why == "request_closed"
    assert told.labels == CANCELLED


@pytest.mark.parametrize("label", [A.step(6).label, A.step(8).label, A.step(2).label, "status: ditunda"])
def test_a_closed_request_takes_no_labels(label):
    """A label set on it is taken back with the reason."""
    told = at_step(7).closes("dina").sets("budi", label)

    assert told.labels == CANCELLED
    assert told.texts("reply")


def test_a_request_closed_by_its_author_before_the_desk_ran_is_cancelled():
    """The first run finds it closed, and says how to go on."""
    told = story().sleeps().opened_by("dina").closes("dina").wakes()

    assert told.labels == CANCELLED


def test_an_incomplete_request_can_be_cancelled():
    """Whoever cannot mend the form may leave."""
    assert story().opened_by("dina", tujuan="-").says("dina", "/batal nanti saja").labels == CANCELLED


def test_a_finished_request_stays_finished_whatever_is_edited():
    """The step stands, the issue stays closed; the change shows as a violation."""
    told = at_step(12).fills().edits_body("dina", "Jawaban", "Uraian")

    assert not told.request.is_open
    assert told.labels == DONE | {"tanda: pelanggaran"}


def test_a_finished_request_stays_finished_when_its_people_leave():
    """Entries of the desk file deleted years later reopen nothing."""
    told = at_step(12).fills()
    nobody = tuple(replace(role, terms=()) for role in told.of.desk.roles)
    desk = replace(told.of.desk, roles=nobody, people=())
    told.under(replace(told.of, desk=desk))

    assert not told.request.is_open
    assert told.labels == DONE


def test_evidence_by_label_closes_nothing():
    """The last step has no next label: its verb ends it."""
    step = A.step(12)
    told = at_step(12).says("budi", evidence(step).replace(f"/{step.verb}", f"/{step.verb} draf", 1))

    assert told.request.is_open
    assert not told.says("budi", f"/{step.verb}").request.is_open


def test_no_gate_is_recorded_as_opened_on_a_request_that_has_ended():
    """An approval that comes after the cancellation opens nothing, in the record neither."""
    told = at_step(5).approves("wati")
    code = told.situation.gate.code
    told.says("dina", "/batal tidak jadi").says("joko", f"/setujui {code}")

    assert not [entry for entry in told.request.record if entry.kind is EntryKind.OPENED]
