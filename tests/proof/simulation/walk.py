"""A walk: a seed becomes steps, the steps happen, and whatever may never happen ends it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from automation.core.history.record import EntryKind, RecordBroken, read, text
from tests.proof.simulation.again import differences
from tests.proof.simulation.chooser import Chooser
from tests.proof.simulation.hub import Hub
from tests.proof.simulation.runs import Parts, Runs
from tests.proof.simulation.steps import Act, Rules, Settle, Step, Work
from tests.proof.simulation.watch import Wrong, is_launched, look

EVENTS = 220
REQUESTS = (2, 3, 4, 6)
HARM = (0.03, 0.1, 0.2)
GENTLE = 0.15
"""The share of walks in which no text changes before a run has worked on what was said: they can be compared."""

RATE = 0.35
"""The share of runs in which something fails."""


@dataclass(kw_only=True)
class Walk:
    """One walk in the making, or played again from its steps."""

    seed: int
    parts: Parts = field(default_factory=Parts)
    rate: float = RATE
    steps: list[Step] = field(default_factory=list)
    wrong: str = ""

    def __post_init__(self):
        """Nothing has happened yet."""
        rng = Random(f"{self.seed}/kind")
        self.hub = Hub()
        self.runs = Runs(
            hub=self.hub, seed=str(self.seed), parts=self.parts, rate=self.rate, is_long=rng.random() < 0.1
        )
        self.harm, self.requests = rng.choice(HARM), rng.choice(REQUESTS)
        self.is_gentle = rng.random() < GENTLE

    def happen(self, step: Step) -> None:
        """One step."""
        match step:
            case Act():
                self.runs.tell(self.hub.act(step), Random(f"{self.seed}/{step.place}"))
            case Rules(name=name):
                self._change(name)
            case Work():
                if step.number in self.hub.issues:
                    self.runs.work(step, self.happen)
            case Settle():
                self._settle(step)

    def _change(self, name: str) -> None:
        self.hub.rules = name
        self.hub.counts["events"] += 1
        self.hub.counts["act desk file"] += 1
        self.hub.log.append((self.hub.now, Rules(place=0, name=name)))
        for issue in self.hub.issues.values():
            issue.vanished |= issue.decisive > issue.seen

    def _settle(self, step: Settle) -> None:
        rate, self.runs.rate = self.runs.rate, 0
        self.runs.settle(self.happen, is_swept=step.is_swept)
        self.runs.rate = rate
        for issue in self.hub.issues.values():
            look(issue, self.hub.rules)

    def play(self, steps: Sequence[Step]) -> "Walk":
        """All steps, until something is wrong."""
        for step in steps:
            self.steps.append(step)
            try:
                self.happen(step)
            except Wrong as wrong:
                self.wrong = str(wrong)
                return self
            except Exception as error:  # noqa: BLE001 - whatever the desk throws is what the walk was to find
                self.wrong = f"a run ended as a bug: {error!r}"
                return self
        return self

    def end(self) -> "Walk":
        """The records must read as they were written, and all be as at a desk that nothing disturbs."""
        try:
            self.wrong = self.wrong or _broken(self.hub) or (next(differences(self.hub), "") if self.is_gentle else "")
        except Wrong as wrong:
            self.wrong = f"undisturbed: {wrong}"
        return self


def walk(seed: int, parts: Parts | None = None, rate: float = RATE) -> Walk:
    """The walk of a seed: steps are chosen by what is to be seen then; `rate` is the share of troubled runs."""
    found = Walk(seed=seed, parts=parts or Parts(), rate=rate)
    chooser = Chooser(walk=found, rng=Random(f"{seed}/people"))
    while found.hub.counts["events"] < EVENTS and not found.wrong:
        found.play([chooser.next()])
    return found if found.wrong else found.play([Settle(place=chooser.place + 1)]).end()


def _broken(hub: Hub) -> str:
    """What is wrong with a record at the end, '' for nothing."""
    for number, issue in hub.issues.items():
        try:
            if read(text(issue.request.record)) != issue.request.record:
                return f"#{number}: the record reads otherwise than it was written"
        except RecordBroken as broken:
            return f"#{number}: the record is broken: {broken}"
    return ""


def reached(hub: Hub) -> Counter[str]:
    """What a walk got to."""
    found: Counter[str] = Counter(hub.counts)
    for issue in hub.issues.values():
        kinds = Counter(entry.kind for entry in issue.request.record)
        found["requests"] += 1
        found["openings"] += kinds[EntryKind.OPENED]
        found["shuttings"] += kinds[EntryKind.SHUT]
        found["launched"] += is_launched(issue)
        found["finished"] += "status: selesai" in issue.request.labels
        found[f"step {max((entry.after for entry in issue.request.record), default=0):02}"] += 1
    return found
