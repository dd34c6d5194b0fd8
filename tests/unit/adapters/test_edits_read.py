"""How many edits of a body are told, and how many are not (GitHub lists at most 100 versions, newest first)."""

from datetime import UTC, datetime, timedelta

import pytest

from automation.adapters.history import request_of
from automation.core.history.request import Request

BEGIN = datetime(2026, 11, 24, 1, tzinfo=UTC)
DINA = {"login": "dina", "__typename": "User", "databaseId": 1001}
EKO = {"login": "eko", "__typename": "User", "databaseId": 1002}


def moment(place: int) -> str:
    """The moment of a version; the first is the creation."""
    return (BEGIN + timedelta(minutes=place)).isoformat()


def told(edits: int, listed: int = 100, newest: bool = True, created: bool = True, **facts: object) -> Request:
    """An issue that was edited so often, as GitHub tells it."""
    versions = [{"editedAt": moment(place), "editor": DINA if place else EKO} for place in range(edits + 1)]
    versions = versions[0 if created else 1 :]
    shown = versions[::-1][:listed] if newest else versions[:listed]
    issue = {
        "number": 12,
        "id": "I_12",
        "title": "",
        "body": "",
        "url": "",
        "state": "OPEN",
        "author": EKO,
        "createdAt": moment(0),
        "lastEditedAt": moment(edits) if edits else None,
        "editor": DINA if edits else None,
        "includesCreatedEdit": created,
        "userContentEdits": {"totalCount": len(versions), "nodes": shown},
        "labels": {"nodes": []},
    } | facts
    return request_of({"nameWithOwner": "kampus/permohonan", "databaseId": 1}, issue, [])


@pytest.mark.parametrize(("edits", "untold"), [(0, 0), (1, 0), (99, 0), (100, 0), (101, 1), (250, 150)])
def test_the_oldest_edits_are_those_that_are_not_told(edits, untold):
    """The first version is no edit, and the last to be cut off."""
    found = told(edits)

    assert (found.edit_count, found.untold_edits, len(found.edits)) == (edits, untold, edits - untold)


def test_without_the_first_version_all_are_edits():
    """GitHub says whether it lists the creation."""
    assert told(101, created=False).untold_edits == 1


def test_a_list_that_lacks_the_last_edit_is_not_the_newest():
    """Then none of those that are told stands for the others."""
    found = told(130, newest=False)

    assert (found.untold_edits, found.edit_count) == (129, 130)
    assert [edit.at.isoformat() for edit in found.edits] == [moment(130)]


def test_a_history_without_versions_shows_its_last_edit():
    """As one saved from a repository that keeps none."""
    found = told(1, userContentEdits=None)

    assert (found.untold_edits, len(found.edits)) == (0, 1)


@pytest.mark.parametrize("typename", ["Bot", "User"])
def test_only_the_desk_itself_puts_labels_on_as_the_desk(typename):
    """GitHub's own bot for Actions, not somebody of that name."""
    item = {
        "__typename": "LabeledEvent",
        "id": "LE_1",
        "createdAt": moment(1),
        "actor": {"login": "github-actions", "__typename": typename, "databaseId": 7},
        "label": {"name": "langkah 06: pengembangan", "updatedAt": None},
    }
    issue = {"number": 12, "id": "I_12", "title": "", "body": "", "url": "", "state": "OPEN", "author": EKO}
    issue |= {"createdAt": moment(0), "lastEditedAt": None, "userContentEdits": None, "labels": {"nodes": []}}
    found = request_of({"nameWithOwner": "kampus/permohonan", "databaseId": 1}, issue, [item])

    assert found.label_events[0].by_desk == (typename == "Bot")
