"""What GitHub remembers: edits, deletions, labels, titles, states."""

import pytest

from tests.sandbox.client import DESK, ISSUES, REPO, sandbox

ITEMS = """query($number: Int!) { repository(owner: "kampus", name: "permohonan") { issue(number: $number) {
  lastEditedAt editor { login } includesCreatedEdit updatedAt stateReason
  userContentEdits(first: 100) { nodes { editedAt diff editor { login __typename ... on User { databaseId } } } }
  timelineItems(first: 100) { totalCount nodes { __typename
    ... on LabeledEvent { actor { login __typename ... on Bot { databaseId } } label { name } }
    ... on UnlabeledEvent { label { name } }
    ... on RenamedTitleEvent { previousTitle currentTitle }
    ... on ClosedEvent { stateReason } ... on ReopenedEvent { stateReason }
    ... on CommentDeletedEvent { actor { login } deletedCommentAuthor { login } }
    ... on IssueComment { body lastEditedAt editor { login } viewerDidAuthor } } } } } }"""


@pytest.fixture
def github(tmp_path):
    """A sandbox whose clock stands at a known second."""
    with sandbox(tmp_path) as client:
        client.post("/_sandbox/clock", {"now": "2026-12-01T08:00:00Z"})
        yield client


def look(github, number):
    """The issue as GraphQL tells it to the desk."""
    return github.by(DESK).query(ITEMS, number=number)["data"]["repository"]["issue"]


def test_an_unedited_issue_has_no_edits(github):
    """An issue that nobody edited has neither editor nor edits, not even its creation."""
    seen = look(github, github.by("dina").open())

    assert (seen["lastEditedAt"], seen["editor"], seen["includesCreatedEdit"]) == (None, None, False)
    assert seen["userContentEdits"]["nodes"] == []


def test_a_body_edit_is_told_with_its_editor_and_the_creation(github):
    """An edit tells who and when; the list then holds the creation too, newest first; the timeline tells nothing."""
    number = github.by("dina").open()
    github.post("/_sandbox/clock", {"now": "2026-12-02T08:00:00Z"})
    github.by("lina").send("PATCH", f"{ISSUES}/{number}", {"body": "lain"})

    seen = look(github, number)

    assert (seen["lastEditedAt"][:10], seen["editor"]["login"]) == ("2026-12-02", "lina")
    edits = seen["userContentEdits"]["nodes"]
    assert [(e["editor"]["login"], e["editedAt"][:10], e["diff"]) for e in edits] == [
        ("lina", "2026-12-02", "lain"),
        ("dina", "2026-12-01", "isi"),
    ]
    assert edits[0]["editor"] == {"login": "lina", "__typename": "User", "databaseId": 1009}
    assert seen["timelineItems"]["totalCount"] == 0


def test_the_same_text_again_is_no_edit(github):
    """Sending the body that is there leaves no edit."""
    number = github.by("dina").open()
    github.by("dina").send("PATCH", f"{ISSUES}/{number}", {"body": "isi"})

    assert look(github, number)["lastEditedAt"] is None


def test_a_title_edit_is_a_timeline_item(github):
    """A renamed title is in the timeline and not among the edits."""
    number = github.by("dina").open("Satu")
    github.by("dina").send("PATCH", f"{ISSUES}/{number}", {"title": "Dua"})

    seen = look(github, number)

    assert seen["timelineItems"]["nodes"] == [
        {"__typename": "RenamedTitleEvent", "previousTitle": "Satu", "currentTitle": "Dua"}
    ]
    assert seen["lastEditedAt"] is None


def test_a_deleted_comment_leaves_its_author_and_keeps_updated_at(github):
    """A deletion tells who deleted whose comment, neither text nor id, and does not move `updatedAt`."""
    number = github.by("dina").open()
    comment = github.by("dina").comment(number)
    before = look(github, number)["updatedAt"]
    github.post("/_sandbox/clock", {"now": "2026-12-03T08:00:00Z"})
    assert github.by("lina").send("DELETE", f"{ISSUES}/comments/{comment}").status == 204

    seen = look(github, number)

    gone = {"actor": {"login": "lina"}, "deletedCommentAuthor": {"login": "dina"}}
    assert seen["timelineItems"]["nodes"] == [{"__typename": "CommentDeletedEvent", **gone}]
    assert seen["updatedAt"] == before
    assert github.send("GET", f"{ISSUES}/comments/{comment}").status == 404


def test_labels_by_the_desk_are_told_as_the_bots(github):
    """GraphQL calls the workflow token's account github-actions, a Bot with its number; REST adds [bot]."""
    number = github.by("dina").open()
    github.by(DESK).post(f"{ISSUES}/{number}/labels", ["satu"])
    github.by("lina").send("DELETE", f"{ISSUES}/{number}/labels/satu")

    items = look(github, number)["timelineItems"]["nodes"]

    bot = {"login": "github-actions", "__typename": "Bot", "databaseId": 41898282}
    assert items[0] == {"__typename": "LabeledEvent", "actor": bot, "label": {"name": "satu"}}
    assert items[1] == {"__typename": "UnlabeledEvent", "label": {"name": "satu"}}
    events = github.get(f"{ISSUES}/{number}/events")
    assert [(e["event"], e["actor"]["login"]) for e in events] == [
        ("labeled", "github-actions[bot]"),
        ("unlabeled", "lina"),
    ]


def test_a_renamed_label_keeps_its_old_name_in_rest_events(github):
    """REST events tell the name of then, GraphQL the label of now."""
    number = github.by("lina").open(labels=["satu"])
    github.by("lina").send("PATCH", f"{REPO}/labels/satu", {"new_name": "dua"})

    assert github.get(f"{ISSUES}/{number}/events")[0]["label"]["name"] == "satu"
    assert look(github, number)["timelineItems"]["nodes"][0]["label"] == {"name": "dua"}


def test_closing_and_reopening_tell_their_reasons(github):
    """Closing is completed unless said otherwise; a reopened issue says so; doing it twice does nothing."""
    number = github.by("dina").open()
    for state in ("closed", "closed", "open"):
        github.by("dina").send("PATCH", f"{ISSUES}/{number}", {"state": state})

    seen = look(github, number)

    assert seen["timelineItems"]["nodes"] == [
        {"__typename": "ClosedEvent", "stateReason": "COMPLETED"},
        {"__typename": "ReopenedEvent", "stateReason": "REOPENED"},
    ]
    assert seen["stateReason"] == "REOPENED"


def test_the_rest_timeline_holds_comments_among_events(github):
    """The REST timeline tells events and comments in one row."""
    number = github.by("lina").open()
    github.by("dina").comment(number)
    github.by("lina").post(f"{ISSUES}/{number}/labels", ["satu"])

    assert [item["event"] for item in github.get(f"{ISSUES}/{number}/timeline")] == ["commented", "labeled"]
