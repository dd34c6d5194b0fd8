"""What a desk says of a request, to be compared before and after something that must change nothing."""

from tests.builders.stories import Story


def seen(told: Story) -> object:
    """Where it stands, what counts and what it carries; names aside."""
    found = told.situation
    return (
        found.step,
        found.reached,
        found.overlay,
        found.may_develop,
        found.gate.code,
        found.gate.is_open,
        found.gate.open_slots,
        [(each.at, each.reason.code) for each in found.gate.approvals],
        bool(found.agreement and found.agreement.by),
        found.is_emergency,
        found.shortened_by,
        found.lapsed,
        found.violations,
        told.labels,
    )
