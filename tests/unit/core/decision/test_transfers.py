"""A request that came from another repository begins anew here, with nothing carried over (other rules)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.decision.unreadable import Remains
from automation.core.history.record import EntryKind
from automation.core.history.request import Comment
from automation.core.problem import Reason
from automation.core.state.arrival import arrived
from automation.core.state.markers import STATUS, key_of
from tests.builders.stories import Story, at_step, catalogue, process_of, story

A = process_of("website-baru")


def moved(told: Story, **facts: object) -> Story:
    """Moved to the desk's repository: another number, other node ids, no record; the desk runs if it is awake."""
    number = told.request.number + 1
    told.change(transferred_at=told.tick(), number=number, node_id=f"I_{number}", record=(), **facts)
    return told.runs() if told.is_awake else told


def recorded(told: Story) -> list[EntryKind]:
    """What the record here holds."""
    return [entry.kind for entry in told.request.record]


@pytest.mark.parametrize("step", [1, 2, 3, 5, 6, 10, 12])
def test_it_begins_anew_from_every_step(step):
    """The status comment of the other desk is left alone, a new one says where it stands."""
    before = story().opened_by("dina", deskripsi="-") if step == 1 else at_step(step)
    old = {each.id: each.body for each in before.request.comments}
    told = moved(before)

    assert told.step == (1 if step == 1 else 2)
    assert told.labels == {A.label, A.step(told.step).label} | ({"status: perlu informasi"} if step == 1 else set())
    assert {each.id: each.body for each in told.request.comments if each.id in old} == old
    assert sum(key_of(each) == STATUS for each in told.request.comments) == 2
    assert recorded(told) == [EntryKind.INTAKE, EntryKind.COMPLETION][: told.step]
    assert "dipindahkan dari repositori lain" in told.status
    assert "transferred from another repository" in told.status
    assert told.verdicts == []
    assert not told.plans[-1].opens


def test_nothing_changes_at_the_next_look():
    """The comment of the other desk is no doubled one."""
    told = moved(at_step(5)).runs()

    assert told.plans[-1].writes == ()
    assert told.plans[-1].entries == ()


def test_an_approval_of_the_other_desk_counts_nowhere_and_is_answered_no_more():
    """Its comment came along."""
    told = moved(at_step(5).approves("wati", "joko")).comes_to(5)

    assert told.verdicts == []
    assert told.approves("wati", "joko").situation.gate.is_open


def test_a_rejection_of_the_other_desk_shuts_nothing_here():
    """It was of another request."""
    told = moved(at_step(5).says("ratna", "/tolak belum jelas")).comes_to(6)

    assert told.step == 6


def test_who_edited_the_body_there_edited_it():
    """The body is the form, and its editors may not approve it."""
    told = moved(at_step(2).edits_body("wati", "Jawaban", "Uraian")).comes_to(5).approves("wati")

    assert told.why == "approval_edited_request"


@pytest.mark.parametrize("ends", [("dina", "/batal tidak jadi"), ("budi", "/tolak bukan urusan kami")])
def test_one_that_was_closed_there_is_open_here(ends):
    """Whatever closed it, and once more when it is moved on."""
    told = moved(moved(at_step(2).says(*ends)))

    assert told.request.is_open
    assert (told.step, told.situation.overlay) == (2, "")


def test_a_development_label_that_came_along_goes_also_where_the_desk_cannot_be_read():
    """No run of this desk put it on."""
    told = at_step(6).sleeps()
    moved(told).change(labels=frozenset({A.step(6).label}))
    told.remains = Remains(processes=catalogue().processes, cause=Reason("desk_broken"))

    assert told.decision.labels_off == {A.step(6).label}


def test_a_label_set_there_is_no_wish_here():
    """Nobody is reproached for it, and it is taken off."""
    told = moved(at_step(5).sleeps().sets("tono", A.step(6).label).wakes().sleeps()).wakes()

    assert told.labels == {A.label, A.step(2).label}
    assert all(not each.event_id for each in told.situation.answers)


def test_the_record_is_missing_only_after_a_status_comment_of_this_desk():
    """What the other desk wrote promises no record here."""
    told = moved(at_step(5).sleeps())
    assert told.decision.unknown is None

    told.wakes().change(record=())
    assert told.decision.unknown.code == "record_missing"


def test_a_status_comment_in_the_second_of_the_arrival_is_known_by_the_record():
    """Before the record here has begun it is the other desk's."""
    told = moved(at_step(5).sleeps())
    before = told.request
    twin = replace(before.comments[0], id=900, node_id="IC_900", created_at=before.transferred_at)
    told.change(comments=(*before.comments, twin))
    assert key_of(twin) == STATUS
    assert told.decision.unknown is None

    told.change(comments=before.comments)
    told.wakes()
    written = next(each for each in reversed(told.request.comments) if key_of(each) == STATUS)
    told.put(replace(written, created_at=told.request.transferred_at))
    told.runs()
    assert told.plans[-1].writes == ()


def test_what_happened_in_the_very_second_of_the_arrival_was_said_of_the_other_request():
    """Comments, labels, closings and deletions; once the record here has begun, the desk's own comments are of here."""
    told = at_step(5).sets("tono", A.step(6).label).closes("dina").deletes("budi", "/rencana")
    at, late = told.now, told.now + timedelta(seconds=1)

    def moments(when):
        before = told.request
        request = replace(
            before,
            transferred_at=at,
            comments=(replace(before.comments[0], created_at=when), replace(_of_people(told), created_at=when)),
            label_events=(replace(before.label_events[-1], at=when),),
            state_events=(replace(before.state_events[-1], at=when),),
            deletions=(replace(before.deletions[-1], at=when),),
            record=(replace(before.record[0], recorded_at=at),),
        )
        found = arrived(request)
        return [len(each) for each in (found.comments, found.label_events, found.state_events, found.deletions)]

    assert moments(late) == [2, 1, 1, 1]
    assert moments(at) == [1, 0, 0, 0]
    assert moments(at - timedelta(seconds=1)) == [0, 0, 0, 0]


def test_the_record_begins_with_the_intake_of_this_issue_alone():
    """Another entry that names the issue is no beginning."""
    told = moved(at_step(5)).fills()
    record = told.request.record
    later = replace(record[-1], kind=EntryKind.LAPSE, event=told.request.node_id)
    assert record[0].event == told.request.node_id

    assert arrived(replace(told.request, record=(*record, later))).record == (*record, later)


def _of_people(told: Story) -> Comment:
    return next(each for each in told.request.comments if not each.by_desk)


def test_it_takes_the_version_in_force_at_its_arrival():
    """An issue may be older than the procedures of the desk."""
    told = at_step(2).sleeps()
    late = replace(A, effective_at=told.now + timedelta(minutes=1))
    told.of = replace(told.of, processes=tuple(late if each is A else each for each in told.of.processes))

    told.waits(timedelta(minutes=5))
    assert moved(told).wakes().step == 2


def test_one_that_came_through_no_form_is_asked_to_be_filed():
    """As any other."""
    told = story().opened_by("dina", body="Tolong buatkan situs.")
    told.change(transferred_at=told.tick(), number=13, node_id="I_13", record=())
    told.runs()

    assert sum(each.by_desk for each in told.request.comments) == 2


def test_a_record_of_the_life_before_is_none_of_this_life():
    """Should GitHub ever give back a number, the new life begins with an intake of its own, in the same chain."""
    told = at_step(6)
    old = len(told.request.record)
    told.change(transferred_at=told.tick())
    told.runs()

    assert recorded(told)[old:] == [EntryKind.INTAKE, EntryKind.COMPLETION]
    assert arrived(told.request).record == told.request.record[old:]
    assert told.comes_to(6).step == 6


def test_a_record_of_another_issue_under_this_number_is_broken():
    """Nothing is known then."""
    told = moved(at_step(5)).sleeps()
    told.change(record=at_step(3).request.record)

    assert told.decision.unknown.code == "record_broken"
