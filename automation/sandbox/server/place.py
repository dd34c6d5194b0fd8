"""The sandbox put together: state, clock, events, desk runs, and the account of what was asked of it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from automation.sandbox.checks.openapi import Checks
from automation.sandbox.http.faults import Faults
from automation.sandbox.runs.desk_runs import DeskRuns
from automation.sandbox.runs.happenings import Event, payload, starts
from automation.sandbox.world.bare import leave_bare
from automation.sandbox.world.branches import Branches
from automation.sandbox.world.git_objects import GitObjects
from automation.sandbox.world.hub import Happening, Hub
from automation.sandbox.world.limits import Limits
from automation.sandbox.world.past import Past
from automation.sandbox.world.shapes import Shapes
from automation.sandbox.world.world import World, load, save

from .options import SandboxOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A request that was sent; `operation` is GraphQL's operation name, status 0 is no answer, by a `fault`."""

    method: str
    path: str
    actor: str
    run: int | None
    status: int
    operation: str | None = None
    fault: str | None = None


class Place:
    """One sandbox at one address."""

    def __init__(self, options: SandboxOptions, base: str) -> None:
        """Reads the saved state, if any."""
        self.options, self.base = options, base
        world = load(options.data) if options.data else World()
        world.numbers |= {login: list(numbers) for login, numbers in options.numbers.items()}
        self.hub = Hub(world)
        self.git = Branches(self.hub.world, GitObjects(options.repo_dir))
        self.limits = Limits(self.hub.clock)
        self.past = Past(self.hub, self.git)
        self.faults = Faults()
        self.held: list[Event] = []
        self.checks = Checks(on=options.check)
        self.sent: list[Sent] = []
        self.events: list[Event] = []
        self._saved = 0
        self._files = tempfile.TemporaryDirectory(prefix="alur-sandbox-")
        self.runs: DeskRuns | None = None
        if options.start_desk:
            self.runs = DeskRuns(options.start_desk, Path(self._files.name), base, options.waiting_runs)
            self.runs.repo_dir, self.runs.head = options.repo_dir.resolve(), self.git.disk.head()
        self.hub.tell = self._heard

    def _heard(self, happening: Happening) -> None:
        """Makes an event of what happened, and a run of the event."""
        if not starts(happening):
            return
        world = self.hub.world
        told = payload(Shapes(world, self.base), happening)
        workflow = Path(str(happening.extra.get("workflow", "desk.yml"))).name
        event = Event(
            id=0,
            name=happening.name,
            action=happening.action,
            group=_group(workflow, told),
            workflow=workflow,
            payload=told,
        )
        self.checks.event("-".join(filter(None, (event.name.replace("_", "-"), event.action))), told)
        facts = {"event": event.name, "action": event.action, "actor": happening.who.login}
        fault = self.faults.for_event({**facts, "issue": happening.issue.number if happening.issue else None})
        kind = fault.kind if fault else ""
        if kind == "delayed_event":
            self.held.append(event)
        for _ in range({"lost_event": 0, "delayed_event": 0, "doubled_event": 2}.get(kind, 1)):
            self._begin(event)

    def release(self) -> int:
        """Starts what the held events would have started; tells how many there were."""
        held, self.held = self.held, []
        for event in held:
            self._begin(event)
        return len(held)

    def _begin(self, event: Event) -> None:
        """Gives an event its number and starts its run."""
        numbered = replace(event, id=len(self.events) + 1)
        self.events.append(numbered)
        if self.runs:
            self.hub.world.last_run += 1
            self.runs.add(self.hub.world.last_run, numbered)

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Holds the lock for one act, and keeps what was before it."""
        with self.hub.lock:
            try:
                yield
            finally:
                self.past.keep()

    def remember(self, sent: Sent) -> None:
        """Keeps the account of a request, and of whose run it was."""
        self.sent.append(sent)
        if self.runs and sent.run in self.runs.records:
            self.runs.records[sent.run].requests += 1

    def save(self) -> None:
        """Writes the state to its file, if it has one and something changed."""
        with self.hub.lock:
            if self.options.data and self._saved != self.hub.changes:
                self.hub.world.clock = self.hub.clock.stamp() if self.hub.clock.is_set else None
                self._saved = self.hub.changes
                save(self.hub.world, self.options.data)

    def stop(self) -> None:
        """Lets running desk runs end, saves, and takes the event files away."""
        if self.runs:
            self.runs.stop()
        self.save()
        if self.options.bare:
            leave_bare(self.git, self.options.bare)
        self._files.cleanup()


def _group(workflow: str, told: dict[str, Any]) -> str:
    """The concurrency group: one per issue, whether an event or a dispatch's input names it; else one per workflow."""
    inputs = told.get("inputs") or {}
    number = told.get("issue", {}).get("number") or inputs.get("issue") or inputs.get("number")
    return f"issue-{number}" if number else workflow
