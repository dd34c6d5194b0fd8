"""What approvals rest on: the revision of the evidence before the approval step, its writers and its budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .authority import Case
from .evidence import Post
from .request import Account
from .revision import Revision, revision
from .sections import read_money
from .situation import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """What the steps before the approval step amount to.

    `revision` is None while anything is missing; `changed_at` is the latest creation or edit of what it covers;
    `writers` wrote or edited any section ever posted; `budget` is whole rupiah, None for unknown.
    """

    revision: Revision | None
    changed_at: datetime
    writers: tuple[Account, ...]
    budget: int | None


def rest_on(case: Case, evidence: Sequence[Evidence], posts: Sequence[Post], *, is_held: bool) -> Resting:
    """What approvals rest on, from the evidence of the steps before and all posts for them; `is_held`: the form is."""
    request = case.request
    given = [entry for found in evidence for entry in found.given.values()]
    sources = {source for found in evidence for source in found.sources}
    used = {post.comment.id: post for post in posts if post.comment.id in sources}
    is_complete = not is_held and all(found.is_complete for found in evidence)
    amounts = [read_money(entry.text) for entry in given if entry.section.budget and entry.problem is None]
    moments = [request.created_at, *(edit.at for edit in request.edits), *(post.at for post in used.values())]
    comments = [post.comment for post in used.values()]
    editors = [post.comment.editor for post in posts if post.comment.editor is not None]
    return Resting(
        revision=revision(request, case.process, comments) if is_complete else None,
        changed_at=max(moments),
        writers=(*(post.author for post in posts), *editors),
        budget=amounts[0] if amounts else None,
    )
