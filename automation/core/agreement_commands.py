"""`/sepakat CODE`: the requester's side signs the requirements, by a code of their own (section 4, rule 2; SOP step 3).

The agreement is put on record and shown to those who approve; approvals do not cover it.
"""

from datetime import datetime

from .acts import Act
from .authority import contains
from .command import Command, read_code
from .course import Course
from .problem import Reason
from .process import Step
from .revision import agreement_revision
from .situation import Agreement


def on_agree(course: Course, act: Act, command: Command) -> None:
    """Take the requester's signature, when it names the present requirements and came after their last change."""
    asked = agreement(course)
    if course.ending:
        course.refuse(act, Reason("request_closed", {"ending": course.ending}))
    elif asked is None or act.comment is None:
        course.refuse(act, Reason("nothing_to_agree"))
    elif not course.case.is_requester_side(act.actor, act.at):
        course.refuse(act, Reason("may_not_agree"))
    elif reason := _flaw(course, act, asked, read_code(command.argument)):
        course.refuse(act, reason)
    else:
        course.agreed = (asked.digest, act.actor.login, act.at)
        # Who signs stands for the request as its author does, whatever office comes later.
        course.did(course.case.process.intake.key, act.actor)
        course.accept(act, Reason("requirements_agreed"), digest=asked.digest)


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
    if course.problems or not evidence.is_complete:
        return Agreement(step=step.number, code="", digest="", changed_at=max(moments))
    comments = {each.comment.id: each.comment for each in course.supplements}
    comments |= {post.comment.id: post.comment for post in posts}
    found = agreement_revision(case.request, case.process, comments.values(), max(moments))
    by, at = _signed(course, found.digest, max(moments))
    return Agreement(
        step=step.number,
        code=found.code,
        digest=found.digest,
        changed_at=max(moments),
        by=by,
        at=at,
        revision=found,
    )


def _signed(course: Course, digest: str, changed_at: datetime) -> tuple[str, datetime | None]:
    """Who signed exactly this, after its last change."""
    if course.agreed is None or course.agreed[0] != digest or course.agreed[2] <= changed_at:
        return "", None
    return course.agreed[1], course.agreed[2]


def _flaw(course: Course, act: Act, asked: Agreement, code: str | None) -> Reason | None:
    """Rule 3's conditions on the comment; and the two who confirm differ."""
    if act.comment is not None and act.comment.via_email:
        return Reason("agreement_by_email")
    if not asked.digest:
        return Reason("agreement_too_early", {"step": str(asked.step)})
    if contains(course.doers.get(_step(course, asked).key, ()), act.actor):
        return Reason("agreement_of_writer", {"step": str(asked.step)})
    if code is None:
        return Reason("agreement_code", {"code": asked.code})
    if asked.revision is None or code != asked.revision.code_for(act.entry) or act.at <= asked.changed_at:
        return Reason("agreement_other_code", {"written": code, "code": asked.code})
    return None


def _step(course: Course, asked: Agreement) -> Step:
    return course.case.process.step(asked.step)
