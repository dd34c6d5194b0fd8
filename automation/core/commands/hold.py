"""`/tunda REASON sampai DATE` and its end: a request rests until a day, which it leaves by itself (section 5).

A hold closes: once recorded it stands, whatever becomes of its comment (section 4, rule 8).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from automation.core.policy.desk import Calendar
from automation.core.policy.process import REQUESTER
from automation.core.problem import Reason
from automation.core.state.acts import Act
from automation.core.state.course import Course
from automation.core.state.situation import Overlay
from automation.core.text.command_line import Command
from automation.core.text.markdown import lines_of
from automation.core.text.unseen import plainly
from automation.core.text.values import read_date
from automation.core.why import Why

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
    if course.ending:
        course.refuse(act, Reason(Why.REQUEST_CLOSED, {"ending": course.ending}))
    elif not course.is_in_charge(act):
        course.refuse(act, Reason(Why.MAY_NOT_HOLD, {"role": course.present.actor}))
    elif course.is_held(act.at):
        course.refuse(act, Reason(Why.HELD_ALREADY, {"until": day_of(course.held_until, course.case.desk.calendar)}))
    elif asked.until is None:
        course.refuse(act, Reason(Why.HOLD_DATE, {"example": _example(course, act, command)}))
    elif asked.until <= act.at:
        day = day_of(asked.until, course.case.desk.calendar)
        course.refuse(act, Reason(Why.HOLD_PAST, {"written": day, "example": _example(course, act, command)}))
    elif not asked.reason:
        course.refuse(act, Reason(Why.REASON_MISSING, {"verb": command.word}))
    else:
        hold(course, act, asked.until)


def hold(course: Course, act: Act, until: datetime) -> None:
    """The request rests until that instant."""
    course.held_until = until
    role = "" if act.entry else course.role_of(act)
    course.accept(act, Reason(Why.REQUEST_HELD, {"until": day_of(until, course.case.desk.calendar)}), role=role)


def on_resume(course: Course, act: Act, command: Command) -> None:
    """`/lanjut`: a held request goes on at once; a cancelled one where it stood, approvals void."""
    if course.is_held(act.at) and not course.ending:
        if course.is_in_charge(act) or course.asks(act):
            course.held_until = None
            side = REQUESTER if course.asks(act) else ""
            course.accept(act, Reason(Why.HOLD_ENDED), side=side, role=course.role_of(act))
        elif course.is_of_other_side(act) and course.case.is_requester_side(act.actor, act.at):
            course.refuse(act, Reason(Why.DUTY_OTHER_SIDE, {"verb": command.word}))
        else:
            course.refuse(act, Reason(Why.MAY_NOT_HOLD, {"role": course.present.actor}))
    elif course.ending is not Overlay.CANCELLED:
        code = Why.ORDER_NOT_CERTAIN if act.is_overtaken else Why.NOTHING_TO_RESUME
        course.refuse(act, Reason(code, {"verb": command.word}))
    elif act.at <= course.since:
        # Closing by hand in the same second: what shuts comes last.
        course.refuse(act, Reason(Why.ORDER_NOT_CERTAIN, {"verb": command.word}))
    elif not course.case.is_requester_side(act.actor, act.at):
        course.refuse(act, Reason(Why.MAY_NOT_RESUME))
    elif course.is_of_other_side(act):
        course.refuse(act, Reason(Why.DUTY_OTHER_SIDE, {"verb": command.word}))
    else:
        take_up(course, act)
        course.accept(act, Reason(Why.REQUEST_RESUMED), side=REQUESTER)


def take_up(course: Course, act: Act) -> None:
    """A request that had ended goes on where it stood; earlier approvals are void."""
    course.ending, course.since = Overlay.NONE, act.at
    course.void(act)


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
