"""A request that cannot be read stops no other: sweep and site name it, do the others, and have a code of their own.

In a workflow that is a green run with a warning; red is only what a maintainer must act for.
"""

import json
from pathlib import Path

import pytest

from automation.errors import Exit
from tests.builders.example_desk import example_desk
from tests.http.story import BEGIN, Told, alur, copied, dispatched, example, file, github, handle
from tests.http.test_failing_github import failing
from tests.sandbox.client import DESK, ISSUES, REPO
from tests.sandbox.recording import commit, oid_of

SIX = "langkah 06: perancangan dan pengembangan"


@pytest.fixture
def repo(tmp_path):
    """A desk's repository."""
    return copied(example_desk(), tmp_path / "repo")


@pytest.fixture
def place(repo):
    """A desk with a request in order, one whose record is broken, and a stranger's text of a thousand and one edits."""
    with github(repo) as place:
        told = [file(place, example(number)) for number in (6, 1)]
        broken(place, told[1].number)
        place.act("agus", "POST", ISSUES, {"title": "Rahasia si Fulan", "body": "Tolong."})
        place.tick()
        place.client.post("/_sandbox/edits", {"issue": 3, "by": "agus", "times": 1_001})
        alur(["sweep"], place.variables, repo)
        place.settle()
        yield place


def broken(place, number):
    """Somebody cuts the record of a request in the middle of a line."""
    agus = place.client.by("agus")
    head = agus.get(f"{REPO}/git/ref/heads/alur-ledger")["object"]["sha"]
    oid_of(commit(agus, head, {f"{number}.jsonl": '{"actor":1002,"aft'}))


class Workflow:
    """`alur` as a workflow starts it."""

    def __init__(self, place, repo, folder, **variables):
        """Its files lie in a folder."""
        self.repo, self.folder = repo, Path(folder)
        files = {"GITHUB_STEP_SUMMARY": str(self.folder / "summary"), "GITHUB_OUTPUT": str(self.folder / "outputs")}
        self.variables = place.variables | {"GITHUB_ACTIONS": "true", **files, **variables}

    def __call__(self, *arguments):
        """What it ends with, and what the log shows."""
        return alur([*arguments, "--lenient"], self.variables, self.repo)

    def wrote(self, name):
        """What it wrote for the run's page (`summary`) or for later steps (`outputs`)."""
        path = self.folder / name
        return path.read_text(encoding="utf-8") if path.exists() else ""


def test_the_sweep_names_what_it_cannot_read_and_does_all_others(place, repo, tmp_path):
    """By number and reason, in both languages; a title is shown nowhere."""
    place.client.post("/_sandbox/faults", {"faults": [{"kind": "lost_event"}]})
    Told(place, 1).say("budi", "/evaluasi draf")
    code, said = alur(["sweep"], place.variables, repo)
    place.settle()
    workflow = Workflow(place, repo, tmp_path)
    green, log = workflow("sweep")

    assert code == Exit.PARTLY
    assert "3 requests looked at, 1 handed on" in said
    assert [line.partition(":")[0] for line in said.splitlines() if line.startswith("#")] == ["#2", "#3"]
    assert (green, "::warning::2 permohonan tidak dapat dibaca" in log) == (0, True)
    assert "- #2: " in workflow.wrote("summary")
    assert "2 requests could not be read" in workflow.wrote("summary")
    assert "Fulan" not in said + log + workflow.wrote("summary")


def test_the_site_is_written_whole_and_names_them(place, repo, tmp_path):
    """Their pages, their data and the board say that they cannot be read, and nothing else of them."""
    out = tmp_path / "site"
    code, _ = alur(["site", "--out", str(out)], place.variables, repo)
    workflow = Workflow(place, repo, tmp_path)
    green, log = workflow("site", "--out", str(out))
    written = {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in out.glob("*/*/*.*")}

    assert (code, green, workflow.wrote("outputs")) == (Exit.PARTLY, 0, "written=true\n")
    assert "::warning::" in log
    assert "#3</span> tidak dapat dibaca" in written["id/permohonan/3.md"]
    assert "#2</span> cannot be read" in written["en/permohonan/2.md"]
    assert json.loads(written["id/permohonan/3.json"]).keys() == {"number", "state", "data_at"}
    assert '"title"' in written["id/permohonan/1.json"]
    assert '<a href="../permohonan/3/">#3</a>' in (out / "id" / "papan.md").read_text("utf-8")
    assert "Fulan" not in "".join(written.values())


@pytest.mark.parametrize(("command", "outputs"), [(["sweep"], ""), (["site"], "")])
def test_a_github_that_is_down_makes_no_red_run(repo, tmp_path, command, outputs):
    """Nobody could do anything: the next run tries again, and no site is published from nothing."""
    with failing(502) as (url, _), github(repo, desk=False) as place:
        workflow = Workflow(place, repo, tmp_path, GITHUB_API_URL=url)
        code, log = workflow(*command)

    assert (code, "::warning::GitHub failed (502)" in log) == (0, True)
    assert workflow.wrote("outputs") == outputs


@pytest.mark.parametrize(("kind", "code"), [("502", 0), ("404", Exit.UNREADABLE)])
def test_red_is_what_a_maintainer_must_act_for(place, repo, tmp_path, kind, code):
    """A workflow that is not there is; a start that GitHub failed to take is not."""
    place.client.post("/_sandbox/faults", {"faults": [{"kind": "lost_event"}]})
    Told(place, 1).say("budi", "/evaluasi draf")
    match = {"path": "/dispatches$"}
    place.client.post("/_sandbox/faults", {"faults": [{"kind": kind, "match": match}]})

    assert Workflow(place, repo, tmp_path)("sweep")[0] == code


def test_an_event_run_that_github_fails_is_green_and_takes_nothing_off(place, repo):
    """The label is judged by the sweep; whoever's act it was gets no mail."""
    told = Told(place, 1)
    place.client.post("/_sandbox/faults", {"faults": [{"kind": "lost_event"}]})
    told.tell("lina", "label", SIX)
    match = {"operation": "Desk"}
    for kind in ("502", "graphql_partial", "graphql_resource_limits", "graphql_rate_limited", "cut_json"):
        place.client.post("/_sandbox/faults", {"faults": [{"kind": kind, "match": match}]})
        code, said = handle(place, repo, dispatched(1), start=as_workflow)
        assert (code, "::warning::GitHub" in said, SIX in told.labels) == (0, True, True)


def as_workflow(arguments, environment, directory):
    """`alur` as desk.yml starts it."""
    return alur([*arguments, "--lenient"], {**environment, "GITHUB_ACTIONS": "true"}, directory)


def test_a_mark_on_a_comment_that_is_gone_by_now_is_no_red_run(place, repo):
    """Its author deleted it while the run was deciding; that is an event of its own."""
    told = Told(place, 1)
    place.client.post("/_sandbox/faults", {"faults": [{"kind": "lost_event", "times": 2}]})
    comment = told.say("dina", "/status")
    place.act("dina", "DELETE", f"{ISSUES}/comments/{comment}")
    stale = [{"kind": "stale_read", "match": {"operation": "Desk", "nth": nth}} for nth in (1, 1)]
    place.client.post("/_sandbox/faults", {"faults": stale})
    code, said = handle(place, repo, dispatched(1), start=as_workflow)

    assert (code, "is gone by now" in said) == (0, True)


# The hour's points.


SPEND = """{ repository(owner: "kampus", name: "permohonan") { issues(first: 100) { nodes {
  comments(first: 100) { nodes { userContentEdits(first: 100) { totalCount } } } } } } }"""
"""A hundred and one points."""


def test_a_sweep_leaves_events_their_share_and_the_next_one_goes_on(repo):
    """Below half of the hour's points it stops, says so, and is green; the site stays as it is for this hour."""
    with github(repo, desk=False) as place:
        for number in range(60):
            place.client.by("dina").send("POST", ISSUES, {"title": f"Tanya {number}", "body": "Apa kabar?"})
        for _ in range(5):
            place.client.by(DESK).query(SPEND)
        assert points(place) == 505
        code, said = alur(["sweep"], place.variables, repo)
        mark = points(place)
        end, site = alur(["site"], place.variables | {"GITHUB_ACTIONS": "true"}, repo)
        spent = points(place) - mark
        place.client.post("/_sandbox/clock", {"now": BEGIN.replace(hour=8).isoformat()})
        later, all_of_them = alur(["sweep"], place.variables, repo)

        assert (code, "permohonan belum diperiksa" in said) == (Exit.PARTLY, True)
        assert (end, "more than is left of this hour's points" in site, spent) == (Exit.UNREADABLE, True, 2)
        assert (later, "60 requests looked at" in all_of_them) == (0, True)


def points(place):
    """How many points of this hour the desk has used."""
    return place.client.by(DESK).get("/rate_limit")["resources"]["graphql"]["used"]
