"""The sandbox's clock: real time until somebody sets it; from there it runs on."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime


class Clock:
    """Tells GitHub's time in whole seconds."""

    def __init__(self, at: str | None = None) -> None:
        """Starts at an instant, or now."""
        self._ahead = timedelta()
        if at:
            self.set(datetime.fromisoformat(at))

    def set(self, at: datetime) -> None:
        """Moves the clock; an instant without an offset is taken as UTC."""
        aware = at if at.tzinfo else at.replace(tzinfo=UTC)
        self._ahead = aware - datetime.now(UTC)

    def now(self) -> datetime:
        """The instant, aware."""
        return datetime.now(UTC) + self._ahead

    def stamp(self) -> str:
        """The instant as GitHub writes it."""
        return stamp(self.now())

    @property
    def is_set(self) -> bool:
        """Whether somebody moved the clock."""
        return bool(self._ahead)

    def http(self) -> str:
        """The instant as HTTP writes it."""
        return format_datetime(self.now(), usegmt=True)


def stamp(at: datetime) -> str:
    """An instant as GitHub writes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
