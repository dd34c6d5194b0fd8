"""A sandbox in this process that can begin anew, with a clock that stands still and the desk's code beside it."""

import pickle
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from automation.sandbox.runs.desk_runs import DeskRuns, Record
from automation.sandbox.runs.happenings import Event
from automation.sandbox.server.options import SandboxOptions
from automation.sandbox.server.place import Place
from automation.sandbox.server.server import running
from automation.sandbox.world.clock import Clock
from automation.sandbox.world.past import Past
from automation.sandbox.world.world import World
from tests.builders.example_desk import example_desk
from tests.http.story import copied
from tests.proof.faults.desks import Desk
from tests.sandbox.client import DESK, Client


class Stopped(Clock):
    """A clock that stands still until somebody sets it, so that a walk never depends on how fast it goes."""

    def set(self, at: datetime) -> None:
        """Stops at an instant."""
        self._at = at

    def now(self) -> datetime:
        """That instant."""
        return self._at


@dataclass(kw_only=True)
class Remote:
    """A sandbox that can begin anew, with the desk's code in this process."""

    place: Place
    client: Client
    desk: Desk
    files: DeskRuns
    empty: bytes
    started: int = 0

    def begin(self) -> None:
        """Nothing has ever happened."""
        world = pickle.loads(self.empty)
        for each in fields(World):
            setattr(self.place.hub.world, each.name, getattr(world, each.name))
        self.place.past = Past(self.place.hub, self.place.git)
        self.place.faults.clear()
        for kept in (self.place.held, self.place.sent, self.place.events, self.place.limits._used):
            kept.clear()

    def run(self, event: Event) -> int:
        """One run of the desk for an event: its exit code."""
        self.started += 1
        run = self.files._prepare(Record(id=self.started, event=event))
        code = self.desk.start(run)
        shutil.rmtree(run.event_path.parent)
        return code

    def sweep(self) -> int:
        """`alur sweep`; what it dispatches are events."""
        variables = {
            "GITHUB_TOKEN": DESK, "GITHUB_API_URL": self.client.url, "GITHUB_REPOSITORY": "kampus/permohonan"
        }  # fmt: skip
        return self.desk.look_at_all(variables)


@contextmanager
def remote() -> Iterator[Remote]:
    """A sandbox over a copy of this repository."""
    with tempfile.TemporaryDirectory(prefix="simulation-") as folder:
        repo = copied(example_desk(), Path(folder) / "desk")
        with running(SandboxOptions(repo_dir=repo, port=0)) as sandbox:
            place, desk = sandbox.place, Desk(directory=repo)
            place.hub.clock.__class__ = Stopped  # the server holds this very clock already
            (Path(folder) / "runs").mkdir()
            files = DeskRuns(desk.start, Path(folder) / "runs", sandbox.url, 1)
            files.repo_dir, files.head = repo, place.git.disk.head()
            empty = pickle.dumps(place.hub.world)
            yield Remote(place=place, client=Client(sandbox.url), desk=desk, files=files, empty=empty)
            files.stop()
