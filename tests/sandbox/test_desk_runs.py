"""What starts the desk, with which payload and variables, and how runs of one issue wait for each other."""

import json
import threading
from pathlib import Path

import pytest

from tests.sandbox.client import DESK, ISSUES, REPO, Client, sandbox


class Desk:
    """A desk that remembers its runs, may be held up, and asks the sandbox as told."""

    def __init__(self):
        """Runs freely."""
        self.runs, self.free, self.exit_code = [], threading.Event(), 0
        self.free.set()

    def __call__(self, run):
        """One run: note the event, wait, send two requests."""
        self.runs.append((run, json.loads(run.event_path.read_text())))
        assert self.free.wait(10)
        client = Client(run.environment["GITHUB_API_URL"], run.environment["GITHUB_TOKEN"])
        client.query("query Desk { rateLimit { cost } }")
        client.get(ISSUES)
        run.output_path.write_text("selesai")
        return self.exit_code


@pytest.fixture
def desk():
    """A free desk."""
    return Desk()


@pytest.fixture
def github(tmp_path, desk):
    """A sandbox that starts that desk."""
    workflows = tmp_path / ".github" / "workflows"
    workflows.mkdir(parents=True)
    for name in ("desk.yml", "sweep.yml"):
        (workflows / name).write_text("on: workflow_dispatch\n")
    with sandbox(tmp_path, start_desk=desk) as client:
        yield client


def settle(github):
    """Waits for all runs."""
    return github.post("/_sandbox/settle", {})


def names(github):
    """The events so far as name and action."""
    return [(event["name"], event["action"]) for event in github.get("/_sandbox/events")]


def test_a_persons_acts_start_the_desk(github):
    """Opening, editing, labelling, commenting, closing by people are events, each with GitHub's name and action."""
    lina = github.by("lina")
    number = lina.open(labels=["satu"])
    lina.send("PATCH", f"{ISSUES}/{number}", {"body": "dua"})
    comment = lina.comment(number)
    lina.send("PATCH", f"{ISSUES}/comments/{comment}", {"body": "dua"})
    lina.send("DELETE", f"{ISSUES}/comments/{comment}")
    lina.send("DELETE", f"{ISSUES}/{number}/labels/satu")
    for state in ("closed", "open"):
        lina.send("PATCH", f"{ISSUES}/{number}", {"state": state})

    assert names(github) == [
        ("issues", "opened"),
        ("issues", "labeled"),
        ("issues", "edited"),
        ("issue_comment", "created"),
        ("issue_comment", "edited"),
        ("issue_comment", "deleted"),
        ("issues", "unlabeled"),
        ("issues", "closed"),
        ("issues", "reopened"),
    ]


def test_the_desks_own_acts_start_nothing_but_a_dispatch(github):
    """Labels, comments and closing with the workflow token start nothing; a dispatch with it does."""
    number = github.by("dina").open()
    desk = github.by(DESK)
    desk.comment(number)
    desk.post(f"{ISSUES}/{number}/labels", ["satu"])
    desk.send("PATCH", f"{ISSUES}/{number}", {"state": "closed"})
    body = {"ref": "main", "inputs": {"issue": str(number)}}
    assert desk.send("POST", f"{REPO}/actions/workflows/desk.yml/dispatches", body).status == 204

    assert names(github) == [("issues", "opened"), ("workflow_dispatch", "")]
    assert github.get("/_sandbox/events")[1]["payload"]["inputs"] == {"issue": "1"}
    assert desk.send("POST", f"{REPO}/actions/workflows/tiada.yml/dispatches", body).status == 404
    assert github.by("dina").send("POST", f"{REPO}/actions/workflows/desk.yml/dispatches", body).status == 403


def test_payloads_tell_changes_sender_and_the_last_text(github):
    """An edit's payload holds the earlier text, a deletion's the last; the sender is who acted."""
    number = github.by("dina").open()
    comment = github.by("dina").comment(number, "semula")
    github.by("lina").send("PATCH", f"{ISSUES}/comments/{comment}", {"body": "kini"})
    github.by("lina").send("DELETE", f"{ISSUES}/comments/{comment}")

    edited, deleted = (event["payload"] for event in github.get("/_sandbox/events?after=2"))
    assert edited["changes"] == {"body": {"from": "semula"}}
    assert (edited["sender"]["login"], edited["comment"]["user"]["login"]) == ("lina", "dina")
    assert (deleted["action"], deleted["comment"]["body"]) == ("deleted", "kini")
    assert deleted["repository"]["full_name"] == "kampus/permohonan"
    assert deleted["issue"]["number"] == number


def test_deleting_a_label_of_the_repository_tells_unlabeled_without_it(github):
    """Every issue that carried the label fires `unlabeled` without naming a label."""
    github.by("lina").open(labels=["satu"])
    github.by("lina").send("DELETE", f"{REPO}/labels/satu")

    last = github.get("/_sandbox/events")[-1]
    assert (last["name"], last["action"]) == ("issues", "unlabeled")
    assert "label" not in last["payload"]


def test_a_run_gets_githubs_variables_and_its_own_token(github, desk):
    """A run sees GitHub's variables only, and the requests it sends are counted as its own."""
    github.by("dina").open()
    done = settle(github)

    (run, event), (told,) = desk.runs[0], github.get("/_sandbox/runs")
    assert all(name.startswith("GITHUB_") for name in run.environment)
    assert run.environment["GITHUB_API_URL"] == github.url
    assert run.environment["GITHUB_REPOSITORY_ID"] == "7001"
    assert (run.environment["GITHUB_EVENT_NAME"], event["action"]) == ("issues", "opened")
    assert done == {"runs": 1, "failures": [], "cancelled": 0}
    assert (told["issue"], told["exit_code"], told["requests"], told["output"]) == (1, 0, 2, "selesai")
    sent = github.get(f"/_sandbox/requests?run={run.id}")
    assert [(one["method"], one["path"], one["operation"]) for one in sent] == [
        ("POST", "/graphql", "Desk"),
        ("GET", ISSUES, None),
    ]
    assert {one["actor"] for one in sent} == {"github-actions[bot]"}


def test_a_run_may_ask_for_a_second_job_that_commits(github, desk):
    """The record's job has a token of its own that may write contents; its requests count as the run's."""
    github.by("dina").open()
    settle(github)
    run, _ = desk.runs[0]
    assert (run.outputs, run.wants_record) == ({}, False)
    Path(run.environment["GITHUB_OUTPUT"]).write_text("issue=1\nteks<<AKHIR\nrecord=tidak\n\ndua\nAKHIR\nrecord=true\n")
    recorder = github.by(run.record_token)
    recorder.get(ISSUES)

    assert run.outputs == {"issue": "1", "teks": "record=tidak\n\ndua", "record": "true"}
    assert run.wants_record
    assert recorder.send("POST", f"{REPO}/git/trees", {"tree": []}).status == 422
    ordinary = github.by(run.environment["GITHUB_TOKEN"])
    assert ordinary.send("POST", f"{REPO}/git/trees", {"tree": []}).status == 403
    assert github.get("/_sandbox/runs")[0]["requests"] == 5


def test_a_failed_run_is_told(github, desk):
    """A run that ends with another code than 0 is among the failures."""
    desk.exit_code = 3
    github.by("dina").open()

    assert [run["exit_code"] for run in settle(github)["failures"]] == [3]


def test_of_three_events_in_a_row_the_middle_run_is_replaced(github, desk):
    """While one run of an issue goes on, one waits; a newer one takes its place, as with Actions' default queue."""
    desk.free.clear()
    number = github.by("dina").open()
    while not desk.runs:
        threading.Event().wait(0.01)
    for text in ("satu", "dua", "tiga"):
        github.by("dina").comment(number, text)
    desk.free.set()
    done = settle(github)

    assert [event.get("comment", {}).get("body") for _, event in desk.runs] == [None, "tiga"]
    assert (done["runs"], done["cancelled"]) == (4, 2)


def test_with_a_longer_queue_every_event_runs_in_order(tmp_path, desk):
    """With room for a hundred waiting runs none is lost, and those of one issue come one after another."""
    with sandbox(tmp_path, start_desk=desk, waiting_runs=100) as github:
        number = github.by("dina").open()
        for text in "abcde":
            github.by("dina").comment(number, text)
        settle(github)

    assert [event.get("comment", {}).get("body") for _, event in desk.runs] == [None, *"abcde"]


def test_two_issues_run_side_by_side(github, desk):
    """Runs of different issues do not wait for each other."""
    desk.free.clear()
    github.by("dina").open()
    github.by("dina").open()
    for _ in range(500):
        if len(desk.runs) == 2:
            break
        threading.Event().wait(0.01)
    desk.free.set()
    settle(github)

    assert {event["issue"]["number"] for _, event in desk.runs} == {1, 2}


def test_without_a_desk_events_are_kept(tmp_path):
    """With no desk to start, the events wait to be read, and settling returns at once."""
    with sandbox(tmp_path) as github:
        github.by("dina").open()

        assert names(github) == [("issues", "opened")]
        assert github.get("/_sandbox/runs") == []
        assert settle(github)["runs"] == 0
