"""Whoever may not do an act does it neither in person, nor through a delegate, nor for others (rules 4 and 5)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.history.record import EntryKind
from tests.builders.gate_facts import desk, lent, row
from tests.builders.letters import records
from tests.builders.record_looks import differences
from tests.builders.rights import YEAR
from tests.builders.sides import as_before, lending
from tests.builders.stories import Story, at_step, catalogue, evidence, process_of, story

A = process_of("website-baru")
DAY = timedelta(days=1)
NUMBERS = {"dina": 1001, "eko": 1002, "budi": 1003, "sari": 1004, "wati": 1005, "joko": 1006, "ratna": 1007}


def asked_by(login: str, of, step: int = 5) -> Story:
    """A request of somebody, on a desk, at a step."""
    return story().opened_by(login).under(of).comes_to(step)


def last(told: Story, kind: EntryKind) -> tuple[int, ...]:
    """In whose names the last act of a kind was done, by the record."""
    return [entry for entry in told.request.record if entry.kind is kind][-1].principals


def does(told: Story, login: str, number: int, *, draft: bool = False) -> Story:
    """The evidence of a step, as a draft or for good."""
    text = evidence(A.step(number))
    return told.says(login, text.replace(f"/{A.step(number).verb}", f"/{A.step(number).verb} draf") if draft else text)


def test_a_requester_who_manages_lets_no_deputy_declare_the_emergency():
    """Neither in person nor through a deputy; the answer says why."""
    told = asked_by("wati", lending(lent("eko", "wati", "manajemen"))).says("eko", "/darurat situs mati")
    assert told.why == "duty_principal_barred"
    assert "juga tidak melalui Anda" in told.texts("reply")[-1]
    assert not told.situation.is_emergency

    told.says("joko", "/darurat situs mati")
    assert told.situation.is_emergency


def test_a_deputy_of_two_speaks_for_the_one_who_is_not_barred():
    """And the record says for whom."""
    of = lending(lent("eko", "wati", "manajemen"), lent("eko", "joko", "manajemen"))
    told = asked_by("wati", of).says("eko", "/darurat situs mati")

    assert told.why == "emergency_declared"
    assert last(told, EntryKind.EMERGENCY) == (NUMBERS["joko"],)
    assert told.approves("joko").why == "approval_did_darurat"
    assert told.approves("eko").why == "approval_did_darurat"
    assert told.approves("ratna").situation.gate.is_open


def test_who_holds_the_office_acts_in_person():
    """A manager who also stands in for the requester declares as a manager."""
    told = asked_by("wati", lending(lent("joko", "wati", "manajemen"))).says("joko", "/darurat situs mati")

    assert told.why == "emergency_declared"
    assert last(told, EntryKind.EMERGENCY) == ()


def test_the_principal_of_a_barred_deputy_may_still_act():
    """In person or through another one."""
    told = asked_by("eko", lending(lent("eko", "wati", "manajemen"), lent("sari", "wati", "manajemen")))
    assert told.says("eko", "/darurat situs mati").why == "duty_requester_side"
    assert told.says("sari", "/darurat situs mati").why == "emergency_declared"
    assert last(told, EntryKind.EMERGENCY) == (NUMBERS["wati"],)

    told = asked_by("eko", lending(lent("eko", "wati", "manajemen")))
    assert told.says("wati", "/darurat situs mati").why == "emergency_declared"


@pytest.mark.parametrize("declares", ["ratna", "joko"])
def test_who_declared_sends_no_deputy_to_the_review(declares):
    """The executive who declared reviews neither so, nor does the deputy who declared for the executive."""
    of = lending(lent("eko", "ratna", "pimpinan"), lent("eko", "ratna", "manajemen"))
    told = asked_by("dina", of).says("ratna" if declares == "ratna" else "eko", "/darurat situs mati")
    told.approves("joko").says("budi", "/mulai")
    assert told.step == 6
    told.says("eko", "/tinjau baik")
    assert told.why == ("duty_principal_barred" if declares == "ratna" else "reviewed_by_declarer")

    assert told.says("ratna", "/tinjau baik").why == "reviewed_by_declarer"


def test_a_requester_of_tim_it_sends_no_deputy_to_record_a_letter():
    """A deputy of two colleagues records for the other one."""
    rows = (row(pimpinan=1, letters=True),)
    told = asked_by("sari", lending(lent("eko", "sari", "tim_it"), of=desk(approvals=rows)))
    assert records(told, "eko").why == "approval_recorder_barred"

    both = lending(
        lent("eko", "sari", "tim_it"), lent("eko", "joko", "tim_it"), of=desk(("tim_it", "joko", None, None))
    )
    told = asked_by("sari", replace(both, desk=replace(both.desk, approvals=rows)))
    assert records(told, "eko").why == "letter_counts"


@pytest.mark.parametrize("way", ["verb", "label"])
def test_who_asks_sends_no_deputy_to_the_evaluation(way):
    """By verb, or by confirming a colleague's draft with the next label."""
    told = asked_by("budi", lending(lent("eko", "budi", "tim_it")), 2)
    if way == "verb":
        does(told, "eko", 2)
    else:
        does(told, "sari", 2, draft=True).sets("eko", A.step(3).label)
    assert (told.why, told.step) == ("duty_principal_barred", 2)
    assert "tidak boleh mengerjakan tugas ini" in told.texts("reply")[-1]

    assert does(told, "sari", 2).step == 3


@pytest.mark.parametrize("way", ["verb", "draft", "label", "deleted draft"])
def test_whose_deputy_planned_approves_nothing(way):
    """What was done in somebody's name was done by both."""
    told = at_step(4).under(lending(lent("eko", "joko", "tim_it")))
    if way == "verb":
        does(told, "eko", 4)
    elif way == "label":
        does(told, "budi", 4, draft=True).sets("eko", A.step(5).label)
    else:
        does(told, "eko", 4, draft=True)
        if way == "deleted draft":
            told.deletes("eko", "/rencana")
        does(told, "budi", 4)
    assert told.step == 5
    assert told.approves("joko").why == "approval_wrote_evidence"
    assert "joko" not in [person.login for people in told.situation.gate.eligible.values() for person in people]


def test_whose_approval_was_given_by_a_deputy_does_not_develop():
    """Nor does the deputy."""
    of = lending(
        lent("eko", "joko", "manajemen"), of=desk(("tim_it", "joko", None, None), ("tim_it", "eko", None, None))
    )
    told = at_step(5).under(of).approves("eko", "wati").says("budi", "/mulai")
    assert told.step == 6
    assert does(told, "eko", 6).why == "duty_did_approve"

    assert does(told, "joko", 6).why == "duty_did_approve"


def test_the_work_of_a_deputy_is_looked_at_by_a_third():
    """Whoever alone developed, in person or through somebody, does not test; nor who was the only hand."""
    told = does(at_step(6).under(lending(lent("eko", "budi", "tim_it"))), "eko", 6)
    assert last(told, EntryKind.MOVE) == (NUMBERS["budi"],)
    assert does(told, "budi", 7).why == "duty_did_alone"
    assert does(told, "eko", 7).why == "duty_did_alone"

    assert does(told, "sari", 7).step == 8


def test_a_deputy_whose_colleague_helped_is_not_alone():
    """Two hands saw the work."""
    told = at_step(6).under(lending(lent("eko", "budi", "tim_it")))
    does(told, "sari", 6, draft=True)
    does(told, "eko", 6)

    assert does(told, "budi", 7).step == 8


def test_who_asked_for_all_of_them_through_a_deputy_is_told_of_in_the_audit():
    """The record stays one that the audit agrees with."""
    told = asked_by("wati", lending(lent("eko", "joko", "manajemen"))).says("eko", "/darurat situs mati")

    assert told.approves("ratna").says("budi", "/mulai").step == 6
    assert differences(told) == []


# A rejection in somebody's name.


def deputed(**told) -> object:
    """Eko decides in the name of joko, until a moment."""
    return lending(lent("eko", "joko", "manajemen", **told))


def test_a_deputys_rejection_can_be_lifted_by_the_principal_once_the_deputation_is_over():
    """Before that it is for the deputy; for nobody else ever."""
    told = at_step(5).under(deputed(end=at_step(5).now + DAY)).says("eko", "/tolak belum jelas")
    assert told.blocks >= {"rejected"}
    told.approves("joko", "ratna")
    assert told.blocks == {"rejected"}
    told.waits(2 * DAY).approves("wati")
    assert told.blocks == {"rejected"}
    told.approves("joko")

    assert told.situation.gate.is_open
    assert differences(told) == []


def test_both_principals_of_a_deputy_lift_the_rejection():
    """It was said in both names; one who has left is not waited for by an approval that comes after."""
    end = at_step(5).now + DAY
    of = lending(lent("eko", "joko", "manajemen", end=end), lent("eko", "wati", "manajemen", end=end))
    told = at_step(5).under(of).says("eko", "/tolak belum jelas").waits(2 * DAY).approves("joko", "ratna")
    assert told.blocks == {"rejected"}
    assert told.approves("wati").situation.gate.is_open

    told = at_step(5).under(of).says("eko", "/tolak belum jelas").waits(2 * DAY).approves("joko", "ratna")
    gone = desk(("manajemen", "wati", None, told.now - DAY))
    assert told.under(replace(of, desk=replace(of.desk, roles=gone.roles))).blocks == {"rejected"}
    assert told.approves("joko").situation.gate.is_open


def test_a_rejection_in_an_office_of_ones_own_is_ones_own():
    """Also by somebody who stood in for another: the principal does not take it back."""
    of = lending(lent("joko", "ratna", "pimpinan", end=at_step(5).now + DAY))
    told = at_step(5).under(of).says("joko", "/tolak belum jelas").waits(2 * DAY).approves("ratna", "wati")

    assert told.blocks == {"rejected"}
    assert told.approves("joko").situation.gate.is_open


def test_a_deputy_of_somebody_barred_lifts_nothing():
    """Saying no is free; taking it back is deciding."""
    told = asked_by("joko", deputed()).says("eko", "/tolak belum jelas").approves("wati", "ratna")
    assert told.blocks == {"rejected"}

    assert told.approves("eko").why == "approval_principal_barred"
    assert told.blocks == {"rejected"}


def test_two_ended_terms_lend_each_other_nothing():
    """Nor do three in a circle; who stands in for one whose term is over does, in nobody else's office."""
    over = at_step(5).now - DAY
    ended = desk(("manajemen", "joko", None, over), ("manajemen", "ratna", None, over))
    circle = (lent("joko", "ratna", "manajemen"), lent("ratna", "joko", "manajemen"))
    told = at_step(5).under(lending(*circle, of=ended)).approves("joko", "ratna")
    assert {code for _, code in told.verdicts} == {"outside_delegation"}

    wide = (lent("joko", "ratna", "manajemen"), lent("ratna", "eko", "manajemen"), lent("eko", "joko", "manajemen"))
    told = at_step(5).under(lending(*wide, of=ended)).approves("joko", "ratna")
    assert {code for _, code in told.verdicts} == {"outside_delegation"}

    told = at_step(5).under(lending(lent("eko", "ratna", "manajemen"), of=ended)).approves("eko")
    assert told.verdicts == [("eko", "counts")]


def test_what_the_desk_of_before_took_from_deputies_goes_on():
    """It did not ask for whom they acted: nothing lapses, and what comes now is judged by it."""
    told = does(at_step(4).under(lending(lent("eko", "joko", "tim_it"))), "eko", 4)
    told.change(record=tuple(replace(entry, principals=()) for entry in told.request.record))
    as_before(told)
    before = told.under(lending()).approves("joko", "wati")
    as_before(before)
    after = before.under(lending(lent("eko", "joko", "tim_it")))
    assert after.situation.gate.is_open
    assert after.says("budi", "/mulai").step == 6

    assert after.edits_body("dina", "Jawaban", "Uraian").approves("joko").why == "approval_wrote_evidence"


DEPUTED = (row(manajemen=1), row(pimpinan=1))
CHANGES = {
    "taken out": (),
    "made shorter": (lent("eko", "wati", "manajemen", end=YEAR + DAY),),
    "for another office": (lent("eko", "ratna", "pimpinan", end=YEAR + DAY),),
    "given to another": (lent("joko", "wati", "manajemen"),),
}


def on(*delegations):
    """The sources with a desk on which a manager and a director approve, with these delegations."""
    return replace(catalogue(), desk=desk(approvals=DEPUTED, delegations=delegations))


@pytest.mark.parametrize("change", CHANGES)
def test_no_change_of_the_file_lets_an_earlier_approval_lift_a_deputys_rejection(change):
    """The principal approved while the deputy could decide; once a run saw that it is over, a new approval lifts it."""
    told = at_step(5).under(on(lent("eko", "wati", "manajemen")))
    told.approves("ratna").says("eko", "/tolak belum").approves("wati")
    assert not told.under(on(*CHANGES[change])).situation.gate.is_open

    assert told.approves("wati").situation.gate.is_open


def test_the_deputy_who_has_no_entry_any_more_was_one_all_the_same():
    """The register knows the number; nobody else is meant by it."""
    told = at_step(5).under(on(lent("eko", "wati", "manajemen")))
    told.approves("ratna").says("eko", "/tolak belum").approves("wati")
    of = on()
    people = tuple(each for each in of.desk.people if each.login != "eko")

    assert not told.under(replace(of, desk=replace(of.desk, people=people))).situation.gate.is_open
