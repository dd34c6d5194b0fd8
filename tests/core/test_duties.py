"""Separation of duties: who did what keeps whom from what, by verb and by label (rule 5 and its matrix of acts)."""

from dataclasses import replace

import pytest

from automation.core.desk import Duty
from automation.core.duties import DESK_ACTS, EMERGENCY, LETTER, Bar, minimum, recorders_minimum
from automation.core.gate import judge
from tests.builders import Story, account, at_step, catalogue, evidence, process_of, story
from tests.builders_gate import after, desk, facts, yes

A = process_of("website-baru")
B = process_of("perbaikan-fitur")
BOTH = replace(catalogue(), desk=desk(("tim_it", "joko", None, None)))
"""Joko is a manager and of Tim IT."""

KEYS = {step.number: step.key for step in A.steps}
INTAKE, EVALUATION, REQUIREMENTS, PLAN, APPROVAL, DEVELOPMENT, TESTING = (KEYS[number] for number in range(1, 8))


def reason(login, act, did=None, **changes):
    """Why somebody may not do `act` beside what others did, as a code; '' when nothing bars."""
    case = facts(of=desk(**changes), writers=(), did=did)
    found = Bar(case=case.case, doers=case.doers, act=act, now=case.at).reason(account(login))
    return found.code if found else ""


def does(told: Story, login: str, number: int, *, draft: bool = False) -> Story:
    """The evidence of a step, by somebody; as a draft it does not move the request on."""
    step = told.process.step(number)
    text = evidence(step)
    return told.says(login, text.replace(f"/{step.verb}", f"/{step.verb} draf", 1) if draft else text)


def told_why(told: Story) -> str:
    """The desk's last comment that answers somebody."""
    return told.texts("reply")[-1]


# The rule itself.


@pytest.mark.parametrize(
    ("act", "did", "code"),
    [
        (EVALUATION, INTAKE, "requester_side"),
        (APPROVAL, INTAKE, "requester_side"),
        (APPROVAL, EVALUATION, "wrote_evidence"),
        (APPROVAL, REQUIREMENTS, "wrote_evidence"),
        (APPROVAL, PLAN, "wrote_evidence"),
        (APPROVAL, DEVELOPMENT, "did_step"),
        (DEVELOPMENT, APPROVAL, "did_approve"),
        (DEVELOPMENT, LETTER, "did_catat"),
        (DEVELOPMENT, EMERGENCY, "did_darurat"),
        (TESTING, DEVELOPMENT, "did_alone"),
        (LETTER, INTAKE, "requester_side"),
        (LETTER, EVALUATION, "did_step"),
        (LETTER, PLAN, "did_step"),
        (LETTER, DEVELOPMENT, "did_step"),
        (EMERGENCY, INTAKE, "requester_side"),
        (EMERGENCY, DEVELOPMENT, "did_step"),
        (EMERGENCY, APPROVAL, "did_approve"),
        (APPROVAL, EMERGENCY, "did_darurat"),
    ],
)
def test_the_desk_file_keeps_these_acts_apart(act, did, code):
    """The matrix of conflicting acts as this repository's desk file has it."""
    who = "dina" if did == INTAKE else "sari"

    assert reason(who, act, {did: (who,)}) == code
    assert reason("budi", act, {did: (who, *(["budi"] if code == "did_alone" else []))}) == ""


@pytest.mark.parametrize(
    ("act", "did"),
    [
        (REQUIREMENTS, EVALUATION),
        (PLAN, EVALUATION),
        (DEVELOPMENT, EVALUATION),
        (DEVELOPMENT, PLAN),
        (LETTER, REQUIREMENTS),
        (EVALUATION, PLAN),
    ],
)
def test_other_acts_may_go_together(act, did):
    """One of Tim IT may evaluate, plan and develop; a small office works."""
    assert reason("sari", act, {did: ("sari",)}) == ""


@pytest.mark.parametrize("did", [INTAKE, EVALUATION, REQUIREMENTS, PLAN])
def test_no_desk_file_lets_those_approve_who_took_part_before(did):
    """With an empty list of duties this still holds (rule 5)."""
    who = "dina" if did == INTAKE else "sari"

    assert reason(who, APPROVAL, {did: (who,)}, duties=()) in {"requester_side", "wrote_evidence"}


@pytest.mark.parametrize("did", [INTAKE, EVALUATION, PLAN, DEVELOPMENT])
def test_no_desk_file_lets_those_record_who_took_part(did):
    """A recorder is no requester, evaluator, planner or implementer, whatever the desk file says (rule 13)."""
    who = "dina" if did == INTAKE else "sari"

    assert reason(who, LETTER, {did: (who,)}, duties=())


def test_no_desk_file_lets_the_requester_declare_an_emergency():
    """Who gains by it does not declare it."""
    assert reason("dina", EMERGENCY, duties=()) == "requester_side"


def test_what_always_holds_is_read_from_the_procedure():
    """By what its steps are, not by their names; both procedures give the same."""
    assert minimum(A.steps) == (INTAKE, EVALUATION, REQUIREMENTS, PLAN)
    assert recorders_minimum(A) == recorders_minimum(B) == (INTAKE, EVALUATION, PLAN, DEVELOPMENT)


@pytest.mark.parametrize("pair", [(TESTING, LETTER), (LETTER, TESTING), (TESTING, REQUIREMENTS), (APPROVAL, EMERGENCY)])
def test_a_duty_holds_in_whichever_order(pair):
    """Who did the one does not do the other, whichever of the two the desk file names first."""
    one, other = pair
    duties = (Duty(act=one, never_with=(other,)),)

    assert reason("sari", one, {other: ("sari",)}, duties=duties)
    assert reason("sari", other, {one: ("sari",)}, duties=duties)
    assert reason("budi", one, {other: ("sari",)}, duties=duties) == ""


def test_not_alone_is_a_rule_in_one_direction():
    """The second act is barred for whoever alone did the first; where nobody did it, nobody is barred."""
    duties = (Duty(act=TESTING, not_alone_with=(DEVELOPMENT,)),)

    assert reason("sari", TESTING, {DEVELOPMENT: ("sari",)}, duties=duties) == "did_alone"
    assert reason("sari", TESTING, {DEVELOPMENT: ("sari", "budi")}, duties=duties) == ""
    assert reason("sari", TESTING, {DEVELOPMENT: ("budi",)}, duties=duties) == ""
    assert reason("sari", TESTING, {}, duties=duties) == ""
    assert reason("sari", DEVELOPMENT, {TESTING: ("sari",)}, duties=duties) == ""


def test_people_are_known_by_their_number():
    """A new login makes nobody somebody else."""
    case = facts(of=desk(), writers=("sari",))
    bar = Bar(case=case.case, doers=case.doers, act=APPROVAL, now=case.at)

    assert bar.reason(replace(account("sari"), login="sari-baru")).code == "wrote_evidence"
    assert bar.reason(replace(account("sari"), id=77)) is None


def test_desk_wide_acts_are_no_steps():
    """Their words are never keys of steps, so that a duty can name both."""
    assert not set(DESK_ACTS) & {step.key for process in catalogue().processes for step in process.steps}


@pytest.mark.parametrize(
    ("unit", "code"), [("Fakultas Teknik", "requester_side"), ("Fakultas MIPA", ""), ("", "requester_side")]
)
def test_where_no_unit_is_known_every_representative_may_be_of_the_requesters_side(unit, code):
    """Nobody can then tell whose request it is (rule 5)."""
    units = desk().units
    joko = next(each for each in desk().people if each.login == "joko")
    term = replace(units[0].representatives[0], person=joko)
    spoken = tuple(replace(each, representatives=(term,)) if each.name == "Fakultas Teknik" else each for each in units)
    case = facts(of=desk(units=spoken), writers=(), unit=unit)
    bar = Bar(case=case.case, doers={}, act=APPROVAL, now=case.at)
    found = bar.reason(account("joko"))

    assert (found.code if found else "") == code


def test_who_represented_the_unit_at_any_time_is_of_the_requesters_side():
    """An office at the unit that ended between the request and the approval still bars (rule 5)."""
    unit = desk().units[0]
    term = replace(unit.representatives[0], person=next(each for each in desk().people if each.login == "joko"))

    def code(start, end):
        units = (replace(unit, representatives=(replace(term, mulai=start, sampai=end),)), *desk().units[1:])
        return reason("joko", APPROVAL, units=units)

    assert code(after(-9000), after(-30)) == "requester_side"
    assert code(after(-30), after(30)) == "requester_side"
    assert code(after(-9000), after(-60)) == ""
    assert code(after(600), None) == ""


# What it does to people.


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


def test_a_former_representative_does_not_evaluate():
    """Whoever spoke for the unit while the request was open, even if no longer."""
    unit = catalogue().desk.units[0]
    told = story().opened_by("dina")
    term = replace(unit.representatives[0], person=desk().people[2], sampai=told.now)
    units = (replace(unit, representatives=(term,)), *catalogue().desk.units[1:])
    term_over = replace(told.of, desk=replace(told.of.desk, units=units))

    assert does(told.under(term_over), "budi", 2).why == "duty_requester_side"


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
    told = does(at_step(6).under(BOTH), "joko", 6)
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
