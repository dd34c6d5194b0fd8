"""A violation as a scenario file that can be committed: the starting situation, and the shortest way from it."""

from collections.abc import Iterator
from typing import Any

import yaml

from tests.proof.search.alphabet import ACTIONS
from tests.proof.search.desk import Desk
from tests.proof.search.desk_acts import DOUBLED, HEARD, REORDERED, SWEPT, desk_acts, runs_of
from tests.proof.search.found import Violation
from tests.proof.search.invariants import INVARIANTS
from tests.proof.search.starts import Start, start
from tests.proof.search.verdict import verdict_of
from tests.proof.search.world import World

RUNS = "desk: runs"
"""The last act of a trace that ends with what a run does."""

_ACTIONS = {action.name: action for action in ACTIONS}
_WHOLE = {RUNS, *(f"desk: {kind}" for kind in (HEARD, SWEPT, DOUBLED, REORDERED))}
_SLEEPS = {"desk": "sleeps"}


def scenario(violation: Violation) -> str:
    """The scenario, in the words of `tests/scenarios`; what these have no word for is told in a comment."""
    begun = start(violation.start)
    acts = [*begun.entry["when"], *([] if _SLEEPS in begun.entry["when"] else [_SLEEPS])]
    untold = []
    for place, (name, told) in enumerate(_told(begun, violation.trace), start=1):
        acts += [told] if told is not None else []
        untold += [] if told is not None else [f"#   act {place}, for which scenarios have no word: {name}"]
    entry = {
        "scenario": f"{violation.invariant} after {violation.start}",
        "given": begun.entry["given"],
        "when": [*acts, {"desk": "wakes"}],
        "then": {"may be developed": False},
        "because": INVARIANTS[violation.invariant],
    }
    head = [f"# {violation.said}", f"# {violation.start}: {' / '.join(violation.trace)}", *untold]
    return "\n".join([*head, yaml.safe_dump([entry], sort_keys=False, allow_unicode=True, width=120)])


def short(violation: Violation) -> str:
    """The same in one line."""
    return f"{violation.invariant} from {violation.start!r}: {' / '.join(violation.trace)}: {violation.said}"


def again(begun: Start, trace: tuple[str, ...]) -> Iterator[World]:
    """The states of a trace, from the starting situation on, one before each act."""
    world = begun.world
    for name in trace:
        yield world
        if name != RUNS:
            world = _after(begun, world, name)


def _after(begun: Start, world: World, name: str) -> World:
    if name in _ACTIONS:
        after = _ACTIONS[name].do(world, verdict_of(Desk(), world, begun.process), begun.process)
        assert after is not None, f"nobody can do this here: {name}"
        return after
    return next(act.after for act in desk_acts(Desk(), world, runs_of(Desk(), world)) if act.name == name)


def _told(begun: Start, trace: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Each act with its words. The desk sleeps, so its runs are those of the sweep."""
    for name, world in zip(trace, again(begun, trace), strict=True):
        told = {"desk": "sweeps"} if name in _WHOLE else _ACTIONS[name].told if name in _ACTIONS else None
        yield name, told(verdict_of(Desk(), world, begun.process).step) if callable(told) else told
