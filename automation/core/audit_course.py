"""Whether the entries of one record agree with each other: its steps connect, and no gate opened without approvals.

Only for a record whose chain holds. Knows the history of no request, and of a procedure only where its gate stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .audit_chain import Difference, Line, Record
from .problem import Reason
from .process import Process
from .record import Entry, EntryKind

_STARTS = frozenset({EntryKind.INTAKE, EntryKind.RESUMED})
"""Kinds that may come from nowhere: no step before them is named."""

_VOIDING = frozenset({"approvals_lapsed", "request_resumed", "request_appealed"})
"""Reason codes after which no earlier approval counts again (design section 4, rule 7; section 5, `/banding`)."""


@dataclass(slots=True)
class _Course:
    """What the entries so far add up to; `approvals` are those that stand: account id to the approval's entry."""

    process: str = ""
    version: int = 0
    place: int = 0
    is_open: bool = False
    approvals: dict[int, Entry] = field(default_factory=dict)
    void: set[int] = field(default_factory=set)


def check_course(record: Record, lines: Sequence[Line], processes: Sequence[Process]) -> Iterator[Difference]:
    """Every entry that does not follow from those before it."""
    course = _Course()
    gates = {(each.id, each.version): each.approval_step.number for each in processes}
    if lines and lines[0].entry.kind is not EntryKind.INTAKE:
        yield record.difference(1, "no_intake")
    for line in lines:
        entry = line.entry
        gate = gates.get((course.process or entry.process, course.version or entry.version), 0)
        for reason in (_pin(course, entry), _votes(course, entry), _opens(course, entry), _step(course, entry, gate)):
            if reason is not None:
                yield record.difference(line.number, reason.code, reason.facts)


def place_at(lines: Sequence[Line], number: int) -> int:
    """The step that the entries up to and including line `number` lead to, 0 when none says."""
    return next((line.entry.after for line in reversed(lines) if line.number <= number and line.entry.after), 0)


def _pin(course: _Course, entry: Entry) -> Reason | None:
    """A request stays under the version that it began under; only an intake begins anew."""
    if entry.kind is EntryKind.INTAKE or not course.process:
        course.process, course.version = entry.process, entry.version
    elif entry.process and (entry.process, entry.version) != (course.process, course.version):
        facts = {"process": f"{entry.process}/{entry.version}", "pinned": f"{course.process}/{course.version}"}
        return Reason("other_process", facts)
    return None


def _votes(course: _Course, entry: Entry) -> Reason | None:
    """Take up approvals, and what ends them."""
    if entry.kind is EntryKind.APPROVAL:
        if entry.actor is None or not entry.revision:
            return Reason("approval_of_nobody")
        course.approvals[entry.actor] = entry
        course.void -= set(entry.comments)
    elif entry.kind in {EntryKind.REJECTION, EntryKind.WITHDRAWAL} and entry.actor in course.approvals:
        course.void |= set(course.approvals.pop(entry.actor).comments)
    elif entry.code in _VOIDING:
        course.void |= {comment for each in course.approvals.values() for comment in each.comments}
        course.approvals.clear()
    return None


def _opens(course: _Course, entry: Entry) -> Reason | None:
    if entry.kind in {EntryKind.SHUT, EntryKind.LAPSE, EntryKind.INTAKE}:
        course.is_open = False
    if entry.kind is not EntryKind.OPENED:
        return None
    course.is_open = True
    fitting = [each for each in course.approvals.values() if each.revision == entry.revision]
    if not entry.revision or not fitting:
        return Reason("opened_unapproved")
    held = {comment for each in course.approvals.values() for comment in each.comments}
    lost = sorted(set(entry.comments) & (course.void - held))
    return Reason("opened_on_void", {"comments": ", ".join(map(str, lost))}) if lost else None


def _step(course: _Course, entry: Entry, gate: int) -> Reason | None:
    """Each entry begins at the step where the one before it left the request."""
    before = course.place
    course.place = entry.after or course.place
    if before and entry.before != before and not _says_no_step(entry):
        return Reason("steps_apart", {"before": str(before), "named": str(entry.before)})
    if gate and before <= gate < course.place and not course.is_open:
        return Reason("entered_unopened", {"step": str(course.place)})
    return None


def _says_no_step(entry: Entry) -> bool:
    return entry.before == 0 and (entry.after == 0 or entry.kind in _STARTS)
