"""A second, small model of the gate: open or shut, which approvals count, and why not.

Written from the design's section on the gate alone; it shares no line with the desk itself.
Words for a shut gate: `evidence_missing`, `requester_unknown`, `record_unknown`, `rejected`, `cancelled`, `on_hold`,
`no_rule` (the matrix asks for nobody), `permit_missing`, `slots_open`, `too_few` (too few people are left who could
fill the open slots). The words for an approval that does not count stand in `decisions.py`.
"""

from dataclasses import replace
from typing import NamedTuple

from tests.proof.oracle.case import Case
from tests.proof.oracle.decisions import eligible, ends, offers, why_not
from tests.proof.oracle.facts import BodyWritten, Facts, Turned, Who
from tests.proof.oracle.matching import match
from tests.proof.oracle.matrix import slots
from tests.proof.oracle.office import is_person

RESTS = frozenset({"cancelled", "on_hold"})
"""Words for a shut gate that say nothing against the approvals: work rests."""


class Verdict(NamedTuple):
    """What the oracle says about one request at one moment."""

    open: bool
    case: Case
    reasons: frozenset[str]
    refused: dict[int, set[str]]
    counting: frozenset[int]
    lifting: frozenset[int]
    filled: tuple[tuple[str, Who], ...]
    violation: bool = False


def judge(facts: Facts) -> Verdict:
    """The gate now; once a launch found it open it stays as it was, and what came later is at most a violation."""
    now = _judge(Case(facts))
    for index, event in enumerate(facts.events):
        if isinstance(event, Turned) and event.to == "launched":
            kept = facts.record and tuple(entry for entry in facts.record if entry.at <= event.at)
            cut = replace(facts, events=facts.events[: index + 1], record=kept, now=event.at)
            if (then := _judge(Case(cut, launched=True))).open:
                return then._replace(violation=not now.open)
    return now


def _judge(case: Case) -> Verdict:
    refused = {event.comment: words for event in case.approvals if (words := why_not(case, event, case.rows))}
    counting = {event.comment: event for event in case.approvals if event.comment not in refused}
    made = [offer for event in counting.values() for offer in offers(case, event, case.rows)]
    lifting = [event for event in case.approvals if case.rejections and event.verb == "approve"]
    ended = {event.comment: comments for event in lifting if (comments := ends(case, event, refused))}
    standing = {each.who for each in case.rejections if each.comment not in set().union(*ended.values())}
    choice = match(slots(case.rows), made, eligible(case, standing | {offer.who for offer in made}))
    permits = {name for row in case.rows for name in row.permits}
    holds = [turn.until for turn in case.facts.every(Turned) if turn.to in {"held", "resumed"}]
    words = {
        "evidence_missing": case.revision is None,
        "requester_unknown": not is_person(case.facts.every(BodyWritten)[0].by),
        "record_unknown": case.facts.record is None,
        "cancelled": [turn.to for turn in case.stops[-1:]] == ["cancelled"],
        "on_hold": case.facts.now < [0, *holds][-1],
        "rejected": bool(standing),
        "no_rule": not choice,
        "permit_missing": bool(permits - {event.document for event in counting.values()}),
        "slots_open": any(offer not in made for offer in choice),
        "too_few": None in choice,
    }
    reasons = frozenset(word for word, applies in words.items() if applies)
    filled = tuple((offer.role, offer.who) for offer in choice if offer in made)
    return Verdict(not reasons, case, reasons, refused, frozenset(counting), frozenset(ended), filled)
