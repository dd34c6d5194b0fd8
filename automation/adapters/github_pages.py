"""All issues in pages, so that one which cannot be read keeps none of the others from being read.

A page that fails is asked for once more after a pause, then in narrower pages; an issue that fails alone is named, if
GitHub still says that it is there. What fails for the whole (limits, GitHub down) ends the reading.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypeVar

from automation.core.outcome.decision import Unread
from automation.core.problem import Reason
from automation.core.why import Why
from automation.errors import (
    AskedToWait,
    DeskError,
    GitHubRefused,
    GitHubUnavailable,
    NoSuchRequest,
    PartRefused,
    Unreadable,
)
from automation.operations.ports import Listing, Reading

from .github_issue import Issues, Json, nodes
from .github_query import NUMBERS_QUERY, page_query
from .github_record import records_query
from .github_session import Answer

SIZES = (25, 10, 5, 1)
"""How many issues a page holds: so many as long as nothing fails, and ever fewer where something does."""
_PAUSES = (1, 2, 4, 8)
"""Seconds to wait after the first failure in a row, the second, and so on."""
_PATIENCE = 60
"""So many seconds are waited in one reading at most; then nothing is waited for any more."""
_MOST_IN_A_ROW = SIZES[0]
"""So many issues in a row that cannot be read, a whole page of them, are no matter of single issues."""

_TURN = 30 * 60
_GOLDEN = (5**0.5 - 1) / 2
_MOST = 100
"""So many numbers GitHub tells in a page."""

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """What came of some issues in a row: those that were read, those that were not, how many they were.

    `after` is where the next ones begin, None behind the last.
    """

    readings: tuple[Reading, ...] = ()
    unread: tuple[Unread, ...] = ()
    count: int = 0
    after: str | None = None

    def __add__(self, other: "_Span") -> "_Span":
        return _Span(
            readings=self.readings + other.readings,
            unread=self.unread + other.unread,
            count=self.count + other.count,
            after=other.after,
        )


@dataclass(slots=True, kw_only=True)
class Pages:
    """One reading of all issues in some states. `wait` waits so many seconds.

    `keep` is the share of the hour's points below which nothing more is asked for. Where `is_whole` a reading that
    cannot see all of them is not begun.
    """

    issues: Issues
    states: Sequence[str]
    wait: Callable[[float], None]
    keep: float = 0.0
    is_whole: bool = False
    _waited: float = 0.0
    _failures: int = 0
    _count: int = 0
    _in_a_row: int = 0
    _total: int = 0
    _rate: Json = field(default_factory=dict)
    _seen: Answer | None = None

    def read(self) -> Listing:
        """All of them, oldest first. Raises GitHubRefused or GitHubUnavailable for what is not about one issue."""
        found = self._span(None, SIZES)
        is_short = found.after is not None and self._is_short()
        if is_short and self.is_whole:
            raise AskedToWait(f"reading {self._total} requests takes more than is left of this hour's points")
        if is_short and found.after is not None:
            found += self._span(self._turned(found.after), SIZES)
        while found.after is not None and not self._is_dear():
            found += self._span(found.after, SIZES)
        seen = self._seen
        if seen is None:
            raise GitHubUnavailable("GitHub told of no issue, and not that there is none")
        return Listing(
            readings=found.readings,
            now=seen.now,
            is_private=seen.data["repository"]["isPrivate"],
            unread=found.unread,
            unseen=max(self._total - self._count, 0) if is_short or found.after is not None else 0,
        )

    def _is_dear(self) -> bool:
        """Whether the points that are left in this hour are needed for something else."""
        return bool(self._rate) and self._rate["remaining"] < self.keep * self._rate["limit"]

    def _is_short(self) -> bool:
        """Whether the points that are left do not suffice for all further pages and their records."""
        pages = -(-(self._total - self._count) // SIZES[0])
        needed = pages * (self._rate["cost"] + 1) if self._rate else 0
        return self.keep > 0 and bool(self._rate) and self._rate["remaining"] - needed < self.keep * self._rate["limit"]

    def _turned(self, after: str) -> str:
        """Where a reading that cannot see all goes on: by the half hour another place, so that none is always unseen.

        Multiples of the golden ratio spread evenly however many there are.
        """
        assert self._seen is not None
        turn, size = int(self._seen.now.timestamp()) // _TURN, SIZES[0]
        # The first ones behind `after` are met as often as all others.
        left = int(turn * _GOLDEN % 1 * (self._total - self._count + size)) - size
        while left > 0:
            page = self._asked(NUMBERS_QUERY, after, min(left, _MOST)).data["repository"]["issues"]
            left -= _MOST
            after = page["pageInfo"]["endCursor"] or after
        return after

    def _span(self, after: str | None, sizes: Sequence[int]) -> _Span:
        """As many issues as the first of `sizes` says, if need be in parts of the others."""
        size, *narrower = sizes
        found = self._tried(partial(self._page, after, size))
        if isinstance(found, DeskError):
            alone = self._first(after, found)
            if narrower:
                return self._narrower(after, size, narrower)
            found = alone
        self._count += found.count
        self._in_a_row = 0 if found.readings else self._in_a_row + len(found.unread)
        if self._in_a_row >= _MOST_IN_A_ROW:
            raise GitHubUnavailable(f"GitHub told nothing whole of {self._in_a_row} issues in a row")
        return found

    def _narrower(self, after: str | None, size: int, sizes: Sequence[int]) -> _Span:
        found = self._span(after, sizes)
        while found.count < size and found.after is not None:
            found += self._span(found.after, sizes)
        return found

    def _tried(self, act: Callable[[], _Found]) -> _Found | DeskError:
        """What the act gives, if need be at the second try after a pause; the error where it fails again."""
        failed: DeskError | None = None
        for _ in range(2):
            if failed is not None:
                self._pause()
            try:
                found = act()
            except AskedToWait:
                raise
            except (GitHubUnavailable, PartRefused) as error:
                failed = error
            else:
                self._failures = 0
                return found
        assert failed is not None
        return failed

    def _pause(self) -> None:
        """Wait, the longer the more failed in a row."""
        self._failures += 1
        seconds = min(_PAUSES[min(self._failures, len(_PAUSES)) - 1], _PATIENCE - self._waited)
        if seconds > 0:
            self._waited += seconds
            self.wait(seconds)

    def _page(self, after: str | None, size: int) -> _Span:
        """A page of issues, each read to its end. Raises GitHubUnavailable or PartRefused when it is not told whole."""
        answer = self._asked(page_query(is_foreign=self.issues.is_foreign), after, size)
        repository = answer.data["repository"]
        page = repository["issues"]
        told = nodes(page, self._count, "issues")
        if None in told:
            raise GitHubUnavailable("GitHub told that there is an issue, and not which")
        records = self._records([issue["number"] for issue in told])
        self._rate, self._total = answer.data["rateLimit"] or {}, page["totalCount"]
        known = dict(repository) | {name: records[name] for name in ("ledger", "register") if name in records}
        found = [self._one(known | {"record": records[f"r{issue['number']}"]}, issue, answer.now) for issue in told]
        return _Span(
            readings=tuple(each for each in found if isinstance(each, Reading)),
            unread=tuple(each for each in found if isinstance(each, Unread)),
            count=len(told),
            after=_after(page),
        )

    def _one(self, repository: Json, issue: Json, now: datetime) -> Reading | Unread | None:
        """One issue to its end, why that failed, or None when it went in between."""
        number = issue["number"]
        try:
            found = self._tried(partial(self.issues.whole, repository, issue, now))
        except NoSuchRequest:
            return None
        except (Unreadable, KeyError, TypeError, ValueError) as error:
            return Unread(number=number, reason=Reason(Why.UNREAD_SHAPE, {"said": str(error)}))
        if isinstance(found, Reading):
            return found
        # Nothing is said of one issue where GitHub answers nothing at all.
        self._first(None, found)
        return _failing(number, found)

    def _first(self, after: str | None, error: DeskError) -> _Span:
        """The first issue behind `after`, named as unread for `error`. Raises what keeps even that from being told."""
        answer = self._tried(partial(self._asked, NUMBERS_QUERY, after, 1))
        if isinstance(answer, DeskError):
            raise answer
        page = answer.data["repository"]["issues"]
        told = nodes(page, self._count, "issues")
        unread = tuple(_failing(issue["number"], error) for issue in told)
        return _Span(unread=unread, count=len(told), after=_after(page))

    def _asked(self, text: str, after: str | None, size: int) -> Answer:
        variables = {**self.issues.place, "first": size, "after": after, "states": list(self.states)}
        answer = self.issues.session.query(text, variables)
        if answer.data["repository"] is None:
            place = self.issues.place
            raise GitHubRefused(f"there is no repository {place['owner']}/{place['name']}")
        self._seen = answer
        return answer

    def _records(self, numbers: Sequence[int]) -> Json:
        if not numbers:
            return {}
        found: Json = self.issues.session.query(records_query(numbers), self.issues.place).data["repository"]
        return found


def _failing(number: int, error: DeskError) -> Unread:
    return Unread(number=number, reason=Reason(Why.UNREAD_FAILING, {"said": str(error)}))


def _after(page: Json) -> str | None:
    """Where the next page begins, None behind the last."""
    return page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None
