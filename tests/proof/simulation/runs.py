"""Events and runs as GitHub Actions has them: one run at a time for a request, lost and doubled events, the sweep."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from automation.core.decision.trigger import Hint, is_worth_reading
from automation.errors import DeskError
from automation.operations.handle import Run, handle, record
from automation.operations.sweep import sweep
from tests.builders.desk_variants import variant
from tests.proof.simulation.hub import Hub
from tests.proof.simulation.port import Port, sources
from tests.proof.simulation.steps import Work
from tests.proof.simulation.trouble import Killed, Trouble
from tests.proof.simulation.watch import Watch, Wrong


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What the desk is made of; a wrong desk exchanges one part."""

    handle: Callable = handle
    record: Callable = record
    sweep: Callable = sweep
    port: type[Port] = Port


@dataclass(kw_only=True)
class Runs:
    """The runs that wait, by request; `is_long` keeps them all (`queue: max`), else the newest replaces the others."""

    hub: Hub
    seed: str
    parts: Parts
    rate: float
    is_long: bool = False
    waiting: dict[int, list[Hint]] = field(default_factory=dict)
    late: list[Hint] = field(default_factory=list)

    def tell(self, hint: Hint | None, rng: Random) -> None:
        """An event starts its run, perhaps twice, late or never."""
        if hint is None:
            return
        chance = rng.random() if self.rate else 1.0
        if chance < 0.05:
            self.hub.counts["fault event: lost"] += 1
        elif chance < 0.1:
            self.hub.counts["fault event: late"] += 1
            self.late.append(hint)
        else:
            self._wait(hint)
            if chance < 0.15:
                self.hub.counts["fault event: doubled"] += 1
                self._wait(hint)
        if self.late and rng.random() < 0.1:
            self._wait(self.late.pop(rng.randrange(len(self.late))))

    def _wait(self, hint: Hint) -> None:
        queue = self.waiting.setdefault(hint.number, [])
        if queue and not self.is_long:
            self.hub.counts["coalesced"] += len(queue)
            queue.clear()
        queue.append(hint)

    def work(self, step: Work, happen: Callable) -> None:
        """The next run that waits for a request."""
        queue = self.waiting.pop(step.number, [])
        rng = Random(f"{self.seed}/{step.place}")
        while queue:
            hint = queue.pop(0)
            if is_worth_reading(hint, variant(self.hub.rules)):
                if queue:
                    self.waiting[step.number] = queue
                trouble = Trouble(rng=rng, rate=self.rate, counts=self.hub.counts)
                self.run(hint, trouble, step, happen)
                return

    def settle(self, happen: Callable, *, is_swept: bool) -> None:
        """Nothing fails any more: what is late arrives or is lost, and after two runs for each nothing is off."""
        if not is_swept:
            for hint in self.late:
                self._wait(hint)
        self.late.clear()
        numbers = (
            self._off(self.parts.sweep) if is_swept else [number for number, queue in self.waiting.items() if queue]
        )
        self.waiting.clear()
        for _ in range(2):
            for number in numbers:
                self._quiet(number, happen)
            numbers = self._off(self.parts.sweep)
            if not numbers:
                break
        # A desk with a sweep of its own is asked once more by the real one.
        if numbers := numbers or ([] if self.parts.sweep is sweep else self._off(sweep)):
            raise Wrong(f"{numbers} are not settled after two undisturbed runs")

    def _quiet(self, number: int, happen: Callable) -> None:
        trouble = Trouble(rng=Random(0), rate=0, counts=self.hub.counts)
        code = self.run(Hint(number=number), trouble, Work(place=0, number=number), happen)
        if code:
            raise Wrong(f"an undisturbed run failed: {code}")

    def _off(self, look: Callable) -> list[int]:
        off: list[int] = []
        port = self.parts.port(hub=self.hub, trouble=Trouble(rng=Random(0), rate=0, counts=self.hub.counts), watch=None)
        look(variant(self.hub.rules), port, off.append)
        self.hub.counts["sweeps"] += 1
        return off

    def run(self, hint: Hint, trouble: Trouble, step: Work, happen: Callable) -> str:
        """The two jobs of one run; why it failed, '' when it did not."""
        self.hub.counts["runs"] += 1
        between = _meanwhile(step, trouble, happen)
        issue = self.hub.issues[hint.number]
        try:
            issue.seen = max(issue.seen, self._jobs(hint, trouble, between))
        except DeskError as error:
            self.hub.counts["runs that failed"] += 1
            return repr(error)
        except Killed:
            self.hub.counts["runs that were killed"] += 1
            return "killed"
        finally:
            between(99)
            issue.floor = issue.own
        return ""

    def _jobs(self, hint: Hint, trouble: Trouble, between: Callable) -> int:
        """Both jobs; the last act that they knew of."""
        run, watch = self._job(hint, trouble, between)
        _, is_left = self.parts.handle(run, may_record=False)
        if is_left:
            # The second job begins much later than a replica lags behind; it may miss what the first one wrote.
            self.hub.issues[hint.number].floor = watch.last
            run, watch = self._job(hint, trouble, between)
            self.parts.record(run)
        return watch.last.place

    def _job(self, hint: Hint, trouble: Trouble, between: Callable) -> tuple[Run, Watch]:
        """One job with its own checkout of the default branch."""
        rules = self.hub.rules
        watch = Watch(rules=rules, event=hint)
        port = self.parts.port(hub=self.hub, trouble=trouble, watch=watch, event=hint, between=between)
        run = Run(
            catalogue=variant(rules),
            desk=port,
            number=hint.number,
            sources=lambda: sources(rules),
            # The same for every run, so that a walk tells the same codes when it is walked again undisturbed.
            entropy=lambda: bytes(range(32)),
            event=hint,
        )
        return run, watch


def _meanwhile(step: Work, trouble: Trouble, happen: Callable) -> Callable:
    """Lets happen what happens while a run is on its way, before one of its calls."""
    waits = list(step.meanwhile)
    moment = trouble.moment() if waits else 0

    def between(call: int) -> None:
        while waits and call >= moment:
            happen(waits.pop(0))

    return between
