"""From GitHub's GraphQL answer to the values of `core.request`; also how a saved history is read.

A shape that is not GitHub's raises Unreadable: unknown is not no, and never yes.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from automation.core.history.request import Account, Comment, Deletion, Edit, LabelEvent, Request, StateEvent
from automation.core.state.contributions import counted_edits
from automation.errors import Unreadable

from .github_record import entries_of, register_of

Json = Mapping[str, Any]

_Fact = TypeVar("_Fact")


def request_of(repository: Json, issue: Json, items: Sequence[Json]) -> Request:
    """One issue with all its timeline `items`. Raises Unreadable for a shape that GitHub does not give."""
    try:
        return _request(repository, issue, items)
    except (KeyError, TypeError, ValueError) as error:
        raise _strange(error) from error


MOST_EDITS = 1_000
"""So many edits of one text are read at most, a hundred in a page."""


def lacks_edits(repository: Json, issue: Json) -> bool:
    """Whether older edits must be asked for: no entry counted them, and there are not too many to be told at all.

    Raises Unreadable for a shape that GitHub does not give.
    """
    try:
        listed = issue["userContentEdits"]
        if not listed or not listed["pageInfo"]["hasNextPage"]:
            return False
        record = entries_of(repository.get("record"))
        if record is None:
            return False
        untold, first = _edits(issue, _instant(issue["createdAt"]))[1], int(bool(issue.get("includesCreatedEdit")))
        return untold > (known := counted_edits(record)) and listed["totalCount"] - first - known <= MOST_EDITS
    except (KeyError, TypeError, ValueError) as error:
        raise _strange(error) from error


def _request(repository: Json, issue: Json, items: Sequence[Json]) -> Request:
    created_at = _instant(issue["createdAt"])
    edits, untold = _edits(issue, created_at)
    return Request(
        repository=repository["nameWithOwner"],
        repository_id=repository["databaseId"],
        number=issue["number"],
        node_id=issue["id"],
        title=issue["title"],
        body=issue["body"],
        author=_account(issue["author"]),
        created_at=created_at,
        url=issue["url"],
        edits=edits,
        untold_edits=untold,
        is_open=issue["state"] == "OPEN",
        labels=frozenset(label["name"] for label in issue["labels"]["nodes"]),
        comments=_each(items, "IssueComment", _comment),
        label_events=tuple(_label_event(item) for item in items if item["__typename"] in _LABEL_EVENTS),
        state_events=tuple(_state_event(item) for item in items if item["__typename"] in _STATE_EVENTS),
        deletions=_each(items, "CommentDeletedEvent", _deletion),
        record=entries_of(repository.get("record")),
        register=register_of(repository.get("register")),
        transferred_at=max(_each(items, "TransferredEvent", lambda item: _instant(item["createdAt"])), default=None),
    )


def _strange(error: Exception) -> Unreadable:
    return Unreadable(f"issue history in an unknown shape: {error!r}")


_LABEL_EVENTS = frozenset({"LabeledEvent", "UnlabeledEvent"})
_STATE_EVENTS = frozenset({"ClosedEvent", "ReopenedEvent"})


def _each(items: Sequence[Json], kind: str, build: Callable[[Json], _Fact]) -> tuple[_Fact, ...]:
    return tuple(build(item) for item in items if item["__typename"] == kind)


def _edits(issue: Json, created_at: datetime) -> tuple[tuple[Edit, ...], int]:
    """The edits after creation, and how many older ones are not told.

    GitHub lists versions newest first, a hundred in a page; the first version is one of them where it says so. A
    missing list still shows in lastEditedAt; a cut list that lacks that edit does not tell the newest: none is taken
    from it.
    """
    listed = issue["userContentEdits"] or {"totalCount": 0, "nodes": []}
    found = [Edit(at=_instant(node["editedAt"]), editor=_account(node["editor"])) for node in listed["nodes"]]
    later = [edit for edit in found if edit.at > created_at]
    is_cut = listed["totalCount"] > len(found)
    last = _moment(issue["lastEditedAt"])
    if last is not None and all(edit.at != last for edit in later):
        later = [*([] if is_cut else later), Edit(at=last, editor=_account(issue["editor"]))]
    first = int(bool(issue.get("includesCreatedEdit")))
    untold = listed["totalCount"] - first - len(later) if is_cut else 0
    return tuple(sorted(later, key=lambda edit: edit.at)), max(untold, 0)


def _comment(item: Json) -> Comment:
    return Comment(
        id=int(item["fullDatabaseId"]),
        node_id=item["id"],
        author=_account(item["author"]),
        body=item["body"],
        created_at=_instant(item["createdAt"]),
        edited_at=_moment(item["lastEditedAt"]),
        editor=_account(item["editor"]),
        via_email=item["createdViaEmail"],
        by_desk=item["viewerDidAuthor"] or _is_desk(item["author"]),
        marks=frozenset(group["content"] for group in item["reactionGroups"] or [] if _is_mark(group)),
        url=item["url"],
        is_minimized=item["isMinimized"],
    )


def _is_mark(group: Json) -> bool:
    """Whether the desk left this reaction: the reader is the desk, or the desk is among those who reacted."""
    reactors = (group.get("reactors") or {}).get("nodes") or []
    return any(_is_desk(reactor) for reactor in reactors) or (group["viewerHasReacted"] and "reactors" not in group)


def _is_desk(author: Json | None) -> bool:
    """Whether GitHub Actions did it: so `alur explain` under a person's token knows the desk's doings too."""
    return author is not None and author["__typename"] == "Bot" and author["login"] == "github-actions"


def _label_event(item: Json) -> LabelEvent:
    return LabelEvent(
        node_id=item["id"],
        at=_instant(item["createdAt"]),
        actor=_account(item["actor"]),
        label=item["label"]["name"],
        added=item["__typename"] == "LabeledEvent",
        changed_at=_moment(item["label"].get("updatedAt")),
        by_desk=_is_desk(item["actor"]),
    )


def _state_event(item: Json) -> StateEvent:
    return StateEvent(
        node_id=item["id"],
        at=_instant(item["createdAt"]),
        actor=_account(item["actor"]),
        closed=item["__typename"] == "ClosedEvent",
    )


def _deletion(item: Json) -> Deletion:
    return Deletion(
        node_id=item["id"],
        at=_instant(item["createdAt"]),
        actor=_account(item["actor"]),
        author=_account(item["deletedCommentAuthor"]),
    )


def _account(actor: Json | None) -> Account | None:
    """A deleted account is null. A person without a readable id is no person, so that nothing counts by login alone."""
    if actor is None:
        return None
    account_id = actor.get("databaseId")
    kind = actor["__typename"]
    return Account(
        login=actor["login"], id=account_id, kind="Unknown" if kind == "User" and account_id is None else kind
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else _instant(text)


def _instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise Unreadable(f"time without zone: {text}")
    return moment
