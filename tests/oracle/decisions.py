"""Which decisions count, why the others do not, and which seats they may take (rules 3, 4, 5 and 13)."""

from tests.oracle import office
from tests.oracle.case import Case, at_its_time
from tests.oracle.covered import STEPS, changed_at
from tests.oracle.facts import CommentDeleted, CommentEdited, Decided, Entry, Facts, Turned, Who
from tests.oracle.matching import Offer


def name_in(case: Case, event: Decided) -> Who | None:
    """Who decides by a comment: its author, the signatory of a recorded letter, or nobody by an outside permit."""
    if event.verb == "permit":
        return None
    if event.verb == "letter":
        return event.signatory if event.signatory in {person.login for person in case.facts.desk.people} else None
    return office.name_of(case.facts.desk, event.by)


def why_not(case: Case, event: Decided) -> frozenset[str]:
    """The words against an approval, a letter or a permit; none when it counts."""
    entries = [entry for entry in case.facts.record or () if entry.comment == event.comment]
    counted = any(entry.kind == "counted" for entry in entries)
    words = frozenset(word for word, applies in _of_comment(case, event, entries).items() if applies)
    then = case if counted else at_its_time(case, event)
    if event.verb == "permit":
        return words if counted else words | _of_permit(then, event)
    return words | _of_person(then, event, counted=counted) | _of_person(case, event, counted=counted)


def _of_comment(case: Case, event: Decided, entries: list[Entry]) -> dict[str, bool]:
    facts, kinds = case.facts, {entry.kind for entry in entries}
    gone = {other.comment for other in facts.events if isinstance(other, CommentDeleted)}
    edited = {other.comment for other in facts.events if isinstance(other, CommentEdited)}
    stands = case.launched and "counted" in kinds  # a recorder who left since the launch takes nothing away
    named = {event.names} | {entry.revision for entry in entries if entry.kind == "counted"}
    return {
        "edited": event.comment in edited,
        "deleted": event.comment in gone,
        "by_mail": event.by_mail,
        "by_app": event.by_app,
        "not_a_person": not office.is_person(event.by),
        "wrong_code": case.revision is None or named != {case.revision},
        "too_early": event.at <= changed_at(facts, case.held),
        "voided": _is_voided(facts, event),
        "refused_before": "refused" in kinds,
        "lapsed_before": "lapsed" in kinds,
        "bad_recorder": event.verb in {"letter", "permit"} and not (stands or _may_record(case, event)),
    }


def _of_permit(case: Case, event: Decided) -> frozenset[str]:
    """A document that was asked for when it was put on record stays there, asked for by now or not."""
    is_asked = any(event.document in row.permits for row in case.applying)
    return frozenset() if is_asked else frozenset({"no_letters"})


def _of_person(case: Case, event: Decided, *, counted: bool) -> frozenset[str]:
    held = held_roles(case, event)
    only_lifted = any(entry.kind == "lifted" and entry.comment == event.comment for entry in case.facts.record or ())
    words = {
        "no_role": only_lifted or (not held and not counted),
        "revoked": not held and counted,
        "conflict": bool(held) and not offers(case, event),
        "taken_back": _is_taken_back(case, event, name_in(case, event)),
        "no_letters": event.verb == "letter" and not any(slot.letters and slot.role in held for slot in case.slots),
    }
    return frozenset(word for word, applies in words.items() if applies)


def lifts(case: Case, event: Decided, words: frozenset[str]) -> bool:
    """Whether an approval ends a rejection of its author's: good in all but that the office was never asked for.

    Who could reject by an office that is not needed must be able to take it back by the same office. What was asked for
    and is not any more, in an emergency, ends nothing any more; a new approval does.
    """
    name, desk = name_in(case, event), case.facts.desk
    roles = {role for row in desk.rows for role, _ in row.needs}
    was_asked = bool(held_roles(at_its_time(case, event), event))
    serves = held_roles(case, event) or (
        not was_asked and any(office.seats(desk, name, role, event.at) for role in roles)
    )
    return event.verb == "approve" and words <= {"no_role"} and bool(serves) and not barred(case, name)


def held_roles(case: Case, event: Decided) -> dict[str, frozenset[Who]]:
    """The needed roles somebody held when deciding; after the launch the record keeps those of removed people."""
    name, needed = name_in(case, event), {slot.role for slot in case.slots}
    held = {role: office.seats(case.facts.desk, name, role, event.at) for role in needed}
    for entry in case.facts.record or ():
        if case.launched and entry.kind == "counted" and entry.comment == event.comment:
            held |= {role: held[role] or frozenset({name}) for role in entry.roles & needed}
    return {role: places for role, places in held.items() if places}


def offers(case: Case, event: Decided) -> list[Offer]:
    """The seats an approval may take: of nobody who is barred, and of no giver who has taken it back since."""
    name = name_in(case, event)
    return [
        Offer(name, role, seat, event.verb == "letter")
        for role, places in sorted(held_roles(case, event).items())
        for seat in sorted(places, key=str)
        if not barred(case, name) and not barred(case, seat)
        if seat == name or not (_is_taken_back(case, event, seat) or _decides_in_person(case, seat))
    ]


def _decides_in_person(case: Case, who: Who | None) -> bool:
    """Whether somebody approves in an office of their own, so that nobody speaks in their name."""
    own = [
        event
        for event in case.facts.events
        if isinstance(event, Decided) and event.verb in {"approve", "letter"} and name_in(case, event) == who
        if any(who in seats for seats in held_roles(case, event).values())
    ]
    return not barred(case, who) and any(not why_not(case, event) for event in own)


def barred(case: Case, name: Who | None) -> bool:
    """Whether somebody did what keeps them from approving this request."""
    return office.barred(case.facts.desk, case.deeds, name, "approve")


def eligible(case: Case) -> list[Offer]:
    """Every seat that anybody could take now."""
    desk, roles = case.facts.desk, sorted({slot.role for slot in case.slots})
    return [
        Offer(person.login, role, seat)
        for person in desk.people
        for role in roles
        for seat in sorted(office.seats(desk, person.login, role, case.facts.now), key=str)
        if not barred(case, person.login) and not barred(case, seat)
    ]


def _is_taken_back(case: Case, event: Decided, name: Who | None) -> bool:
    return any(entry.who == name and entry.comment > event.comment for entry in case.closings)


def _may_record(case: Case, event: Decided) -> bool:
    """A recorder holds some office, is not the signatory, and did not evaluate, plan or implement."""
    desk, name = case.facts.desk, office.name_of(case.facts.desk, event.by)
    serves = any(office.seats(desk, name, term.role, event.at) for term in desk.terms)
    return serves and name != event.signatory and not office.barred(desk, case.deeds, name, "catat")


def _is_voided(facts: Facts, decided: Decided) -> bool:
    """Whether a cancellation ended, or a return began, since: what is not later in whole seconds counts as before."""
    cancelled, is_later, voided = False, False, False
    for event in facts.events:
        is_later = is_later or event is decided
        if isinstance(event, Turned):
            ends = event.to == "resumed" and cancelled
            voids = ends or (event.to == "returned" and event.step in STEPS)
            voided = voided or (voids and (is_later or decided.at <= event.at))
            cancelled = event.to == "cancelled" or (cancelled and event.to != "resumed")
    return voided
