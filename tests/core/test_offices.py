"""Offices in the life of a request: delegates, who decides in person, logins that change hands (rules 3 and 4)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.decide import decide
from automation.core.record import EntryKind
from automation.core.request import Account
from automation.render.explain import explained
from tests.builders import Story, at_step, catalogue, evidence, process_of
from tests.builders_gate import desk, lent, row
from tests.core.record_looks import differences

A = process_of("website-baru")
DAY = timedelta(days=1)
TAKEN = Account(login="wati", id=6666)
"""Somebody who registered wati's former login anew."""


def lending(*delegations, **changes):
    """The sources with these delegations, and one approval of the executive needed."""
    return replace(catalogue(), desk=desk(delegations=delegations, approvals=(row(pimpinan=1),), **changes))


PLH = lending(lent("joko", "ratna", "pimpinan"))


def asked(of) -> Story:
    """A request that waits for approval."""
    return at_step(5).under(of)


def says_as(told: Story, who: Account, said: str) -> Story:
    """A comment of an account that is no person of the demo desk."""
    told.add_comment(who, said.replace("CODE", told.situation.gate.code), told.tick())
    return told.runs()


def test_a_delegate_approves_and_it_is_told_in_whose_name():
    """The status comment, the terminal's account and the record agree, and work begins."""
    told = asked(PLH)
    assert "⏳ Pimpinan: masih perlu 1, dari `ratna`, `joko`" in told.status
    told.approves("joko")

    assert told.why == "approval_counts"
    assert "✅ `joko` a.n. `ratna`: dihitung sebagai Pimpinan" in told.status
    assert "✅ `joko` in the name of `ratna`: counts as Executive" in told.status
    assert explained(told.decision)["approvals"][0]["on_behalf"] == "ratna"
    assert told.says("budi", "/mulai").step == 6
    assert differences(told) == []


@pytest.mark.parametrize(("start", "end"), [(1, 3), (-3, -1)], ids=["before", "after"])
def test_a_delegate_outside_the_window_is_told_its_days(start, end):
    """Refused, and the days of the delegation stand beside it as the desk file has them."""
    midnight = at_step(5).now.replace(hour=17, minute=0, second=0)
    told = asked(lending(lent("joko", "ratna", "pimpinan", midnight + start * DAY, midnight + end * DAY)))
    told.approves("joko")
    first, last = (midnight + start * DAY + DAY).date(), (midnight + end * DAY).date()

    assert told.why == "approval_outside_delegation"
    assert f"di luar masa tugasnya sebagai pelaksana (`{first}` sampai `{last}`)" in told.texts("reply")[-1]
    assert differences(told) == []


def test_a_window_that_ends_leaves_what_was_decided():
    """The approval was given within it (rule 4)."""
    told = at_step(5)
    told.under(lending(lent("joko", "ratna", "pimpinan", end=told.now + DAY))).approves("joko").waits(3 * DAY).runs()

    assert told.situation.may_develop


def test_a_delegation_taken_out_of_the_file_takes_the_approval_along():
    """Before the launch, and for good: put back, it gives nothing back."""
    told = asked(PLH).approves("joko").says("budi", "/mulai")
    told.under(lending())
    assert told.step == 5
    assert ("joko", "not_in_role") in told.verdicts
    told.under(PLH)

    assert (told.step, told.verdicts) == (5, [("joko", "lapsed")])
    assert differences(told) == []
    assert told.approves("joko").step == 6


def test_a_delegation_taken_out_after_the_launch_changes_nothing():
    """Nothing falls back any more."""
    told = asked(PLH).approves("joko").comes_to(10).under(lending())

    assert told.step == 10
    assert told.labels == {A.label, A.step(10).label}


def test_who_decides_in_person_takes_the_voice_back():
    """The holder's own approval stands; the delegate's ends, and does not come back when the holder withdraws."""
    told = asked(PLH).approves("joko", "ratna")
    assert told.verdicts == [("joko", "principal_decided"), ("ratna", "counts")]
    assert "pejabat yang diwakilinya sudah memutuskan, sendiri atau melalui pelaksana lain" in told.status
    told.says("ratna", "/tarik perlu dibaca lagi")

    assert not told.situation.may_develop
    assert told.verdicts == [("joko", "principal_decided"), ("ratna", "withdrawn")]
    assert differences(told) == []
    assert told.approves("joko").situation.may_develop


def test_a_delegate_after_the_holder_is_not_heard():
    """One office, one voice; the answer says why."""
    told = asked(PLH).approves("ratna", "joko")

    assert told.why == "approval_principal_decided"
    assert told.situation.may_develop


@pytest.mark.parametrize("looks", [True, False], ids=["seen in time", "seen afterwards"])
@pytest.mark.parametrize("text", ["/setujui {} Sudah.", "Catatan saja."], ids=["as a command", "as chat"])
def test_an_edit_of_the_holders_approval_gives_the_delegate_no_voice(looks, text):
    """Editing a comment adds no approval (rule 3): what was not heard beside it is not heard without it."""
    told = asked(PLH).says("ratna", f"/setujui {asked(PLH).situation.gate.code}\nSaya setuju.").sleeps()
    told.says("joko", f"/setujui {told.situation.gate.code}")
    told = told.wakes() if looks else told
    told.edits("ratna", told.comment("Saya setuju.").body, text.format(told.situation.gate.code)).wakes()

    assert not told.situation.may_develop
    assert dict(told.verdicts)["joko"] in {"principal_decided", "refused_before"}
    assert differences(told) == ["comment_edited"]
    assert told.approves("joko").situation.may_develop


def test_an_edit_in_the_second_of_the_delegates_approval_gives_no_voice_either():
    """Which came first nobody can tell."""
    told = asked(PLH).says("ratna", f"/setujui {asked(PLH).situation.gate.code}\nSaya setuju.").sleeps()
    told.says("joko", f"/setujui {told.situation.gate.code}").at_once().edits("ratna", "Saya setuju.", "Sudah.").wakes()

    assert not told.situation.may_develop


def test_the_requester_sends_no_deputy():
    """An executive who represents the unit cannot have the request approved in that name."""
    unit = desk().units[0]
    ratna = replace(unit.representatives[0], person=next(each for each in desk().people if each.login == "ratna"))
    units = (replace(unit, representatives=(*unit.representatives, ratna)), *desk().units[1:])
    told = asked(lending(lent("joko", "ratna", "pimpinan"), units=units))
    assert told.blocks == {"missing_approval", "too_few_eligible"}
    assert "pemilik proses perlu menambah atau mendelegasikan" in told.status
    told.approves("joko")

    assert told.why == "approval_principal_barred"
    assert "tidak boleh menyetujui permohonan ini, jadi juga tidak dapat diwakili" in told.texts("reply")[-1]


def test_a_delegate_may_reject():
    """It binds until the same person approves, or the text is another one."""
    told = asked(PLH).says("joko", "/tolak anggaran belum jelas").approves("ratna")
    assert told.blocks == {"rejected"}
    assert told.approves("joko").situation.may_develop

    told = asked(PLH).says("joko", "/tolak anggaran belum jelas").edits("budi", "Rp45.000.000", "Rp40.000.000")
    assert told.approves("ratna").situation.may_develop


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
    assert "pada saat itu bukan pemegang peran yang diperlukan (Manajemen)" in told.texts("reply")[-1]


def test_a_delegate_of_tim_it_does_the_work():
    """A delegation is for any role: the evidence of a stand-in counts as any."""
    stand_in = replace(catalogue(), desk=desk(delegations=(lent("joko", "budi", "tim_it"),)))

    assert at_step(2).under(stand_in).says("joko", evidence(A.step(2))).step == 3
