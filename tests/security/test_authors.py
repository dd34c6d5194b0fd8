"""Who is no person decides nothing: ghosts, bots, mannequins, organisations, accounts without a readable number."""

from dataclasses import replace

import pytest

from automation.adapters.history import request_of
from automation.core.history.request import Account
from automation.errors import Unreadable
from tests.builders.stories import at_step, evidence, process_of
from tests.security.desk_in_memory import run, twin

A = process_of("website-baru")
GATED = {step.label for step in A.steps if step.gated}
KINDS = ("Bot", "Mannequin", "Organization", "EnterpriseUserAccount", "Unknown", "user", "")
JOKO, BUDI = 1006, 1003


def authors(login, number):
    """Accounts with an approver's login, an approver's number, or both, that are no person's."""
    yield "a ghost", None
    for kind in KINDS:
        yield f"{kind} with login and number", Account(login=login, id=number, kind=kind)
        yield f"{kind} with the login alone", Account(login=login, id=None, kind=kind)
    yield "the ghost account", Account(login="ghost", id=10137)
    yield "a person without a readable number", Account(login=login, id=None)


NAMES = tuple(dict(authors("joko", JOKO)))


@pytest.mark.parametrize("name", NAMES)
def test_an_approval_by_no_person_does_not_count(name):
    """With the right code, unedited, at the right time."""
    told = twin(at_step(5).approves("wati"))
    author = dict(authors("joko", JOKO))[name]
    told.add_comment(author, f"/setujui {told.situation.gate.code}", told.tick())
    run(told)

    assert [verdict for verdict in told.verdicts if verdict[1] == "counts"] == [("wati", "counts")]
    assert not told.situation.gate.is_open


@pytest.mark.parametrize("name", [name for name in NAMES if name != "a ghost"])
def test_a_counted_approval_whose_author_becomes_no_person_shuts_the_gate(name):
    """A suspended or converted account: GitHub tells another author of a comment; of a ghost the record tells."""
    told = twin(at_step(7))
    told.put(replace(told.comment("/setujui"), author=dict(authors("joko", JOKO))[name]))
    run(told)

    assert not told.situation.gate.is_open
    assert not GATED & told.labels


@pytest.mark.parametrize("name", NAMES)
def test_nor_does_no_person_start_the_work_or_give_evidence(name):
    """Commands, labels and evidence of it move nothing."""
    told = twin(at_step(5).approves("wati", "joko"))
    author = dict(authors("budi", BUDI))[name]
    told.add_comment(author, "/mulai", told.tick())
    run(told)
    assert told.step == 5
    early = twin(at_step(2))
    early.add_comment(author, evidence(A.step(2)), early.tick())
    run(early)
    assert early.step == 2
    if author is not None:
        told.tick()
        told.add_label(author, A.step(6).label, added=True)
        run(told)
        assert told.step == 5
        assert not GATED & told.labels


def comment(author, **more):
    """A comment as GraphQL tells it."""
    return {
        "__typename": "IssueComment",
        "id": "IC_1",
        "fullDatabaseId": "1",
        "body": "/setujui AAAA-AAAA-AAAA",
        "createdAt": "2026-11-24T02:00:00Z",
        "lastEditedAt": None,
        "createdViaEmail": False,
        "viewerDidAuthor": False,
        "isMinimized": False,
        "url": "",
        "author": author,
        "editor": None,
        "reactionGroups": [],
    } | more


def read(item):
    """The one comment of an issue, as the desk understands it."""
    issue = {
        "id": "I_1",
        "number": 1,
        "title": "",
        "body": "",
        "url": "",
        "state": "OPEN",
        "createdAt": "2026-11-24T01:00:00Z",
        "lastEditedAt": None,
        "author": None,
        "editor": None,
        "userContentEdits": None,
        "labels": {"nodes": []},
    }
    return request_of({"nameWithOwner": "a/b", "databaseId": 7}, issue, [item]).comments[0]


@pytest.mark.parametrize(
    "author",
    [
        None,
        {"login": "joko", "__typename": "Bot", "databaseId": JOKO},
        {"login": "joko", "__typename": "Mannequin"},
        {"login": "joko", "__typename": "Organization"},
        {"login": "joko", "__typename": "EnterpriseUserAccount"},
        {"login": "joko", "__typename": "User", "databaseId": None},
        {"login": "joko", "__typename": "User"},
    ],
    ids=str,
)
def test_what_github_tells_of_such_an_author_is_no_person(author):
    """A null, another type, or a person without a number."""
    found = read(comment(author)).author

    assert found is None or not found.is_person


@pytest.mark.parametrize("lacking", ["author", "lastEditedAt", "editor", "createdViaEmail", "createdAt", "body", "id"])
def test_a_comment_of_which_something_is_not_told_is_unreadable(lacking):
    """Whether it was edited, by whom it is, how it came: unknown is not no, and the whole reading fails."""
    item = comment({"login": "joko", "__typename": "User", "databaseId": JOKO})
    assert read(item).author.is_person
    del item[lacking]
    with pytest.raises(Unreadable):
        read(item)


@pytest.mark.parametrize("at", ["kemarin", "2026-11-24T02:00:00", 5, ""])
def test_an_edit_at_a_moment_that_cannot_be_read_is_unreadable(at):
    """Rather than never edited."""
    with pytest.raises(Unreadable):
        read(comment(None, lastEditedAt=at))
