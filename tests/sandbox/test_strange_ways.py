"""What comes in by other ways: mail, transfer, hiding; labels renamed and deleted; pages that change meanwhile."""

import pytest

from tests.sandbox.client import DESK, ISSUES, REPO, sandbox

ITEMS = """query($number: Int!, $first: Int!, $after: String) { repository(owner: "kampus", name: "permohonan") {
  issue(number: $number) { labels(first: 9) { nodes { name } }
    timelineItems(first: $first, after: $after) { pageInfo { hasNextPage endCursor } nodes { __typename
      ... on IssueComment { body createdAt createdViaEmail isMinimized minimizedReason lastEditedAt author { login } }
      ... on LabeledEvent { label { name } }
      ... on TransferredEvent { actor { login } fromRepository { nameWithOwner } } } } } } }"""
MOVED = {
    "from": "kampus/lama",
    "title": "Pindahan",
    "body": "isi lama",
    "author": "dina",
    "at": "2025-05-01T08:00:00Z",
    "comments": ["satu", {"author": "wati", "body": "/setujui AAAA-BBBB-CCCC", "at": "2025-05-02T08:00:00Z"}],
}


@pytest.fixture
def github(tmp_path):
    """An empty sandbox."""
    with sandbox(tmp_path) as client:
        yield client


def look(github, number, first=50, after=None):
    """The issue as GraphQL tells it."""
    return github.by(DESK).query(ITEMS, number=number, first=first, after=after)["data"]["repository"]["issue"]


def items(github, number):
    """The timeline as GraphQL tells it."""
    return look(github, number)["timelineItems"]["nodes"]


def test_a_comment_by_mail(github):
    """An answer by mail is a comment of the person, marked as one, and an event like any other."""
    number = github.by("dina").open()
    reply = github.send("POST", "/_sandbox/mail", {"issue": number, "from": "wati", "body": "/setujui X"})
    github.by("wati").comment(number)

    assert (reply.status, reply.body["user"]["login"]) == (201, "wati")
    assert [item["createdViaEmail"] for item in items(github, number)] == [True, False]
    assert [event["action"] for event in github.get("/_sandbox/events")] == ["opened", "created", "created"]
    for wrong in ({}, {"issue": 99, "from": "wati", "body": "x"}, {"issue": number, "from": "?", "body": "x"}):
        assert github.send("POST", "/_sandbox/mail", wrong).status in {404, 422}


def test_an_issue_transferred_in(github):
    """It gets a new number, keeps author, texts and times, and its timeline tells the origin after the comments."""
    github.by("dina").open()
    issue = github.by("agus").post("/_sandbox/transfer", MOVED)

    assert (issue["number"], issue["user"]["login"], issue["created_at"]) == (2, "dina", MOVED["at"])
    first, second, moved = items(github, 2)
    assert (first["author"]["login"], second["author"]["login"]) == ("dina", "wati")
    assert second["createdAt"] == "2025-05-02T08:00:00Z"
    origin = {"nameWithOwner": "kampus/lama"}
    assert moved == {"__typename": "TransferredEvent", "actor": {"login": "agus"}, "fromRepository": origin}
    assert [one["event"] for one in github.get(f"{ISSUES}/2/timeline")] == ["commented", "commented", "transferred"]
    event = github.get("/_sandbox/events")[-1]
    assert (event["name"], event["action"], event["payload"]["sender"]["login"]) == ("issues", "opened", "agus")
    assert event["payload"]["changes"]["old_repository"]["full_name"] == "kampus/lama"


@pytest.mark.parametrize(
    ("who", "change", "status"),
    [
        ("tono", {}, 403),
        ("", {}, 401),
        ("agus", {"from": "kampus/permohonan"}, 422),
        ("agus", {"author": None}, 422),
        ("agus", {"at": "kemarin"}, 422),
        ("agus", {"comments": [7]}, 422),
        ("agus", {"comments": "satu"}, 422),
    ],
)
def test_what_cannot_be_transferred(github, who, change, status):
    """Transfers need write in the desk's repository and a whole issue; a refused one leaves nothing behind."""
    assert github.by(who).send("POST", "/_sandbox/transfer", {**MOVED, **change}).status == status
    assert github.by("dina").open() == 1


def test_a_hidden_comment_was_not_edited(github):
    """Hiding moves `updated_at` and tells its reason; it is no edit, starts nothing and can be undone."""
    number = github.by("dina").open()
    comment = github.by("dina").comment(number)
    github.post("/_sandbox/clock", {"now": "2030-01-01T00:00:00Z"})
    hide = f'mutation{{minimizeComment(input:{{subjectId:"IC_{comment}",classifier:OFF_TOPIC}}){{clientMutationId}}}}'
    assert github.by("wati").query(hide)["errors"][0]["type"] == "FORBIDDEN"
    assert "errors" not in github.by("tono").query(hide)

    (hidden,) = items(github, number)
    assert (hidden["isMinimized"], hidden["minimizedReason"], hidden["lastEditedAt"]) == (True, "off-topic", None)
    assert github.get(f"{ISSUES}/comments/{comment}")["updated_at"].startswith("2030")
    show = f'mutation{{unminimizeComment(input:{{subjectId:"IC_{comment}"}}){{clientMutationId}}}}'
    assert "errors" not in github.by("tono").query(show)
    assert not items(github, number)[0]["isMinimized"]
    assert len(github.get("/_sandbox/events")) == 2


def test_a_renamed_label_shows_on_every_issue(github):
    """A rename changes no issue's history: issues carry the new name, REST events the old one; no run starts."""
    numbers = [github.by("lina").open(labels=["satu"]) for _ in range(2)]
    started = len(github.get("/_sandbox/events"))
    github.by("lina").send("PATCH", f"{REPO}/labels/satu", {"new_name": "dua"})

    for number in numbers:
        assert look(github, number)["labels"]["nodes"] == [{"name": "dua"}]
        assert github.get(f"{ISSUES}/{number}")["labels"][0]["name"] == "dua"
        assert github.get(f"{ISSUES}/{number}/events")[0]["label"]["name"] == "satu"
    assert len(github.get("/_sandbox/events")) == started


def test_a_label_deleted_and_made_again_is_another_one(github):
    """Deleting takes it off every issue, each telling `unlabeled` without a label; a new one is on none of them."""
    numbers = [github.by("lina").open(labels=["satu"]) for _ in range(2)]
    before = github.get(f"{REPO}/labels/satu")["id"]
    github.by("lina").send("DELETE", f"{REPO}/labels/satu")
    github.by("lina").post(f"{REPO}/labels", {"name": "satu"})

    last = github.get("/_sandbox/events")[-2:]
    assert [(event["action"], event["payload"]["issue"]["number"]) for event in last] == [
        ("unlabeled", number) for number in numbers
    ]
    assert not any("label" in event["payload"] for event in last)
    assert github.get(f"{REPO}/labels/satu")["id"] != before
    assert look(github, numbers[0])["labels"]["nodes"] == []
    assert items(github, numbers[0]) == [{"__typename": "LabeledEvent", "label": {"name": "satu"}}]


def test_pages_do_not_shift_when_something_before_them_goes(github):
    """A comment deleted between two pages makes no other one be left out or told twice."""
    number = github.by("dina").open()
    comments = [github.by("dina").comment(number, str(place)) for place in range(6)]
    page = look(github, number, first=3)["timelineItems"]
    for gone in comments[1:3]:  # the last one of the page too
        github.by("dina").send("DELETE", f"{ISSUES}/comments/{gone}")
    rest = look(github, number, first=3, after=page["pageInfo"]["endCursor"])["timelineItems"]

    assert [item["body"] for item in page["nodes"]] == ["0", "1", "2"]
    assert [item["body"] for item in rest["nodes"]] == ["3", "4", "5"]


def test_pages_by_update_do_not_shift_either(github):
    """An issue that moves to the front between two pages hides none of those that come after."""
    for at in range(1, 5):
        github.post("/_sandbox/clock", {"now": f"2026-12-0{at}T08:00:00Z"})
        github.by("dina").open()
    document = """query($after: String) { repository(owner: "kampus", name: "permohonan") {
      issues(first: 2, after: $after, orderBy: {field: UPDATED_AT, direction: DESC}) {
        nodes { number } pageInfo { endCursor } } } }"""
    first = github.by(DESK).query(document)["data"]["repository"]["issues"]
    github.by("dina").comment(3)
    second = github.by(DESK).query(document, after=first["pageInfo"]["endCursor"])["data"]["repository"]["issues"]

    assert [node["number"] for node in first["nodes"]] == [4, 3]
    assert [node["number"] for node in second["nodes"]] == [2, 1]


@pytest.mark.parametrize("cursor", ["bukan kursor", "Y3Vyc29yOnYyOiJ4Ig==", "Y3Vyc29yOnYyOltd"])
def test_a_cursor_that_is_none(github, cursor):
    """A text that is no cursor of the list is refused."""
    number = github.by("dina").open()
    github.by("dina").comment(number)
    answer = github.by(DESK).query(ITEMS, number=number, first=3, after=cursor)

    assert answer["errors"][0]["type"] == "INVALID_CURSOR_ARGUMENTS"
