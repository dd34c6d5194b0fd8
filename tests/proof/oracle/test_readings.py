"""Readings of the oracle that its comparing with the desk put right, each as a short fact (`DISAGREEMENTS.md`)."""

from dataclasses import replace

import pytest

from tests.proof.oracle.covered import revision
from tests.proof.oracle.desks import ACCOUNTS
from tests.proof.oracle.facts import Acted, Delegation, Entry, Row, Term, Turned
from tests.proof.oracle.oracle import judge
from tests.proof.oracle.story import CODE, DESK, MANAGERS, approve, body, decided, evidence, request, why, with_terms

EXECUTIVE = with_terms(
    *MANAGERS, Term(person="hadi", role="pimpinan"), rows=(*DESK.rows, Row(above=10**9, needs=(("pimpinan", 1),)))
)


def test_a_verb_without_sections_makes_no_author():
    """Rule 5 speaks of sections, and none was posted."""
    assert judge(request(evidence(15, "rencana", by="wati", sections=()), approve())).open


def test_an_office_that_is_not_needed_ends_its_rejection_by_an_approval():
    """Otherwise that person could never approve, and the rejection would outlive every change of mind."""
    no, yes = decided("reject", "hadi", 45), approve(by="hadi", at=55)
    assert judge(request(no, approve(), desk=EXECUTIVE)).reasons == {"rejected"}
    assert judge(request(no, approve(), yes, desk=EXECUTIVE)).open
    assert why(request(no, approve(), yes, desk=EXECUTIVE), 55) == {"no_role"}


def test_who_withdraws_that_approval_stands_by_the_rejection():
    """An approval that was taken back ends nothing."""
    no, yes, back = decided("reject", "hadi", 45), approve(by="hadi", at=55), decided("withdraw", "hadi", 60)
    assert judge(request(no, approve(), yes, back, desk=EXECUTIVE)).reasons == {"rejected"}


@pytest.mark.parametrize(("at", "is_open"), [(46, False), (47, True)])
def test_evidence_of_the_second_of_a_return_is_not_later(at, is_open):
    """Whole seconds are all there is, so the new round begins with the next one."""
    anew = (Turned(at=46, to="returned", step="rencana"), replace(evidence(at, "rencana"), comment=48))
    code = revision(request(*anew))
    assert judge(request(*anew, approve(names=code))).open is is_open


@pytest.mark.parametrize(("at", "is_open"), [(50, False), (51, True)])
def test_an_approval_of_the_second_of_the_resumption_is_not_later(at, is_open):
    """The same second is not after it."""
    turns = (Turned(at=45, to="cancelled"), Turned(at=50, to="resumed"))
    assert judge(request(*turns, approve(at=at))).open is is_open


def test_who_edited_the_body_evaluates_no_more():
    """An editor of the body asks too, and nobody evaluates an own request."""
    facts = request(body(12, by="budi"))
    assert judge(facts).reasons >= {"evidence_missing"}
    assert not judge(request(body(25, by="budi"))).reasons & {"evidence_missing"}


def test_the_last_holder_of_an_office_lends_it_after_the_term():
    """An acting official is named for an office that is vacant."""
    gone = Term(person="ratna", role="manajemen", since=5, until=40)
    lent = Delegation(giver="ratna", taker="candra", role="manajemen", since=30, until=90)
    assert judge(request(approve(by="candra"), desk=with_terms(gone, delegations=(lent,)))).open


def test_an_emergency_makes_no_earlier_approval_count():
    """An approval is judged by what was needed at its own time."""
    rows = (*EXECUTIVE.rows, Row(needs=(("pimpinan", 1),), emergency=True))
    desk = replace(EXECUTIVE, rows=rows, emergency_role="pimpinan")
    called = Acted(at=60, by=ACCOUNTS["hadi"], act="darurat")
    assert why(request(approve(by="hadi"), called, desk=desk)) == {"no_role"}
    assert judge(request(called, approve(by="hadi", at=65), desk=desk)).open


def test_a_permit_on_record_stays_there_when_it_is_not_asked_for():
    """It is a document, and no text has changed."""
    desk = replace(DESK, terms=(*DESK.terms, Term(person="candra", role="sekretariat")))
    permit = decided("permit", "candra", 50, CODE, document="izin")
    known = Entry(at=51, kind="counted", comment=50, who=None, revision=CODE)
    assert why(request(permit, desk=desk)) == {"no_letters"}
    assert why(request(permit, desk=desk, record=(known,))) == frozenset()


def test_a_recorder_who_left_after_the_launch_takes_no_permit_away():
    """Removing an entry revokes nothing once the work is launched."""
    rows = (replace(DESK.rows[0], permits=("izin",)),)
    desk = replace(DESK, rows=rows, terms=(*DESK.terms, Term(person="candra", role="sekretariat")))
    events = (decided("permit", "candra", 48, CODE, document="izin"), approve(), Turned(at=70, to="launched"))
    known = (Entry(at=51, kind="counted", comment=48, who=None, revision=CODE),)
    left = replace(desk, terms=DESK.terms)

    assert judge(request(*events, desk=left, record=known)).open
    assert judge(request(*events[:2], desk=left, record=known)).reasons == {"permit_missing"}
