"""`/banding REASON`: a rejected request is looked at again, once (other rules)."""

from automation.core.history.record import EntryKind
from automation.core.policy.desk import Desk
from automation.core.policy.process import REQUESTER, Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Overlay, Situation
from automation.core.text.command_line import Command
from automation.core.why import Why

from .command import REASON, Asker, Closed, DeskCommand, Outcome
from .resume import redo_resumed, take_up


def on_appeal(course: Course, act: Act, command: Command) -> None:
    """`/banding REASON`: the requester side asks once for a rejected request to be looked at again."""
    if course.ending is not Overlay.REJECTED:
        code = Why.ORDER_NOT_CERTAIN if act.is_overtaken else Why.NOTHING_TO_APPEAL
        course.refuse(act, Reason(code, {"verb": command.word}))
    elif not course.case.is_requester_side(act.actor, act.at):
        course.refuse(act, Reason(Why.MAY_NOT_RESUME))
    elif course.is_of_other_side(act):
        course.refuse(act, Reason(Why.DUTY_OTHER_SIDE, {"verb": command.word}))
    elif course.has_appealed:
        course.refuse(act, Reason(Why.APPEALED_ALREADY))
    elif not command.reason:
        course.refuse(act, Reason(Why.REASON_MISSING, {"verb": command.word}))
    else:
        course.has_appealed = True
        take_up(course, act)
        course.accept(act, Reason(Why.REQUEST_APPEALED), side=REQUESTER)


def has_appealed(situation: Situation) -> bool:
    """Whether the one appeal has been used."""
    return any(each.accepted and each.reason.code == Why.REQUEST_APPEALED for each in situation.answers)


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:  # noqa: ARG001 - the form of `DeskCommand.may`
    is_rejected = situation.is_closed and situation.overlay is Overlay.REJECTED
    return who.asks and is_rejected and not has_appealed(situation)


APPEAL = DeskCommand(
    word="banding",
    argument=REASON,
    may=_may,
    judge=on_appeal,
    sort=Sort.DECIDES,
    outcomes=(Outcome(code=Why.REQUEST_APPEALED, kind=EntryKind.RESUMED, redo=redo_resumed, has_reason=True),),
    when_closed=Closed.JUDGED,
    help=Text("mengajukan banding", "appeal"),
)
