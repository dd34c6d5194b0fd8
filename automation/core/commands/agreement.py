"""`/sepakat CODE`: the requester's side signs the requirements, by a code of their own (rule 2; SOP step 3).

The agreement is put on record and shown to those who approve; approvals do not cover it.
"""

from dataclasses import replace

from automation.core.approval.revision import agreement_revision
from automation.core.history.record import EntryKind
from automation.core.policy.desk import Desk
from automation.core.policy.process import REQUESTER, Step, Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Agreement, Situation
from automation.core.text.command_line import Command, code_in
from automation.core.why import Why

from .command import Argument, Asker, DeskCommand, Outcome


def on_agree(course: Course, act: Act, command: Command) -> None:
    """Take the requester's signature, when it names the present requirements and came after their last change."""
    asked = agreement(course)
    if asked is None or act.comment is None:
        course.refuse(act, Reason(Why.NOTHING_TO_AGREE))
    elif not course.case.is_requester_side(act.actor, act.at, taken=act.is_taken):
        course.refuse(act, Reason(Why.MAY_NOT_AGREE))
    elif course.is_of_other_side(act):
        course.refuse(act, Reason(Why.DUTY_OTHER_SIDE, {"verb": command.word}))
    elif command.second and not act.is_taken:
        course.refuse(act, Reason(Why.COMMAND_BELOW, {"verb": command.word, "second": command.second}))
    elif reason := _flaw(course, act, asked, code_in(command, is_taken=act.is_taken)):
        course.refuse(act, reason)
    else:
        course.agreed = (asked.digest, act.actor.login, act.at, act.comment_id)
        # Who signs stands for the request as its author does, whatever office comes later.
        course.did(course.case.process.intake.key, act.actor)
        course.accept(act, Reason(Why.REQUIREMENTS_AGREED), digest=asked.digest, side=REQUESTER)


def agreement(course: Course) -> Agreement | None:
    """The requirements that may be signed now, and who signed them; None where the procedure asks for none."""
    step = next((each for each in course.case.process.steps if each.agreement), None)
    if step is None:
        return None
    evidence = course.evidence(step)
    posts = [post for post in course.posts.get(step.number, ()) if post.comment.id in evidence.sources]
    case = course.case
    moments = [case.request.created_at, *(edit.at for edit in case.request.edits), *(post.at for post in posts)]
    moments += [each.at for each in course.supplements]
    comments = {each.comment.id: each.comment for each in course.supplements}
    comments |= {post.comment.id: post.comment for post in posts}
    asked = Agreement(step=step.number, code="", digest="", changed_at=max(moments), number=max(comments, default=0))
    if course.problems or not evidence.is_complete:
        return asked
    found = agreement_revision(case.request, case.process, comments.values(), max(moments))
    return _signed(course, replace(asked, code=found.code, digest=found.digest, revision=found))


def _signed(course: Course, asked: Agreement) -> Agreement:
    """With who signed exactly this, after its last change by time and by number."""
    if course.agreed is None:
        return asked
    digest, by, at, number = course.agreed
    is_signed = digest == asked.digest and at > asked.changed_at and number > asked.number
    return replace(asked, by=by, at=at) if is_signed else asked


def _flaw(course: Course, act: Act, asked: Agreement, code: str | None) -> Reason | None:
    """Rule 3's conditions on the comment; and the two who confirm differ."""
    if act.comment is not None and act.comment.via_email:
        return Reason(Why.AGREEMENT_BY_EMAIL)
    if not asked.digest:
        return Reason(Why.AGREEMENT_TOO_EARLY, {"step": str(asked.step)})
    if course.has_done(_step(course, asked).key, act):
        return Reason(Why.AGREEMENT_OF_WRITER, {"step": str(asked.step)})
    if code is None:
        return Reason(Why.AGREEMENT_CODE, {"code": asked.code})
    if asked.revision is None or code != asked.revision.code_for(act.entry) or act.at <= asked.changed_at:
        return Reason(Why.AGREEMENT_OTHER_CODE, {"written": code, "code": asked.code})
    if act.comment_id <= asked.number:
        return Reason(Why.ORDER_NOT_CERTAIN, {"verb": "sepakat"})
    return None


def _step(course: Course, asked: Agreement) -> Step:
    return course.case.process.step(asked.step)


def _code(situation: Situation) -> str:
    return situation.agreement.code if situation.agreement is not None else ""


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:  # noqa: ARG001 - the form of `DeskCommand.may`
    return who.asks and not situation.is_closed and bool(_code(situation))


AGREE = DeskCommand(
    word="sepakat",
    argument=Argument(shown=Text("KODE", "CODE"), code=_code),
    may=_may,
    judge=on_agree,
    sort=Sort.DECIDES,
    outcomes=(Outcome(code=Why.REQUIREMENTS_AGREED, kind=EntryKind.AGREEMENT, is_row=False),),
    help=Text("menyepakati daftar kebutuhan", "agree to the requirements"),
)
