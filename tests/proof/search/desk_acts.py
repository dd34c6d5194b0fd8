"""What the desk can do next in a state: its runs, and everything that can go wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.proof.search.desk import Desk, Died, Ran, run, written
from tests.proof.search.world import World

HEARD = "the event starts a run"
SWEPT = "the sweep starts a run"
LOST = "the event is lost"
DOUBLED = "the event comes twice"
REORDERED = "two events come in the other order"
DIED = "a run dies"
STALE = "a run on an old reading"
LOOKED = "a run looks for the last time"
WROTE = "that run writes"
GONE = "that run dies"
DESK_KINDS = (HEARD, SWEPT, LOST, DOUBLED, REORDERED, DIED, STALE, LOOKED, WROTE, GONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskAct:
    """One thing that the desk does; `ran` is the run behind it, `is_undisturbed` says that nothing came between."""

    kind: str
    after: World
    ran: Ran | None = None
    which: str = ""
    is_undisturbed: bool = False

    @property
    def name(self) -> str:
        """What a trace calls it."""
        return f"desk: {self.kind}" + (f" ({self.which})" if self.which else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Two undisturbed runs of one state, the second after the first."""

    first: Ran
    second: Ran


def runs_of(desk: Desk, world: World) -> Runs:
    """Two runs, one after the other; where the first did nothing, the second is the first again."""
    first = run(desk, world)
    return Runs(first=first, second=run(desk, first.after) if first.effects else first)


def desk_acts(desk: Desk, world: World, runs: Runs) -> Iterator[DeskAct]:
    """Everything that the desk can do next."""
    if world.flight:
        yield DeskAct(kind=WROTE, after=_flown(world))
        yield DeskAct(kind=GONE, after=replace(world, flight=()))
        return
    first, second = runs.first, runs.second
    fewer = max(0, world.unheard - 1)
    yield DeskAct(kind=SWEPT, after=_done(world, first, world.unheard), ran=first, is_undisturbed=True)
    if world.unheard:
        yield DeskAct(kind=HEARD, after=_done(world, first, fewer), ran=first, is_undisturbed=True)
        yield DeskAct(kind=LOST, after=replace(world, unheard=fewer))
        yield DeskAct(kind=DOUBLED, after=_done(world, second, fewer), ran=second)
    if world.unheard > 1:
        yield DeskAct(kind=REORDERED, after=_done(world, second, 0), ran=second)
    for place, effect in enumerate(first.effects[:-1], start=1):
        after = _with(world, effect.after, unheard=fewer)
        yield DeskAct(kind=DIED, after=after, ran=first, which=f"after {place} of its effects")
    yield from _looked(world, first, fewer)
    if world.past is not None and world.past != world.request:
        stale = run(desk, world, by_event=False, lags=True)
        yield DeskAct(kind=STALE, after=_with(world, stale.after, unheard=world.unheard), ran=stale)


def _done(world: World, ran: Ran, unheard: int) -> World:
    seen = world.seen if ran.failed else world.acts
    return replace(_with(world, ran.after, unheard=unheard), seen=seen)


def _with(world: World, after: World, *, unheard: int) -> World:
    """The state after effects of a run; the next act comes a minute later."""
    return replace(world, request=after.request, writes=after.writes, unheard=unheard, at_once=False)


def _looked(world: World, first: Ran, unheard: int) -> Iterator[DeskAct]:
    """What is left to write once the run has looked for the last time."""
    last = max((effect.reads for effect in first.effects), default=0)
    early = [effect for effect in first.effects if effect.reads < last or isinstance(effect.done, tuple)]
    left = tuple(effect.done for effect in first.effects[len(early) :] if not isinstance(effect.done, tuple))
    if left:
        after = early[-1].after if early else world
        yield DeskAct(kind=LOOKED, after=replace(_with(world, after, unheard=unheard), flight=left), ran=first)


def _flown(world: World) -> World:
    """The writes of a run that looked before; where a comment is gone, GitHub ends the batch."""
    after = replace(world, flight=())
    try:
        for write in world.flight:
            after = written(after, write)
    except Died:
        pass
    return replace(after, at_once=False)
