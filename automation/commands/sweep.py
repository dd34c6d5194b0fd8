"""Look at every request and hand on those that are not where they should be; the repair for lost events."""

from collections.abc import Callable

from automation.core.catalogue import Catalogue
from automation.core.decide import decide
from automation.core.value_class import dataclass
from automation.errors import DeskError
from automation.render.compose import compose

from .ports import Reading, ReadsAll

STATES = ("OPEN", "CLOSED")
PATIENCE = 3
"""So many failures in a row mean that nothing goes through at present; the next sweep tries the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """How many were looked at, how many handed on, and what failed: one line a request, in the order tried."""

    seen: int
    handed: int
    failed: tuple[str, ...]


def sweep(catalogue: Catalogue, desk: ReadsAll, hand_on: Callable[[int], None]) -> Swept:
    """Hand on the number of each issue whose plan is not empty; one that fails keeps none of the others waiting."""
    readings = desk.read_all(STATES).readings
    off = [reading.request.number for reading in readings if is_off(catalogue, reading)]
    failed: list[str] = []
    in_a_row = handed = 0
    for place, number in enumerate(off):
        try:
            hand_on(number)
        except DeskError as error:
            failed.append(f"#{number}: {error}")
            in_a_row += 1
        else:
            handed, in_a_row = handed + 1, 0
        if in_a_row == PATIENCE:
            failed += [f"#{each}: not tried after {PATIENCE} failures in a row" for each in off[place + 1 :]]
            break
    return Swept(seen=len(readings), handed=handed, failed=tuple(failed))


def is_off(catalogue: Catalogue, reading: Reading) -> bool:
    """Whether the request is not where it should be."""
    plan = compose(catalogue, decide(catalogue, reading.request, reading.now))
    # Entries alone count too: a run may have written and died before it recorded. What is unknown must be said aloud.
    return bool(plan.writes or plan.entries or plan.unknown)
