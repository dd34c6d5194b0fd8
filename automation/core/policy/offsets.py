"""How far the clocks of a time zone are ahead of UTC, and when that changes; with it days and hours become instants.

Knows no database: the changes are handed in, so that the same desk file always means the same instants.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offsets:
    """`first` are the minutes ahead of UTC before the first of `changes`: instants (aware UTC) with the minutes since.

    A desk's zone must list the changes of all years in which something may happen; behind the last one it stays so.
    """

    first: int = 0
    changes: tuple[tuple[datetime, int], ...] = ()

    def at(self, instant: datetime) -> timedelta:
        """How far the clocks are ahead at an instant."""
        minutes = self.first
        for since, then in self.changes:
            if instant < since:
                break
            minutes = then
        return timedelta(minutes=minutes)

    def local(self, instant: datetime) -> datetime:
        """What the clocks show at an instant, without a zone; for words and calendars, never for comparing."""
        try:
            return instant.astimezone(UTC).replace(tzinfo=None) + self.at(instant)
        except OverflowError:
            return datetime.max  # noqa: DTZ901 - the last moment that can be written, as the clocks show it

    def instant(self, shown: datetime) -> datetime:
        """The first instant at which the clocks show this, or have passed it where they are put forward over it."""
        read = shown.replace(tzinfo=UTC)
        return min(each for each in self._candidates(read) if self.local(each) >= shown)

    def start(self, day: date) -> datetime:
        """The instant at which a day begins."""
        return self.instant(datetime.combine(day, time()))

    def _candidates(self, read: datetime) -> Iterator[datetime]:
        """Where the clocks may show this: by every distance from UTC of then, and where it changes."""
        near = [(since, minutes) for since, minutes in self.changes if read - _DAY <= since <= read + _DAY]
        distances = {self.at(read - _DAY), self.at(read + _DAY), *(timedelta(minutes=each) for _, each in near)}
        yield from (read - distance for distance in distances)
        yield from (since for since, _ in near)
