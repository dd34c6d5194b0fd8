"""What the record holds is carried out as recorded: it is not judged again, and survives its comment (rules 4 and 8).

The evidence itself is read from the comments of now; the record only tells when some of it is lost.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from automation.core.approval.votes import Kind, Vote
from automation.core.commands.decisions import go_back
from automation.core.commands.hold import hold, take_up, until_of
from automation.core.commands.step import advance, post
from automation.core.evidence.evidence import Settled
from automation.core.history.record import Entry, EntryKind
from automation.core.problem import Reason
from automation.core.state.acts import Act
from automation.core.state.course import Course
from automation.core.state.situation import Overlay
from automation.core.text.command_line import Command
from automation.core.why import Why

_ENDINGS: Mapping[str, Overlay] = {Why.REQUEST_REJECTED: Overlay.REJECTED}
_VOTES = {EntryKind.REJECTION: Kind.REJECT, EntryKind.WITHDRAWAL: Kind.WITHDRAW}


def carry_out(course: Course, act: Act, entry: Entry) -> None:
    """Apply one entry of the kinds in `acts.EFFECTS`."""
    match entry.kind:
        case EntryKind.MOVE:
            _move(course, act, entry)
        case EntryKind.RETURN:
            go_back(course, act, entry.before, entry.after)
        case EntryKind.ENDED:
            course.ending = _ENDINGS.get(entry.code, Overlay.CANCELLED)
            course.since = act.at
            course.accept(act, Reason(Why(entry.code), {"step": str(entry.before)}))
        case EntryKind.RESUMED:
            course.has_appealed = course.has_appealed or entry.code == Why.REQUEST_APPEALED
            take_up(course, act)
            course.accept(act, Reason(Why(entry.code)))
        case EntryKind.HOLD:
            until = until_of(entry.parts.get("until", ""), course.case.desk.calendar)
            hold(course, act, until or datetime.max.replace(tzinfo=UTC))
        case EntryKind.HOLD_ENDED:
            course.held_until = None
            course.accept(act, Reason(Why(entry.code)))
        case _:
            kind = _VOTES[entry.kind]
            vote = Vote(kind=kind, author=act.actor, at=act.at, comment=act.comment, entry=entry)
            course.votes.append(replace(vote, stands_at=act.stands_at))
            course.accept(act, Reason(Why(entry.code)))


def _move(course: Course, act: Act, entry: Entry) -> None:
    step = course.case.process.step(entry.before)
    command = act.command
    if isinstance(command, Command) and command.word in (step.verb, *step.aliases):
        post(course, act, command, step)
    mark = f"{step.number}."
    digests = {name.removeprefix(mark): part for name, part in entry.parts.items() if name.startswith(mark)}
    course.settled[step.number] = Settled(at=act.at, digests=digests)
    course.step = step.number
    advance(course, act, step)
