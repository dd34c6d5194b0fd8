"""What the record, the site's data, the status comment and the request's page say of one request, fact by fact.

`told_apart` names every fact in which two of them differ; it is right only where the desk has settled. Names, numbers
and times are read from what each of them shows, not from the code that wrote it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from automation.core.history.record import LETTER_RULE, PLACING, Entry, EntryKind, place_of
from automation.core.history.request import Request
from automation.core.policy.catalogue import Catalogue
from automation.core.state.markers import STATUS, key_of
from automation.core.state.situation import Situation
from automation.render.site.published import board_json, request_json
from automation.render.site.request_page import request_page
from automation.render.site.site_data import SiteData, SiteRow

_STEP = re.compile(r"[Ll]angkah (\d+) dari (\d+)")
_TAKEN = {EntryKind.APPROVAL, EntryKind.PERMIT}
_CAUSES = {EntryKind.LAPSE, EntryKind.REJECTION, EntryKind.WITHDRAWAL, EntryKind.RETURN, EntryKind.RESUMED}


def site_of(catalogue: Catalogue, request: Request, situation: Situation, now: datetime) -> tuple[SiteRow, SiteData]:
    """A site with this request alone."""
    row = SiteRow(request=request, situation=situation)
    desk = catalogue.desk
    data = SiteData(now=now, repository=request.repository, desk=desk, processes=catalogue.processes, rows=(row,))
    return row, data


def told_apart(catalogue: Catalogue, request: Request, situation: Situation, now: datetime) -> list[str]:
    """Every difference, in words; `situation` is what the desk decides at `now`."""
    row, data = site_of(catalogue, request, situation, now)
    site, board = json.loads(request_json(row, data)), json.loads(board_json(data))
    record = request.record or ()
    last = situation.process.last
    found = [
        *_of_steps(record, site, last),
        *_of_decisions(record, site),
        *_of_gate(record, site),
        *_of_end(record, site, last),
        *_of_record(record, last),
        *_of_board(site, board),
        *_of_status(request, site),
        *_of_page(request_page(row, data, "id"), site),
    ]
    return [f"#{request.number}: {each}" for each in found]


def _of_steps(record: tuple[Entry, ...], site: Mapping[str, Any], last: int) -> Iterator[str]:
    if min(place_of(record), last) != site["step"]:
        yield f"the record stands at {place_of(record)}, the site at {site['step']}"
    told = [_move(each) for each in record if each.kind in PLACING - {EntryKind.INTAKE}]
    shown = [tuple(move[key] for key in ("kind", "before", "after", "at", "reason", "role")) for move in site["moves"]]
    if sorted(told, key=str) != sorted(shown, key=str):
        yield f"moves: {sorted(set(told) ^ set(shown), key=str)}"
    comments = {_stamp(each.at): each.comments[:1] for each in record if each.kind is EntryKind.MOVE}
    for move in site["moves"]:
        known = [*comments.get(move["at"], ()), None]
        if move["kind"] == "move" and move["comment"] not in known:
            yield f"the comment of {move}: the record has {known}"


def _move(entry: Entry) -> tuple[object, ...]:
    return (entry.kind.value, entry.before, entry.after, _stamp(entry.at), entry.code, entry.role or None)


def _of_decisions(record: tuple[Entry, ...], site: Mapping[str, Any]) -> Iterator[str]:
    for kind, key in ((EntryKind.REJECTION, "rejections"), (EntryKind.WITHDRAWAL, "withdrawals")):
        told = [(_stamp(each.at), each.role or None, each.comments[0]) for each in record if each.kind is kind]
        shown = [(each["at"], each["role"], each["comment"]) for each in site[key]]
        if told != shown:
            yield f"{key}: {told} and {shown}"
    if site["emergency"] != any(each.kind is EntryKind.EMERGENCY for each in record):
        yield "one of them tells of an emergency"
    if bool(site["violations"]) and not any(each.kind is EntryKind.VIOLATION for each in record):
        yield "the site alone tells of a violation"


def _of_gate(record: tuple[Entry, ...], site: Mapping[str, Any]) -> Iterator[str]:
    """Who counts: by comment and by account, as the last opening names them while the gate is open."""
    turns = [each for each in record if each.kind in {EntryKind.OPENED, EntryKind.SHUT}]
    is_open = bool(turns) and turns[-1].kind is EntryKind.OPENED
    if site["may_develop"] and not is_open:
        yield "the site alone says that it may be developed"
    known = {each.comments[0]: each for each in record if each.kind in _TAKEN}
    for each in site["approvals"]:
        entry = known.get(each["comment"])
        if entry is None:
            yield f"no entry of the approval {each}"
            continue
        who = entry.signatory if entry.rule == LETTER_RULE else entry.actor
        if (each["account"], each["at"]) != (who, _stamp(entry.at)):
            yield f"the approval {each} is by {who} at {_stamp(entry.at)} in the record"
    counted = {each["comment"] for each in site["approvals"]}
    if is_open and not site["blocks"] and counted != set(turns[-1].comments) and site["launched_at"] is None:
        yield f"approvals {sorted(counted)}, the gate opened on {turns[-1].comments}"
    if site["blocks"] and is_open and site["may_develop"]:
        yield f"open and blocked: {site['blocks']}"


def _of_end(record: tuple[Entry, ...], site: Mapping[str, Any], last: int) -> Iterator[str]:
    ends = [
        each
        for each in record
        if each.kind in {EntryKind.ENDED, EntryKind.RESUMED} or (each.kind is EntryKind.MOVE and each.after > last)
    ]
    is_ended = bool(ends) and ends[-1].kind is not EntryKind.RESUMED
    if is_ended != (site["ended"] is not None):
        yield f"the record says ended: {is_ended}, the site {site['ended']}"
    elif is_ended:
        told = (_stamp(ends[-1].at), ends[-1].code, ends[-1].role or None)
        shown = tuple(site["ended"][key] for key in ("at", "reason", "role"))
        if told != shown:
            yield f"ended {told} and {shown}"


def _of_record(record: tuple[Entry, ...], last: int) -> Iterator[str]:
    """Every effect has its cause, and every step begins where one ended."""
    place = furthest = 0
    for number, entry in enumerate(record):
        if entry.kind is EntryKind.SHUT and not entry.comments:
            run = [each for each in record[:number] if each.recorded_at == entry.recorded_at]
            opened = next(each for each in reversed(record[:number]) if each.kind is EntryKind.OPENED)
            if not {each.kind for each in run} & _CAUSES and opened.sources == entry.sources:
                yield f"entry {entry.seq} shuts the gate without a cause"
        if entry.kind in PLACING:
            begins = {place, furthest} if entry.kind in {EntryKind.MOVE, EntryKind.RETURN} else {place}
            if entry.before not in begins:
                yield f"entry {entry.seq} ({entry.kind}) goes from {entry.before}, and the request stands at {place}"
            place = entry.after
            furthest = furthest if entry.kind in {EntryKind.FALL, EntryKind.RECOVERY} else entry.after
        elif entry.before != entry.after:
            yield f"entry {entry.seq} ({entry.kind}) moves the request"
        if entry.at > entry.recorded_at:
            yield f"entry {entry.seq} is recorded before it happened"
    if place > last + 1:
        yield f"the record ends at step {place}"


def _of_board(site: Mapping[str, Any], board: Mapping[str, Any]) -> Iterator[str]:
    (row,) = board["requests"]
    for key, value in row.items():
        if site[key] != value:
            yield f"{key}: {value} on the board, {site[key]} on its page"
    if (days := site["waited_working_days"]) is not None:
        counted = days_between(board["calendar"], site["since"], board["data_at"])
        if counted != days:
            yield f"{days} working days by the site, {counted} by its calendar"
    began = site["opened_at"]
    for move in site["moves"]:
        counted = days_between(board["calendar"], began, move["at"])
        if counted != move["waited_working_days"]:
            yield f"{move['waited_working_days']} working days before {move}, {counted} by the calendar"
        began = move["at"]


def days_between(calendar: Mapping[str, Any], start: str, end: str) -> int:
    """Whole working days, counted day by day from what is published alone."""
    zone = ZoneInfo(calendar["time_zone"])
    first, last = (datetime.fromisoformat(each).astimezone(zone) for each in (start, end))
    opens, closes = (_minutes(calendar[key]) for key in ("opens", "closes"))
    total, day = 0, first.date()
    while day <= last.date():
        if day.isoweekday() in calendar["weekdays"] and day.isoformat() not in calendar["days_off"]:
            begins = max(opens, first.hour * 60 + first.minute) if day == first.date() else opens
            ends = min(closes, last.hour * 60 + last.minute) if day == last.date() else closes
            total += max(0, min(ends, closes) - max(begins, opens))
        day += timedelta(days=1)
    return total // (closes - opens)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _of_status(request: Request, site: Mapping[str, Any]) -> Iterator[str]:
    status = next((each.body for each in request.comments if key_of(each) == STATUS), "")
    found = _STEP.search(status)
    if found and (int(found[1]), int(found[2])) != (site["step"], site["steps"]):
        yield f"the status comment says {found[0]}, the site {site['step']} of {site['steps']}"


def _of_page(page: str, site: Mapping[str, Any]) -> Iterator[str]:
    found = _STEP.search(page)
    if found and (int(found[1]), int(found[2])) != (site["step"], site["steps"]):
        yield f"the page says {found[0]}, its data {site['step']} of {site['steps']}"


def _stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
