"""Working time between two instants, by the desk's calendar.

Knows no clock and no time zone database: the calendar carries its offsets, instants are handed in. What counts are the
hours that the desk's clocks show: a day on which they are put forward or back is as long a working day as any other.
"""

from datetime import date, datetime

from .desk import Calendar


def working_minutes(calendar: Calendar, start: datetime, end: datetime) -> int:
    """Whole minutes inside working hours from `start` to `end`; 0 when `end` is not later."""
    if end <= start:
        return 0
    return _minutes_until(calendar, local(calendar, end)) - _minutes_until(calendar, local(calendar, start))


def working_days(calendar: Calendar, start: datetime, end: datetime) -> int:
    """Whole working days from `start` to `end`: working time in portions of one day's hours."""
    return working_minutes(calendar, start, end) // (calendar.closes - calendar.opens)


def is_working_day(calendar: Calendar, day: date) -> bool:
    """Whether people work on `day`."""
    return day.isoweekday() in calendar.weekdays and day not in calendar.days_off


def local(calendar: Calendar, at: datetime) -> datetime:
    """The same instant as the desk's clocks show it, without a zone; for words, never for comparing."""
    return calendar.offsets.local(at)


def _minutes_until(calendar: Calendar, at: datetime) -> int:
    """Working minutes from the first day of time to local `at`; differences of it cost no loop over days."""
    full = _working_days_before(calendar, at.date()) * (calendar.closes - calendar.opens)
    if not is_working_day(calendar, at.date()):
        return full
    minute = at.hour * 60 + at.minute
    return full + min(max(minute, calendar.opens), calendar.closes) - calendar.opens


def _working_days_before(calendar: Calendar, day: date) -> int:
    """How many working days lie before `day`, counted from the first day of time (a Monday)."""
    weeks, rest = divmod(day.toordinal() - 1, 7)
    weekdays = set(calendar.weekdays)
    counted = weeks * len(weekdays) + sum(1 for weekday in weekdays if weekday <= rest)
    lost = {off for off in calendar.days_off if off < day and off.isoweekday() in weekdays}
    return counted - len(lost)
