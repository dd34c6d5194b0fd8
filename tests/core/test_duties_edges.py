"""Separation of duties, at the edges: who signed in the author's place, and an edit in the second of asking."""

from automation.core.duties import Bar, Doing
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


def test_what_the_former_desk_did_not_ask_bars_only_from_what_is_new():
    """An act told by the older record bars from a new act, and voids nothing that the former desk took in."""
    case = facts(of=desk(), writers=())

    def bars(*, is_former, as_before):
        told = {A.step(4).key: (Doing(person=account("joko"), hand=account("sari"), is_former=is_former),)}
        bar = Bar(case=case.case, doers={}, also=told, act=APPROVAL, now=case.at)
        return bar.reason(account("joko"), as_before=as_before) is not None

    assert bars(is_former=True, as_before=False)
    assert not bars(is_former=True, as_before=True)
    assert bars(is_former=False, as_before=True)
    assert bars(is_former=False, as_before=False)
