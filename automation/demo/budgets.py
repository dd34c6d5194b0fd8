"""The requests that the desk sent for each event, against the budgets (design section 9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .judging import Played
from .look import Look
from .stage import Stage


class Kind(StrEnum):
    """What an event came to; the value is how the summary says it."""

    FREE = "orang luar, atau bukan perintah / an outsider, or no command"
    NOTHING = "tidak mengubah apa pun / changes nothing"
    SOMETHING = "mengubah sesuatu / changes something"
    OPENS = "membuka gerbang / opens the gate"
    RECORDED = "dicatat / is recorded"


BUDGETS = {Kind.FREE: 0, Kind.NOTHING: 1, Kind.SOMETHING: 2, Kind.OPENS: 3, Kind.RECORDED: 4}

_APPEND, _BRANCH = "DeskRecord", "DeskLedger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """One run of the desk: for which request, what it came to, how many requests, one more allowed for new labels."""

    number: int
    kind: Kind
    requests: int
    extra: int

    @property
    def is_within(self) -> bool:
        """Whether the budget holds."""
        return self.requests <= BUDGETS[self.kind] + self.extra


@dataclass(slots=True)
class Ledger:
    """All runs so far. Knows where the gate of each procedure lies from seeing approvals asked for there."""

    stage: Stage
    spent: list[Spent] = field(default_factory=list)
    _seen: set[int] = field(default_factory=set)
    _labels: int = 0
    _gates: dict[str, int] = field(default_factory=dict)

    def filed(self, page: Look) -> int:
        """Book the event of a filed form; returns how many requests were sent."""
        return self._book(page.number, Kind.SOMETHING, ())

    def played(self, played: Played) -> int:
        """Book the events of a deed; returns how many requests were sent."""
        for page in (played.before, played.after):
            if page.status.asks_approval:
                self._gates[page.kind] = page.status.step
        return self._book(played.after.number, self._kind(played), played.done.labels_on)

    def _kind(self, played: Played) -> Kind:
        if played.scene.free:
            return Kind.FREE
        if played.is_left_alone:
            return Kind.NOTHING
        return Kind.OPENS if self._opens(played.before, played.after) else Kind.SOMETHING

    def _opens(self, before: Look, after: Look) -> bool:
        """Whether work may begin now and could not before, or a later label behind the gate stands there."""
        gate = self._gates.get(after.kind, 0)
        begins = before.status.asks_approval and not after.status.asks_approval and after.step == before.step
        return begins or (bool(gate) and after.step > max(gate, before.step))

    def _book(self, number: int, kind: Kind, own_labels: Sequence[str]) -> int:
        new = [run for run in self.stage.runs() if run["id"] not in self._seen]
        labels = self.stage.count_labels()
        created = labels - self._labels - len(own_labels) > 0
        self._labels = labels
        self._seen |= {run["id"] for run in new}
        for run in new:
            sent = self.stage.operations(run["id"])
            extra = int(created) + int(_BRANCH in sent)
            known = Kind.RECORDED if _APPEND in sent else kind
            self.spent.append(Spent(number=number, kind=known, requests=run["requests"], extra=extra))
        return sum(run["requests"] for run in new)


def table(spent: Iterable[Spent]) -> list[str]:
    """One line a kind of event: how many events, how many requests at most, the budget, whether it holds."""
    found = list(spent)
    lines: list[str] = []
    for kind, budget in BUDGETS.items():
        mine = [each for each in found if each.kind is kind]
        most = max((each.requests - each.extra for each in mine), default=0)
        verdict = "-" if not mine else "✓" if all(each.is_within for each in mine) else "✗"
        lines.append(f"  {verdict} {kind:<58} {len(mine):>4} kali/times, most {most}, anggaran/budget {budget}")
    created = sum(each.extra for each in found)
    return [*lines, f"    +1 bila label dibuat / when labels are created{'':<9} {created:>4} kali/times"]


def distribution(spent: Iterable[Spent], number: int) -> str:
    """How many events of one request took how many requests, as `0:2 1:1 2:9 3:4`."""
    counts: dict[int, int] = {}
    for each in spent:
        if each.number == number:
            counts[each.requests] = counts.get(each.requests, 0) + 1
    return " ".join(f"{requests}:{count}" for requests, count in sorted(counts.items()))


def overdrawn(spent: Iterable[Spent]) -> list[str]:
    """A sentence for each run over its budget, and for each kind of event that the play never showed."""
    found = list(spent)
    lines = [
        f"#{each.number}: {each.requests} requests, and the budget is {BUDGETS[each.kind] + each.extra} ({each.kind})"
        for each in found
        if not each.is_within
    ]
    # An opening is recorded, so it is booked there; it shows by itself only when the record holds it already.
    shown = {each.kind for each in found} | {Kind.OPENS}
    return lines + [f"no event of this kind was played: {kind}" for kind in BUDGETS if kind not in shown]


def broken_runs(stage: Stage) -> list[str]:
    """A sentence for each run of the desk that did not end well."""
    return [_broken(run) for run in stage.settle()]


def _broken(run: dict[str, Any]) -> str:
    said = " ".join(str(run["output"]).split())[-300:]
    return f"#{run['issue']}: desk run {run['id']} ({run['event']} {run['action']}): exit {run['exit_code']}: {said}"
