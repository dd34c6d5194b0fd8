"""Separation of duties, the rule itself: which acts keep whom from which (rule 5 and its matrix of acts)."""

from dataclasses import replace

import pytest

from automation.core.policy.desk import Duty
from automation.core.policy.duties import DESK_ACTS, EMERGENCY, LETTER, Bar, minimum, recorders_minimum
from tests.builders.duties import APPROVAL, DEVELOPMENT, EVALUATION, INTAKE, PLAN, REQUIREMENTS, TESTING
from tests.builders.gate_facts import after, desk, facts
from tests.builders.stories import account, catalogue, process_of

A = process_of("website-baru")
B = process_of("perbaikan-fitur")


def reason(login, act, did=None, **changes):
    """Why somebody may not do `act` beside what others did, as a code; '' when nothing bars."""
    case = facts(of=desk(**changes), writers=(), did=did)
    found = Bar(case=case.case, doers=case.doers, act=act, now=case.at).reason(account(login))
    return found.code if found else ""


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


def test_who_represents_the_unit_when_acting_is_of_the_requesters_side():
    """An office at the unit that is over, or comes later, bars nobody who did nothing in it (rule 5)."""
    unit = desk().units[0]
    term = replace(unit.representatives[0], person=next(each for each in desk().people if each.login == "joko"))

    def code(start, end):
        units = (replace(unit, representatives=(replace(term, mulai=start, sampai=end),)), *desk().units[1:])
        return reason("joko", APPROVAL, units=units)

    assert code(after(-9000), None) == "requester_side"
    assert code(after(-9000), after(301)) == "requester_side"
    assert code(after(-9000), after(-30)) == ""
    assert code(after(-9000), after(300)) == ""
    assert code(after(600), None) == ""
