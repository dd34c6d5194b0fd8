"""What cannot be read leaves no development label that a hand set, and says so (design sections 3 and 6)."""

from dataclasses import replace

import pytest

from automation.core.history.record import EntryKind
from automation.core.questions.verify import Question, verdict
from tests.builders.record_looks import differences
from tests.builders.stories import account, at_step, catalogue, process_of
from tests.unit.core.decision.unreadings import BY_REQUEST, deskless, development, edited

EACH = pytest.mark.parametrize("why", BY_REQUEST)


def label(step, process="website-baru"):
    """The label of a step."""
    return process_of(process, catalogue()).step(step).label


def entries(told, count):
    """Kinds and codes of the last entries."""
    return [(entry.kind, entry.code) for entry in told.request.record[count:]]


@EACH
def test_a_label_by_hand_goes_from_a_request_that_cannot_be_read(why):
    """Whoever set it is answered, the page says why, and `verify` does not know."""
    told = at_step(5).sleeps()
    BY_REQUEST[why](told)
    told.sets("tono", label(6)).wakes()

    assert development(told) == set()
    assert [text for text in told.texts() if "@tono" in text and "Label" in text]
    assert "tidak dapat dibaca" in told.status
    assert "cannot be read" in told.status
    assert verdict(told.decision, Question()).is_unknown


@EACH
def test_a_second_run_writes_and_records_nothing(why):
    """Quiet: what was said stands."""
    told = at_step(5).sleeps()
    BY_REQUEST[why](told)
    told.sets("tono", label(6)).wakes().runs()

    assert (told.plans[-1].writes, told.plans[-1].entries) == ((), ())


@EACH
def test_the_label_of_the_desk_goes_too(why):
    """Nobody knows whether work may go on."""
    told = at_step(7).sleeps()
    BY_REQUEST[why](told)
    told.wakes()

    assert development(told) == set()


@EACH
def test_the_status_that_says_ready_goes(why):
    """Approved, ready to start: that is said no more."""
    told = at_step(5)
    told.approves("wati", "ratna")
    assert "siap dimulai" in told.status
    told.sleeps()
    BY_REQUEST[why](told)
    told.wakes()

    assert "siap dimulai" not in told.status


@EACH
@pytest.mark.parametrize("written", ["in capitals", "of another procedure", "of no step", "two at once"])
def test_however_the_label_is_written(why, written):
    """In another case, of another procedure, like a step label, or two at once: none of them stays."""
    told = at_step(3).sleeps()
    BY_REQUEST[why](told)
    labels = {
        "in capitals": [label(6).upper()],
        "of another procedure": [label(9, "perbaikan-fitur")],
        "of no step": ["Langkah 6: pengembangan (disetujui)"],
        "two at once": [label(6), label(7)],
    }[written]
    told.sets("lina", *labels).wakes()

    assert not told.labels & set(labels)
    assert len([text for text in told.texts() if "@lina" in text]) == len(labels)


@EACH
def test_a_label_on_the_closed_issue_goes(why):
    """Closed by its requester, then labelled by hand."""
    told = at_step(5).closes("dina")
    assert not told.request.is_open
    told.sleeps()
    BY_REQUEST[why](told)
    told.sets("tono", label(6)).wakes()

    assert development(told) == set()


@pytest.mark.parametrize("why", ["process_gone", "edits_unheard"])
def test_the_record_says_so_once_where_it_can(why):
    """One entry for the request, one for the label; neither counts an edit that nobody read."""
    told = at_step(5).sleeps()
    BY_REQUEST[why](told)
    count = len(told.request.record)
    told.sets("tono", label(6)).wakes().sets("lina", label(7))

    taken = (EntryKind.LABEL_TAKEN_BACK, "label_unread")
    assert entries(told, count) == [(EntryKind.UNREADABLE, why), taken, taken]
    assert told.request.record[-1].edits == 0


def test_a_record_that_can_be_read_again_brings_the_lawful_label_back():
    """What was withheld was not taken away."""
    told = at_step(7)
    known = told.request.record
    told.sleeps().change(record=None)
    told.wakes().sets("tono", label(9))
    assert development(told) == set()
    told.change(record=known)
    told.runs()

    assert development(told) == {label(7)}
    assert "tidak dapat dibaca" not in told.status


def test_a_label_taken_back_unread_is_not_honoured_later():
    """It was answered, so it is spent: Tim IT sets it anew once the version is back."""
    told = at_step(5)
    told.approves("wati", "ratna")
    whole = told.of
    told.sleeps()
    BY_REQUEST["process_gone"](told)
    told.sets("budi", label(6)).wakes()
    told.under(whole)
    assert (told.step, development(told)) == (5, set())
    told.sets("budi", label(6))

    assert (told.step, development(told)) == (6, {label(6)})


def test_after_a_launch_the_recorded_step_stays():
    """And is marked on the page; a later step by hand goes, and so does an earlier one."""
    told = at_step(10).sleeps()
    BY_REQUEST["edits_unheard"](told)
    told.sets("tono", label(11), label(6)).wakes()

    assert development(told) == {label(10)}
    assert label(10) in told.status
    assert "tidak dapat dibaca" in told.status


def test_a_request_that_was_never_taken_in_is_told_so():
    """Edited too often before the first run: no intake is claimed, and the reason stays the same."""
    told = at_step(2).sleeps()
    told.change(record=(), comments=(), labels=frozenset(), label_events=())
    edited(told, 1_001).sets("tono", label(6)).wakes().runs()

    assert told.decision.unknown.code == "edits_unheard"
    assert development(told) == set()
    assert told.request.record == ()


@pytest.mark.parametrize("why", ["process_gone", "edits_unheard", "desk"])
def test_the_audit_finds_nothing_wrong_in_what_was_recorded_then(why):
    """Neither in the entries nor beside the history, once the sources are whole again."""
    told = at_step(7)
    whole = told.of
    told.sleeps().sets("tono", label(9))
    if why == "desk":
        deskless(told)
    else:
        BY_REQUEST[why](told)
        told.wakes()
    told.of = whole

    assert told.request.record[-1].kind is EntryKind.LABEL_TAKEN_BACK
    assert set(differences(told)) <= ({"body_changed"} if why == "edits_unheard" else set())


# Edits that were heard.


def test_edits_that_the_desk_heard_need_not_be_told_again():
    """A hundred and fifty edits of its author, each batch heard: the request goes on, and its code is asked for."""
    told = at_step(5)
    for _ in range(5):
        edited(told, 30).runs()

    assert told.request.untold_edits == 50
    assert told.decision.unknown is None
    assert told.situation.gate.code


def test_who_edited_stays_barred_when_github_tells_no_more():
    """The first of many edits was ratna's: she approves nothing of this request."""
    told = at_step(4).edits_body("ratna", "Jawaban", "Uraian")
    for _ in range(4):
        edited(told, 40).runs()
    assert all(edit.editor.login != "ratna" for edit in told.request.edits)
    told.comes_to(5).says("ratna", f"/setujui {told.situation.gate.code}")

    assert told.why == "approval_edited_request"


def test_an_editor_is_recorded_once_and_the_author_not_at_all():
    """By number, with the time of the first edit."""
    told = at_step(3)
    count = len(told.request.record)
    told.edits_body("dina", "Jawaban", "Uraian").edits_body("lina", "Uraian", "Jawaban")
    told.edits_body("lina", "Jawaban", "Uraian")
    found = [entry for entry in told.request.record[count:] if entry.code == "body_edited"]

    lina = account("lina").id
    assert [(entry.kind, entry.actor, entry.edits) for entry in found] == [(EntryKind.CONTRIBUTION, lina, 2)]
    assert found[0].at == told.request.edits[1].at


# A desk that cannot be read.


def ready(step=7):
    """A request under development, with the desk asleep."""
    return at_step(step).sleeps()


def test_what_the_desk_put_on_under_an_open_gate_stays():
    """The desk file is broken; nobody loses what was lawful."""
    told = ready()
    assert deskless(told).writes == ()
    assert development(told) == {label(7)}


def test_what_a_hand_put_on_goes_and_nothing_comes():
    """Whoever set it is told whose the mistake is; the entry makes it spent, and the second run is quiet."""
    told = ready()
    count = len(told.request.record)
    told.sets("tono", label(9))
    deskless(told)

    assert development(told) == {label(7)}
    assert entries(told, count) == [(EntryKind.LABEL_TAKEN_BACK, "label_desk_unread")]
    assert "aturan meja" in told.texts()[-1]
    assert (deskless(told).writes, deskless(told).entries) == ((), ())


@pytest.mark.parametrize(
    "change",
    {
        "the body": lambda told: told.edits_body("dina", "Jawaban", "Uraian"),
        "the body, and back": lambda told: told.edits_body("dina", "Jawaban", "Uraian").edits_body(
            "dina", "Uraian", "Jawaban"
        ),
        "the plan": lambda told: told.edits("budi", "/rencana", "/rencana "),
        "a deleted plan": lambda told: told.deletes("budi", "/rencana"),
        "a deleted approval": lambda told: told.deletes("wati", "/setujui"),
        "a new plan": lambda told: told.says("budi", "/rencana\n### Ringkasan\nlain"),
        "a withdrawal": lambda told: told.says("wati", "/tarik anggaran belum pasti"),
        "closing by hand": lambda told: told.closes("dina"),
    }.items(),
    ids=lambda change: change[0],
)
def test_whatever_was_approved_changed_since_the_last_run(change):
    """Then what the record says of the gate is old: the label goes, and the page says so."""
    told = ready()
    change[1](told)
    deskless(told)

    assert development(told) == set()
    assert "tidak dapat dibaca" in told.status
    assert deskless(told).writes == ()


def test_evidence_that_filled_a_hole_and_became_talk_is_changed_evidence():
    """The record names no move for such a comment, and what it said before nobody can tell."""
    told = at_step(5).deletes("budi", "/evaluasi").fills().comes_to(7).sleeps()
    text = told.comment("/evaluasi").body
    told.edits("budi", text, "nanti saya tulis lagi")
    deskless(told)

    assert development(told) == set()


def test_chatter_takes_no_label_off():
    """Talk, and its deletion by somebody who wrote nothing that counts."""
    told = ready().says("lina", "Kapan selesai?").deletes("lina", "Kapan")

    assert deskless(told).writes == ()


@pytest.mark.parametrize("step", [2, 5])
def test_before_the_gate_opened_every_development_label_goes(step):
    """Also one that a run put on which died before it recorded; the step's own label stays."""
    told = ready(step).sets("lina", label(6))
    deskless(told)

    assert told.labels >= {label(step)}
    assert development(told) == set()


def test_a_label_renamed_into_a_later_step_goes():
    """The desk put it on under another name."""
    told = ready()
    at = told.tick()
    events = [
        replace(event, label=label(9), changed_at=at) if event.label == label(7) else event
        for event in told.request.label_events
    ]
    told.change(labels=frozenset(told.labels - {label(7)} | {label(9)}), label_events=tuple(events))
    deskless(told)

    assert development(told) == set()


def test_a_label_of_the_desk_that_a_hand_put_back_goes():
    """Taken off and set again by hand: the last to put it on was no desk."""
    told = ready().takes_off("tono", label(7)).sets("tono", label(7))
    deskless(told)

    assert development(told) == set()


def test_a_request_that_cannot_be_read_either_keeps_nothing():
    """The broken desk is no excuse for a broken record."""
    told = ready()
    told.change(record=None)
    deskless(told)

    assert development(told) == set()


def test_a_mended_desk_brings_the_lawful_label_back():
    """Nothing of the record was lost, and the page says again where the request stands."""
    told = ready().edits_body("lina", "Jawaban", "Uraian")
    deskless(told)
    told.now += told.pause
    told.wakes()
    assert told.step == 5
    told.approves("wati", "ratna")

    assert development(told) == {label(7)}
