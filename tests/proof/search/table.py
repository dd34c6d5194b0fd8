"""What a search came to, as tables: per kind of act how often it changed the state, per invariant its premise."""

from collections.abc import Iterator

from tests.proof.search.alphabet import ACTIONS
from tests.proof.search.cast import KINDS
from tests.proof.search.desk_acts import DESK_KINDS
from tests.proof.search.found import Found
from tests.proof.search.invariants import INVARIANTS

ACT_KINDS = (*dict.fromkeys(action.kind for action in ACTIONS), *DESK_KINDS)
ACTORS = dict.fromkeys([*(action.who for action in ACTIONS), "desk"])


def table(found: Found) -> str:
    """Both tables, with who acted and how many states each level had."""
    return "\n".join([*_search(found), "", *_acts(found), "", *_premises(found)])


def gaps(found: Found, *, least: int) -> list[str]:
    """Invariants whose premise held less often than `least` and, where that is many, kinds of act that never act."""
    idle = [f"no state was changed by: {kind}" for kind in ACT_KINDS if least > 1 and not found.changed[kind]]
    rare = [
        f"the premise of {name} held {found.premises[name]} times only"
        for name in INVARIANTS
        if found.premises[name] < least
    ]
    return [*idle, *rare]


def _search(found: Found) -> Iterator[str]:
    yield f"{len(found.states):,} states, {found.decisions:,} decisions, {found.steps:,} steps"
    yield f"{len(ACTORS)} actors: " + ", ".join(f"{who} ({KINDS[who]})" for who in ACTORS)
    if found.levels:
        yield "states found within 1, 2, … acts: " + ", ".join(f"{count:,}" for count in found.levels)


def _acts(found: Found) -> Iterator[str]:
    yield f"{'kind of act':48} {'changed the state':>18}"
    for kind in ACT_KINDS:
        yield f"{kind:48} {found.changed[kind]:18,}"


def _premises(found: Found) -> Iterator[str]:
    yield f"{'invariant':100} {'premise held':>14}"
    for name, sentence in INVARIANTS.items():
        yield f"{name:4} {sentence:95} {found.premises[name]:14,}"
