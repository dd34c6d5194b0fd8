"""Falls and recoveries: the request goes back, or on again, and nobody moved it (rule 7).

What it rests on was lost, or is there again. The record holds each as an entry of its own, which grants nothing: where
a request stands is worked out anew every time, and the entry says that it was so.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from automation.core.approval.verdict import Gate
from automation.core.approval.votes import Kind
from automation.core.commands.entry_kind import kind_of
from automation.core.history.record import PLACING, Entry, EntryKind, place_of
from automation.core.history.request import Account
from automation.core.policy.process import Process
from automation.core.problem import Reason
from automation.core.state.course import Course
from automation.core.state.situation import Answer, Move, Overlay
from automation.core.why import Why

_KINDS = frozenset({EntryKind.FALL, EntryKind.RECOVERY})
_MOVING = frozenset({EntryKind.MOVE, EntryKind.RETURN})
_GIVEN = frozenset({Why.HOLE_FILLED, Why.EDITED_EVIDENCE, Why.FORM_SUPPLEMENTED})
"""The answers to acts by which what was lacking is there again."""


def tells_steps(record: Sequence[Entry]) -> bool:
    """Whether the record tells each step: since then an intake names its role."""
    return bool(record) and (bool(record[0].role) or any(entry.kind in _KINDS for entry in record))


def turn_of(course: Course, shown: int, lapsed: Sequence[Reason], gate: Gate, now: datetime) -> Move | None:
    """The fall or recovery by which the request stands elsewhere than the record says."""
    process, record = course.case.process, course.case.request.record or ()
    place = _standing_at(process, record, course.answers, 1 if course.problems else 2)
    if shown == place or course.ending is Overlay.DONE:
        return None
    if shown < place:
        reason = next(iter(lapsed), Reason(Why.FORM_INCOMPLETE))
        return _fall(place, shown, _turned_at(course, _lost_at(course), now), reason)
    if not _has_fallen(record):
        return None
    decided = gate.decided_at if gate.is_open else None
    mended = max((each for each in (decided, shaken_at(course), _mended_at(course)) if each), default=None)
    approval = process.approval_step.number
    return _recovery(place, shown, _turned_at(course, mended, now), through_gate=place <= approval < shown)


def _moved_at(course: Course) -> datetime:
    return max((each.at for each in moves_of(course, None)), default=course.case.request.created_at)


def _turned_at(course: Course, cause: datetime | None, now: datetime) -> datetime:
    """When the request was turned: at its cause, where that came after all that moved it before, else as it is seen."""
    before = _moved_at(course)
    return cause if cause is not None and before <= cause <= now else now


def shaken_at(course: Course) -> datetime | None:
    """When a text may last have changed, or a decision was last taken back."""
    taken_back = [vote.at for vote in course.votes if vote.kind is not Kind.APPROVE]
    return max([*course.changes, *taken_back, *([course.void_before] if course.void_before else [])], default=None)


def changes_of(course: Course) -> tuple[datetime, ...]:
    """When texts may have changed, oldest first."""
    return tuple(sorted([*course.changes, *([course.void_before] if course.void_before else [])]))


def _lost_at(course: Course) -> datetime | None:
    """When what the request rested on was lost: with the first change of a text since it was moved, or before that.

    Whatever was taken back later found nothing any more; of what was taken back alone the last one was too much.
    """
    before = _moved_at(course)
    changed = next((at for at in changes_of(course) if at >= before), None)
    taken_back = max(
        (vote.at for vote in course.votes if vote.kind is not Kind.APPROVE and vote.at >= before), default=None
    )
    return min((at for at in (changed, taken_back) if at is not None), default=None)


def _mended_at(course: Course) -> datetime | None:
    """When a section was last given anew, or a text was."""
    given = [answer.at for answer in course.answers if answer.accepted and answer.reason.code in _GIVEN]
    return max(given, default=None)


def moves_of(course: Course, turn: Move | None) -> tuple[Move, ...]:
    """All moves by time; of the same time those of people first, in the order in which they were judged."""
    kinds = _KINDS | {EntryKind.COMPLETION} if course.problems else _KINDS
    told = [_as_move(entry) for entry in course.case.request.record or () if entry.kind in kinds]
    turns = [*told, *([turn] if turn else [])]
    return tuple(sorted((*course.moves, *turns), key=lambda move: move.at)) if turns else tuple(course.moves)


def turned_at(course: Course, turn: Move | None, shown: int) -> datetime | None:
    """When the request was last turned to where it stands, if that was its last move.

    Only where the record tells all steps: else it would be another moment once the record tells of it.
    """
    record = course.case.request.record or ()
    moves = moves_of(course, turn)
    last = moves[-1] if moves and (not record or record[0].role) else None
    return last.at if last is not None and last.is_turn and last.step == shown else None


def _as_move(entry: Entry) -> Move:
    return Move(
        step=entry.after,
        to=entry.after,
        before=entry.before,
        at=entry.at,
        actor=None if entry.actor is None else Account(login="", id=entry.actor),
        reason=Reason(Why(entry.code), {"step": str(entry.after)}),
        kind=entry.kind,
        role=entry.role,
        comment_id=entry.comments[0] if entry.comments and entry.kind is EntryKind.COMPLETION else 0,
    )


def _standing_at(process: Process, record: Sequence[Entry], answers: Iterable[Answer], start: int) -> int:
    """The step to which the record leads once it holds what was answered now too; `start` where nobody went on."""
    fresh = [each.after for each in answers if not each.is_recorded and kind_of(each) in _MOVING]
    begun = [entry for entry in record if entry.kind in PLACING - {EntryKind.INTAKE}]
    return min(fresh[-1] if fresh else place_of(begun) or start, process.last)


def _fall(before: int, after: int, at: datetime, reason: Reason) -> Move:
    """The request stands at an earlier step than the record says."""
    return Move(step=after, to=after, before=before, at=at, actor=None, reason=reason, kind=EntryKind.FALL)


def _recovery(before: int, after: int, at: datetime, *, through_gate: bool) -> Move:
    """The request is back at a later step, where it stood before it fell."""
    code = Why.FORM_COMPLETE if before == 1 else Why.GATE_OPENED if through_gate else Why.HOLE_FILLED
    reason = Reason(code, {"step": str(before)})
    return Move(step=after, to=after, before=before, at=at, actor=None, reason=reason, kind=EntryKind.RECOVERY)


def _has_fallen(record: Sequence[Entry]) -> bool:
    """Whether the record tells of a fall."""
    return any(entry.kind is EntryKind.FALL for entry in record)
