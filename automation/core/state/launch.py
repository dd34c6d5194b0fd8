"""The approvals as they stood at the launch: nothing falls back after it, so whatever changes later changes no verdict.

What counted then stands in the record (its last opening before the launch); the texts of then are not kept.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from automation.core.approval.verdict import Approval, Gate
from automation.core.history.record import LETTER_RULE, Entry, EntryKind
from automation.core.history.request import Request
from automation.core.policy.desk import Desk
from automation.core.problem import Reason
from automation.core.why import Why

from .arrival import arrived
from .situation import Move, Situation

TAKEN = frozenset({EntryKind.APPROVAL, EntryKind.PERMIT})
"""The entries of what counted when the desk took it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """A launch at `at`, and the decisions that counted then; `changed_at` is when what they cover changed since.

    It is None while nothing changed.
    """

    at: datetime
    approvals: tuple[Approval, ...]
    changed_at: datetime | None = None


def launch_of(situation: Situation, request: Request, desk: Desk) -> Launch | None:
    """The launch of a request, None before it."""
    request = arrived(request)
    number = str(situation.process.launch_step.number)
    done = next((move for move in situation.moves if _completes(move, number)), None)
    if done is None:
        return None
    return Launch(
        at=done.at,
        approvals=_counted(situation, request, desk, done.at),
        changed_at=_changed_at(situation, request, done.at) if situation.violations else None,
    )


def gate_as_launched(situation: Situation, request: Request, desk: Desk) -> Gate:
    """The gate with its decisions as they stood at the launch and nothing lacking; before the launch as it is."""
    launch, gate = launch_of(situation, request, desk), situation.gate
    if launch is None:
        return gate
    permits = {entry.comments[0] for entry in request.record or () if entry.kind is EntryKind.PERMIT and entry.comments}
    permits |= {each.comment_id for each in gate.permits}
    is_changed = bool(situation.violations)
    return replace(
        gate,
        # Pull requests name the code of what was approved, drawn or of the older formula; a text that changed has none.
        code="" if is_changed else gate.code,
        former_code="" if is_changed else gate.former_code,
        approvals=tuple(each for each in launch.approvals if each.comment_id not in permits),
        permits=tuple(each for each in launch.approvals if each.comment_id in permits),
        open_slots=(),
        open_documents=(),
        letters=(),
        blocks=(),
    )


def _completes(move: Move, number: str) -> bool:
    return move.reason.code == Why.STEP_DONE and move.reason.facts.get("step") == number


def _counted(situation: Situation, request: Request, desk: Desk, at: datetime) -> tuple[Approval, ...]:
    """By the record; where it tells of no opening, what counts now."""
    record, gate = request.record or (), situation.gate
    opened = _opening(situation, record, at)
    if opened is None:
        return tuple(each for each in (*gate.approvals, *gate.permits) if each.counts)
    known = {entry.comments[0]: entry for entry in record if entry.kind in TAKEN and entry.comments}
    now = {each.comment_id: each for each in (*gate.approvals, *gate.permits)}
    entries = [known[comment] for comment in opened.comments if comment in known]
    return tuple(_as_then(entry, now.get(entry.comments[0]), request, desk) for entry in entries)


def _opening(situation: Situation, record: tuple[Entry, ...], at: datetime) -> Entry | None:
    """The last opening that the run knew which recorded the launch; it may stand behind the launch in one run."""
    launch = situation.process.launch_step.number
    told = (each.recorded_at for each in record if each.kind is EntryKind.MOVE and each.before == launch)
    until = next(told, at)
    openings = [each for each in record if each.kind is EntryKind.OPENED and each.recorded_at <= until]
    return openings[-1] if openings else None


def _as_then(entry: Entry, now: Approval | None, request: Request, desk: Desk) -> Approval:
    """One that counted then, as the record holds it where it does not count any more."""
    if now is not None and now.counts:
        return now
    is_letter, is_permit = entry.rule == LETTER_RULE, entry.kind is EntryKind.PERMIT
    return Approval(
        comment_id=entry.comments[0],
        login=_login(entry.signatory if is_letter else entry.actor, request, desk),
        at=entry.at,
        counts=True,
        reason=Reason(Why.COUNTS),
        # The record names no permit; the comment does while it is there.
        fills=now.fills if is_permit and now is not None else entry.role,
        on_behalf=_principal(entry, desk),
        recorder=_login(entry.actor, request, desk) if is_letter or is_permit else "",
    )


def _principal(entry: Entry, desk: Desk) -> str:
    """In whose name it was given, where that was somebody else than who gave it."""
    is_own = not entry.principals or bool({entry.actor, entry.signatory} & set(entry.principals))
    person = None if is_own else desk.numbered(entry.principals[0])
    return person.login if person is not None else ""


def _login(number: int | None, request: Request, desk: Desk) -> str:
    """The account as the history or the desk file names it; '' when nobody knows it any more."""
    if number is None:
        return ""
    authors = (each.author for each in request.comments)
    found = next((each.login for each in authors if each is not None and each.id == number), "")
    person = desk.numbered(number)
    return found or (person.login if person is not None else "")


def _changed_at(situation: Situation, request: Request, launched: datetime) -> datetime | None:
    """When what was approved changed after the launch; a text that is gone leaves the time at which the desk saw it."""
    changed = situation.gate.text_at
    if changed is not None and changed > launched:
        return changed
    told = (each.at for each in request.record or () if each.kind is EntryKind.VIOLATION and each.at > launched)
    return next(told, None)
