"""What is taken back where a run cannot know how a request stands: development labels first (design sections 3 and 6).

Either this request lastingly cannot be read, or the desk cannot. Nothing opens by it, and what the next reading may
tell otherwise is no cause. Pure: facts in, what is withheld out.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import dropwhile

from automation.core.commands.label import is_renamed
from automation.core.commands.table import SORTS
from automation.core.history.record import Entry, EntryKind, place_of
from automation.core.history.request import Comment, LabelEvent, Request, StateEvent
from automation.core.outcome.decision import Withheld
from automation.core.outcome.notices import Notice, NoticeKind
from automation.core.policy.label_names import is_same_label, is_step_label, is_turned, label_key
from automation.core.policy.process import Process
from automation.core.problem import Reason
from automation.core.state.acts import Sort
from automation.core.state.contributions import counted_edits
from automation.core.state.markers import reply_key, status_comment
from automation.core.state.situation import Answer
from automation.core.text.command_line import Command, read_command
from automation.core.why import Why

_MOVING = frozenset({EntryKind.MOVE, EntryKind.RETURN})
_CHANGING = frozenset(word for word, sort in SORTS.items() if sort in {Sort.SHUTS, Sort.GIVES})
"""Commands of any procedure after which what was approved, or that it may be developed, has to be judged anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """What can be read of a desk that cannot be read as a whole, and why it cannot: the procedures that load."""

    processes: tuple[Process, ...]
    cause: Reason


def why_unreadable(processes: Collection[Process], request: Request) -> Reason | None:
    """Why this request lastingly cannot be read, or None: unknown is never yes."""
    record = request.record
    if record is None or (record and record[0].event != request.node_id):
        return Reason(Why.RECORD_BROKEN)
    if not record and status_comment(request.comments) is not None:
        return Reason(Why.RECORD_MISSING)
    if record and _pinned(processes, record) is None:
        return Reason(Why.PROCESS_GONE)
    return Reason(Why.EDITS_UNHEARD) if request.untold_edits > counted_edits(record) else None


def of_request(processes: Collection[Process], request: Request, reason: Reason, now: datetime) -> Withheld:
    """Every development label goes, whoever set it; after a launch that the record tells the recorded step stays.

    Where the version of the procedure is missing, nobody can tell which labels those are: every step label goes.
    """
    known = _trusted(request)
    process = _pinned(processes, known)
    stays = _launched_label(process, known)
    gated = _Gated(processes if process or not known else ())
    off = frozenset(name for name in request.labels if gated.holds(name) and not is_same_label(name, stays))
    taken = tuple(_taken(request, known, gated, off))
    return Withheld(
        reason=reason,
        labels_off=off,
        stays=stays,
        notices=tuple(_notices(taken, Why.LABEL_UNREAD)),
        entries=tuple(_entries(known, taken, Why.LABEL_UNREAD, now, reason)),
    )


def of_desk(remains: Remains, request: Request, now: datetime) -> Withheld:
    """A development label stays that the desk put on itself, while the record says that the gate is open.

    And only while nothing that was approved was edited or deleted since; every other goes.
    """
    known = _trusted(request)
    gated = _Gated(remains.processes)
    opened = _opened(known)
    is_sound = opened is not None and not _is_changed(request, known, opened.recorded_at, _covered(remains.processes))
    off = frozenset(
        label for label in request.labels if gated.holds(label) and not (is_sound and _is_desks(request, label))
    )
    taken = tuple(_taken(request, known, gated, off))
    return Withheld(
        reason=remains.cause,
        labels_off=off,
        is_told=opened is not None and not is_sound,
        notices=tuple(_notices(taken, Why.LABEL_DESK_UNREAD)),
        entries=tuple(_entries(known, taken, Why.LABEL_DESK_UNREAD, now)),
    )


class _Gated:
    """Which labels are those of development: whatever any procedure calls so, and what only looks like a step's."""

    def __init__(self, processes: Iterable[Process]) -> None:
        steps = [step for process in processes for step in process.steps]
        gated = {label_key(step.label) for step in steps if step.gated}
        self._free = {label_key(step.label) for step in steps} - gated

    def holds(self, label: str) -> bool:
        return (is_step_label(label) or is_turned(label)) and label_key(label) not in self._free


def _trusted(request: Request) -> tuple[Entry, ...]:
    """The record, if there is one and it is that of this request."""
    record = request.record or ()
    return record if record and record[0].event == request.node_id else ()


def _pinned(processes: Iterable[Process], record: Sequence[Entry]) -> Process | None:
    named = {(record[0].process, record[0].version)} if record else set()
    return next((process for process in processes if (process.id, process.version) in named), None)


def _launched_label(process: Process | None, record: Sequence[Entry]) -> str:
    """The label of the recorded step, if that lies behind the launch and the request has not ended; else ''."""
    place = next((entry for entry in reversed(record) if entry.kind in _MOVING), None)
    ends = (entry.kind for entry in reversed(record) if entry.kind in {EntryKind.ENDED, EntryKind.RESUMED})
    if process is None or place is None or next(ends, None) is EntryKind.ENDED:
        return ""
    return process.step(place.after).label if process.launch_step.number < place.after <= process.last else ""


def _opened(record: Sequence[Entry]) -> Entry | None:
    """The last word of the record on the gate, if it says that it is open."""
    turns = (entry for entry in reversed(record) if entry.kind in {EntryKind.OPENED, EntryKind.SHUT})
    last = next(turns, None)
    return last if last is not None and last.kind is EntryKind.OPENED else None


def _covered(processes: Iterable[Process]) -> frozenset[str]:
    """Command words that may change what is approved, or take the approval back."""
    steps = [step for each in processes for step in each.steps if step.number < each.approval_step.number]
    return _CHANGING | {word for step in steps for word in (step.verb, *step.aliases) if word}


def _is_changed(request: Request, record: Sequence[Entry], since: datetime, words: frozenset[str]) -> bool:
    """Whether anything that was approved may have been edited, deleted, added to or taken back since."""
    relied_on = {comment for entry in record for comment in entry.comments}
    writers = {entry.actor for entry in record} | {request.author.id if request.author else None, None}
    return (
        any(edit.at >= since for edit in request.edits)
        or any(_touches(each, since, relied_on, writers, words) for each in request.comments if not each.by_desk)
        or any(each.at >= since and (each.author is None or each.author.id in writers) for each in request.deletions)
        or any(each.closed and each.at >= since and _is_person(each) for each in request.state_events)
    )


def _touches(
    comment: Comment,
    since: datetime,
    relied_on: Collection[int],
    writers: Collection[int | None],
    words: frozenset[str],
) -> bool:
    if comment.edited_at is not None and comment.edited_at >= since:
        # What it said before nobody knows; the record does not name every comment that holds evidence.
        is_writers = comment.author is None or comment.author.id in writers
        return comment.id in relied_on or is_writers or comment.body.startswith("/")
    return comment.created_at >= since and isinstance(read_command(comment.body, words), Command)


def _is_desks(request: Request, label: str) -> bool:
    """Whether the desk put this label on, and nobody gave it another name since."""
    last = _last_event(request.label_events, label)
    return last is not None and last.added and last.by_desk and not is_renamed(last)


def _last_event(events: Sequence[LabelEvent], label: str) -> LabelEvent | None:
    return next((event for event in reversed(events) if is_same_label(event.label, label)), None)


def _taken(request: Request, record: Sequence[Entry], gated: _Gated, off: frozenset[str]) -> Iterable[LabelEvent]:
    """Labels that people set and that go unjudged: those that go now, and those that went since the record's last word.

    Without a record nobody can tell the second from labels that were honoured long ago.
    """
    regular = [entry.recorded_at for entry in record if not _is_ours(entry)]
    events, going = request.label_events, {label_key(label) for label in off}
    for place, event in enumerate(events):
        if not event.added or not _is_person(event) or not gated.holds(event.label):
            continue
        after = next((each for each in events[place + 1 :] if is_same_label(each.label, event.label)), None)
        is_going = after is None and label_key(event.label) in going
        is_gone = after is not None and not after.added and after.by_desk and regular and event.at >= regular[-1]
        if is_going or is_gone:
            yield event


def _notices(taken: Iterable[LabelEvent], code: Why) -> Iterable[Notice]:
    for event in taken:
        if event.actor is not None:
            reason = Reason(code, {"label": event.label})
            answer = Answer(accepted=False, reason=reason, at=event.at, actor=event.actor, event_id=event.node_id)
            key = reply_key(0, event.node_id)
            yield Notice(kind=NoticeKind.REPLY, key=key, mention=(event.actor.login,), answer=answer)


def _entries(
    record: Sequence[Entry], taken: Iterable[LabelEvent], code: Why, now: datetime, reason: Reason | None = None
) -> Iterable[Entry]:
    """What the record lacks of this: that the request could not be read (`reason`), and each label taken back.

    They count no edits that were not counted before: an edit that nobody read is not heard by being counted.
    """
    if not record:
        return
    last = next(dropwhile(lambda entry: entry.code == code, reversed(record)))
    place = place_of(record) or record[-1].after
    blank = Entry(
        kind=EntryKind.UNREADABLE,
        at=now,
        recorded_at=now,
        code=reason.code if reason else "",
        rule="4.1",
        before=place,
        after=place,
        process=record[0].process,
        version=record[0].version,
        edits=counted_edits(record),
    )
    if reason is not None and (last.kind, last.code) != (EntryKind.UNREADABLE, reason.code):
        yield blank
    known = {entry.event for entry in record}
    for event in taken:
        if event.node_id not in known and event.actor is not None:
            act = replace(blank, at=event.at, actor=event.actor.id, event=event.node_id, rule="5")
            yield replace(act, kind=EntryKind.LABEL_TAKEN_BACK, code=code)


def _is_ours(entry: Entry) -> bool:
    """Whether a run wrote it that could not know how the request stands."""
    return entry.kind is EntryKind.UNREADABLE or entry.code in {Why.LABEL_UNREAD, Why.LABEL_DESK_UNREAD}


def _is_person(event: LabelEvent | StateEvent) -> bool:
    return event.actor is not None and event.actor.is_person
