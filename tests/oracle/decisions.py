"""Which decisions count, why the others do not, and which seats they may take (rules 3, 4, 5 and 13)."""

from tests.oracle import office
from tests.oracle.case import Case
from tests.oracle.facts import CommentDeleted, CommentEdited, Decided, Row, Who
from tests.oracle.matching import Offer


def name_in(case: Case, event: Decided) -> Who | None:
    """Who decides by a comment: its author, the signatory of a recorded letter, or nobody by an outside permit."""
    return event.signatory if event.verb in {"letter", "permit"} else office.name_of(case.facts.desk, event.by)


def why_not(case: Case, event: Decided, now: tuple[Row, ...]) -> set[str]:
    """The words against an approval, a letter or a permit, where these rows apply now; none when it counts.

    A recorder who left since the launch takes nothing away. A document that was asked for when it was put on record
    stays there, asked for by now or not.
    """
    counted, is_permit = case.record.get((event.comment, "counted")), event.verb == "permit"
    then = now if counted else case.rows_at(event, now)
    tables = {then} if is_permit else {then, now}
    touched = {type(other) for other in case.facts.events if getattr(other, "comment", None) == event.comment}
    serves = is_permit or all(held(case, event, rows) for rows in tables)
    named = {event.names, counted.revision if counted else event.names}
    words = {
        "edited": CommentEdited in touched,
        "deleted": CommentDeleted in touched,
        "by_mail": event.by_mail,
        "by_app": event.by_app,
        "not_a_person": not office.is_person(event.by),
        "wrong_code": case.revision is None or named != {case.revision},
        "too_early": event.at <= case.changed_at,
        "voided": event.at <= case.voided_at,
        "refused_before": (event.comment, "refused") in case.record,
        "lapsed_before": (event.comment, "lapsed") in case.record,
        "taken_back": _is_taken_back(case, event, name_in(case, event)),
        "bad_recorder": event.verb != "approve" and not (case.launched and counted) and not _may_record(case, event),
        "no_letters": not (is_permit and counted) and not all(_takes(case, event, rows) for rows in tables),
        "no_role": (event.comment, "lifted") in case.record or not (serves or counted),
        "revoked": not serves and counted is not None,
        "conflict": any(held(case, event, rows) and not offers(case, event, rows) for rows in tables),
    }
    return {word for word, applies in words.items() if applies}


def _takes(case: Case, event: Decided, rows: tuple[Row, ...]) -> bool:
    """Whether the rows ask for such a document, or take a letter for one of the author's offices."""
    letters = office.asked(row for row in rows if row.letters)
    is_taken = any(offer.role in letters for offer in held(case, event, rows))
    return event.verb == "approve" or is_taken or any(event.document in row.permits for row in rows)


def ends(case: Case, event: Decided, words: set[str]) -> set[int]:
    """The rejections of its author's that an approval ends: good in all but that the office was never asked for.

    Who could reject by an office that is not needed must be able to take it back by the same office. What was asked for
    and is not any more, in an emergency, ends nothing any more; a new approval does.
    """
    desk, name = case.facts.desk, name_in(case, event)
    could_reject = office.seats(desk, name, office.asked(desk.rows), event.at)
    serves = held(case, event, case.rows) or (could_reject and not held(case, event, case.rows_at(event, case.rows)))
    lifts = event.verb == "approve" and words <= {"no_role"} and serves and name not in case.barred
    return {each.comment for each in case.rejections if lifts and each.who == name and each.comment < event.comment}


def held(case: Case, event: Decided, rows: tuple[Row, ...]) -> list[Offer]:
    """The seats rows ask for that somebody had when deciding; after a launch the record keeps those since removed."""
    name, counted, letter = name_in(case, event), case.record.get((event.comment, "counted")), event.verb == "letter"
    seats = office.seats(case.facts.desk, name, office.asked(rows), event.at)
    kept = counted.roles & office.asked(rows) if case.launched and counted else frozenset()
    seats |= {(role, name) for role in kept - {role for role, _ in seats}}
    return [Offer(name, role, seat, letter) for role, seat in sorted(seats, key=str)]


def offers(case: Case, event: Decided, rows: tuple[Row, ...]) -> list[Offer]:
    """The seats an approval may take: of nobody who is barred, and of no giver who decides otherwise or in person."""
    able = [offer for offer in held(case, event, rows) if not {offer.who, offer.seat} & case.barred]
    return [offer for offer in able if offer.seat == offer.who or not _decides_alone(case, event, offer.seat, rows)]


def _decides_alone(case: Case, event: Decided, giver: Who, rows: tuple[Row, ...]) -> bool:
    """Whether a giver took it back since, or approves in an own office, so that nobody speaks in their name."""
    own = [each for each in case.approvals if name_in(case, each) == giver]
    in_person = (each for each in own if any(offer.seat == giver for offer in held(case, each, rows)))
    return _is_taken_back(case, event, giver) or not all(why_not(case, each, rows) for each in in_person)


def _is_taken_back(case: Case, event: Decided, name: Who | None) -> bool:
    return any(entry.who == name and entry.comment > event.comment for entry in case.closings)


def eligible(case: Case) -> list[Offer]:
    """Every seat that anybody could take now."""
    desk, roles, now = case.facts.desk, office.asked(case.rows), case.facts.now
    names = [person.login for person in desk.people]
    seats = [Offer(name, *seat) for name in names for seat in sorted(office.seats(desk, name, roles, now), key=str)]
    return [offer for offer in seats if not {offer.who, offer.seat} & case.barred]


def _may_record(case: Case, event: Decided) -> bool:
    """A recorder holds some office, is not the signatory, and did not evaluate, plan or implement."""
    desk, name = case.facts.desk, office.name_of(case.facts.desk, event.by)
    serves = office.seats(desk, name, {term.role for term in desk.terms}, event.at)
    return bool(serves) and name != event.signatory and (name, "catat") not in case.conflicts
