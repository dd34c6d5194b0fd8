"""The answer to `/lengkapi`: what the comment gave, and what is still wrong with it; bare, all that is lacking."""

from automation.core.evidence.sections import stray_headings
from automation.core.evidence.supplement import COMPLETE as WORD
from automation.core.evidence.supplement import read_supplement
from automation.core.history.record import EntryKind
from automation.core.policy.desk import Desk
from automation.core.policy.process import REQUESTER, Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Situation
from automation.core.text.command_line import Command
from automation.core.why import Why

from .command import Asker, Closed, DeskCommand, Heard, Outcome


def on_complete(course: Course, act: Act, command: Command) -> None:
    """Say whether the answers of the comment are right; that they count does not hang on this answer."""
    fields = course.case.process.form_fields
    texts = read_supplement(command.text, fields)
    labels = {field.label for field in fields if field.name in texts.found}
    problems = [
        *stray_headings(texts, (field.label for field in fields)),
        *(problem for problem in course.problems if problem.heading in labels or not texts.found),
    ]
    if course.ending:
        course.refuse(act, Reason(Why.REQUEST_CLOSED, {"ending": course.ending}))
    elif not course.case.is_requester_side(act.actor, act.at, taken=act.is_taken):
        course.refuse(act, Reason(Why.MAY_NOT_COMPLETE))
    elif act.entry is not None and act.entry.kind is not EntryKind.SUPPLEMENT:
        course.refuse(act, Reason(Why.EDITED_COMMAND, {"verb": command.word}))
    elif _is_left_out(course, act):
        course.refuse(act, Reason(Why.DUTY_OTHER_SIDE, {"verb": command.word}))
    elif act.comment is not None and act.comment.via_email:
        course.refuse(act, Reason(Why.SUPPLEMENT_BY_EMAIL))
    elif act.is_tampered:
        course.refuse(act, Reason(Why.EDITED_COMMAND, {"verb": command.word}))
    elif problems or not texts.found:
        course.refuse(act, Reason(Why.SUPPLEMENT_INCOMPLETE, {"verb": command.word}), tuple(problems))
    else:
        course.accept(act, Reason(Why.FORM_SUPPLEMENTED), fields=tuple(sorted(texts.found)), side=REQUESTER)
    if texts.found and _counts(course, act) and not act.is_tampered:
        # The form holds these answers, whatever was said of them.
        course.asked(act)


def _counts(course: Course, act: Act) -> bool:
    return any(each.comment.id == act.comment_id for each in course.supplements)


def _is_left_out(course: Course, act: Act) -> bool:
    """Whether the form lacks the answers because their author decided on the request before."""
    is_by_mail = act.comment is not None and act.comment.via_email
    return not is_by_mail and not _counts(course, act)


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:  # noqa: ARG001 - the form of `DeskCommand.may`
    return who.asks and not situation.is_closed


COMPLETE = DeskCommand(
    word=WORD,
    may=_may,
    judge=on_complete,
    sort=Sort.GIVES,
    outcomes=(Outcome(code=Why.FORM_SUPPLEMENTED, kind=EntryKind.SUPPLEMENT, heard=Heard.NOBODY, is_row=False),),
    when_closed=Closed.JUDGED,
    judges_edited=True,
    help=Text("melengkapi formulir dengan komentar", "complete the form by a comment"),
)
