"""Labels that nobody set by hand: renamed ones, those of bots, and those that the desk takes off by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.history.record import EntryKind
from automation.core.history.request import Account
from tests.builders.drafts_and_replies import reply
from tests.builders.stories import Story, at_step, process_of

A, B = process_of("website-baru"), process_of("perbaikan-fitur")
GATED = A.step(6).label


def renamed(told: Story, old: str, new: str) -> Story:
    """A label of the repository renamed: every request shows it so, in its history too, and no event tells."""
    at = told.tick()
    events = [
        replace(event, label=new, changed_at=at) if event.label == old else event for event in told.request.label_events
    ]
    labels = frozenset(new if label == old else label for label in told.request.labels)
    told.change(labels=labels, label_events=tuple(events))
    return told.runs()


@pytest.mark.parametrize("new", A.steps, ids=lambda step: str(step.number))
@pytest.mark.parametrize("old", range(2, 13))
def test_every_step_label_renamed_to_every_other_heals(old, new):
    """Where the request stands, and whether it may be developed, does not depend on what labels are called."""
    told = at_step(old)
    before = told.situation
    renamed(told, A.step(old).label, new.label)

    assert told.labels == {A.label, A.step(old).label}
    assert (told.step, told.situation.gate) == (before.step, before.gate)
    assert told.texts("reply") == []


@pytest.mark.parametrize("new", [*A.steps[4:], B.steps[-1]], ids=lambda step: step.key)
def test_a_label_renamed_after_it_was_set_is_no_wish(new):
    """Whoever set it meant its name of then; the record says that it was taken back, and why."""
    told = at_step(5).approves("wati", "joko").sets("budi", "prioritas tinggi")
    renamed(told, "prioritas tinggi", new.label)

    assert told.labels == {A.label, A.step(5).label}
    assert [(entry.kind, entry.code) for entry in told.request.record[-1:]] == [
        (EntryKind.LABEL_TAKEN_BACK, "label_renamed")
    ]
    assert "diganti namanya" in reply(told)


@pytest.mark.parametrize(("seconds", "step"), [(0, 6), (10, 6), (11, 5), (3600, 5)])
def test_a_label_that_github_touches_as_it_is_put_on_is_a_wish(seconds, step):
    """A few seconds are no renaming."""
    told = at_step(5).approves("wati", "joko").sleeps().sets("budi", GATED)
    last = told.request.label_events[-1]
    touched = replace(last, changed_at=last.at + timedelta(seconds=seconds))
    told.change(label_events=(*told.request.label_events[:-1], touched))

    assert told.wakes().step == step


def test_a_development_label_that_nobody_put_on_is_recorded_once():
    """There is nobody to answer, so the record alone tells: of a bot's label, as of a renamed one."""
    told = at_step(3)
    told.add_label(Account(login="renovate", id=9, kind="Bot"), GATED, added=True)
    told.runs().runs().runs()
    entries = [entry for entry in told.request.record if entry.kind is EntryKind.LABEL_TAKEN_BACK]

    assert [(entry.code, entry.actor, entry.before, entry.after) for entry in entries] == [
        ("label_of_nobody", None, 3, 3)
    ]
    assert entries[0].event == told.request.label_events[-1].node_id
    assert told.texts("reply") == []


OWN = {
    "lapse": lambda: at_step(7).edits_body("dina", "Jawaban", "Uraian"),
    "return": lambda: at_step(7).says("budi", "/kembali 4 jadwal berubah"),
    "hole": lambda: at_step(7).deletes("lina", "/rencana"),
    "end": lambda: at_step(7).says("dina", "/batal ditunda dulu"),
    "answered": lambda: at_step(5).sets("lina", GATED),
}


@pytest.mark.parametrize("name", OWN)
def test_what_the_desk_takes_off_by_itself_is_no_label_of_nobody(name):
    """Its own labels of steps that the request had reached, and labels whose setter was answered."""
    told = OWN[name]().runs()

    assert "label_of_nobody" not in [entry.code for entry in told.request.record]
