"""The plan for one request, by the rules of the desk or by what is left of them."""

from automation.core.decision.decide import decide, decide_without_desk
from automation.core.decision.unreadable import Remains
from automation.core.outcome.plan import Plan
from automation.core.policy.catalogue import Catalogue
from automation.render.comments.compose import compose
from automation.render.comments.unreadable import withheld_plan

from .ports import Reading

Rules = Catalogue | Remains


def plan_for(rules: Rules, reading: Reading, entropy: bytes | None = None) -> Plan:
    """What should be written for the request that was read; only a run that may record brings `entropy` for codes."""
    if not isinstance(rules, Remains):
        return compose(rules, decide(rules, reading.request, reading.now, entropy))
    return withheld_plan(decide_without_desk(rules, reading.request, reading.now))
