"""Events that get lost, come twice or come late."""

import json

import pytest

from tests.sandbox.client import sandbox

FAULTS = "/_sandbox/faults"


@pytest.fixture
def seen():
    """What the desk was started for."""
    return []


@pytest.fixture
def github(tmp_path, seen):
    """A sandbox whose desk notes the comment of each event, with one issue."""

    def start(run):
        seen.append(json.loads(run.event_path.read_text()).get("comment", {}).get("body"))
        return 0

    with sandbox(tmp_path, start_desk=start, waiting_runs=100) as client:
        client.by("dina").open()
        client.post("/_sandbox/settle", {})
        seen.clear()
        yield client


def comments(github, kind, match):
    """Three comments under one fault of events."""
    assert github.send("POST", FAULTS, {"faults": [{"kind": kind, "match": match}]}).status == 201
    for text in ("satu", "dua", "tiga"):
        github.by("dina").comment(1, text)
    github.post("/_sandbox/settle", {})


@pytest.mark.parametrize(
    ("kind", "match", "started"),
    [
        ("lost_event", {}, ["dua", "tiga"]),
        ("lost_event", {"event": "issue_comment", "action": "created", "issue": 1, "nth": 2}, ["satu", "tiga"]),
        ("lost_event", {"issue": 2}, ["satu", "dua", "tiga"]),
        ("doubled_event", {"nth": 3}, ["satu", "dua", "tiga", "tiga"]),
        ("delayed_event", {"actor": "dina"}, ["dua", "tiga"]),
    ],
)
def test_what_becomes_of_an_event(github, seen, kind, match, started):
    """A lost event starts no run, a doubled one two, a delayed one none yet; the others are as ever."""
    comments(github, kind, match)

    assert seen == started
    assert len(github.get("/_sandbox/events")) == len(started) + 1


def test_a_delayed_event_comes_when_it_is_released(github, seen):
    """Releasing starts the run with the payload of then, after the others."""
    comments(github, "delayed_event", {"nth": 2})
    assert [event["payload"]["comment"]["body"] for event in github.get(FAULTS)["held"]] == ["dua"]
    assert github.post("/_sandbox/release", {}) == {"released": 1}
    github.post("/_sandbox/settle", {})

    assert seen == ["satu", "tiga", "dua"]
    assert github.get(FAULTS)["held"] == []
    assert github.get(FAULTS)["fired"][0]["issue"] == 1
