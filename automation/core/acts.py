"""The acts of people in a request's history, in the order in which they are judged.

An act is a command in a comment, a label set or taken off by hand, or closing and reopening by hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from .authority import same
from .command import Command, NearMiss, read_command
from .request import Account, Comment, LabelEvent, Request, StateEvent

MOVED = "ROCKET"
"""The desk's reaction on a command that carried the request on."""

ACCEPTED = "THUMBS_UP"
"""The desk's reaction on any other accepted command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act of one person; exactly one of `comment`, `label` and `state` is set."""

    at: datetime
    actor: Account
    comment: Comment | None = None
    command: Command | NearMiss | None = None
    label: LabelEvent | None = None
    state: StateEvent | None = None

    @property
    def comment_id(self) -> int:
        """The comment's id, 0 for the other acts."""
        return self.comment.id if self.comment else 0

    @property
    def event_id(self) -> str:
        """The event's node id, '' for comments."""
        event = self.label or self.state
        return event.node_id if event else ""

    @property
    def has_moved(self) -> bool:
        """Whether the desk marked this command as one that carried the request on."""
        return self.comment is not None and MOVED in self.comment.marks

    @property
    def is_marked(self) -> bool:
        """Whether the desk marked this command as accepted, in either way."""
        return self.comment is not None and bool(self.comment.marks & {MOVED, ACCEPTED})

    @property
    def is_edited(self) -> bool:
        """Whether the comment was edited since."""
        return self.comment is not None and self.comment.edited_at is not None

    @property
    def is_tampered(self) -> bool:
        """Whether somebody else than the author edited the comment last."""
        return self.is_edited and self.comment is not None and not same(self.comment.editor, self.actor)


def acts(request: Request, words: frozenset[str]) -> tuple[Act, ...]:
    """All acts of people, oldest first. In the same second label and state events come before comments.

    That order keeps the gate shut: a label set in the second of the last approval is judged without it.
    """
    found = [*_of_labels(request), *_of_states(request), *_of_comments(request, words)]
    return tuple(sorted(found, key=lambda act: (act.at, act.comment_id)))


def _of_comments(request: Request, words: frozenset[str]) -> Iterable[Act]:
    for comment in request.comments:
        if comment.by_desk or comment.author is None or not comment.author.is_person:
            continue
        command = read_command(comment.body, words)
        if command is not None:
            yield Act(at=comment.created_at, actor=comment.author, comment=comment, command=command)


def _of_labels(request: Request) -> Iterable[Act]:
    for event in request.label_events:
        if event.actor is not None and event.actor.is_person:
            yield Act(at=event.at, actor=event.actor, label=event)


def _of_states(request: Request) -> Iterable[Act]:
    for event in request.state_events:
        if event.actor is not None and event.actor.is_person:
            yield Act(at=event.at, actor=event.actor, state=event)
