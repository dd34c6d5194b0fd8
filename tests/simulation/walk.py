"""A walk: a seed becomes steps, the steps happen, and whatever may never happen ends it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from automation.core.record import EntryKind, RecordBroken, read, text
from tests.simulation.again import differences
from tests.simulation.hub import Hub, Kept, changes_text
from tests.simulation.people import Shown, filed, otherwise, sensible
from tests.simulation.runs import Parts, Runs
from tests.simulation.steps import Act, Rules, Settle, Step, Work
from tests.simulation.watch import Wrong, is_launched, look, statuses

EVENTS = 220
REQUESTS = (2, 3, 4, 6)
HARM = (0.03, 0.1, 0.2)
GENTLE = 0.2
"""The share of walks in which no text changes before a run has worked on what was said: they can be compared."""

RATE = 0.35
"""The share of runs in which something fails."""

RULES = ("", "", "matrix", "delegation", "wati-ended", "wati-removed")
HOURS = (600, 7_200, 86_400, 259_200)


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


@dataclass(kw_only=True)
class Chooser:
    """Chooses the next step; `asked` are the requests whose people wait for the desk's word."""

    walk: Walk
    rng: Random
    place: int = 0
    asked: set[int] = field(default_factory=set)
    rested: int = 0

    def next(self) -> Step:
        """The next step."""
        hub, rng = self.walk.hub, self.rng
        self.place += 1
        if hub.counts["events"] - self.rested > 70:
            self.rested = hub.counts["events"]
            self.asked.clear()
            return Settle(place=self.place, is_swept=rng.random() < 0.3)
        living = [number for number, issue in hub.issues.items() if issue.request.is_open]
        if (
            len(living) < self.walk.requests
            and (not living or rng.random() < 0.1)
            and len(hub.issues) < 2 * self.walk.requests
        ):
            return self._open()
        waiting = [number for number, queue in self.walk.runs.waiting.items() if queue]
        if waiting and rng.random() < 0.18:
            number = rng.choice([each for each in waiting if each in self.asked] or waiting)
            self.asked.discard(number)
            meanwhile = self._meanwhile()
            return Work(place=self.place, number=number, meanwhile=meanwhile)
        return self._other()

    def _open(self) -> Act:
        who, process, body = filed(self.rng)
        number = len(self.walk.hub.issues) + 1
        return Act(place=self.place, who=who, number=number, kind="open", text=f"{process}\n{body}", wait=self._wait())

    def _other(self) -> Step:
        if self.rng.random() < 0.004 and not self.walk.is_gentle:
            return Rules(place=self.place, name=self.rng.choice(RULES))
        act = self._act()
        if not self._is_too_early(act):
            return act
        is_waiting = self.walk.runs.waiting.get(act.number)
        return Work(place=self.place, number=act.number) if is_waiting else Settle(place=self.place)

    def _is_too_early(self, act: Act) -> bool:
        issue = self.walk.hub.issues[act.number]
        return self.walk.is_gentle and changes_text(act) and issue.decisive > issue.seen

    def _meanwhile(self) -> tuple[Act | Rules, ...]:
        found = []
        for _ in range(self.rng.choice((1, 1, 2)) if self.rng.random() < 0.25 else 0):
            step = self._other()
            if isinstance(step, Act | Rules) and not (self.walk.is_gentle and changes_text(step)):
                found.append(step)
                self.place += 1
        return tuple(found)

    def _act(self) -> Act:
        deed, number = None, 0
        while deed is None:
            number = self.rng.choice(list(self.walk.hub.issues))
            shown = shown_of(self.walk.hub.issues[number])
            if number not in self.asked and self.rng.random() < 0.7:
                deed = sensible(self.rng, shown)
                self.asked.add(number)
            else:
                deed = otherwise(self.rng, shown, self.walk.harm)
        who, kind, text_, target = deed
        return Act(place=self.place, who=who, number=number, kind=kind, text=text_, target=target, wait=self._wait())

    def _wait(self) -> int:
        chance = self.rng.random()
        return self.rng.choice(HOURS) if chance < 0.05 else 0 if chance < 0.08 else self.rng.randint(1, 300)


def shown_of(issue: Kept) -> Shown:
    """What people see of a request."""
    request = issue.request
    return Shown(
        number=request.number,
        process=issue.process,
        author=request.author.login,
        body=request.body,
        is_open=request.is_open,
        labels=request.labels,
        status=next(iter(statuses(request)), ""),
        said=tuple((each.id, each.author.login, each.body) for each in request.comments if not each.by_desk),
    )


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
