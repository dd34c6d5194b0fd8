"""One person under several numbers is one person in every comparison, and only the present account acts (rule 3)."""

from dataclasses import replace

import pytest

from automation.core.history.request import Account
from automation.core.policy.persons import joined, of_persons
from tests.builders.gate_facts import desk, lent, person, without_term
from tests.builders.stories import account, at_step, catalogue, evidence, process_of, story

A = process_of("website-baru")


def moved(login, number, of=None, *former):
    """The desk file in which somebody has another account now and keeps the old number."""
    found = of or desk()
    old = next(each for each in found.people if each.login == login)
    new = replace(old, account_id=number, former_ids=(*former, *old.numbers))

    def swapped(terms):
        return tuple(replace(term, person=new) if term.person == old else term for term in terms)

    return replace(
        found,
        people=tuple(new if each == old else each for each in found.people),
        roles=tuple(replace(role, terms=swapped(role.terms)) for role in found.roles),
        units=tuple(replace(unit, representatives=swapped(unit.representatives)) for unit in found.units),
        delegations=tuple(
            replace(
                each,
                principal=new if each.principal == old else each.principal,
                delegate=new if each.delegate == old else each.delegate,
            )
            for each in found.delegations
        ),
    )


def of(found):
    """The usual sources with this desk."""
    return replace(catalogue(), desk=found)


def numbers(told):
    """The numbers that the record names as actors."""
    return {entry.actor for entry in told.request.record if entry.actor is not None}


def acts_anew(told, login, number, text):
    """A comment from another account of the same login."""
    told.add_comment(Account(login=login, id=number), text, told.tick())
    return told.runs()


def test_without_former_numbers_nothing_is_touched():
    """The usual desk judges the request as it was read."""
    told = at_step(5)

    assert joined(told.of.desk) == {}
    assert of_persons(told.request, told.of.desk) is told.request


def test_every_account_and_every_number_of_the_record_is_the_present_one():
    """For comparing; the account's own number stays beside."""
    told = at_step(5).edits_body("wati", "Jawaban", "Uraian").deletes("budi", "/rencana")
    found = of_persons(told.request, moved("budi", 2003, moved("wati", 2005, moved("dina", 2001))))
    accounts = [found.author, found.edits[0].editor, found.deletions[0].actor, found.deletions[0].author]

    assert [each.id for each in accounts] == [2001, 2005, 2003, 2003]
    assert [each.number for each in accounts] == [1001, 1005, 1003, 1003]
    now = {1001: 2001, 1003: 2003, 1005: 2005}
    assert [entry.actor for entry in found.record] == [
        now.get(entry.actor, entry.actor) for entry in told.request.record
    ]
    assert {1001, 1003} <= numbers(told)
    assert of_persons(replace(told.request, record=None), moved("wati", 2005)).record is None


@pytest.mark.parametrize(
    ("actor", "signatory", "principals", "found"),
    [
        (1003, 1005, (), (2003, 2005, ())),
        (1003, None, (1005, 1006), (2003, None, (2005, 1006))),
        (1006, 1005, (1003,), (1006, 2005, (2003,))),
        (None, None, (1005,), (None, None, (2005,))),
        (1006, None, (1007,), (1006, None, (1007,))),
    ],
)
def test_an_entry_names_the_present_numbers_of_all_whom_it_counts_for(actor, signatory, principals, found):
    """Who acted, who signed, and in whose name."""
    told = at_step(5)
    entry = replace(told.request.record[-1], actor=actor, signatory=signatory, principals=principals)
    read = of_persons(replace(told.request, record=(entry,)), moved("budi", 2003, moved("wati", 2005))).record[0]

    assert (read.actor, read.signatory, read.principals) == found


def test_the_number_by_which_somebody_is_compared_is_nobodys_former_one():
    """Who has no account any more goes by the first former number; of a doubled entry nothing is joined."""
    gone = replace(person("wati"), account_id=None, former_ids=(1005, 2005))
    doubled = replace(person("joko"), account_id=3006, former_ids=(1006,), is_doubled=True)
    kept = replace(person("budi"), account_id=3003, former_ids=(1003, 3003))

    assert joined(replace(desk(), people=(gone, doubled, kept))) == {2005: 1005, 1003: 3003}


def test_who_wrote_the_plan_under_an_old_account_approves_nothing_under_a_new_one():
    """Duties hold for the person, whatever account did the work."""
    both = desk(("manajemen", "budi", None, None))
    told = at_step(5).under(of(moved("budi", 2003, both)))
    acts_anew(told, "budi", 2003, f"/setujui {told.situation.gate.code}")

    assert ("budi", "wrote_evidence") in told.verdicts


def test_who_opened_the_request_under_an_old_account_is_still_its_author():
    """The new account cancels it, and a manager who asked approves nothing."""
    told = story().opened_by("wati").comes_to(5).under(of(moved("wati", 2005)))
    acts_anew(told, "wati", 2005, f"/setujui {told.situation.gate.code}")
    assert ("wati", "requester_side") in told.verdicts

    acts_anew(told, "wati", 2005, "/batal tidak jadi")
    assert told.labels == {A.label, "status: dibatalkan"}


def test_one_person_with_two_accounts_fills_one_slot():
    """What the old account approved counts, and the new one adds nothing."""
    told = at_step(5).approves("wati").under(of(moved("wati", 2005)))
    assert told.verdicts == [("wati", "counts")]

    acts_anew(told, "wati", 2005, f"/setujui {told.situation.gate.code}")
    assert told.verdicts == [("wati", "counts"), ("wati", "repeated")]
    assert not told.situation.gate.is_open


def test_the_new_account_takes_back_what_the_old_one_approved():
    """A withdrawal and a rejection are the same person's."""
    for verb in ("tarik", "tolak"):
        told = at_step(6).under(of(moved("wati", 2005)))
        acts_anew(told, "wati", 2005, f"/{verb} keliru")

        assert told.step == 5
        assert not told.situation.may_develop


def test_only_the_present_account_acts():
    """The old one is the person, and holds no office any more."""
    told = at_step(5).under(of(moved("wati", 2005)))
    told.says("wati", f"/setujui {told.situation.gate.code}")
    assert told.verdicts == [("wati", "former_account")]

    acts_anew(told, "wati", 2005, f"/setujui {told.situation.gate.code}")
    assert told.verdicts[-1] == ("wati", "counts")


def test_the_record_keeps_the_number_that_acted():
    """It names the account of the time, and nobody a second time for what it knows."""
    told = at_step(5).approves("wati").under(of(moved("wati", 2005, moved("budi", 2003)))).runs().runs()

    assert {1003, 1005} <= numbers(told)
    assert {2003, 2005} & numbers(told) == set()
    acts_anew(told, "joko", 1006, f"/setujui {told.situation.gate.code}")
    assert told.situation.gate.is_open


def test_a_delegate_of_the_old_account_and_the_new_account_are_one_voice():
    """The principal is one person under both numbers."""
    given = desk(delegations=(lent("eko", "wati", "manajemen"),))
    told = at_step(5, of=of(given)).approves("eko").under(of(moved("wati", 2005, given)))
    acts_anew(told, "wati", 2005, f"/setujui {told.situation.gate.code}")

    assert sorted(told.verdicts) == [("eko", "principal_decided"), ("wati", "counts")]


def test_two_entries_do_not_share_a_person_through_a_former_number():
    """Another entry with that number is doubled, and neither of them decides."""
    wati, joko = (next(each for each in desk().people if each.login == login) for login in ("wati", "joko"))
    found = moved("joko", 1006, desk(), 1005)
    twins = tuple(replace(each, is_doubled=each.login in {"wati", "joko"}) for each in found.people)
    terms = {each.login: each for each in twins}
    roles = tuple(
        replace(role, terms=tuple(replace(term, person=terms[term.person.login]) for term in role.terms))
        for role in found.roles
    )
    told = at_step(5, of=of(replace(found, people=twins, roles=roles))).approves("wati", "joko", "ratna")

    assert (wati.account_id, joko.account_id) == (1005, 1006)
    assert [login for login, reason in told.verdicts if reason == "counts"] == ["ratna"]


def test_nobody_is_anybody_by_login():
    """An account that took a given-up login did nothing of what the entry's person did."""
    told = at_step(4)
    told.add_comment(Account(login="budi", id=4711), evidence(A.step(4)), told.tick())
    told.runs()
    assert (told.step, told.why) == (4, "not_your_step")

    gone = of(without_term(desk(), "tim_it", "budi"))
    assert told.under(gone).step == 4
    assert account("budi").id in numbers(told)


def changed_account(login, number=2001):
    """A request at the approval step whose `login` has another account by now, as a run has seen."""
    told = at_step(5).approves("wati")
    return told.under(of(moved(login, number)))


@pytest.mark.parametrize(
    ("login", "text"),
    [
        ("dina", "/batal tidak jadi"),
        ("dina", "/sepakat CODE"),
        ("dina", "/lengkapi\n### Tujuan\nSupaya pendaftaran peserta berjalan lebih cepat."),
        ("wati", "/tarik salah kirim"),
        ("wati", "/tolak risikonya belum dijawab"),
        ("budi", "/kembali 3 kebutuhan berubah"),
        ("ratna", "/darurat mendesak"),
    ],
)
def test_the_former_account_acts_no_more(login, text):
    """Neither for the requester nor in an office, to open or to shut; it is told which account may."""
    told = changed_account(login)
    before = told.situation
    told.says(login, text.replace("CODE", before.agreement.code).replace("GATE", before.gate.code))

    assert told.why == "used_former_account"
    assert "akun lama" in told.texts("reply")[-1]
    after = told.situation
    assert (after.step, after.gate.code, after.is_closed, after.agreement.by) == (5, before.gate.code, False, "")
    assert [each.counts for each in after.gate.approvals] == [True]


def test_closing_by_the_former_account_is_undone():
    """It cancels nothing any more; from the present account it does."""
    told = changed_account("dina").closes("dina")

    assert (told.why, told.request.is_open) == ("closing_undone", True)
    told.tick()
    told.add_state(Account(login="dina", id=2001), closed=True)
    assert told.runs().situation.is_closed


def test_what_the_former_account_did_while_it_was_the_present_one_stays():
    """A signature and approvals, one of which no run had seen when the account was changed."""
    told = at_step(4)
    told.says("dina", f"/sepakat {told.situation.agreement.code}").fills().approves("wati").sleeps().approves("joko")
    told.wakes().under(of(moved("dina", 2001, moved("joko", 2006))))

    assert told.situation.agreement.by
    assert [each.counts for each in told.situation.gate.approvals] == [True, True]
