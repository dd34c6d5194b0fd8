"""The fault matrix: each situation, each request that the desk sends there, each fault; then undisturbed runs.

A fault strikes one request, or the event. After every run nothing forbidden may be seen, and after at most two
undisturbed runs everything must be as if nothing had failed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from automation.errors import Exit
from tests.http.story import BOT, Told
from tests.proof.faults.situations import SITUATIONS, Situation, moments
from tests.proof.faults.stage import Moment, Stage
from tests.proof.faults.view import Bounds, Seen, look

Fault = Mapping[str, Any]
MOST_RUNS = 2
READS = frozenset({"Desk", "DeskTimeline", "DeskLabels", "DeskPage", "DeskRecords"})
DEAD = ({"kind": "timeout_before"}, {"kind": "502"}, {"kind": "cut_json"})
"""The request fails, and the run with it."""

SIX: tuple[Fault, ...] = (*DEAD, {"kind": "timeout_after"}, {"kind": "stale_read"}, {"kind": "lost_event"})
"""The faults that every call must meet."""

ALL: tuple[Fault, ...] = (
    *SIX,
    *({"kind": "stale_read", "acts": acts} for acts in (2, 3, 4, 6)),
    *({"kind": "partial_mutation", "done": done} for done in range(8)),
    *({"kind": "partial_mutation", "done": done, "then": then} for done in (1, 2) for then in ("502", "timeout")),
    *({"kind": kind} for kind in "reset_before reset_after 500 503 401 404 422 500_after 502_after".split()),
    *({"kind": kind, "retry_after": 1} for kind in ("403_secondary", "429")),
    *({"kind": kind} for kind in "graphql_rate_limited graphql_partial empty_page".split()),
    *({"kind": kind} for kind in ("doubled_event", "delayed_event")),
)
"""Everything that the sandbox can do, reads that lag further behind, and every place where a batch may stop."""

_EVENTS = frozenset({"lost_event", "doubled_event", "delayed_event"})
_OF_READS = frozenset({"stale_read", "empty_page"})
_OF_GRAPHQL = frozenset({"graphql_rate_limited", "graphql_partial", "partial_mutation"})
_UNSEEN = _EVENTS | {"stale_read", "partial_mutation"}
"""The run may not notice these, so it need not fail."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A situation of one procedure, run once without a fault: what was sent, and the states before and after."""

    situation: Situation
    process: str
    start: Moment
    calls: tuple[str, ...]
    bounds: Bounds


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One fault at one request; `call` counts from 1, 0 is the event itself."""

    case: Case
    call: int
    fault: Fault

    def __str__(self) -> str:
        """Where in the matrix."""
        where = f"call {self.call} ({self.case.calls[self.call - 1]})" if self.call else "the event"
        more = "".join(f", {name} {value}" for name, value in self.fault.items() if name != "kind")
        return f"{self.case.situation}, {self.case.process}, {where}, {self.fault['kind']}{more}"

    @property
    def asked(self) -> dict[str, Any]:
        """The fault as the sandbox takes it."""
        if not self.call:
            return {**self.fault, "match": {}}
        sent = self.case.calls[self.call - 1]
        nth = self.case.calls[: self.call].count(sent)
        which = {"path": f"^{sent}$"} if sent.startswith("/") else {"operation": sent}
        return {**self.fault, "match": {"actor": BOT, "nth": nth, **which}}


@dataclass(kw_only=True)
class Outcome:
    """What became of a cell: how many undisturbed runs it took, and everything that was wrong."""

    cell: Cell
    runs: int = 0
    wrong: list[str] = field(default_factory=list)


def cases(stage: Stage, process: str, situations: Iterable[Situation] = SITUATIONS) -> Iterator[Case]:
    """The situations of one procedure, each run without a fault."""
    known = moments(stage, process)
    return (fault_free(stage, known, each, process) for each in situations if process in each.only)


def fault_free(stage: Stage, known: Mapping[str, Moment], situation: Situation, process: str) -> Case:
    """Runs the situation without a fault; what it ends in must be settled."""
    start = known[situation.start]
    stage.restore(start)
    before = look(stage.place)
    mark = stage.mark
    codes = _first_run(stage, situation, process)
    calls = tuple(stage.sent_since(mark))
    bounds = Bounds(start=before, end=look(stage.place), last_id=start.last_id)
    assert (codes, bounds.wrongs(stage.place)) == ([0] * len(codes), [])
    assert before != bounds.end
    mark = stage.mark
    assert (stage.sweep(), stage.codes_since(mark)) == (0, []), "a settled request is handed on by the sweep"
    return Case(situation=situation, process=process, start=start, calls=calls, bounds=bounds)


def cells(case: Case, faults: Iterable[Fault]) -> Iterator[Cell]:
    """Each fault at each call at which it can happen."""
    for fault in faults:
        if fault["kind"] in _EVENTS:
            if case.situation.finder == "event":
                yield Cell(case=case, call=0, fault=fault)
            continue
        for call, sent in enumerate(case.calls, start=1):
            if _fits(fault, sent, case.situation):
                yield Cell(case=case, call=call, fault=fault)


def some_cells(case: Case, turn: int) -> Iterator[Cell]:
    """Every call twice: with the fault that is worst for it, and with one that kills the run, `turn` about."""
    for call, sent in enumerate(case.calls, start=1):
        worst = "stale_read" if sent in READS else "timeout_after"
        yield Cell(case=case, call=call, fault={"kind": worst})
        yield Cell(case=case, call=call, fault=DEAD[(turn + call) % len(DEAD)])
    if case.situation.finder == "event":
        yield Cell(case=case, call=0, fault={"kind": "lost_event"})


def _fits(fault: Fault, sent: str, situation: Situation) -> bool:
    kind = fault["kind"]
    if kind == "partial_mutation":
        return sent in {"DeskLedger", "DeskRecord", "DeskWrite"}
    if situation.finder != "event" and sent == "Desk" and fault.get("acts", 1) > 1:
        # A run without an event cannot know how old its reading is: a limit that docs/architecture.md tells.
        return False
    if kind in _OF_READS:
        return sent in READS
    return kind not in _OF_GRAPHQL or not sent.startswith("/")


def play(stage: Stage, cell: Cell) -> Outcome:
    """One cell: the disturbed run, then undisturbed ones until all is as it should be."""
    case, outcome = cell.case, Outcome(cell=cell)
    stage.restore(case.start)
    codes = _first_run(stage, case.situation, case.process, cell)
    outcome.wrong += [] if len(stage.place.faults.fired) == 1 else ["the fault did not happen"]
    outcome.wrong += case.bounds.wrongs(stage.place)
    outcome.wrong += ["a run ended as a bug"] if Exit.BUG in codes else []
    is_over = look(stage.place) == case.bounds.end
    if not (is_over or any(codes) or cell.fault["kind"] in _UNSEEN):
        outcome.wrong.append("the run failed and did not say so")
    while look(stage.place) != case.bounds.end and outcome.runs < MOST_RUNS:
        outcome.runs += 1
        _undisturbed(stage, outcome, stage.sweep)
    if stage.place.held:
        _undisturbed(stage, outcome, stage.release)
    outcome.wrong += _differences(case.bounds.end, look(stage.place))
    return outcome


def _first_run(stage: Stage, situation: Situation, process: str, cell: Cell | None = None) -> list[int | None]:
    """The act and the run that finds it, with the cell's fault; the exit codes."""
    if situation.finder != "event":
        stage.disturb({"kind": "lost_event", "match": {}})
    elif cell:
        stage.disturb(cell.asked)
    mark = stage.mark
    situation.act(Told(stage.github, 1), process)
    if situation.finder == "event":
        return stage.codes_since(mark)
    stage.place.faults.clear()
    if cell:
        stage.disturb(cell.asked)
    code = stage.sweep() if situation.finder == "sweep" else stage.by_hand(1)
    return [code, *stage.codes_since(mark)]


def _undisturbed(stage: Stage, outcome: Outcome, run: Any) -> None:
    mark = stage.mark
    codes = [run(), *stage.codes_since(mark)]
    outcome.wrong += outcome.cell.case.bounds.wrongs(stage.place)
    outcome.wrong += ["an undisturbed run failed"] if any(codes) else []


def _differences(wanted: Mapping[int, Seen], found: Mapping[int, Seen]) -> list[str]:
    """How a state differs from the one that nothing disturbed."""
    return [
        f"#{number}: {name} is {getattr(found.get(number), name, None)!r} and not {getattr(one, name)!r}"
        for number, one in wanted.items()
        for name in Seen.__dataclass_fields__
        if getattr(found.get(number), name, None) != getattr(one, name)
    ]
