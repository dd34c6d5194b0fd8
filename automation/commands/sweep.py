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
    return bool(compose(catalogue, decide(catalogue, reading.request, reading.now)).writes)
