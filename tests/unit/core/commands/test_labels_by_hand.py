"""Step labels set by hand: a person's wish to confirm the present step and move on (other rules, "Moving on")."""

import pytest

from automation.core.history.record import EntryKind
from automation.core.history.request import Account
from tests.builders.drafts_and_replies import draft, reply
from tests.builders.stories import account, at_step, catalogue, process_of

A, B = process_of("website-baru"), process_of("perbaikan-fitur")
GATED = A.step(6).label


@pytest.mark.parametrize("number", [2, 3, 4])
@pytest.mark.parametrize("login", ["budi", "sari"])
def test_the_actor_moves_on_by_the_next_label(number, login):
    """With complete evidence, the next step's label says what the verb would have said."""
    told = draft(at_step(number)).sets(login, A.step(number + 1).label)

    assert told.step == number + 1
    assert told.why == "step_done"
    assert told.labels == {A.label, A.step(number + 1).label}


@pytest.mark.parametrize("login", ["tono", "lina", "agus", "wati", "dina"])
def test_nobody_else_does(login):
    """Triage, write and admin rights, an approver's office and the requester's own wish do not confirm a step."""
    told = draft(at_step(2)).sets(login, A.step(3).label)

    assert told.step == 2
    assert told.why == "label_not_your_step"
    assert told.labels == {A.label, A.step(2).label}
    assert f"@{login}" in reply(told)
    assert "`/evaluasi`" in reply(told)


def test_without_evidence_the_label_is_taken_back_with_the_block():
    """The actor is told what is missing and given the block to fill."""
    told = at_step(2).sets("budi", A.step(3).label)

    assert told.step == 2
    assert told.why == "evidence_incomplete"
    assert told.labels == {A.label, A.step(2).label}
    assert "> pilihan (" in reply(told)


def test_other_labels_are_nobodys_business():
    """A team's own labels stay and are not answered."""
    told = at_step(3).sets("lina", "prioritas tinggi")

    assert "prioritas tinggi" in told.labels
    assert told.answer is None
    assert told.texts("reply") == []


def test_two_labels_at_once_move_one_step_at_most():
    """The first is honoured, the second finds its step without evidence."""
    told = draft(at_step(2)).sets("budi", A.step(3).label, A.step(4).label)

    assert told.step == 3
    assert told.labels == {A.label, A.step(3).label}


def test_the_present_label_set_again_is_no_news():
    """Nothing is said and nothing moves."""
    told = at_step(7)
    said = len(told.texts())
    told.sets("budi", A.step(7).label)

    assert told.step == 7
    assert len(told.texts()) == said


@pytest.mark.parametrize("login", ["budi", "lina"])
def test_a_removed_step_label_is_put_back(login):
    """With the reason, to whoever took it off."""
    told = at_step(4).takes_off(login, A.step(4).label)

    assert A.step(4).label in told.labels
    assert told.why == "label_removed"
    assert f"@{login}" in reply(told)
    assert [(entry.kind, entry.actor) for entry in told.request.record][-1] == (
        EntryKind.LABEL_PUT_BACK,
        account(login).id,
    )


def test_a_swapped_label_is_one_wish():
    """Taking the old label off and setting the next one, as GitHub's menu does, moves on without a reproach."""
    told = draft(at_step(2))
    told.sleeps().takes_off("budi", A.step(2).label).at_once().sets("budi", A.step(3).label).wakes()

    assert told.step == 3
    assert told.texts("reply") == []


def test_the_desks_own_labels_are_no_wish():
    """Labels set by bots, the desk among them, confirm nothing; a development label from a bot goes too."""
    told = draft(at_step(2))
    told.add_label(Account(login="renovate", id=9, kind="Bot"), A.step(3).label, added=True)
    told.add_label(Account(login="renovate", id=9, kind="Bot"), GATED, added=True)
    told.runs()

    assert told.step == 2
    assert told.labels == {A.label, A.step(2).label}


@pytest.mark.parametrize("number", range(6, 12))
def test_after_the_gate_every_step_can_be_confirmed_by_label(number):
    """Evidence as a draft, then the next label."""
    told = draft(at_step(number))
    told.sets(told.doer, A.step(number + 1).label)

    assert told.step == number + 1


def test_labels_present_never_count():
    """Where a request stands does not depend on the labels that it carries (security I7)."""
    told = at_step(5).approves("wati")
    before = told.situation
    told.change(labels=frozenset(step.label for step in catalogue().processes[0].steps))

    assert told.situation == before


def test_an_honoured_label_is_not_reproached_later():
    """What its evidence lost since is told as a hole, not as a label that was taken back long ago."""
    told = draft(at_step(2)).sets("budi", A.step(3).label).comes_to(5)
    told.deletes("lina", "/evaluasi draf")

    assert told.step == 2
    assert told.texts("reply") == []
    assert len(told.texts("hole")) == 1
