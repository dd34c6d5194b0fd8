"""How far a time zone is ahead of UTC: a small table for Indonesia, the system's database for the rest of the world.

The database is asked for all changes of the years in which a desk may work; what decides gets them as data.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from automation.core.policy.offsets import Offsets

INDONESIA = {"Asia/Jakarta": 7, "Asia/Pontianak": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
"""Hours ahead of UTC, without summer time. Kept here because a small machine may lack the database, and for speed."""

_FIRST, _LAST = datetime(2015, 1, 1, tzinfo=UTC), datetime(2051, 1, 1, tzinfo=UTC)
_STEP, _DAY = timedelta(days=3), timedelta(days=1)
"""No zone changes twice within so few days: the shortest time between is a week, in Gaza in October 2040."""


def offsets_of(name: str) -> Offsets | None:
    """The zone with its changes from 2015 to 2050; None for an unknown zone."""
    if name in INDONESIA:
        return Offsets(first=60 * INDONESIA[name])
    zone = _zone(name)
    return None if zone is None else Offsets(first=_minutes(zone, _FIRST), changes=tuple(_changes(zone)))


def _changes(zone: tzinfo) -> Iterator[tuple[datetime, int]]:
    # Asked some thousand times, so without a zone: that the clocks' own time is meant makes no difference here.
    at, last = _FIRST.replace(tzinfo=None), _LAST.replace(tzinfo=None)
    before = zone.utcoffset(at)
    while at < last:
        at += _STEP
        if (now := zone.utcoffset(at)) != before:
            around = ((at - _STEP - _DAY).replace(tzinfo=UTC), (at + _DAY).replace(tzinfo=UTC))
            since = _change(zone, *around)
            yield since, _minutes(zone, since)
            before = now


def _change(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    """The first second of another offset between two instants that differ."""
    known = _minutes(zone, before)
    low, high = int(before.timestamp()), int(after.timestamp())
    while high - low > 1:
        middle = (low + high) // 2
        if _minutes(zone, datetime.fromtimestamp(middle, UTC)) == known:
            low = middle
        else:
            high = middle
    return datetime.fromtimestamp(high, UTC)


def _minutes(zone: tzinfo, at: datetime) -> int:
    ahead = at.astimezone(zone).utcoffset() or timedelta(0)
    return int(ahead.total_seconds()) // 60


def _zone(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - start-up time that most desks need not pay

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
