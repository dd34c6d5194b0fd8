"""The acts of people in a request's history, in the order in which they are judged.

An act is a command in a comment, a label set or taken off by hand, or closing and reopening by hand. What the record
holds of an act stays with it, and stands alone when the act itself is gone.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from .authority import same
from .command import Command, NearMiss, read_command
from .record import Entry, EntryKind
from .request import Account, Comment, LabelEvent, Request, StateEvent
from .value_class import dataclass

MOVED = "ROCKET"
"""The desk's reaction on a command that carried the request on."""

ACCEPTED = "THUMBS_UP"
"""The desk's reaction on any other accepted command."""

EFFECTS = frozenset(
    {
        EntryKind.MOVE,
        EntryKind.RETURN,
        EntryKind.REJECTION,
        EntryKind.WITHDRAWAL,
        EntryKind.ENDED,
        EntryKind.RESUMED,
        EntryKind.HOLD,
        EntryKind.HOLD_ENDED,
    }
)
"""What the record holds of these is carried out as recorded, whatever became of the comment since (rule 8)."""

_SHUTTING = frozenset({"tolak", "tarik", "kembali", "batal", "tunda"})
"""The commands after which work may not begin; of these a label of the same second must know."""

_ANSWERED = EFFECTS | {
    EntryKind.APPROVAL,
    EntryKind.PERMIT,
    EntryKind.EMERGENCY,
    EntryKind.REVIEW,
    EntryKind.AGREEMENT,
    EntryKind.SUPPLEMENT,
    EntryKind.REFUSAL,
    EntryKind.LABEL_TAKEN_BACK,
    EntryKind.LABEL_PUT_BACK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act of one person; one of `comment`, `label` and `state` is set, or none when only the record tells of it."""

    at: datetime
    actor: Account
    comment: Comment | None = None
    command: Command | NearMiss | None = None
    label: LabelEvent | None = None
    state: StateEvent | None = None
    entry: Entry | None = None

    @property
    def comment_id(self) -> int:
        """The comment's id, 0 for the other acts."""
        if self.comment is not None:
            return self.comment.id
        is_gone = self.entry is not None and not self.entry.event
        return self.entry.comments[0] if self.entry is not None and is_gone else 0

    @property
    def event_id(self) -> str:
        """The event's node id, '' for comments."""
        event = self.label or self.state
        return event.node_id if event else ""

    @property
    def has_effect(self) -> bool:
        """Whether the record says what came of it, so that it is carried out and not judged."""
        return self.entry is not None and self.entry.kind in EFFECTS

    @property
    def is_edited(self) -> bool:
        """Whether the comment was edited since."""
        return self.comment is not None and self.comment.edited_at is not None

    @property
    def is_tampered(self) -> bool:
        """Whether somebody else than the author edited the comment last."""
        return self.is_edited and self.comment is not None and not same(self.comment.editor, self.comment.author)


def acts(request: Request, words: frozenset[str]) -> tuple[Act, ...]:
    """All acts of people, oldest first.

    Nobody can tell in which order an event and a comment of the same second came, so the order that keeps the gate shut
    is taken: closing by hand, then comments up to the last that shuts, then labels, then the other comments. A label
    that the record has taken in stays where it was taken in, before all comments of its second.
    """
    answered = {_name(entry): entry for entry in request.record or () if entry.kind in _ANSWERED}
    found = [*_of_events(request, answered), *_of_comments(request, words, answered)]
    names = {act.event_id or act.comment_id for act in found}
    gone = [_of_record(request, entry) for name, entry in answered.items() if name not in names]
    both = [*found, *(act for act in gone if act.has_effect)]
    shutting = _last_shutting(found)
    return tuple(sorted(both, key=lambda act: _place(act, shutting)))


def _last_shutting(found: Iterable[Act]) -> Mapping[datetime, int]:
    """The last comment that shuts, by the second in which it was written; comments are numbered as they come."""
    shuts = [act for act in found if isinstance(act.command, Command) and act.command.word in _SHUTTING]
    return {act.at: act.comment_id for act in sorted(shuts, key=lambda act: act.comment_id)}


def _place(act: Act, shutting: Mapping[datetime, int]) -> tuple[datetime, int, bool]:
    is_judged = act.label is not None and not act.has_effect
    return act.at, shutting.get(act.at, 0) if is_judged else act.comment_id, is_judged


_Answered = Mapping[str | int, Entry]
"""What the record holds of acts: by the comment's id or the event's node id."""


def _name(entry: Entry) -> str | int:
    return entry.event or (entry.comments[0] if entry.comments else "")


def _of_record(request: Request, entry: Entry) -> Act:
    """An act of which only the record tells: its comment is gone, or says something else by now."""
    comment = next((each for each in request.comments if entry.comments and each.id == entry.comments[0]), None)
    return Act(at=entry.at, actor=_known(request, entry.actor), comment=comment, entry=entry)


def _known(request: Request, account_id: int | None) -> Account:
    """The account with this id as the history names it now; without a name when it is in no event any more."""
    authors = [comment.author for comment in request.comments]
    actors = [*(event.actor for event in request.label_events), *(event.actor for event in request.state_events)]
    seen = [request.author, *authors, *actors]
    found = next((account for account in seen if account is not None and account.id == account_id), None)
    return found or Account(login="", id=account_id)


def _of_comments(request: Request, words: frozenset[str], answered: _Answered) -> Iterable[Act]:
    for comment in request.comments:
        if comment.by_desk or comment.author is None or not comment.author.is_person:
            continue
        command = read_command(comment.body, words)
        if command is not None:
            entry = answered.get(comment.id)
            yield Act(at=comment.created_at, actor=comment.author, comment=comment, command=command, entry=entry)


def _of_events(request: Request, answered: _Answered) -> Iterable[Act]:
    for label in request.label_events:
        if label.actor is not None and label.actor.is_person:
            yield Act(at=label.at, actor=label.actor, label=label, entry=answered.get(label.node_id))
    for state in request.state_events:
        if state.actor is not None and state.actor.is_person:
            yield Act(at=state.at, actor=state.actor, state=state, entry=answered.get(state.node_id))
