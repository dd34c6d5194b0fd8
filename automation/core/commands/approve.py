"""`/setujui CODE`: an approval of the present revision, or the end of one's own rejection (rule 3)."""

from dataclasses import replace

from automation.core.approval.eligibility import lifts_rejection
from automation.core.approval.gate import judge
from automation.core.approval.slots import spoken_for
from automation.core.approval.votes import Kind, Vote
from automation.core.history.record import EntryKind
from automation.core.history.request import Account
from automation.core.policy.desk import Desk
from automation.core.policy.process import Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Situation
from automation.core.text.command_line import Command, code_in
from automation.core.why import Why

from .command import APPROVAL_CODE, Asker, Closed, DeskCommand, Heard, Outcome
from .letter import is_refused


def on_approve(course: Course, act: Act, command: Command) -> None:
    """`/setujui CODE`: recorded as a vote; accepted when the gate says that it counts (rule 3)."""
    if act.comment is None:
        return
    code = code_in(command, is_taken=act.is_taken)
    vote = Vote(
        kind=Kind.APPROVE,
        author=act.actor,
        at=act.at,
        comment=act.comment,
        code=code,
        entry=act.entry,
        second=command.second,
    )
    course.votes.append(vote)
    if course.ending:
        course.refuse(act, Reason(Why.REQUEST_CLOSED, {"ending": course.ending}))
        return
    facts = course.gate_facts(act.at)
    gate = judge(facts)
    named = spoken_for(facts, vote)
    approval = next(entry for entry in gate.approvals if entry.comment_id == act.comment_id)
    if approval.counts:
        course.votes[-1] = replace(vote, was_needed=True)
        course.did(course.case.process.approval_step.key, act.actor)
        course.accept(act, Reason(Why.APPROVAL_COUNTS, {"role": approval.fills}), digest=gate.digest, principals=named)
    elif lifts_rejection(facts, vote):
        needed = next((role for role in facts.roles if course.case.desk.holds(act.actor, role, act.at)), "")
        course.votes[-1] = replace(vote, only_lifts=not needed, was_needed=bool(needed))
        course.accept(
            act, Reason(Why.REJECTION_LIFTED, {"role": needed} if needed else {}), digest=gate.digest, principals=named
        )
    else:
        course.votes[-1] = replace(vote, refused=is_refused(act, approval))
        reason = approval.reason
        course.refuse(act, reason, digest=gate.digest, principals=named)


def may_approve(situation: Situation, account: Account) -> bool:
    """Whether an approval by this person would fill an open slot, or take back an own rejection."""
    gate = situation.gate
    is_asked = any(person.number == account.id for people in gate.eligible.values() for person in people)
    rejected = [reason.facts.get("login") for reason in gate.blocks if reason.code == "rejected"]
    return bool(gate.code) and not situation.is_closed and (is_asked or account.login in rejected)


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:  # noqa: ARG001 - the form of `DeskCommand.may`
    return may_approve(situation, who.account)


APPROVE = DeskCommand(
    word=Kind.APPROVE.value,
    argument=APPROVAL_CODE,
    may=_may,
    judge=on_approve,
    sort=Sort.DECIDES,
    outcomes=(
        Outcome(code=Why.APPROVAL_COUNTS, kind=EntryKind.APPROVAL, heard=Heard.NOBODY, is_row=False),
        Outcome(code=Why.REJECTION_LIFTED, kind=EntryKind.APPROVAL),
    ),
    when_closed=Closed.JUDGED,
    judges_edited=True,
    help=Text("menyetujui isi yang sekarang", "approve the present text"),
)
