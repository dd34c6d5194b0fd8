"""A run may die, or be overtaken, before any of its calls: nothing opens by that, and the next run mends it."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

import pytest

from automation.core.history.record import EntryKind, read, text
from automation.core.outcome.plan import AddLabels, PostComment, RemoveLabels
from automation.core.questions.verify import Question, verdict
from tests.builders.stories import at_step, evidence, process_of, story
from tests.security.desk_in_memory import MemoryDesk, run, stopped, twin, unrecorded_codes

A = process_of("website-baru")
GATED = {step.label for step in A.steps if step.gated}
TURNS = {EntryKind.OPENED, EntryKind.SHUT}
MOST_CALLS = 20


@cache
def approved():
    """A website of which one approval is lacking no more."""
    return at_step(5).approves("wati", "joko")


ACTS = {
    "a form": lambda: story().sleeps().opened_by("dina"),
    "a form with a development label": lambda: story().sleeps().opened_by("lina", labels=(A.step(6).label,)),
    "evidence": lambda: twin(at_step(2)).says("budi", evidence(A.step(2))),
    "a command refused": lambda: twin(at_step(2)).says("dina", "/mulai"),
    "a label without approval": lambda: twin(at_step(5)).sets("tono", A.step(6).label),
    "the first approval": lambda: twin(at_step(5)).approves("wati"),
    "the last approval": lambda: twin(at_step(5).approves("wati")).approves("joko"),
    "the start by command": lambda: twin(approved()).says("budi", "/mulai"),
    "the start by label": lambda: twin(approved()).sets("budi", A.step(6).label),
    "an edit of what was approved": lambda: twin(at_step(7)).edits_body("dina", "Jawaban", "Jawaban lain"),
    "a withdrawal": lambda: twin(at_step(7)).says("wati", "/tarik anggaran belum pasti"),
    "a rejection": lambda: twin(at_step(7)).says("joko", "/tolak anggaran belum ada"),
    "an approval deleted": lambda: twin(at_step(7)).deletes("lina", "/setujui"),
    "a development label taken off": lambda: twin(at_step(7)).takes_off("lina", A.step(7).label),
    "a cancellation": lambda: twin(at_step(7)).says("dina", "/batal tidak jadi"),
    "the end": lambda: twin(at_step(12)).says("budi", evidence(A.step(12))),
}


def seen(told):
    """What people and auditors see in the end."""
    comments = Counter(comment.body for comment in told.request.comments if comment.by_desk)
    kinds = Counter(entry.kind for entry in told.request.record)
    return told.labels, told.request.is_open, told.situation.step, comments, kinds


def opens(write):
    """Whether a write opens the gate, or says that it is open."""
    is_label = isinstance(write, AddLabels) and GATED & set(write.names)
    return bool(is_label) or (isinstance(write, PostComment) and write.key.startswith("opened:"))


@dataclass(kw_only=True)
class Watched(MemoryDesk):
    """Notes each write: whether the record held, at that moment, that the gate is open, and whether it was added to."""

    written: list = field(default_factory=list)

    def apply(self, plan):
        """Looks, and writes."""
        turns = [entry.kind for entry in self.story.request.record or () if entry.kind in TURNS]
        self.written += [(write, turns[-1:] == [EntryKind.OPENED], "append" in self.calls) for write in plan.writes]
        super().apply(plan)


@pytest.mark.parametrize("act", ACTS)
def test_a_run_that_dies_before_any_call_is_finished_by_the_next(act):
    """Labels, comments, state and record are in the end those of a run that nothing disturbed; nothing is doubled."""
    undisturbed = twin(ACTS[act]())
    calls = run(undisturbed)
    assert 0 < len(calls) < MOST_CALLS
    for call in range(len(calls)):
        told = ACTS[act]()
        assert stopped(told, call)
        run(told)

        assert seen(told) == seen(undisturbed), call
        assert set(run(told)) == {"read"}, call


@pytest.mark.parametrize("act", ACTS)
def test_what_opens_is_recorded_before_it_is_written(act):
    """Only what takes back a development label may come before its entry; the next run then adds that."""
    told = ACTS[act]()
    desk = Watched(story=told)
    run(told, desk=desk)
    early = [write for write, _, is_recorded in desk.written if "append" in desk.calls and not is_recorded]

    assert all(is_open for write, is_open, _ in desk.written if opens(write))
    assert not early or (isinstance(early[0], RemoveLabels) and GATED & set(early[0].names))
    assert not any(opens(write) for write in early)


def test_a_code_is_shown_only_when_the_record_holds_its_salt():
    """Whichever call a run dies before, and whatever two runs draw that come in each other's way."""
    shown = 0
    for name, act in ASKING.items():
        for call in range(len(run(twin(act())))):
            told = act()
            stopped(told, call)
            assert unrecorded_codes(told) == set(), (name, call)
            other = MemoryDesk(story=told, entropy=lambda: bytes(32))
            run(told, lambda number, call=call, other=other: run(other.story, desk=other) if number == call else None)
            assert unrecorded_codes(told) == set(), (name, call)
            assert sum(entry.kind is EntryKind.CODE for entry in told.request.record) <= CODES_DRAWN[name], (name, call)
            shown += f"/setujui {told.situation.gate.code}" in told.status

    assert shown > 10


CODES_DRAWN = {"a plan": 1, "a plan changed": 2, "a text changed while it is developed": 2}
ASKING = {
    "a plan": lambda: twin(at_step(4)).says("budi", evidence(A.step(4))),
    "a plan changed": lambda: twin(at_step(5)).edits("budi", "Rp45.000.000", "Rp55.000.000"),
    "a text changed while it is developed": lambda: twin(at_step(7)).edits_body("dina", "Jawaban", "Jawaban lain"),
}


OVERTAKING = {
    "an edit of the request": lambda told: told.edits_body("dina", "Jawaban", "Jawaban lain"),
    "an edit of the plan": lambda told: told.edits("budi", evidence(A.step(4))[:40], "/rencana\n### Biaya lain"),
    "an approval deleted": lambda told: told.deletes("lina", "/setujui"),
    "an approval edited": lambda told: told.edits("wati", "/setujui", "Setuju: /setujui"),
    "a withdrawal": lambda told: told.says("wati", "/tarik anggaran belum pasti"),
    "a rejection": lambda told: told.says("joko", "/tolak anggaran belum ada"),
    "the plan deleted": lambda told: told.deletes("lina", "/rencana"),
}


@pytest.mark.parametrize("change", OVERTAKING)
@pytest.mark.parametrize("act", ["the last approval", "the start by command", "the start by label"])
def test_a_run_that_is_overtaken_before_any_call_leaves_nothing_open(act, change):
    """Asked at that moment, the request may not be developed; one more run takes back what the first one opened."""
    count = len(run(twin(ACTS[act]())))
    for call in range(count):
        told = ACTS[act]()
        run(told, lambda number, told=told, call=call: OVERTAKING[change](told) if number == call else None)
        assert not verdict(told.decision, Question()).may, call
        run(told)

        assert not told.situation.gate.is_open, call
        assert not GATED & told.labels, call
        assert "siap dimulai" not in told.status, call
        assert set(run(told)) == {"read"}, call


@pytest.mark.parametrize("act", ACTS)
def test_two_runs_at_once_record_everything_once(act):
    """Whenever a second run comes in between, the record is one whole chain without a doubled entry."""
    undisturbed = twin(ACTS[act]())
    for call in range(len(run(undisturbed))):
        told = ACTS[act]()
        run(told, lambda number, told=told, call=call: run(told) if number == call else None)

        assert read(text(told.request.record)) == told.request.record, call
        assert seen(told)[-1] == seen(undisturbed)[-1], call
        assert seen(told)[:3] == seen(undisturbed)[:3], call


def test_the_two_overtaken_runs_are_not_vacuous():
    """Without the overtaking change the same acts do open: the gate, and development."""
    ready, begun = ACTS["the last approval"](), ACTS["the start by command"]()
    run(ready)
    run(begun)

    assert (ready.situation.gate.is_open, begun.step) == (True, 6)
    assert verdict(begun.decision, Question()).may
