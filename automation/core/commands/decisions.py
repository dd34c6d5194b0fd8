"""The commands that every procedure shares: approve, reject, withdraw, return, cancel, take up, ask (section 5)."""

from collections.abc import Callable
from dataclasses import replace

from automation.core.approval.eligibility import deciding_for, lifts_rejection
from automation.core.approval.gate import judge
from automation.core.approval.slots import spoken_for
from automation.core.approval.votes import Kind, Vote
from automation.core.evidence.supplement import COMPLETE
from automation.core.history.record import EntryKind
from automation.core.policy.authority import same
from automation.core.policy.process import REQUESTER
from automation.core.problem import Reason
from automation.core.state.acts import Act
from automation.core.state.course import Course
from automation.core.state.situation import Overlay
from automation.core.text.command_line import Command, code_in
from automation.core.text.unseen import plainly
from automation.core.why import Why

from .agreement import on_agree
from .complete import on_complete
from .emergency import on_emergency, on_review
from .hold import on_hold, on_resume, take_up
from .letter import is_refused, on_letter
from .preview import PREVIEW, on_preview

Handler = Callable[[Course, Act, Command], None]


def on_approve(course: Course, act: Act, command: Command) -> None:
    """`/setujui CODE`: recorded as a vote; accepted when the gate says that it counts (section 4, rule 3)."""
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


def on_reject(course: Course, act: Act, command: Command) -> None:
    """`/tolak REASON`: Tim IT ends the request at evaluation; an approver shuts the gate and leaves it open.

    Whose office is over rejects nothing any more, but takes back an own approval with it (section 4, rule 3).
    """
    step = course.present
    ends = step.may_reject and course.case.acts_as(act.actor, step.actor, act.at)
    is_asked = course.step >= course.case.process.approval_step.number
    decides = is_asked and course.case.desk.decides(act.actor, act.at)
    if course.ending:
        course.refuse(act, Reason(Why.REQUEST_CLOSED, {"ending": course.ending}))
    elif not (ends or decides) and _approved_in_office(course, act):
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


def on_withdraw(course: Course, act: Act, command: Command) -> None:
    """`/tarik REASON`: takes back one's own earlier approval, and what others approved in one's name."""
    if act.comment is None or not (_approvals(course, act) or _approved_by_others(course, act)):
        course.refuse(act, Reason(Why.NOTHING_TO_WITHDRAW))
    elif course.is_launched:
        course.refuse(act, Reason(Why.TOO_LATE_TO_DECIDE))
    elif not command.reason:
        course.refuse(act, Reason(Why.REASON_MISSING, {"verb": command.word}))
    else:
        course.votes.append(Vote(kind=Kind.WITHDRAW, author=act.actor, at=act.at, comment=act.comment))
        course.accept(act, Reason(Why.APPROVAL_WITHDRAWN), role=_role_withdrawn(course, act))


def _approved_in_office(course: Course, act: Act) -> bool:
    """Whether the actor held an approving office when approving; a stranger's `/setujui` was never an approval."""
    return any(course.case.desk.decides(act.actor, vote.at) for vote in _approvals(course, act))


def _approved_by_others(course: Course, act: Act) -> bool:
    """Whether somebody approved in the actor's name (rule 4), by the record or by the desk file."""
    desk, actor = course.case.desk, act.actor.id or 0
    votes = [vote for vote in course.votes if vote.kind is Kind.APPROVE and vote.speaks_for(actor)]
    lent = ((vote, desk.principals(vote.author, role, vote.at)) for vote in votes for role in desk.deciding_roles)
    fixed = (vote.entry is not None and actor in vote.entry.principals for vote in votes)
    return any(fixed) or any(actor in [person.number for person in people] for _, people in lent)


def _role_withdrawn(course: Course, act: Act) -> str:
    """In which role somebody takes back: a deciding one of now, else that in which it was approved."""
    told = [vote.entry.role for vote in _approvals(course, act) if vote.entry is not None and vote.entry.role]
    return course.role_of(act, decides=True) or next(reversed(told), "")


def _approvals(course: Course, act: Act) -> list[Vote]:
    """What the actor approved, by a comment or a letter."""
    return [vote for vote in course.votes if vote.kind is Kind.APPROVE and same(vote.author, act.actor)]


def on_return(course: Course, act: Act, command: Command) -> None:
    """`/kembali STEP REASON`: a new round from an earlier step on; old sections prefill the block."""
    number = plainly(command.argument).partition(" ")[0]
    reason = command.reason[len(number) :]
    lowest = course.lowest_return
    steps = f"{lowest}-{course.step - 1}"
    if course.ending:
        course.refuse(act, Reason(Why.REQUEST_CLOSED, {"ending": course.ending}))
    elif not course.is_in_charge(act):
        course.refuse(act, Reason(Why.MAY_NOT_RETURN, {"role": course.present.actor}))
    elif lowest >= course.step:
        course.refuse(act, Reason(Why.NOWHERE_TO_RETURN))
    elif not (number.isascii() and number.isdigit() and lowest <= int(number[:3]) < course.step):
        course.refuse(act, Reason(Why.RETURN_WHERE, {"steps": steps, "written": number[:20] or "–"}))
    elif not reason.strip():
        course.refuse(act, Reason(Why.REASON_MISSING, {"verb": command.word}))
    else:
        go_back(course, act, course.step, int(number[:3]))


def go_back(course: Course, act: Act, before: int, target: int) -> None:
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


def on_cancel(course: Course, act: Act, command: Command) -> None:
    """`/batal REASON`: the requester side ends the request, before the launch is done."""
    if course.ending:
        course.refuse(act, Reason(Why.REQUEST_CLOSED, {"ending": course.ending}))
    elif not course.case.is_requester_side(act.actor, act.at):
        course.refuse(act, Reason(Why.MAY_NOT_CANCEL))
    elif course.is_of_other_side(act):
        course.refuse(act, Reason(Why.DUTY_OTHER_SIDE, {"verb": command.word}))
    elif course.is_launched:
        course.refuse(act, Reason(Why.TOO_LATE_TO_CANCEL))
    elif not command.reason:
        course.refuse(act, Reason(Why.REASON_MISSING, {"verb": command.word}))
    else:
        course.ending, course.since = Overlay.CANCELLED, act.at
        course.accept(act, Reason(Why.REQUEST_CANCELLED), side=REQUESTER)


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


def on_question(course: Course, act: Act, command: Command) -> None:
    """`/status` and `/bantuan`: answered in a comment, they change nothing."""
    course.accept(act, Reason(_ASKED[command.word]))


def on_state(course: Course, act: Act) -> None:
    """Closing or reopening by hand: the requester's closing before the launch cancels; all else is undone."""
    if act.state is None or act.state.closed == bool(course.ending):
        return
    if not act.state.closed:
        course.refuse(act, Reason(Why.REOPENING_UNDONE, {"ending": course.ending}))
    elif course.asks(act) and not course.is_launched:
        course.ending, course.since = Overlay.CANCELLED, act.at
        course.accept(act, Reason(Why.CANCELLED_BY_CLOSING), side=REQUESTER)
    else:
        course.refuse(act, Reason(Why.CLOSING_UNDONE))


_ASKED = {"status": Why.STATUS_ASKED, "bantuan": Why.BANTUAN_ASKED}

HANDLERS: dict[str, Handler] = {
    "setujui": on_approve,
    "tolak": on_reject,
    "tarik": on_withdraw,
    "kembali": on_return,
    "batal": on_cancel,
    "tunda": on_hold,
    "lanjut": on_resume,
    "banding": on_appeal,
    COMPLETE: on_complete,
    "sepakat": on_agree,
    "catat": on_letter,
    "darurat": on_emergency,
    "tinjau": on_review,
    "status": on_question,
    "bantuan": on_question,
    PREVIEW: on_preview,
}
"""What each of `DESK_WORDS` does."""
