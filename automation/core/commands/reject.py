"""`/tolak REASON`: a request ends at its evaluation, or an approver shuts its gate (rule 8)."""

from automation.core.approval.eligibility import deciding_for
from automation.core.approval.votes import Kind, Vote
from automation.core.history.record import EntryKind
from automation.core.policy.desk import Desk
from automation.core.policy.process import Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Overlay, Situation
from automation.core.text.command_line import Command
from automation.core.why import Why

from .command import REASON, Asker, DeskCommand, Outcome, is_due
from .recorded import redo_ended, redo_vote
from .withdraw import approvals, on_withdraw


def on_reject(course: Course, act: Act, command: Command) -> None:
    """`/tolak REASON`: Tim IT ends the request at evaluation; an approver shuts the gate and leaves it open.

    Whose office is over rejects nothing any more, but takes back an own approval with it (rule 3).
    """
    step = course.present
    ends = step.may_reject and course.case.acts_as(act.actor, step.actor, act.at)
    is_asked = course.step >= course.case.process.approval_step.number
    decides = is_asked and course.case.desk.decides(act.actor, act.at)
    if not (ends or decides) and _approved_in_office(course, act):
        on_withdraw(course, act, command)
    elif not (ends or decides) or act.comment is None:
        course.refuse(act, Reason(Why.MAY_NOT_REJECT))
    elif course.is_launched:
        course.refuse(act, Reason(Why.TOO_LATE_TO_DECIDE))
    elif not command.reason:
        course.refuse(act, Reason(Why.REASON_MISSING, {"verb": command.word}))
    elif ends:
        course.ending, course.since = Overlay.REJECTED, act.at
        course.accept(act, Reason(Why.REQUEST_REJECTED, {"step": str(step.number)}), role=step.actor)
    else:
        vote = Vote(kind=Kind.REJECT, author=act.actor, at=act.at, comment=act.comment, stands_at=act.stands_at)
        course.votes.append(vote)
        # What stood there then cannot be told any more where a text changed since.
        digest = "" if course.is_changed_after(act.at) else course.gate(act.at).digest
        named = deciding_for(course.case, act.actor, act.at)
        role = course.role_of(act, decides=True)
        course.accept(act, Reason(Why.APPROVER_REJECTED), digest=digest, principals=named, role=role)


def _approved_in_office(course: Course, act: Act) -> bool:
    """Whether the actor held an approving office when approving; a stranger's `/setujui` was never an approval."""
    return any(course.case.desk.decides(act.actor, vote.at) for vote in approvals(course, act))


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:
    step = situation.process.step(situation.step)
    is_asked = situation.reached >= situation.process.approval_step.number
    decides = is_asked and bool(who.roles & set(desk.deciding_roles))
    return is_due(situation) and (decides or (step.may_reject and step.actor in who.roles))


REJECT = DeskCommand(
    word=Kind.REJECT.value,
    argument=REASON,
    may=_may,
    judge=on_reject,
    sort=Sort.SHUTS,
    outcomes=(
        Outcome(code=Why.REQUEST_REJECTED, kind=EntryKind.ENDED, redo=redo_ended, has_reason=True),
        Outcome(code=Why.APPROVER_REJECTED, kind=EntryKind.REJECTION, redo=redo_vote(Kind.REJECT), has_reason=True),
    ),
    help=Text("menolak", "reject"),
)
