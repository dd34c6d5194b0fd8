"""`/tunda REASON sampai DATE`: a request rests until a day, which it leaves by itself (other rules).

A hold closes: once recorded it stands, whatever becomes of its comment (rule 8).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from automation.core.history.record import Entry, EntryKind
from automation.core.policy.desk import Calendar, Desk
from automation.core.policy.process import Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Overlay, Pause, Situation
from automation.core.text.command_line import Command
from automation.core.text.markdown import lines_of
from automation.core.text.unseen import plainly
from automation.core.text.values import read_date
from automation.core.why import Why

from .command import Argument, Asker, DeskCommand, Outcome, is_in_charge

_UNTIL = " sampai "
_UNTIL_IN_ANY_CASE = re.compile(_UNTIL, re.IGNORECASE)
_LINES_LOOKED_AT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What `/tunda` says: a reason, and the instant at which the hold ends by itself."""

    reason: str
    until: datetime | None


def on_hold(course: Course, act: Act, command: Command) -> None:
    """Let the request rest; the actor of the step and whoever decides may."""
    asked = _asked(command, course.case.desk.calendar)
    if not course.is_in_charge(act):
        course.refuse(act, Reason(Why.MAY_NOT_HOLD, {"role": course.present.actor}))
    elif (held := course.paused(Overlay.HELD, act.at)) is not None:
        course.refuse(act, Reason(Why.HELD_ALREADY, {"until": day_of(held.until, course.case.desk.calendar)}))
    elif asked.until is None:
        course.refuse(act, Reason(Why.HOLD_DATE, {"example": _example(course, act, command)}))
    elif asked.until <= act.at:
        day = day_of(asked.until, course.case.desk.calendar)
        course.refuse(act, Reason(Why.HOLD_PAST, {"written": day, "example": _example(course, act, command)}))
    elif not asked.reason:
        course.refuse(act, Reason(Why.REASON_MISSING, {"verb": command.word}))
    else:
        _hold(course, act, asked.until)


def _hold(course: Course, act: Act, until: datetime) -> None:
    """The request rests until that instant."""
    course.pauses[Overlay.HELD] = Pause(overlay=Overlay.HELD, code=Why.REQUEST_HELD, at=act.at, until=until)
    role = "" if act.entry else course.role_of(act)
    course.accept(act, Reason(Why.REQUEST_HELD, {"until": day_of(until, course.case.desk.calendar)}), role=role)


def day_of(at: datetime | None, calendar: Calendar) -> str:
    """The day of the desk's calendar on which an instant lies, as YYYY-MM-DD."""
    return calendar.offsets.local(at).date().isoformat() if at else ""


def until_of(digits: str, calendar: Calendar) -> datetime | None:
    """The instant at which a recorded hold ends; the record writes its day as eight digits."""
    try:
        day = datetime.strptime(digits, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        return None
    return calendar.offsets.start(day)


def _example(course: Course, act: Act, command: Command) -> str:
    """A line that would be taken: its day is four weeks ahead."""
    day = day_of(act.at + timedelta(weeks=4), course.case.desk.calendar)
    return f"/{command.word} menunggu anggaran{_UNTIL}{day}"


def _parted(line: str) -> tuple[str, str, str]:
    """The line before and behind its last `sampai`, which may be written in any case."""
    found = [each.span() for each in _UNTIL_IN_ANY_CASE.finditer(plainly(line))]
    return (line[: found[-1][0]], _UNTIL, line[found[-1][1] :]) if found else ("", "", line)


def _asked(command: Command, calendar: Calendar) -> _Asked:
    """The day stands at the end of the first line or of one of the next; what stands below it is reason too."""
    lines = [line.strip() for line in lines_of(command.reason) if line.strip()]
    for count in range(1, min(len(lines), _LINES_LOOKED_AT) + 1):
        reason, mark, written = _parted(f" {' '.join(lines[:count])}")
        day = read_date(written.strip()) if mark else None
        if day is not None:
            given = " ".join((reason.strip(), *lines[count:])).strip()
            return _Asked(reason=given, until=until_of(f"{day:%Y%m%d}", calendar))
    return _Asked(reason=command.reason, until=None)


def _redo(course: Course, act: Act, entry: Entry) -> None:
    until = until_of(entry.parts.get("until", ""), course.case.desk.calendar)
    _hold(course, act, until or datetime.max.replace(tzinfo=UTC))


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:  # noqa: ARG001 - the form of `DeskCommand.may`
    return not situation.is_closed and is_in_charge(situation, who) and situation.held_until is None


def _fits(argument: str, text: str) -> bool:
    return _UNTIL in f" {argument} {text} "


HOLD = DeskCommand(
    word="tunda",
    argument=Argument(shown=Text("ALASAN sampai TANGGAL", "REASON sampai DATE"), fits=_fits),
    may=_may,
    judge=on_hold,
    sort=Sort.SHUTS,
    outcomes=(Outcome(code=Why.REQUEST_HELD, kind=EntryKind.HOLD, redo=_redo, has_reason=True),),
    help=Text("menunda permohonan sampai suatu tanggal", "put the request on hold until a day"),
)
