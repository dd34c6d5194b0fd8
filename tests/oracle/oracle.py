"""A second, small model of the gate: open or shut, which approvals count, and why not.

Written from the design's section on the gate alone; it shares no line with the desk itself.
Words for a shut gate: `evidence_missing`, `requester_unknown`, `record_unknown`, `rejected`, `cancelled`, `on_hold`,
`no_rule` (the matrix asks for nobody), `permit_missing`, `slots_open`, `too_few` (too few people are left who could
fill the open slots). The words for an approval that does not count stand in `decisions.py`.
"""

from dataclasses import dataclass, replace

from tests.oracle import office
from tests.oracle.case import Case
from tests.oracle.covered import has_hole
from tests.oracle.decisions import eligible, ends, offers, why_not
from tests.oracle.facts import BodyWritten, Facts, Turned, Who
from tests.oracle.matching import match
from tests.oracle.matrix import slots


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the oracle says about one request at one moment."""

    open: bool
    reasons: frozenset[str]
    refused: dict[int, set[str]]
    counting: frozenset[int]
    lifting: frozenset[int]
    filled: tuple[tuple[str, Who], ...]
    violation: bool = False
    case: Case

    @property
    def words(self) -> frozenset[str]:
        """Every reason word that occurs in this verdict."""
        return self.reasons.union(*self.refused.values())


def judge(facts: Facts) -> Verdict:
    """The gate now; once a launch found it open it stays as it was, and what came later is at most a violation."""
    now = _judge(Case(facts))
    for index, event in enumerate(facts.events):
        if isinstance(event, Turned) and event.to == "launched":
            kept = facts.record and tuple(entry for entry in facts.record if entry.at <= event.at)
            cut = replace(facts, events=facts.events[: index + 1], record=kept, now=event.at)
            if (then := _judge(Case(cut, launched=True))).open:
                return replace(then, violation=not now.open)
    return now


def _judge(case: Case) -> Verdict:
    refused = {event.comment: why_not(case, event, case.rows) for event in case.approvals}
    counting = [event for event in case.approvals if not refused[event.comment]]
    made = [offer for event in counting for offer in offers(case, event, case.rows)]
    ended = {event.comment: ends(case, event, refused[event.comment]) for event in case.approvals}
    standing = {each.who for each in case.rejections if each.comment not in set().union(*ended.values())}
    decided = {offer.who for offer in made} | standing
    choice = match(slots(case.rows), made, [offer for offer in eligible(case) if offer.who not in decided])
    missing = {name for row in case.rows for name in row.permits} - {event.document for event in counting}
    words = _shut(case) | {
        "rejected": bool(standing),
        "no_rule": not choice,
        "permit_missing": bool(missing),
        "slots_open": any(offer not in made for offer in choice),
        "too_few": None in choice,
    }
    return Verdict(
        open=not any(words.values()),
        reasons=frozenset(word for word, applies in words.items() if applies),
        refused={comment: words for comment, words in refused.items() if words},
        counting=frozenset(event.comment for event in counting),
        lifting=frozenset(comment for comment, rejections in ended.items() if rejections),
        filled=tuple((offer.role, offer.who) for offer in choice if offer in made),
        case=case,
    )


def _shut(case: Case) -> dict[str, bool]:
    """Why the gate would be shut whoever approved."""
    facts, turns = case.facts, case.facts.every(Turned)
    closed = [turn.to for turn in turns if turn.to in {"cancelled", "resumed"}]
    holds = [turn.until for turn in turns if turn.to in {"held", "resumed"}]
    return {
        "evidence_missing": has_hole(facts, case.held),
        "requester_unknown": not office.is_person(facts.every(BodyWritten)[0].by),
        "record_unknown": facts.record is None,
        "cancelled": closed[-1:] == ["cancelled"],
        "on_hold": bool(holds) and facts.now < holds[-1],
    }
