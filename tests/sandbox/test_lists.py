"""Lists: pages with Link headers in REST, cursors in GraphQL, filters and orders."""

import re

import pytest

from tests.sandbox.client import DESK, ISSUES, sandbox


@pytest.fixture(scope="module")
def github(tmp_path_factory):
    """A sandbox with seven issues, the odd ones closed, the last three labelled."""
    with sandbox(tmp_path_factory.mktemp("desk")) as client:
        for number in range(1, 8):
            client.by("lina").open(f"Nomor {number}", labels=["tiga terakhir"] if number > 4 else [])
            if number % 2:
                client.by("lina").send("PATCH", f"{ISSUES}/{number}", {"state": "closed"})
        yield client


def links(reply) -> dict[str, str]:
    """The Link header by relation."""
    return {rel: url for url, rel in re.findall(r'<([^>]*)>; rel="(\w+)"', reply.headers.get("Link") or "")}


def test_pages_lead_to_each_other(github):
    """Following `next` from the first page visits every issue once, on the sandbox's own host."""
    seen, path = [], f"{ISSUES}?state=all&per_page=3&direction=asc"
    while path:
        reply = github.send("GET", path)
        seen += [issue["number"] for issue in reply.body]
        following = links(reply).get("next", "")
        assert following.startswith(github.url) or not following
        path = following.removeprefix(github.url)

    assert seen == [1, 2, 3, 4, 5, 6, 7]


def test_the_first_page_names_the_last(github):
    """The first page links next and last, the last prev and first, a single page nothing."""
    first = github.send("GET", f"{ISSUES}?state=all&per_page=3")
    last = github.send("GET", f"{ISSUES}?state=all&per_page=3&page=3")

    assert set(links(first)) == {"next", "last"}
    assert links(first)["last"].endswith("page=3")
    assert set(links(last)) == {"prev", "first"}
    assert links(github.send("GET", f"{ISSUES}?state=all")) == {}


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [6, 4, 2]),
        ("?state=closed", [7, 5, 3, 1]),
        ("?labels=tiga%20terakhir", [6]),
        ("?state=all&labels=tiga%20terakhir&direction=asc", [5, 6, 7]),
        ("?labels=tiada", []),
        ("?creator=dina", []),
        ("?since=2999-01-01T00:00:00Z", []),
    ],
)
def test_filters(github, query, numbers):
    """State, labels, author and `since` choose; newest first is the order unless asked otherwise."""
    assert [issue["number"] for issue in github.get(f"{ISSUES}{query}")] == numbers


def test_graphql_cursors_visit_everything_once(github):
    """Following endCursor visits every issue once and ends."""
    document = """query($after: String) { repository(owner: "kampus", name: "permohonan") {
      issues(first: 3, after: $after, orderBy: {field: CREATED_AT, direction: DESC}) {
        totalCount nodes { number } pageInfo { hasNextPage endCursor } } } }"""
    seen, after, more = [], None, True
    while more:
        page = github.by(DESK).query(document, after=after)["data"]["repository"]["issues"]
        seen += [node["number"] for node in page["nodes"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]

    assert (seen, page["totalCount"]) == ([7, 6, 5, 4, 3, 2, 1], 7)


def test_graphql_states_and_last(github):
    """`states` and `labels` choose, `last` takes from the end."""
    document = """{ repository(owner: "kampus", name: "permohonan") {
      open: issues(first: 9, states: [OPEN]) { nodes { number } }
      marked: issues(last: 2, labels: ["tiga terakhir"]) { nodes { number } pageInfo { hasPreviousPage } } } }"""
    found = github.by(DESK).query(document)["data"]["repository"]

    assert [node["number"] for node in found["open"]["nodes"]] == [2, 4, 6]
    assert [node["number"] for node in found["marked"]["nodes"]] == [6, 7]
    assert found["marked"]["pageInfo"]["hasPreviousPage"]


def test_the_cost_is_githubs_formula(github):
    """One point up to a hundred connections; a hundred issues with two connections each are two points."""
    one = '{ rateLimit { cost } repository(owner: "kampus", name: "permohonan") { labels(first: 100) { totalCount } } }'
    many = """query($n: Int!) { rateLimit { cost } repository(owner: "kampus", name: "permohonan") {
      issues(first: $n) { nodes { labels(first: 100) { totalCount } timelineItems(first: 100) { totalCount } } } } }"""

    assert github.by(DESK).query(one)["data"]["rateLimit"]["cost"] == 1
    assert github.by(DESK).query(many, n=100)["data"]["rateLimit"]["cost"] == 2


def test_rate_limit_headers_count_down(github):
    """Every answer tells the limits; REST and GraphQL are counted apart; asking for the limits is free."""
    before = github.by(DESK).get("/rate_limit")["resources"]["core"]["remaining"]
    reply = github.by(DESK).send("GET", ISSUES)

    assert int(reply.headers["X-RateLimit-Remaining"]) == before - 1
    assert reply.headers["X-RateLimit-Limit"] == "1000"
    assert github.by(DESK).get("/rate_limit")["resources"]["core"]["remaining"] == before - 1
