"""Offices in the life of a request: logins that change hands, renamed accounts, entries taken out (rule 4)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.decision.decide import decide
from automation.core.history.record import EntryKind
from automation.core.history.request import Account
from tests.builders.gate_facts import desk, row
from tests.builders.offices import asked
from tests.builders.record_looks import differences
from tests.builders.stories import Story, at_step, catalogue

DAY = timedelta(days=1)
TAKEN = Account(login="wati", id=6666)
"""Somebody who registered wati's former login anew."""


def says_as(told: Story, who: Account, said: str) -> Story:
    """A comment of an account that is no person of the demo desk."""
    told.add_comment(who, said.replace("CODE", told.situation.gate.code), told.tick())
    return told.runs()


def test_a_login_that_changed_hands_decides_nothing():
    """The numeric id tells: the new owner is answered, and told that the process owner must look into it."""
    told = says_as(at_step(5), TAKEN, "/setujui CODE")

    assert told.verdicts == [("wati", "login_reused")]
    assert "nomor akunnya berbeda" in told.texts("reply")[-1]
    assert "pemilik proses perlu memeriksanya" in told.status
    assert told.approves("wati", "joko").situation.may_develop
    assert differences(told) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("/tolak tidak perlu", "may_not_reject"),
        ("/darurat segera", "may_not_declare"),
        ("/catat CODE", "may_not_record"),
        ("/kembali 3 ulangi", "may_not_return"),
    ],
)
def test_a_login_that_changed_hands_can_do_nothing_else(said, code):
    """No command of the office is theirs."""
    paper = replace(catalogue(), desk=desk(approvals=(row(pimpinan=1, letters=True),), recorded_by="manajemen"))

    assert says_as(asked(paper), TAKEN, said).why == code


def test_an_id_that_was_corrected_revokes_what_the_former_account_approved():
    """And corrected back, revives nothing (rule 4)."""
    other = [replace(each, account_id=7777) if each.login == "wati" else each for each in desk().people]
    changed = tuple(
        replace(
            role,
            terms=tuple(
                replace(term, person=other[desk().people.index(term.person)]) if term.person in desk().people else term
                for term in role.terms
            ),
        )
        for role in desk().roles
    )
    told = at_step(6).under(replace(catalogue(), desk=desk(people=tuple(other), roles=changed)))
    assert told.step == 5
    assert ("wati", "login_reused") in told.verdicts
    told.under(catalogue())

    assert told.step == 5
    assert ("wati", "lapsed") in told.verdicts
    assert told.approves("wati").step == 6


def test_a_renamed_account_stays_who_it_is():
    """What was approved under the old name counts under the new one, once."""
    told = at_step(5).approves("wati")
    renamed = Account(login="wati-rahayu", id=1005)
    told.add_comment(renamed, f"/setujui {told.situation.gate.code}", told.tick())

    assert [each.reason.code for each in told.situation.gate.approvals] == ["counts", "repeated"]


@pytest.mark.parametrize("number", [5, 7, 9])
def test_before_the_launch_removing_revokes_and_ending_does_not(number):
    """At each step behind the gate; putting the entry back asks for a new approval all the same."""
    told = at_step(number) if number > 5 else at_step(5).approves("wati", "joko")
    ended = replace(catalogue(), desk=desk(("manajemen", "wati", None, told.now)))
    assert told.under(ended).situation.may_develop
    gone = tuple(
        replace(role, terms=tuple(term for term in role.terms if term.person.login != "wati")) for role in desk().roles
    )
    told.under(replace(catalogue(), desk=desk(roles=gone)))
    assert not told.situation.may_develop
    told.under(catalogue())

    assert not told.situation.may_develop
    assert EntryKind.LAPSE in {entry.kind for entry in told.request.record}
    assert differences(told) == []
    assert told.approves("wati").step == number


def test_nothing_is_recorded_twice_about_who_left():
    """However often the desk looks while the entry is gone."""
    gone = tuple(
        replace(role, terms=tuple(term for term in role.terms if term.person.login != "wati")) for role in desk().roles
    )
    told = at_step(7).under(replace(catalogue(), desk=desk(roles=gone)))
    count = len(told.request.record)
    told.waits(DAY).runs().says("budi", "Baik.").says("dina", "/status")

    assert len(told.request.record) == count
    assert decide(told.of, told.request, told.now).entries == ()


def test_a_former_office_holder_reads_why_an_approval_does_not_count():
    """After the last day of the term, with the needed role named."""
    told = at_step(5)
    told.under(replace(catalogue(), desk=desk(("manajemen", "wati", None, told.now)))).approves("wati")

    assert told.why == "approval_not_in_role"
    assert "akun ini pada saat itu belum tercatat sebagai Manajemen di meja ini" in told.texts("reply")[-1]
