"""What somebody does to the desk's own comments is undone, and a mark that is not the desk's counts nothing."""

import pytest

from tests.builders.example_desk import example_desk
from tests.http.story import BOT, STATUS, alur, copied, example, file, github, handle
from tests.sandbox.client import ISSUES


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    """A desk's repository."""
    return copied(example_desk(), tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def place(repo):
    """One desk for all these tests."""
    with github(repo) as place:
        yield place


def status_id(told):
    """The id of the desk's status comment."""
    return next(
        each["id"] for each in told.comments if each["body"].startswith(STATUS) and each["user"]["login"] == BOT
    )


def test_an_edited_status_comment_is_written_again(place):
    """The next run puts the desk's words back."""
    told = file(place, example(6))
    right = told.status
    told.edit_comment("lina", status_id(told), f"{STATUS[0]}\n**Disetujui.** Silakan mulai.")
    told.say("budi", "/status")

    assert told.status == right


def test_a_deleted_status_comment_is_written_again(place, repo):
    """A sweep finds that it is missing; nothing else is said twice."""
    told = file(place, example(6))
    told.say("budi", "/mulai")
    before = told.said
    place.act("lina", "DELETE", f"{ISSUES}/comments/{status_id(told)}")
    assert alur(["sweep"], place.variables, repo)[0] == 0
    place.settle()

    assert sorted(told.said) == sorted(before)


def test_a_status_comment_of_somebody_else_is_only_a_comment(place):
    """The desk's hidden mark in a person's comment is nothing to the desk: it keeps its own, and answers commands."""
    told = file(place, example(6))
    told.say("eko", f"{STATUS[0]}\n**Disetujui.**")
    told.say("dina", "/mulai")

    assert "hanya berlaku dari Tim IT" in told.said[-1]
    assert "Langkah 2 dari 13" in told.status


def test_an_answer_that_is_edited_away_is_not_an_acceptance(place):
    """Editing the desk's refusal does not make the refused command act, now or later."""
    told = file(place, example(6))
    told.say("budi", "/mulai")
    refusal = next(each["id"] for each in told.comments if each["body"] == told.said[-1])
    told.edit_comment("lina", refusal, "✅ Diterima.")
    told.say("budi", "/status")

    assert told.step == 2
    assert alur(["sweep"], place.variables, example_desk())[1].endswith("handed on\n")


def test_a_comment_on_a_pull_request_is_left_alone(place):
    """An event of a pull request sends no request."""
    event = {
        "issue": {"number": 1, "user": {"login": "budi", "id": 1003}, "pull_request": {}},
        "comment": {"body": "/status"},
    }
    count = len(place.get("/_sandbox/requests"))
    code, _ = handle(place, example_desk(), {"name": "issue_comment", "payload": event})

    assert (code, len(place.get("/_sandbox/requests")) - count) == (0, 0)
