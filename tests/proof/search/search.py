"""The search: breadth first from one state, every act in every state, each state once; so traces are shortest."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from automation.core.commands.label import is_desk_label
from tests.proof.oracle.bridge_request import Reader
from tests.proof.search.alphabet import ACTIONS, Action
from tests.proof.search.desk import Desk
from tests.proof.search.desk_acts import STALE, DeskAct, Runs, desk_acts, runs_of
from tests.proof.search.found import Found, Node, Step
from tests.proof.search.of_run import of_runs, of_settled, of_stale
from tests.proof.search.of_state import gated, of_state
from tests.proof.search.of_step import of_step
from tests.proof.search.starts import Start
from tests.proof.search.verdict import Verdict, decision_of, of_decision, verdict_of
from tests.proof.search.world import World, decided_by, key, with_past

Choice = Callable[[Sequence[Node]], Sequence[Node]]
"""Which of the states of a level are gone on from."""


def everything(level: Sequence[Node]) -> Sequence[Node]:
    """All of them."""
    return level


@dataclass(slots=True, kw_only=True)
class Search:
    """One search: from `start`, of `desk`, by these `actions` and the desk's own.

    What was decided and run before is not decided and run again.
    """

    start: Start
    desk: Desk = field(default_factory=Desk)
    actions: Sequence[Action] = ACTIONS
    found: Found = field(default_factory=Found)
    reader: Reader = field(default_factory=Reader)
    verdicts: dict[bytes, Verdict] = field(default_factory=dict)
    runs: dict[bytes, Runs] = field(default_factory=dict)

    def to(self, depth: int, choose: Choice = everything) -> Found:
        """Everything that can happen in so many acts."""
        first = self._node(self.start.world, (), None)
        level: Sequence[Node] = [first]
        visited = {first.state}
        self.found.states.add(first.state)
        for left in reversed(range(depth)):
            following: list[Node] = []
            for node in choose(level):
                following += self._onward(node, visited, is_last=not left)
            level = following
            self.found.levels = (*self.found.levels, len(self.found.states))
        return self.found

    def _onward(self, node: Node, visited: set[bytes], *, is_last: bool) -> Iterator[Node]:
        """Every step from a state; the new states are yielded where the search goes on from them."""
        for step in self._steps(node):
            self.found.steps += 1
            decided = decided_by(step.after)
            state = key(step.after, decided)
            self.found.changed[step.kind] += state != node.state
            self.found.states.add(state)
            at = state if is_last else with_past(step.after, state)
            if not is_last and at not in visited:
                visited.add(at)
                earlier = node if step.act is not None else None
                made = self._node(step.after, (*node.trace, step.name), earlier)
                yield made

    def _steps(self, node: Node) -> Iterator[Step]:
        """What people do first, so that what the desk does before them can be compared with it."""
        process, start = self.start.process, self.start.name
        for action in self.actions:
            after = action.do(node.world, node.verdict, process)
            if after is not None:
                step = self._step(node, action.name, action.kind, after, None)
                node.views[action.name] = step.verdict.view
                yield step
        runs = self._runs(node)
        self.found.check(self._of_labels(node), start, node.trace)
        for act in desk_acts(self.desk, node.world, runs):
            step = self._step(node, act.name, act.kind, act.after, act)
            self._check_run(node, step, act)
            yield step

    def _step(self, node: Node, name: str, kind: str, after: World, act: DeskAct | None) -> Step:
        trace = (*node.trace, name)
        verdict = self._verdict(after, decided_by(after), trace)
        step = Step(before=node, name=name, kind=kind, after=after, verdict=verdict, act=act)
        self.found.check(of_step(step, self.start.process), self.start.name, trace)
        return step

    def _check_run(self, node: Node, step: Step, act: DeskAct) -> None:
        process, trace = self.start.process, (*node.trace, step.name)
        if act.kind == STALE and act.ran is not None and node.world.past is not None:
            past = replace(node.world, request=node.world.past)
            allowed = self._verdict(past, decided_by(past), trace)
            self.found.check(of_stale(act.ran, allowed, process), self.start.name, trace)
        if act.is_undisturbed and act.ran is not None and not act.ran.failed:
            self.found.check(of_settled(act.after, step.verdict, process), self.start.name, trace)

    def _runs(self, node: Node) -> Runs:
        if node.decided not in self.runs:
            found = self.runs[node.decided] = runs_of(self.desk, node.world)
            self.found.check(
                of_runs(self.desk, node.world, found, self.start.process), self.start.name, (*node.trace, "desk: runs")
            )
        return self.runs[node.decided]

    def _of_labels(self, node: Node) -> Iterator[tuple[str, str]]:
        """I7: whatever labels the request carries now, the same is decided."""
        request = node.world.request
        ours = frozenset(label for label in request.labels if is_desk_label(label))
        others = (request.labels - ours) | (gated(self.start.process) if len(node.trace) % 2 else frozenset())
        other = verdict_of(self.desk, replace(node.world, request=replace(request, labels=others)), self.start.process)
        if node.verdict.is_known and ours != others:
            yield "I7", "" if other.view == node.verdict.view else f"with labels {sorted(others)} it decides otherwise"

    def _verdict(self, world: World, decided: bytes, trace: tuple[str, ...]) -> Verdict:
        verdict = self.verdicts.get(decided)
        if verdict is None:
            decision, process = decision_of(self.desk, world), self.start.process
            verdict = self.verdicts[decided] = of_decision(decision, process, world)
            self.found.decisions += 1
            self.found.check(of_state(world, decision, verdict, process, self.reader), self.start.name, trace)
        return verdict

    def _node(self, world: World, trace: tuple[str, ...], earlier: Node | None) -> Node:
        decided = decided_by(world)
        verdict = self._verdict(world, decided, trace)
        state = key(world, decided)
        return Node(world=world, verdict=verdict, decided=decided, state=state, trace=trace, earlier=earlier)
