"""Scenarios in memory: a `Story`, as a stage."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from automation.core.process import Process
from automation.core.record import EntryKind, chain
from automation.core.situation import Answer
from automation.render.compose import compose
from tests.builders import Story, at_step, story, third
from tests.builders_texts import process_of
from tests.desk_variants import variant
from tests.scenario_deeds import answered
from tests.stage import ByHand, Noted, Said


@dataclass(kw_only=True)
class InMemory:
    """One story."""

    process: Process
    told: Story

    def begins(self, who: str, form: Mapping[str, str], step: int, budget: str) -> None:
        """Goes the usual way; requests that differ in nothing share it."""
        if who == "dina" and not form and not budget:
            self.told = at_step(step, self.process.id, self.told.of)
            return
        self.told.opened_by(who, **form)
        if budget:
            planned = next(each for each in self.process.steps if answered(each, budget) != answered(each))
            self.told.comes_to(planned.number).says("budi", answered(planned, budget))
        self.told.comes_to(step)

    def opens(self, who: str, labels: Sequence[str]) -> None:
        """Files a request with labels."""
        self.told.opened_by(who, labels=tuple(labels))

    def says(self, who: str, text: str, *, by_mail: bool = False) -> None:
        """Comments."""
        self.told.says(who, text, via_email=by_mail)

    def edits_body(self, who: str, old: str, new: str) -> None:
        """Changes the request's text."""
        self.told.edits_body(who, old, new)

    def edits(self, who: str, old: str, new: str) -> None:
        """Changes a comment."""
        self.told.edits(who, old, new)

    def deletes(self, who: str, text: str) -> None:
        """Deletes a comment."""
        self.told.deletes(who, text)

    def closes(self, who: str) -> None:
        """Closes the issue."""
        self.told.closes(who)

    def reopens(self, who: str) -> None:
        """Reopens the issue."""
        self.told.reopens(who)

    def sets(self, who: str, *labels: str) -> None:
        """Puts labels on; on GitHub one that is there already is no event, and one that exists keeps its spelling."""
        known = {step.label.casefold(): step.label for step in self.process.steps}
        there = {label.casefold() for label in self.labels}
        named = [known.get(label.casefold(), label) for label in labels if label.casefold() not in there]
        self.told.sets(who, *named)

    def takes_off(self, who: str, label: str) -> None:
        """Takes a label off."""
        self.told.takes_off(who, label)

    def renames(self, who: str, old: str, new: str) -> None:
        """Every request that carries the label carries it under its new name, in its history too; no event tells."""
        assert who
        at = self.told.tick()
        request = self.told.request
        events = [
            replace(event, label=new, changed_at=at) if event.label == old else event for event in request.label_events
        ]
        labels = frozenset(new if label == old else label for label in request.labels)
        self.told.change(labels=labels, label_events=tuple(events))

    def erases(self, who: str, label: str) -> None:
        """The label is gone from every request; only the one that carried it has an event."""
        assert who
        self.told.tick()
        kept = self.labels - {label}
        if kept != self.labels:
            self.told.change(labels=frozenset(kept))
            self._then()

    def creates(self, who: str, label: str) -> None:
        """A label in the repository is nothing to a request that does not carry it."""
        assert who
        assert label not in self.labels
        self.told.tick()

    def sleeps(self) -> None:
        """The desk's runs wait."""
        self.told.sleeps()

    def wakes(self) -> None:
        """The runs that waited begin."""
        self.told.wakes()

    def sweeps(self) -> None:
        """The sweep looks."""
        self.told.runs()

    def reads_desk_file(self, name: str) -> None:
        """The desk file is another one from now on."""
        self.told.of = variant(name)

    def passes(self, hours: int) -> None:
        """Time goes by."""
        self.told.waits(timedelta(hours=hours))

    def unheard(self, act: Callable[[], None]) -> None:
        """The act's event gets lost."""
        self.told.sleeps()
        act()
        self.told.is_awake = True

    def twice(self, act: Callable[[], None]) -> None:
        """The desk runs for it twice."""
        act()
        self._then()

    def in_flight(self, first: Callable[[], None], second: Callable[[], None]) -> None:
        """The plan for the first act is carried out after the second; then the second has its own run."""
        self.told.sleeps()
        first()
        plan = compose(self.told.of, self.told.decision)
        second()
        self.told.now += timedelta(seconds=2)
        record = self.told.request.record or ()
        self.told.change(record=(*record, *chain(record, plan.entries)))
        for write in plan.writes:
            self.told.apply(write)
        self.told.wakes()

    def _then(self) -> None:
        if self.told.is_awake:
            self.told.runs()

    @property
    def step(self) -> int:
        """The step in progress."""
        return self.told.step

    @property
    def state(self) -> str:
        """What lies over the step."""
        return self.told.situation.overlay.value

    @property
    def is_open(self) -> bool:
        """Whether the issue is open."""
        return self.told.request.is_open

    @property
    def labels(self) -> set[str]:
        """The labels on the issue."""
        return self.told.labels

    @property
    def code(self) -> str:
        """The code to approve."""
        return self.told.situation.gate.code

    @property
    def status(self) -> str:
        """The status comment."""
        return self.told.status

    @property
    def texts(self) -> list[str]:
        """The desk's other comments."""
        return self.told.texts() if self.told.request else []

    @property
    def counts(self) -> list[str]:
        """Whose approvals count."""
        return sorted(each.login for each in self.told.situation.gate.approvals if each.counts)

    @property
    def needs(self) -> list[str]:
        """The roles that still have to approve."""
        return sorted(self.told.situation.gate.open_slots)

    @property
    def waiting_for(self) -> list[str]:
        """Who must act."""
        return list(self.told.situation.waiting_for)

    @property
    def may_be_developed(self) -> bool:
        """Whether work may go on."""
        return self.told.situation.may_develop

    @property
    def last(self) -> Said | None:
        """What became of the last act."""
        return _said(self.told.answer)

    @property
    def by_hand(self) -> list[ByHand]:
        """Labels put on by people."""
        events = self.told.request.label_events if self.told.request else ()
        return [
            ByHand(event=event.node_id, login=event.actor.login, label=event.label)
            for event in events
            if event.added and event.actor and event.actor.is_person
        ]

    @property
    def record(self) -> list[Noted]:
        """The entries of the record."""
        entries = self.told.request.record or () if self.told.request else ()
        return [Noted(kind=EntryKind(each.kind).value, code=each.code, event=each.event) for each in entries]

    def answer_to(self, event: str) -> Said | None:
        """What became of a label that was put on."""
        return _said(next((each for each in self.told.situation.answers if each.event_id == event), None))


def _said(answer: Answer | None) -> Said | None:
    return Said(code=answer.reason.code, accepted=answer.accepted) if answer else None


def stage(process: str, desk: str = "") -> InMemory:
    """A stage on which nothing has happened; `desk` names a variant of the demo's desk."""
    of = variant(desk) if process in {"website-baru", "perbaikan-fitur"} else third()
    return InMemory(process=process_of(process, of), told=story(process, of))
