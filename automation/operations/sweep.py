"""Look at every request and hand on those that are not where they should be; the repair for lost events."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from automation.core.decision.unreadable import Remains
from automation.core.outcome.decision import Unread
from automation.core.outcome.plan import Plan
from automation.errors import DeskError

from .bulk import EVENTS_SHARE, each
from .planning import Rules, plan_for
from .ports import Reading, ReadsAll

STATES = ("OPEN", "CLOSED")
PATIENCE = 3
"""So many failures in a row mean that nothing goes through at present; the next sweep tries the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """How many were looked at, how many handed on, and what failed: one line a request, in the order tried.

    `is_passing` says that nobody must act for what failed. `unread` are those that could not be read, `unseen` counts
    those that were left for the next sweep.
    """

    seen: int
    handed: int
    failed: tuple[str, ...]
    is_passing: bool = True
    unread: tuple[Unread, ...] = ()
    unseen: int = 0


def sweep(rules: Rules, desk: ReadsAll, hand_on: Callable[[int], None]) -> Swept:
    """Hand on the number of each issue whose plan is not empty; one that fails keeps none of the others waiting."""
    listing = desk.read_all(STATES, EVENTS_SHARE)
    plans, bugs = each(listing.readings, lambda reading: reading.request.number, lambda one: plan_for(rules, one))
    # One run is enough to tell the register of a new desk file; it knows no request.
    off = [plan.number for plan in plans if _is_off(plan)] or [plan.number for plan in plans if plan.register][:1]
    failed: list[str] = []
    in_a_row = handed = 0
    is_passing = True
    for place, number in enumerate(off):
        try:
            hand_on(number)
        except DeskError as error:
            failed.append(f"#{number}: {error}")
            in_a_row, is_passing = in_a_row + 1, is_passing and error.is_passing
        else:
            handed, in_a_row = handed + 1, 0
        if in_a_row == PATIENCE:
            failed += [f"#{each}: not tried after {PATIENCE} failures in a row" for each in off[place + 1 :]]
            break
    return Swept(
        seen=len(listing.readings),
        handed=handed,
        failed=tuple(failed),
        is_passing=is_passing,
        unread=_in_order(listing.unread, bugs, () if isinstance(rules, Remains) else _unknown(plans)),
        unseen=listing.unseen,
    )


def is_off(rules: Rules, reading: Reading) -> bool:
    """Whether the request is not where it should be; one that cannot be read and says so is where it can be."""
    return _is_off(plan_for(rules, reading))


def _is_off(plan: Plan) -> bool:
    # Entries alone count too: a run may have written and died before it recorded.
    return bool(plan.writes or plan.entries)


def _unknown(plans: Sequence[Plan]) -> list[Unread]:
    """Those of which the history was told and nothing can be known; of a desk with mistakes these are told instead."""
    return [Unread(number=plan.number, reason=plan.unknown) for plan in plans if plan.unknown is not None]


def _in_order(*found: Sequence[Unread]) -> tuple[Unread, ...]:
    return tuple(sorted((one for some in found for one in some), key=lambda one: one.number))
