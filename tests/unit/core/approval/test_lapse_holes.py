"""Evidence that is lost leaves a hole: the request returns to that step, and goes on once it is filled (rule 8)."""

from dataclasses import replace

import pytest

from automation.core.policy.process import SectionType
from tests.builders.lapses import deleted, gated
from tests.builders.promises import mentioned
from tests.builders.stories import at_step, catalogue, evidence, process_of, story

A = process_of("website-baru")


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


def test_a_deleted_answer_that_need_not_be_given_leaves_a_hole_too():
    """It told the data class, which the matrix reads: its loss must not make the request an easier one."""
    whole = evidence(A.step(2))
    part = f"/evaluasi\n### {next(each for each in A.step(2).sections if each.key == 'kelas_data').title.id}\ntidak ada"
    told = at_step(2).says("budi", part).says("budi", evidence(A.step(2), kelas_data=None))
    assert told.step == 3
    told.deletes("budi", "tidak ada")

    assert told.step == 2
    assert [each.reason.code for each in told.situation.evidence[2].missing] == ["evidence_lost"]
    assert told.says("sari", whole).step == 3
