"""A history written as GitHub answers it, so that it can lie in a file and be read by whatever reads GitHub."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from automation.adapters.history import request_of
from automation.core.history import register as register_file
from automation.core.history.record import text
from automation.core.history.request import Account, Comment, Request

Json = dict[str, Any]


def written(request: Request) -> Json:
    """The part of GitHub's answer that `read_back` needs. Raises ValueError for a history that it cannot tell."""
    told = {
        "nameWithOwner": request.repository,
        "databaseId": request.repository_id,
        "record": _blob(text(request.record)) if request.record else None,
        "register": _register(request),
        "issue": _issue(request),
    }
    if read_back(told) != request:
        raise ValueError(f"#{request.number} reads otherwise than it was written")
    return told


def read_back(told: Json) -> Request:
    """The history of such an answer."""
    return request_of(told, told["issue"], told["issue"]["timelineItems"]["nodes"])


def _blob(whole: str) -> Json:
    return {"text": whole, "isTruncated": False}


def _register(request: Request) -> Json | None:
    lines = request.register.lines if request.register is not None else ()
    return _blob(register_file.text(lines)) if lines else None


def _issue(request: Request) -> Json:
    edits = [{"editedAt": _at(each.at), "editor": _actor(each.editor)} for each in reversed(request.edits)]
    last = edits[0] if edits else {"editedAt": None, "editor": None}
    return {
        "number": request.number,
        "id": request.node_id,
        "title": request.title,
        "body": request.body,
        "url": request.url,
        "state": "OPEN" if request.is_open else "CLOSED",
        "createdAt": _at(request.created_at),
        "author": _actor(request.author),
        "lastEditedAt": last["editedAt"],
        "editor": last["editor"],
        "userContentEdits": {"totalCount": len(edits) + request.untold_edits, "nodes": edits},
        "labels": {"nodes": [{"name": name} for name in sorted(request.labels)]},
        "timelineItems": {"nodes": list(_items(request))},
    }


def _items(request: Request) -> Iterable[Json]:
    yield from map(_comment, request.comments)
    for event in request.label_events:
        label = {"name": event.label, "updatedAt": _at(event.changed_at)}
        kind = "LabeledEvent" if event.added else "UnlabeledEvent"
        yield _event(kind, event.node_id, event.at, event.actor) | {"label": label}
    for state in request.state_events:
        yield _event("ClosedEvent" if state.closed else "ReopenedEvent", state.node_id, state.at, state.actor)
    for gone in request.deletions:
        author = {"deletedCommentAuthor": _actor(gone.author)}
        yield _event("CommentDeletedEvent", gone.node_id, gone.at, gone.actor) | author
    if request.transferred_at is not None:
        yield _event("TransferredEvent", "T", request.transferred_at, None)


def _event(kind: str, node_id: str, at: datetime, actor: Account | None) -> Json:
    return {"__typename": kind, "id": node_id, "createdAt": _at(at), "actor": _actor(actor)}


def _comment(comment: Comment) -> Json:
    return {
        "__typename": "IssueComment",
        "id": comment.node_id,
        "fullDatabaseId": str(comment.id),
        "author": _actor(comment.author),
        "editor": _actor(comment.editor),
        "body": comment.body,
        "createdAt": _at(comment.created_at),
        "lastEditedAt": _at(comment.edited_at),
        "createdViaEmail": comment.via_email,
        "viewerDidAuthor": comment.by_desk,
        "isMinimized": comment.is_minimized,
        "url": comment.url,
        "reactionGroups": [{"content": mark, "viewerHasReacted": True} for mark in sorted(comment.marks)],
    }


def _actor(account: Account | None) -> Json | None:
    if account is None:
        return None
    kind = "User" if account.kind == "Unknown" else account.kind
    return {"__typename": kind, "login": account.login, "databaseId": account.id}


def _at(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
