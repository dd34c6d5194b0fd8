"""The primary rate limits, counted and told as GitHub does, but not enforced: that comes with the faults.

https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from .clock import Clock, stamp
from .people import Account

_DESK, _PERSON, _ANONYMOUS = 1_000, 5_000, 60


class Limits:
    """Counts per account and hour of the sandbox's clock; the desk's budget is the repository's, all runs share it."""

    def __init__(self, clock: Clock) -> None:
        """Counts by a clock."""
        self._clock = clock
        self._used: dict[tuple[str, str, str], int] = {}

    def spend(self, who: Account, resource: str, points: int = 1) -> None:
        """Counts a request (`core`) or points (`graphql`)."""
        key = (who.login, resource, self.resets_at())
        self._used[key] = self._used.get(key, 0) + points

    def shape(self, who: Account, resource: str) -> dict[str, Any]:
        """Limit, used and remaining."""
        limit = _DESK if who.is_desk else _ANONYMOUS if who.is_anonymous else _PERSON
        used = self._used.get((who.login, resource, self.resets_at()), 0)
        return {"limit": limit, "used": used, "remaining": max(limit - used, 0)}

    def headers(self, who: Account, resource: str) -> dict[str, str]:
        """The X-RateLimit headers."""
        told = {**self.shape(who, resource), "reset": self.reset(), "resource": resource}
        return {f"X-RateLimit-{name.capitalize()}": str(value) for name, value in told.items()}

    def overview(self, who: Account) -> dict[str, Any]:
        """The body of `GET /rate_limit`."""
        resources = {name: {**self.shape(who, name), "reset": self.reset()} for name in ("core", "graphql")}
        search = {"limit": 30, "used": 0, "remaining": 30, "reset": self.reset()}
        return {"resources": {**resources, "search": search}, "rate": resources["core"]}

    def resets_at(self) -> str:
        """When the hour ends."""
        return stamp(datetime.fromtimestamp(self.reset(), UTC))

    def reset(self) -> int:
        """When the hour ends, in seconds since 1970."""
        hour = self._clock.now().replace(minute=0, second=0, microsecond=0)
        return int((hour + timedelta(hours=1)).timestamp())
