"""Gates that are wrong about what is needed: rows, levels, permits and emergencies (rules 2, 6 and 10)."""

from dataclasses import replace

from automation.core.approval.gate import judge
from automation.core.approval.votes import GateFacts
from tests.unit.core.approval.bent_facts import only_blocked_by, right, under


def takes_an_unknown_budget_for_a_small_one(facts: GateFacts) -> bool:
    """The highest row is forgotten."""
    return judge(replace(facts, weight=replace(facts.weight, budget=facts.weight.budget or 0))).is_open


def passes_when_nobody_is_needed(facts: GateFacts) -> bool:
    """No row means no approval."""
    return right(facts) or not judge(facts).slots


def overlooks_missing_evidence(facts: GateFacts) -> bool:
    """Enough approvals were given for something."""
    return right(facts) or (len(facts.votes) >= len(judge(facts).slots) > 0 and facts.revision is None)


def forgets_the_permits(facts: GateFacts) -> bool:
    """Approvals are enough."""
    return right(facts) or only_blocked_by(facts, "missing_document")


def takes_any_permit(facts: GateFacts) -> bool:
    """Whatever was recorded, by whomever and for whichever text, is a permit."""
    return right(facts) or (bool(facts.permits) and only_blocked_by(facts, "missing_document"))


def takes_an_unknown_risk_for_the_lowest(facts: GateFacts) -> bool:
    """Who leaves the risk out needs fewer approvals."""
    levels = facts.case.desk.levels
    return judge(replace(facts, weight=replace(facts.weight, risk=facts.weight.risk or levels.risk[0]))).is_open


def takes_unknown_data_for_harmless(facts: GateFacts) -> bool:
    """Who leaves the class of data out needs fewer approvals."""
    levels = facts.case.desk.levels
    return judge(replace(facts, weight=replace(facts.weight, data=facts.weight.data or levels.data[0]))).is_open


def skips_rows_of_an_unknown_unit(facts: GateFacts) -> bool:
    """A unit that nobody named has no rows."""
    return judge(replace(facts, weight=replace(facts.weight, unit=facts.weight.unit or "?"))).is_open


def reads_levels_as_names(facts: GateFacts) -> bool:
    """A row of one level does not apply to those above it."""
    desk = facts.case.desk
    rows = tuple(row for row in desk.approvals if not row.risk or row.risk == facts.weight.risk)
    return judge(under(facts, approvals=rows)).is_open


def applies_the_rows_of_now(facts: GateFacts) -> bool:
    """Not those that were in force when the plan was posted."""
    return judge(replace(facts, weight=replace(facts.weight, posted_at=None))).is_open


def needs_nobody_in_an_emergency(facts: GateFacts) -> bool:
    """The shortened approval is none."""
    return right(facts) or (facts.weight.is_emergency and only_blocked_by(facts, "missing_approval", "no_approval_row"))


def knows_no_emergencies(facts: GateFacts) -> bool:
    """The usual rows apply whatever happens."""
    return judge(replace(facts, weight=replace(facts.weight, is_emergency=False))).is_open
