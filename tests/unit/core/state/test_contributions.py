"""Whoever had a hand in what approvals rest on fills no slot, even when the comment is gone (rule 5)."""

from dataclasses import replace

import pytest

from automation.core.history.record import EntryKind
from tests.builders.gate_facts import desk
from tests.builders.stories import account, at_step, catalogue, evidence, process_of

A = process_of("website-baru")
PLANNER = replace(catalogue(), desk=desk(("tim_it", "joko", None, None)))


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


CHAT = "Saya sudah membaca rencana ini."
PLAN = evidence(A.step(4))


def turned_into_a_plan(told, author, editor):
    """A plain comment of the author, edited into the sections of a plan; then somebody else's plan is asked about."""
    told.says(author, CHAT).edits(editor, CHAT, PLAN)
    return told.says("budi", PLAN).approves("wati", "joko")


@pytest.mark.parametrize(("author", "of"), [("wati", catalogue()), ("joko", PLANNER)], ids=["refused", "taken"])
def test_who_never_wrote_is_not_made_an_author_by_an_edit(author, of):
    """Lina turns an approver's comment into a plan: it is her text, and the approver stays free to decide."""
    told = turned_into_a_plan(at_step(4, of=of), author, "lina")

    assert (author, "counts") in told.verdicts
    assert told.situation.gate.is_open
    assert contributions(told) == [(4, account("lina").id)]


def test_such_a_text_is_no_evidence():
    """It stays a hole, in whoever's name it stands."""
    told = at_step(4).says("sari", CHAT).edits("lina", CHAT, PLAN)

    assert told.step == 4
    assert {each.reason.code for each in told.situation.evidence[4].missing} == {"edited_by_other"}


def test_who_edits_the_own_comment_into_a_plan_is_its_author():
    """Wati wrote every word of it."""
    told = turned_into_a_plan(at_step(4), "wati", "wati")

    assert ("wati", "wrote_evidence") in told.verdicts


def test_author_and_editor_both_had_a_hand_in_it():
    """Wati's plan was read before lina edited it: the record goes on naming wati."""
    told = at_step(4).says("wati", PLAN).edits("lina", "/rencana", "/rencana ")
    told.says("budi", PLAN).approves("wati", "joko")

    assert ("wati", "wrote_evidence") in told.verdicts
    assert contributions(told) == [(4, account("wati").id), (4, account("lina").id)]


def test_where_nobody_knows_who_edited_the_author_stays_barred():
    """The editor's account is gone: whose text it is cannot be told, and unknown is not no."""
    told = at_step(4).says("wati", CHAT).sleeps().edits("lina", CHAT, PLAN)
    told.put(replace(told.comment("/rencana"), editor=None))
    told.wakes().says("budi", PLAN).approves("wati", "joko")

    assert ("wati", "wrote_evidence") in told.verdicts


def test_an_edit_does_not_free_who_did_the_work():
    """The record does not name who posted a draft of the work; an edit by somebody else must not make it forgotten."""
    told = at_step(5, of=PLANNER).approves("wati", "ratna").says("budi", "/mulai")
    work = evidence(A.step(6))
    told.says("joko", work.replace("/pengembangan", "/pengembangan draf", 1)).edits("lina", "draf", "draf ")
    told.edits_body("dina", "Jawaban", "Jawaban baru").approves("joko")

    assert told.verdicts[-1] == ("joko", "did_step")


def test_each_contributor_is_recorded_once_a_step():
    """Whoever carried the step out is named by that entry already."""
    draft = evidence(A.step(4)).replace("/rencana", "/rencana draf", 1)
    told = at_step(4).says("sari", draft).says("sari", draft).says("budi", evidence(A.step(4))).runs()

    assert contributions(told) == [(4, account("sari").id)]


def test_who_edits_the_evidence_of_another_is_recorded():
    """With the step that it belongs to."""
    told = at_step(5).edits("lina", "/rencana", "/rencana ")

    assert contributions(told) == [(4, account("lina").id)]
