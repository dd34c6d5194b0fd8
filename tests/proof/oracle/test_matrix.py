"""The matrix, the emergency and the recorded letter as short facts about the oracle (rules 6, 10 and 13)."""

from dataclasses import replace

import pytest

from tests.proof.oracle.covered import holders, revision
from tests.proof.oracle.desks import ACCOUNTS
from tests.proof.oracle.facts import Acted, Row, Term
from tests.proof.oracle.matrix import rows, slots
from tests.proof.oracle.oracle import judge
from tests.proof.oracle.story import CODE, DESK, approve, body, decided, evidence, request, why, with_terms

ONE = Row(needs=(("manajemen", 1),))
TWO = Row(needs=(("manajemen", 2),))
LETTERS = replace(DESK, rows=(replace(ONE, letters=True),))


def asked(desk_rows, *events):
    """How many people the rows ask for."""
    facts = request(*events, desk=replace(DESK, rows=desk_rows))
    return len(slots(rows(facts, holders(facts), emergency=False)))


def plan(budget, level="rendah", at=45):
    """A plan with this budget and risk level."""
    return evidence(at, "rencana", sections=(("tahapan", "dua"), ("anggaran", budget), ("tingkat", level)))


def test_rule_6_rows_that_apply_add_up():
    """A row of another SOP adds nothing."""
    assert asked((ONE, replace(TWO, sop="website-baru"), replace(TWO, sop="lain"))) == 3


@pytest.mark.parametrize(("budget", "people"), [(199, 1), (200, 1), (201, 2), (None, 2)])
def test_rule_6_a_budget_above_the_limit_or_unknown_asks_for_more(budget, people):
    """The limit itself is not above it."""
    assert asked((ONE, replace(ONE, above=200, needs=(("pimpinan", 1),))), plan(budget)) == people


@pytest.mark.parametrize(("level", "people"), [("rendah", 0), ("sedang", 1), ("tinggi", 1), (None, 1), ("?", 1)])
def test_rule_6_a_risk_asks_for_more_from_its_row_upwards(level, people):
    """An unknown level counts as the highest."""
    assert asked((replace(ONE, risk="sedang"),), plan(5, level)) == people


@pytest.mark.parametrize(
    ("form", "judged", "people"),
    [("umum", "umum", 0), ("pribadi", "umum", 1), ("umum", "pribadi", 1), (None, "umum", 1), ("umum", None, 1)],
)
def test_rule_6_the_stricter_data_class_applies(form, judged, people):
    """Form and evaluation each can ask for more, and so can not knowing."""
    judgement = evidence(45, "evaluasi", sections=(("strategi", "sesuai"), ("data", judged)))
    assert asked((replace(ONE, data="pribadi"),), body(44, data=form), judgement) == people
    assert asked((replace(ONE, data="pribadi"),), body(44, data=form)) == (form != "umum")


@pytest.mark.parametrize(("unit", "people"), [("MIPA", 1), ("Teknik", 0), ("tak dikenal", 1), (None, 1)])
def test_rule_6_a_row_may_be_of_one_unit(unit, people):
    """An unknown unit counts as every unit."""
    assert asked((replace(ONE, unit="MIPA"),), replace(body(45), unit=unit)) == people


@pytest.mark.parametrize(("since", "people"), [(40, 2), (41, 1)])
def test_rule_6_the_row_in_force_when_the_plan_was_posted_applies(since, people):
    """A newer row of the same condition replaces the older one, for plans posted from then on."""
    assert asked((ONE, replace(TWO, since=since))) == people


def test_rule_6_an_empty_matrix_or_too_few_people_block():
    """Nobody needed and nobody able both keep the gate shut with a word of their own."""
    assert judge(request(approve(), desk=replace(DESK, rows=()))).reasons == {"no_rule"}
    alone = with_terms(Term(person="wati", role="manajemen"), rows=(TWO,))
    assert judge(request(approve(), desk=alone)).reasons == {"slots_open", "too_few"}


def test_rule_6_a_permit_is_a_document_of_the_gate():
    """The gate waits for the permit that its rows name, recorded by somebody apart, and not for another one."""
    terms = (*DESK.terms, Term(person="candra", role="sekretariat"))
    desk = replace(DESK, terms=terms, rows=(replace(ONE, permits=("izin",)),))
    permit = decided("permit", "candra", 60, CODE, document="izin")
    assert judge(request(approve(), desk=desk)).reasons == {"permit_missing"}
    assert judge(request(approve(), permit, desk=desk)).open
    assert why(request(permit, desk=replace(desk, rows=(ONE,))), 60) == {"no_letters"}
    assert why(request(replace(permit, by=ACCOUNTS["budi"]), desk=desk), 60) == {"bad_recorder"}
    assert revision(request(permit)) == CODE


@pytest.mark.parametrize(("by", "needed"), [("ratna", "pimpinan"), ("wati", "manajemen"), ("dina", "manajemen")])
def test_rule_10_an_emergency_shortens_the_approval_by_its_rows(by, needed):
    """Only the named role declares it, never the requester, and without rows for it nobody can approve."""
    terms = (*DESK.terms, Term(person="ratna", role="pimpinan"), Term(person="dina", role="pimpinan"))
    short = Row(needs=(("pimpinan", 1),), emergency=True)
    desk = replace(DESK, terms=terms, rows=(ONE, short), emergency_role="pimpinan")
    called = Acted(at=45, by=ACCOUNTS[by], act="darurat")
    assert judge(request(called, approve(by="ratna"), desk=desk)).filled == ((needed, ACCOUNTS["ratna"].id),)
    assert judge(request(called, approve(), desk=replace(desk, rows=(ONE,)))).open is (needed == "manajemen")


def letter(by="candra", signatory="wati"):
    """A recorded letter of the plain revision."""
    return decided("letter", by, 50, CODE, signatory=signatory)


def test_rule_13_a_letter_counts_where_the_matrix_allows():
    """It fills a slot of a row that takes letters and no other."""
    terms = (*DESK.terms, Term(person="candra", role="sekretariat"))
    assert judge(request(letter(), desk=replace(LETTERS, terms=terms))).filled == (("manajemen", ACCOUNTS["wati"].id),)
    assert why(request(letter(), desk=replace(DESK, terms=terms))) == {"no_letters"}


@pytest.mark.parametrize("by", ["budi", "dina", "wati", "candra"])
def test_rule_13_the_recorder_is_apart(by):
    """Planners, requesters, the signatory and people without any office record no letters."""
    assert why(request(letter(by=by), desk=LETTERS)) == {"bad_recorder"}
