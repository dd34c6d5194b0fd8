"""`/darurat REASON`: approvals are shortened, declared in public and reviewed afterwards (rule 10)."""

from automation.core.history.record import EntryKind
from automation.core.policy.desk import Desk, Emergency
from automation.core.policy.duties import BARRED, EMERGENCY
from automation.core.policy.process import Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Situation
from automation.core.text.command_line import Command
from automation.core.why import Why

from .command import REASON, Asker, Closed, DeskCommand, Outcome, is_due, is_seen


def on_emergency(course: Course, act: Act, command: Command) -> None:
    """Declare an emergency: the matrix then asks for its shortened approvals, never for none."""
    rules = course.case.desk.emergency
    if rules is None or act.comment is None:
        course.refuse(act, Reason(Why.NO_EMERGENCIES))
    elif fault := _not_declared(course, act, command, rules):
        course.refuse(act, fault)
    elif act.comment_id in course.lapsed or (act.entry is not None and act.entry.kind is EntryKind.REFUSAL):
        # A change of the desk file brings back nothing that did not hold once (rule 4).
        course.refuse(act, Reason(Why.EMERGENCY_VOID, {"verb": command.word}))
    else:
        course.emergency = act
        course.did(EMERGENCY, act.actor)
        facts = {"role": rules.declared_by, "roles": rules.reviewed_by}
        named = course.standing(EMERGENCY, act, rules.declared_by).principals
        course.accept(act, Reason(Why.EMERGENCY_DECLARED, facts), principals=named)


def _not_declared(course: Course, act: Act, command: Command, rules: Emergency) -> Reason | None:
    if course.ending:
        return Reason(Why.REQUEST_CLOSED, {"ending": course.ending})
    if not course.case.acts_as(act.actor, rules.declared_by, act.at, taken=act.is_taken):
        return Reason(Why.MAY_NOT_DECLARE, {"role": rules.declared_by})
    if bar := course.standing(EMERGENCY, act, rules.declared_by).reason:
        return Reason(BARRED[bar.code], {"verb": command.word} | dict(bar.facts))
    if course.is_launched:
        return Reason(Why.TOO_LATE_TO_DECIDE)
    if course.is_emergency:
        return Reason(Why.EMERGENCY_ALREADY)
    # It lowers what approvals are needed, so it must come the way an approval must (rule 3).
    if act.comment is not None and act.comment.via_email:
        return Reason(Why.EMERGENCY_BY_EMAIL, {"verb": command.word})
    return None if act.is_taken or is_seen(command.reason) else Reason(Why.REASON_MISSING, {"verb": command.word})


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:
    rules = desk.emergency
    return is_due(situation) and not situation.is_emergency and rules is not None and rules.declared_by in who.roles


DECLARE = DeskCommand(
    word=EMERGENCY,
    argument=REASON,
    may=_may,
    judge=on_emergency,
    sort=Sort.DECIDES,
    outcomes=(Outcome(code=Why.EMERGENCY_DECLARED, kind=EntryKind.EMERGENCY, has_reason=True),),
    when_closed=Closed.JUDGED,
    help=Text("menyatakan keadaan darurat: persetujuan dipersingkat", "declare an emergency: approvals are shortened"),
)
