"""`/darurat REASON` and `/tinjau RESULT`: shortened approvals, declared in public and reviewed afterwards (rule 10)."""

from .acts import Act
from .authority import same
from .command import Command
from .course import Course
from .duties import EMERGENCY
from .problem import Reason


def on_emergency(course: Course, act: Act, command: Command) -> None:
    """Declare an emergency: the matrix then asks for its shortened approvals, never for none."""
    rules = course.case.desk.emergency
    if rules is None or act.comment is None:
        course.refuse(act, Reason("no_emergencies"))
    elif course.ending:
        course.refuse(act, Reason("request_closed", {"ending": course.ending}))
    elif not course.case.acts_as(act.actor, rules.declared_by, act.at):
        course.refuse(act, Reason("may_not_declare", {"role": rules.declared_by}))
    elif bar := course.bar(EMERGENCY, act):
        course.refuse(act, Reason(f"duty_{bar.code}", {"verb": command.word} | dict(bar.facts)))
    elif course.is_launched:
        course.refuse(act, Reason("too_late_to_decide"))
    elif course.is_emergency:
        course.refuse(act, Reason("emergency_already"))
    elif not command.argument:
        course.refuse(act, Reason("reason_missing", {"verb": command.word}))
    else:
        course.emergency = act
        course.did(EMERGENCY, act.actor)
        course.accept(act, Reason("emergency_declared", {"role": rules.reviewed_by}))


def on_review(course: Course, act: Act, command: Command) -> None:
    """Review an emergency after the work began; the request is not finished without it."""
    rules = course.case.desk.emergency
    if rules is None or not course.is_exception:
        course.refuse(act, Reason("nothing_to_review"))
    elif course.ending:
        course.refuse(act, Reason("request_closed", {"ending": course.ending}))
    elif not course.case.acts_as(act.actor, rules.reviewed_by, act.at):
        course.refuse(act, Reason("may_not_review", {"role": rules.reviewed_by}))
    elif course.emergency is not None and same(course.emergency.actor, act.actor):
        course.refuse(act, Reason("reviewed_by_declarer"))
    elif course.step <= course.case.process.approval_step.number:
        course.refuse(act, Reason("review_too_early"))
    elif not command.argument:
        course.refuse(act, Reason("reason_missing", {"verb": command.word}))
    else:
        course.reviewed = act
        course.accept(act, Reason("emergency_reviewed"))
