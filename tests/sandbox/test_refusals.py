"""How the sandbox says no: GitHub's statuses and bodies."""

import http.client
import json

import pytest

from tests.sandbox.client import ISSUES, REPO, sandbox


@pytest.fixture(scope="module")
def github(tmp_path_factory):
    """One sandbox for all refusals."""
    with sandbox(tmp_path_factory.mktemp("desk")) as client:
        yield client


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", f"{ISSUES}/99", None, 404),
        ("GET", f"{ISSUES}/satu", None, 404),
        ("GET", "/repos/orang/lain", None, 404),
        ("GET", "/tidak/ada", None, 404),
        ("DELETE", ISSUES, None, 404),
        ("POST", ISSUES, b"{", 400),
        ("POST", ISSUES, b"[1]", 400),
        ("POST", ISSUES, b'{"title": "\\ud800"}', 400),
        ("POST", ISSUES, b"[" * 100_000, 400),
        ("POST", ISSUES, {}, 422),
        ("POST", ISSUES, {"title": " "}, 422),
        ("POST", ISSUES, {"title": 1}, 422),
        ("POST", ISSUES, {"title": "x" * 257}, 422),
        ("POST", ISSUES, {"title": "x" * 256, "body": "y" * 65_536}, 201),
        ("POST", ISSUES, {"title": "x", "body": "y" * 65_537}, 422),
        ("POST", ISSUES, {"title": "x", "labels": [1]}, 422),
        ("POST", f"{REPO}/labels", {"name": "x" * 51}, 422),
        ("POST", f"{REPO}/labels", {"name": "x", "description": "y" * 101}, 422),
        ("POST", f"{REPO}/labels", {"name": "x", "color": "merah"}, 422),
        ("POST", "/graphql", {"query": 1}, 400),
    ],
)
def test_what_github_does_not_take(github, method, path, body, status):
    """Wrong paths, bodies and sizes get GitHub's status and message."""
    reply = github.by("agus").send(method, path, body)

    assert reply.status == status
    assert status == 201 or reply.body["message"]


def test_bad_credentials(github):
    """A token that cannot be a login is refused."""
    reply = github.by("bukan token!").send("GET", "/user")

    assert (reply.status, reply.body["message"]) == (401, "Bad credentials")


def test_a_comment_needs_text(github):
    """An empty comment is refused with the reason."""
    number = github.by("dina").open()
    reply = github.by("dina").send("POST", f"{ISSUES}/{number}/comments", {"body": " \n"})

    assert reply.status == 422
    assert reply.body["errors"][0]["message"] == "Body cannot be blank"


def test_a_label_name_is_taken_once(github):
    """A second label of the same name, in whatever case, is refused."""
    github.by("agus").post(f"{REPO}/labels", {"name": "Sama"})
    reply = github.by("agus").send("POST", f"{REPO}/labels", {"name": "sama"})

    assert (reply.status, reply.body["errors"][0]["code"]) == (422, "already_exists")


def test_removing_an_absent_label(github):
    """Taking off a label that is not on is 404; putting one on twice is 200 without a second event."""
    number = github.by("agus").open()
    first, second = (github.by("agus").send("POST", f"{ISSUES}/{number}/labels", ["dua kali"]) for _ in range(2))

    assert (first.status, second.status) == (200, 200)
    assert len(github.get(f"{ISSUES}/{number}/events")) == 1
    assert github.by("agus").send("DELETE", f"{ISSUES}/{number}/labels/tiada").status == 404


def test_a_deleted_issue_is_gone(github):
    """An issue that an admin deleted answers 410 from then on, and its number is not given again."""
    number = github.by("dina").open()
    answer = github.by("agus").query(f'mutation{{deleteIssue(input:{{issueId:"I_{number}"}}){{repository{{name}}}}}}')

    assert answer == {"data": {"deleteIssue": {"repository": {"name": "permohonan"}}}}
    assert github.send("GET", f"{ISSUES}/{number}").status == 410
    assert github.by("dina").open() == number + 1


def test_hostile_text_comes_back_as_it_went(github):
    """Texts of every kind are kept character by character, in bodies and in label addresses."""
    text = "<script>\r\n\u202e\x00 ::set-output name=ok::yes \u200b \U0001f642 \\ud800 $(touch /tmp/x) %2F"
    number = github.by("dina").open(title="<b>" + text[:40], body=text)
    label = github.by("lina").post(f"{REPO}/labels", {"name": "a b:%?#é🙂"})

    assert github.get(f"{ISSUES}/{number}")["body"] == text
    assert github.get(label["url"].removeprefix(github.url))["name"] == "a b:%?#é🙂"


def test_another_host_name_is_refused(github):
    """A page that reaches the sandbox under a name of its own gets nothing."""
    connection = http.client.HTTPConnection(github.url.removeprefix("http://"))
    connection.request("GET", ISSUES, headers={"Host": "jahat.example"})
    answer = connection.getresponse()
    answer.read()
    connection.close()

    assert answer.status == 400


def test_graphql_errors(github):
    """An unknown field and a missing issue are errors in HTTP 200, as GitHub gives them."""
    wrong = github.by("dina").query("{viewer{apa}}")
    missing = github.by("dina").query('{repository(owner:"kampus",name:"permohonan"){issue(number:404){id}}}')
    unbounded = github.by("dina").query('{repository(owner:"kampus",name:"permohonan"){labels{totalCount}}}')

    assert "apa" in wrong["errors"][0]["message"]
    assert "data" not in wrong
    assert (missing["errors"][0]["type"], missing["data"]) == ("NOT_FOUND", {"repository": {"issue": None}})
    assert unbounded["errors"][0]["type"] == "MISSING_PAGINATION_BOUNDARIES"
    assert "UNAUTHORIZED" not in json.dumps(wrong)
