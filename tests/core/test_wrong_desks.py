"""Stories with the end that the rules give, and wrong desks that they find out: a proof that can fail."""

from dataclasses import replace

import pytest

from automation.core.situation import Situation
from tests.builders import Story, at_step, catalogue, evidence, process_of, story
from tests.builders_gate import desk, row, without_term
from tests.core.wrong_desks import WRONG, right

A = process_of("website-baru")
WHY = "/darurat situs tidak dapat dibuka"
PAPER = desk(approvals=(row(pimpinan=1, letters=True),))
LETTER = """/catat {code}
### Jenis surat
Persetujuan Pimpinan
### Nomor surat
1
### Penandatangan
{who}
### Tanggal surat
2026-11-24"""


def by_who_developed_alone() -> Story:
    """Budi developed and tests."""
    return at_step(7).says("budi", evidence(A.step(7)))


def by_who_asks() -> Story:
    """Budi asks and evaluates."""
    return story().opened_by("budi").says("budi", evidence(A.step(2)))


def hurried_by_who_asks() -> Story:
    """Wati, manager and requester, declares an emergency; one colleague approves."""
    return story().opened_by("wati").comes_to(5).says("wati", WHY).approves("joko")


def gone_and_back() -> Story:
    """Wati's entry was deleted and put back."""
    told = at_step(6).under(replace(catalogue(), desk=without_term(desk(), "manajemen", "wati")))
    return told.under(catalogue())


def declared_and_back() -> Story:
    """The declarer's entry was deleted and put back."""
    told = at_step(5).says("wati", WHY).approves("joko")
    told.under(replace(catalogue(), desk=without_term(desk(), "manajemen", "wati")))
    return told.under(catalogue())


def refused_and_entered() -> Story:
    """Sari approved without an office, and was entered, back-dated, afterwards."""
    told = at_step(5).approves("wati", "sari")
    return told.under(replace(catalogue(), desk=desk(("manajemen", "sari", None, None))))


def recorded_and_entered() -> Story:
    """A letter of somebody without the office, who was entered, back-dated, afterwards."""
    told = at_step(5).under(replace(catalogue(), desk=PAPER))
    told.says("sari", LETTER.format(code=told.situation.gate.code, who="wati"))
    return told.under(replace(catalogue(), desk=replace(PAPER, roles=desk(("pimpinan", "wati", None, None)).roles)))


def declared_and_deleted() -> Story:
    """The declaration is deleted after one approval."""
    return at_step(5).says("wati", WHY).approves("joko").deletes("wati", "/darurat")


def finished_without_review() -> Story:
    """The last step, with everything but the review."""
    return at_step(9).says("wati", WHY).comes_to(12).fills("budi")


def reviewed_by_who_declared() -> Story:
    """Ratna declares, deletes the declaration, and reviews."""
    return at_step(9).says("ratna", WHY).deletes("ratna", "/darurat").says("ratna", "/tinjau sudah sesuai")


def end(situation: Situation) -> tuple[int, bool, bool, bool]:
    """Step, whether work may go on, whether the request is closed, whether a review is owed."""
    return situation.step, situation.may_develop, situation.is_closed, situation.owes_review


STORIES = {
    by_who_developed_alone: (7, True, False, False),
    by_who_asks: (2, False, False, False),
    hurried_by_who_asks: (5, False, False, False),
    gone_and_back: (5, False, False, False),
    declared_and_back: (5, False, False, True),
    refused_and_entered: (5, False, False, False),
    recorded_and_entered: (5, False, False, False),
    declared_and_deleted: (5, False, False, True),
    finished_without_review: (12, True, False, True),
    reviewed_by_who_declared: (9, True, False, True),
}


@pytest.mark.parametrize("told", STORIES, ids=lambda told: told.__name__)
def test_a_story_ends_as_the_rules_say(told):
    """Where it stands, and what may be done."""
    assert end(right(told())) == STORIES[told]


@pytest.mark.parametrize("desk", WRONG, ids=lambda desk: desk.__name__)
def test_a_wrong_desk_is_found_out(desk):
    """Each desk that forgets a rule comes to another end in one story at least."""
    assert [told for told in STORIES if end(desk(told())) != STORIES[told]]
