"""The same acts at a desk that nothing disturbs: where no text changed unseen, all must end as it did in the walk."""

from collections.abc import Iterator
from random import Random

from automation.core.decision.trigger import Hint
from automation.core.history.record import EntryKind
from tests.proof.simulation.hub import Hub, Kept, changes_text
from tests.proof.simulation.runs import Parts, Runs
from tests.proof.simulation.steps import Act, Rules, Work
from tests.proof.simulation.trouble import Trouble
from tests.proof.simulation.watch import statuses

OBSERVED = frozenset({EntryKind.LAPSE, EntryKind.OPENED, EntryKind.RECOVERY, EntryKind.SHUT, EntryKind.VIOLATION})
"""Entries that tell what a run met; when runs come otherwise, they may tell otherwise.

A recovery is told by the run between the approval and the next step's evidence; a run that meets both at once tells the
step alone (`docs/limits.md`).
"""


def differences(hub: Hub) -> Iterator[str]:
    """What ended otherwise than without faults, of the requests of which no text changed unseen."""
    numbers = [number for number, issue in hub.issues.items() if not issue.vanished]
    again = undisturbed(hub, numbers)
    for number in numbers:
        hub.counts["compared with an undisturbed desk"] += 1
        then, now = seen(hub.issues[number]), seen(again.issues[number])
        yield from (
            f"#{number}: {name} is {then[name]!r}, and undisturbed {now[name]!r}"
            for name in then
            if then[name] != now[name]
        )


def seen(issue: Kept) -> dict[str, object]:
    """What is compared."""
    request = issue.request
    record = [
        (each.kind.value, each.code, each.comments, each.event) for each in request.record if each.kind not in OBSERVED
    ]
    return {
        "open": request.is_open,
        "labels": sorted(request.labels),
        "status": statuses(request),
        "record": sorted(record),
    }


def undisturbed(hub: Hub, numbers: list[int]) -> Hub:
    """The same acts; the desk runs before each that changes a text or copies a code, and at the end."""
    again = Hub(is_forced=True)
    runs = Runs(hub=again, seed="", parts=Parts(), rate=0)
    for at, act in hub.log:
        again.now = at
        if isinstance(act, Rules):
            _run(runs, numbers)
            again.rules = act.name
        elif act.kind == "gone":
            _run(runs, numbers)
            again.now = at
            again.act(_at_once(act))
        elif act.number in numbers:
            if act.kind != "open" and (changes_text(act) or _copies_a_code(act)):
                _run(runs, [act.number])
            again.now = at
            again.act(_at_once(act))
    again.now = hub.now
    _run(runs, numbers)
    _run(runs, numbers)
    return again


def _copies_a_code(act: Act) -> bool:
    """Whether somebody may have copied a code, which a run has shown by then."""
    return act.text.startswith(("/setujui", "/sepakat", "/catat"))


def _at_once(act: Act) -> Act:
    return Act(place=act.place, who=act.who, number=act.number, kind=act.kind, text=act.text, target=act.target, wait=0)


def _run(runs: Runs, numbers: list[int]) -> None:
    for number in numbers:
        if number in runs.hub.issues:
            trouble = Trouble(rng=Random(0), rate=0, counts=runs.hub.counts)
            runs.run(Hint(number=number), trouble, Work(place=0, number=number), lambda step: None)
