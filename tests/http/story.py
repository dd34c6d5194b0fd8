"""A desk over HTTP as an outsider meets it: a sandbox, the desk as it is started there, and requests that are told."""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from automation.adapters.desk_process import run_desk
from automation.cli import main
from automation.cli.local import desk_starter
from automation.sandbox.server.options import SandboxOptions
from automation.sandbox.server.server import running
from tests.builders.example_desk import example_desk
from tests.places import ROOT
from tests.sandbox.client import DESK, ISSUES, Client, Reply

BEGIN = datetime(2026, 11, 24, 1, tzinfo=UTC)
BOT = "github-actions[bot]"
STATUS = ("<!-- alur:status -->", "<!-- alur:formless -->")
_HINT = re.compile(r"^> .*contoh: (.*)$", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,})text\n(.*?)\n\1$", re.MULTILINE | re.DOTALL)


def copied(source: Path, to: Path) -> Path:
    """A desk's repository of its own, so that nobody's edit beside a test changes what the test sees."""
    for folder in (".github", "automation", "issue_templates"):
        shutil.copytree(source / folder, to / folder, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    return to


def start_desk(directory: Path):
    """Starts the desk as `alur sandbox` does: two jobs, each in a process of its own with a token of its own."""
    return desk_starter(directory)


def alur(arguments: list[str], environment: Mapping[str, str], directory: Path) -> tuple[int, str]:
    """`alur` in a process of its own: its exit code and everything it printed."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        code = run_desk(main, ["--repo-dir", str(directory), *arguments], environment, output)
        return code, output.read_text(encoding="utf-8")


@dataclass(slots=True)
class GitHub:
    """A sandbox whose clock goes on by a minute before each act; `acts` on requests can be told again elsewhere."""

    client: Client
    minutes: float = 0
    acts: list[tuple[int, str, str, str]] = field(default_factory=list)

    @property
    def variables(self) -> dict[str, str]:
        """GitHub's variables for a command that somebody starts by hand with the desk's token."""
        return {
            "GITHUB_TOKEN": DESK,
            "GITHUB_API_URL": self.client.url,
            "GITHUB_REPOSITORY": "kampus/permohonan",
        }

    def get(self, path: str) -> Any:
        """What anybody sees there."""
        return self.client.get(path)

    def tick(self) -> None:
        """A minute later."""
        self.minutes += 1
        now = (BEGIN + timedelta(minutes=self.minutes)).isoformat()
        assert self.client.send("POST", "/_sandbox/clock", {"now": now}).status == 200

    def act(self, person: str, method: str, path: str, body: object = None) -> Reply:
        """Somebody does something; GitHub must allow it, and the desk has its time."""
        self.tick()
        reply = self.client.by(person).send(method, path, body)
        assert reply.status < 300, reply
        self.settle()
        return reply

    def settle(self) -> dict[str, Any]:
        """Waits for all desk runs."""
        return self.client.post("/_sandbox/settle", {})

    def runs(self) -> list[dict[str, Any]]:
        """All desk runs."""
        return self.get("/_sandbox/runs")


@contextmanager
def github(repo_dir: Path, *, desk: bool = True, **options: Any) -> Iterator[GitHub]:
    """A checking sandbox, with the desk started on events or without one."""
    start = start_desk(repo_dir) if desk else None
    options = {"start_desk": start, "waiting_runs": 100} | options
    with running(SandboxOptions(repo_dir=repo_dir, port=0, check=True, **options)) as place:
        client = Client(place.url)
        yield GitHub(client)
        assert client.get("/_sandbox/checks")["failures"] == []


def handle(place: GitHub, repo: Path, event: Mapping[str, Any], start=alur) -> tuple[int, str]:
    """Somebody starts `alur handle` for one event: the exit code and what was printed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "event.json"
        path.write_text(json.dumps(event["payload"]), encoding="utf-8")
        variables = {"GITHUB_EVENT_NAME": event["name"], "GITHUB_EVENT_PATH": str(path)}
        return start(["handle"], place.variables | variables, repo)


def dispatched(number: int) -> dict[str, Any]:
    """The event of a run by hand for one issue."""
    return {"name": "workflow_dispatch", "payload": {"inputs": {"issue": str(number)}}}


def example(number: int) -> dict[str, Any]:
    """One of the project's example requests."""
    (path,) = (ROOT / "automation" / "demo" / "requests").glob(f"{number:02}-*.yml")
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def filled(block: str) -> str:
    """The block with the offered value in place of each hint line."""
    return _HINT.sub(lambda found: found.group(1), block)


@dataclass(slots=True)
class Told:
    """One request and what can be seen of it; every act waits until the desk is done."""

    github: GitHub
    number: int

    def tell(self, person: str, deed: str, text: str = "") -> Any:
        """Somebody comments (`say`), sets or takes a label, closes the issue or edits its text."""
        self.github.acts.append((self.number, person, deed, text))
        here = f"{ISSUES}/{self.number}"
        method, path, body = {
            "say": ("POST", f"{here}/comments", {"body": text}),
            "label": ("POST", f"{here}/labels", {"labels": [text]}),
            "unlabel": ("DELETE", f"{here}/labels/{quote(text)}", None),
            "close": ("PATCH", here, {"state": "closed"}),
            "edit": ("PATCH", here, {"body": text}),
        }[deed]
        return self.github.act(person, method, path, body).body

    def say(self, person: str, text: str) -> int:
        """Somebody comments; the comment's id."""
        return self.tell(person, "say", text)["id"]

    def answer(self, person: str) -> int:
        """Somebody sends the offered block with each hint replaced by its example."""
        return self.say(person, filled(self.block))

    def edit_comment(self, person: str, comment: int, text: str) -> None:
        """Somebody changes a comment."""
        self.github.act(person, "PATCH", f"{ISSUES}/comments/{comment}", {"body": text})

    @property
    def issue(self) -> dict[str, Any]:
        """The issue as GitHub shows it."""
        return self.github.get(f"{ISSUES}/{self.number}")

    @property
    def labels(self) -> list[str]:
        """Its labels, sorted."""
        return sorted(label["name"] for label in self.issue["labels"])

    @property
    def step(self) -> int:
        """The step in progress by its label; 0 without one."""
        steps = [label for label in self.labels if label.startswith("langkah ")]
        assert len(steps) <= 1
        return int(steps[0].split()[1].rstrip(":")) if steps else 0

    @property
    def comments(self) -> list[dict[str, Any]]:
        """All comments."""
        found: list[dict[str, Any]] = []
        while True:
            page = self.github.get(f"{ISSUES}/{self.number}/comments?per_page=100&page={len(found) // 100 + 1}")
            found += page
            if len(page) < 100:
                return found

    @property
    def said(self) -> list[str]:
        """The texts that the desk wrote, the status first."""
        return [each["body"] for each in self.comments if each["user"]["login"] == BOT]

    @property
    def status(self) -> str:
        """The one status comment."""
        (text,) = [text for text in self.said if text.startswith(STATUS)]
        return text

    @property
    def block(self) -> str:
        """The fenced block that the status comment offers."""
        fence = _FENCE.search(self.status)
        assert fence, self.status
        return fence.group(2)

    @property
    def run(self) -> dict[str, Any]:
        """The latest desk run."""
        return self.github.runs()[-1]


def file(github: GitHub, request: Mapping[str, Any], **fields: Any) -> Told:
    """Files a request through its built form; `fields` replace those of the example."""
    (template,) = (example_desk() / ".github" / "ISSUE_TEMPLATE").glob(f"*-{request['sop']}.yml")
    body = {"template": template.name, "title": request["title"], "fields": {**request["fields"], **fields}}
    return Told(github, github.act(request["sender"], "POST", "/_sandbox/forms", body).body["number"])
