"""Separation of duties in the life of a request: who did what keeps whom from what, by verb and by label (rule 5)."""

from dataclasses import replace
from datetime import timedelta

from automation.core.approval.gate import judge
from automation.core.policy.desk import Duty
from automation.core.policy.duties import EMERGENCY
from tests.builders.duties import KEYS, TESTING
from tests.builders.gate_facts import desk, facts, yes
from tests.builders.stories import Story, at_step, catalogue, evidence, process_of, story

A = process_of("website-baru")
B = process_of("perbaikan-fitur")
BOTH = replace(catalogue(), desk=desk(("tim_it", "joko", None, None)))
"""Joko is a manager and of Tim IT."""


def does(told: Story, login: str, number: int, *, draft: bool = False) -> Story:
    """The evidence of a step, by somebody; as a draft it does not move the request on."""
    step = told.process.step(number)
    text = evidence(step)
    return told.says(login, text.replace(f"/{step.verb}", f"/{step.verb} draf", 1) if draft else text)


def told_why(told: Story) -> str:
    """The desk's last comment that answers somebody."""
    return told.texts("reply")[-1]


def test_who_asks_does_not_evaluate():
    """A maintainer's own request is evaluated by a colleague, and the answer says so."""
    told = does(story().opened_by("budi"), "budi", 2)
    assert told.why == "duty_requester_side"
    assert "Anda termasuk pihak pemohon" in told_why(told)
    assert "`/evaluasi`" in told_why(told)

    assert does(told, "sari", 2).step == 3


def test_who_asks_does_not_confirm_the_evaluation_by_label():
    """The label is judged as the verb is."""
    told = does(story().opened_by("budi"), "sari", 2, draft=True).sets("budi", A.step(3).label)
    assert (told.why, told.step) == ("duty_requester_side", 2)
    assert A.step(3).label not in told.labels

    assert told.sets("sari", A.step(3).label).step == 3


def test_who_edited_the_request_does_not_evaluate_it():
    """An editor of the text stands on the requester's side of it."""
    told = does(story().opened_by("dina").edits_body("budi", "Jawaban", "Uraian"), "budi", 2)

    assert told.why == "duty_edited_request"
    assert "Anda pernah mengubah isi permohonan ini" in told_why(told)


def test_a_former_representative_evaluates_who_did_nothing_for_the_unit():
    """While the office lasts, nobody of the unit evaluates its request."""
    unit = catalogue().desk.units[0]
    told = story().opened_by("dina")
    term = replace(unit.representatives[0], person=desk().people[2], sampai=told.now + timedelta(minutes=2))
    units = (replace(unit, representatives=(term,)), *catalogue().desk.units[1:])
    told.under(replace(told.of, desk=replace(told.of.desk, units=units)))

    assert does(told, "budi", 2).why == "duty_requester_side"
    assert does(told.waits(timedelta(minutes=5)), "budi", 2).step == 3


def test_an_approver_does_not_develop_by_verb_or_label():
    """Joko, who also is of Tim IT, approved: a colleague does the work."""
    told = at_step(5).under(BOTH).approves("wati", "joko").says("budi", "/mulai")
    assert does(told, "joko", 6).why == "duty_did_approve"
    assert "Anda sudah menyetujui permohonan ini" in told_why(told)
    does(told, "budi", 6, draft=True).sets("joko", A.step(7).label)
    assert (told.why, told.step) == ("duty_did_approve", 6)

    assert told.sets("budi", A.step(7).label).step == 7


def test_a_developer_does_not_approve_anew():
    """After a change the approval is asked for again, and not of whoever has begun to work."""
    told = does(at_step(5).under(BOTH).approves("wati", "ratna").says("budi", "/mulai"), "joko", 6)
    assert told.why == "step_done"
    told.edits_body("dina", "Jawaban", "Uraian")
    assert "joko" not in [person.login for people in told.situation.gate.eligible.values() for person in people]
    told.approves("joko")

    assert told.why == "approval_did_step"
    assert "mengerjakan langkah 6; yang mengerjakan tidak menyetujui" in told_why(told)


def test_whoever_alone_developed_does_not_test():
    """By verb."""
    told = does(does(at_step(6), "sari", 6), "sari", 7)
    assert (told.why, told.step) == ("duty_did_alone", 7)
    assert "langkah 6 Anda kerjakan sendirian" in told_why(told)

    assert does(told, "budi", 7).step == 8


def test_whoever_alone_developed_does_not_confirm_the_test_by_label():
    """Not even evidence of a colleague."""
    told = does(does(at_step(6), "sari", 6), "budi", 7, draft=True).sets("sari", A.step(8).label)
    assert (told.why, told.step) == ("duty_did_alone", 7)
    assert A.step(8).label not in told.labels

    assert told.sets("budi", A.step(8).label).step == 8


def test_one_of_two_developers_may_test():
    """What must not be is that only one person ever saw the work."""
    told = does(at_step(6), "sari", 6, draft=True)
    does(told, "budi", 6)

    assert does(told, "sari", 7).step == 8


def test_whoever_alone_developed_a_fix_does_not_evaluate_its_impact():
    """The last step of the other procedure, the lessons, is not for the developer alone."""
    told = does(does(at_step(6, B.id), "sari", 6), "budi", 7).comes_to(13)
    assert does(told, "sari", 13).why == "duty_did_alone"

    assert does(told, "budi", 13).labels == {B.label, "status: selesai"}


def test_deleting_ones_evidence_evades_no_duty():
    """Who did a step by the record did it, though the comment is gone and a colleague gave the evidence anew."""
    told = does(at_step(2).under(BOTH), "joko", 2).deletes("joko", f"/{A.step(2).verb}\n")
    told.fills("budi").comes_to(5)
    assert told.situation.evidence[2].is_complete

    assert told.approves("joko").why == "approval_wrote_evidence"


def test_an_editor_of_evidence_wrote_it():
    """Whoever edits the plan of another fills no slot afterwards (rule 5)."""
    told = at_step(5).edits("joko", "Rp45.000.000", "Rp40.000.000")
    told.fills("budi")
    assert told.step == 5

    assert told.approves("joko").why == "approval_wrote_evidence"


def test_a_refused_act_is_no_deed():
    """Who may not do a step does not become somebody who did it."""
    told = does(at_step(7), "wati", 7)
    assert told.why == "not_your_step"
    told.edits_body("dina", "Jawaban", "Uraian")

    assert told.approves("wati").why == "approval_counts"


def test_the_waiting_list_names_nobody_who_is_barred():
    """Who may approve is told without those whom their duties bar; too few are told as such."""
    few = replace(BOTH, desk=desk(("tim_it", "joko", None, None), ("tim_it", "wati", None, None)))
    told = at_step(2).under(few)
    for number, login in ((2, "joko"), (3, "wati"), (4, "joko")):
        does(told, login, number)

    assert told.blocks == {"missing_approval", "too_few_eligible"}
    assert "pejabat yang boleh menyetujui kurang" in told.status


def test_a_duty_of_the_desk_file_bars_a_step():
    """Any pair of acts may be data: here the trainer is not the tester."""
    apart = replace(catalogue(), desk=desk(duties=(*desk().duties, Duty(act=KEYS[8], never_with=(TESTING,)))))
    told = does(at_step(7).under(apart), "sari", 7)
    assert does(told, "sari", 8).why == "duty_did_step"
    assert "Anda sudah mengerjakan langkah 7" in told_why(told)

    assert does(told, "budi", 8).step == 9


def test_an_approval_by_who_declared_does_not_count():
    """As the desk file says: one person alone opens nothing by an emergency."""
    case = facts(yes("wati"), of=desk(), did={EMERGENCY: ("wati",)})

    assert judge(case).approvals[0].reason.code == "did_darurat"
