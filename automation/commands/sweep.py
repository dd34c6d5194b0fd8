"""Look at every request and hand on those that are not where they should be; the repair for lost events."""

from collections.abc import Callable

from automation.core.catalogue import Catalogue
from automation.core.decide import decide
from automation.render.compose import compose

from .ports import Reading, ReadsAll

STATES = ("OPEN", "CLOSED")


def sweep(catalogue: Catalogue, desk: ReadsAll, hand_on: Callable[[int], None]) -> tuple[int, int]:
    """Hand on the number of each issue whose plan is not empty. Returns how many were looked at and handed on."""
    readings = desk.read_all(STATES).readings
    off = [reading.request.number for reading in readings if is_off(catalogue, reading)]
    for number in off:
        hand_on(number)
    return len(readings), len(off)


def is_off(catalogue: Catalogue, reading: Reading) -> bool:
    """Whether the request is not where it should be."""
    plan = compose(catalogue, decide(catalogue, reading.request, reading.now))
    # Entries alone count too: a run may have written and died before it recorded. What is unknown must be said aloud.
    return bool(plan.writes or plan.entries or plan.unknown)
