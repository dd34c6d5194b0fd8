"""One request while it is told: the clock, the facts so far, and every step of the telling, runs of the desk included.

People do here only what the desk takes up: evidence in its turn, turns of the whole request that are possible.
Whoever replays the steps sees the same runs at the same places.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from tests.proof.oracle.case import code
from tests.proof.oracle.covered import holders, revision, spoiled
from tests.proof.oracle.desks import ACCOUNTS, START, sampled_desk
from tests.proof.oracle.facts import (
    Account,
    Acted,
    BodyWritten,
    Code,
    Decided,
    Desk,
    Event,
    EvidencePosted,
    Facts,
    Turned,
)
from tests.proof.oracle.record import after_run

STEPS = ("evaluasi", "kebutuhan", "rencana")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The desk runs."""

    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """The desk file on the default branch becomes another one."""

    at: int
    desk: Desk


Step = Event | Run | Filed


def taken_up(facts: Facts, step: Step) -> Facts:
    """The facts after one step."""
    match step:
        case Run():
            return after_run(facts)
        case Filed(at=at, desk=desk):
            return replace(facts, desk=replace(desk, known=facts.desk.known), now=at)
        case _:
            return replace(facts, events=(*facts.events, step), now=max(facts.now, step.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A whole telling: where it began, its steps, and the desk file and the moment by which it is judged at the end.

    `forgetful` says that the oracle is not told of decisions that only the record knows any more; `known` are the facts
    after each step where they are known already.
    """

    start: Facts
    steps: tuple[Step, ...]
    desk: Desk
    now: int
    forgetful: bool = False
    known: tuple[Facts, ...] = ()


def moments(told: Told) -> Iterator[tuple[Step, Facts]]:
    """Each step with the facts after it."""
    if told.known:
        yield from zip(told.steps, told.known, strict=True)
        return
    facts = told.start
    for step in told.steps:
        facts = taken_up(facts, step)
        yield step, facts


class Story:
    """A telling in the making; what is true now can be asked."""

    def __init__(self, rng: Random) -> None:
        """A desk without a request yet."""
        self.rng, self.at, self.comment = rng, START, 0
        unread = None if self.chance(0.015) else ()
        process = rng.choice(("website-baru", "perbaikan-fitur", "perbaikan-fitur"))
        self.start = self.facts = Facts(desk=sampled_desk(rng), events=(), now=START, record=unread, process=process)
        self.steps: list[Step] = []
        self.known: list[Facts] = []
        self.approvals: list[int] = []
        self.closings: list[int] = []
        self.evidence: list[int] = []
        self.touched: set[int] = set()
        self.reached = 0
        self.held_until = 0
        self.cancelled = self.launched = self.working = False
        self.watchful = rng.choice((0, 0.3, 0.5))  # in some histories the desk hardly ever runs

    def chance(self, share: float) -> bool:
        """Whether something with this probability happens."""
        return self.rng.random() < share

    def tick(self) -> int:
        """The next instant; now and then the same second again."""
        self.at += 0 if self.chance(0.06) else self.rng.randint(1, 3600)
        return self.at

    def stamp(self) -> int:
        """The instant that a comment gets: now and then one of a clock that is a little behind."""
        at = self.tick()
        return max(START + 1, at - self.rng.randint(1, 4)) if self.chance(0.06) else at

    def number(self) -> int:
        """The next comment's number."""
        self.comment += 1
        return self.comment

    def add(self, event: Event, *, quietly: bool = False) -> None:
        """Let something happen; the desk runs at once on what has to be accepted, and most of the time on the rest."""
        self.facts = taken_up(self.facts, event)
        self._keep(event)
        if not quietly and (isinstance(event, EvidencePosted | Turned | Acted) or self.chance(self.watchful)):
            self.run()
        if isinstance(event, EvidencePosted):
            lacking = self.lacking()
            self.reached = max(self.reached, STEPS.index(lacking) if lacking in STEPS else len(STEPS))

    def file(self, desk: Desk) -> None:
        """Another desk file, which the next run meets."""
        step = Filed(at=self.tick(), desk=desk)
        self.facts = taken_up(self.facts, step)
        self._keep(step)

    def code(self) -> Code | None:
        """The code that the desk shows now; where it has none, a run draws it."""
        now, held = revision(self.facts), holders(self.facts)
        if now is None:
            return None
        changed_at = max(each.at for each in (*self.facts.every(BodyWritten), *held.values()))
        if code(self.facts, now, changed_at) is None:
            self.run()
        return code(self.facts, now, changed_at)

    def run(self) -> None:
        """A run of the desk; a second one at the same moment would find nothing new."""
        if self.steps[-1] != (now := Run(at=self.facts.now)):
            self.facts = after_run(self.facts)
            self._keep(now)

    def _keep(self, step: Step) -> None:
        self.steps.append(step)
        self.known.append(self.facts)

    def lacking(self) -> str:
        """The earliest step whose evidence is not whole, '' when all is there; the form stands before all."""
        held = holders(self.facts)
        if revision(self.facts, held) is not None:
            return ""
        lost = {step for (step, _), post in held.items() if post.comment in spoiled(self.facts)}
        missing = {step for step, names in self.facts.needed.items() for name in names if (step, name) not in held}
        return next(step for step in ("pengajuan", *STEPS) if step in lost | missing)

    def rests(self) -> bool:
        """Whether the desk takes no evidence now."""
        return self.cancelled or self.launched or self.at < self.held_until

    def deciders(self) -> set[str]:
        """The logins of everybody who has decided, by a comment or by a letter that somebody recorded."""
        decided = [event for event in self.facts.events if isinstance(event, Decided)]
        return {event.by.login for event in decided if event.by} | {event.signatory for event in decided}

    def someone(self, *names: str) -> Account:
        """The account of one of these people."""
        return ACCOUNTS[self.rng.choice(names)]

    def told(self, desk: Desk, now: int, *, forgetful: bool) -> Told:
        """What was told, to be judged at that moment by that desk file."""
        return Told(
            start=self.start,
            steps=tuple(self.steps),
            desk=desk,
            now=now,
            forgetful=forgetful,
            known=tuple(self.known),
        )
