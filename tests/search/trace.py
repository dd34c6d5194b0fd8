"""A violation as a scenario file that can be committed: the starting situation, and the shortest way from it."""

from typing import Any

import yaml

from tests.search.alphabet import ACTIONS
from tests.search.desk_acts import HEARD, REORDERED, STALE, SWEPT
from tests.search.found import Violation
from tests.search.invariants import INVARIANTS
from tests.search.starts import start

_TOLD = {action.name: action.told for action in ACTIONS}
_RUNS = {f"desk: {kind}" for kind in (HEARD, SWEPT, REORDERED, STALE)}
_WAITS = {"desk": "sleeps"}


def scenario(violation: Violation) -> str:
    """The scenario, in the words of `tests/scenarios`; what these have no word for is told in a comment."""
    entry = start(violation.start).entry
    acts = [*entry["when"], *([] if _WAITS in entry["when"] else [_WAITS])]
    notes = []
    for place, name in enumerate(violation.trace, start=1):
        told = _deed(name)
        if told is None:
            notes.append(f"#   act {place}, for which scenarios have no word: {name}")
        else:
            acts.append(told)
    told = {
        "scenario": f"{violation.invariant} after {violation.start}",
        "given": entry["given"],
        "when": [*acts, {"desk": "wakes"}],
        "then": {"may be developed": False},
        "because": INVARIANTS[violation.invariant],
    }
    head = [f"# {violation.said}", f"# {violation.start}: {' / '.join(violation.trace)}", *notes]
    return "\n".join([*head, yaml.safe_dump([told], sort_keys=False, allow_unicode=True, width=120)])


def short(violation: Violation) -> str:
    """The same in one line."""
    return f"{violation.invariant} from {violation.start!r}: {' / '.join(violation.trace)}: {violation.said}"


def _deed(name: str) -> Any:
    """An act as scenarios tell it: a run is the sweep's, for the desk sleeps; a lost event is no act."""
    if name in _RUNS:
        return {"desk": "sweeps"}
    return _TOLD.get(name)
