"""`/lanjut`: a request that rests goes on at once, a cancelled one where it stood (other rules)."""

from automation.core.history.record import Entry, EntryKind
from automation.core.policy.desk import Desk
from automation.core.policy.process import REQUESTER, Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Overlay, Situation
from automation.core.text.command_line import Command
from automation.core.why import Why

from .command import Asker, Closed, DeskCommand, Outcome, is_in_charge

_END_OF_HOLD = Text("mengakhiri penundaan", "end the hold")
_TAKE_UP = Text("melanjutkan permohonan", "take the request up again")


def on_resume(course: Course, act: Act, command: Command) -> None:
    """`/lanjut`: a held request goes on at once; a cancelled one where it stood, approvals void."""
    if course.is_held(act.at) and not course.ending:
        if course.is_in_charge(act) or course.asks(act):
            course.pauses.pop(Overlay.HELD)
            side = REQUESTER if course.asks(act) else ""
            course.accept(act, Reason(Why.HOLD_ENDED), side=side, role=course.role_of(act))
        elif course.is_of_other_side(act) and course.case.is_requester_side(act.actor, act.at):
            course.refuse(act, Reason(Why.DUTY_OTHER_SIDE, {"verb": command.word}))
        else:
            course.refuse(act, Reason(Why.MAY_NOT_HOLD, {"role": course.present.actor}))
    elif course.ending is not Overlay.CANCELLED:
        code = Why.ORDER_NOT_CERTAIN if act.is_overtaken else Why.NOTHING_TO_RESUME
        course.refuse(act, Reason(code, {"verb": command.word}))
    elif act.at <= course.since:
        # Closing by hand in the same second: what shuts comes last.
        course.refuse(act, Reason(Why.ORDER_NOT_CERTAIN, {"verb": command.word}))
    elif not course.case.is_requester_side(act.actor, act.at):
        course.refuse(act, Reason(Why.MAY_NOT_RESUME))
    elif course.is_of_other_side(act):
        course.refuse(act, Reason(Why.DUTY_OTHER_SIDE, {"verb": command.word}))
    else:
        take_up(course, act)
        course.accept(act, Reason(Why.REQUEST_RESUMED), side=REQUESTER)


def take_up(course: Course, act: Act) -> None:
    """A request that had ended goes on where it stood; earlier approvals are void."""
    course.ending, course.since = Overlay.NONE, act.at
    course.void(act)


def redo_resumed(course: Course, act: Act, entry: Entry) -> None:
    """The request had been taken up again; it is appealed for once."""
    course.has_appealed = course.has_appealed or entry.code == Why.REQUEST_APPEALED
    take_up(course, act)
    course.accept(act, Reason(Why(entry.code)))


def _redo_end_of_hold(course: Course, act: Act, entry: Entry) -> None:
    course.pauses.pop(Overlay.HELD, None)
    course.accept(act, Reason(Why(entry.code)))


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:  # noqa: ARG001 - the form of `DeskCommand.may`
    if situation.is_closed:
        return who.asks and situation.overlay is Overlay.CANCELLED
    return situation.held_until is not None and (who.asks or is_in_charge(situation, who))


def _help(situation: Situation) -> Text:
    return _TAKE_UP if situation.held_until is None else _END_OF_HOLD


RESUME = DeskCommand(
    word="lanjut",
    may=_may,
    judge=on_resume,
    sort=Sort.DECIDES,
    outcomes=(
        Outcome(code=Why.HOLD_ENDED, kind=EntryKind.HOLD_ENDED, redo=_redo_end_of_hold),
        Outcome(code=Why.REQUEST_RESUMED, kind=EntryKind.RESUMED, redo=redo_resumed),
    ),
    when_closed=Closed.JUDGED,
    help=_help,
)
