"""The account of one request: where it stands, why, and what the desk would do. Writes nothing."""

from datetime import datetime
from typing import Any

from automation.core.decision.decide import decide
from automation.core.history.request import Request
from automation.core.policy.catalogue import Catalogue
from automation.render.comments.compose import compose
from automation.render.reports.explain import answers, explained, lines, planned


def account(catalogue: Catalogue, request: Request, now: datetime) -> tuple[dict[str, Any], list[str]]:
    """The verdict with the plan as JSON values, and the same as lines."""
    decision = decide(catalogue, request, now)
    plan = compose(catalogue, decision)
    verdict = explained(decision) | {"answers": answers(decision), "plan": planned(plan), "opens": plan.opens}
    return verdict, list(lines(catalogue, decision, plan, "en"))
