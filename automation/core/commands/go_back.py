"""`/kembali STEP REASON`: a new round from an earlier step on (other rules)."""

from automation.core.history.record import Entry, EntryKind
from automation.core.policy.desk import Desk
from automation.core.policy.process import Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Situation
from automation.core.text.command_line import Command
from automation.core.text.unseen import plainly
from automation.core.why import Why

from .command import Argument, Asker, DeskCommand, Outcome, is_in_charge, is_launched


def on_return(course: Course, act: Act, command: Command) -> None:
    """`/kembali STEP REASON`: a new round from an earlier step on; old sections prefill the block."""
    number = plainly(command.argument).partition(" ")[0]
    reason = command.reason[len(number) :]
    lowest = course.lowest_return
    steps = f"{lowest}-{course.step - 1}"
    if not course.is_in_charge(act):
        course.refuse(act, Reason(Why.MAY_NOT_RETURN, {"role": course.present.actor}))
    elif lowest >= course.step:
        course.refuse(act, Reason(Why.NOWHERE_TO_RETURN))
    elif not (number.isascii() and number.isdigit() and lowest <= int(number[:3]) < course.step):
        course.refuse(act, Reason(Why.RETURN_WHERE, {"steps": steps, "written": number[:20] or "–"}))
    elif not reason.strip():
        course.refuse(act, Reason(Why.REASON_MISSING, {"verb": command.word}))
    else:
        _go_back(course, act, course.step, int(number[:3]))


def _go_back(course: Course, act: Act, before: int, target: int) -> None:
    """A new round begins for every step from `target` to `before`; what was confirmed there no longer is."""
    course.rounds |= dict.fromkeys(range(target, before + 1), act.stands_at)
    for number in range(target, before + 1):
        course.settled.pop(number, None)
    if target <= course.case.process.approval_step.number:
        # What is done anew from there is approved anew.
        course.void(act)
    reason = Reason(Why.RETURNED, {"step": str(target)})
    course.move(target, act, reason, EntryKind.RETURN)
    course.accept(act, reason, before=before, after=target, role=course.moves[-1].role)


def lowest_return(situation: Situation) -> int:
    """The lowest step to which `/kembali` leads: never the form, and after the launch nothing before it."""
    return situation.process.launch_step.number + 1 if is_launched(situation) else 2


def _redo(course: Course, act: Act, entry: Entry) -> None:
    _go_back(course, act, entry.before, entry.after)


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:  # noqa: ARG001 - the form of `DeskCommand.may`
    is_open = not situation.is_closed
    return is_open and is_in_charge(situation, who) and lowest_return(situation) < situation.reached


def _fits(argument: str, text: str) -> bool:  # noqa: ARG001 - the form of `Argument.fits`
    return argument[:1].isdigit() and len(argument.split()) > 1


GO_BACK = DeskCommand(
    word="kembali",
    argument=Argument(shown=Text("LANGKAH ALASAN", "STEP REASON"), fits=_fits),
    may=_may,
    judge=on_return,
    sort=Sort.SHUTS,
    # The timeline tells it as a move.
    outcomes=(Outcome(code=Why.RETURNED, kind=EntryKind.RETURN, redo=_redo, is_row=False),),
    help=Text("mengembalikan ke langkah sebelumnya", "return to a step"),
)
