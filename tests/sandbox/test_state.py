"""The state is saved and found again; the clock can be set; git sees the directory as it lies on disk."""

import subprocess
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest

from tests.sandbox.client import DESK, ISSUES, REPO, sandbox


def test_a_saved_state_is_found_again(tmp_path):
    """A sandbox started on another's file tells the same issues, comments, labels, reactions and history."""
    data = tmp_path / "state.json"
    with sandbox(tmp_path, data=data) as github:
        number = github.by("lina").open(labels=["satu"])
        comment = github.by("dina").comment(number)
        github.by("wati").post(f"{ISSUES}/comments/{comment}/reactions", {"content": "eyes"})
        github.by("dina").send("PATCH", f"{ISSUES}/comments/{comment}", {"body": "lain"})
        gone = github.by("dina").open()
        github.by("agus").query(f'mutation{{deleteIssue(input:{{issueId:"I_{gone}"}}){{clientMutationId}}}}')
        timeline = github.get(f"{ISSUES}/{number}/timeline")
        url = github.url

    with sandbox(tmp_path, data=data) as github:
        found = github.get(f"{ISSUES}/{number}/timeline")
        assert str(found).replace(github.url, url) == str(timeline)
        assert github.send("GET", f"{ISSUES}/{gone}").status == 410
        assert github.by("dina").open() == gone + 1


def test_a_set_clock_is_kept_with_the_state(tmp_path):
    """A clock that was set goes on from where the saved state left it."""
    data = tmp_path / "state.json"
    with sandbox(tmp_path, data=data) as github:
        github.post("/_sandbox/clock", {"now": "2030-01-01T00:00:00Z"})

    with sandbox(tmp_path, data=data) as github:
        assert github.by("dina").post(ISSUES, {"title": "x"})["created_at"].startswith("2030-01-01T00:00:0")


def test_settling_saves(tmp_path):
    """After settling the file holds what happened."""
    data = tmp_path / "state.json"
    with sandbox(tmp_path, data=data) as github:
        github.by("dina").open("Ada di berkas")
        github.post("/_sandbox/settle", {})

        assert "Ada di berkas" in data.read_text()


def test_every_answer_carries_the_clocks_date(tmp_path):
    """REST, GraphQL, refusals and the sandbox's own answers tell one date, the set one; whole seconds everywhere."""
    with sandbox(tmp_path) as github:
        assert github.post("/_sandbox/clock", {"now": "2027-03-01T08:00:00+07:00"})["now"] == "2027-03-01T01:00:00Z"
        replies = [
            github.send("GET", REPO),
            github.by(DESK).send("POST", "/graphql", {"query": "{rateLimit{cost}}"}),
            github.send("POST", ISSUES, {}),
            github.send("GET", "/tidak/ada"),
            github.send("GET", "/_sandbox/runs"),
            github.send("GET", "/"),
        ]

    at = datetime(2027, 3, 1, 1, 0, tzinfo=UTC)
    dates = [parsedate_to_datetime(reply.headers["Date"]) for reply in replies]
    assert all(0 <= (date - at).total_seconds() < 60 for date in dates)


@pytest.mark.parametrize("now", [None, "kemarin", 7])
def test_a_clock_takes_instants_only(tmp_path, now):
    """What is no ISO instant is refused and moves nothing."""
    with sandbox(tmp_path) as github:
        assert github.send("POST", "/_sandbox/clock", {"now": now}).status == 422


def test_object_ids_are_gits(tmp_path):
    """`HEAD:path` tells the ids that git gives to the files as they are now, without byte-code."""
    (tmp_path / "kode" / "__pycache__").mkdir(parents=True)
    (tmp_path / "kode" / "a.py").write_text("x = 1\n")
    (tmp_path / "kode" / "a-b.py").write_text("")
    (tmp_path / "kode" / "a").mkdir()
    (tmp_path / "kode" / "a" / "lari").write_text("#!/bin/sh\n")
    (tmp_path / "kode" / "a" / "lari").chmod(0o755)
    (tmp_path / "kode" / "kosong").mkdir()
    git = ["git", "-C", str(tmp_path), "-c", "core.fileMode=true"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "kode"], check=True)
    wanted = subprocess.run([*git, "write-tree", "--prefix=kode"], check=True, capture_output=True, text=True).stdout
    (tmp_path / "kode" / "__pycache__" / "a.pyc").write_text("sampah")
    document = """{ repository(owner: "kampus", name: "permohonan") { kode: object(expression: "HEAD:kode") { oid }
      lain: object(expression: "main:kode/a.py") { ... on Blob { oid text } }
      luar: object(expression: "HEAD:../rahasia") { oid } } }"""

    with sandbox(tmp_path) as github:
        found = github.by(DESK).query(document)["data"]["repository"]
        (tmp_path / "kode" / "a.py").write_text("x = 2\n")
        changed = github.by(DESK).query(document)["data"]["repository"]

    assert found["kode"]["oid"] == wanted.strip()
    assert (found["lain"]["text"], found["luar"]) == ("x = 1\n", None)
    assert changed["kode"]["oid"] != found["kode"]["oid"]
