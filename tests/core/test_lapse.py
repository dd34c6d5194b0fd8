"""What approvals rest on changed: they lapse, people are told, and work resumes once approved anew (rules 7 and 8)."""

from dataclasses import replace

import pytest

from automation.core.process import SectionType, Step
from tests.builders import Story, at_step, catalogue, evidence, process_of, story
from tests.builders_gate import desk, without_term
from tests.builders_texts import form_body
from tests.promises import mentioned

A = process_of("website-baru")


def gated(step: Step) -> set[str]:
    """The labels of an approved request of the first procedure."""
    return {A.label, step.label}


def deleted(told: Story, step: Step) -> Story:
    """The comment with that step's evidence deleted."""
    return told.deletes("lina", f"/{step.verb}\n")


@pytest.mark.parametrize("number", range(5, 10))
def test_an_edit_of_the_request_returns_to_the_approval_step(number):
    """Whatever development step it had reached, the label goes and nothing counts any more."""
    told = at_step(number) if number > 5 else at_step(5).approves("wati", "joko")
    told.edits_body("dina", "Jawaban", "Uraian")

    assert told.step == 5
    assert told.labels == gated(A.step(5))
    assert {code for _, code in told.verdicts} == {"other_code"}
    assert not told.situation.may_develop


def test_people_are_told_what_changed_and_asked_again():
    """A new comment mentions those who may approve, names the field and leads to GitHub's edit history."""
    told = at_step(7)
    told.edits_body("dina", "### Deskripsi proyek\n\nJawaban", "### Deskripsi proyek\n\nUraian baru dan jawaban")
    request = told.texts("approval")[-1]

    assert len(told.texts("approval")) == 2
    assert mentioned(request) == {"wati", "joko", "ratna"}
    assert "Yang berubah: `Deskripsi proyek`" in request
    assert told.request.url in request
    assert f"/setujui {told.situation.gate.code}" in request


@pytest.mark.parametrize("number", range(6, 10))
def test_work_resumes_where_it_stood(number):
    """After approval of the new text the step is the one before the lapse, and its evidence is all there."""
    told = at_step(number).edits_body("dina", "Jawaban", "Uraian").approves("wati", "joko")

    assert told.step == number
    assert told.labels == gated(A.step(number))
    assert told.texts("opened")[-1].count("Disetujui lagi") == 1
    assert told.comes_to(number + 1).step == number + 1


def test_the_old_text_coming_back_revives_nothing():
    """An approval that lapsed never counts again (rule 7), and people are asked once more."""
    told = at_step(7).edits_body("dina", "Jawaban", "Uraian")
    told.edits_body("dina", "Uraian", "Jawaban")

    assert told.step == 5
    assert {code for _, code in told.verdicts} == {"earlier_than_change"}
    assert told.labels == gated(A.step(5))


def test_the_old_text_coming_back_asks_anew():
    """Approvals of the old code lapsed too, so those who may approve are called once more."""
    told = at_step(7).edits_body("dina", "Jawaban", "Uraian")
    told.edits_body("dina", "Uraian", "Jawaban")

    assert len(told.texts("approval")) == 3
    assert told.approves("wati", "joko").step == 7


def test_an_edit_that_changes_nothing_visible_still_lapses():
    """The code is the same, but an approval must be later than every edit (rule 3)."""
    told = at_step(7)
    code = told.situation.gate.code
    told.edits_body("dina", "Jawaban", "Jawaban ").edits_body("dina", "Jawaban ", "Jawaban")

    assert told.situation.gate.code == code
    assert told.step == 5


@pytest.mark.parametrize("number", [2, 3, 4])
def test_evidence_edited_by_its_author_counts_from_that_edit(number):
    """The approvals lapse, the step keeps its evidence, and the new text is what is approved next."""
    told = at_step(8)
    section = A.step(number).sections[-1]
    told.edits(
        "budi", section.example, section.example + " | sedang" if "|" in section.example else "sesuai rencana baru 2027"
    )
    if told.situation.evidence[number].is_complete:
        assert told.step == 5
        assert told.approves("wati", "joko").step == 8
    else:
        assert told.step == number


def test_a_plan_made_cheaper_by_its_author_lapses_and_resumes():
    """The amount decides who approves, so it is covered."""
    told = at_step(8).edits("budi", "Rp45.000.000", "Rp40.000.000")

    assert told.step == 5
    assert told.approves("wati", "joko").step == 8


def test_a_plan_made_dearer_needs_the_executive():
    """The rows that apply are those of the present plan."""
    told = at_step(8).edits("budi", "Rp45.000.000", "Rp450.000.000").approves("wati", "joko")

    assert told.step == 5
    assert told.situation.waiting_for == ("pimpinan",)
    assert told.approves("ratna").step == 8


@pytest.mark.parametrize("number", [2, 3, 4])
def test_evidence_edited_by_somebody_else_leaves_a_hole(number):
    """The request returns to that step, its actor is told, and nothing older takes the place (rule 8)."""
    told = at_step(8)
    section = A.step(number).sections[0]
    told.edits("lina", f"### {section.title.id}", f"### {section.title.id}\n\n")

    assert told.step == number
    assert told.labels == gated(A.step(number))
    assert mentioned(told.texts("hole")[-1]) == {"budi", "sari"}
    assert "edited_by_other" in {found.reason.code for found in told.situation.evidence[number].missing}


@pytest.mark.parametrize("number", [2, 3, 4])
def test_deleted_evidence_leaves_a_hole(number):
    """Deleting the evaluation, the requirements or the plan takes the request back to that step."""
    told = deleted(at_step(8), A.step(number))

    assert told.step == number
    assert told.labels == gated(A.step(number))
    assert told.texts("hole")


@pytest.mark.parametrize("number", [2, 3, 4])
@pytest.mark.parametrize("loss", ["deleted", "edited", "overwritten"])
def test_a_hole_is_filled_and_work_resumes(number, loss):
    """The block of the status comment fills it; then the new text is approved, and work goes on where it stood."""
    told = at_step(8)
    if loss == "deleted":
        deleted(told, A.step(number))
    elif loss == "edited":
        told.edits("lina", f"### {A.step(number).sections[0].title.id}", "### Lain")
    else:
        text = told.comment(f"/{A.step(number).verb}\n").body
        told.edits("lina", text, "dihapus")
    assert told.step == number

    assert told.fills().step == 5
    assert told.approves("wati", "joko").step == 8


def test_a_hole_in_a_later_step_is_filled_without_new_approval():
    """Evidence of step 7 is not what was approved: it is given again, and the request is back at step 9."""
    told = deleted(at_step(9), A.step(7))

    assert told.step == 7
    assert told.fills().step == 9


def test_a_hole_in_development_does_not_hide_that_the_approvals_lapsed():
    """The gate comes first: no development label while it is shut, then the hole, then where work stood."""
    told = deleted(at_step(9), A.step(7)).edits_body("dina", "Jawaban", "Uraian")
    assert told.labels == gated(A.step(5))
    told.approves("wati", "joko")
    assert told.labels == gated(A.step(7))

    assert told.fills().step == 9


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


def test_a_person_removed_before_the_launch_takes_the_approval_along():
    """The request waits for a new approval, and resumes with it."""
    told = at_step(8)
    told.under(replace(told.of, desk=without_term(desk(), "manajemen", "wati")))

    assert told.step == 5
    assert ("wati", "not_in_role") in told.verdicts
    assert told.approves("ratna").step == 8


def test_a_term_that_ended_takes_nothing_along():
    """What was decided within a term stands (rule 4)."""
    told = at_step(8)
    ended = desk(("manajemen", "wati", None, told.now), ("manajemen", "joko", None, told.now))
    told.under(replace(told.of, desk=ended))

    assert told.step == 8


def test_a_withdrawn_approval_shuts_the_gate_again():
    """Until somebody else, or the same person, approves."""
    told = at_step(7).says("wati", "/tarik anggaran perlu ditinjau ulang")

    assert told.step == 5
    assert told.labels == gated(A.step(5))
    assert told.approves("ratna").step == 7


def test_a_withdrawal_is_not_told_as_a_change_of_the_text():
    """Nothing that was approved has changed, and nobody is told that it has."""
    told = at_step(7).says("wati", "/tarik anggaran perlu ditinjau ulang")

    assert "berubah" not in told.status
    assert "ditarik" in told.status


def test_a_rejection_shuts_the_gate_in_every_development_step():
    """It shows as rejected at the approval step, open, until that person approves."""
    told = at_step(8).says("ratna", "/tolak risiko keamanan belum dijawab")

    assert told.step == 5
    assert told.labels == gated(A.step(5)) | {"status: ditolak"}
    assert told.request.is_open
    assert told.approves("ratna").step == 8


def test_a_deleted_approval_no_longer_counts():
    """An approval counts while its comment exists (rule 3)."""
    told = at_step(7).deletes("lina", "/setujui")

    assert told.step == 5


def test_an_edited_approval_no_longer_counts():
    """Not even when only a word of thanks was added below."""
    told = at_step(7).edits("joko", "/setujui", "/setujui")

    assert told.step == 5
    assert ("joko", "edited") in told.verdicts


def test_a_form_broken_after_approval_returns_to_the_start_and_resumes_when_mended():
    """The requester is asked to mend it; then the new text is approved, and work goes on."""
    told = at_step(7)
    told.edits_body("dina", "### Tujuan\n\nJawaban", "### Tujuan\n\n-\n\nJawaban")
    told.edits_body("dina", "### Tujuan\n\n-\n\nJawaban yang cukup panjang untuk pertanyaan ini.", "### Tujuan\n\n-")
    assert told.step == 1
    assert told.labels == gated(A.step(1)) | {"status: perlu informasi"}
    told.edits_body("dina", "### Tujuan\n\n-", "### Tujuan\n\nMelayani peserta dengan lebih cepat.")

    assert told.step == 5
    assert told.approves("wati", "joko").step == 7


def test_work_begun_by_label_resumes_there():
    """Whether it was the verb or the label that began it."""
    told = at_step(5).approves("wati", "joko").sets("budi", A.step(6).label).edits_body("dina", "Jawaban", "Uraian")

    assert told.approves("wati", "joko").step == 6


def test_a_launch_confirmed_by_label_stands():
    """After the launch nothing falls back, whichever way it was confirmed."""
    told = at_step(9)
    step = A.step(9)
    told.says("budi", evidence(step).replace(f"/{step.verb}", f"/{step.verb} draf", 1)).sets("budi", A.step(10).label)
    assert told.step == 10

    assert told.edits_body("dina", "Jawaban", "Uraian").step == 10


def test_a_request_of_the_other_procedure_lapses_too():
    """The rule is the gate's, not the procedure's."""
    told = at_step(9, "perbaikan-fitur").edits_body("dina", "Jawaban", "Uraian")

    assert told.step == 5
    assert told.approves("joko").step == 9


def test_an_unfinished_story_lapses_to_its_own_step():
    """Before the approval step an edit of the body changes nothing but the code."""
    told = at_step(3).edits_body("dina", "Jawaban", "Uraian")

    assert told.step == 3
    assert told.comes_to(6).step == 6


def test_an_edit_while_the_desk_sleeps_is_found_by_the_next_run():
    """However long it slept, the label goes."""
    told = at_step(7).sleeps().edits_body("dina", "Jawaban", "Uraian").says("budi", "sudah dikerjakan").wakes()

    assert told.labels == gated(A.step(5))


def test_a_story_without_evidence_holds_nothing():
    """A new request has no code: there is nothing to approve yet."""
    told = story().opened_by("dina").says("wati", "/setujui 0000-0000-0000")

    assert told.why == "approval_nothing_to_approve"
    assert told.situation.gate.code == ""


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


@pytest.mark.parametrize("loss", ["edited", "deleted"])
def test_each_comment_of_a_log_is_covered(loss):
    """Were the plan a log, every comment that added to it would be part of what is approved (rule 2)."""
    plan = A.step(4)
    sections = tuple(
        replace(each, type=SectionType.LOG, min_length=0) if each.key == "sumber_daya" else each
        for each in plan.sections
    )
    steps = tuple(replace(step, sections=sections) if step is plan else step for step in A.steps)
    told = story(of=replace(catalogue(), processes=(replace(A, steps=steps),))).opened_by("dina").comes_to(4)
    told.says("budi", "/rencana\n### Sumber daya\nSatu pengembang\nDua penguji")
    told.says("budi", evidence(plan, sumber_daya="Satu perancang")).comes_to(7)
    first = "### Sumber daya\nSatu pengembang\nDua penguji"
    told.edits("budi", first, first + " lagi") if loss == "edited" else told.deletes("lina", first)

    assert told.step <= 5
    assert not told.situation.may_develop


def test_an_approval_first_seen_after_its_text_was_given_back_lapses_at_once():
    """One run settles it: what is recorded and what lapses go into the record together."""
    told = at_step(6).sleeps().approves("wati").says("budi", "/kembali 3 kebutuhan berubah").wakes()

    assert told.decision.entries == ()


def test_a_lapse_changes_no_answer_of_before():
    """Who might not return a request in work still might not, although its approvals lapsed since."""
    told = at_step(6).says("wati", "/kembali 3 kebutuhan berubah")
    assert told.why == "may_not_return"

    told.says("budi", "/kembali 3 kebutuhan berubah")

    assert [answer.reason.code for answer in told.situation.answers[-2:]] == ["may_not_return", "returned"]
