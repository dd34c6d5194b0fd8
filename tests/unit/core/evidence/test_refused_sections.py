"""Whoever ever posted a section that an approval rests on fills no slot, whether or not it was taken (rule 5)."""

from dataclasses import replace

import pytest

from automation.core.policy.desk import Duty
from tests.builders.stories import Story, at_step, catalogue, evidence, process_of

B = process_of("perbaikan-fitur")
PURPOSE = next(field.label for field in B.form_fields if field.name == "tujuan")
COMPLETED = f"/lengkapi\n### {PURPOSE}\nSupaya pekerjaan berjalan lebih cepat. Perbaikan dari dina."
EVALUATION, REQUIREMENTS, PLAN = (B.step(number) for number in (2, 3, 4))


@pytest.mark.parametrize("step", [EVALUATION, REQUIREMENTS, PLAN], ids=lambda step: step.key)
def test_refused_sections_keep_their_author_from_approving(step):
    """A manager who writes into Tim IT's evidence has a hand in it, although the desk does not take it."""
    told = at_step(5, "perbaikan-fitur").says("joko", evidence(step))

    assert told.why == "not_your_step"
    assert told.approves("joko").why == "approval_wrote_evidence"
    assert told.approves("wati").situation.gate.is_open


def test_sections_after_the_approval_take_it_back():
    """Duties stay apart in whichever order the acts come."""
    told = at_step(5, "perbaikan-fitur").approves("joko").says("joko", evidence(PLAN))

    assert told.blocks == {"missing_approval"}


def test_who_edited_somebody_elses_answers_to_the_form_approves_nothing():
    """What completes the form is as good as its body, whose editors fill no slot; new answers do not undo that."""
    told = at_step(5, "perbaikan-fitur").says("dina", COMPLETED)
    told.edits("joko", "Perbaikan dari dina", "Perbaikan dari joko").says("dina", COMPLETED)

    assert told.approves("joko").why == "approval_edited_request"
    assert told.approves("wati").situation.gate.is_open


def test_a_verb_without_sections_posts_nothing():
    """Who only tries the verb has written nothing."""
    told = at_step(5, "perbaikan-fitur").says("joko", f"/{PLAN.verb}").approves("joko")

    assert told.situation.gate.is_open


def test_sections_behind_the_gate_are_no_evidence_of_the_approval():
    """A refused section of development is not developing."""
    told = at_step(5, "perbaikan-fitur").says("joko", evidence(B.step(6))).approves("joko")

    assert told.situation.gate.is_open


def test_a_refused_section_makes_nobody_company():
    """Who alone wrote the plan stays the only one when somebody else's sections were refused."""
    duty = Duty(act=B.step(6).key, not_alone_with=(PLAN.key,))
    told = at_step(4, "perbaikan-fitur", replace(catalogue(), desk=replace(catalogue().desk, duties=(duty,))))
    told.says("joko", evidence(PLAN)).says("budi", evidence(PLAN)).approves("wati").says("sari", "/mulai")

    assert does(told, "budi").why == "duty_did_alone"
    assert does(told, "sari").situation.step == 7


def test_a_refused_section_takes_no_signature_away():
    """The requester who wrote into the requirements by mistake may still sign them."""
    told = at_step(4).says("dina", evidence(process_of("website-baru").step(3)))
    told.says("dina", f"/sepakat {told.situation.agreement.code}")

    assert told.why == "requirements_agreed"


def does(told: Story, login: str) -> Story:
    """The evidence of the step in progress, by somebody."""
    return told.says(login, evidence(told.process.step(told.situation.step)))
