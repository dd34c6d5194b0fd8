"""Delegates in the life of a request: their days, in whose name they decide, who decides in person (rules 3 and 4)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.render.reports.explain import explained
from tests.builders.gate_facts import desk, lent, row
from tests.builders.offices import asked
from tests.builders.record_looks import differences
from tests.builders.stories import at_step, catalogue, evidence, process_of

A = process_of("website-baru")
DAY = timedelta(days=1)


def lending(*delegations, **changes):
    """The sources with these delegations, and one approval of the executive needed."""
    return replace(catalogue(), desk=desk(delegations=delegations, approvals=(row(pimpinan=1),), **changes))


PLH = lending(lent("joko", "ratna", "pimpinan"))


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


@pytest.mark.parametrize(("needed", "second"), [(1, "no_open_slot"), (2, "counts")])
def test_two_who_lend_to_each_other_each_decide_for_themselves(needed, second):
    """A circle of delegations gives nobody a second voice and takes nobody's own."""
    circle = (lent("joko", "ratna", "manajemen"), lent("ratna", "joko", "manajemen"))
    told = asked(replace(catalogue(), desk=desk(delegations=circle, approvals=(row(manajemen=needed),))))
    told.approves("joko")
    assert told.situation.may_develop is (needed == 1)
    told.approves("ratna")

    assert told.verdicts == [("joko", "counts"), ("ratna", second)]
    assert told.situation.may_develop
    assert differences(told) == []


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
    assert differences(told) == []
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


def test_a_delegate_of_tim_it_does_the_work():
    """A delegation is for any role: the evidence of a stand-in counts as any."""
    stand_in = replace(catalogue(), desk=desk(delegations=(lent("joko", "budi", "tim_it"),)))

    assert at_step(2).under(stand_in).says("joko", evidence(A.step(2))).step == 3


def test_the_holder_takes_back_what_a_delegate_approved():
    """Without ever having decided in person (rule 3: not followed by that person's withdrawal)."""
    told = asked(PLH).approves("joko").says("ratna", "/tarik belum saya setujui")

    assert told.why == "approval_withdrawn"
    assert "juga yang diberikan atas nama Anda" in told.texts("reply")[-1]
    assert not told.situation.gate.is_open
    assert told.says("wati", "/tarik bukan urusan saya").why == "nothing_to_withdraw"
    assert told.approves("ratna").situation.gate.is_open
