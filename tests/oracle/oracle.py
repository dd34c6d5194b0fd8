"""A second, small model of the gate: open or shut, which approvals count, and why not.

Written from the design's section on the gate alone; it shares no line with the desk itself.
Words for a shut gate: `evidence_missing`, `requester_unknown`, `record_unknown`, `rejected`, `cancelled`, `on_hold`,
`no_rule` (the matrix asks for nobody), `permit_missing`, `slots_open`, `too_few` (too few people are left who could
fill the open slots). The words for an approval that does not count stand in `_why_not`.
"""

from dataclasses import dataclass, field, replace

from tests.oracle import matrix, office
from tests.oracle.covered import STEPS, Held, changed_at, has_hole, holders, revision
from tests.oracle.facts import Acted, CommentDeleted, CommentEdited, Decided, Entry, Facts, Revision, Turned, Who
from tests.oracle.matching import Choice, Offer, Slot, fillable, match


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the oracle says about one request at one moment."""

    open: bool
    counting: frozenset[int]
    filled: tuple[tuple[str, Who], ...]
    reasons: frozenset[str]
    refused: dict[int, frozenset[str]] = field(default_factory=dict)
    violation: bool = False
    case: "Case"

    @property
    def words(self) -> frozenset[str]:
        """Every reason word that occurs in this verdict."""
        return self.reasons.union(*self.refused.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that is worked out once per request before its approvals are looked at."""

    facts: Facts
    held: Held
    revision: Revision | None
    applying: tuple[matrix.Row, ...]
    slots: tuple[Slot, ...]
    deeds: frozenset[tuple[Who | None, str]]
    closings: tuple[Entry, ...]
    launched: bool


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
    approvals = [event for event in facts.events if isinstance(event, Decided) and event.verb in {"approve", "letter"}]
    refused = {event.comment: _why_not(case, event) for event in approvals}
    counting = [event for event in approvals if not refused[event.comment]]
    offers = tuple(offer for event in counting for offer in _offers(case, event))
    rejections = [entry for entry in case.closings if _still_rejects(case, entry, counting)]
    decided = {offer.who for offer in offers} | {entry.who for entry in rejections}
    waiting = tuple(offer for offer in _eligible(case) if offer.who not in decided)
    choice = match(case.slots, offers, waiting)
    reasons = _closed(case) | _unfilled(case, choice, waiting) | ({"rejected"} if rejections else set())
    return Verdict(
        open=not reasons,
        counting=frozenset(event.comment for event in counting),
        filled=tuple((offer.role, offer.who) for offer in choice if offer),
        reasons=frozenset(reasons),
        refused={comment: words for comment, words in refused.items() if words},
        case=case,
    )


def study(facts: Facts, *, launched: bool = False) -> Case:
    """The case of a request, at its launch or in general."""
    held, done = holders(facts), office.deeds(facts)
    applying = matrix.rows(facts, held, emergency=_in_emergency(facts, done))
    return Case(
        facts=facts,
        held=held,
        revision=revision(facts, held),
        applying=applying,
        slots=matrix.slots(applying),
        deeds=done,
        closings=closings(facts),
        launched=launched,
    )


def _in_emergency(facts: Facts, done: frozenset[tuple[Who | None, str]]) -> bool:
    for event in facts.events:
        if isinstance(event, Acted) and event.act == "darurat" and facts.desk.emergency_role:
            name = office.name_of(facts.desk, event.by)
            serves = office.seats(facts.desk, name, facts.desk.emergency_role, event.at)
            if serves and office.is_person(event.by) and not office.barred(facts.desk, done, name, "darurat"):
                return True
    return False


def closings(facts: Facts) -> tuple[Entry, ...]:
    """Every rejection and withdrawal ever made, edited, deleted and merely recorded ones included."""
    found: dict[int, Entry] = {}
    roles = {role for row in facts.desk.rows for role, _ in row.needs}
    for index, event in enumerate(facts.events):
        if isinstance(event, Decided) and event.verb in {"reject", "withdraw"}:
            name = office.name_of(facts.desk, event.by)
            held = frozenset(role for role in roles if office.seats(facts.desk, name, role, event.at))
            then = revision(replace(facts, events=facts.events[:index]))
            kind = "rejected" if event.verb == "reject" else "withdrawn"
            found[event.comment] = Entry(
                at=event.at, kind=kind, comment=event.comment, who=name, revision=then, roles=held
            )
    recorded = [entry for entry in facts.record or () if entry.kind in {"rejected", "withdrawn"}]
    return tuple((found | {entry.comment: entry for entry in recorded}).values())


def _still_rejects(case: Case, entry: Entry, counting: list[Decided]) -> bool:
    """A rejection by an approver binds its revision until that person's own approval counts again."""
    later = [event for event in counting if event.verb == "approve" and event.comment > entry.comment]
    approved = any(name_in(case, event) == entry.who for event in later)
    return entry.kind == "rejected" and bool(entry.roles) and entry.revision == case.revision and not approved


def name_in(case: Case, event: Decided) -> Who | None:
    """Who decides by a comment: its author, or the signatory of a recorded letter."""
    if event.verb == "letter":
        return event.signatory if event.signatory in {person.login for person in case.facts.desk.people} else None
    return office.name_of(case.facts.desk, event.by)


def _why_not(case: Case, event: Decided) -> frozenset[str]:
    facts, name = case.facts, name_in(case, event)
    gone = {other.comment for other in facts.events if isinstance(other, CommentDeleted)}
    edited = {other.comment for other in facts.events if isinstance(other, CommentEdited)}
    entries = [entry for entry in facts.record or () if entry.comment == event.comment]
    kinds = {entry.kind for entry in entries}
    named = {event.names} | {entry.revision for entry in entries if entry.kind == "counted"}
    held = held_roles(case, event)
    words = {
        "edited": event.comment in edited,
        "deleted": event.comment in gone,
        "by_mail": event.by_mail,
        "by_app": event.by_app,
        "not_a_person": not office.is_person(event.by),
        "no_role": not held and "counted" not in kinds,
        "revoked": not held and "counted" in kinds,
        "conflict": bool(held) and not _offers(case, event),
        "wrong_code": case.revision is None or named != {case.revision},
        "too_early": event.at <= changed_at(facts, case.held),
        "voided": facts.events.index(event) < _void_before(facts),
        "taken_back": any(entry.who == name and entry.comment > event.comment for entry in case.closings),
        "refused_before": "refused" in kinds,
        "lapsed_before": "lapsed" in kinds,
        "bad_recorder": event.verb == "letter" and not _may_record(case, event),
        "no_letters": event.verb == "letter" and not any(slot.letters and slot.role in held for slot in case.slots),
    }
    return frozenset(word for word, applies in words.items() if applies)


def held_roles(case: Case, event: Decided) -> dict[str, frozenset[Who]]:
    """The needed roles somebody held when deciding; after the launch the record keeps those of removed people."""
    name, needed = name_in(case, event), {slot.role for slot in case.slots}
    held = {role: office.seats(case.facts.desk, name, role, event.at) for role in needed}
    for entry in case.facts.record or ():
        if case.launched and entry.kind == "counted" and entry.comment == event.comment:
            held |= {role: held[role] or frozenset({name}) for role in entry.roles & needed}
    return {role: places for role, places in held.items() if places}


def _offers(case: Case, event: Decided) -> list[Offer]:
    """The seats an approval may take: not those of people who are barred, neither as deciders nor as givers."""
    name = name_in(case, event)
    return [
        Offer(name, role, seat, event.verb == "letter")
        for role, places in sorted(held_roles(case, event).items())
        for seat in sorted(places, key=str)
        if not _barred(case, name) and not _barred(case, seat)
    ]


def _barred(case: Case, name: Who | None) -> bool:
    return office.barred(case.facts.desk, case.deeds, name, "approve")


def _may_record(case: Case, event: Decided) -> bool:
    """A recorder holds some office, is not the signatory, and did not evaluate, plan or implement."""
    desk, name = case.facts.desk, office.name_of(case.facts.desk, event.by)
    serves = any(office.seats(desk, name, term.role, event.at) for term in desk.terms)
    return serves and name != event.signatory and not office.barred(desk, case.deeds, name, "catat")


def _eligible(case: Case) -> list[Offer]:
    desk, roles = case.facts.desk, sorted({slot.role for slot in case.slots})
    return [
        Offer(person.login, role, seat)
        for person in desk.people
        for role in roles
        for seat in sorted(office.seats(desk, person.login, role, case.facts.now), key=str)
        if not _barred(case, person.login) and not _barred(case, seat)
    ]


def _void_before(facts: Facts) -> int:
    """The place of the last cancellation, of its resumption, or of the last return that voids what was decided."""
    cancelled, place = False, -1
    for index, event in enumerate(facts.events):
        if isinstance(event, Turned):
            ends = event.to == "resumed" and cancelled
            if event.to == "cancelled" or ends or (event.to == "returned" and event.step in STEPS):
                place = index
            cancelled = event.to == "cancelled" or (cancelled and event.to != "resumed")
    return place


def _closed(case: Case) -> set[str]:
    """Why the gate would be shut whoever approved."""
    facts = case.facts
    turns = [event for event in facts.events if isinstance(event, Turned) and event.to in {"cancelled", "resumed"}]
    holds = [event for event in facts.events if isinstance(event, Turned) and event.to in {"held", "resumed"}]
    permits = [case.held.get(("persetujuan", name)) for row in case.applying for name in row.permits]
    words = {
        "evidence_missing": has_hole(facts, case.held),
        "requester_unknown": not office.is_person(office.bodies(facts)[0].by),
        "record_unknown": facts.record is None,
        "cancelled": bool(turns) and turns[-1].to == "cancelled",
        "on_hold": bool(holds) and holds[-1].to == "held" and facts.now < holds[-1].until,
        "no_rule": not case.slots,
        "permit_missing": any(post is None or post.spoiled for post in permits),
    }
    return {word for word, applies in words.items() if applies}


def _unfilled(case: Case, choice: Choice, waiting: tuple[Offer, ...]) -> set[str]:
    if None not in choice:
        return set()
    enough = fillable(case.slots, choice, waiting) == choice.count(None)
    return {"slots_open"} if enough else {"slots_open", "too_few"}
