"""A sandbox that can be put back to a moment, with a desk in the same process."""

import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from automation.sandbox.server.options import SandboxOptions
from automation.sandbox.server.place import Place
from automation.sandbox.server.server import running
from automation.sandbox.world.past import Past
from automation.sandbox.world.world import World
from tests.http.story import BOT, GitHub
from tests.proof.faults.desks import Desk
from tests.sandbox.client import Client


@dataclass(frozen=True, kw_only=True)
class Moment:
    """The whole state of a sandbox, and the acts before it, which a stale read may show; `minutes` is the story's."""

    state: bytes
    minutes: int
    last_id: int


@dataclass(kw_only=True)
class Stage:
    """One sandbox, what happens there, and its desk."""

    github: GitHub
    place: Place
    desk: Desk

    def keep(self) -> Moment:
        """The present moment."""
        place = self.place
        state = pickle.dumps((place.hub.world, place.past._acts, place.past._latest))
        return Moment(state=state, minutes=self.github.minutes, last_id=place.hub.world.last_id)

    def restore(self, moment: Moment) -> None:
        """Everything as it was then, and no fault; runs are numbered on, so that each is known by its token."""
        place, run = self.place, self.place.hub.world.last_run
        world, acts, latest = pickle.loads(moment.state)
        for each in fields(World):
            setattr(place.hub.world, each.name, getattr(world, each.name))
        place.hub.world.last_run = run
        place.past = Past(place.hub, place.git)
        place.past._acts, place.past._latest = acts, latest
        place.hub.touched.clear()
        place.faults.clear()
        for kept in (place.held, place.sent, place.events, place.runs.records, place.limits._used):
            kept.clear()
        self.github.minutes = moment.minutes

    def disturb(self, fault: Mapping[str, Any]) -> None:
        """Asks the sandbox for one fault."""
        assert self.github.client.send("POST", "/_sandbox/faults", {"faults": [fault]}).status == 201

    def sweep(self) -> int:
        """`alur sweep` and the runs that it dispatches; the sweep's own exit code."""
        self.github.tick()
        code = self.desk.look_at_all(self.github.variables)
        self.github.settle()
        return code

    def by_hand(self, number: int) -> int:
        """`alur handle` for one request, started by hand; its exit code."""
        self.github.tick()
        return self.desk.by_hand(self.github.variables, number)

    def release(self) -> None:
        """Held events start their runs."""
        self.github.client.post("/_sandbox/release", {})
        self.github.settle()

    @property
    def mark(self) -> tuple[int, int]:
        """How many requests were sent and how many runs were started by now."""
        return len(self.place.sent), self.place.hub.world.last_run

    def sent_since(self, mark: tuple[int, int]) -> list[str]:
        """What the desk sent since: GraphQL operations, and paths."""
        return [each.operation or each.path for each in self.place.sent[mark[0] :] if each.actor == BOT]

    def codes_since(self, mark: tuple[int, int]) -> list[int | None]:
        """The exit codes of the runs since."""
        return [record.exit_code for number, record in self.place.runs.records.items() if number > mark[1]]


@contextmanager
def stage(repo: Path) -> Iterator[Stage]:
    """A sandbox over a repository, with a desk that is started on events."""
    desk = Desk(directory=repo)
    options = SandboxOptions(repo_dir=repo, port=0, start_desk=desk.start, waiting_runs=100)
    with running(options) as sandbox:
        yield Stage(github=GitHub(Client(sandbox.url)), place=sandbox.place, desk=desk)
