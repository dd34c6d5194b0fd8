"""Whoever had a hand in what approvals rest on fills no slot, even when the comment is gone (section 4, rule 5)."""

from dataclasses import replace

from automation.core.record import EntryKind
from tests.builders import account, at_step, catalogue, evidence, process_of
from tests.builders_gate import desk

A = process_of("website-baru")
PLANNER = replace(catalogue(), desk=desk(("tim-it", "joko", None, None)))


def contributions(told):
    """Step and account of the entries."""
    return [(each.before, each.actor) for each in told.request.record if each.kind is EntryKind.CONTRIBUTION]


def test_a_draft_that_is_deleted_still_bars_its_author():
    """Joko, a manager who may plan, drafted and deleted the draft; somebody else's plan is approved."""
    told = at_step(4, of=PLANNER).says("joko", evidence(A.step(4)).replace("/rencana", "/rencana draf", 1))
    told.deletes("joko", "/rencana draf").says("budi", evidence(A.step(4))).approves("wati", "joko")

    assert ("joko", "wrote_evidence") in told.verdicts
    assert told.blocks == {"missing_approval"}


def test_refused_sections_that_are_deleted_still_bar_their_author():
    """Wati, a manager, posts a plan that is not hers to post."""
    told = at_step(4).says("wati", evidence(A.step(4))).deletes("wati", "/rencana")
    told.says("budi", evidence(A.step(4))).approves("wati", "joko")

    assert ("wati", "wrote_evidence") in told.verdicts


def test_the_author_of_a_deleted_plan_stays_its_author():
    """The plan was taken, deleted, and given anew by somebody else."""
    told = at_step(4, of=PLANNER).says("joko", evidence(A.step(4))).deletes("joko", "/rencana")
    told.says("budi", evidence(A.step(4))).approves("wati", "joko")

    assert ("joko", "wrote_evidence") in told.verdicts


def test_each_contributor_is_recorded_once_a_step():
    """Whoever carried the step out is named by that entry already."""
    draft = evidence(A.step(4)).replace("/rencana", "/rencana draf", 1)
    told = at_step(4).says("sari", draft).says("sari", draft).says("budi", evidence(A.step(4))).runs()

    assert contributions(told) == [(4, account("sari").id)]


def test_who_edits_the_evidence_of_another_is_recorded():
    """With the step that it belongs to."""
    told = at_step(5).edits("lina", "/rencana", "/rencana ")

    assert contributions(told) == [(4, account("lina").id)]
