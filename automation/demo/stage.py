"""The stage: a sandbox in a process of its own, its clock, and the wait until the desk has answered."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from automation.errors import DeskError, Unreadable

from .client import LABELS, Client

PACKAGES = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A running sandbox. `reader` is the account that only looks."""

    client: Client
    reader: str

    def set_clock(self, at: datetime) -> None:
        """Move the sandbox's time."""
        self.client.post(self.reader, "/_sandbox/clock", {"now": at.isoformat()})

    def settle(self) -> list[dict[str, Any]]:
        """Wait for the desk; what its runs that failed left behind."""
        failures: list[dict[str, Any]] = self.client.post(self.reader, "/_sandbox/settle", {})["failures"]
        return failures

    def runs(self) -> list[dict[str, Any]]:
        """Every run of the desk so far, with the requests that it sent."""
        found: list[dict[str, Any]] = self.client.get(self.reader, "/_sandbox/runs")
        return found

    def operations(self, run: int) -> set[str]:
        """The names of the GraphQL documents that one run of the desk sent."""
        sent: list[dict[str, Any]] = self.client.get(self.reader, f"/_sandbox/requests?run={run}")
        return {str(each.get("operation")) for each in sent}

    def count_labels(self) -> int:
        """How many labels the repository has."""
        return len(self.client.all_pages(self.reader, LABELS))

    def checks(self) -> dict[str, Any]:
        """How often each route answered, and every answer that GitHub's description does not allow."""
        found: dict[str, Any] = self.client.get(self.reader, "/_sandbox/checks")
        return found


def make_room(data: Path) -> None:
    """Take the state of an earlier demo away. Raises Unreadable for a file that is none: it is not ours to delete."""
    if not data.exists():
        try:
            data.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unreadable(f"{data}: its folder cannot be made ({error}); name another file with --data") from error
        return
    try:
        is_state = "last_number" in json.loads(data.read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        is_state = False
    if not is_state:
        raise Unreadable(f"{data}: not the state of a sandbox, so it is left alone; name another file with --data")
    data.unlink()


@contextmanager
def open_stage(repo_dir: Path, data: Path, site: Path, reader: str) -> Iterator[Stage]:
    """A sandbox on a free port that checks every answer, until the block ends; its state is then in `data`.

    Beside that its branches lie as a git repository, the record's among them: what an auditor clones.
    """
    command = [sys.executable, "-P", "-m", "automation", "--repo-dir", str(repo_dir), "sandbox"]
    command += ["--port", "0", "--check", "--data", str(data), "--site", str(site), "--bare", str(bare_beside(data))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own_environment()) as process:
        try:
            yield Stage(client=Client(url=_address(process)), reader=reader)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()


def bare_beside(data: Path) -> Path:
    """Where the repository lies that a demo leaves."""
    return data.with_suffix(".git")


def own_environment(**more: str) -> dict[str, str]:
    """This process's environment, with the same code found first."""
    return {**os.environ, "PYTHONPATH": str(PACKAGES), **more}


def _address(process: "subprocess.Popen[str]") -> str:
    line = process.stdout.readline() if process.stdout else ""
    if not line.startswith("listening on "):
        raise DeskError(f"the sandbox did not start ({line.strip() or 'see above'}); try: alur sandbox --port 0")
    return line.split()[-1]
