"""The facts of the gate bent for gates that are wrong on purpose, and the right one beside them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from automation.core.approval.gate import judge
from automation.core.approval.votes import GateFacts, Kind, Vote
from automation.core.history.request import Comment
from automation.core.policy.desk import Delegation, Term

Gate = Callable[[GateFacts], bool]


def right(facts: GateFacts) -> bool:
    """The gate of the desk."""
    return judge(facts).is_open


def under(facts: GateFacts, **changes: Any) -> GateFacts:
    """The facts under another desk file."""
    return replace(facts, case=replace(facts.case, desk=replace(facts.case.desk, **changes)))


def term_of(delegation: Delegation) -> Term:
    """The term that a delegation amounts to."""
    return Term(person=delegation.delegate, mulai=delegation.mulai, sampai=delegation.sampai)


def judged_with_known_requester(facts: GateFacts) -> bool:
    """The verdict, where taking the author out must not count against the request."""
    return all(reason.code == "requester_unknown" for reason in judge(facts).blocks)


def each_comment(facts: GateFacts, **changes: object) -> GateFacts:
    """The facts with these changes of each comment."""
    votes = (told_by(vote, replace(vote.comment, **changes)) if vote.comment else vote for vote in facts.votes)
    return replace(facts, votes=tuple(votes))


def told_by(vote: Vote, comment: Comment) -> Vote:
    """The vote as another comment tells it."""
    return replace(vote, comment=comment, author=comment.author, at=comment.created_at)


def coded(facts: GateFacts, code: str) -> tuple[Vote, ...]:
    """The votes, each approval with this code."""
    return tuple(replace(vote, code=code) if vote.kind is Kind.APPROVE else vote for vote in facts.votes)


def without(facts: GateFacts, kind: Kind) -> tuple[Vote, ...]:
    """The votes without those of a kind."""
    return tuple(vote for vote in facts.votes if vote.kind is not kind)


def by_number(vote: Vote, people: dict[str, int | None]) -> Vote:
    """The vote as cast by whoever the desk file knows by that login."""
    author = vote.comment.author if vote.comment else None
    known = people.get(author.login) if author else None
    if vote.comment is None or author is None or known is None:
        return vote
    return told_by(vote, replace(vote.comment, author=replace(author, id=known)))


def only_blocked_by(facts: GateFacts, *codes: str) -> bool:
    """Whether nothing but these keeps the gate shut."""
    return all(reason.code in codes for reason in judge(facts).blocks)
