"""Starts the desk for events as GitHub Actions does: one run per issue at a time, one waiting, two at once in all."""

import json
import re
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from automation.sandbox.world.world import FULL_NAME, OWNER, REPOSITORY_ID

from .happenings import Event

WORKERS = 2
TAIL = 4_000
_OUTPUT = re.compile(
    r"^(?:(?P<name>[^=<\n]+)=(?P<value>.*)|(?P<long>[^=<\n]+)<<(?P<end>.+)\n(?P<lines>(?:.*\n)*?)(?P=end))$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRun:
    """One run of the desk: GitHub's variables and the event file; what the run prints goes to `output_path`."""

    id: int
    name: str
    event_path: Path
    output_path: Path
    environment: dict[str, str]

    @property
    def record_token(self) -> str:
        """The token of the run's second job, whose permissions are issues: write and contents: write."""
        return f"ghs_record{self.id}"

    @property
    def outputs(self) -> dict[str, str]:
        """What the run wrote to GITHUB_OUTPUT so far: `name=value` lines, and `name<<END` with lines up to END."""
        text = Path(self.environment["GITHUB_OUTPUT"]).read_text("utf-8")
        found = [match.groupdict(default="") for match in _OUTPUT.finditer(text)]
        return {one["name"] or one["long"]: one["value"] or one["lines"].removesuffix("\n") for one in found}

    @property
    def wants_record(self) -> bool:
        """Whether the run asks for its second job."""
        return self.outputs.get("record") == "true"


StartDesk = Callable[[EventRun], int]


@dataclass(slots=True, kw_only=True)
class Record:
    """What became of a run; `exit_code` is None until it ends."""

    id: int
    event: Event
    status: str = "queued"
    exit_code: int | None = None
    output: str = ""
    requests: int = 0

    @property
    def shape(self) -> dict[str, Any]:
        """The run for `GET /_sandbox/runs`."""
        issue = self.event.payload.get("issue", {}).get("number")
        return {
            **{"id": self.id, "event": self.event.name, "action": self.event.action, "issue": issue},
            **{"event_id": self.event.id, "workflow": self.event.workflow, "status": self.status},
            **{"exit_code": self.exit_code, "requests": self.requests, "output": self.output},
        }


class DeskRuns:
    """The queue of runs. `limit` runs wait per group: with 1 a newer one replaces it, else the newcomer is dropped."""

    def __init__(self, start: StartDesk, place: Path, base: str, limit: int) -> None:
        """`place` is a directory for event files; `base` is the sandbox's address."""
        self._start, self._place, self._base, self._limit = start, place, base, limit
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="desk-run")
        self._lock = threading.Condition()
        self._waiting: dict[str, deque[Record]] = {}
        self._running: set[str] = set()
        self._over = False
        self.repo_dir, self.head = Path(), "0" * 40
        self.records: dict[int, Record] = {}

    def wait(self) -> None:
        """Waits until no run is going on or waiting."""
        with self._lock:
            self._lock.wait_for(lambda: not self._running and not any(self._waiting.values()))

    def add(self, run_id: int, event: Event) -> None:
        """Queues a run for an event."""
        with self._lock:
            record = self.records[run_id] = Record(id=run_id, event=event)
            queue = self._waiting.setdefault(event.group, deque())
            if len(queue) >= self._limit:
                loser = queue.popleft() if self._limit == 1 else record
                loser.status = "cancelled"
            if record.status == "queued":
                queue.append(record)
            self._next(event.group)

    def stop(self) -> None:
        """Waits for what runs and drops what waits."""
        with self._lock:
            self._over = True
            self._waiting.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _next(self, group: str) -> None:
        """Starts the group's next run if none is going on. The lock is held."""
        queue = self._waiting.get(group)
        if queue and group not in self._running and not self._over:
            self._running.add(group)
            self._pool.submit(self._run, queue.popleft())

    def _run(self, record: Record) -> None:
        record.status = "in_progress"
        run = self._prepare(record)
        try:
            record.exit_code = self._start(run)
        except Exception as error:  # noqa: BLE001  # whatever the starter throws is this run's failure, not the server's
            record.exit_code, record.output = 3, repr(error)
        else:
            record.output = run.output_path.read_text("utf-8", "replace")[-TAIL:] if run.output_path.exists() else ""
        record.status = "completed"
        with self._lock:
            self._running.discard(record.event.group)
            self._next(record.event.group)
            self._lock.notify_all()

    def _prepare(self, record: Record) -> EventRun:
        place = self._place / str(record.id)
        place.mkdir()
        event_path = place / "event.json"
        event_path.write_text(json.dumps(record.event.payload), encoding="utf-8")
        for name in ("output", "summary"):
            (place / name).touch()
        environment = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_TOKEN": f"ghs_run{record.id}",
            "GITHUB_API_URL": self._base,
            "GITHUB_GRAPHQL_URL": f"{self._base}/graphql",
            "GITHUB_SERVER_URL": self._base,
            "GITHUB_REPOSITORY": FULL_NAME,
            "GITHUB_REPOSITORY_ID": str(REPOSITORY_ID),
            "GITHUB_REPOSITORY_OWNER": OWNER,
            "GITHUB_EVENT_NAME": record.event.name,
            "GITHUB_EVENT_PATH": str(event_path),
            "GITHUB_RUN_ID": str(record.id),
            "GITHUB_RUN_ATTEMPT": "1",
            "GITHUB_REF": "refs/heads/main",
            "GITHUB_SHA": self.head,
            "GITHUB_WORKFLOW_REF": f"{FULL_NAME}/.github/workflows/{record.event.workflow}@refs/heads/main",
            "GITHUB_WORKSPACE": str(self.repo_dir),
            "GITHUB_OUTPUT": str(place / "output"),
            "GITHUB_STEP_SUMMARY": str(place / "summary"),
        }
        return EventRun(
            id=record.id,
            name=record.event.name,
            event_path=event_path,
            output_path=place / "log",
            environment=environment,
        )
