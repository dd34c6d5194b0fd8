"""The workflows, run for real: act carries them out, uv installs from its cache, the desk talks to the sandbox."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import yaml

from tests.builders.example_desk import example_desk
from tests.places import ROOT
from tests.workflows.under_act import Run, Runner, a_runner

API = "/repos/kampus/permohonan"
TODAY = "2026-11-24T03:00:00Z"  # a working day, before every date that the examples ask for


class Sandbox:
    """A person's view of the local GitHub: what one can do and see there."""

    def __init__(self, url: str) -> None:
        """Remember where it listens."""
        self.url = url

    def ask(self, method: str, path: str, who: str = "agus", **sent: Any) -> Any:
        """Send one request as a person; anything but success fails the test."""
        answer = requests.request(
            method, self.url + path, headers={"Authorization": f"Bearer {who}"}, json=sent or None, timeout=20
        )
        assert answer.ok, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def file(self, title: str, body: str) -> int:
        """File a request as dina and return its number."""
        return self.ask("POST", f"{API}/issues", who="dina", title=title, body=body)["number"]

    def events(self) -> list[tuple[str, dict[str, Any]]]:
        """Return the name and the payload of all that happened, as a workflow would get it."""
        return [(event["name"], event["payload"]) for event in self.ask("GET", "/_sandbox/events")]

    def last_event(self) -> tuple[str, dict[str, Any]]:
        """Return the name and the payload of what happened last."""
        return self.events()[-1]

    def labels(self, number: int) -> list[str]:
        """Return the names of a request's labels."""
        return sorted(label["name"] for label in self.ask("GET", f"{API}/issues/{number}")["labels"])

    def comments(self, number: int) -> list[dict[str, Any]]:
        """Return the comments of a request."""
        return self.ask("GET", f"{API}/issues/{number}/comments")

    def requests_of_the_desk(self) -> list[dict[str, Any]]:
        """Return what the desk has sent so far."""
        return [sent for sent in self.ask("GET", "/_sandbox/requests") if sent["actor"] == "github-actions[bot]"]


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Offer a machine for workflows."""
    return a_runner(tmp_path_factory.mktemp("act"))


@pytest.fixture(scope="module")
def github(runner: Runner) -> Iterator[Sandbox]:
    """Offer a sandbox that starts no desk of its own: the workflow is the desk."""
    command = [sys.executable, "-m", "automation.sandbox", "--repo-dir", runner.source, "--port", "0", "--no-desk"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            sandbox = Sandbox(server.stdout.readline().split()[-1])
            sandbox.ask("POST", "/_sandbox/clock", now=TODAY)
            yield sandbox
        finally:
            server.terminate()


def a_body(example: str) -> str:
    """Return the text that GitHub makes of an example request when it is sent through its form."""
    request = yaml.safe_load((ROOT / f"automation/demo/requests/{example}.yml").read_text())
    form = yaml.safe_load((example_desk() / f"issue_templates/{request['sop']}.yml").read_text())
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    return "\n\n".join(f"### {field['attributes']['label']}\n\n{_answer(field, request)}" for field in fields)


def _answer(field: dict[str, Any], request: dict[str, Any]) -> str:
    value = request["fields"].get(field["id"])
    if field["type"] == "checkboxes":
        return "\n".join(f"- [{'x' if value else ' '}] {option['label']}" for option in field["attributes"]["options"])
    return str(value or "_No response_")


def handle(runner: Runner, github: Sandbox, event: tuple[str, dict[str, Any]]) -> Run:
    """Let the workflow handle one event, and show its log if it did not."""
    run = runner.run("desk", *event, github.url)
    assert run.handled, run.log
    return run


def test_a_filed_request_gets_its_step_and_its_status(runner, github):
    """The workflow, started by a filed request, sets the step label and writes one status comment."""
    number = github.file("Website konferensi", a_body("01-website-konferensi"))
    handle(runner, github, github.last_event())

    steps = [label for label in github.labels(number) if label.startswith("langkah ")]
    (status,) = github.comments(number)

    assert len(steps) == 1
    assert steps[0].startswith("langkah 02: ")
    assert status["user"]["login"] == "github-actions[bot]"
    assert status["body"].startswith("<!-- alur:status -->")


def test_a_comment_is_answered(runner, github):
    """The workflow, started by a comment, lets the desk answer it."""
    number = github.file("Website konferensi", a_body("01-website-konferensi"))
    handle(runner, github, github.last_event())
    before = len(github.comments(number))
    github.ask("POST", f"{API}/issues/{number}/comments", who="dina", body="/bantuan")
    handle(runner, github, github.last_event())

    assert len(github.comments(number)) > before + 1


def test_a_dispatch_by_number_does_the_same(runner, github):
    """The workflow, dispatched with a number as the sweep does, brings that request into order."""
    number = github.file("Website konferensi", a_body("01-website-konferensi"))
    payload = {"inputs": {"issue": str(number)}, "repository": github.last_event()[1]["repository"]}
    handle(runner, github, ("workflow_dispatch", payload))

    assert [label for label in github.labels(number) if label.startswith("langkah 02: ")]


def test_the_sweep_dispatches_a_request_whose_event_was_lost(runner, github):
    """sweep.yml writes to no request; it dispatches desk.yml, which does what the lost event should have done."""
    number = github.file("Website konferensi", a_body("01-website-konferensi"))
    known = len(github.events())
    run = runner.run("sweep", "schedule", {"repository": github.last_event()[1]["repository"]}, github.url)
    dispatched = github.events()[known:]

    assert run.handled, run.log
    assert github.labels(number) == []
    assert [payload["inputs"]["issue"] for name, payload in dispatched if name == "workflow_dispatch"] == [str(number)]

    handle(runner, github, dispatched[-1])

    assert [label for label in github.labels(number) if label.startswith("langkah 02: ")]


def test_what_cannot_be_read_makes_a_green_run_with_a_warning(runner, github):
    """The sweep and the site go on past a text of a thousand and one edits, and the site is ready to be published."""
    number = github.file("Website konferensi", a_body("01-website-konferensi"))
    github.ask("POST", "/_sandbox/edits", issue=number, by="dina", times=1_001)
    for workflow in ("sweep", "site"):
        run = runner.run(workflow, "schedule", {"repository": github.last_event()[1]["repository"]}, github.url)

        assert run.handled, run.log
        assert f"#{number}: Isi permohonan ini diubah begitu sering" in run.log
        assert "1 requests could not be read" in run.log


def pushed(github: Sandbox, branch: str) -> dict[str, Any]:
    """Return what GitHub tells of a push to a branch."""
    return {"ref": f"refs/heads/{branch}", "repository": github.last_event()[1]["repository"]}


def test_a_push_of_the_desk_file_reaches_the_register(runner, github):
    """register.yml lists the rights of the desk file on the record's branch, and touches no request."""
    number = github.file("Website konferensi", a_body("01-website-konferensi"))
    run = runner.run("register", "push", pushed(github, "main"), github.url)
    sent = [each["path"] for each in github.requests_of_the_desk()]

    assert run.handled, run.log
    assert " lines added to the register" in run.log
    assert github.labels(number) == []
    assert set(sent[-2:]) == {"/graphql"}


def test_a_push_to_another_branch_reaches_nothing(runner, github):
    """A proposal to change the desk file is no desk file yet."""
    github.file("Website konferensi", a_body("01-website-konferensi"))
    before = len(github.requests_of_the_desk())
    run = runner.run("register", "push", pushed(github, "usul"), github.url)

    assert run.code == 0
    assert not run.handled
    assert len(github.requests_of_the_desk()) == before


def test_what_a_stranger_types_is_never_run(runner, github):
    """Shell text, expressions and workflow commands in title and body stay text."""
    # A title holds 256 characters, which a longer path would use up.
    trace = Path(tempfile.gettempdir()) / f"alur-{os.getpid()}"
    hostile = f'"; touch {trace}; $(touch {trace}) `touch {trace}` ${{{{ github.token }}}}\n::set-output name=x::y'
    github.file(hostile.splitlines()[0], hostile)
    run = handle(runner, github, github.last_event())

    assert not trace.exists()
    assert "name=x" not in run.log


def test_the_site_is_built_from_the_live_requests(runner, github):
    """site.yml reads all requests and builds both languages, ready to be published."""
    github.file("Website konferensi", a_body("01-website-konferensi"))
    run = runner.run("site", "schedule", {"repository": github.last_event()[1]["repository"]}, github.url)

    assert run.handled, run.log


@pytest.mark.parametrize(
    "change", [{"pull_request": {"url": "x"}}, {"fork": True}], ids=lambda change: next(iter(change))
)
def test_pull_requests_and_forks_start_nothing(change, runner, github):
    """A comment on a pull request, and any event in a fork of the desk, sends nothing at all."""
    github.file("Website konferensi", a_body("01-website-konferensi"))
    name, payload = github.last_event()
    payload["repository" if "fork" in change else "issue"] |= change
    before = len(github.requests_of_the_desk())
    run = runner.run("desk", name, payload, github.url)

    assert run.code == 0
    assert not run.handled
    assert len(github.requests_of_the_desk()) == before
