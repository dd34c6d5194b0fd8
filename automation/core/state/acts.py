"""The acts of people in a request's history, in the order in which they are judged.

An act is a command in a comment, a label set or taken off by hand, or closing and reopening by hand. What the record
holds of an act stays with it, and stands alone when the act itself is gone.

GitHub gives a comment a time and a number, and the two may contradict each other. Between comments an act that shuts
comes after another if its number or its time is later, one that opens or lifts only if both are; against events only
time speaks, and in one second the act that shuts comes last (rules 1 to 13).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from automation.core.history.record import ANSWERED, EFFECTS, KINDS, TAKEN, Entry
from automation.core.history.request import Account, Comment, LabelEvent, Request, StateEvent
from automation.core.policy.authority import same
from automation.core.text.command_line import Command, as_answered, read_command
from automation.core.text.near_misses import NearMiss

from .markers import keys, reply_key

MOVED = "ROCKET"
"""The desk's reaction on a command that carried the request on."""

ACCEPTED = "THUMBS_UP"
"""The desk's reaction on any other accepted command."""


class Sort(StrEnum):
    """What a command that every procedure shares is in the order of acts."""

    SHUTS = "shuts"
    """After it work may not begin."""

    DECIDES = "decides"
    """It leaves an entry when it is taken, as what shuts does, and gives no sections."""

    CALLS = "calls"
    """As what decides; and somebody who is asked by it may answer in plain words."""

    GIVES = "gives"
    """It gives sections, as a step's verb does."""

    ASKS = "asks"
    """It changes nothing, so that nothing needs to come after it."""

    @property
    def is_kept(self) -> bool:
        """Whether it leaves an entry when it is taken, and gives no sections."""
        return self in {Sort.SHUTS, Sort.DECIDES, Sort.CALLS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act of one person; one of `comment`, `label` and `state` is set, or none when only the record tells of it.

    `sort` is that of a command that every procedure shares. `placed_at` is set for a comment that shuts and stands
    behind one of a later time. `is_overtaken`: a comment that shuts stands behind this act and yet may have come before
    it. `was_read`: the desk's mark or answer is on the comment, or the record names it.
    """

    at: datetime
    actor: Account
    comment: Comment | None = None
    command: Command | NearMiss | None = None
    sort: Sort | None = None
    label: LabelEvent | None = None
    state: StateEvent | None = None
    entry: Entry | None = None
    placed_at: datetime | None = None
    is_overtaken: bool = False
    was_read: bool = False

    @property
    def is_void(self) -> bool:
        """Whether nothing in it counts: a step's verb with another command below it, or by mail.

        What a desk read that did not ask for this was answered by it, and stays as it was.
        """
        command = self.command
        if self.comment is None or not isinstance(command, Command) or self.sort is not None or self.was_read:
            return False
        return bool(command.second) or self.comment.via_email

    @property
    def stands_at(self) -> datetime:
        """The moment at which it stands in the order: its own, or that of the act which it stands behind."""
        return self.placed_at or self.at

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
    def is_taken(self) -> bool:
        """Whether the record says that the desk took it, whatever became of it since."""
        return self.entry is not None and self.entry.kind in TAKEN

    @property
    def is_edited(self) -> bool:
        """Whether the comment was edited since."""
        return self.comment is not None and self.comment.edited_at is not None

    @property
    def is_tampered(self) -> bool:
        """Whether somebody else than the author edited the comment last."""
        return self.is_edited and self.comment is not None and not same(self.comment.editor, self.comment.author)


def acts(request: Request, words: frozenset[str], sorts: Mapping[str, Sort]) -> tuple[Act, ...]:
    """All acts of people, oldest first; each comment that shuts behind all that do not surely follow it.

    Where that goes round in a circle, the comment that shuts stands last. Within one second: closing by hand, then
    comments up to the last that shuts, then labels, then the other comments. A label that the record has taken in
    stays where it was taken in, before all comments of its second. `words` are all that the desk knows; `sorts` says
    what those that every procedure shares are.
    """
    answered = {_name(entry): entry for entry in request.record or () if entry.kind in ANSWERED}
    said = tuple(_of_comments(request, words, sorts, answered))
    found = [*_of_events(request, answered), *said, *_of_talk(request, said, answered)]
    names = {act.event_id or act.comment_id for act in found}
    gone = [_of_record(request, entry) for name, entry in answered.items() if name not in names]
    both = [*found, *(act for act in gone if act.has_effect or act.is_taken)]
    return _in_order(both)


def is_surely_after(at: datetime, number: int, act: Act) -> bool:
    """Whether a comment of this time and number came after another comment by both."""
    return at > act.at and number > act.comment_id


_Place = tuple[datetime, int, int]
"""The second, the number, and what comes first of the same number."""


def _in_order(known: Sequence[Act]) -> tuple[Act, ...]:
    shutting = [act for act in known if _shuts(act)]
    if not shutting:
        return tuple(sorted(known, key=lambda act: _place(act, {})))
    others = [act for act in known if act.comment_id and not _shuts(act) and not _is_talk(act)]
    behind = {act.comment_id: _behind(act, others) for act in shutting}
    seconds = {at: number for at, number, _ in sorted(behind.values())}
    ordered = sorted(known, key=lambda act: (behind.get(act.comment_id) or _place(act, seconds), act.comment_id))
    return tuple(reversed(list(_marked(reversed(ordered), behind))))


def _shuts(act: Act) -> bool:
    """Whether this is a comment that shuts; what the record took it for stands, whatever it says by now."""
    if act.entry is not None and act.has_effect:
        return KINDS[act.entry.kind].shuts and bool(act.comment_id)
    return act.sort is Sort.SHUTS


def _is_talk(act: Act) -> bool:
    is_command = isinstance(act.command, Command) and act.sort is not Sort.ASKS
    return not (is_command or act.has_effect)


def _behind(act: Act, others: Iterable[Act]) -> _Place:
    """The place of a comment that shuts: behind the last of `others` that does not surely follow it."""
    unsure = [each for each in others if each.at >= act.at and not is_surely_after(each.at, each.comment_id, act)]
    return max([(act.at, act.comment_id, 1), *((each.at, each.comment_id, 1) for each in unsure)])


def _place(act: Act, seconds: Mapping[datetime, int]) -> _Place:
    """The place of any other act; `seconds` says which number the last comment has that shuts in a second."""
    is_judged = act.label is not None and not act.has_effect
    return act.at, seconds.get(act.at, 0) if is_judged else act.comment_id, 2 if is_judged else 0


def _marked(latest_first: Iterable[Act], behind: Mapping[int, _Place]) -> Iterable[Act]:
    """The acts with what their places say of them."""
    waiting: list[tuple[datetime, int]] = []
    for act in latest_first:
        place = behind.get(act.comment_id)
        yield replace(
            act,
            placed_at=place[0] if place and place[0] > act.at else None,
            is_overtaken=any(at <= act.at or 0 < number < act.comment_id for at, number in waiting),
        )
        waiting += [(act.at, act.comment_id)] if place else []


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


def _of_comments(
    request: Request, words: frozenset[str], sorts: Mapping[str, Sort], answered: _Answered
) -> Iterable[Act]:
    replied = keys(request.comments)
    recorded = {each for entry in request.record or () for each in entry.comments}
    for comment in request.comments:
        if comment.by_desk or comment.author is None or not comment.author.is_person:
            continue
        command = read_command(comment.body, words)
        if command is not None:
            entry = answered.get(comment.id)
            sort = sorts.get(command.word) if isinstance(command, Command) else None
            is_kept = sort is not None and sort.is_kept
            if isinstance(command, Command) and is_kept and entry is None and reply_key(comment.id, "") in replied:
                command = as_answered(comment.body, command)
            yield Act(
                at=comment.created_at,
                actor=comment.author,
                comment=comment,
                command=command,
                sort=sort if isinstance(command, Command) else None,
                entry=entry,
                was_read=bool(comment.marks & {MOVED, ACCEPTED})
                or reply_key(comment.id, "") in replied
                or comment.id in recorded,
            )


def _of_talk(request: Request, said: Sequence[Act], answered: _Answered) -> Iterable[Act]:
    """Plain words of people, where somebody is asked who may answer so; of what was recorded the record tells."""
    is_called = any(act.sort is Sort.CALLS for act in said) or any(KINDS[each.kind].calls for each in answered.values())
    known = {act.comment_id for act in said} | answered.keys()
    for comment in request.comments if is_called else ():
        if not comment.by_desk and comment.author is not None and comment.author.is_person and comment.id not in known:
            yield Act(at=comment.created_at, actor=comment.author, comment=comment)


def _of_events(request: Request, answered: _Answered) -> Iterable[Act]:
    for label in request.label_events:
        if label.actor is not None and label.actor.is_person:
            yield Act(at=label.at, actor=label.actor, label=label, entry=answered.get(label.node_id))
    for state in request.state_events:
        if state.actor is not None and state.actor.is_person:
            yield Act(at=state.at, actor=state.actor, state=state, entry=answered.get(state.node_id))
