"""What a search comes to: states, counts and violations; and the values that it goes from one to the next by."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

from tests.proof.search.desk_acts import DeskAct
from tests.proof.search.verdict import Verdict
from tests.proof.search.world import World


@dataclass(slots=True, kw_only=True)
class Node:
    """A state that is gone on from: what the desk says of it, and how it was come to.

    `views` are what everybody sees after each act from here; `earlier` is the node before, if the desk led here.
    """

    world: World
    verdict: Verdict
    decided: bytes
    state: bytes
    trace: tuple[str, ...] = ()
    earlier: "Node | None" = None
    views: dict[str, tuple[object, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One transition: from a state, by an act of somebody or of the desk (`act`), to a state."""

    before: Node
    name: str
    kind: str
    after: World
    verdict: Verdict
    act: DeskAct | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """An invariant that does not hold, and the shortest way there: the starting situation and the acts."""

    invariant: str
    said: str
    start: str
    trace: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Found:
    """States by key, decisions, steps; how often each kind of act changed a state, how often each premise held.

    `levels` are the states found by the end of each level, those of other searches added.
    """

    states: set[bytes] = field(default_factory=set)
    decisions: int = 0
    steps: int = 0
    levels: tuple[int, ...] = ()
    changed: Counter[str] = field(default_factory=Counter)
    premises: Counter[str] = field(default_factory=Counter)
    violations: dict[str, Violation] = field(default_factory=dict)

    def check(self, checked: Iterable[tuple[str, str]], start: str, trace: tuple[str, ...]) -> None:
        """Count the premises that held; keep the first violation of each invariant."""
        for invariant, said in checked:
            self.premises[invariant] += 1
            if said and invariant not in self.violations:
                self.violations[invariant] = Violation(invariant=invariant, said=said, start=start, trace=trace)

    def add(self, other: "Found") -> None:
        """What another search came to, too; of each invariant the shortest violation is kept."""
        self.states |= other.states
        self.decisions += other.decisions
        self.steps += other.steps
        self.levels = tuple(map(sum, zip_longest(self.levels, other.levels, fillvalue=0)))
        self.changed += other.changed
        self.premises += other.premises
        for invariant, violation in other.violations.items():
            known = self.violations.get(invariant)
            if known is None or len(violation.trace) < len(known.trace):
                self.violations[invariant] = violation
