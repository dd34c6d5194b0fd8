"""What approvals rest on: the revision of the evidence before the approval step, and what the matrix reads of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from automation.core.evidence.evidence import Evidence, Given, Post
from automation.core.evidence.sections import read_money
from automation.core.evidence.supplement import Supplement
from automation.core.policy.authority import Case
from automation.core.policy.matrix import Weight, stricter

from .revision import Revision, revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """What the steps before the approval step amount to.

    `revision` is None while anything is missing; `changed_at` is the latest creation or edit of what it covers, and
    `number` the greatest number of a comment that it covers (0: none); `weight` is what the rows of the matrix look at.
    """

    revision: Revision | None
    changed_at: datetime
    number: int
    weight: Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The request's form: answers by field, the comments that added to it, and whether it is complete."""

    answers: Mapping[str, str]
    supplements: Sequence[Supplement]
    is_complete: bool


def rest_on(case: Case, evidence: Sequence[Evidence], posts: Sequence[Post], form: Form) -> Resting:
    """What approvals rest on, from the form, the evidence of the steps before, and all posts for them."""
    request = case.request
    given = [entry for found in evidence for entry in found.given.values()]
    sources = {source for found in evidence for source in found.sources}
    used = {post.comment.id: post for post in posts if post.comment.id in sources}
    is_complete = form.is_complete and all(found.is_complete for found in evidence)
    moments = [request.created_at, *(edit.at for edit in request.edits), *(post.at for post in used.values())]
    moments += [each.at for each in form.supplements]
    comments = [*(each.comment for each in form.supplements), *(post.comment for post in used.values())]
    return Resting(
        revision=revision(request, case.process, comments, max(moments)) if is_complete else None,
        changed_at=max(moments),
        number=max((comment.id for comment in comments), default=0),
        weight=_weight(case, [entry for entry in given if entry.problem is None], form.answers, _posted_at(evidence)),
    )


def _weight(case: Case, given: Sequence[Given], answers: Mapping[str, str], posted_at: datetime | None) -> Weight:
    plan = next((entry for entry in given if entry.section.budget), None)
    return Weight(
        sop=case.process.id,
        unit=case.unit,
        budget=read_money(plan.text) if plan else None,
        risk=next((entry.text for entry in given if entry.section.risk), ""),
        data=_data_class(case, given, answers),
        posted_at=posted_at,
    )


def _posted_at(evidence: Sequence[Evidence]) -> datetime | None:
    """When the plan was posted: the last of its sections, wherever it lies; without a plan the last section of all."""
    given = [list(found.given.values()) for found in evidence]
    plan = next((found for found in given if any(each.section.budget for each in found)), None)
    return max((each.at for each in (plan or [each for found in given for each in found])), default=None)


def _data_class(case: Case, given: Iterable[Given], answers: Mapping[str, str]) -> str:
    """The stricter of what the form and the evaluation say; an evaluation that says nothing leaves the form's."""
    asked = next((answers.get(field.name, "") for field in case.process.intake.fields if field.data_class), "")
    judged = next((entry.text for entry in given if entry.section.data_class), None)
    return stricter(case.desk.levels.data, asked, asked if judged is None else judged)
