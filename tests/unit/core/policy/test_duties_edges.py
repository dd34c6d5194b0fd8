"""Separation of duties, at the edges: who signed in the author's place, and an edit in the second of asking."""

from dataclasses import replace

import pytest

from automation.core.policy.duties import Bar, Doing, account_of
from automation.core.problem import Reason
from tests.builders.duties import APPROVAL, DEVELOPMENT, INTAKE, PLAN, TESTING
from tests.builders.gate_facts import CHANGED, after, desk, facts, lent, person
from tests.builders.stories import account


def reason(login, act=APPROVAL, **told):
    """Why somebody may not approve, or do another act, as a code; '' when nothing bars."""
    case = facts(of=desk(), writers=(), **told)
    found = Bar(case=case.case, doers=case.doers, act=act, now=case.at).reason(account(login))
    return found.code if found else ""


def test_who_did_the_intake_is_of_the_requesters_side():
    """Also somebody who neither filed the request nor represents a unit, whatever unit it names."""
    assert reason("joko", did={INTAKE: ("joko",)}) == "requester_side"
    assert reason("joko", did={INTAKE: ("wati",)}) == ""


def test_an_edit_bars_from_its_own_second_on():
    """Not before: what is judged at an earlier time is judged by what had happened then."""
    assert reason("joko", editors=("joko",), at=CHANGED) == "edited_request"
    assert reason("joko", editors=("joko",), at=after(-1)) == ""


@pytest.mark.parametrize(("act", "told"), [(APPROVAL, PLAN), (TESTING, DEVELOPMENT)])
def test_what_the_former_desk_did_not_ask_bars_only_from_what_is_new(act, told):
    """An act told by the older record bars from a new act, and voids nothing that the former desk took in."""
    case = facts(of=desk(), writers=())

    def bars(*, is_former, **asked):
        also = {told: (Doing(person=account("joko"), hand=account("sari"), is_former=is_former),)}
        bar = Bar(case=case.case, doers={}, also=also, act=act, now=case.at)
        return bar.reason(account("joko"), **asked) is not None

    assert bars(is_former=True)
    assert bars(is_former=True, as_before=False)
    assert not bars(is_former=True, as_before=True)
    assert bars(is_former=False, as_before=True)
    assert bars(is_former=False, as_before=False)


def test_an_author_who_edits_the_own_request_asks():
    """Being on the requester's side is told before the edit, which is no wrong."""
    assert reason("dina", editors=("dina",)) == "requester_side"
    assert reason("joko", editors=("joko",)) == "edited_request"


def test_where_nobody_did_the_work_nobody_did_it_alone():
    """Also for somebody who had another hand in the request: an editor may test."""
    assert reason("sari", TESTING, editors=("sari",)) == ""
    assert reason("sari", TESTING, editors=("sari",), did={DEVELOPMENT: ("sari",)}) == "did_alone"


def test_whose_principal_is_barred_does_nothing_new():
    """The former desk did not ask in whose name a deputy acts; what it took in stands."""
    of = desk(delegations=(lent("eko", "ratna", "pimpinan"),))
    case = facts(of=of, writers=("ratna",))
    bar = Bar(case=case.case, doers=case.doers, act=APPROVAL, now=case.at)
    found = bar.standing(account("eko"), "pimpinan", case.at)

    assert found.reason == Reason("principal_barred")
    assert bar.standing(account("eko"), "pimpinan", case.at, as_before=False) == found
    assert bar.standing(account("eko"), "pimpinan", case.at, as_before=True).reason is None


def test_an_entry_without_a_number_is_no_account():
    """Nobody is compared with it; a number of old alone still tells who it is."""
    wati = person("wati")

    assert account_of(wati) == account("wati")
    assert account_of(replace(wati, account_id=None)).id is None
    assert account_of(replace(wati, account_id=None, former_ids=(77,))).id == 77
