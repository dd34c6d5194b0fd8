"""What people did, by the present history, that the record should hold and does not.

Approvals and step labels by hand are held whatever came of them; other commands where the desk's mark says it carried
them out.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from automation.core.audit.finding import Finding
from automation.core.commands.table import SORTS, words
from automation.core.history.record import EntryKind
from automation.core.history.request import Comment, LabelEvent
from automation.core.policy.authority import is_involved
from automation.core.policy.label_names import is_same_label, reads_as
from automation.core.state.acts import ACCEPTED, MOVED
from automation.core.text.command_line import Command, read_command

from .chain import Difference, Line
from .course import place_at
from .history import APPROVE, Compared, id_of

_DECIDING = frozenset(word for word, sort in SORTS.items() if sort.is_kept)


def check_acts(compared: Compared) -> Iterator[Difference]:
    """Acts since the intake that no entry names."""
    begun = next((line.entry.at for line in compared.lines if line.entry.kind is EntryKind.INTAKE), None)
    if begun is None:
        return
    since = max(begun, compared.request.transferred_at or begun)
    ended = _endings(compared)
    held = {comment for line in compared.lines for comment in line.entry.comments}
    for comment in compared.request.comments:
        is_due = comment.created_at >= since and comment.id not in held and not _is_ended(ended, comment.created_at)
        if is_due and (word := _act(compared, comment)):
            facts = {"verb": word, "comment": str(comment.id), "actor": id_of(comment.author)}
            yield compared.record.difference(0, Finding.ACT_MISSING, facts | {"at": comment.created_at.isoformat()})
    events = {line.entry.event for line in compared.lines}
    for place, event in enumerate(compared.request.label_events):
        is_due = event.at >= since and event.node_id not in events and not _is_ended(ended, event.at)
        if is_due and _is_step_label(compared, place):
            facts = {"label": event.label, "event": event.node_id, "actor": id_of(event.actor)}
            yield compared.record.difference(0, Finding.LABEL_MISSING, facts | {"at": event.at.isoformat()})


def _endings(compared: Compared) -> list[tuple[datetime, bool]]:
    """When the request ended and when it was taken up again, oldest first: what is done in between is only refused."""
    lasts = {(process.id, process.version): process.last for process in compared.catalogue.processes}
    found: list[tuple[datetime, bool]] = []
    for entry in (line.entry for line in compared.lines):
        is_done = entry.kind is EntryKind.MOVE and entry.after > lasts.get((entry.process, entry.version), entry.after)
        if is_done or entry.kind in {EntryKind.ENDED, EntryKind.RESUMED}:
            found.append((entry.at, entry.kind is not EntryKind.RESUMED))
    return found


def _is_ended(endings: Sequence[tuple[datetime, bool]], at: datetime) -> bool:
    return next((is_end for moment, is_end in reversed(endings) if moment < at), False)


def _act(compared: Compared, comment: Comment) -> str:
    """The verb of a comment that must be in the record, '' for every other: an edited comment acts on nothing."""
    is_person = comment.author is not None and comment.author.is_person and not comment.by_desk
    if not is_person or comment.edited_at is not None or comment.via_email:
        return ""
    command = read_command(comment.body, words(compared.catalogue))
    if not isinstance(command, Command):
        return ""
    is_answered = is_involved(comment.author, compared.request.author, compared.catalogue.desk)
    is_approval = command.word == APPROVE and is_answered
    is_carried_out = MOVED in comment.marks or (ACCEPTED in comment.marks and command.word in _DECIDING)
    return command.word if is_approval or is_carried_out else ""


def _is_step_label(compared: Compared, place: int) -> bool:
    """Whether a person set the label of another step than the present one, and nobody but the desk took it off."""
    events = compared.request.label_events
    event = events[place]
    if not event.added or event.actor is None or not event.actor.is_person:
        return False
    wanted = {
        step.number
        for process in compared.catalogue.processes
        for step in process.steps
        if reads_as(step.label, event.label)
    }
    present = _present(compared.lines, event)
    return bool(wanted) and not present & wanted and not _is_taken_off(events[place + 1 :], event)


def _present(lines: Sequence[Line], event: LabelEvent) -> set[int]:
    """The step in progress when the label was set; right after the intake also the next, for a complete form."""
    number = max((line.number for line in lines if line.entry.at <= event.at), default=0)
    place = place_at(lines, number)
    is_new = all(line.entry.kind is not EntryKind.MOVE for line in lines if line.number <= number)
    return {place, place + 1} if is_new else {place}


def _is_taken_off(later: Sequence[LabelEvent], event: LabelEvent) -> bool:
    """Whether a person took the label off again: what is gone before the desk looked is answered to nobody."""
    undone = next((each for each in later if is_same_label(each.label, event.label)), None)
    is_person = undone is not None and undone.actor is not None and undone.actor.is_person
    return undone is not None and not undone.added and is_person
