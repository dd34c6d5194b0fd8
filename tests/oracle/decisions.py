"""Which decisions count, why the others do not, and which seats they may take (rules 3, 4, 5 and 13)."""

from tests.oracle import office
from tests.oracle.case import Case
from tests.oracle.facts import CommentDeleted, CommentEdited, Decided, Who
from tests.oracle.matching import Offer


def name_in(case: Case, event: Decided) -> Who | None:
    """Who decides by a comment: its author, the signatory of a recorded letter, or nobody by an outside permit."""
    return event.signatory if event.verb in {"letter", "permit"} else office.name_of(case.facts.desk, event.by)


def why_not(case: Case, event: Decided) -> set[str]:
    """The words against an approval, a letter or a permit; none when it counts.

    A recorder who left since the launch takes nothing away. A document that was asked for when it was put on record
    stays there, asked for by now or not.
    """
    entries, is_permit = case.entries(event), event.verb == "permit"
    counted = entries.get("counted")
    then = case if counted else case.when(event)
    cases = {then} if is_permit else {then, case}
    touched = {type(other) for other in case.facts.events if getattr(other, "comment", None) == event.comment}
    serves = is_permit or all(held(each, event) for each in cases)
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
        "refused_before": "refused" in entries,
        "lapsed_before": "lapsed" in entries,
        "taken_back": _is_taken_back(case, event, name_in(case, event)),
        "bad_recorder": event.verb != "approve" and not (case.launched and counted) and not _may_record(case, event),
        "no_letters": not (is_permit and counted) and not all(_takes(each, event) for each in cases),
        "no_role": "lifted" in entries or not (serves or counted),
        "revoked": not serves and counted is not None,
        "conflict": any(held(each, event) and not offers(each, event) for each in cases),
    }
    return {word for word, applies in words.items() if applies}


def _takes(case: Case, event: Decided) -> bool:
    """Whether the rows ask for such a document, or take a letter for one of the author's offices."""
    roles = {offer.role for offer in held(case, event)}
    letters = any(row.letters and roles & office.asked([row]) for row in case.rows)
    return event.verb == "approve" or letters or any(event.document in row.permits for row in case.rows)


def ends(case: Case, event: Decided, words: set[str]) -> set[int]:
    """The rejections of its author's that an approval ends: good in all but that the office was never asked for.

    Who could reject by an office that is not needed must be able to take it back by the same office. What was asked for
    and is not any more, in an emergency, ends nothing any more; a new approval does.
    """
    desk, name = case.facts.desk, name_in(case, event)
    could_reject = any(office.seats(desk, name, role, event.at) for role in office.asked(desk.rows))
    serves = held(case, event) or (could_reject and not held(case.when(event), event))
    lifts = event.verb == "approve" and words <= {"no_role"} and serves and name not in case.barred
    return {each.comment for each in case.rejections if lifts and each.who == name and each.comment < event.comment}


def seated(case: Case, name: Who | None, at: int, *, letter: bool = False) -> list[Offer]:
    """Every seat of a needed role that somebody may take at a moment."""
    seats = [(role, seat) for role in office.asked(case.rows) for seat in office.seats(case.facts.desk, name, role, at)]
    return [Offer(name, role, seat, letter) for role, seat in sorted(seats, key=str)]


def held(case: Case, event: Decided) -> list[Offer]:
    """The seats somebody had when deciding; after the launch the record keeps those of removed people."""
    name, counted, letter = name_in(case, event), case.entries(event).get("counted"), event.verb == "letter"
    found = seated(case, name, event.at, letter=letter)
    kept = counted.roles & office.asked(case.rows) if case.launched and counted else frozenset()
    return found + [Offer(name, role, name, letter) for role in sorted(kept - {offer.role for offer in found})]


def offers(case: Case, event: Decided) -> list[Offer]:
    """The seats an approval may take: of nobody who is barred, and of no giver who decides otherwise or in person."""
    able = [offer for offer in held(case, event) if not {offer.who, offer.seat} & case.barred]
    return [offer for offer in able if offer.seat == offer.who or not _decides_alone(case, event, offer.seat)]


def _decides_alone(case: Case, event: Decided, giver: Who) -> bool:
    """Whether a giver took it back since, or approves in an own office, so that nobody speaks in their name."""
    own = [each for each in case.approvals if name_in(case, each) == giver]
    in_person = (each for each in own if any(offer.seat == giver for offer in held(case, each)))
    return _is_taken_back(case, event, giver) or not all(why_not(case, each) for each in in_person)


def _is_taken_back(case: Case, event: Decided, name: Who | None) -> bool:
    return any(entry.who == name and entry.comment > event.comment for entry in case.closings)


def eligible(case: Case) -> list[Offer]:
    """Every seat that anybody could take now."""
    seats = [offer for person in case.facts.desk.people for offer in seated(case, person.login, case.facts.now)]
    return [offer for offer in seats if not {offer.who, offer.seat} & case.barred]


def _may_record(case: Case, event: Decided) -> bool:
    """A recorder holds some office, is not the signatory, and did not evaluate, plan or implement."""
    desk, name = case.facts.desk, office.name_of(case.facts.desk, event.by)
    serves = any(office.seats(desk, name, term.role, event.at) for term in desk.terms)
    return serves and name != event.signatory and (name, "catat") not in case.conflicts
