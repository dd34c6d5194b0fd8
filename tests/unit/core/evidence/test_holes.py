"""Evidence that was lost and given again: the request then goes on where it stood (rules 7 and 8)."""

from tests.builders.stories import at_step, evidence, process_of

A = process_of("website-baru")
EVALUATION = evidence(A.step(2))


def test_evidence_that_fills_a_hole_may_be_edited_by_its_author():
    """It counts from that edit, whether or not the desk ran in between."""
    told = at_step(5).deletes("lina", "/evaluasi").says("budi", EVALUATION)
    code = told.situation.gate.code
    told.edits("budi", "/evaluasi", "/evaluasi\nDitambah setelah rapat.")

    assert told.step == 5
    assert told.situation.gate.code not in {"", code}
    assert told.approves("wati").verdicts[-1] == ("wati", "counts")


def test_an_approval_in_the_second_of_such_an_edit_does_not_count():
    """Which came first in one second nobody can tell."""
    told = at_step(5).deletes("lina", "/evaluasi").says("budi", EVALUATION)
    told.edits("budi", "/evaluasi", "/evaluasi\nDitambah setelah rapat.").behind(2).approves("wati")

    assert told.verdicts[-1] == ("wati", "earlier_than_change")


def test_an_edit_by_somebody_else_opens_the_hole_again():
    """Evidence is what its author wrote."""
    told = at_step(5).deletes("lina", "/evaluasi").says("budi", EVALUATION)
    told.edits("lina", "/evaluasi", "/evaluasi\nDitambah setelah rapat.")

    assert told.step == 2
    assert not told.situation.gate.code
