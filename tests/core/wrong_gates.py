"""Gates that are wrong on purpose: each breaks one rule, and the cases must show it. A proof that can fail."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from automation.core.gate import judge
from automation.core.request import Comment
from automation.core.votes import GateFacts, Kind, Vote
from tests.builders_gate import CHANGED

Gate = Callable[[GateFacts], bool]


def right(facts: GateFacts) -> bool:
    """The gate of the desk."""
    return judge(facts).is_open


def counts_any_comment_with_the_word(facts: GateFacts) -> bool:
    """The word is enough: no code, no time, no edit is looked at."""
    wanted = facts.revision.code if facts.revision else ""
    return judge(replace(_each(facts, edited_at=None, via_email=False), votes=_coded(facts, wanted))).is_open


def ignores_edits(facts: GateFacts) -> bool:
    """A comment edited into an approval counts."""
    return judge(_each(facts, edited_at=None)).is_open


def ignores_the_way_it_came(facts: GateFacts) -> bool:
    """A mail reply counts."""
    return judge(_each(facts, via_email=False)).is_open


def ignores_terms_of_office(facts: GateFacts) -> bool:
    """Whoever is or was listed counts at any time."""
    always = tuple(
        replace(
            role, terms=tuple(replace(term, mulai=datetime(2000, 1, 1, tzinfo=UTC), sampai=None) for term in role.terms)
        )
        for role in facts.case.desk.roles
    )
    return judge(replace(facts, case=replace(facts.case, desk=replace(facts.case.desk, roles=always)))).is_open


def asks_for_the_role_now(facts: GateFacts) -> bool:
    """The role is looked up at the time of judging, not of deciding."""
    return judge(_each(facts, created_at=facts.at)).is_open


def lets_one_person_fill_two_slots(facts: GateFacts) -> bool:
    """It counts comments, not people."""
    found = judge(facts)
    counting = [each for each in found.approvals if each.counts or each.reason.code == "repeated"]
    return (
        bool(found.slots) and len(counting) >= len(found.slots) and _only(facts, "missing_approval", "too_few_eligible")
    )


def ignores_the_code(facts: GateFacts) -> bool:
    """Any approval fits any text."""
    wanted = facts.revision.code if facts.revision else ""
    return judge(replace(facts, votes=_coded(facts, wanted))).is_open


def ignores_when_the_text_changed(facts: GateFacts) -> bool:
    """An approval from before the last change counts when its code fits again."""
    return judge(replace(facts, changed_at=datetime(2000, 1, 1, tzinfo=UTC))).is_open


def counts_the_second_of_the_change(facts: GateFacts) -> bool:
    """An approval in the very second of the last change counts."""
    same = tuple(vote.comment.created_at == CHANGED for vote in facts.votes)
    return right(facts) or (any(same) and ignores_when_the_text_changed(facts))


def trusts_the_label(facts: GateFacts) -> bool:
    """A development label on the issue is taken for the approval."""
    gated = {step.label for step in facts.case.process.steps if step.gated}
    return right(facts) or bool(gated & facts.case.request.labels)


def ignores_withdrawals(facts: GateFacts) -> bool:
    """What was once approved stays approved."""
    return judge(replace(facts, votes=_without(facts, Kind.WITHDRAW))).is_open


def ignores_rejections(facts: GateFacts) -> bool:
    """Enough approvals outvote a rejection."""
    return judge(replace(facts, votes=_without(facts, Kind.REJECT))).is_open


def lets_a_rejection_stand_for_ever(facts: GateFacts) -> bool:
    """Whoever rejected once can never approve."""
    return right(facts) and not any(vote.kind is Kind.REJECT for vote in facts.votes)


def ignores_separation_of_duties(facts: GateFacts) -> bool:
    """Authors and editors approve their own work."""
    request = replace(facts.case.request, author=None, edits=())
    return judge(replace(facts, doers={}, case=replace(facts.case, request=request, unit=""))).is_open


def knows_people_by_login(facts: GateFacts) -> bool:
    """Who takes over a login takes over the office."""
    people = {person.login: person.account_id for person in facts.case.desk.people}
    votes = tuple(_by(vote, people) for vote in facts.votes)
    return judge(replace(facts, votes=votes)).is_open


def takes_an_unknown_budget_for_a_small_one(facts: GateFacts) -> bool:
    """The highest row is forgotten."""
    return judge(replace(facts, weight=replace(facts.weight, budget=facts.weight.budget or 0))).is_open


def passes_when_nobody_is_needed(facts: GateFacts) -> bool:
    """No row means no approval."""
    return right(facts) or not judge(facts).slots


def overlooks_missing_evidence(facts: GateFacts) -> bool:
    """Enough approvals were given for something."""
    return right(facts) or (len(facts.votes) >= len(judge(facts).slots) > 0 and facts.revision is None)


WRONG: tuple[Gate, ...] = (
    counts_any_comment_with_the_word,
    ignores_edits,
    ignores_the_way_it_came,
    ignores_terms_of_office,
    asks_for_the_role_now,
    lets_one_person_fill_two_slots,
    ignores_the_code,
    ignores_when_the_text_changed,
    counts_the_second_of_the_change,
    trusts_the_label,
    ignores_withdrawals,
    ignores_rejections,
    lets_a_rejection_stand_for_ever,
    ignores_separation_of_duties,
    knows_people_by_login,
    takes_an_unknown_budget_for_a_small_one,
    passes_when_nobody_is_needed,
    overlooks_missing_evidence,
)


def _each(facts: GateFacts, **changes: object) -> GateFacts:
    return replace(facts, votes=tuple(_told_by(vote, replace(vote.comment, **changes)) for vote in facts.votes))


def _told_by(vote: Vote, comment: Comment) -> Vote:
    return replace(vote, comment=comment, author=comment.author, at=comment.created_at)


def _coded(facts: GateFacts, code: str) -> tuple[Vote, ...]:
    return tuple(replace(vote, code=code) if vote.kind is Kind.APPROVE else vote for vote in facts.votes)


def _without(facts: GateFacts, kind: Kind) -> tuple[Vote, ...]:
    return tuple(vote for vote in facts.votes if vote.kind is not kind)


def _by(vote: Vote, people: dict[str, int | None]) -> Vote:
    author = vote.comment.author
    known = people.get(author.login) if author else None
    if author is None or known is None:
        return vote
    return _told_by(vote, replace(vote.comment, author=replace(author, id=known)))


def _only(facts: GateFacts, *codes: str) -> bool:
    return all(reason.code in codes for reason in judge(facts).blocks)
