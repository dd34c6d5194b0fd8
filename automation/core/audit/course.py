"""Whether the entries of one record agree with each other: its moves connect, and no gate opened without approvals.

Only for a record whose chain holds. Knows the history of no request, and of a procedure only where its gate stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from automation.core.audit.finding import Finding
from automation.core.history.record import LETTER_RULE, PLACING, Entry, EntryKind
from automation.core.policy.process import Process
from automation.core.problem import Reason

from .chain import Difference, Line, Record

_MOVING = frozenset({EntryKind.MOVE, EntryKind.RETURN})
_CONFIRMING = _MOVING | {EntryKind.COMPLETION}
"""What people did, by which the furthest confirmed step becomes another."""


@dataclass(slots=True)
class _Course:
    """What the entries so far add up to.

    `place` is where the request stands and `furthest` the furthest confirmed step; they differ after a fall. `standing`
    are the approvals that nothing ended yet, by their comment's id.
    """

    process: str = ""
    version: int = 0
    place: int = 0
    furthest: int = 0
    has_moved: bool = False
    is_open: bool = False
    standing: dict[int, Entry] = field(default_factory=dict)


def check_course(record: Record, lines: Sequence[Line], processes: Sequence[Process]) -> Iterator[Difference]:
    """Every entry that does not follow from those before it."""
    course = _Course()
    steps = [(each, step) for each in processes for step in each.steps if step.approval]
    gates = {(each.id, each.version): step.number for each, step in steps}
    if lines and lines[0].entry.kind is not EntryKind.INTAKE:
        yield record.difference(1, Finding.NO_INTAKE)
    for line in lines:
        entry = line.entry
        pinned = _pin(course, entry)
        gate = gates.get((course.process, course.version), 0)
        for reason in (pinned, _votes(course, entry, gate), _opens(course, entry), _enters(course, entry, gate)):
            if reason is not None:
                yield record.difference(line.number, reason.code, reason.facts)
        if (apart := _step(course, entry)) is not None:
            yield record.difference(line.number, apart.code, apart.facts)


def place_at(lines: Sequence[Line], number: int) -> int:
    """The furthest confirmed step up to and including line `number`, 0 when nothing says."""
    told = (line.entry for line in reversed(lines) if line.number <= number)
    return next((each.after for each in told if each.kind in _MOVING | {EntryKind.INTAKE}), 0)


def _pin(course: _Course, entry: Entry) -> Reason | None:
    """A request stays under the version that it began under; only an intake begins anew."""
    if entry.kind is EntryKind.INTAKE or not course.process:
        course.process, course.version = entry.process, entry.version
    elif entry.process and (entry.process, entry.version) != (course.process, course.version):
        facts = {"process": f"{entry.process}/{entry.version}", "pinned": f"{course.process}/{course.version}"}
        return Reason(Finding.OTHER_PROCESS, facts)
    return None


def _votes(course: _Course, entry: Entry, gate: int) -> Reason | None:
    """Take up approvals, and what ends them: their author, a change of what they covered, a new beginning."""
    match entry.kind:
        case EntryKind.APPROVAL | EntryKind.PERMIT if entry.actor is None or not entry.revision or not entry.comments:
            return Reason(Finding.APPROVAL_OF_NOBODY)
        case EntryKind.APPROVAL | EntryKind.PERMIT:
            course.standing[entry.comments[0]] = entry
        case EntryKind.REJECTION | EntryKind.WITHDRAWAL:
            _end(course, [comment for comment, each in course.standing.items() if _is_by(each, entry.actor)])
        case EntryKind.LAPSE:
            _end(course, entry.comments or tuple(course.standing))
        case EntryKind.RESUMED:
            _end(course, tuple(course.standing))
        case EntryKind.RETURN if entry.after <= gate:
            _end(course, tuple(course.standing))
    return None


def _is_by(approval: Entry, actor: int | None) -> bool:
    """Whether this account approved itself: who only wrote down a letter or a permit takes nothing back."""
    return approval.actor == actor and not _is_letter(approval)


def _is_letter(entry: Entry) -> bool:
    return entry.kind is EntryKind.PERMIT or entry.rule == LETTER_RULE


def _end(course: _Course, comments: Sequence[int]) -> None:
    for comment in comments:
        course.standing.pop(comment, None)


def _opens(course: _Course, entry: Entry) -> Reason | None:
    """An opening names its approvals: each must stand, for the same revision, by a person of its own."""
    if entry.kind in {EntryKind.SHUT, EntryKind.INTAKE}:
        course.is_open = False
    if entry.kind is not EntryKind.OPENED:
        return None
    course.is_open = True
    fitting = {comment: each for comment, each in course.standing.items() if each.revision == entry.revision}
    if not fitting or not entry.comments:
        return Reason(Finding.OPENED_UNAPPROVED)
    if void := sorted(set(entry.comments) - fitting.keys()):
        return Reason(Finding.OPENED_ON_VOID, {"comments": ", ".join(map(str, void))})
    # The record names no signatory: two letters by one recorder may well be two people's.
    signed = [fitting[comment] for comment in entry.comments]
    people = [each.actor for each in signed if not _is_letter(each)]
    return Reason(Finding.OPENED_BY_FEW) if len(set(people)) < len(people) else None


def _enters(course: _Course, entry: Entry, gate: int) -> Reason | None:
    """The gate is passed only while it is open, or in the run that records its last approval and opens it after."""
    is_going_on = entry.kind in {EntryKind.MOVE, EntryKind.RECOVERY}
    if not is_going_on or not gate or not entry.before <= gate < entry.after:
        return None
    is_same_run = any(each.recorded_at == entry.recorded_at for each in course.standing.values())
    return None if course.is_open or is_same_run else Reason(Finding.ENTERED_UNOPENED, {"step": str(entry.after)})


def _step(course: _Course, entry: Entry) -> Reason | None:
    """Each move begins where the one before it ended; no other entry moves the request."""
    facts = {"place": str(course.place), "before": str(entry.before), "after": str(entry.after)}
    if entry.kind is EntryKind.INTAKE:
        course.place, course.furthest, course.has_moved = entry.after, entry.after, False
        return None
    if entry.kind not in PLACING:
        return None if entry.before == entry.after else Reason(Finding.STEPS_APART, facts)
    fits = _goes_on(course, entry)
    course.place, course.has_moved = entry.after, True
    if entry.kind in _CONFIRMING:
        course.furthest = entry.after
    return None if fits else Reason(Finding.STEPS_APART, facts)


def _goes_on(course: _Course, entry: Entry) -> bool:
    """Whether an entry that moves the request begins where it may: people go on from the furthest confirmed step."""
    match entry.kind:
        case EntryKind.COMPLETION:
            return not course.has_moved and (entry.before, entry.after) == (course.place, course.place + 1)
        case EntryKind.FALL:
            return entry.after < entry.before == course.place
        case EntryKind.RECOVERY:
            return course.place == entry.before < entry.after <= course.furthest
    # Former desks did not tell that the form was complete, which is no act.
    begins = {course.furthest} if course.has_moved else {course.furthest, course.furthest + 1}
    goes_on = entry.after == entry.before + 1 if entry.kind is EntryKind.MOVE else entry.after < entry.before
    return entry.before in begins and goes_on
