"""What is published as data of a request's course: its moves, decisions, holds and its end, by role, never by name.

The same facts as the record tells, with its numbers: `before` and `after` of a move, and the comment that did it. Of
the requester's side and of what did not count only that it happened.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from automation.core.commands.hold import day_of, until_of
from automation.core.history.record import Entry, EntryKind, digest, line
from automation.core.history.record_schema import moment
from automation.core.policy.calendar import working_days
from automation.core.policy.desk import Calendar
from automation.core.policy.process import REQUESTER
from automation.core.state.arrival import arrived
from automation.core.state.situation import Move, Overlay, Situation

from .site_data import SiteData, SiteRow

_LISTS = frozenset({"roles", "documents"})
"""What a reason that keeps the gate shut may say of itself; never a login."""


def course_data(row: SiteRow, data: SiteData) -> dict[str, Any]:
    """All of it."""
    situation, calendar = row.situation, data.desk.calendar
    request = arrived(row.request)
    record = request.record or ()
    return {
        "moves": list(_moves(situation.moves, request.created_at, calendar)),
        "lapsed": [reason.code for reason in situation.lapsed],
        "blocks": list(_blocks(situation)),
        "rejections": [_decision(each) for each in record if each.kind is EntryKind.REJECTION],
        "withdrawals": [_decision(each) for each in record if each.kind is EntryKind.WITHDRAWAL],
        "holds": list(_holds(record, calendar)),
        "ended": _ended(situation, record),
        "record": {"entries": len(record), "head": f"sha256:{digest(line(record[-1]))}"} if record else None,
    }


def calendar_data(calendar: Calendar) -> dict[str, Any]:
    """The working hours and days off by which days are counted."""
    return {
        "time_zone": calendar.time_zone,
        "utc_offset_minutes": calendar.offsets.first,
        "offset_changes": [{"at": moment(at), "utc_offset_minutes": ahead} for at, ahead in calendar.offsets.changes],
        "weekdays": sorted(calendar.weekdays),
        "opens": _clock(calendar.opens),
        "closes": _clock(calendar.closes),
        "days_off": sorted(day.isoformat() for day in calendar.days_off),
    }


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _moves(moves: Sequence[Move], since: datetime, calendar: Calendar) -> Iterable[dict[str, Any]]:
    for move in moves:
        yield {
            "kind": move.kind.value,
            "before": move.before,
            "after": move.to,
            "at": moment(move.at),
            "reason": move.reason.code,
            "role": move.role or None,
            "comment": _comment(move.comment_id, move.role),
            "waited_working_days": working_days(calendar, since, move.at),
        }
        since = move.at


def _comment(number: int, role: str) -> int | None:
    """The number of a comment, for whoever joins this with the record; none that would tell who asked."""
    return number if number and role and role != REQUESTER else None


def _blocks(situation: Situation) -> Iterable[dict[str, Any]]:
    """What keeps the gate shut, while anything can still open it."""
    if situation.is_closed or situation.reached > situation.process.launch_step.number:
        return
    for reason in situation.gate.blocks:
        lists = {name: text.split(", ") for name, text in reason.facts.items() if name in _LISTS and text}
        yield {"code": reason.code, **lists}


def _decision(entry: Entry) -> dict[str, Any]:
    """Whoever says no, or takes back, is told by role, as on the page; the comment that says why is linked there."""
    return {
        "at": moment(entry.at),
        "role": entry.role or None,
        "comment": entry.comments[0] if entry.comments else None,
    }


def _holds(record: Sequence[Entry], calendar: Calendar) -> Iterable[dict[str, Any]]:
    turns = [entry for entry in record if entry.kind in {EntryKind.HOLD, EntryKind.HOLD_ENDED}]
    for place, entry in enumerate(turns):
        following = next(iter(turns[place + 1 :]), None)
        if entry.kind is EntryKind.HOLD:
            is_ended = following is not None and following.kind is EntryKind.HOLD_ENDED
            yield {
                "at": moment(entry.at),
                "until": day_of(until_of(entry.parts.get("until", ""), calendar), calendar) or None,
                "role": entry.role or None,
                "ended_at": moment(following.at) if following is not None and is_ended else None,
            }


def _ended(situation: Situation, record: Sequence[Entry]) -> dict[str, Any] | None:
    """When, how and by whom it ended."""
    if not situation.is_closed:
        return None
    ends = [entry for entry in record if entry.kind is EntryKind.ENDED]
    if situation.overlay is Overlay.DONE:
        move = situation.moves[-1]
        at, code, role, comment = move.at, str(move.reason.code), move.role, move.comment_id
    elif ends:
        last = ends[-1]
        at, code, role, comment = last.at, last.code, last.role, next(iter(last.comments), 0)
    else:
        at, code, role, comment = situation.since, "", "", 0
    return {
        "at": moment(at),
        "how": situation.overlay.value,
        "reason": code or None,
        "role": role or None,
        "comment": _comment(comment, role),
    }
