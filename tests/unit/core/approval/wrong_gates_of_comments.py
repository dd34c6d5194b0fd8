"""Gates that are wrong about comments: what decides, since when, and what ends it (rules 1, 3, 4, 7 and 8)."""

from dataclasses import replace
from datetime import UTC, datetime

from automation.core.approval.gate import judge
from automation.core.approval.votes import GateFacts, Kind
from tests.unit.core.approval.bent_facts import coded, each_comment, right, without


def counts_any_comment_with_the_word(facts: GateFacts) -> bool:
    """The word is enough: no code, no time, no edit is looked at."""
    wanted = facts.revision.code if facts.revision else ""
    unlooked = each_comment(facts, edited_at=None, via_email=False)
    return judge(replace(unlooked, votes=coded(unlooked, wanted))).is_open


def ignores_edits(facts: GateFacts) -> bool:
    """A comment edited into an approval counts."""
    return judge(each_comment(facts, edited_at=None)).is_open


def ignores_the_way_it_came(facts: GateFacts) -> bool:
    """A mail reply counts."""
    return judge(each_comment(facts, via_email=False)).is_open


def ignores_the_code(facts: GateFacts) -> bool:
    """Any approval fits any text."""
    wanted = facts.revision.code if facts.revision else ""
    return judge(replace(facts, votes=coded(facts, wanted))).is_open


def ignores_when_the_text_changed(facts: GateFacts) -> bool:
    """An approval from before the last change counts when its code fits again."""
    return judge(replace(facts, changed_at=datetime(2000, 1, 1, tzinfo=UTC))).is_open


def counts_the_second_of_the_change(facts: GateFacts) -> bool:
    """An approval in the very second of the last change counts."""
    same = tuple(vote.at == facts.changed_at for vote in facts.votes)
    return right(facts) or (any(same) and ignores_when_the_text_changed(facts))


def trusts_the_label(facts: GateFacts) -> bool:
    """A development label on the issue is taken for the approval."""
    gated = {step.label for step in facts.case.process.steps if step.gated}
    return right(facts) or bool(gated & facts.case.request.labels)


def ignores_withdrawals(facts: GateFacts) -> bool:
    """What was once approved stays approved."""
    return judge(replace(facts, votes=without(facts, Kind.WITHDRAW))).is_open


def ignores_rejections(facts: GateFacts) -> bool:
    """Enough approvals outvote a rejection."""
    return judge(replace(facts, votes=without(facts, Kind.REJECT))).is_open


def lets_a_rejection_stand_for_ever(facts: GateFacts) -> bool:
    """Whoever rejected once can never approve."""
    return right(facts) and not any(vote.kind is Kind.REJECT for vote in facts.votes)


def forgets_what_the_record_refused(facts: GateFacts) -> bool:
    """What did not count may count tomorrow."""
    return judge(replace(facts, votes=tuple(replace(vote, entry=None, refused=False) for vote in facts.votes))).is_open


def forgets_what_lapsed(facts: GateFacts) -> bool:
    """An approval comes back with its text."""
    return judge(replace(facts, lapsed=frozenset())).is_open
