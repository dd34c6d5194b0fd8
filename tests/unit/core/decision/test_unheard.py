"""Acts that nobody heard: no later change of the desk file wakes them (rule 3).

An act counts by a right that its author had at its time in the desk file of now and in the one that the desk knew then.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.history.record import EntryKind
from automation.core.history.request import Account
from automation.core.policy.desk import Term
from tests.builders.gate_facts import person
from tests.builders.rights import (
    LINA,
    YEAR,
    also,
    desk,
    ending,
    lent,
    member,
    other_line,
    representative,
    sources,
    with_person,
    without,
)
from tests.builders.stories import account, at_step, catalogue, evidence, story

# Approving.


@pytest.mark.parametrize(
    "then",
    [member("manajemen", LINA), lent(LINA, "joko", "manajemen"), member("pimpinan", LINA)],
    ids=["a term", "a delegation", "a term in an office that is not needed"],
)
def test_a_strangers_approval_is_not_woken_by_a_right_dated_back(then):
    """Whether the right is a term or somebody else's: the gate waits for a new act, and the stranger is told."""
    told = at_step(5).approves("wati").sleeps().says("lina", f"/setujui {at_step(5).situation.gate.code}")
    told = told.wakes().under(then)

    assert not told.situation.gate.is_open
    assert [login for login, _ in told.verdicts] == ["wati"]
    assert told.situation.answers[-1].reason.code == "write_again"
    assert f"`/setujui {told.situation.gate.code}`" in told.texts("reply")[-1]
    assert not [entry for entry in told.request.record if entry.actor == LINA.account_id], "it costs no entry"


def test_written_again_it_counts():
    """The new act is one of somebody whom the desk knows."""
    code = at_step(5).situation.gate.code
    told = at_step(5).approves("wati").says("lina", f"/setujui {code}").under(member("manajemen", LINA))
    told.says("lina", f"/setujui {code}")

    assert told.verdicts == [("wati", "counts"), ("lina", "counts")]
    assert told.situation.gate.is_open


def test_the_same_in_one_second():
    """The comment, the desk file and the run in one second: nobody could tell which came first."""
    code = at_step(5).situation.gate.code
    told = at_step(5).approves("wati").sleeps().says("lina", f"/setujui {code}")
    told.of = member("manajemen", LINA)
    told.runs()

    assert not told.situation.gate.is_open
    told.at_once().says("joko", "terima kasih").wakes()
    assert not told.situation.gate.is_open


def test_a_run_that_meets_the_file_with_the_act_itself_does_not_count_it():
    """No run saw the file before the act: the act is unheard, and whoever wrote it is told to write it again."""
    told = at_step(5).approves("wati")
    told.of = member("manajemen", LINA)
    told.says("lina", f"/setujui {told.situation.gate.code}")

    assert (told.why, told.situation.gate.is_open) == ("write_again", False)
    told.says("lina", f"/setujui {told.situation.gate.code}")
    assert told.situation.gate.is_open


def test_another_code_gets_no_answer():
    """Only who names the code of now is told; nobody hears of an old code."""
    told = at_step(5).says("lina", "/setujui AAAA-BBBB-CCCC").says("lina", "/tolak belum jelas").says("lina", "/status")
    told.under(member("manajemen", LINA))

    assert all(answer.actor.login != "lina" for answer in told.situation.answers)
    assert not told.blocks & {"rejected"}


def test_of_a_request_that_is_closed_nobody_is_told():
    """There is nothing to write again."""
    told = at_step(5).says("lina", f"/setujui {at_step(5).situation.gate.code}").says("dina", "/batal tidak jadi")
    told.under(member("manajemen", LINA))

    assert all(answer.actor.login != "lina" for answer in told.situation.answers)


def test_what_the_record_refused_stays_refused():
    """Somebody with another office approved and was refused: the office that is dated back changes nothing of it."""
    told = at_step(5).approves("wati").approves("eko")
    assert told.why == "approval_not_in_role"
    told.under(member("manajemen", person("eko")))

    assert not told.situation.gate.is_open
    told.approves("eko")
    assert told.situation.gate.is_open


def test_an_office_dated_back_wakes_nothing_of_somebody_who_had_another_one():
    """eko speaks for a unit, so the desk hears and refuses; it does not count as what eko is made later."""
    told = at_step(5).approves("wati").sleeps().approves("eko")
    told.of = member("manajemen", person("eko"))
    told.pushed().wakes()

    assert told.verdicts == [("wati", "counts"), ("eko", "not_in_role")]
    assert not told.situation.gate.is_open


# Every other act.


def test_a_declaration_is_not_woken():
    """No emergency by somebody who had no office."""
    told = at_step(5).says("lina", "/darurat server mati").under(member("manajemen", LINA))

    assert not told.situation.is_emergency
    assert EntryKind.EMERGENCY not in {entry.kind for entry in told.request.record}


def test_a_rejection_is_not_woken():
    """Nor is a rejection by somebody who had nothing to say."""
    told = at_step(5).says("lina", "/tolak jangan").under(member("manajemen", LINA)).approves("wati", "joko")

    assert told.situation.gate.is_open


def test_work_is_not_woken():
    """A step's verb of a stranger moves nothing when the stranger joins Tim IT, but bars its author as writer."""
    told = at_step(4)
    plan = evidence(told.process.step(4))
    told.says("lina", plan).under(member("tim_it", LINA))
    assert told.step == 4

    both = tuple(
        replace(role, terms=(*role.terms, Term(person=LINA, mulai=YEAR)))
        if role.key in {"tim_it", "manajemen"}
        else role
        for role in desk().roles
    )
    told.under(sources(replace(desk(), people=with_person(LINA), roles=both))).fills()
    told.approves("lina")
    assert told.why == "approval_wrote_evidence"


def test_a_stranger_who_posted_sections_and_joins_the_managers_is_barred():
    """Sections posted bar, heard or not (rule 5)."""
    told = at_step(4)
    told.says("lina", evidence(told.process.step(4))).fills().approves("wati").under(member("manajemen", LINA))
    told.approves("lina")

    assert told.why == "approval_wrote_evidence"
    assert not told.situation.gate.is_open


def test_a_label_is_not_woken():
    """The label that a stranger set was taken back then, and no office dated back makes a move of it."""
    told = at_step(2).sleeps()
    told.sets("lina", told.process.step(3).label)
    told.wakes().under(member("tim_it", LINA))

    assert told.step == 2
    assert told.process.step(3).label not in told.labels


def test_a_signature_is_not_woken():
    """A representative dated back signed nothing; the code of now is told, to be written again."""
    told = at_step(4)
    code = told.situation.agreement.code
    told.says("lina", f"/sepakat {code}").under(representative(LINA))

    assert told.situation.agreement.by == ""
    assert told.situation.answers[-1].reason.code == "write_again"
    told.says("lina", f"/sepakat {code}")
    assert told.situation.agreement.by == "lina"


def test_a_supplement_is_not_woken():
    """What a stranger added to the form is no part of it, whoever the stranger becomes."""
    told = at_step(2)
    heading = next(field.label for field in told.process.form_fields)
    before = dict(told.situation.answers_of_form)
    told.says("lina", f"/lengkapi\n\n### {heading}\nDiganti oleh orang luar, panjang sekali.").under(
        representative(LINA)
    )

    assert dict(told.situation.answers_of_form) == before


def test_cancelling_and_closing_are_not_woken():
    """Neither by command nor by hand."""
    told = at_step(3).says("lina", "/batal").says("lina", "/batal sudah tidak perlu").sleeps().closes("lina").wakes()
    told.under(representative(LINA))

    assert told.request.is_open


def test_a_letter_is_not_woken():
    """Who recorded it held no office then."""
    told = at_step(5).says("lina", f"/catat {at_step(5).situation.gate.code}").under(member("tim_it", LINA))

    assert told.situation.answers[-1].reason.code == "write_again"
    assert EntryKind.REFUSAL not in {entry.kind for entry in told.request.record if entry.actor == LINA.account_id}


# What goes on counting.


def test_a_late_run_counts_a_lawful_act():
    """The event of an approval was lost; the owner changed other lines meanwhile, and the next run counts it."""
    told = at_step(5).approves("wati").sleeps().approves("joko")
    told.of = other_line()
    told.wakes()

    assert told.situation.gate.is_open


def test_a_late_run_counts_an_act_within_a_term_that_ended_since():
    """Ending a term leaves what was decided within it, also where the desk has not looked yet (rule 4)."""
    told = at_step(5).approves("wati").sleeps().approves("joko")
    told.of = ending("joko", told.now + timedelta(hours=1))
    told.waits(timedelta(hours=2)).wakes()

    assert told.situation.gate.is_open


def test_removed_and_added_again():
    """What was revoked stays revoked; what was said without an entry is nothing; a new act counts."""
    told = at_step(5).approves("wati").under(without("joko"))
    told.says("joko", f"/setujui {told.situation.gate.code}").under(catalogue())

    assert [login for login, code in told.verdicts if code == "counts"] == ["wati"]
    told.approves("joko")
    assert told.situation.gate.is_open


def test_an_approval_before_a_removal_that_no_run_of_the_request_saw():
    """Removed and added again between two runs: what was known then and stands now counts."""
    told = at_step(5).approves("wati").sleeps().approves("joko").waits(timedelta(minutes=1))
    told.of = without("joko")
    told.pushed()
    told.of = catalogue()
    told.pushed().wakes()

    assert told.situation.gate.is_open


def test_who_opened_the_request_is_heard_as_requester():
    """The author needs no entry; an office that is dated back adds none to what was said."""
    told = story().opened_by("lina", unit="Fakultas MIPA").under(member("manajemen", LINA)).says("lina", "/status")

    assert told.why == "status_asked"


def test_another_account_under_the_same_login_is_not_heard():
    """The right is of a number, so a login that changed hands wakes nothing either."""
    told = at_step(5).approves("wati").sleeps()
    code = told.situation.gate.code
    told.add_comment(Account(login="lina", id=4242), f"/setujui {code}", told.tick())
    told.wakes().under(member("manajemen", LINA))

    assert not told.situation.gate.is_open
    assert account("lina").id == LINA.account_id


# One act, several offices.


def test_an_office_dated_back_gives_a_recorded_approval_no_second_office():
    """wati approved as a manager, eko too many; an office of wati that is dated back seats neither of them anew."""
    rows = tuple(replace(row, above=1) if "pimpinan" in dict(row.needs) else row for row in desk().approvals)
    before = also(replace(desk(), approvals=rows), "manajemen", "eko")
    told = at_step(5, of=sources(before)).approves("wati", "joko", "eko")
    assert told.situation.gate.open_slots == ("pimpinan",)
    told.under(sources(also(before, "pimpinan", "wati")))

    assert not told.situation.gate.is_open
    told.approves("ratna")
    assert told.situation.gate.is_open
