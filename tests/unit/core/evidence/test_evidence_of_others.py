"""Evidence of others, of another step, or edited in later: what counts, and what never acts (other rules)."""

import pytest

from tests.builders.promises import mentioned
from tests.builders.stories import at_step, evidence, process_of, story

A = process_of("website-baru")


@pytest.mark.parametrize("login", ["dina", "wati", "ratna"])
def test_evidence_of_others_is_refused(login):
    """The requester and the approvers do not write the maintainers' evidence; it counts for nothing."""
    told = at_step(2).says(login, evidence(A.step(2)))

    assert (told.step, told.why) == (2, "not_your_step")
    assert not told.situation.evidence[2].given


def test_evidence_of_a_later_step_is_refused_with_the_present_verb():
    """The order of the SOP is kept, and the answer names what comes first."""
    told = at_step(2).says("budi", evidence(A.step(4)))

    assert (told.step, told.why) == (2, "step_not_reached")
    assert "`/evaluasi`" in told.texts("reply")[-1]


def test_evidence_of_a_past_step_is_refused_with_the_way_back():
    """A step that is done is opened again by a return only."""
    told = at_step(4).says("budi", evidence(A.step(2)))

    assert (told.step, told.why) == (4, "step_is_done")
    assert "`/kembali 2 ALASAN`" in told.texts("reply")[-1]


def test_evidence_on_an_incomplete_form_is_refused():
    """Nobody evaluates what has not been asked."""
    told = story().opened_by("dina", tujuan="-").says("budi", evidence(A.step(2)))

    assert (told.step, told.why) == (1, "form_incomplete")


def test_an_edited_comment_is_evidence_but_never_acts():
    """Its author's edit counts; a new comment with the verb confirms it."""
    told = at_step(2).says("budi", "/evaluasi\n### Kesesuaian dengan strategi IT\nsesuai")
    told.edits("budi", "/evaluasi\n### Kesesuaian dengan strategi IT\nsesuai", evidence(A.step(2)))

    assert told.step == 2
    assert told.situation.evidence[2].is_complete
    assert told.says("budi", "/evaluasi").step == 3


def test_chatter_edited_into_evidence_never_acts():
    """The comment may be months old: an edit is no command."""
    told = (
        at_step(2)
        .says("budi", "Akan saya periksa besok.")
        .edits("budi", "Akan saya periksa besok.", evidence(A.step(2)))
    )

    assert told.step == 2
    assert told.says("sari", "/evaluasi").step == 3


def test_a_stranger_cannot_write_evidence_by_editing():
    """Evidence that somebody else wrote into a maintainer's comment is a hole, not evidence."""
    told = at_step(2).says("budi", "Akan saya periksa.").edits("lina", "Akan saya periksa.", evidence(A.step(2)))
    told.says("budi", "/evaluasi")

    assert told.step == 2
    assert {found.reason.code for found in told.answer.problems} == {"edited_by_other"}


def test_who_must_act_on_a_hole_is_called():
    """The actors of the step, and nobody else."""
    told = at_step(5).deletes("lina", "/kebutuhan")

    assert mentioned(told.texts("hole")[-1]) == {"budi", "sari"}


def test_an_accepted_question_edited_into_evidence_gives_the_requester_no_say():
    """The mark of the desk says that `/status` was answered, not that its author may evaluate."""
    told = at_step(2).says("dina", "/status")
    told.edits("dina", "/status", evidence(A.step(2)))

    assert not told.situation.evidence[2].given
    assert told.says("budi", "/evaluasi").step == 2
