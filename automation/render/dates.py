"""Moments and spans in words, as the desk's clocks and calendar show them."""

from datetime import date, datetime

from automation.core.desk import Calendar
from automation.core.working_time import local, working_days

_MONTHS = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni",
           "Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}  # fmt: skip
_ZONES = {420: "WIB", 480: "WITA", 540: "WIT"}


def day(value: date, lang: str) -> str:
    """A date with its month in words: 24 November 2026."""
    return f"{value.day} {_MONTHS[lang][value.month - 1]} {value.year}"


def day_of(at: datetime, calendar: Calendar, lang: str) -> str:
    """The desk's day of an instant, in words."""
    return day(local(calendar, at).date(), lang)


def moment(at: datetime, calendar: Calendar, lang: str) -> str:
    """Day, time and zone of an instant: 24 November 2026 pukul 07.00 WIB."""
    here = local(calendar, at)
    clock = f"pukul {here:%H.%M}" if lang == "id" else f"at {here:%H:%M}"
    return f"{day(here.date(), lang)} {clock} {zone(calendar)}"


def zone(calendar: Calendar) -> str:
    """What Indonesians call the desk's zone, else its distance from UTC."""
    hours, minutes = divmod(abs(calendar.utc_offset_minutes), 60)
    sign = "-" if calendar.utc_offset_minutes < 0 else "+"
    return _ZONES.get(calendar.utc_offset_minutes, f"UTC{sign}{hours:02}.{minutes:02}")


def since(start: datetime, now: datetime, calendar: Calendar, lang: str) -> str:
    """How long something lasts, in working days: `3 hari kerja`, or that it is less than one."""
    days = working_days(calendar, start, now)
    if lang == "id":
        return f"{days} hari kerja" if days else "kurang dari 1 hari kerja"
    return (f"{days} working day" + ("s" if days > 1 else "")) if days else "less than 1 working day"
