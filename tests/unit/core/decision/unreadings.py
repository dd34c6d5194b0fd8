"""Ways in which a request, or the desk, cannot be read, laid over a story."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from automation.adapters.github_record import entries_of
from automation.adapters.history import MOST_EDITS
from automation.core.decision.decide import decide_without_desk
from automation.core.decision.unreadable import Remains
from automation.core.history.record import chain, text
from automation.core.history.request import Edit
from automation.core.outcome.plan import Plan
from automation.core.problem import Reason
from automation.core.state.contributions import counted_edits
from automation.render.comments.unreadable import withheld_plan
from tests.builders.stories import Story, account, catalogue

PAGE = 100
"""So many edits GitHub tells in a page; a run asks for more of them while it needs them, up to MOST_EDITS."""


def edited(told: Story, times: int, who: str = "dina") -> Story:
    """The body edited so many times within a minute, with the desk asleep; the newest edits are told."""
    at = told.tick()
    new = [Edit(at=at + timedelta(milliseconds=place), editor=account(who)) for place in range(times)]
    whole, before = (*told.request.edits, *new), told.request.untold_edits
    needed = before + len(whole) - counted_edits(told.request.record or ())
    asked = PAGE if needed > MOST_EDITS else max(-(-needed // PAGE), 1) * PAGE
    untold = before + max(len(whole) - asked, 0)
    told.change(body=told.request.body + " ", edits=whole[-asked:], untold_edits=untold)
    return told


def broken(told: Story) -> None:
    """The record is there, and is none."""
    told.change(record=None)


def truncated(told: Story) -> None:
    """GitHub tells only a part of a file that has grown too large, and says so."""
    told.change(record=entries_of({"text": text(told.request.record[:2]), "isTruncated": True}))


def foreign(told: Story) -> None:
    """The record is that of another request."""
    first, *rest = told.request.record
    told.change(record=(replace(first, event="I_other"), *rest))


def missing(told: Story) -> None:
    """The record is gone."""
    told.change(record=())


def versionless(told: Story) -> None:
    """The file of the version is gone."""
    told.of = replace(told.of, processes=tuple(each for each in told.of.processes if each.id != told.process.id))


def overedited(told: Story) -> None:
    """More edits than are read, unheard."""
    edited(told, MOST_EDITS + 1)


BY_REQUEST: dict[str, Callable[[Story], None]] = {
    "record_broken": broken,
    "record_truncated": truncated,
    "record_foreign": foreign,
    "record_missing": missing,
    "process_gone": versionless,
    "edits_unheard": overedited,
}


def deskless(told: Story) -> Plan:
    """A run with a desk that cannot be read as a whole; its plan, carried out."""
    remains = Remains(processes=told.of.processes, cause=Reason("desk_broken"))
    plan = withheld_plan(decide_without_desk(remains, told.request, told.now))
    told.now += timedelta(seconds=2)
    record = told.request.record or ()
    if plan.entries:
        told.change(record=(*record, *chain(record, plan.entries)))
    for write in plan.writes:
        told.apply(write)
    return plan


def development(told: Story) -> set[str]:
    """The labels of gated steps of any procedure that stand."""
    gated = {step.label.casefold() for each in catalogue().processes for step in each.steps if step.gated}
    return {label for label in told.labels if label.casefold() in gated}
