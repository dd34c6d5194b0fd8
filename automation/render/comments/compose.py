"""From a decision to the plan: the words are added; `core/outcome/order.py` says what is written, in which order."""

from automation.core.outcome.decision import Decision
from automation.core.outcome.order import Texts, plan_of, status_key
from automation.core.outcome.plan import Plan
from automation.core.policy.catalogue import Catalogue
from automation.core.state.markers import doubled
from automation.render.base.cut import cut

from .messages import notice_text
from .status import gave_way, status_comment, status_without_process
from .unreadable import withheld_plan


def compose(catalogue: Catalogue, decision: Decision) -> Plan:
    """All writes that make it so; empty when nothing is to change."""
    if decision.withheld is not None:
        return withheld_plan(decision)
    notices = {notice.key: cut(notice_text(catalogue, decision, notice)) for notice in decision.notices}
    given_way = {later.node_id: gave_way(kept) for later, kept in doubled(decision.request.comments)}
    return plan_of(decision, Texts(status=_status(catalogue, decision), notices=notices, gave_way=given_way))


def _status(catalogue: Catalogue, decision: Decision) -> str:
    if not status_key(decision):
        return ""
    if decision.situation is None:
        return cut(status_without_process(catalogue.current(decision.request.created_at)))
    return cut(status_comment(catalogue, decision.situation, decision.request))
