"""What fails, by the seed: at most two calls of a run, each in one of the ways that its kind of call can fail."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from automation.errors import AskedToWait, DeskError, GitHubUnavailable

WAYS = {
    "read": ("timeout", "502", "403", "cut answer", "killed"),
    "append": ("timeout before", "timeout after", "502 before", "502 after", "killed before", "killed after"),
    "apply": (
        "timeout before",
        "timeout after",
        "502 before",
        "502 after",
        "partial",
        "partial",
        "killed between",
        "killed between",
        "killed before",
        "killed after",
    ),
}
CALLS = 5


class Killed(BaseException):
    """The machine of a run is gone: nothing of the desk's code goes on."""


@dataclass(kw_only=True)
class Trouble:
    """The faults of one run."""

    rng: Random
    rate: float
    counts: Counter[str]
    calls: int = 0
    struck: set[int] = field(default_factory=set)

    def __post_init__(self):
        """Draws which calls are struck."""
        if self.rng.random() < self.rate:
            self.struck = {self.rng.randint(1, CALLS) for _ in range(self.rng.choice((1, 1, 2)))}

    def way(self, call: str) -> str:
        """How this call fails, '' for not at all."""
        self.calls += 1
        if self.calls not in self.struck:
            return ""
        way = self.rng.choice(WAYS[call])
        self.counts[f"fault {call}: {way}"] += 1
        return way

    def lag(self, most: int) -> int:
        """How many changes a reading lags behind."""
        if most < 1 or not self.rate or self.rng.random() > self.rate / 2:
            return 0
        self.counts["fault read: stale"] += 1
        return self.rng.randint(1, most)

    def moment(self) -> int:
        """Before which call somebody else acts."""
        return self.rng.randint(2, 4)


def error_of(way: str) -> BaseException:
    """What the desk's code meets."""
    if way.startswith("killed"):
        return Killed()
    found: dict[str, DeskError] = {
        "403": AskedToWait("You have exceeded a secondary rate limit"),
        "cut answer": GitHubUnavailable("the answer ends in the middle"),
    }
    return found.get(way, GitHubUnavailable(way))
