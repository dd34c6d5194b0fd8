"""The declaration of an emergency must stand: what takes it along, leaves it, or revives it no more (rule 10)."""

from dataclasses import replace

import pytest

from automation.core.history.record import EntryKind
from tests.builders.emergencies import WHY, urgent
from tests.builders.gate_facts import desk, without_term
from tests.builders.record_looks import differences, kinds
from tests.builders.stories import Story, catalogue

LABEL = "tanda: darurat"


def shut_again(told: Story) -> bool:
    """Whether work has to stop: the approval step, and no development label."""
    gated = {step.label for step in told.process.steps if step.gated}
    return told.step == 5 and not told.situation.may_develop and not told.labels & gated


@pytest.mark.parametrize("loss", ["deleted", "edited"])
def test_a_declaration_that_is_gone_shuts_the_gate_again(loss):
    """The usual approvals are asked for; the exception that was stays one and is still reviewed."""
    told = urgent().approves("joko").says("budi", "/mulai")
    told.deletes("wati", "/darurat") if loss == "deleted" else told.edits("wati", "situs", "portal")

    assert shut_again(told)
    assert LABEL in told.labels
    assert "pernyataannya tidak berlaku lagi, jadi persetujuan biasa diperlukan; belum ditinjau" in told.status
    assert told.situation.owes_review
    assert told.approves("ratna").step == 6


def test_deleting_a_declaration_and_declaring_anew():
    """A new comment shortens anew, with the approvals that still stand."""
    told = urgent().approves("joko").deletes("wati", "/darurat").says("wati", WHY)

    assert told.why == "emergency_declared"
    assert told.situation.may_develop


def test_a_second_declaration_that_was_refused_stays_refused():
    """It does not step in for the first one that was deleted."""
    told = urgent().says("joko", "/darurat mendesak sekali").approves("joko")
    assert told.situation.may_develop

    assert shut_again(told.deletes("wati", "/darurat situs"))


def test_a_declarer_taken_out_of_the_desk_file_takes_the_emergency_along():
    """And putting the entry back revives nothing (rule 4): it is declared anew."""
    told = urgent().approves("joko").says("budi", "/mulai")
    told.under(replace(catalogue(), desk=without_term(desk(), "manajemen", "wati")))
    assert shut_again(told)
    told.under(catalogue())

    assert shut_again(told)
    assert kinds(told).count(EntryKind.LAPSE) == 1
    assert differences(told) == []
    assert told.says("wati", WHY).step == 6


def test_ending_the_declarers_term_leaves_the_emergency():
    """What was declared within a term stands."""
    told = urgent().approves("joko").says("budi", "/mulai")
    told.under(replace(catalogue(), desk=desk(("manajemen", "wati", None, told.now))))

    assert told.step == 6


def test_after_the_launch_a_removed_declarer_changes_nothing():
    """Nothing falls back, and no lapse is recorded."""
    told = urgent().approves("joko").comes_to(10)
    told.under(replace(catalogue(), desk=without_term(desk(), "manajemen", "wati")))

    assert told.step == 10
    assert EntryKind.LAPSE not in kinds(told)
    assert "persetujuan dipersingkat; belum ditinjau" in told.status


def test_a_declaration_that_was_refused_never_holds_through_the_desk_file():
    """Whoever is entered later, even back-dated, revives no refused declaration."""
    told = urgent(login="sari").under(replace(catalogue(), desk=desk(("manajemen", "sari", None, None))))

    assert told.situation.gate.slots == ("manajemen", "manajemen")
    assert "Pernyataan darurat ini tidak berlaku lagi" not in told.status
    assert kinds(told).count(EntryKind.REFUSAL) == 1
