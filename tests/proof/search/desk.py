"""The desk in the search: the production `handle` over a state, with every effect of a run kept in its order.

What a run does up to any of its effects is what a run does that dies there: nothing answers a write.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from automation.core.decision.trigger import Hint
from automation.core.decision.unreadable import Remains
from automation.core.history.record import Entry, chain
from automation.core.history.register import Line
from automation.core.history.request import Request
from automation.core.outcome.plan import EditComment, MinimizeComment, Plan, React, Write
from automation.core.problem import Reason
from automation.errors import Conflict, DeskError
from automation.operations.handle import Run, handle
from automation.operations.planning import Rules
from automation.operations.ports import Reading
from tests.builders.desk_variants import variant
from tests.builders.memory import Issue
from tests.builders.texts import drawn
from tests.proof.search.world import PROCESS, World

DESK_IDS = 1_000_000
"""What the desk writes is numbered from here, so that the numbers of what people do never depend on its runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One thing that a run did, the state after it, and how often the run had read by then."""

    done: Write | tuple[Entry, ...]
    after: World
    reads: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """One run: its effects, the state after it, and what it ended with ('' for well)."""

    before: World
    effects: tuple[Effect, ...] = ()
    after: World
    failed: str = ""


class Died(DeskError):
    """The runner was lost."""


def _seen_plainly(request: Request) -> Request:
    return request


def _said_plainly(write: Write) -> Sequence[Write]:
    return (write,)


def _kept_plainly(entries: Sequence[Entry]) -> Sequence[Entry]:
    return entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A desk: production, where nothing else is told. The wrong ones see, write, record or run otherwise."""

    sees: Callable[[Request], Request] = _seen_plainly
    writes: Callable[[Write], Sequence[Write]] = _said_plainly
    records: Callable[[Sequence[Entry]], Sequence[Entry]] = _kept_plainly
    runs: Callable[[Run], object] = handle
    reads_desk_file: Callable[[str], str] = str
    dying: Callable[["Port"], None] | None = None


@dataclass(kw_only=True)
class Port:
    """GitHub as one run finds it; `lags` shows what was there before the last act, `dies_after` so many effects."""

    desk: Desk
    world: World
    lags: bool = False
    dies_after: int = 1_000
    reads: int = 0

    def __post_init__(self) -> None:
        """Nothing has been done yet."""
        self.effects: list[Effect] = []

    def read(self, number: int) -> Reading:
        """The request as it is now, or as it was."""
        self.reads += 1
        shown = self.world
        if self.lags and shown.past is not None:
            shown = replace(shown, request=shown.past)
        request = self.desk.sees(shown.reading)
        head = _head(shown.request)
        sources = (shown.desk, "")
        changed_at = None if self.lags else shown.now
        return Reading(
            request=request, now=shown.moment, sources=sources, record_head=head, changed_at=changed_at, raw={}
        )

    def append(self, reading: Reading, entries: Sequence[Entry], register: Sequence[Line] = ()) -> None:
        """By compare-and-swap."""
        is_gone = self.world.fault == "gone"
        known = () if is_gone else self.world.request.record or ()
        if reading.record_head != _head(self.world.request):
            raise Conflict("somebody else recorded")
        new = chain(known, self.desk.records(entries))
        rights = self.world.request.register
        kept = replace(self.world.request, record=(*known, *new), register=rights and rights.with_lines(register))
        # Where the record's file is gone, a new one begins; the old one does not come back over it.
        self.did(new, replace(self.world, request=kept, fault="" if is_gone else self.world.fault))

    def apply(self, plan: Plan) -> None:
        """One write after the other."""
        for wanted in plan.writes:
            for write in self.desk.writes(wanted):
                self.did(write, written(self.world, write))

    def did(self, done: Write | tuple[Entry, ...], after: World) -> None:
        """One effect; the run may die before it."""
        if len(self.effects) >= self.dies_after:
            raise Died("the runner was lost")
        self.world = after
        self.effects.append(Effect(done=done, after=after, reads=self.reads))


def _head(request: Request) -> str:
    """Which commit the record's branch stands at."""
    return f"{len(request.record or ())} {request.register.head if request.register else ''}"


@cache
def rules_of(name: str, fault: str) -> Rules:
    """The rules of a desk file, or what is left of them: a version is missing, or there is a mistake in the file."""
    of = variant(name)
    if fault == "no version":
        return replace(of, processes=tuple(each for each in of.processes if each.id != PROCESS))
    return Remains(processes=of.processes, cause=Reason("desk_broken")) if fault == "desk file" else of


def written(world: World, write: Write) -> World:
    """One write of the desk, carried out. Raises Died where its comment is gone: GitHub refuses, the batch ends."""
    issue = Issue(now=world.moment, request=world.request, count=DESK_IDS + world.writes)
    there = {comment.node_id for comment in issue.request.comments}
    if isinstance(write, EditComment | MinimizeComment | React) and write.node_id not in there:
        raise Died("no such comment")
    issue.apply(write)
    return replace(world, request=issue.request, writes=issue.count - DESK_IDS)


def run(desk: Desk, world: World, *, by_event: bool = True, lags: bool = False, dies_after: int = 1_000) -> Ran:
    """One run of the desk, to its end or its death."""
    port = Port(desk=desk, world=world, lags=lags, dies_after=dies_after)
    of = rules_of(desk.reads_desk_file(world.desk), world.fault)
    event = Hint(number=world.request.number, changed_at=world.now) if by_event else None
    sources = (world.desk, "")
    failed = ""
    try:
        desk.runs(
            Run(
                catalogue=of,
                desk=port,
                number=world.request.number,
                sources=lambda: sources,
                entropy=lambda: drawn(world.request),
                event=event,
            )
        )
    except DeskError as error:
        failed = str(error)
        if isinstance(error, Died) and desk.dying is not None:
            port.dies_after = 1_000
            desk.dying(port)
    return Ran(before=world, effects=tuple(port.effects), after=port.world, failed=failed)
