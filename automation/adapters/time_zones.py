"""The days of a time zone as instants: a small table for Indonesia, the system's database for the rest of the world."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

INDONESIA = {"Asia/Jakarta": 7, "Asia/Pontianak": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
"""Hours ahead of UTC, without summer time. Kept here because a small machine may lack the database, and for speed."""


def days_of(name: str) -> Callable[[date], datetime] | None:
    """The function from a day of this zone to the instant (UTC) at which it begins; None for an unknown zone."""
    zone = _zone(name)
    if zone is None:
        return None

    def start_of_day(day: date) -> datetime:
        return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)

    return start_of_day


def _zone(name: str) -> tzinfo | None:
    if name in INDONESIA:
        return timezone(timedelta(hours=INDONESIA[name]), name)
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - start-up time that most desks need not pay

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
