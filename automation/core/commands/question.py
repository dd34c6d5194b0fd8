"""`/tanya TEXT`: the requester is asked something beside the step, and answers in plain words (other rules).

A question opens nothing and keeps nothing shut: what the gate says does not hang on it. The record tells when it was
asked and answered, so that the time of the answer is nobody else's.
"""

from collections.abc import Iterable
from dataclasses import replace

from automation.core.history.record import Entry, EntryKind
from automation.core.policy.desk import Desk
from automation.core.policy.process import REQUESTER, Process, Text
from automation.core.problem import Code, Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Overlay, Pause, Situation
from automation.core.text.command_line import Command
from automation.core.text.markdown import without_comments
from automation.core.why import Why

from .command import Argument, Asker, DeskCommand, Heard, Outcome, is_seen


class Asked(Code):
    """What the desk says of questions."""

    QUESTION_ASKED = "question_asked"
    QUESTION_ANSWERED = "question_answered"
    QUESTION_MISSING = "question_missing"
    MAY_NOT_ASK = "may_not_ask"


def on_ask(course: Course, act: Act, command: Command) -> None:
    """Ask; a further question takes the place of one that is open. Whoever does any step for the requester may."""
    role = next((role for role in _asking(course.case.process) if course.case.acts_as(act.actor, role, act.at)), "")
    if not role:
        roles = ", ".join(_asking(course.case.process))
        course.refuse(act, Reason(Asked.MAY_NOT_ASK, {"verb": command.word, "roles": roles}))
    elif not is_seen(command.reason):
        course.refuse(act, Reason(Asked.QUESTION_MISSING, {"verb": command.word}))
    elif act.was_read and act.entry is None:
        # A desk that knew no questions answered it, and that stands.
        course.refuse(act, Reason(Why.NEAR_MISS_NONE, {"written": f"/{command.word}"}))
    else:
        _ask(course, act, role)


def _ask(course: Course, act: Act, role: str) -> None:
    """What is quoted is what was asked: of a comment that was edited or is gone nothing is."""
    is_whole = isinstance(act.command, Command) and not act.is_edited
    quoted = without_comments(act.command.reason).strip() if isinstance(act.command, Command) and is_whole else "…"
    course.pauses[Overlay.NEEDS_INFO] = Pause(
        overlay=Overlay.NEEDS_INFO,
        code=Asked.QUESTION_ASKED,
        at=act.at,
        waits_for=REQUESTER,
        comment_id=act.comment_id,
    )
    course.accept(act, Reason(Asked.QUESTION_ASKED, {"quoted": quoted}), role=role)


def hear(course: Course, act: Act) -> bool:
    """Whether a comment of the requester's side answers: any words, or a command of theirs that was taken.

    Such a command has an entry of its own; plain words leave one that says so.
    """
    asked = course.paused(Overlay.NEEDS_INFO, act.at)
    if asked is None or act.comment_id == asked.comment_id or not course.asks(act):
        return False
    course.pauses[Overlay.NEEDS_INFO] = replace(asked, until=act.at)
    if not isinstance(act.command, Command) and act.entry is None:
        course.accept(act, Reason(Asked.QUESTION_ANSWERED), role=REQUESTER)
    return True


def _redo_question(course: Course, act: Act, entry: Entry) -> None:
    _ask(course, act, entry.role)


def _redo_answer(course: Course, act: Act, entry: Entry) -> None:
    asked = course.pauses.get(Overlay.NEEDS_INFO)
    if asked is not None:
        course.pauses[Overlay.NEEDS_INFO] = replace(asked, until=act.at)
    course.accept(act, Reason(Asked.QUESTION_ANSWERED), role=entry.role)


def _asking(process: Process) -> Iterable[str]:
    """The roles that do something for the requester in this procedure."""
    return dict.fromkeys(step.actor for step in process.steps if step.verb and step.actor != REQUESTER)


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:  # noqa: ARG001 - the form of `DeskCommand.may`
    return not situation.is_closed and not who.roles.isdisjoint(_asking(situation.process))


ASK = DeskCommand(
    word="tanya",
    argument=Argument(shown=Text("PERTANYAAN", "QUESTION"), fits=lambda argument, text: is_seen(f"{argument}\n{text}")),
    may=_may,
    judge=on_ask,
    sort=Sort.CALLS,
    outcomes=(
        Outcome(
            code=Asked.QUESTION_ASKED,
            kind=EntryKind.QUESTION,
            redo=_redo_question,
            heard=Heard.REQUESTER,
            has_reason=True,
        ),
        Outcome(code=Asked.QUESTION_ANSWERED, kind=EntryKind.ANSWER, redo=_redo_answer, heard=Heard.NOBODY),
    ),
    hear=hear,
    help=Text("bertanya kepada pemohon", "ask the requester something"),
)
