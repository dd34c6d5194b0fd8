"""The requests that the desk sent for each event, against the budgets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .judging import Played
from .look import VIOLATION, Look, step_of
from .stage import Stage


class Kind(StrEnum):
    """What an event came to; the value is how the summary says it."""

    FREE = "orang luar, atau bukan perintah / an outsider, or no command"
    NOTHING = "tidak mengubah apa pun / changes nothing"
    SOMETHING = "mengubah sesuatu / changes something"
    OPENS = "membuka, sudah tercatat / opens, recorded before"
    RECORDED = "dicatat / is recorded"
    TWO_WAYS = "dicatat, menarik dan membuka / recorded, takes back and opens"
    ASKS_ANEW = "dicatat, menarik dan menampilkan kode baru / recorded, takes back and shows a new code"


BUDGETS = {
    Kind.FREE: 0,
    Kind.NOTHING: 1,
    Kind.SOMETHING: 2,
    Kind.OPENS: 3,
    Kind.RECORDED: 4,
    Kind.TWO_WAYS: 5,
    # What takes back does not wait for the record, and no code is shown before its salt is on record.
    Kind.ASKS_ANEW: 5,
}

_APPEND, _BRANCH, _WRITE = "DeskRecord", "DeskLedger", "DeskWrite"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a deed came to, as its page shows: `kind` when it is not recorded, `recorded` when it is."""

    kind: Kind
    recorded: Kind = Kind.RECORDED

    def of(self, sent: set[str]) -> Kind:
        """The kind of one of the deed's runs: one deed may start several, and only the first finds work to do."""
        if _APPEND in sent:
            return self.recorded
        return self.kind if self.kind is Kind.FREE or _WRITE in sent else Kind.NOTHING


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
        return self._book(page.number, Seen(kind=Kind.SOMETHING), ())

    def played(self, played: Played) -> int:
        """Book the events of a deed; returns how many requests were sent."""
        for page in (played.before, played.after):
            if page.status.asks_approval:
                self._gates[page.kind] = page.status.step
        return self._book(played.after.number, self._came_to(played), played.done.labels_on)

    def _came_to(self, played: Played) -> Seen:
        if played.scene.free:
            return Seen(kind=Kind.FREE)
        if played.is_left_alone:
            return Seen(kind=Kind.NOTHING)
        if not self._opens(played):
            return Seen(kind=Kind.SOMETHING, recorded=Kind.ASKS_ANEW if self._asks_anew(played) else Kind.RECORDED)
        return Seen(kind=Kind.OPENS, recorded=Kind.TWO_WAYS if self._takes_back(played) else Kind.RECORDED)

    def _opens(self, played: Played) -> bool:
        """Whether work may begin now and could not before, or a label behind the gate is set, anew or again."""
        before, after = played.before, played.after
        begins = before.status.asks_approval and not after.status.asks_approval and after.step == before.step
        goes_on = after.step > before.step and self._has_gated(after, after.step_labels)
        return begins or goes_on or self._has_gated(after, after.labels - played.as_done.labels)

    def _asks_anew(self, played: Played) -> bool:
        """Whether approval is asked for again, by a new code, while a label behind the gate goes."""
        before, after = played.before.status, played.after.status
        gone = played.as_done.labels - played.after.labels
        return after.asks_approval and not before.asks_approval and self._has_gated(played.after, gone)

    def _takes_back(self, played: Played) -> bool:
        """Whether a label behind the gate goes while what was approved no longer stands."""
        gone = played.as_done.labels - played.after.labels
        return VIOLATION in played.before.labels and self._has_gated(played.after, gone)

    def _has_gated(self, page: Look, names: Iterable[str]) -> bool:
        gate = self._gates.get(page.kind, 0)
        return bool(gate) and any(step_of(name) > gate for name in names)

    def _book(self, number: int, seen: Seen, own_labels: Sequence[str]) -> int:
        new = [run for run in self.stage.runs() if run["id"] not in self._seen]
        labels = self.stage.count_labels()
        created = labels - self._labels - len(own_labels) > 0
        self._labels = labels
        self._seen |= {run["id"] for run in new}
        for run in new:
            sent = self.stage.operations(run["id"])
            extra = int(created) + int(_BRANCH in sent)
            self.spent.append(Spent(number=number, kind=seen.of(sent), requests=run["requests"], extra=extra))
        return sum(run["requests"] for run in new)


def table(spent: Iterable[Spent]) -> list[str]:
    """One line a kind of event: the budget, how many events, how many requests at most, whether it held."""
    found = list(spent)
    heading = f"    {'anggaran/budget':<17}{'peristiwa/events':<18}{'terbanyak/most':<16}"
    lines = [heading.rstrip()]
    for kind, budget in BUDGETS.items():
        mine = [each for each in found if each.kind is kind]
        most = max((each.requests - each.extra for each in mine), default=0)
        sign = "✓" if mine and all(each.is_within for each in mine) else "✗"
        lines.append(f"  {sign} {budget:<17}{len(mine):<18}{most if mine else '-':<16}{kind}")
    created = sum(each.extra for each in found)
    return [
        *lines,
        f"    {'+1':<17}{created:<18}{'':<16}label atau cabang catatan dibuat / labels or the record's branch made",
    ]


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
    shown = {each.kind for each in found}
    return lines + [f"no event of this kind was played: {kind}" for kind in BUDGETS if kind not in shown]


def broken_runs(stage: Stage) -> list[str]:
    """A sentence for each run of the desk that did not end well."""
    return [_broken(run) for run in stage.settle()]


def _broken(run: dict[str, Any]) -> str:
    said = " ".join(str(run["output"]).split())[-300:]
    return f"#{run['issue']}: desk run {run['id']} ({run['event']} {run['action']}): exit {run['exit_code']}: {said}"
