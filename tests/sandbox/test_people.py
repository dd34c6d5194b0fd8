"""What happens to accounts: renamed, deleted, registered anew, given another permission, acting through an app."""

import pytest

from tests.sandbox.client import DESK, ISSUES, REPO, sandbox

PEOPLE = "/_sandbox/people"
AUTHORS = """{ repository(owner: "kampus", name: "permohonan") { issue(number: 1) {
  author { login ... on User { databaseId } }
  timelineItems(first: 9) { nodes { __typename
    ... on IssueComment { author { login ... on User { databaseId } } editor { login } }
    ... on LabeledEvent { actor { login } } ... on ClosedEvent { actor { login } } } } } } }"""


@pytest.fixture
def github(tmp_path):
    """A sandbox with an issue by wati, a comment by her that lina edited, and her closing of it."""
    with sandbox(tmp_path) as client:
        client.by("wati").open()
        comment = client.by("wati").comment(1)
        client.by("lina").send("PATCH", f"{ISSUES}/comments/{comment}", {"body": "diubah"})
        client.by("wati").send("PATCH", f"{ISSUES}/1", {"state": "closed"})
        yield client


def change(github, **said):
    """Changes an account and tells what it became."""
    reply = github.send("POST", PEOPLE, said)
    assert reply.status == 200
    return reply.body


def authors(github):
    """Issue, comment and closing as the desk's query tells who made them."""
    issue = github.by(DESK).query(AUTHORS)["data"]["repository"]["issue"]
    comment, closing = issue["timelineItems"]["nodes"]
    return issue["author"], comment["author"], comment["editor"], closing["actor"]


def test_a_deleted_account_leaves_its_texts_without_an_author(github):
    """GraphQL tells null, REST the ghost; the token is no credential any more and the login is nobody's."""
    change(github, login="wati", deleted=True)

    assert authors(github) == (None, None, {"login": "lina"}, None)
    assert github.get(f"{ISSUES}/1")["user"]["login"] == "ghost"
    assert github.get(f"{ISSUES}/1/comments")[0]["user"]["id"] == 10137
    assert github.by("wati").send("POST", ISSUES, {"title": "x"}).status == 401
    assert github.send("GET", "/users/wati").status == 404


def test_a_deleted_login_registered_anew_is_another_account(github):
    """Who takes a login that was given up has another number and none of the old texts."""
    change(github, login="wati", deleted=True)
    anew = change(github, login="wati", registered=True)
    number = github.by("wati").open()

    assert anew["id"] not in {1005, 10137}
    assert github.get(f"{ISSUES}/{number}")["user"]["id"] == anew["id"]
    assert authors(github)[0] is None
    assert github.by("wati").send("PATCH", f"{ISSUES}/1", {"title": "y"}).status == 403


def test_a_renamed_account_keeps_number_and_texts(github):
    """After a rename everything she made shows the new login with the old number."""
    assert change(github, login="wati", renamed_to="wati2")["id"] == 1005

    she = {"login": "wati2", "databaseId": 1005}
    assert authors(github) == (she, she, {"login": "lina"}, {"login": "wati2"})
    assert github.get(f"{ISSUES}/1")["user"]["login"] == "wati2"
    assert [one["number"] for one in github.get(f"{ISSUES}?state=all&creator=wati2")] == [1]
    assert github.by("wati2").send("PATCH", f"{ISSUES}/1", {"title": "y"}).status == 200


def test_who_takes_the_old_login_is_somebody_else(github, tmp_path):
    """A new account under the old login has another number, and a third one after her yet another."""
    change(github, login="wati", renamed_to="wati2")
    second = github.by("wati").get("/user")["id"]
    change(github, login="wati", renamed_to="wati3")
    third = github.by("wati").get("/user")["id"]

    assert len({1005, second, third}) == 3
    assert github.by("wati3").get("/user")["id"] == second
    assert github.by("wati").send("PATCH", f"{ISSUES}/1", {"title": "y"}).status == 403


def test_a_permission_can_change(github):
    """A role given or taken holds from the next request on and is told."""
    assert github.by("lina").send("POST", f"{ISSUES}/1/labels", ["satu"]).status == 200
    change(github, login="lina", permission="read")
    change(github, login="dina", permission="triage")

    assert github.by("lina").send("POST", f"{ISSUES}/1/labels", ["satu"]).status == 403
    assert github.by("dina").send("POST", f"{ISSUES}/1/labels", ["satu"]).status == 200
    assert github.by(DESK).get(f"{REPO}/collaborators/dina/permission")["role_name"] == "triage"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, 422),
        ({"login": "a b"}, 422),
        ({"login": "wati", "renamed_to": "joko"}, 422),
        ({"login": "wati", "renamed_to": "-"}, 422),
        ({"login": "wati", "registered": True}, 422),
        ({"login": "wati", "permission": "raja"}, 422),
        ({"login": "wati", "nama": "Wati"}, 422),
    ],
)
def test_what_cannot_be_changed(github, said, status):
    """A login that is taken or none, an unknown permission and an unknown word are refused."""
    assert github.send("POST", PEOPLE, said).status == status
    assert authors(github)[0]["login"] == "wati"


def test_changed_accounts_are_saved(tmp_path):
    """A sandbox started on another's file knows who was renamed."""
    data = tmp_path / "state.json"
    with sandbox(tmp_path, data=data) as github:
        github.by("wati").open()
        change(github, login="wati", renamed_to="wati2")

    with sandbox(tmp_path, data=data) as github:
        assert github.get(f"{ISSUES}/1")["user"]["login"] == "wati2"


def test_a_comment_through_an_app_says_so_in_rest_only(github):
    """A token of a person's app acts as the person; REST names the app, GraphQL cannot."""
    comment = github.by("dina+ponsel").comment(1, "lewat aplikasi")

    told = github.get(f"{ISSUES}/comments/{comment}")
    assert (told["user"]["login"], told["performed_via_github_app"]["slug"]) == ("dina", "ponsel")
    assert github.get(f"{ISSUES}/1/comments")[0]["performed_via_github_app"] is None
    found = github.by(DESK).query(f'{{node(id: "IC_{comment}") {{ ... on IssueComment {{ author {{ login }} }} }} }}')
    assert found["data"]["node"]["author"] == {"login": "dina"}


def numbered(github, login):
    """The number of an account, as GraphQL and REST tell it alike."""
    told = github.by("agus").query(f'{{ user(login: "{login}") {{ databaseId }} }}')["data"]["user"]
    assert told["databaseId"] == github.get(f"/users/{login}")["id"]
    return told["databaseId"]


def test_accounts_have_the_numbers_that_a_desk_file_gives_them(tmp_path):
    """Real logins and numbers, a demo login with another number, a former number; all others get a free one."""
    numbers = {"rina-rektorat": (20455110,), "wati": (1009, 1005), "rektor": (9_000_000_000_001,), "tari": (1003,)}
    with sandbox(tmp_path, numbers=numbers) as github:
        assert numbered(github, "rina-rektorat") == 20455110
        assert numbered(github, "wati") == 1009
        assert numbered(github, "tari") == 1003
        others = [numbered(github, login) for login in ("lina", "budi", "tono", "rektor", "siapa-saja")]

        assert len({*others, 1009, 1005, 1003}) == 8
        assert change(github, login="tari", renamed_to="tari-s")["id"] == 1003
        assert change(github, login="tari", registered=True)["id"] != 1003


def test_without_a_desk_file_the_demo_people_have_their_own(github):
    """As they always had."""
    assert [numbered(github, login) for login in ("dina", "wati", "lina")] == [1001, 1005, 1009]
