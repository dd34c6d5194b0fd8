"""PyGithub itself, unchanged, talks to the sandbox over HTTP."""

import pytest
from github import Auth, Github, GithubException, UnknownObjectException

from tests.sandbox.client import DESK, sandbox


@pytest.fixture
def github(tmp_path):
    """A sandbox."""
    with sandbox(tmp_path) as client:
        yield client


def login(github, token):
    """PyGithub in the name of a token, without its pauses."""
    options = {"seconds_between_requests": None, "seconds_between_writes": None, "retry": None}
    return Github(base_url=github.url, auth=Auth.Token(token), **options)


def test_an_issue_lives_through_pygithub(github):
    """Opening, commenting, labelling, editing and closing work with PyGithub as on GitHub."""
    with login(github, "lina") as hub:
        repo = hub.get_repo("kampus/permohonan")
        repo.create_label("langkah 01: uji", "aabbcc")
        issue = repo.create_issue("Judul", "isi", labels=["langkah 01: uji"])
        issue.create_comment("halo").edit("halo lagi")
        issue.add_to_labels("dua")
        issue.remove_from_labels("langkah 01: uji")
        issue.create_reaction("eyes")
        issue.edit(state="closed", state_reason="not_planned")
        found = repo.get_issue(issue.number)

        assert repo.id == 7001
        assert [comment.body for comment in found.get_comments()] == ["halo lagi"]
        assert [label.name for label in found.labels] == ["dua"]
        assert (found.state, found.state_reason) == ("closed", "not_planned")
        assert [event.event for event in found.get_events()] == ["labeled", "labeled", "unlabeled", "closed"]
        assert [item.event for item in found.get_timeline()][1] == "commented"
        assert repo.get_collaborator_permission("tono") == "read"
        assert hub.get_user().login == "lina"


def test_long_lists_are_paged(github):
    """PyGithub follows the Link headers to the end."""
    with login(github, "lina") as hub:
        issue = hub.get_repo("kampus/permohonan").create_issue("Judul")
        for number in range(7):
            issue.create_comment(f"nomor {number}")
        hub.per_page = 3

        assert [comment.body[-1] for comment in issue.get_comments()] == list("0123456")


def test_graphql_through_pygithub(github):
    """PyGithub's GraphQL call gets data, and raises what the sandbox refuses."""
    github.by("dina").open()
    with login(github, DESK) as hub:
        document = 'query($n:Int!){repository(owner:"kampus",name:"permohonan"){issue(number:$n){title}}}'
        _, data = hub.requester.graphql_query(document, {"n": 1})
        assert data["data"]["repository"]["issue"] == {"title": "Coba"}

        with pytest.raises(UnknownObjectException):
            hub.requester.graphql_query(document, {"n": 9})
        with pytest.raises(GithubException):
            hub.requester.graphql_query("{viewer{apa}}", {})


def test_refusals_are_pygithubs_exceptions(github):
    """403 and 404 reach PyGithub as what they are."""
    github.by("dina").open()
    with login(github, "wati") as hub:
        repo = hub.get_repo("kampus/permohonan")
        with pytest.raises(GithubException, match="403"):
            repo.get_issue(1).add_to_labels("x")
        with pytest.raises(UnknownObjectException):
            repo.get_issue(2)
