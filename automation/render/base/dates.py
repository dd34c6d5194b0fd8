"""Moments and spans in words, as the desk's clocks and calendar show them."""

from datetime import UTC, date, datetime, timedelta

from automation.core.policy.calendar import local, working_days
from automation.core.policy.desk import Calendar

_MONTHS = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni",
           "Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}  # fmt: skip
_ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}
"""Indonesia's zones as its law calls them; others of the same offset have names of their own."""


def day(value: date, lang: str) -> str:
    """A date with its month in words: 24 November 2026."""
    return f"{value.day} {_MONTHS[lang][value.month - 1]} {value.year}"


def day_in_words(iso: str, lang: str) -> str:
    """A day of the desk's calendar in words; what is no day stays as it is."""
    try:
        return day(date.fromisoformat(iso), lang)
    except ValueError:
        return iso


def day_of(at: datetime, calendar: Calendar, lang: str) -> str:
    """The desk's day of an instant, in words."""
    return day(local(calendar, at).date(), lang)


def moment(at: datetime, calendar: Calendar, lang: str) -> str:
    """Day, time and zone of an instant: 24 November 2026 pukul 07.00 WIB."""
    here = local(calendar, at)
    clock = f"pukul {here:%H.%M}" if lang == "id" else f"at {here:%H:%M}"
    return f"{day(here.date(), lang)} {clock} {zone(calendar, at)}"


def zone(calendar: Calendar, at: datetime) -> str:
    """What Indonesians call the desk's zone, else its distance from UTC at that instant."""
    if calendar.time_zone in _ZONES:
        return _ZONES[calendar.time_zone]
    offset = local(calendar, at).replace(tzinfo=UTC) - at
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"UTC{'-' if offset < timedelta(0) else '+'}{hours:02}.{minutes:02}"


def lasted(start: datetime, now: datetime, calendar: Calendar, lang: str) -> str:
    """How long something lasts, in working days: `sudah 3 hari kerja`, or that it is less than one."""
    days = working_days(calendar, start, now)
    if lang == "id":
        return f"sudah {days} hari kerja" if days else "belum 1 hari kerja"
    return (f"{days} working day" + ("s" if days > 1 else "")) if days else "less than 1 working day"


def since(start: datetime, now: datetime, calendar: Calendar, lang: str) -> str:
    """Since when and how long: `sejak 17 November 2026 (sudah 26 hari kerja)`."""
    return (
        f"{'sejak' if lang == 'id' else 'since'} {day_of(start, calendar, lang)} ({lasted(start, now, calendar, lang)})"
    )
