"""`/batal REASON`, and closing or reopening by hand: how the requester's side ends a request (other rules)."""

from automation.core.history.record import EntryKind
from automation.core.policy.desk import Desk
from automation.core.policy.process import REQUESTER, Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Overlay, Situation
from automation.core.text.command_line import Command
from automation.core.why import Why

from .command import REASON, Asker, DeskCommand, Outcome, is_due
from .recorded import redo_ended


def on_cancel(course: Course, act: Act, command: Command) -> None:
    """`/batal REASON`: the requester side ends the request, before the launch is done."""
    if not course.case.is_requester_side(act.actor, act.at):
        course.refuse(act, Reason(Why.MAY_NOT_CANCEL))
    elif course.is_of_other_side(act):
        course.refuse(act, Reason(Why.DUTY_OTHER_SIDE, {"verb": command.word}))
    elif course.is_launched:
        course.refuse(act, Reason(Why.TOO_LATE_TO_CANCEL))
    elif not command.reason:
        course.refuse(act, Reason(Why.REASON_MISSING, {"verb": command.word}))
    else:
        course.ending, course.since = Overlay.CANCELLED, act.at
        course.accept(act, Reason(Why.REQUEST_CANCELLED), side=REQUESTER)


def on_state(course: Course, act: Act) -> None:
    """Closing or reopening by hand: the requester's closing before the launch cancels; all else is undone."""
    if act.state is None or act.state.closed == bool(course.ending):
        return
    if not act.state.closed:
        course.refuse(act, Reason(Why.REOPENING_UNDONE, {"ending": course.ending}))
    elif course.asks(act) and not course.is_launched:
        course.ending, course.since = Overlay.CANCELLED, act.at
        course.accept(act, Reason(Why.CANCELLED_BY_CLOSING), side=REQUESTER)
    else:
        course.refuse(act, Reason(Why.CLOSING_UNDONE))


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:  # noqa: ARG001 - the form of `DeskCommand.may`
    return is_due(situation) and who.asks


CANCEL = DeskCommand(
    word="batal",
    argument=REASON,
    may=_may,
    judge=on_cancel,
    sort=Sort.SHUTS,
    outcomes=(
        Outcome(code=Why.REQUEST_CANCELLED, kind=EntryKind.ENDED, redo=redo_ended, has_reason=True),
        Outcome(code=Why.CANCELLED_BY_CLOSING, kind=EntryKind.ENDED, redo=redo_ended),
    ),
    help=Text("membatalkan permohonan", "cancel the request"),
)
