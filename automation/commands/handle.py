"""One event, one issue: read it whole, decide, and carry the plan out; a fresh look before anything opens."""

from collections.abc import Callable

from automation.core.catalogue import Catalogue
from automation.core.decide import decide
from automation.core.plan import Plan
from automation.errors import Unreadable
from automation.render.compose import compose

from .ports import AppliesPlans, Reading


def handle(catalogue: Catalogue, desk: AppliesPlans, number: int, sources: Callable[[], tuple[str, str]]) -> Plan:
    """Bring one request to where it should be, and say what was done.

    `sources` gives the git object ids of the desk file and the automation that this run uses: when the default branch
    has others by now, nothing opens (design section 3). Raises Unreadable then, GitHubRefused or GitHubUnavailable.
    """
    plan = _plan(catalogue, desk.read(number))
    if plan.opens:
        fresh = desk.read(number)
        plan = _plan(catalogue, fresh)
        if plan.opens and fresh.sources != sources():
            message = f"#{number}: the desk file or the automation changed since this run began; nothing was opened"
            raise Unreadable(message)
    if plan.writes:
        desk.apply(plan)
    return plan


def _plan(catalogue: Catalogue, reading: Reading) -> Plan:
    return compose(catalogue, decide(catalogue, reading.request, reading.now))
