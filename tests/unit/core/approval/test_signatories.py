"""Whom an approval or a letter counts for is fixed by number when it is taken; later names change nothing (rule 13)."""

from dataclasses import replace

import pytest

from automation.core.history.record import FORMAT, FORMER_FORMAT, EntryKind, chain
from automation.core.policy.desk import Desk, Person
from tests.builders.gate_facts import desk, lent, row, with_people, without_term
from tests.builders.letters import dear, records
from tests.builders.record_looks import differences
from tests.builders.stories import at_step, catalogue
from tests.unit.core.policy.test_persons import moved, of


def named(found: Desk, **names: str) -> Desk:
    """The desk file in which people have other names."""
    return with_people(found, **{login: {"name": name} for login, name in names.items()})


def former(told):
    """The same request with the approvals of a desk of before: without the numbers of those whom they count for."""
    blank = {"format": FORMER_FORMAT, "signatory": None, "principals": (), "side": "", "edits": 0, "register": ""}
    entries = (replace(each, **blank) if each.kind is EntryKind.APPROVAL else each for each in told.request.record)
    told.change(record=chain((), entries))
    return told


def last(told, kind):
    """The newest entry of that kind."""
    return [entry for entry in told.request.record if entry.kind is kind][-1]


def of_letter(told):
    """The verdict on the recorded letter."""
    return next(each for each in told.situation.gate.approvals if each.recorder)


def test_a_letter_names_its_signatory_by_number():
    """In the record, and nobody by name."""
    told = records(dear())

    assert last(told, EntryKind.APPROVAL).signatory == 1007
    assert last(told, EntryKind.APPROVAL).principals == ()


@pytest.mark.parametrize(
    "names",
    [{"ratna": "Ratna Kusuma, M.M."}, {"ratna": "Ratna K.", "wati": "Ratna Kusuma"}, {"budi": "Ratna Kusuma"}],
    ids=["corrected", "given to a manager", "two of one name"],
)
def test_other_names_change_nothing_of_a_recorded_letter(names):
    """A corrected name voids nothing, and a name that somebody else has now gives nothing to them."""
    told = records(dear()).under(of(named(desk(), **names)))

    assert (of_letter(told).login, of_letter(told).counts) == ("ratna", True)
    assert told.situation.may_develop
    assert last(told, EntryKind.APPROVAL).signatory == 1007


def test_another_login_changes_nothing_either():
    """The entry is found by its number, whatever the file calls it."""
    other = tuple(replace(each, login="rkusuma") if each.login == "ratna" else each for each in desk().people)
    roles = tuple(
        replace(
            role,
            terms=tuple(
                replace(term, person=next(each for each in other if each.account_id == term.person.account_id))
                for term in role.terms
            ),
        )
        for role in desk().roles
    )
    told = records(dear()).under(of(replace(desk(), people=other, roles=roles)))

    assert (of_letter(told).login, of_letter(told).counts) == ("rkusuma", True)


def test_one_person_does_not_fill_two_slots_by_a_letter_that_got_another_owner():
    """Wati's letter stays hers when the file gives her name to ratna; with her own comment she is one person."""
    paper = desk(approvals=(row(manajemen=2, letters=True),))
    told = records(at_step(5, of=of(paper)), Penandatangan="Wati Rahayu", Jenis="Persetujuan Manajemen")
    assert told.why == "letter_counts"
    told.under(of(named(paper, wati="Wati R.", ratna="Wati Rahayu"))).approves("wati")

    assert told.verdicts == [("wati", "counts"), ("wati", "repeated")]
    assert not told.situation.may_develop
    assert told.approves("ratna").situation.may_develop


def test_a_letter_of_before_is_fixed_once():
    """By the one person who bears the name at the first run; later names change nothing of it."""
    told = former(records(dear())).runs()
    assert last(told, EntryKind.SIGNATORY).signatory == 1007
    assert last(told, EntryKind.SIGNATORY).format == FORMAT
    assert last(told, EntryKind.SIGNATORY).comments == (of_letter(told).comment_id,)
    assert told.situation.may_develop
    assert differences(told) == []

    told.under(of(named(desk(), ratna="R. Kusuma", wati="Ratna Kusuma"))).runs()
    assert [entry.kind for entry in told.request.record].count(EntryKind.SIGNATORY) == 1
    assert (of_letter(told).login, of_letter(told).counts) == ("ratna", True)


@pytest.mark.parametrize(
    "names",
    [{"ratna": "Ratna K."}, {"budi": "ratna  kusuma"}],
    ids=["nobody", "two"],
)
def test_a_letter_of_before_that_is_of_nobody_is_recorded_anew(names):
    """Where not exactly one person bears the name; a name given back later wakes nothing."""
    told = former(records(dear())).under(of(named(desk(), **names)))
    assert last(told, EntryKind.SIGNATORY).signatory is None
    assert of_letter(told).reason.code == "signatory_unsettled"
    assert not told.situation.may_develop
    assert "dicatat tanpa nomor penandatangan" in told.status

    told.under(catalogue())
    assert not told.situation.may_develop
    assert EntryKind.LAPSE not in {entry.kind for entry in told.request.record}
    assert records(told).why == "letter_counts"
    assert told.situation.may_develop


def test_a_letter_of_before_waits_for_a_number():
    """Nothing is recorded while the one person of that name has no number; then it counts as before."""
    bare = tuple(replace(each, account_id=None) if each.login == "ratna" else each for each in desk().people)
    terms = {each.login: each for each in bare}
    roles = tuple(
        replace(role, terms=tuple(replace(term, person=terms[term.person.login]) for term in role.terms))
        for role in desk().roles
    )
    told = former(records(dear())).under(of(replace(desk(), people=bare, roles=roles)))
    assert of_letter(told).reason.code == "no_number"
    assert {EntryKind.SIGNATORY, EntryKind.LAPSE, EntryKind.REFUSAL} & {
        entry.kind for entry in told.request.record
    } == set()

    assert told.under(catalogue()).situation.may_develop


def test_an_edited_letter_of_before_fixes_nobody():
    """What it says now is not what was recorded."""
    told = former(records(dear())).sleeps().edits("sari", "Ratna Kusuma", "Wati Rahayu").wakes()

    assert EntryKind.SIGNATORY not in {entry.kind for entry in told.request.record}
    assert not of_letter(told).counts


def test_a_signatory_who_left_the_file_counts_no_more():
    """Removing the entry still revokes."""
    told = records(dear()).under(of(without_term(desk(), "pimpinan", "ratna")))

    assert of_letter(told).reason.code == "signatory_not_in_role"


def test_who_gets_a_first_account_keeps_the_letters():
    """The rector signed by letter; the account of later is the same person, and takes no second slot."""
    rector = Person(login="rektor", name="Prof. Sri Hartati", account_id=9_000_000_000_001)
    term = replace(desk().roles[2].terms[0], person=rector)
    roles = tuple(replace(role, terms=(term,)) if role.key == "pimpinan" else role for role in desk().roles)
    found = desk(people=(*desk().people, rector), roles=roles)
    told = records(dear(people=found.people, roles=found.roles), Penandatangan="Prof. Sri Hartati")
    assert told.situation.may_develop

    told.under(of(moved("rektor", 3001, found)))
    assert (of_letter(told).login, of_letter(told).counts) == ("rektor", True)
    assert told.situation.may_develop


def test_a_delegate_counts_for_whom_the_record_names():
    """A delegation of another principal, dated back, gives this approval no other voice."""
    told = dear(delegations=(lent("eko", "ratna", "pimpinan"),)).approves("eko")
    assert last(told, EntryKind.APPROVAL).principals == (1007,)
    assert told.situation.may_develop

    other = desk(("pimpinan", "wati", None, None), delegations=(lent("eko", "wati", "pimpinan"),))
    told.under(of(other))
    assert not told.situation.may_develop
    assert next(each for each in told.situation.gate.approvals if each.login == "eko").counts is False


def test_an_office_of_ones_own_dated_back_does_not_replace_the_principal():
    """Who decided for another only goes on counting for that one, and is no second voice."""
    told = dear(delegations=(lent("eko", "ratna", "pimpinan"),)).approves("eko")
    both = desk(("pimpinan", "eko", None, None), delegations=(lent("eko", "ratna", "pimpinan"),))
    (eko,) = [each for each in told.under(of(both)).situation.gate.approvals if each.login == "eko"]

    assert (eko.counts, eko.on_behalf) in {(True, "ratna"), (False, "")}


def test_who_decides_in_person_and_for_another_is_recorded_as_both():
    """Joko is a manager and acts for ratna: the record names both voices."""
    told = dear(delegations=(lent("joko", "ratna", "pimpinan"),))
    kinds = [entry for entry in told.request.record if entry.kind is EntryKind.APPROVAL]

    assert {entry.actor: entry.principals for entry in kinds} == {1005: (), 1006: (1006, 1007)}


def test_the_principal_of_the_record_takes_the_approval_back():
    """Also when the delegation has left the file since."""
    told = dear(delegations=(lent("eko", "ratna", "pimpinan"),)).approves("eko")
    told.says("ratna", "/tarik keliru")

    assert told.why == "approval_withdrawn"
    assert not told.situation.may_develop
