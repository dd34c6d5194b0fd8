"""Invariants of one step of the search: from a state, by an act, to the next."""

from collections.abc import Iterator

from automation.core.history.record import EntryKind
from automation.core.policy.process import Process
from tests.proof.search.desk_acts import STALE
from tests.proof.search.found import Step
from tests.proof.search.of_state import Checked

BACK = "the record is back"
"""What it holds are acts of people from before."""

_SHUTS = frozenset(
    {"rejects", "withdraws", "holds", "takes the request back a step", "cancels", "rejects at evaluation", "closes"}
)

_NAMES_CODE = frozenset({"approves", "approves by e-mail", "approves, being a program", "agrees"})

_UNTOLD = (
    "edits ",
    "deletes ",
    "transfers ",
    "removes ",
    "ends ",
    "puts ",
    "adds agus ",
    "makes a mistake ",
    "renames ",
)


def of_step(step: Step, process: Process) -> Checked:
    """The invariants that compare what is decided before and after an act."""
    if step.before.verdict.is_known and step.verdict.is_known:
        yield from _forward(step, process)
        yield from _events(step)


def _forward(step: Step, process: Process) -> Checked:
    """I10: a step forward is one step, by somebody's act, and past the approval only through an open gate."""
    before, after = step.before.verdict, step.verdict
    # What has ended stands nowhere; in the second of the closing it had even ended before the other acts.
    if after.reached <= before.reached or step.kind == BACK or not after.is_open:
        return
    gate = process.approval_step.number
    wrong = ""
    # What the record does not hold is judged by the desk file of now: with another one, all of it at once.
    if step.act is not None:
        wrong = "" if after.reached <= before.reached + _newly_recorded(step) else "the desk went on by itself"
    elif after.reached > before.reached + 1 and step.before.world.desk == step.after.desk:
        wrong = f"from step {before.reached} to {after.reached} at once"
    elif before.reached <= gate < after.reached and not (before.gate_open or after.gate_open):
        wrong = "past the approval while the gate was shut"
    yield "I10", wrong


def _newly_recorded(step: Step) -> int:
    """How many acts of people a run on an old reading took down that came before a text was changed."""
    known = step.before.world.request.record or ()
    new = (step.after.request.record or ())[len(known) :]
    return sum(entry.kind is EntryKind.MOVE and entry.actor is not None for entry in new)


def _events(step: Step) -> Iterator[tuple[str, str]]:
    """I8: whatever the desk did or failed to do before an act, the same is decided after it."""
    earlier = step.before.earlier
    if step.act is not None or earlier is None or _is_told_by_the_record(step):
        return
    view = earlier.views.get(step.name)
    if view is not None:
        yield "I8", _difference(view, step.verdict.view) if view != step.verdict.view else ""


def _is_told_by_the_record(step: Step) -> bool:
    """Acts after which only the record knows what was there: what a run saw in time it keeps, and that is meant.

    A run on an old reading saw in time what stood there before the last act.
    """
    trace = step.before.trace
    acts = [name for name in trace if not name.startswith("desk: ")]
    is_old = bool(acts) and trace[-1] == f"desk: {STALE}"
    kinds = [step.kind, *([acts[-1].partition(": ")[2]] if is_old else [])]
    # A run in the middle of a second saw which came first; without it nobody knows, and what shuts is taken first.
    is_between = step.before.world.at_once and step.kind in _SHUTS
    # A new right holds for what is done after the first run that met it.
    is_new = any(name.startswith("owner: adds ") for name in acts)
    # A code is shown by a run; before it nobody can name it.
    earlier = step.before.earlier
    is_drawn = earlier is not None and earlier.verdict.code != step.before.verdict.code and step.kind in _NAMES_CODE
    return is_between or is_new or is_drawn or any(kind.startswith(_UNTOLD) for kind in kinds)


def _difference(one: tuple[object, ...], other: tuple[object, ...]) -> str:
    names = ("step", "reached", "overlay", "is open", "gate is open", "counting", "labels")
    return "; ".join(
        f"{name}: {plain} without, {seen} with what the desk did"
        for name, plain, seen in zip(names, one, other, strict=True)
        if plain != seen
    )
