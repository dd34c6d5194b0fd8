"""From a decision to the plan: the words are added, and what already stands is left alone."""

from collections.abc import Iterable

from automation.core.decision.decide import Decision
from automation.core.history.request import Request
from automation.core.outcome.notices import Notice, NoticeKind
from automation.core.outcome.plan import (
    AddLabels,
    Close,
    EditComment,
    MinimizeComment,
    Plan,
    PostComment,
    React,
    RemoveLabels,
    Reopen,
    Write,
)
from automation.core.policy.catalogue import Catalogue
from automation.core.state.markers import FORMLESS, STATUS, doubled, formless_comment
from automation.core.state.markers import status_comment as find_status
from automation.core.text.digest import canonical
from automation.render.base.cut import cut

from .messages import notice_text
from .status import gave_way, status_comment, status_without_process
from .unreadable import withheld_plan


def compose(catalogue: Catalogue, decision: Decision) -> Plan:
    """All writes that make it so, withdrawing first and opening last; empty when nothing is to change."""
    situation, request = decision.situation, decision.request
    if decision.withheld is not None:
        return withheld_plan(decision)
    gated = {step.label for step in situation.process.steps if step.gated} if situation else set()
    early = tuple(sorted(decision.labels_on - gated))
    late = tuple(sorted(decision.labels_on & gated))
    opened = [notice for notice in decision.notices if notice.kind is NoticeKind.GATE_OPENED]
    writes: list[Write] = []
    if decision.labels_off:
        writes.append(RemoveLabels(names=tuple(sorted(decision.labels_off))))
    if decision.close:
        writes.append(Close(reason=decision.close))
    if decision.reopen:
        writes.append(Reopen())
    if early:
        writes.append(AddLabels(names=early))
    status = _status(catalogue, decision, request)
    if isinstance(status, PostComment):
        writes.append(status)
    # A comment is known by its key and a mark says that all was answered, so the mark comes second.
    writes += [_post(catalogue, decision, notice) for notice in decision.notices if notice not in opened]
    writes += [React(node_id=each.node_id, content=each.content) for each in decision.reactions]
    if isinstance(status, EditComment):
        writes.append(status)
    writes += _tidied(decision)
    writes += [_post(catalogue, decision, notice) for notice in opened]
    if late:
        writes.append(AddLabels(names=late))
    opens = decision.opens or (status is not None and _says_ready(decision))
    return Plan(
        number=request.number,
        issue_id=request.node_id,
        writes=tuple(writes),
        opens=opens,
        withdraws=_withdraws(decision, gated),
        entries=decision.entries,
        register=decision.register,
    )


def _tidied(decision: Decision) -> Iterable[Write]:
    """What was written twice gives way, and what is out of date is folded."""
    for later, kept in doubled(decision.request.comments):
        yield EditComment(node_id=later.node_id, body=gave_way(kept))
    yield from (MinimizeComment(node_id=each) for each in decision.outdated)


def _withdraws(decision: Decision, gated: set[str]) -> bool:
    """Whether a development label goes at once, before anything is recorded; not before the intake itself is."""
    situation = decision.situation
    if situation is None or not decision.request.record:
        return False
    return bool(decision.labels_off & gated) and not situation.may_develop


def _says_ready(decision: Decision) -> bool:
    """Whether the status comment says "approved, ready to start": that is an opening write too (rule 1)."""
    situation = decision.situation
    return situation is not None and situation.may_develop and situation.process.step(situation.step).approval


def _post(catalogue: Catalogue, decision: Decision, notice: Notice) -> PostComment:
    return PostComment(key=notice.key, body=cut(notice_text(catalogue, decision, notice)))


def _status(catalogue: Catalogue, decision: Decision, request: Request) -> Write | None:
    if decision.situation is None:
        if not request.is_open:
            return None
        key, body = FORMLESS, status_without_process(catalogue.current(request.created_at))
    else:
        key, body = STATUS, status_comment(catalogue, decision.situation, request)
    body = cut(body)
    present = find_status(request.comments) or formless_comment(request.comments)
    if present is None:
        return PostComment(key=key, body=body)
    if canonical(present.body) == canonical(body):
        return None
    return EditComment(node_id=present.node_id, body=body)
