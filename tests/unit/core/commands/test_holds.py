"""A request on hold rests, stays on hold whatever becomes of the comment, and goes on by itself on its day (rule 8)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from automation.adapters.time_zones import offsets_of
from automation.core.commands.hold import day_of, until_of
from automation.core.history.record import EntryKind
from automation.core.state.situation import Overlay
from tests.builders.stories import Story, at_step, catalogue, evidence, process_of, story

A = process_of("website-baru")
HOLD = "/tunda menunggu anggaran sampai 2026-12-01"


def held(step: int = 3) -> Story:
    """A request that budi put on hold at a step."""
    return at_step(step).says("budi", HOLD)


def test_a_hold_is_shown_and_recorded():
    """By its label, in the status comment, and in the record with its day and no text."""
    told = held()
    entry = next(entry for entry in told.request.record if entry.kind is EntryKind.HOLD)

    assert told.labels == {A.label, A.step(3).label, "status: ditunda"}
    assert told.situation.overlay is Overlay.HELD
    assert entry.parts["until"] == "20261201"
    assert "ditunda" in told.status
    assert "2026-12-01" in told.texts("reply")[-1]


def test_nothing_moves_on_while_a_request_is_held():
    """Neither by verb nor by label; what was written stays for later."""
    told = held().says("budi", evidence(A.step(3)))

    assert told.why == "held"
    assert told.step == 3
    assert told.sets("budi", A.step(4).label).why == "label_held"
    assert A.step(4).label not in told.labels


def test_a_hold_ends_by_itself_on_its_day():
    """At the start of that day in the desk's time zone; the evidence given meanwhile counts, the verb confirms it."""
    told = held().says("budi", evidence(A.step(3)))
    told.waits(timedelta(days=8)).runs()

    assert told.situation.overlay is Overlay.NONE
    assert "status: ditunda" not in told.labels
    assert told.says("budi", "/kebutuhan").step == 4


@pytest.mark.parametrize("login", ["sari", "dina"])
def test_a_hold_ends_earlier_when_those_involved_say_so(login):
    """Tim IT, or the requester's side."""
    told = held().says(login, "/lanjut")

    assert told.why == "hold_ended"
    assert told.says("budi", evidence(A.step(3))).step == 4


@pytest.mark.parametrize(
    ("login", "text", "why"),
    [
        ("dina", HOLD, "may_not_hold"),
        ("wati", HOLD, "may_not_hold"),
        ("budi", "/tunda menunggu anggaran", "hold_date"),
        ("budi", "/tunda menunggu anggaran sampai kapan-kapan", "hold_date"),
        ("budi", "/tunda menunggu anggaran sampai 2026-11-01", "hold_past"),
        ("budi", "/tunda sampai 2026-12-01", "reason_missing"),
        ("budi", "/tunda  sampai 2026-12-01", "reason_missing"),
    ],
)
def test_a_hold_has_somebody_in_charge_a_reason_and_a_day_to_come(login, text, why):
    """Never open-ended, and never by somebody else."""
    told = at_step(3).says(login, text)

    assert told.why == why
    assert told.situation.overlay is Overlay.NONE


def test_a_recorded_hold_outlives_its_comment():
    """Deleting the comment frees nothing (rule 8)."""
    told = held().deletes("lina", "/tunda")

    assert told.situation.overlay is Overlay.HELD
    assert told.says("budi", evidence(A.step(3))).why == "held"


def test_an_edited_hold_stays_as_it_was_recorded():
    """Its day cannot be drawn nearer."""
    told = held().edits("budi", "2026-12-01", "2026-11-25").waits(timedelta(days=3)).runs()

    assert told.situation.overlay is Overlay.HELD


def test_a_held_request_may_not_be_developed_though_it_is_approved():
    """The approvals count; the work rests, and the gate is opened to nobody until the hold ends."""
    told = at_step(5).says("wati", HOLD).approves("wati", "joko")

    assert told.situation.gate.is_open
    assert not told.situation.may_develop
    assert told.texts("opened") == []
    assert told.says("budi", "/mulai").why == "held"

    told.says("joko", "/lanjut")

    assert told.situation.may_develop
    assert len(told.texts("opened")) == 1
    assert told.says("budi", "/mulai").step == 6


def test_a_held_request_can_be_cancelled():
    """The requester need not wait for the day."""
    assert held().says("dina", "/batal tidak jadi").situation.overlay is Overlay.CANCELLED


def test_the_form_is_not_held():
    """At the first step the requester is waited for, and nobody else is in charge."""
    told = story().opened_by("dina", deskripsi="-").says("budi", HOLD)

    assert told.why == "may_not_hold"


def test_a_second_hold_is_told_of_the_first():
    """Its day stands."""
    assert held().says("sari", "/tunda lagi sampai 2027-01-01").why == "held_already"


def test_work_that_rests_before_the_desk_has_seen_it_begin_is_recorded_as_opened():
    """Its label is put on, and no such label comes before its entry."""
    told = at_step(5, "perbaikan-fitur").sleeps().approves("joko").says("budi", "/mulai")
    told.says("budi", "/tunda menunggu anggaran sampai 2027-01-15").wakes()

    assert told.process.step(6).label in told.labels
    assert not told.situation.may_develop
    assert [entry.kind for entry in told.request.record][-4:] == ["approval", "move", "hold", "opened"]


def test_a_hold_ends_at_midnight_by_the_clocks_of_its_day():
    """In Berlin summer begins while it rests; the day is told as it was written."""
    calendar = replace(catalogue().desk.calendar, time_zone="Europe/Berlin", offsets=offsets_of("Europe/Berlin"))

    assert until_of("20270327", calendar) == datetime(2027, 3, 26, 23, tzinfo=UTC)
    assert until_of("20270401", calendar) == datetime(2027, 3, 31, 22, tzinfo=UTC)
    assert day_of(until_of("20270328", calendar), calendar) == "2027-03-28"
    assert day_of(until_of("20270329", calendar), calendar) == "2027-03-29"
