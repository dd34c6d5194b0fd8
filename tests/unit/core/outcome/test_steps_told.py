"""Every step that the request takes is an entry when it happens, with its cause (issue 14, cases 25-29 and 35)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.history.record import EntryKind, chain, place_of, text
from automation.core.history.request import Deletion
from automation.core.text.digest import text_digest
from tests.builders.gate_facts import without_term
from tests.builders.record_looks import differences, kinds
from tests.builders.records import as_before
from tests.builders.stories import Story, at_step, evidence, process_of, story

A = process_of("website-baru")
PURPOSE = "### Tujuan pembuatan sistem"
STEPS = [(0, 1), (1, 2)]


def entry(told: Story, kind: EntryKind):
    """The last entry of a kind."""
    return next(each for each in reversed(told.request.record) if each.kind is kind)


def steps(told: Story) -> list[tuple[int, int]]:
    """From where to where, for every entry that moves the request."""
    return [(each.before, each.after) for each in told.request.record if each.before != each.after]


def incomplete() -> Story:
    """A request whose form lacks an answer."""
    return story().opened_by("dina", tujuan="-")


def completed(told: Story, login: str = "dina") -> Story:
    """Its text edited so that nothing is lacking."""
    return told.edits_body(login, "\n\n-\n", "\n\nMelayani mahasiswa yang mendaftar ulang setiap semester.\n")


def test_a_complete_form_is_a_step_from_one_to_two():
    """With the intake, in one commit: no run more, and every step connects."""
    told = at_step(3)

    assert steps(told)[:3] == [*STEPS, (2, 3)]
    assert kinds(told)[:2] == [EntryKind.INTAKE, EntryKind.COMPLETION]
    done = entry(told, EntryKind.COMPLETION)
    assert (done.at, done.actor, done.role) == (told.request.created_at, told.request.author.id, "pemohon")
    assert differences(told) == []


@pytest.mark.parametrize("login", ["dina", "sari"])
def test_an_edit_that_completes_the_form_is_a_step_at_its_moment(login):
    """Who edited, when, and what the form holds since; the audit finds nothing."""
    told = incomplete()
    assert (told.step, kinds(told)) == (1, [EntryKind.INTAKE])
    completed(told.waits(timedelta(days=20)), login)
    edit = told.request.edits[-1]
    done = entry(told, EntryKind.COMPLETION)

    assert (done.at, done.actor, (done.before, done.after)) == (edit.at, edit.editor.id, (1, 2))
    assert done.role == ("pemohon" if login == "dina" else "")
    assert done.parts["body"] == text_digest(told.request.body)
    fields = {name for name in done.parts if name.startswith("field.")}
    assert fields == {f"field.{each.name}" for each in A.form_fields}
    assert told.situation.since == edit.at
    assert differences(told) == []


def test_a_comment_that_completes_the_form_is_named():
    """`/lengkapi` is the cause, and stands before the step."""
    told = incomplete()
    label = next(each.label for each in A.form_fields if each.name == "tujuan")
    told.says("dina", f"/lengkapi\n\n### {label}\n\nMelayani mahasiswa yang mendaftar ulang setiap semester.")
    done = entry(told, EntryKind.COMPLETION)

    assert kinds(told)[-2:] == [EntryKind.SUPPLEMENT, EntryKind.COMPLETION]
    assert done.comments == (told.comment("/lengkapi").id,)
    assert done.at == told.comment("/lengkapi").created_at


def test_a_form_that_is_broken_and_mended_falls_and_recovers():
    """Back to step 1 and on again, each as an entry."""
    told = completed(incomplete())
    told.edits_body("dina", "Melayani mahasiswa yang mendaftar ulang setiap semester.", "-")
    assert told.step == 1
    completed(told)

    assert steps(told) == [*STEPS, (2, 1), (1, 2)]
    assert [each.step for each in told.situation.moves] == [2, 1, 2]
    assert differences(told) == []


@pytest.mark.parametrize("number", [6, 7, 8])
def test_a_lapse_during_development_is_a_fall_and_a_recovery(number):
    """At the moment of the edit, behind the lapse; on again with the last approval."""
    told = at_step(number).edits_body("dina", "Jawaban", "Jawaban.")
    edit = told.request.edits[-1]

    assert kinds(told)[-3:] == [EntryKind.LAPSE, EntryKind.SHUT, EntryKind.FALL]
    fallen = entry(told, EntryKind.FALL)
    assert ((fallen.before, fallen.after), fallen.code, fallen.at) == ((number, 5), "approvals_lapsed", edit.at)
    assert entry(told, EntryKind.LAPSE).at == entry(told, EntryKind.SHUT).at == edit.at
    told.approves("wati", "joko")
    back = entry(told, EntryKind.RECOVERY)
    assert ((back.before, back.after), back.code) == ((5, number), "gate_opened")
    assert back.at == entry(told, EntryKind.OPENED).at == told.situation.since
    assert [each.step for each in told.situation.moves][-3:] == [number, 5, number]
    assert differences(told) == []


@pytest.mark.parametrize(("number", "hole"), [(4, 3), (5, 4), (7, 6), (8, 6)])
@pytest.mark.parametrize("loss", ["deleted", "edited"])
def test_lost_evidence_is_a_fall_that_names_what_was_lost(number, hole, loss):
    """The comment that is gone or somebody else's by now; given anew, the request is back."""
    told = at_step(number)
    lost = told.comment(f"/{A.step(hole).verb}")
    if loss == "deleted":
        told.deletes("lina", lost.body)
    else:
        told.edits("lina", lost.body, f"{lost.body} lagi")
    fallen = entry(told, EntryKind.FALL)

    assert ((fallen.before, fallen.after), fallen.code, fallen.comments) == ((number, hole), "hole", (lost.id,))
    assert fallen.at == (told.request.deletions[-1].at if loss == "deleted" else told.comment(lost.body).edited_at)
    assert differences(told) == []
    told.says(told.doer, evidence(A.step(hole)))
    if not told.situation.gate.is_open and number > 5:
        told.approves("wati", "joko")
    assert place_of(told.request.record) == told.step
    assert told.step == number
    assert differences(told) == []


@pytest.mark.parametrize("loss", ["withdrawn", "edited", "deleted"])
@pytest.mark.parametrize("number", [5, 6, 8])
def test_a_gate_that_shuts_names_the_approvals_that_were_lost(number, loss):
    """The comments, and the moment at which it happened; there is no effect without a cause."""
    told = at_step(5).approves("wati", "joko") if number == 5 else at_step(number)
    told.waits(timedelta(days=2))
    wati = next(each for each in told.request.comments if each.body.startswith("/setujui") and each.author.id == 1005)
    match loss:
        case "withdrawn":
            happened = told.says("wati", "/tarik salah baca").comment("/tarik").created_at
        case "edited":
            happened = told.tick()
            told.put(replace(wati, body=f"{wati.body} ya", edited_at=happened, editor=wati.author))
            told.runs()
        case "deleted":
            told.change(comments=tuple(each for each in told.request.comments if each.id != wati.id))
            happened = told.tick()
            told.change(deletions=(Deletion(node_id="D_1", at=happened, actor=wati.author, author=wati.author),))
            told.runs()
    shut = entry(told, EntryKind.SHUT)

    assert (shut.code, shut.comments, shut.at) == ("missing_approval", (wati.id,), happened)
    if number > 5:
        fallen = entry(told, EntryKind.FALL)
        assert ((fallen.before, fallen.after), fallen.code, fallen.at) == ((number, 5), "approvals_gone", happened)
    assert differences(told) == []


def test_a_right_that_is_lost_stands_before_what_it_shuts():
    """The lapse with its reason, then the gate, then the fall."""
    told = at_step(7)
    told.under(replace(told.of, desk=without_term(told.of.desk, "manajemen", "wati"))).runs()

    assert [each for each in kinds(told) if each in {EntryKind.LAPSE, EntryKind.SHUT, EntryKind.FALL}] == [
        EntryKind.LAPSE,
        EntryKind.SHUT,
        EntryKind.FALL,
    ]
    assert (entry(told, EntryKind.LAPSE).code, place_of(told.request.record)) == ("right_lost", told.step)


@pytest.mark.parametrize("login", ["budi", "dina"])
def test_what_changed_after_the_approval_can_be_told(login):
    """The same digests stand on opening and lapse, of the form and of the evidence, so the difference names it."""
    told = at_step(6)
    opened = entry(told, EntryKind.OPENED)
    if login == "dina":
        told.edits_body("dina", "Jawaban", "Jawaban.")
    else:
        told.edits("budi", "Rp", "Rp ")
    lapse = entry(told, EntryKind.LAPSE)
    whole = {name for name in opened.parts if not name.startswith(("comment.", "body"))}

    assert whole == {name for name in lapse.parts if not name.startswith(("comment.", "body"))}
    changed = {name for name in whole if opened.parts[name] != lapse.parts[name]}
    assert changed
    assert all(name.startswith("field.") for name in changed) == (login == "dina")


def test_a_violation_holds_the_same_digests():
    """What was built is not what stands there now, and which part."""
    told = at_step(10)
    opened = entry(told, EntryKind.OPENED)
    told.edits_body("dina", "Jawaban", "Jawaban.")
    found = entry(told, EntryKind.VIOLATION)

    changed = {name for name in opened.parts if name.startswith("field.") and opened.parts[name] != found.parts[name]}
    assert changed
    assert set(opened.parts) - set(found.parts) == {f"comment.{each}" for each in opened.comments}
    assert EntryKind.FALL not in kinds(told)


def test_every_act_names_its_role():
    """Intake, rejection, withdrawal, cancellation, return and hold too."""
    told = at_step(5).approves("wati", "joko").says("wati", "/tarik salah baca").says("joko", "/tolak terlalu mahal")
    told.says("budi", "/kembali 4 rencana berubah").says("budi", "/tunda menunggu server sampai 2027-01-15")
    told.says("budi", "/lanjut").says("dina", "/batal tidak jadi").says("dina", "/lanjut")
    acts = {entry.kind: entry.role for entry in told.request.record if entry.actor is not None}

    assert acts == {
        EntryKind.INTAKE: "pemohon",
        EntryKind.COMPLETION: "pemohon",
        EntryKind.MOVE: "tim_it",
        EntryKind.APPROVAL: "manajemen",
        EntryKind.WITHDRAWAL: "manajemen",
        EntryKind.REJECTION: "manajemen",
        EntryKind.RETURN: "tim_it",
        EntryKind.HOLD: "tim_it",
        EntryKind.HOLD_ENDED: "tim_it",
        EntryKind.ENDED: "pemohon",
        EntryKind.RESUMED: "pemohon",
    }
    refused = story().opened_by("dina").says("budi", "/tolak bukan urusan kami")
    assert entry(refused, EntryKind.ENDED).role == "tim_it"


def _with_a_hole(told: Story) -> Story:
    return told.deletes("lina", told.comment(f"/{A.step(6).verb}").body)


FORMER = {
    "new": lambda: story().opened_by("dina"),
    "incomplete": incomplete,
    "completed by an edit": lambda: completed(incomplete()),
    "at evaluation": lambda: at_step(3),
    "asked for": lambda: at_step(5),
    "ready": lambda: at_step(5).approves("wati", "joko"),
    "in development": lambda: at_step(8),
    "launched": lambda: at_step(11),
    "lapsed": lambda: at_step(8).edits_body("dina", "Jawaban", "Jawaban."),
    "withdrawn": lambda: at_step(8).says("wati", "/tarik salah baca"),
    "a hole": lambda: _with_a_hole(at_step(8)),
    "cancelled": lambda: at_step(4).says("dina", "/batal tidak jadi"),
}


@pytest.mark.parametrize("life", FORMER)
def test_an_upgrade_appends_nothing_to_a_record_of_before(life):
    """Nor does the audit find anything in it; what was left untold comes along with the next act."""
    told = FORMER[life]()
    told = replace(told, plans=list(told.plans))
    told.change(record=chain((), as_before(told.request.record)))
    before, labels = told.request.record, told.labels
    told.waits(timedelta(hours=1)).runs().runs()

    assert text(told.request.record) == text(before)
    assert told.labels == labels
    assert [code for code in differences(told) if code not in {"approval_gone", "comment_gone", "body_changed"}] == []


@pytest.mark.parametrize("later", ["/tolak anggaran belum ada", "/tarik salah baca"])
def test_a_late_run_dates_a_fall_by_its_first_cause(later):
    """The text changed, and much later somebody took back what had lapsed by then; no run came in between."""
    told = at_step(8).sleeps().edits_body("dina", "Jawaban", "Jawaban.")
    changed = told.request.edits[-1].at
    told.waits(timedelta(days=1)).says("wati", later).waits(timedelta(hours=1)).wakes()

    assert [entry(told, kind).at for kind in (EntryKind.LAPSE, EntryKind.SHUT, EntryKind.FALL)] == [changed] * 3
    assert told.situation.since == changed
    assert differences(told) == []
