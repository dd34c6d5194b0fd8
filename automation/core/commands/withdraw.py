"""`/tarik REASON`: an approval is taken back by whoever gave it, or in whose name it was given (rule 3)."""

from automation.core.approval.votes import SURPLUS, Kind, Vote
from automation.core.history.record import EntryKind
from automation.core.policy.authority import same
from automation.core.policy.desk import Desk
from automation.core.policy.process import Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Situation
from automation.core.text.command_line import Command
from automation.core.why import Why

from .command import REASON, Asker, Closed, DeskCommand, Outcome, is_due
from .recorded import redo_vote


def on_withdraw(course: Course, act: Act, command: Command) -> None:
    """`/tarik REASON`: takes back one's own earlier approval, and what others approved in one's name."""
    if act.comment is None or not (approvals(course, act) or _approved_by_others(course, act)):
        course.refuse(act, Reason(Why.NOTHING_TO_WITHDRAW))
    elif course.is_launched:
        course.refuse(act, Reason(Why.TOO_LATE_TO_DECIDE))
    elif not command.reason:
        course.refuse(act, Reason(Why.REASON_MISSING, {"verb": command.word}))
    else:
        course.votes.append(Vote(kind=Kind.WITHDRAW, author=act.actor, at=act.at, comment=act.comment))
        course.accept(act, Reason(Why.APPROVAL_WITHDRAWN), role=_role_withdrawn(course, act))


def _approved_by_others(course: Course, act: Act) -> bool:
    """Whether somebody approved in the actor's name (rule 4), by the record or by the desk file."""
    desk, actor = course.case.desk, act.actor.id or 0
    votes = [vote for vote in course.votes if vote.kind is Kind.APPROVE and vote.speaks_for(actor)]
    lent = ((vote, desk.principals(vote.author, role, vote.at)) for vote in votes for role in desk.deciding_roles)
    fixed = (vote.entry is not None and actor in vote.entry.principals for vote in votes)
    return any(fixed) or any(actor in [person.number for person in people] for _, people in lent)


def _role_withdrawn(course: Course, act: Act) -> str:
    """In which role somebody takes back: a deciding one of now, else that in which it was approved."""
    told = [vote.entry.role for vote in approvals(course, act) if vote.entry is not None and vote.entry.role]
    return course.role_of(act, decides=True) or next(reversed(told), "")


def approvals(course: Course, act: Act) -> list[Vote]:
    """What the actor approved, by a comment or a letter."""
    return [vote for vote in course.votes if vote.kind is Kind.APPROVE and same(vote.author, act.actor)]


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:  # noqa: ARG001 - the form of `DeskCommand.may`
    mine = [each for each in situation.gate.approvals if who.account.login in {each.login, each.on_behalf}]
    return is_due(situation) and any(each.counts or each.reason.code in SURPLUS for each in mine)


WITHDRAW = DeskCommand(
    word=Kind.WITHDRAW.value,
    argument=REASON,
    may=_may,
    judge=on_withdraw,
    sort=Sort.SHUTS,
    outcomes=(
        Outcome(code=Why.APPROVAL_WITHDRAWN, kind=EntryKind.WITHDRAWAL, redo=redo_vote(Kind.WITHDRAW), has_reason=True),
    ),
    when_closed=Closed.JUDGED,
    help=Text("menarik persetujuan Anda", "withdraw your approval"),
)
