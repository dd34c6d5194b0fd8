"""Faults on demand: what each kind does to the request it matches, and which request that is."""

import http.client
import time
import urllib.error

import pytest

from tests.sandbox.client import DESK, ISSUES, sandbox

READ = """query Read($number: Int!) { repository(owner: "kampus", name: "permohonan") {
  nameWithOwner
  issue(number: $number) { title comments(first: 9) { totalCount nodes { body } pageInfo { hasNextPage } } } } }"""
WRITE = """mutation DeskWrite { w0: addComment(input: {subjectId: "I_1", body: "satu"}) { clientMutationId }
  w1: addComment(input: {subjectId: "I_1", body: "dua"}) { clientMutationId }
  w2: closeIssue(input: {issueId: "I_1"}) { clientMutationId } }"""
FAULTS = "/_sandbox/faults"


@pytest.fixture
def github(tmp_path):
    """A sandbox with one open issue."""
    with sandbox(tmp_path) as client:
        client.by("dina").open()
        yield client


def fault(github, kind, match=None, **more):
    """Asks for one fault."""
    assert github.send("POST", FAULTS, {"faults": [{"kind": kind, "match": match or {}, **more}]}).status == 201


def bodies(github):
    """The texts of the comments."""
    return [comment["body"] for comment in github.get(f"{ISSUES}/1/comments")]


def read(github):
    """The issue as a query tells it."""
    return github.by(DESK).query(READ, number=1)


@pytest.mark.parametrize(
    ("kind", "broken", "done"),
    [
        ("timeout_before", http.client.RemoteDisconnected, []),
        ("timeout_after", http.client.RemoteDisconnected, ["halo"]),
        ("reset_before", ConnectionResetError, []),
        ("reset_after", ConnectionResetError, ["halo"]),
    ],
)
def test_a_broken_connection(github, kind, broken, done):
    """A time-out closes the connection at once, a reset breaks it; before nothing, after everything was done."""
    fault(github, kind, {"method": "POST"})
    begun = time.monotonic()
    with pytest.raises((urllib.error.URLError, ConnectionError)) as told:
        github.by("dina").comment(1)

    assert time.monotonic() - begun < 2
    assert isinstance(getattr(told.value, "reason", told.value), broken)
    assert bodies(github) == done
    sent = [one for one in github.get("/_sandbox/requests") if one["fault"]]
    assert [(one["method"], one["status"], one["fault"]) for one in sent] == [("POST", 0, kind)]


@pytest.mark.parametrize(
    ("kind", "status", "done"),
    [
        ("500", 500, []),
        ("502", 502, []),
        ("503", 503, []),
        ("401", 401, []),
        ("403_secondary", 403, []),
        ("404", 404, []),
        ("422", 422, []),
        ("429", 429, []),
        ("500_after", 500, ["halo"]),
        ("502_after", 502, ["halo"]),
    ],
)
def test_another_status(github, kind, status, done):
    """A status comes instead of the answer, once, for REST and for GraphQL; limits say when to come again."""
    fault(github, kind, {"method": "POST"}, retry_after=7, times=2)
    reply = github.by("dina").send("POST", f"{ISSUES}/1/comments", {"body": "halo"})

    assert reply.status == status
    assert reply.headers.get("Retry-After") == ("7" if status in {403, 429} else None)
    assert bodies(github) == done
    assert github.by(DESK).send("POST", "/graphql", {"query": "{rateLimit{cost}}"}).status == status
    assert github.by("dina").send("POST", f"{ISSUES}/1/comments", {"body": "lagi"}).status == 201


def test_a_rate_limit_in_graphql_is_no_http_error(github):
    """GraphQL tells a used-up limit with HTTP 200, an error of type RATE_LIMITED and nothing remaining."""
    fault(github, "graphql_rate_limited", {"operation": "Read"})
    reply = github.by(DESK).send("POST", "/graphql", {"query": READ, "variables": {"number": 1}})

    assert (reply.status, reply.body["errors"][0]["type"]) == (200, "RATE_LIMITED")
    assert reply.headers["X-RateLimit-Remaining"] == "0"
    assert "errors" not in read(github)


def test_partial_data_comes_with_an_error(github):
    """What is missing is null, what is there is true, and an error says where."""
    fault(github, "graphql_partial")
    answer = read(github)

    assert answer["data"] == {"repository": {"nameWithOwner": "kampus/permohonan", "issue": None}}
    assert answer["errors"][0]["path"] == ["repository", "issue"]


def test_half_an_answer_is_no_json(github):
    """Half of the text comes, and everything was done."""
    fault(github, "cut_json", {"method": "POST"})
    reply = github.by("dina").send("POST", f"{ISSUES}/1/comments", {"body": "halo"})

    assert (reply.status, reply.body[:6]) == (201, '{"url"')
    assert bodies(github) == ["halo"]


def test_an_answer_without_a_text_cannot_be_cut(github):
    """It comes as ever: there is nothing to lose half of."""
    comment = github.by("dina").comment(1)
    fault(github, "cut_json", {"method": "DELETE"})
    reply = github.by("dina").send("DELETE", f"{ISSUES}/comments/{comment}")

    assert (reply.status, reply.body, bodies(github)) == (204, "", [])


def test_an_empty_page(github):
    """Lists come back empty without a next page, totals as they are; writes are never emptied."""
    github.by("dina").comment(1)
    fault(github, "empty_page", times=2)
    github.by("dina").comment(1, "dua")

    assert bodies(github) == []
    page = read(github)["data"]["repository"]["issue"]["comments"]
    assert page == {"totalCount": 2, "nodes": [], "pageInfo": {"hasNextPage": False}}
    assert bodies(github) == ["halo", "dua"]


@pytest.mark.parametrize(("acts", "seen"), [(1, ["satu", "dua"]), (2, ["satu"]), (3, []), (50, None)])
def test_a_read_that_lags_behind(github, acts, seen):
    """A stale read answers from the state some acts ago, in REST and GraphQL; what is now stays as it is."""
    for text in ("satu", "dua", "tiga"):
        github.by("dina").comment(1, text)
    fault(github, "stale_read", acts=acts, times=2)

    issue = read(github)["data"]["repository"]["issue"]
    reply = github.send("GET", f"{ISSUES}/1/comments")
    assert (issue and [node["body"] for node in issue["comments"]["nodes"]]) == seen
    assert (
        (reply.status, [one["body"] for one in reply.body]) == (200, seen) if seen is not None else reply.status == 404
    )
    assert bodies(github) == ["satu", "dua", "tiga"]


def test_a_stale_read_knows_labels_edits_and_deletions(github):
    """What was renamed, edited and deleted shows as it was before."""
    lina = github.by("lina")
    lina.post(f"{ISSUES}/1/labels", ["lama"])
    comment = lina.comment(1, "semula")
    lina.send("PATCH", "/repos/kampus/permohonan/labels/lama", {"new_name": "baru"})
    lina.send("PATCH", f"{ISSUES}/comments/{comment}", {"body": "diubah"})
    lina.send("DELETE", f"{ISSUES}/comments/{comment}")
    fault(github, "stale_read", acts=3, times=2)

    assert bodies(github) == ["semula"]
    assert [label["name"] for label in github.get(f"{ISSUES}/1")["labels"]] == ["lama"]
    assert [label["name"] for label in github.get(f"{ISSUES}/1")["labels"]] == ["baru"]


@pytest.mark.parametrize(("done", "texts"), [(0, []), (1, ["satu"]), (2, ["satu", "dua"])])
def test_mutations_that_stop_half_way(github, done, texts):
    """The first ones of a document are done, the others are null and errors; with an ending nothing of it is told."""
    fault(github, "partial_mutation", {"operation": "DeskWrite"}, done=done)
    answer = github.by(DESK).query(WRITE)

    assert [name for name, value in answer["data"].items() if value is None] == ["w0", "w1", "w2"][done:]
    assert [error["path"] for error in answer["errors"]] == [[name] for name in ["w0", "w1", "w2"][done:]]
    assert bodies(github) == texts
    fault(github, "partial_mutation", done=1, then="502")
    assert github.by(DESK).send("POST", "/graphql", {"query": WRITE}).status == 502
    assert bodies(github) == [*texts, "satu"]


@pytest.mark.parametrize(
    ("match", "hit"),
    [
        ({}, 0),
        ({"nth": 3}, 2),
        ({"operation": "DeskWrite"}, 2),
        ({"method": "get"}, 1),
        ({"path": r"/issues/\d+$"}, 1),
        ({"path": "^/graphql$", "nth": 2}, 2),
        ({"run": 7}, 2),
        ({"actor": "dina"}, 3),
        ({"run": 8}, None),
        ({"operation": "DeskWrite", "nth": 2}, None),
    ],
)
def test_what_a_fault_matches(github, match, hit):
    """Operation, method, path, run, actor and the count of matches choose the request, and GET tells what fired."""
    fault(github, "502", match)
    statuses = [
        github.by(DESK).send("POST", "/graphql", {"query": READ, "variables": {"number": 1}}).status,
        github.by("lina").send("GET", f"{ISSUES}/1").status,
        github.by("ghs_run7").send("POST", "/graphql", {"query": WRITE}).status,
        github.by("dina").send("POST", f"{ISSUES}/1/comments", {"body": "x"}).status,
    ]

    assert [place for place, status in enumerate(statuses) if status == 502] == ([] if hit is None else [hit])
    told = github.get(FAULTS)
    assert len(told["fired"]) == (hit is not None)
    assert len(told["left"]) == (hit is None)


def test_faults_are_counted_and_cleared(github):
    """GET tells how many matches were seen and how often a fault still fires; DELETE forgets all."""
    fault(github, "500", {"path": "/issues", "nth": 2}, times=2)
    statuses = [github.send("GET", ISSUES).status for _ in range(2)]

    told = github.get(FAULTS)
    assert statuses == [200, 500]
    assert [(one["times"], one["seen"]) for one in told["left"]] == [(1, 2)]
    assert [(one["kind"], one["path"]) for one in told["fired"]] == [("500", ISSUES)]
    assert github.send("DELETE", FAULTS).status == 204
    assert github.get(FAULTS) == {"left": [], "fired": [], "held": []}
    assert github.send("GET", ISSUES).status == 200
