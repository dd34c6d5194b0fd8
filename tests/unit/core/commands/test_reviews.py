"""`/tinjau`: what an emergency shortened is reviewed after, by somebody who did not declare it (rule 10)."""

from dataclasses import replace

import pytest

from automation.core.history.record import EntryKind
from automation.core.policy.authority import Case
from automation.core.policy.duties import REVIEW, Bar
from tests.builders.emergencies import urgent
from tests.builders.gate_facts import desk
from tests.builders.record_looks import differences, kinds
from tests.builders.stories import Story, account, at_step, catalogue, process_of

A = process_of("website-baru")
LABEL = "tanda: darurat"


def last_step(told: Story) -> Story:
    """The request at its last step, declared by wati and approved by joko."""
    return told.approves("joko").comes_to(12)


def test_the_review_that_is_owed_stops_the_last_step():
    """The executive is waited for, the answer says so, and after the review the request closes."""
    told = last_step(urgent())
    assert told.situation.waiting_for == ("pimpinan", "tim_it")
    told.fills("budi")
    assert (told.why, told.request.is_open) == ("review_owed", True)
    assert "keadaan daruratnya belum ditinjau. Pimpinan meninjau dengan `/tinjau HASIL`" in told.texts("reply")[-1]
    told.says("ratna", "/tinjau sudah sesuai, rencana pemulihan ditambah")
    assert told.why == "emergency_reviewed"
    assert "persetujuan dipersingkat; sudah ditinjau" in told.status
    told.says("budi", f"/{A.step(12).verb}")

    assert told.labels == {A.label, "status: selesai", LABEL}
    assert {EntryKind.EMERGENCY, EntryKind.REVIEW} <= set(kinds(told))
    assert differences(told) == []


@pytest.mark.parametrize(
    ("login", "said", "code", "words"),
    [
        ("budi", "/tinjau baik", "may_not_review", "hanya ditinjau oleh Pimpinan"),
        ("wati", "/tinjau baik", "may_not_review", "Mintalah pejabat yang memegang peran itu"),
        ("ratna", "/tinjau", "reason_missing", "/tinjau"),
    ],
)
def test_a_review_that_is_refused_says_why(login, said, code, words):
    """And the review stays owed."""
    told = urgent().approves("joko").says("budi", "/mulai").says(login, said)

    assert told.why == code
    assert words in told.texts("reply")[-1]
    assert told.situation.owes_review


def test_a_review_comes_after_the_work_has_begun():
    """Before that there is nothing to look at."""
    told = urgent().says("ratna", "/tinjau baik")

    assert told.why == "review_too_early"
    assert "sesudah pekerjaan dimulai" in told.texts("reply")[-1]


def test_there_is_nothing_to_review_without_an_emergency():
    """The answer says so."""
    assert at_step(6).says("ratna", "/tinjau baik").why == "nothing_to_review"


@pytest.mark.parametrize("trick", ["", "deletes"])
def test_who_declared_does_not_review(trick):
    """Not after deleting the declaration either: the record knows who it was."""
    told = urgent(login="ratna").approves("wati").says("budi", "/mulai")
    if trick == "deletes":
        told.deletes("ratna", "/darurat").approves("joko")
    told.says("ratna", "/tinjau baik")

    assert told.why == "reviewed_by_declarer"
    assert "tidak meninjaunya sendiri" in told.texts("reply")[-1]


def test_the_requesters_side_does_not_review():
    """Who gained by the exception does not judge it."""
    told = urgent().approves("joko").says("budi", "/mulai")
    told.under(replace(catalogue(), desk=desk(("pimpinan", "dina", None, None)))).says("dina", "/tinjau baik")

    assert told.why == "reviewed_by_requester"


def test_a_review_that_is_deleted_is_owed_again():
    """Until the request is finished; a finished one stays finished."""
    told = last_step(urgent()).says("ratna", "/tinjau baik").deletes("ratna", "/tinjau")
    assert told.situation.owes_review
    told.says("ratna", "/tinjau baik sekali").fills("budi").deletes("ratna", "/tinjau")

    assert not told.request.is_open


def test_an_edit_of_the_request_keeps_nobody_from_reviewing():
    """It bars from approving alone."""
    told = at_step(5).edits_body("ratna", "Jawaban", "Uraian")
    case = Case(process=told.process, desk=told.of.desk, request=told.request, unit=told.situation.unit)

    assert Bar(case=case, doers={}, act=REVIEW, now=told.now).reason(account("ratna")) is None
