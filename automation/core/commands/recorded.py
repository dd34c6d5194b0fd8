"""What several commands leave in the record is carried out as recorded: not judged again (rules 4 and 8)."""

from dataclasses import replace

from automation.core.approval.votes import Kind, Vote
from automation.core.history.record import Entry
from automation.core.problem import Reason
from automation.core.state.acts import Act
from automation.core.state.course import Course
from automation.core.state.situation import Overlay
from automation.core.why import Why

from .command import Redo


def redo_ended(course: Course, act: Act, entry: Entry) -> None:
    """The request had ended by that act."""
    course.ending = Overlay.REJECTED if entry.code == Why.REQUEST_REJECTED else Overlay.CANCELLED
    course.since = act.at
    course.accept(act, Reason(Why(entry.code), {"step": str(entry.before)}))


def redo_vote(kind: Kind) -> Redo:
    """A rejection, or a withdrawal, stands whatever became of its comment."""

    def redo(course: Course, act: Act, entry: Entry) -> None:
        vote = Vote(kind=kind, author=act.actor, at=act.at, comment=act.comment, entry=entry)
        course.votes.append(replace(vote, stands_at=act.stands_at))
        course.accept(act, Reason(Why(entry.code)))

    return redo
