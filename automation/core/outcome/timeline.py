"""How a request moved, row by row: steps, falls, decisions, holds and its end, each once and with its own moment.

From what the replay found and what the record tells of the gate; nothing here is decided anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from automation.core.commands.hold import until_of
from automation.core.commands.table import OUTCOMES
from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import Account, Request
from automation.core.policy.desk import Calendar
from automation.core.problem import Reason
from automation.core.state.arrival import arrived
from automation.core.state.situation import Move, Situation
from automation.core.why import Why

SUBMITTED = "submitted"
ENTERED = "entered"
RETURNED = Why.RETURNED
DONE = "done"
OPENED = Why.GATE_OPENED
FELL = "fell"
WENT_ON = "went_on"
LAPSED = "lapsed"
HOLD_OVER = "hold_over"
CHANGED = Why.CHANGED_AFTER_LAUNCH

TOLD = frozenset(code for code, outcome in OUTCOMES.items() if outcome.is_row)
"""Accepted acts beside the steps that are rows of their own."""

_REASONED = frozenset(code for code, outcome in OUTCOMES.items() if outcome.has_reason)
"""Those whose comment says why."""

_ENDS = frozenset(code for code, outcome in OUTCOMES.items() if outcome.kind is EntryKind.ENDED)
_RESUMES = frozenset(code for code, outcome in OUTCOMES.items() if outcome.kind is EntryKind.RESUMED)
_SHUTTING = frozenset({Why.APPROVER_REJECTED, Why.APPROVAL_WITHDRAWN, RETURNED, *_ENDS, *_RESUMES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: what happened at `at`, by `actor` (None: by the rules alone), and the `step` that it led to.

    `what` is one of the names above or a reason code of `TOLD`; `why` says more of a fall or a lapse; `comment_id` is
    the comment that gives the reason, 0 for none.
    """

    what: str
    at: datetime
    step: int
    actor: Account | None = None
    why: Reason | None = None
    comment_id: int = 0


def timeline(situation: Situation, request: Request, calendar: Calendar, now: datetime) -> tuple[Row, ...]:
    """All rows at `now`, oldest first."""
    request = arrived(request)
    rows = [
        Row(what=SUBMITTED, at=request.created_at, step=1, actor=request.author),
        *(_of_move(move, situation) for move in situation.moves if not move.is_turn),
        *_of_acts(situation),
        *_of_holds(situation, calendar, now),
    ]
    launch = situation.process.launch_step.number
    told = sorted([*rows, *_of_record(request.record or (), rows, launch)], key=_moment)
    return tuple(sorted([*told, *_of_now(situation, told)], key=_moment))


def _moment(row: Row) -> datetime:
    return row.at


def _of_move(move: Move, situation: Situation) -> Row:
    number = move.reason.facts.get("step", "")
    is_last = move.reason.code == Why.STEP_DONE and number == str(situation.process.last)
    what = RETURNED if move.reason.code == RETURNED else DONE if is_last else ENTERED
    found = (each.comment_id for each in situation.answers if each.at == move.at and each.reason == move.reason)
    comment_id = next(found, 0) if what == RETURNED else 0
    # A form is complete by itself, whoever gave the last answer.
    actor = None if move.kind is EntryKind.COMPLETION else move.actor
    return Row(what=what, at=move.at, step=move.step, actor=actor, comment_id=comment_id)


def _of_acts(situation: Situation) -> Iterable[Row]:
    for answer in situation.answers:
        code = answer.reason.code
        if answer.accepted and code in TOLD:
            comment = answer.comment_id if code in _REASONED else 0
            step, why = answer.after, answer.reason
            yield Row(what=code, at=answer.at, step=step, actor=answer.actor, why=why, comment_id=comment)


def _of_holds(situation: Situation, calendar: Calendar, now: datetime) -> Iterable[Row]:
    """Holds that ran out by themselves: nobody ended them, and the request had not ended by then."""
    acts = [answer for answer in situation.answers if answer.accepted]
    for answer in acts:
        day = answer.reason.facts.get("until", "").replace("-", "")
        until = until_of(day, calendar) if answer.reason.code == Why.REQUEST_HELD else None
        if until is None or until > now:
            continue
        since = [each.reason.code for each in acts if answer.at < each.at < until]
        turns = [code for code in since if code in _ENDS | _RESUMES]
        if Why.HOLD_ENDED not in since and not (turns and turns[-1] in _ENDS):
            yield Row(what=HOLD_OVER, at=until, step=answer.after)


def _of_record(record: Sequence[Entry], acts: Sequence[Row], launch: int) -> Iterable[Row]:
    """What the record tells of the gate: it opened, approvals lapsed, and the request fell back or went on.

    Records of before tell no fall; there it shows by the step of the gate's shutting. After the launch nothing lapses
    to any effect; the change is told.
    """
    place, is_fallen, opened_at = 0, False, None
    recovered = {entry.recorded_at: entry.after for entry in record if entry.kind is EntryKind.RECOVERY}
    for entry in record:
        if entry.kind in {EntryKind.MOVE, EntryKind.RETURN}:
            place, is_fallen = entry.after, False
        elif entry.kind is EntryKind.OPENED:
            step = recovered.get(entry.recorded_at, entry.after)
            yield Row(what=WENT_ON if is_fallen else OPENED, at=entry.at, step=step)
            is_fallen, opened_at = False, entry.at
        elif entry.kind is EntryKind.FALL:
            is_fallen = True
            yield Row(what=FELL, at=entry.at, step=entry.after, why=_cause(entry, record, acts, opened_at))
        elif entry.kind is EntryKind.RECOVERY and entry.code != OPENED:
            yield Row(what=ENTERED, at=entry.at, step=entry.after)
        elif entry.kind is EntryKind.VIOLATION:
            yield Row(what=CHANGED, at=entry.at, step=entry.after)
        elif entry.kind is EntryKind.SHUT and entry.before < place:
            is_fallen = True
            yield Row(what=FELL, at=entry.at, step=entry.before, why=_cause(entry, record, acts, opened_at))
        elif place <= launch and _is_lapse(entry, record, place, acts, opened_at):
            facts = {"count": str(len(entry.comments))} if entry.comments else {}
            yield Row(what=LAPSED, at=entry.at, step=entry.before, why=Reason(Why(entry.code), facts))


def _cause(shut: Entry, record: Sequence[Entry], acts: Sequence[Row], opened_at: datetime | None) -> Reason:
    """Why the request fell: a lapse of the same run, else what somebody did since the gate opened."""
    lapse = next(
        (each for each in record if each.kind is EntryKind.LAPSE and each.recorded_at == shut.recorded_at), None
    )
    if lapse is not None and lapse.code != Why.VOICE_TAKEN:
        return Reason(Why(lapse.code), {"count": str(len(lapse.comments))})
    return Reason(Why(next(reversed(_shutting(acts, opened_at, shut.at)), shut.code)))


def _is_lapse(
    entry: Entry, record: Sequence[Entry], place: int, acts: Sequence[Row], opened_at: datetime | None
) -> bool:
    """Whether an entry is a row: a lapse that no fall of the same run tells of, or a gate that shut for no act."""
    fallen = {each.recorded_at for each in record if each.kind is EntryKind.FALL}
    if entry.kind is EntryKind.LAPSE:
        fallen |= {each.recorded_at for each in record if each.kind is EntryKind.SHUT and each.before < place}
        return entry.code != Why.VOICE_TAKEN and entry.recorded_at not in fallen
    lapses = [each.recorded_at for each in record if each.kind is EntryKind.LAPSE]
    is_told = entry.recorded_at in {*lapses, *fallen} or _shutting(acts, opened_at, entry.at)
    return entry.kind is EntryKind.SHUT and not is_told


def _shutting(acts: Sequence[Row], since: datetime | None, until: datetime) -> list[str]:
    """The acts after which work may not go on, between an opening and the moment at which the gate was seen shut."""
    return [each.what for each in acts if each.what in _SHUTTING and since is not None and since <= each.at <= until]


def _of_now(situation: Situation, rows: Sequence[Row]) -> Iterable[Row]:
    """A fall that the record does not tell of (yet), and an opening that this run sees for the first time."""
    gates = [row.what for row in rows if row.what in {OPENED, WENT_ON, FELL, LAPSED}]
    last = gates[-1] if gates else ""
    if situation.lapsed and last != FELL:
        yield Row(what=FELL, at=situation.stands_since, step=situation.step, why=situation.lapsed[0])
    elif situation.gate.is_open and last not in {OPENED, WENT_ON} and not situation.is_closed:
        yield Row(what=OPENED, at=situation.gate.decided_at, step=situation.step)
