"""An issue in memory, kept as GitHub would: what is added to its history, and what the desk's writes make of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from automation.core.history.record import Entry, chain
from automation.core.history.register import Line
from automation.core.history.request import Account, Comment, LabelEvent, Request, StateEvent
from automation.core.outcome.plan import (
    AddLabels,
    Close,
    EditComment,
    MinimizeComment,
    PostComment,
    React,
    RemoveLabels,
    Reopen,
    Write,
)
from tests.builders.texts import BOT, account

MORNING = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
Fact = TypeVar("Fact")


@dataclass(kw_only=True)
class Issue:
    """`now` is the clock, `pause` the time until the next act, `last` the comment id or event id of the last one."""

    now: datetime = MORNING
    request: Request | None = None
    pause: timedelta = MINUTE
    count: int = 0
    last: tuple[int, str] = (0, "")

    def tick(self) -> datetime:
        """The clock at the next act."""
        self.now, self.pause = self.now + self.pause, MINUTE
        return self.now

    def node(self, kind: str) -> str:
        """A node id that nothing has yet."""
        self.count += 1
        return f"{kind}_{self.count}"

    def change(self, **facts: object) -> None:
        """Facts of the request itself."""
        self.request = replace(self.request, **facts)

    def records(self, entries: Sequence[Entry], register: Sequence[Line]) -> None:
        """One commit on the record's branch."""
        known, rights = self.request.record, self.request.register
        if known is not None:
            self.change(record=(*known, *chain(known, entries)))
        self.change(register=rights and rights.with_lines(register))

    def put(self, comment: Comment) -> None:
        """A comment in the place of the one with its id."""
        self.change(comments=tuple(comment if each.id == comment.id else each for each in self.request.comments))

    def add_comment(self, author: Account, text: str, at: datetime, **facts: object) -> None:
        """A new comment."""
        node = self.node("IC")
        made = Comment(
            id=self.count,
            node_id=node,
            author=author,
            body=text,
            created_at=at,
            url=f"{self.request.url}#issuecomment-{self.count}",
            **facts,
        )
        self.change(comments=(*self.request.comments, made))
        self.last = (made.id, "") if not made.by_desk else self.last

    def add_label(self, who: str | Account, label: str, *, added: bool) -> None:
        """A label put on or taken off."""
        actor = who if isinstance(who, Account) else account(who)
        facts = {"actor": actor, "label": label, "added": added, "by_desk": actor is BOT}
        event = LabelEvent(node_id=self.node("LE"), at=self.now, **facts)
        kept = {each for each in self.request.labels if each.casefold() != label.casefold()}
        labels = frozenset(kept | ({label} if added else set()))
        self.change(labels=labels, label_events=(*self.request.label_events, event))
        self.last = (0, event.node_id) if actor is not BOT else self.last

    def add_state(self, actor: Account, *, closed: bool) -> None:
        """The issue closed or reopened."""
        event = StateEvent(node_id=self.node("SE"), at=self.now, actor=actor, closed=closed)
        self.change(is_open=not closed, state_events=(*self.request.state_events, event))
        self.last = (0, event.node_id) if actor is not BOT else self.last

    def apply(self, write: Write) -> None:
        """One write of the desk, carried out."""
        match write:
            case RemoveLabels(names=names) | AddLabels(names=names):
                for name in names:
                    self.add_label(BOT, name, added=isinstance(write, AddLabels))
            case Close() | Reopen():
                self.add_state(BOT, closed=isinstance(write, Close))
            case PostComment(body=body):
                self.add_comment(BOT, body, self.now, by_desk=True)
            case EditComment(node_id=node, body=body):
                found = next(each for each in self.request.comments if each.node_id == node)
                self.put(replace(found, body=body, edited_at=self.now, editor=BOT))
            case MinimizeComment(node_id=node):
                found = next(each for each in self.request.comments if each.node_id == node)
                self.put(replace(found, is_minimized=True))
            case React(node_id=node, content=content):
                found = next(each for each in self.request.comments if each.node_id == node)
                self.put(replace(found, marks=found.marks | {content}))


def nobody(fact: Fact, name: str, login: str) -> Fact:
    """A part of a history in which the account `name` is no more, if it had this login."""
    account = getattr(fact, name)
    return replace(fact, **{name: None}) if account is not None and account.login == login else fact


def left_by(request: Request, login: str) -> Request:
    """The request in which GitHub names nobody where this account was."""
    comments = tuple(nobody(nobody(each, "author", login), "editor", login) for each in request.comments)
    edits = tuple(nobody(each, "editor", login) for each in request.edits)
    changed = nobody(request, "author", login)
    parts = {"comments": comments, "edits": edits}
    for name in ("label_events", "state_events"):
        parts[name] = tuple(nobody(each, "actor", login) for each in getattr(request, name))
    parts["deletions"] = tuple(nobody(nobody(each, "actor", login), "author", login) for each in request.deletions)
    return replace(changed, **parts)
