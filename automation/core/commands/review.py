"""`/tinjau RESULT`: an emergency is reviewed after the work began (rule 10)."""

from collections.abc import Mapping

from automation.core.history.record import EntryKind
from automation.core.policy.desk import Desk
from automation.core.policy.duties import BARRED
from automation.core.policy.duties import REVIEW as WORD
from automation.core.policy.process import Text
from automation.core.problem import Code, Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Situation
from automation.core.text.command_line import Command
from automation.core.why import Why

from .command import REASON, Argument, Asker, Closed, DeskCommand, Outcome, is_seen

_REVIEW_BARRED: Mapping[Code, Why] = {
    **BARRED,
    Why.DID_DARURAT: Why.REVIEWED_BY_DECLARER,
    Why.REQUESTER_SIDE: Why.REVIEWED_BY_REQUESTER,
}
"""Why somebody does not review: the code of the duty to that of the answer."""


def on_review(course: Course, act: Act, command: Command) -> None:
    """Review an emergency after the work began; the request is not finished without it."""
    rules = course.case.desk.emergency
    if rules is None or not course.is_exception:
        course.refuse(act, Reason(Why.NOTHING_TO_REVIEW))
    elif course.ending:
        course.refuse(act, Reason(Why.REQUEST_CLOSED, {"ending": course.ending}))
    elif not course.case.acts_as(act.actor, rules.reviewed_by, act.at, taken=act.is_taken):
        course.refuse(act, Reason(Why.MAY_NOT_REVIEW, {"role": rules.reviewed_by}))
    elif bar := course.standing(WORD, act, rules.reviewed_by).reason:
        course.refuse(act, Reason(_REVIEW_BARRED[bar.code], {"verb": command.word} | dict(bar.facts)))
    elif course.step <= course.case.process.approval_step.number:
        course.refuse(act, Reason(Why.REVIEW_TOO_EARLY))
    elif not (act.is_taken or is_seen(command.reason)):
        course.refuse(act, Reason(Why.REASON_MISSING, {"verb": command.word}))
    else:
        course.reviewed = act
        named = course.standing(WORD, act, rules.reviewed_by).principals
        course.accept(act, Reason(Why.EMERGENCY_REVIEWED, {"role": rules.reviewed_by}), principals=named)


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:
    is_reviewer = desk.emergency is not None and desk.emergency.reviewed_by in who.roles
    return situation.owes_review and not situation.is_closed and is_reviewer


REVIEW = DeskCommand(
    word=WORD,
    argument=Argument(shown=Text("HASIL", "RESULT"), fits=REASON.fits),
    may=_may,
    judge=on_review,
    sort=Sort.DECIDES,
    outcomes=(Outcome(code=Why.EMERGENCY_REVIEWED, kind=EntryKind.REVIEW, has_reason=True),),
    when_closed=Closed.JUDGED,
    help=Text("mencatat hasil tinjauan atas keadaan darurat", "record the review of the emergency"),
)
