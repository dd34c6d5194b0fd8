"""The account of one request for `alur explain` and `alur decide`: as JSON values and as lines to read."""

from collections.abc import Iterable
from typing import Any

from automation.core.outcome.decision import Decision, reason_of
from automation.core.outcome.plan import Plan
from automation.core.policy.catalogue import Catalogue
from automation.core.problem import Reason
from automation.core.state.situation import Situation
from automation.core.why import Why
from automation.render.comments.status import heading
from automation.render.wording.rule_names import in_brackets
from automation.render.wording.words import block, sentence, waiting_for

_NO_REQUEST: dict[str, Any] = {
    "process": None,
    "step": None,
    "waiting_for": [],
    "code": "",
    "may_develop": False,
    "open_slots": [],
    "approvals": [],
}
"""The verdict on an issue of which nothing can be said: it came through no form, or its record is not to be read."""


def explained(decision: Decision) -> dict[str, Any]:
    """The verdict as JSON values: step, roles waited for, code, whether work may go on, blocks, approvals."""
    situation = decision.situation
    if situation is None:
        why = _why_none(decision).code
        return {"number": decision.request.number} | _NO_REQUEST | {"blocks": [why], "reason": why}
    return {
        "number": decision.request.number,
        "process": situation.process.id,
        "version": situation.process.version,
        "step": situation.step,
        "reached": situation.reached,
        "title": situation.process.step(situation.step).title.id,
        "since": situation.since.isoformat(),
        "overlay": situation.overlay.value,
        "closed": situation.is_closed,
        "waiting_for": list(situation.waiting_for),
        "code": situation.gate.code,
        "may_develop": situation.may_develop,
        "emergency": situation.is_emergency,
        "held_until": situation.held_until.isoformat() if situation.held_until else None,
        "agreement": _agreement(situation),
        "documents": {name: name not in situation.gate.open_documents for name in situation.gate.documents},
        "blocks": [reason.code for reason in situation.gate.blocks],
        "open_slots": list(situation.gate.open_slots),
        "approvals": _approvals(situation),
        "problems": [{"heading": found.heading, "reason": found.reason.code} for found in situation.problems],
        "reason": reason_of(decision).code,
    }


def answers(decision: Decision) -> list[dict[str, Any]]:
    """What became of each act of a person, oldest first: of a command by its comment, of a label by its event."""
    return [
        {
            "login": answer.actor.login,
            "comment": answer.comment_id or None,
            "event": answer.event_id or None,
            "accepted": answer.accepted,
            "reason": answer.reason.code.recorded,
        }
        for answer in (decision.situation.answers if decision.situation else ())
    ]


def planned(plan: Plan) -> list[dict[str, Any]]:
    """The writes of a plan as JSON values, in order."""
    return [
        {"do": type(write).__name__} | {name: _plain(getattr(write, name)) for name in write.__dataclass_fields__}
        for write in plan.writes
    ]


def lines(catalogue: Catalogue, decision: Decision, plan: Plan, lang: str) -> Iterable[str]:
    """The same to read in a terminal."""
    situation = decision.situation
    if situation is None:
        yield f"#{decision.request.number}: {sentence(_why_none(decision), lang)}"
        return
    titles = {role.key: role.title for role in catalogue.desk.roles}
    yield f"#{decision.request.number} {situation.process.id} · {heading(situation, lang)}"
    yield f"  waiting for: {waiting_for(situation, lang, titles)}; since {situation.since.isoformat()}"
    yield f"  may be developed: {'yes' if situation.may_develop else 'no'}; code {situation.gate.code or '–'}"
    for reason in situation.gate.blocks:
        yield f"  shut: {block(reason, lang, titles)}{in_brackets(reason.code, lang)}"
    for approval in situation.gate.approvals:
        counted = "counts" if approval.counts else f"does not count{in_brackets(approval.reason.code, lang)}"
        yield f"  approval of {approval.login}: {counted}: {sentence(approval.reason, lang, titles)}"
    yield f"  because: {sentence(reason_of(decision), lang, titles)}"
    for write in planned(plan):
        shown = ", ".join(f"{key}={str(value)[:60]!r}" for key, value in write.items() if key != "do")
        yield f"  would {write['do']}: {shown}"


def _agreement(situation: Situation) -> dict[str, Any] | None:
    found = situation.agreement
    return None if found is None else {"step": found.step, "code": found.code, "by": found.by}


def _why_none(decision: Decision) -> Reason:
    return decision.unknown or Reason(Why.NO_FORM)


def _approvals(situation: Situation) -> list[dict[str, Any]]:
    return [
        {
            "login": approval.login,
            "counts": approval.counts,
            "reason": approval.reason.code,
            "fills": approval.fills,
            "on_behalf": approval.on_behalf,
            "recorder": approval.recorder,
            "at": approval.at.isoformat(),
        }
        for approval in situation.gate.approvals
    ]


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
