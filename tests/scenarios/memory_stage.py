"""Scenarios in memory: a `Story`, as a stage."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from automation.adapters.github_record import register_of
from automation.core.decision.unreadable import Remains
from automation.core.history.record import Entry
from automation.core.history.register import text
from automation.core.history.request import Account
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.process import Process
from automation.core.problem import Reason
from automation.render.comments.compose import compose
from tests.builders.desk_variants import variant
from tests.builders.register import BREAKS
from tests.builders.stories import at_step, story, third
from tests.builders.texts import drawn, process_of
from tests.scenarios.actions import answered
from tests.scenarios.memory_looks import Seen
from tests.unit.core.decision.unreadings import edited

_REGISTERED = 9999
"""The number of an account that was registered under a login given up by another."""


@dataclass(kw_only=True)
class InMemory(Seen):
    """One story; `strangers` act under a login that was somebody else's."""

    strangers: set[str] = field(default_factory=set)
    whole: tuple[Catalogue, tuple[Entry, ...] | None] | None = None

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
        if who in self.strangers:
            self.told.add_comment(Account(login=who, id=_REGISTERED), text, self.told.tick(), via_email=by_mail)
            self._then()
        else:
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

    def loses_login(self, who: str) -> None:
        """From now on another account has the login; what its owner wrote before is not told anew."""
        assert all(comment.author is None or comment.author.login != who for comment in self.told.request.comments)
        self.told.tick()
        self.strangers.add(who)

    def loses_account(self, who: str) -> None:
        """GitHub names nobody any more for what the account left."""
        self.told.loses_account(who)

    def transfers(self, who: str) -> None:
        """It has another number, other node ids and no record; comments and labels come along."""
        assert who
        comments = tuple(
            replace(each, id=1000 + each.id, node_id=f"{each.node_id}_b", marks=frozenset())
            for each in self.told.request.comments
        )
        number = self.told.request.number + 1
        moved = {"number": number, "node_id": f"I_{number}", "comments": comments, "record": ()}
        self.told.count = max(self.told.count, *(each.id for each in comments), 0)
        at = self.told.tick()
        self.told.change(transferred_at=at, label_events=(), state_events=(), deletions=(), edits=(), **moved)
        self._then()

    def takes_record(self, who: str) -> None:
        """The file is gone; no event tells."""
        assert who
        self.told.tick()
        self.told.change(record=())

    def breaks(self, who: str, what: str) -> None:
        """No event tells."""
        assert who
        self.told.tick()
        known = self.told.request.record
        self.whole = (self.told.of, known)
        without = replace(
            self.told.of, processes=tuple(each for each in self.told.of.processes if self._is_other(each))
        )
        others = replace(
            self.told.of, processes=tuple(each for each in self.told.of.processes if not self._is_other(each))
        )
        match what:
            case "the record":
                self.told.change(record=None)
            case "the record by another's":
                self.told.change(record=(replace(known[0], event="I_other"), *known[1:]))
            case "the procedure":
                self._remain(without)
            case "another procedure":
                self._remain(others)
            case "the desk file":
                self._remain(self.told.of)
            case _:
                self._changes_register(what)

    def _changes_register(self, what: str) -> None:
        whole = BREAKS[what](text(self.told.request.register.lines))
        self.told.change(register=register_of(None if whole is None else {"text": whole, "isTruncated": False}))

    def _is_other(self, process: Process) -> bool:
        return process.id != self.process.id

    def _remain(self, of: Catalogue) -> None:
        self.told.remains = Remains(processes=of.processes, cause=Reason("desk_broken"))

    def mends(self, who: str) -> None:
        """The record grew only by what a run could add to it."""
        assert who
        of, record = self.whole
        self.told.of, self.told.remains = of, None
        if self.told.request.record is None or self.told.request.record[0].event != self.told.request.node_id:
            self.told.change(record=record)

    def edits_often(self, who: str, times: int) -> None:
        """GitHub tells of the newest, a hundred in a page."""
        edited(self.told, times, who)

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
        """The desk file is another one from now on; the push of it starts a run unless that gets lost."""
        self.told.of = variant(name)
        if self.told.is_awake and self.told.request is not None:
            self.told.pushed()

    def passes(self, hours: int) -> None:
        """Time goes by."""
        self.told.waits(timedelta(hours=hours))

    def behind(self, act: Callable[[], None]) -> None:
        """The clock that stamps the act is behind."""
        was_awake, last = self.told.is_awake, self.told.now
        self.told.sleeps().behind(32 if was_awake else 30)
        act()
        self.told.is_awake, self.told.now = was_awake, last

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
        plan = compose(self.told.of, self.told.decided(self.told.now, drawn(self.told.request)))
        second()
        self.told.now += timedelta(seconds=2)
        self.told.records(plan.entries, plan.register)
        for write in plan.writes:
            self.told.apply(write)
        self.told.wakes()

    def _then(self) -> None:
        if self.told.is_awake:
            self.told.runs()


def stage(process: str, desk: str = "") -> InMemory:
    """A stage on which nothing has happened; `desk` names a variant of the demo's desk."""
    of = variant(desk) if process in {"website-baru", "perbaikan-fitur"} else third()
    return InMemory(process=process_of(process, of), told=story(process, of))
