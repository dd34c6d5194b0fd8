"""What approvals rest on changed: they lapse, people are told, and work resumes once approved anew (rules 7 and 8)."""

import pytest

from tests.builders.lapses import gated
from tests.builders.promises import mentioned
from tests.builders.stories import at_step, process_of, story

A = process_of("website-baru")


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
    assert {code for _, code in told.verdicts} == {"other_code"}
    assert told.labels == gated(A.step(5))


def test_the_old_text_coming_back_asks_anew():
    """Approvals of the old code lapsed too, so those who may approve are called once more."""
    told = at_step(7).edits_body("dina", "Jawaban", "Uraian")
    told.edits_body("dina", "Uraian", "Jawaban")

    assert len(told.texts("approval")) == 3
    assert told.approves("wati", "joko").step == 7


def test_an_edit_that_changes_nothing_visible_still_lapses():
    """The text is the same, but a code holds for one text and its last change (rule 2)."""
    told = at_step(7)
    code, digest = told.situation.gate.code, told.situation.gate.digest
    told.edits_body("dina", "Jawaban", "Jawaban ").edits_body("dina", "Jawaban ", "Jawaban")

    assert (told.situation.gate.digest, told.step) == (digest, 5)
    assert told.situation.gate.code != code


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
