"""Random histories: whatever cannot be read, together with any person's label, leaves no development label by hand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from automation.core.decision.unreadable import Remains
from automation.core.history.record import Entry, EntryKind
from automation.core.outcome.decision import Decision
from automation.core.outcome.plan import RemoveLabels
from automation.core.problem import Reason
from automation.core.state.contributions import recorded_edits
from automation.render.comments.unreadable import withheld_plan
from tests.builders.stories import Story, account, at_step, catalogue
from tests.unit.core.decision.unreadings import BY_REQUEST, development, edited
from tests.unit.core.decision.wrong_withholding import WRONG, Way, right

SEEDS = range(900)
BLOCK = 100
NAMES = sorted({step.label for process in catalogue().processes for step in process.steps})
PEOPLE = ("dina", "budi", "tono", "lina", "wati")


@cache
def _begun() -> tuple[Story, ...]:
    """Where a history may stand: before the gate, ready, at work, lapsed, launched, ended, in both procedures."""
    ready = at_step(5).approves("wati", "ratna")
    lapsed = at_step(7).edits_body("dina", "Jawaban", "Uraian")
    ended = at_step(7).says("dina", "/batal tidak jadi")
    fix = at_step(7, "perbaikan-fitur")
    launched = (at_step(10), at_step(11, "perbaikan-fitur"))
    return (at_step(2), at_step(5), ready, at_step(7), _interrupted(), lapsed, ended, fix, *launched)


def _interrupted() -> Story:
    """At work, when a run recorded that the gate was shut and could write nothing more."""
    told = at_step(7)
    now = told.tick()
    shut = Entry(kind=EntryKind.SHUT, at=now, recorded_at=now, code="missing_approval", before=7, after=7)
    told.change(record=(*told.request.record, shut))
    return told


def _labelled(told: Story, chance: Random) -> None:
    names = [chance.choice((str, str.upper))(name) for name in chance.sample(NAMES, chance.choice((1, 1, 2)))]
    told.sets(chance.choice(PEOPLE), *names)


def _relabelled(told: Story, chance: Random) -> None:
    if told.labels:
        label = chance.choice(sorted(told.labels))
        told.takes_off("tono", label)
        if chance.random() < 0.5:
            told.sets("tono", label)


def _renamed(told: Story, chance: Random) -> None:
    old, new, at = chance.choice(sorted(told.labels) or NAMES), chance.choice(NAMES), told.tick()
    events = [
        replace(event, label=new, changed_at=at) if event.label == old else event for event in told.request.label_events
    ]
    told.change(labels=frozenset(new if each == old else each for each in told.labels), label_events=tuple(events))


def _edited(told: Story, chance: Random) -> None:
    told.edits_body(chance.choice(PEOPLE), "unit", "unit ")


def _deleted(told: Story, chance: Random) -> None:
    posted = [each for each in told.request.comments if not each.by_desk]
    if posted:
        told.deletes("agus", chance.choice(posted).body)


def _said(told: Story, chance: Random) -> None:
    told.says(chance.choice(PEOPLE), chance.choice(("/tarik belum pasti", "Kapan selesai?", "/status")))


def _closed(told: Story, chance: Random) -> None:
    who = chance.choice(PEOPLE)
    (told.closes if told.request.is_open else told.reopens)(who)


ACTS = (_labelled, _labelled, _labelled, _relabelled, _renamed, _renamed, _edited, _deleted, _said, _closed)


def _history(seed: int) -> tuple[Story, Remains | None]:
    """A history of which the desk has not heard the end, and what remains of the desk (None: all of it)."""
    chance = Random(seed)
    begun = chance.choice(_begun())
    told = replace(begun, plans=[]).sleeps()
    for _ in range(chance.randint(0, 2)):
        chance.choice(ACTS)(told, chance)
    cause = chance.choice((*BY_REQUEST, "desk", "desk", "desk"))
    if cause in BY_REQUEST:
        BY_REQUEST[cause](told)
    for _ in range(chance.randint(1, 3)):
        chance.choice(ACTS)(told, chance)
    processes = told.of.processes
    remains = Remains(processes=processes, cause=Reason("desk_broken"))
    return told, remains if cause == "desk" or chance.random() < 0.2 else None


def _faults(told: Story, remains: Remains | None, way: Way) -> Iterator[str]:
    """Carries out what is withheld; every promise that is broken then."""
    before, reason = told.labels, way(told, remains).reason.code
    plan = _carried_out(told, remains, way)
    if told.labels - before or plan.opens:
        yield "something opened"
    standing = development(told)
    if reason != "desk_broken":
        launched = _recorded_after_the_launch(told)
        if {label.casefold() for label in standing} - {launched}:
            yield f"{reason}: {standing} stand"
    elif standing and (why := _why_not(told, standing)):
        yield f"{reason}: {standing} stand although {why}"
    free = {label for label in before - told.labels if label.startswith("langkah ") and label not in _gated()}
    if free and reason != "process_gone":
        yield f"{free} went, which nobody forbids"
    again = _carried_out(told, remains, way)
    if again.writes or again.entries:
        yield "a second run writes"


def _carried_out(told: Story, remains: Remains | None, way: Way):
    found = way(told, remains)
    written = {comment.body.partition("\n")[0] for comment in told.request.comments if comment.by_desk}
    owed = tuple(each for each in found.notices if f"<!-- alur:{each.key} -->" not in written)
    decision = Decision(
        request=told.request,
        now=told.now,
        situation=None,
        labels_off=found.labels_off,
        notices=owed,
        entries=found.entries,
        withheld=found,
    )
    plan = withheld_plan(decision)
    assert all(isinstance(write, RemoveLabels) or write.body for write in plan.writes)
    told.tick()
    if plan.entries:
        told.change(record=(*told.request.record, *plan.entries))
    for write in plan.writes:
        told.apply(write)
    return plan


def _gated() -> set[str]:
    return {step.label for process in catalogue().processes for step in process.steps if step.gated}


def _recorded_after_the_launch(told: Story) -> str:
    """The label of the step that the record tells, if that is behind the launch; by the entries alone."""
    record = told.request.record or ()
    if not record or record[0].event != told.request.node_id or told.process not in told.of.processes:
        return ""
    places = [entry.after for entry in record if entry.kind in {EntryKind.MOVE, EntryKind.RETURN}]
    is_launched = bool(places) and places[-1] > told.process.launch_step.number
    return told.process.step(places[-1]).label if is_launched else ""


def _why_not(told: Story, standing: set[str]) -> str:
    """Why one of these labels may not stand while the desk cannot be read, '' when all may."""
    last = {event.label: event for event in told.request.label_events}
    for label in standing:
        event = last.get(label)
        if event is None or not event.by_desk:
            return "a hand put it on"
        if event.changed_at is not None:
            return "it was renamed"
    turns = [entry for entry in told.request.record if entry.kind in {EntryKind.OPENED, EntryKind.SHUT}]
    if not turns or turns[-1].kind is EntryKind.SHUT:
        return "the record does not say that the gate is open"
    since = turns[-1].recorded_at
    if any(edit.at > since for edit in told.request.edits):
        return "the text was edited"
    if any(
        each.at > since and each.author.login in {"budi", "wati", "ratna", "dina"} for each in told.request.deletions
    ):
        return "a comment was deleted"
    said = [each for each in told.request.comments if each.created_at > since and not each.by_desk]
    return "somebody withdrew" if any(each.body.startswith("/tarik") for each in said) else ""


@pytest.mark.parametrize("first", SEEDS[::BLOCK])
def test_no_development_label_stands_that_the_desk_did_not_put_on(first):
    """Whatever cannot be read, whoever labels, in whatever order; and a second run finds nothing to do."""
    found = {seed: list(_faults(*_history(seed), right)) for seed in range(first, first + BLOCK)}

    assert {seed: faults for seed, faults in found.items() if faults} == {}


@pytest.mark.parametrize("way", WRONG, ids=lambda way: way.__name__)
def test_the_search_finds_what_withholds_too_little(way):
    """A proof that can fail: some history shows each wrong way."""
    found = (_faults(*_history(seed), way) for seed in SEEDS)

    assert any(next(faults, "") for faults in found), way.__doc__


EDITORS = ("dina", "lina", "ratna", "joko", "agus")
Known = Callable[[Story], tuple[bool, set[int | None]]]
"""Whether a story can be read, and who is known to have edited its text."""


def _known(told: Story) -> tuple[bool, set[int | None]]:
    edits = (*recorded_edits(told.request.record), *told.request.edits)
    return told.decision.unknown is None, {edit.editor.id for edit in edits}


def forgets_who_edited(told: Story) -> tuple[bool, set[int | None]]:
    """Only those of whom GitHub tells now."""
    return told.decision.unknown is None, {edit.editor.id for edit in told.request.edits}


def takes_the_newest_for_all(told: Story) -> tuple[bool, set[int | None]]:
    """What is not told was not."""
    return True, _known(told)[1]


def hears_by_complaining(told: Story) -> tuple[bool, set[int | None]]:
    """The note that edits could not be read counts them."""
    is_noted = any(entry.kind is EntryKind.UNREADABLE for entry in told.request.record)
    return _known(told)[0] or is_noted, _known(told)[1]


def _edits_lost(seed: int, known: Known) -> bool:
    """Whether a request can be read although nobody knows of one of its editors, in some order of edits and runs."""
    chance, told, editors = Random(seed), replace(_begun()[1], plans=[]), set()
    for _ in range(chance.randint(2, 8)):
        who = chance.choice(EDITORS)
        edited(told, chance.choice((1, 1, 20, 49, 50, 99, 101, 1_001)), who)
        editors.add(account(who).id)
        if chance.random() < 0.6:
            told.runs()
        is_readable, found = known(told)
        if is_readable and editors - {told.request.author.id} - found:
            return True
    return False


def test_whoever_edited_a_request_that_can_be_read_is_known():
    """However often it was edited, and whatever the runs heard of it."""
    assert [seed for seed in range(120) if _edits_lost(seed, _known)] == []


@pytest.mark.parametrize("known", [forgets_who_edited, takes_the_newest_for_all, hears_by_complaining])
def test_the_search_finds_who_forgets_editors(known):
    """A proof that can fail."""
    assert any(_edits_lost(seed, known) for seed in range(120)), known.__doc__


def test_a_request_whose_edits_are_all_heard_stays_readable():
    """Nine tenths of what GitHub tells may come at once."""
    for seed in range(20):
        chance, told = Random(seed), replace(_begun()[1], plans=[])
        for _ in range(8):
            edited(told, chance.randint(1, 90), "dina").runs()
        assert told.decision.unknown is None
