"""A second, small model of the gate: open or shut, which approvals count, and why not.

Written from the design's section on the gate alone; it shares no line with the desk itself.
Words for a shut gate: `evidence_missing`, `requester_unknown`, `record_unknown`, `rejected`, `cancelled`, `on_hold`,
`no_rule` (the matrix asks for nobody), `permit_missing`, `slots_open`, `too_few` (too few people are left who could
fill the open slots). The words for an approval that does not count stand in `decisions.py`.
"""

from dataclasses import dataclass, field, replace

from tests.oracle import office
from tests.oracle.case import Case, study
from tests.oracle.covered import has_hole
from tests.oracle.decisions import eligible, lifts, name_in, offers, why_not
from tests.oracle.facts import Decided, Entry, Facts, Turned, Who
from tests.oracle.matching import Choice, Offer, fillable, match

APPROVING = {"approve", "letter", "permit"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the oracle says about one request at one moment."""

    open: bool
    counting: frozenset[int]
    filled: tuple[tuple[str, Who], ...]
    reasons: frozenset[str]
    refused: dict[int, frozenset[str]] = field(default_factory=dict)
    lifting: frozenset[int] = frozenset()
    violation: bool = False
    case: Case

    @property
    def words(self) -> frozenset[str]:
        """Every reason word that occurs in this verdict."""
        return self.reasons.union(*self.refused.values())


def judge(facts: Facts) -> Verdict:
    """The gate now; once a launch found it open it stays as it was, and what came later is at most a violation."""
    now = _judge(facts)
    for index, event in enumerate(facts.events):
        if isinstance(event, Turned) and event.to == "launched":
            kept = facts.record and tuple(entry for entry in facts.record if entry.at <= event.at)
            cut = replace(facts, events=facts.events[: index + 1], record=kept, now=event.at)
            then = _judge(cut, launched=True)
            if then.open:
                return replace(then, violation=not now.open)
    return now


def _judge(facts: Facts, *, launched: bool = False) -> Verdict:
    case = study(facts, launched=launched)
    approvals = [event for event in facts.events if isinstance(event, Decided) and event.verb in APPROVING]
    refused = {event.comment: why_not(case, event) for event in approvals}
    counting = [event for event in approvals if not refused[event.comment]]
    offered = tuple(offer for event in counting if event.verb != "permit" for offer in offers(case, event))
    lifting = [event for event in approvals if lifts(case, event, refused[event.comment])]
    rejections = [entry for entry in case.closings if _rejects(case, entry) and not _ends(case, lifting, entry)]
    decided = {offer.who for offer in offered} | {entry.who for entry in rejections}
    waiting = tuple(offer for offer in eligible(case) if offer.who not in decided)
    choice = match(case.slots, offered, waiting)
    permits = {event.document for event in counting}
    reasons = _closed(case, permits) | _unfilled(case, choice, waiting) | ({"rejected"} if rejections else set())
    return Verdict(
        open=not reasons,
        counting=frozenset(event.comment for event in counting),
        filled=tuple((offer.role, offer.who) for offer in choice if offer),
        reasons=frozenset(reasons),
        refused={comment: words for comment, words in refused.items() if words},
        lifting=frozenset(event.comment for entry in case.closings for event in _ends(case, lifting, entry)),
        case=case,
    )


def _rejects(case: Case, entry: Entry) -> bool:
    """A rejection by an approver binds its revision until that person approves."""
    return entry.kind == "rejected" and bool(entry.roles) and entry.revision == case.revision


def _ends(case: Case, lifting: list[Decided], entry: Entry) -> list[Decided]:
    """The approvals that end a rejection: comments of the same person behind it."""
    later = [event for event in lifting if event.comment > entry.comment and _rejects(case, entry)]
    return [event for event in later if name_in(case, event) == entry.who]


def _closed(case: Case, permits: set[str]) -> set[str]:
    """Why the gate would be shut whoever approved."""
    facts = case.facts
    turns = [event for event in facts.events if isinstance(event, Turned) and event.to in {"cancelled", "resumed"}]
    holds = [event for event in facts.events if isinstance(event, Turned) and event.to in {"held", "resumed"}]
    words = {
        "evidence_missing": has_hole(facts, case.held),
        "requester_unknown": not office.is_person(office.bodies(facts)[0].by),
        "record_unknown": facts.record is None,
        "cancelled": bool(turns) and turns[-1].to == "cancelled",
        "on_hold": bool(holds) and holds[-1].to == "held" and facts.now < holds[-1].until,
        "no_rule": not case.slots,
        "permit_missing": any(name not in permits for row in case.applying for name in row.permits),
    }
    return {word for word, applies in words.items() if applies}


def _unfilled(case: Case, choice: Choice, waiting: tuple[Offer, ...]) -> set[str]:
    if None not in choice:
        return set()
    enough = fillable(case.slots, choice, waiting) == choice.count(None)
    return {"slots_open"} if enough else {"slots_open", "too_few"}
