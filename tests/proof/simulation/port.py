"""The desk's port over GitHub in memory: it fails by the seed, and watches every write."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from automation.core.decision.trigger import Hint
from automation.core.history.record import Entry, chain
from automation.core.history.register import Line
from automation.core.outcome.plan import Plan, React
from automation.errors import Conflict
from automation.operations.ports import Listing, Reading
from tests.proof.simulation.hub import Hub, Kept, Past
from tests.proof.simulation.trouble import Trouble, error_of
from tests.proof.simulation.watch import Watch


@cache
def sources(rules: str) -> tuple[str, str]:
    """The git object ids of a desk file and of the automation, which never changes here."""
    return hashlib.sha1(rules.encode(), usedforsecurity=False).hexdigest(), "a" * 40


@dataclass(kw_only=True)
class Port:
    """What one run sees and does; `between` is called before each call, for whatever others do meanwhile."""

    hub: Hub
    trouble: Trouble
    watch: Watch
    event: Hint | None = None
    between: Callable[[int], None] = lambda call: None

    def read(self, number: int) -> Reading:
        """The request as it is, or as it was some changes ago."""
        self.between(self.trouble.calls + 1)
        if way := self.trouble.way("read"):
            raise error_of(way)
        issue = self.hub.issues[number]
        lag = self.trouble.lag(self._most(issue))
        past = issue.past[-1 - lag]
        self.watch.read(past)
        return self.reading(past, past.head) if lag else self.now(past)

    def read_all(self, states: Sequence[str], keep: float = 0.0, *, is_whole: bool = False) -> Listing:
        """All requests as they are."""
        found = [self.now(issue.past[-1]) for issue in self.hub.issues.values()]
        return Listing(readings=tuple(found), now=self.hub.now, is_private=False)

    def append(self, reading: Reading, entries: Sequence[Entry], register: Sequence[Line] = ()) -> None:
        """A commit on top of the head that was read; Conflict when there is another one by now."""
        self.between(self.trouble.calls + 1)
        way = self.trouble.way("append")
        if way.endswith("before"):
            raise error_of(way)
        self.hub.passes(1)
        if reading.record_head != str(self.hub.head):
            self.hub.counts["fault append: conflict"] += 1
            raise Conflict("the branch has another head")
        issue = self.hub.issues[reading.request.number]
        sourced = [replace(entry, sources=reading.sources) for entry in entries]
        new = chain(reading.request.record, sourced)
        self.watch.append(issue, reading, new)
        self.hub.append(issue, new, register)
        if way:
            raise error_of(way)

    def apply(self, plan: Plan) -> None:
        """The writes one after another; one whose comment is gone fails alone, and the batch is then refused."""
        self.between(self.trouble.calls + 1)
        way = self.trouble.way("apply")
        if way.endswith("before"):
            raise error_of(way)
        self.hub.passes(1)
        issue = self.hub.issues[plan.number]
        self.watch.batch(issue, plan, self.hub)
        done = self._part(plan, way)
        issue.now = self.hub.now
        refused = [write for write in plan.writes[:done] if not issue.has(write)]
        for write in plan.writes[:done]:
            if write not in refused:
                self.watch.write(issue, write, self.hub)
                issue.apply(write)
        self.hub.touch(issue, moves=any(not isinstance(write, React) for write in plan.writes[:done]))
        issue.own = issue.past[-1]
        if way:
            raise error_of(way)
        if refused:
            raise Conflict("what was to be written to is gone by now")

    def _part(self, plan: Plan, way: str) -> int:
        is_cut = way in {"partial", "killed between"}
        return self.trouble.rng.randint(0, len(plan.writes)) if is_cut else len(plan.writes)

    def _most(self, issue: Kept) -> int:
        """How far a reading may lag: not behind what an earlier run wrote; without an event by one change."""
        after = 0
        for past in reversed(issue.past[:-1]):
            if issue.past[-1 - after] is issue.floor:
                break
            after += past is not None
        return min(after, 6 if self.event is not None and self.event.changed_at is not None else 1)

    def now(self, past: Past) -> Reading:
        """The last state of a request beside the record's branch as it is now."""
        return self.reading(replace(past, register=self.hub.register), self.hub.head)

    def reading(self, past: Past, head: int) -> Reading:
        """A state as an answer of GitHub."""
        return Reading(
            request=replace(past.request, register=past.register),
            now=self.hub.now,
            sources=sources(self.hub.rules),
            record_head=str(head),
            head="main",
            changed_at=past.changed_at,
            raw={},
        )
