"""The desk of the code before codes had salts, with all its requests: `tests/data/former_desk`, see its README."""

import base64
import json
import lzma
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from automation.adapters.catalogue_files import load_catalogue
from automation.adapters.github_desk import GitHubDesk
from automation.adapters.github_session import GitHubSession
from automation.adapters.ledger_files import read_ledger
from automation.core.outcome.labels import all_labels
from automation.core.policy.catalogue import Catalogue
from automation.operations.audit import differences
from automation.operations.explain import account
from automation.operations.ports import Reading
from automation.operations.sweep import STATES
from automation.sandbox.server.options import SandboxOptions
from automation.sandbox.server.server import running
from tests.builders.desk_variants import DESK
from tests.builders.example_desk import example_desk
from tests.http.story import BEGIN, BOT, STATUS, GitHub, Told, alur, copied, start_desk
from tests.places import ROOT
from tests.sandbox.client import Client

FORMER = ROOT / "tests" / "data" / "former_desk"
LIVES = [json.loads(line) for line in (FORMER / "requests.jsonl").read_text(encoding="utf-8").splitlines()]
"""What the former desk said of each of its requests, by number: from `alur explain` and from its labels."""


@dataclass(frozen=True, slots=True)
class Look:
    """What anybody sees of a request: its labels, whether it is open, the desk's comments by id, the record's lines."""

    labels: tuple[str, ...]
    is_open: bool
    said: Mapping[int, str]
    record: tuple[Mapping[str, Any], ...]

    @property
    def step(self) -> int:
        """The step by its label, 0 without one."""
        return next((int(label.split()[1].rstrip(":")) for label in self.labels if label.startswith("langkah ")), 0)

    @property
    def news(self) -> Mapping[int, str]:
        """The desk's comments apart from the status comment."""
        return {number: text for number, text in self.said.items() if not text.startswith(STATUS)}


@dataclass
class FormerDesk:
    """A copy of the former desk's repository, and the sandbox that goes on from its state."""

    github: GitHub
    repo: Path
    data: Path
    looks: list[dict[int, Look]] = field(default_factory=list)

    @property
    def desk_file(self) -> str:
        """The text of the desk file on the default branch."""
        return (self.repo / DESK).read_text(encoding="utf-8")

    @desk_file.setter
    def desk_file(self, text: str) -> None:
        (self.repo / DESK).write_text(text, encoding="utf-8")

    def alur(self, *arguments: str) -> tuple[int, str]:
        """A command of the present code: its exit code and what it printed."""
        return alur([*arguments], self.github.variables, self.repo)

    def told(self, number: int) -> Told:
        """One request."""
        return Told(self.github, number)

    def explained(self, number: int) -> dict[str, Any]:
        """What `alur explain` says of a request, in this process."""
        reading = self._reader.read(number)
        return account(self.rules, reading.request, reading.now)[0]

    def explained_all(self, readings: Sequence[Reading]) -> dict[int, dict[str, Any]]:
        """The same of all requests, by number."""
        return {each.request.number: account(self.rules, each.request, each.now)[0] for each in readings}

    def readings(self) -> Sequence[Reading]:
        """All requests as the present code reads them."""
        return self._reader.read_all(STATES).readings

    @property
    def _reader(self) -> GitHubDesk:
        session = GitHubSession(self.github.variables["GITHUB_TOKEN"], self.github.client.url)
        return GitHubDesk(session, self.github.variables["GITHUB_REPOSITORY"], all_labels(self.rules), is_foreign=True)

    @cached_property
    def rules(self) -> Catalogue:
        """The sources that lie in its repository."""
        return load_catalogue(self.repo)

    def differences(self, readings: Sequence[Reading], folder: Path) -> dict[int, set[str]]:
        """What the auditor finds for each request, in the record and against its history: the codes.

        The files of the record's branch are written to the folder.
        """
        for name, text in self.files.items():
            (folder / name).write_text(text, encoding="ascii", newline="\n")
        whole = read_ledger(folder)
        found: dict[int, set[str]] = {}
        for each in readings:
            number = each.request.number
            # Only its own file beside the register: the others are looked at with theirs.
            ledger = replace(whole, records=tuple(one for one in whole.records if one.request == number))
            told = differences(ledger, self.rules, each.request, "", None)
            found[number] = {difference.reason.code for difference in told}
        return found

    def look(self) -> dict[int, Look]:
        """All requests as they show, by number."""
        state, files = self.state, self.files
        return {int(number): _look(state, issue, files) for number, issue in state["issues"].items()}

    @property
    def files(self) -> dict[str, str]:
        """The files of the record's branch, by name."""
        state = self.state
        blobs: dict[str, str | None] = {}
        oid = state["branches"]["alur-ledger"]
        while oid in state["commits"]:
            commit = state["commits"][oid]
            for path, now in commit["changes"].items():
                blobs.setdefault(path, now[1] if now else None)
            oid = next(iter(commit["parents"]), "")
        kept = {path: blob for path, blob in blobs.items() if blob and path.endswith(".jsonl")}
        return {path: base64.b64decode(state["blobs"][blob]).decode("ascii") for path, blob in kept.items()}

    @property
    def state(self) -> dict[str, Any]:
        """What the sandbox saves once all runs are done; to ask for each request over HTTP takes long."""
        self.github.settle()
        return json.loads(self.data.read_text(encoding="utf-8"))


def _look(state: Mapping[str, Any], issue: Mapping[str, Any], files: Mapping[str, str]) -> Look:
    comments = [state["comments"][str(item["id"])] for item in issue["timeline"] if item["kind"] == "commented"]
    return Look(
        labels=tuple(sorted(state["labels"][str(label)]["name"] for label in issue["labels"])),
        is_open=issue["state"] == "open",
        said={each["id"]: each["body"] for each in comments if each["author"] == BOT},
        record=tuple(json.loads(line) for line in files.get(f"{issue['number']}.jsonl", "").splitlines()),
    )


@contextmanager
def former_desk(folder: Path) -> Iterator[FormerDesk]:
    """The present code beside the former desk's file and state; nothing was started yet."""
    data, state = folder / "state.json", lzma.decompress((FORMER / "state.json.xz").read_bytes())
    data.write_bytes(state)
    repo = copied(example_desk(), folder / "repo")
    (repo / DESK).write_text((FORMER / "desk.yml").read_text(encoding="utf-8"), encoding="utf-8")
    options = SandboxOptions(repo_dir=repo, port=0, data=data, start_desk=start_desk(repo), waiting_runs=100)
    with running(options) as sandbox:
        place = GitHub(Client(sandbox.url))
        place.minutes = int((datetime.fromisoformat(json.loads(state)["clock"]) - BEGIN).total_seconds()) // 60
        yield FormerDesk(place, repo, data)
