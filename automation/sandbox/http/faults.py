"""Faults on demand: what was asked for, what it matches, how often it still fires, and what has fired.

The n-th match fires, and the ones after it while `times` lasts; nothing depends on chance or on the clock.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from automation.sandbox.world.refusals import Refused

BEFORE = frozenset("timeout_before reset_before 500 502 503 401 403_secondary 404 422 429 graphql_rate_limited".split())
AFTER = frozenset(
    "timeout_after reset_after 500_after 502_after graphql_partial graphql_resource_limits cut_json empty_page "
    "stale_read partial_mutation".split()
)
EVENTS = frozenset({"lost_event", "doubled_event", "delayed_event"})
# Some kinds make sense for GraphQL only, for reads only, or for writes only; elsewhere they match nothing.
_GRAPHQL = frozenset({"graphql_rate_limited", "graphql_partial", "graphql_resource_limits", "partial_mutation"})
_READS = frozenset({"stale_read", "empty_page"})
_WRITES = frozenset({"partial_mutation"})
_OF_REQUESTS = frozenset({"operation", "method", "path", "actor", "run", "holds", "nth"})
_OF_EVENTS = frozenset({"event", "action", "issue", "actor", "nth"})
_OPTIONS = {"times": 1, "acts": 1, "done": 1, "retry_after": 1}
_ENDINGS = frozenset({"", "502", "timeout"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A request as faults see it: what may be matched, and whether it is GraphQL and only reads.

    `holds` are the numbers of the issues of whose history or record the answer would tell.
    """

    facts: Mapping[str, str | int | None]
    is_graphql: bool
    reads: bool
    holds: frozenset[int] = frozenset()


@dataclass(slots=True, kw_only=True)
class Fault:
    """One fault; `acts`, `done`, `then` and `retry_after` are what single kinds need to know."""

    id: int
    kind: str
    match: dict[str, Any]
    times: int
    acts: int
    done: int
    retry_after: int
    then: str
    seen: int = 0

    @property
    def shape(self) -> dict[str, Any]:
        """The fault for `GET /_sandbox/faults`."""
        return {"id": self.id, "kind": self.kind, "match": self.match, "times": self.times, "seen": self.seen}

    def fires(self, facts: Mapping[str, str | int | None]) -> bool:
        """Counts a match, and tells whether it is this one's turn."""
        for name, wanted in self.match.items():
            if name not in {"nth", "holds"} and not _fits(name, wanted, facts.get(name)):
                return False
        self.seen += 1
        return self.times > 0 and self.seen >= self.match.get("nth", 1)

    def suits(self, asking: Asking) -> bool:
        """Whether this kind can happen to such a request."""
        wrong = (
            self.kind in EVENTS,
            self.kind in _GRAPHQL and not asking.is_graphql,
            self.kind in _READS and not asking.reads,
            self.kind in _WRITES and asking.reads,
            "holds" in self.match and self.match["holds"] not in asking.holds,
        )
        return not any(wrong)


@dataclass(slots=True)
class Faults:
    """The faults of a sandbox."""

    waiting: list[Fault] = field(default_factory=list)
    fired: list[dict[str, Any]] = field(default_factory=list)
    _last: int = 0

    def add(self, asked: object) -> None:
        """Takes a list of faults, all or none."""
        if not isinstance(asked, list) or not asked:
            raise Refused.invalid("Fault", "faults", "missing_field", "faults is a list of {match, kind, times}")
        read = [self._read(one, self._last + place) for place, one in enumerate(asked, 1)]
        self._last += len(read)
        self.waiting += read

    def clear(self) -> None:
        """Forgets all faults and what fired."""
        self.waiting, self.fired = [], []

    @property
    def asks_what_is_told(self) -> bool:
        """Whether one of them depends on what a request would be answered."""
        return any("holds" in fault.match for fault in self.waiting)

    def for_request(self, asking: Asking) -> Fault | None:
        """The fault that happens to a request; every other one that matches counts it too."""
        return self._first([fault for fault in self.waiting if fault.suits(asking)], asking.facts)

    def for_event(self, facts: Mapping[str, str | int | None]) -> Fault | None:
        """The fault that happens to an event."""
        return self._first([fault for fault in self.waiting if fault.kind in EVENTS], facts)

    def _first(self, among: list[Fault], facts: Mapping[str, str | int | None]) -> Fault | None:
        found = next(iter([fault for fault in among if fault.fires(facts)]), None)
        if found:
            found.times -= 1
            self.fired.append({"id": found.id, "kind": found.kind, **facts})
            self.waiting = [fault for fault in self.waiting if fault.times > 0]
        return found

    def _read(self, asked: object, number: int) -> Fault:
        if not isinstance(asked, dict) or not isinstance(asked.get("match", {}), dict):
            raise Refused.invalid("Fault", "faults", "invalid", "a fault is an object with match, kind and times")
        kind, match, then = str(asked.get("kind")), asked.get("match", {}), str(asked.get("then", ""))
        if kind not in BEFORE | AFTER | EVENTS or then not in _ENDINGS:
            known = ", ".join(sorted(BEFORE | AFTER | EVENTS))
            raise Refused.invalid("Fault", "kind", "invalid", f"{kind!r} is none of: {known}")
        names = _OF_EVENTS if kind in EVENTS else _OF_REQUESTS
        strange = (set(match) - names) | (set(asked) - {"match", "kind", "then", *_OPTIONS})
        if strange:
            raise Refused.invalid("Fault", "match", "invalid", f"unknown {sorted(strange)}; known: {sorted(names)}")
        numbers = {name: asked.get(name, otherwise) for name, otherwise in _OPTIONS.items()}
        for name, value in {**numbers, "nth": match.get("nth", 1)}.items():
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise Refused.invalid("Fault", name, "invalid", f"{name} is a whole number")
        _pattern(match.get("path", ""))
        return Fault(id=number, kind=kind, match=dict(match), then=then, **numbers)


def _fits(name: str, wanted: Any, found: str | int | None) -> bool:
    if name == "path":
        return _pattern(wanted).search(str(found)) is not None
    return str(wanted).lower() == str(found).lower() if name in {"method", "actor"} else str(wanted) == str(found)


def _pattern(text: object) -> re.Pattern[str]:
    try:
        return re.compile(str(text))
    except re.error as error:
        raise Refused.invalid("Fault", "path", "invalid", str(error)) from error
