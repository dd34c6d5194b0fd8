"""Desks that are wrong on purpose: each works while nothing fails, and the matrix must show what it does else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from automation.adapters.github_desk import GitHubDesk
from automation.core.decision.decide import decide
from automation.core.history.record import Entry
from automation.core.history.register import Line
from automation.core.outcome.plan import Plan
from automation.core.policy.catalogue import Catalogue
from automation.errors import GitHubUnavailable
from automation.operations.handle import Run, handle, record
from automation.operations.ports import Reading
from automation.operations.sweep import Swept
from automation.render.comments.compose import compose
from tests.proof.faults.desks import Parts
from tests.proof.faults.matrix import Fault
from tests.proof.faults.wrong_ways import IgnoringTheRecord, PostingTheStatusUnseen, SendingTwice


class SendsTwice(SendingTwice, GitHubDesk):
    """A batch that got no answer is sent again, as PyGithub does it unless told otherwise."""


class AppendsTwice(GitHubDesk):
    """An append that got no answer is made again on top of whatever stands there, without a look at what that is."""

    def append(self, reading: Reading, entries: Sequence[Entry], register: Sequence[Line] = ()) -> None:
        """Appends until it is answered."""
        try:
            super().append(reading, entries, register)
        except GitHubUnavailable:
            super().append(self.read(reading.request.number), entries)


class PostsTheStatusUnseen(PostingTheStatusUnseen, GitHubDesk):
    """The status comment is looked for in what was read before the batch that failed, and so is posted once more."""


class IgnoresTheRecord(IgnoringTheRecord, GitHubDesk):
    """What cannot be recorded is done all the same."""


def opens_before_recording(run: Run) -> Plan:
    """Writes first, then records."""
    plan, reading = run.plan()
    run.desk.apply(plan)
    if plan.records:
        run.desk.append(reading, plan.entries, plan.register)
    return plan


def writes_all_again(run: Run) -> Plan:
    """After recording it writes what the fresh look finds lacking, even when that is older than its own last write."""
    plan, reading = run.plan()
    if plan.records:
        run.desk.append(reading, plan.entries, plan.register)
    if plan.writes:
        run.desk.apply(plan)
    return plan


def handle_any_reading(run: Run, *, may_record: bool = True) -> tuple[Plan, bool]:
    """A reading is taken for true, however old."""
    return handle(replace(run, event=None), may_record=may_record)


def record_any_reading(run: Run) -> Plan:
    """A reading is taken for true, however old."""
    return record(replace(run, event=None))


def sweep_by_writes(catalogue: Catalogue, desk: GitHubDesk, hand_on: Callable[[int], None]) -> Swept:
    """Takes a request for settled when nothing is to be written, whatever its record lacks."""
    for reading in desk.read_all(("OPEN", "CLOSED")).readings:
        if compose(catalogue, decide(catalogue, reading.request, reading.now)).writes:
            hand_on(reading.request.number)
    return Swept(seen=0, handed=0, failed=())


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """A wrong desk, the situation and faults that show it, and what is then seen."""

    name: str
    parts: Parts
    situation: str
    faults: tuple[Fault, ...]
    seen: str


_AFTER: tuple[Fault, ...] = ({"kind": "timeout_after"},)
_BEFORE: tuple[Fault, ...] = ({"kind": "timeout_before"},)

WRONG = (
    Wrong(
        name="opens before it records",
        parts=Parts(record=opens_before_recording),
        situation="opening: work begun by command",
        faults=_BEFORE,
        seen="before the record tells of it",
    ),
    Wrong(
        name="opens although it could not record",
        parts=Parts(github=IgnoresTheRecord),
        situation="opening: last approval",
        faults=_BEFORE,
        seen="it says that work may begin, and the record does not",
    ),
    Wrong(
        name="sends a batch twice",
        parts=Parts(github=SendsTwice),
        situation="closing: withdrawal",
        faults=_AFTER,
        seen="stands 2 times",
    ),
    Wrong(
        name="appends without reading what stands there",
        parts=Parts(github=AppendsTwice),
        situation="recording: move",
        faults=_AFTER,
        seen="too often",
    ),
    Wrong(
        name="posts the status comment without looking for it",
        parts=Parts(github=PostsTheStatusUnseen),
        situation="recording: intake",
        faults=_AFTER,
        seen="two status comments",
    ),
    Wrong(
        name="writes again what the look before did not show",
        parts=Parts(record=writes_all_again),
        situation="closing: label without approval taken back",
        faults=({"kind": "stale_read"},),
        seen="stands 2 times",
    ),
    Wrong(
        name="opens by a reading from before the deletion",
        parts=Parts(handle=handle_any_reading, record=record_any_reading),
        situation="closing: approval deleted",
        faults=({"kind": "stale_read", "acts": 3},),
        seen="was put on, and nothing asks for it",
    ),
    Wrong(
        name="sweeps by labels and comments alone",
        parts=Parts(sweep=sweep_by_writes),
        situation="closing: label without approval taken back",
        faults=_BEFORE,
        seen="record is",
    ),
)
