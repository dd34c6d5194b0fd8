"""Who once acted for the requester's side never decides on that request, and the reverse (rule 5)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.history.record import EntryKind
from automation.core.policy.process import REQUESTER
from tests.builders.gate_facts import desk, lent, row
from tests.builders.letters import written
from tests.builders.record_looks import differences
from tests.builders.sides import as_before, lending, managed_by, spoken_for
from tests.builders.stories import Story, at_step, evidence, process_of, story
from tests.unit.core.commands.test_complete import GIVEN

A = process_of("website-baru")
UNIT = next(field.label for field in A.form_fields if field.name == "unit")
BOTH = spoken_for("dina", "eko")
MOVED = spoken_for("dina", of=managed_by("eko"))
"""Eko, who spoke for the unit, is a manager by now, and always was by the dates of the file."""


def signs(told: Story) -> Story:
    """Eko signs the requirements."""
    return told.says("eko", f"/sepakat {told.situation.agreement.code}")


def completes(told: Story) -> Story:
    """Eko completes the form."""
    return told.says("eko", GIVEN)


def cancels(told: Story) -> Story:
    """Eko cancels; the author takes it up."""
    return told.says("eko", "/batal salah kirim").says("dina", "/lanjut")


def resumes(told: Story) -> Story:
    """The author cancels; eko takes it up."""
    return told.says("dina", "/batal salah kirim").says("eko", "/lanjut")


def closes(told: Story) -> Story:
    """Eko closes the issue; the author takes it up."""
    return told.closes("eko").says("dina", "/lanjut")


def ends_the_hold(told: Story) -> Story:
    """Tim IT lets it rest; eko ends that."""
    return told.says("budi", "/tunda menunggu server sampai 2027-01-15").says("eko", "/lanjut")


def appeals(told: Story) -> Story:
    """A request that was rejected at the evaluation: eko appeals."""
    return (
        replace(story(), of=told.of)
        .opened_by("dina")
        .says("budi", "/tolak tidak sesuai")
        .says("eko", "/banding mohon ditinjau lagi")
    )


ACTS = [signs, completes, cancels, resumes, closes, ends_the_hold, appeals]


def acted(act, **told) -> Story:
    """The request that waits for approval, after eko's act."""
    found = act(told.get("at") or at_step(4).under(BOTH))
    assert getattr(found.answer, "accepted", False)
    return found


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
@pytest.mark.parametrize("is_former", [False, True], ids=["by its side", "of before"])
def test_who_acted_for_the_requester_never_approves(act, is_former):
    """Moved to the managers by the desk file, with a term that begins before; an entry without a side is read shut."""
    told = acted(act)
    sides = [entry for entry in told.request.record if entry.side == REQUESTER and entry.actor == 1002]
    assert len(sides) == 1
    if is_former:
        as_before(told)
    told.comes_to(5).under(MOVED).approves("eko")

    assert told.why == "approval_requester_side"
    assert told.verdicts == [("eko", "requester_side")]


@pytest.mark.parametrize("text", ["", "Fakultas Peternakan"])
def test_answers_of_the_form_that_are_not_accepted_are_written_for_the_requester_all_the_same(text):
    """The form holds them, so who wrote them approves nothing, deleted or not; the request may be of another unit."""
    told = at_step(4).under(BOTH)
    if text:
        told.says("eko", f"/lengkapi\n### {UNIT}\n{text}")
    else:
        told.says("dina", "/batal salah kirim").says("eko", GIVEN).says("dina", "/lanjut")
    told.deletes("eko", "/lengkapi").says("dina", f"/lengkapi\n### {UNIT}\nFakultas MIPA").says("dina", GIVEN)

    assert told.comes_to(5).under(MOVED).approves("eko").why in {"approval_edited_request", "approval_requester_side"}


@pytest.mark.parametrize("act", [signs, cancels, resumes], ids=lambda act: act.__name__)
def test_deleting_the_comment_makes_nobody_neutral(act):
    """The record names the side, whatever became of the comment."""
    told = acted(act).comes_to(5)
    words = {signs: "/sepakat", cancels: "/batal", resumes: "/lanjut"}
    told.deletes("eko", words[act]).under(MOVED).approves("eko")

    assert told.why == "approval_requester_side"


def test_nor_evaluates_nor_records_nor_declares_nor_reviews():
    """Every act of the other side is closed."""
    told = acted(cancels, at=at_step(2).under(BOTH))
    it = desk(("tim_it", "eko", None, None), ("manajemen", "eko", None, None), ("pimpinan", "eko", None, None))
    told.under(spoken_for("dina", of=it)).says("eko", evidence(A.step(2)))
    assert told.why == "duty_requester_side"
    told.comes_to(5).says("eko", "/darurat mendesak")
    assert told.why == "duty_requester_side"
    told.says("wati", "/darurat situs mati").approves("joko").says("budi", "/mulai").says("eko", "/tinjau baik")
    assert told.why == "reviewed_by_requester"


def test_who_left_the_list_signs_nothing_more():
    """The side bars and gives no right."""
    told = acted(signs).under(spoken_for("dina"))

    assert told.says("eko", f"/sepakat {told.situation.agreement.code}").why == "may_not_agree"
    assert told.says("eko", "/batal salah kirim").why == "may_not_cancel"


def test_a_refused_act_puts_nobody_on_a_side():
    """Neither one without a reason, nor one with another code, nor one on a request that goes on."""
    told = at_step(4).under(BOTH).says("eko", "/sepakat 0000-0000-0000")
    assert told.why == "agreement_other_code"
    assert told.says("eko", "/batal").why == "reason_missing"
    assert told.says("eko", "/lanjut").why == "nothing_to_resume"

    assert told.comes_to(5).under(MOVED).approves("eko").why == "approval_counts"


def test_a_representative_who_left_without_acting_may_approve():
    """An office at the unit alone is no act."""
    told = at_step(4).under(BOTH).comes_to(5)
    told.approves("eko")
    assert told.why == "approval_not_in_role"

    assert told.under(MOVED).approves("eko").why == "approval_counts"


def test_an_approver_who_represents_the_unit_later_does_nothing_for_the_requester():
    """Keeps the approval, and is told why; the form stays as it was."""
    told = at_step(5).under(MOVED).approves("eko").under(BOTH)
    told = told.under(spoken_for("dina", "eko", of=managed_by("eko")))
    digest = told.situation.gate.digest
    assert completes(told).why == "duty_other_side"
    assert "tidak bertindak untuk pihak pemohon di sini" in told.texts("reply")[-1]
    assert signs(told).why == "duty_other_side"
    assert told.says("eko", "/batal salah kirim").why == "duty_other_side"
    assert told.closes("eko").why == "closing_undone"
    told.says("dina", "/batal salah kirim")
    assert told.says("eko", "/lanjut").why == "duty_other_side"
    told.says("dina", "/lanjut")

    assert told.situation.gate.digest == digest
    assert ("eko", "counts") not in told.verdicts  # The author took it up, which asks for approvals anew.
    assert differences(told) == []


@pytest.mark.parametrize("login", ["joko", "sari"])
def test_who_decided_in_another_way_does_nothing_for_the_requester_either(login):
    """A rejection, an evaluation."""
    told = at_step(2).under(spoken_for("dina"))
    told.says("sari", evidence(A.step(2))).comes_to(5).says("joko", "/tolak anggaran belum jelas")
    told.under(spoken_for("dina", login)).says(login, "/batal salah kirim")

    assert told.why == "duty_other_side"


def test_the_author_acts_for_the_own_request_whatever_else_the_author_did():
    """Also a manager who rejected it."""
    told = story().opened_by("wati").comes_to(5).says("wati", "/tolak belum jelas")

    assert told.says("wati", "/batal salah kirim").why == "request_cancelled"


def test_what_the_former_desk_counted_does_not_lapse_for_an_old_act():
    """An approval on record by somebody who had acted for the requester stays; new ones are refused."""
    told = acted(signs).comes_to(5).under(MOVED)
    entry = next(entry for entry in told.request.record if entry.kind is EntryKind.AGREEMENT)
    told.change(record=tuple(each for each in told.request.record if each is not entry))
    told.change(comments=tuple(each for each in told.request.comments if not each.body.startswith("/sepakat")))
    told.approves("eko", "wati")
    assert told.verdicts == [("eko", "counts"), ("wati", "counts")]
    told.change(record=(*told.request.record[:3], entry, *told.request.record[3:]))
    as_before(told).runs()

    assert told.verdicts == [("eko", "counts"), ("wati", "counts")]
    assert told.says("budi", "/mulai").step == 6
    told.edits_body("dina", "Jawaban", "Uraian").approves("eko")
    assert told.why == "approval_requester_side"


def test_whoever_a_representative_speaks_through_is_of_that_side_too():
    """A deputy has no voice of whoever acted for the requester."""
    told = acted(signs).comes_to(5)
    told.under(lending(lent("dina", "eko", "manajemen"), lent("sari", "eko", "manajemen"), of=MOVED.desk))
    told.approves("sari")

    assert told.why in {"approval_wrote_evidence", "approval_principal_barred"}


ASLEEP = [
    (lambda told: told.approves("eko"), "approval_requester_side"),
    (lambda told: told.says("eko", "/darurat situs mati"), "duty_requester_side"),
    (lambda told: told.says("eko", f"/catat {told.situation.gate.code}\n\n{written()}"), "approval_recorder_barred"),
]


@pytest.mark.parametrize(("act", "why"), ASLEEP, ids=["approves", "declares", "records"])
@pytest.mark.parametrize("seconds", [0, 90])
def test_taking_a_representative_off_the_list_before_the_desk_looks_makes_nobody_neutral(act, why, seconds):
    """Who represents the unit at the time of the act is barred by the list of then too, in the same second as well."""
    it = desk(
        ("tim_it", "eko", None, None),
        ("manajemen", "eko", None, None),
        approvals=(row(manajemen=1), row(pimpinan=1, letters=True)),
    )
    told = act(at_step(5, of=spoken_for("dina", "eko", of=it)).sleeps()).waits(timedelta(seconds=seconds))
    told.of = spoken_for("dina", of=it)

    assert told.wakes().why == why
    assert not told.at_once().waits(timedelta(minutes=1)).runs().situation.gate.is_open


def test_nor_has_such_a_principal_a_voice():
    """A deputy of who was on the list then speaks for nobody."""
    both = lending(lent("eko", "wati", "manajemen"), of=spoken_for("dina", "wati").desk)
    told = at_step(5, of=both).sleeps().approves("eko").waits(timedelta(minutes=1))
    told.of = lending(lent("eko", "wati", "manajemen"))

    assert told.wakes().verdicts == [("eko", "principal_barred")]
    assert told.approves("wati").verdicts == [("eko", "principal_barred"), ("wati", "counts")]
