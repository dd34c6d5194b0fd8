"""The decision: labels, comments, reactions and closing that make it so, and nothing more."""

from dataclasses import replace

import pytest

from automation.core.decision.decide import decide
from automation.core.outcome.decision import reason_of
from automation.core.outcome.labels import all_labels
from automation.core.outcome.plan import AddLabels, EditComment, PostComment, React, RemoveLabels
from tests.builders.stories import at_step, catalogue, evidence, process_of, story, third

A = process_of("website-baru")


def kinds(told):
    """The writes of the last run, by type."""
    return [type(write) for write in told.plans[-1].writes]


def test_a_new_request_gets_labels_and_a_status_comment():
    """No further comment: a new status comment notifies already."""
    told = story().opened_by("dina")

    assert kinds(told) == [AddLabels, PostComment]


def test_an_edit_before_the_first_look_is_no_reason_to_call_twice():
    """The new status comment names what is missing in the request as it reads then; one run is enough."""
    told = story().sleeps().opened_by("dina").edits_body("lina", "### Tujuan", "### Maksud").wakes()
    assert "`Tujuan`" in told.status

    assert not told.runs().plans[-1].writes
    assert not told.texts()


def test_an_edit_after_the_status_comment_that_is_not_enough_is_called_out():
    """Editing the status comment would notify nobody."""
    told = story().opened_by("dina").edits_body("dina", "### Tujuan", "### Maksud")

    assert "@dina" in told.texts("info")[0]


def test_a_step_that_is_done_costs_no_new_comment():
    """Labels change, the command gets its reaction, the status comment is edited in place."""
    told = at_step(2).fills()

    assert kinds(told) == [RemoveLabels, AddLabels, React, EditComment]


def test_a_command_that_moved_is_marked_as_such():
    """A rocket for what carried the request on, a thumb for the rest."""
    told = (
        at_step(2).says("budi", evidence(A.step(2)).replace("/evaluasi", "/evaluasi draf", 1)).says("budi", "/evaluasi")
    )

    assert told.comment("/evaluasi draf").marks == {"THUMBS_UP"}
    assert told.comment("/evaluasi").marks == {"ROCKET"}


def test_only_entering_a_gated_step_and_opening_the_gate_need_a_fresh_look():
    """All other plans open nothing."""
    told = at_step(5)
    assert not any(plan.opens for plan in told.plans)
    told.approves("wati")
    assert not told.plans[-1].opens
    told.approves("joko")
    assert told.plans[-1].opens
    told.says("budi", "/mulai")
    assert told.plans[-1].opens

    assert not told.edits_body("dina", "Jawaban", "Uraian").plans[-1].opens


def test_the_opening_label_is_the_last_write():
    """Everything that withdraws or tells comes before it."""
    told = at_step(5).approves("wati", "joko").says("budi", "/mulai")

    assert told.plans[-1].writes[-1] == AddLabels(names=(A.step(6).label,))
    assert kinds(told)[0] is RemoveLabels


def test_an_approval_request_is_written_once_a_revision():
    """It mentions who may decide; runs and comments in between repeat nothing."""
    told = at_step(5).runs().says("dina", "/status").approves("wati").runs()

    assert len(told.texts("approval")) == 1


@pytest.mark.parametrize("step", range(2, 13))
def test_a_second_run_writes_nothing(step):
    """At every step, now and years later."""
    told = at_step(step)
    before = told.request
    told.now = told.now.replace(year=2031)
    told.runs()

    assert told.request == before


def test_a_lost_write_is_made_up_for():
    """Labels, status comment and reaction that somebody took away, or that never arrived, come back."""
    told = at_step(3)
    whole = told.request
    status = next(each for each in whole.comments if each.by_desk)
    told.change(
        labels=frozenset(),
        comments=tuple(replace(each, marks=frozenset()) for each in whole.comments if each is not status),
    )
    told.runs()

    assert told.labels == {A.label, A.step(3).label}
    assert told.status == status.body
    assert told.comment("/evaluasi").marks == {"ROCKET"}


def test_an_edited_status_comment_is_written_anew():
    """Whoever may edit it cannot make it lie for long."""
    told = at_step(5)
    status = next(each for each in told.request.comments if each.body == told.status)
    told.put(replace(status, body=status.body.replace("Langkah 5", "Langkah 6")))

    assert "Langkah 5" in told.runs().status


def test_a_forged_status_comment_is_left_alone():
    """A comment of somebody else that imitates the desk's marker is nobody's status (security I16)."""
    told = at_step(5)
    forged = told.status.replace("Langkah 5", "Langkah 12")
    told.says("lina", forged)

    assert told.comment("Langkah 12").body == forged
    assert "Langkah 5" in told.status


def test_a_forged_marker_silences_no_answer():
    """Nor does it keep the desk from writing its own."""
    told = at_step(5).sleeps()
    told.says("lina", f"<!-- alur:reply:{told.count + 2} -->\n").says("budi", "/mulai").wakes()

    assert len(told.texts("reply")) == 1


@pytest.mark.parametrize("of", [catalogue(), third()], ids=["kampus", "third"])
def test_the_label_catalogue_keeps_githubs_limits(of):
    """Fifty characters, no slash or comma, each name once, all in colours."""
    labels = all_labels(of)

    assert len({label.name.casefold() for label in labels}) == len(labels)
    assert all(len(label.name) <= 50 and not set(label.name) & set("/,") for label in labels)
    assert all(len(label.color) == 6 and len(label.description) <= 100 for label in labels)


def test_every_label_it_sets_is_in_the_catalogue():
    """No label springs up without colour and description."""
    told = at_step(12).edits_body("dina", "Jawaban", "Uraian")
    names = {label.name for label in all_labels(catalogue())}
    written = {
        name for plan in told.plans for write in plan.writes if isinstance(write, AddLabels) for name in write.names
    }

    assert written <= names


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (lambda: at_step(3), "step_done"),
        (lambda: story().opened_by("dina"), "form_complete"),
        (lambda: story().opened_by("dina", tujuan="-"), "form_incomplete"),
        (lambda: story().opened_by("dina", body="halo"), "no_form"),
        (lambda: at_step(7).edits_body("dina", "Jawaban", "Uraian"), "approvals_lapsed"),
        (lambda: at_step(7).says("wati", "/tarik dulu"), "approvals_gone"),
        (lambda: at_step(7).deletes("lina", "/rencana"), "hole"),
        (lambda: at_step(5).says("budi", "/kembali 3 kurang"), "returned"),
    ],
    ids="moved new incomplete formless lapsed gone hole returned".split(),
)
def test_each_state_has_a_reason(told, code):
    """Why the request stands where it stands."""
    assert reason_of(told().decision).code == code


def test_deciding_writes_nothing_into_its_values():
    """The same history can be decided under other sources, and again under the old ones."""
    told = at_step(5)
    first = told.decision
    decide(replace(catalogue(), processes=()), told.request, told.now)

    assert told.decision == first
