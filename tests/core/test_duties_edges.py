"""Separation of duties, at the edges: who signed in the author's place, and an edit in the second of asking."""

from automation.core.duties import Bar
from tests.builders import account, process_of
from tests.builders_gate import CHANGED, after, desk, facts

A = process_of("website-baru")
INTAKE, APPROVAL = A.intake.key, A.approval_step.key


def reason(login, **told):
    """Why somebody may not approve, as a code; '' when nothing bars."""
    case = facts(of=desk(), writers=(), **told)
    found = Bar(case=case.case, doers=case.doers, act=APPROVAL, now=case.at).reason(account(login))
    return found.code if found else ""


def test_who_did_the_intake_is_of_the_requesters_side():
    """Also somebody who neither filed the request nor represents a unit, whatever unit it names."""
    assert reason("joko", did={INTAKE: ("joko",)}) == "requester_side"
    assert reason("joko", did={INTAKE: ("wati",)}) == ""


def test_an_edit_bars_from_its_own_second_on():
    """Not before: what is judged at an earlier time is judged by what had happened then."""
    assert reason("joko", editors=("joko",), at=CHANGED) == "edited_request"
    assert reason("joko", editors=("joko",), at=after(-1)) == ""
