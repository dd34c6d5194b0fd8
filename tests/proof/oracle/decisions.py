"""Which decisions count, why the others do not, and which seats they may take (rules 3, 4, 5 and 13)."""

from tests.proof.oracle import office
from tests.proof.oracle.case import Case
from tests.proof.oracle.facts import CommentDeleted, CommentEdited, Decided, Row, Who
from tests.proof.oracle.matching import Offer

Rows = tuple[Row, ...]


def number_in(case: Case, event: Decided) -> Who | None:
    """The account that decides: the comment's author, the signatory of a letter, or nobody by an outside permit.

    Whom the record names it names for good; else the name in a letter must be that of one person.
    """
    if event.verb == "approve":
        return event.by and event.by.id
    known = [entry.who for (comment, _), entry in case.record.items() if comment == event.comment and entry.who]
    named = [each for each in case.facts.desk.people if event.signatory in {each.name, each.login} - {""}]
    found = office.people(case.facts.desk.people).certain
    return next(iter(known), None) or (found.get(named[0].login) if len(named) == 1 else None)


def name_in(case: Case, event: Decided) -> Who | None:
    """The person who decides."""
    return office.one(case.facts.desk, number_in(case, event))


def why_not(case: Case, event: Decided, rows: Rows) -> set[str]:
    """The words against an approval, a letter or a permit, where these rows apply now; none when it counts.

    A recorder who left since the launch takes nothing away. A document that was asked for when it was put on record
    stays there, asked for by now or not.
    """
    counted, is_permit, now = case.record.get((event.comment, "counted")), event.verb == "permit", case.revision
    tables = {rows if counted else case.rows_at(event, rows)} | (set() if is_permit else {rows})
    touched = {type(other) for other in case.facts.events if getattr(other, "comment", None) == event.comment}
    seats = {table: held(case, event, table) for table in tables}
    words = {
        "edited": CommentEdited in touched,
        "deleted": CommentDeleted in touched,
        "by_mail": event.by_mail,
        "by_app": event.by_app,
        "not_a_person": not office.is_person(event.by),
        "wrong_code": not _names(case, event) or (counted is not None and counted.revision != now),
        "too_early": event.at <= case.changed_at or event.comment < case.newest,
        "voided": event.at <= case.voided_at,
        "refused_before": (event.comment, "refused") in case.record,
        "lapsed_before": (event.comment, "lapsed") in case.record,
        "taken_back": case.is_taken_back(event, name_in(case, event)),
        "bad_recorder": event.verb != "approve" and not (case.launched and counted) and not _may_record(case, event),
        "no_letters": not (is_permit and counted) and not all(_takes(case, event, table) for table in tables),
        "revoked" if counted else "no_role": not (is_permit or all(seats.values()))
        or (event.comment, "lifted") in case.record,
        "conflict": any(seats[table] and not offers(case, event, table) for table in tables),
    }
    return {word for word, applies in words.items() if applies}


def _names(case: Case, event: Decided) -> bool:
    """Whether it names the present text: by the present code, or, recorded before the first draw, by its entry."""
    first = min((entry.at for entry in case.facts.record or () if entry.kind == "code"), default=None)
    counted = case.record.get((event.comment, "counted"))
    is_of_before = counted is not None and (first is None or counted.at < first)
    return case.revision is not None and (is_of_before or (event.names is not None and event.names == case.code))


def _takes(case: Case, event: Decided, rows: Rows) -> bool:
    """Whether the rows ask for such a document, or take a letter for one of the author's offices."""
    taken = {name for row in rows for name in row.permits} | office.asked(row for row in rows if row.letters)
    return event.verb == "approve" or bool(taken & {event.document, *(each.role for each in held(case, event, rows))})


def ends(case: Case, event: Decided, refused: dict[int, set[str]]) -> set[int]:
    """The rejections of its author's that an approval ends: good in all but that the office was never asked for.

    Who could reject by an office that is not needed must be able to take it back by the same office. What was asked for
    and is not any more, in an emergency, ends nothing any more; a new approval does. It must be later by both, number
    and clock.
    """
    desk, name = case.facts.desk, name_in(case, event)
    could_reject = office.seats(desk, number_in(case, event), office.asked(desk.rows), event.at)
    serves = held(case, event, case.rows) or (could_reject and not held(case, event, case.rows_at(event, case.rows)))
    is_good = refused.get(event.comment, set()) <= {"no_role"}
    lifts = is_good and serves and name not in case.barred("approve", event.at)
    own = [each for each in case.rejections if lifts and each.who == name]
    return {each.comment for each in own if each.comment < event.comment and each.made < event.at}


def held(case: Case, event: Decided, rows: Rows) -> list[Offer]:
    """The seats of needed roles that somebody had when deciding; a launch keeps those on record of removed people."""
    name, counted, letter = name_in(case, event), case.record.get((event.comment, "counted")), event.verb == "letter"
    seats = office.seats(
        case.facts.desk, number_in(case, event), office.asked(rows), event.at, taken=counted is not None
    )
    kept = counted.roles & office.asked(rows) if case.launched and counted else frozenset()
    seats += [Offer(name, role, name) for role in sorted(kept - {seat.role for seat in seats})]
    return [seat._replace(letter=letter) for seat in seats]


def offers(case: Case, event: Decided, rows: Rows) -> list[Offer]:
    """The seats an approval may take: of nobody who is barred, and of no giver who decides otherwise or in person."""
    bars = case.barred("approve", event.at)
    able = [offer for offer in held(case, event, rows) if not {offer.who, offer.seat} & bars]
    return [offer for offer in able if offer.seat == offer.who or not _decides_alone(case, event, offer.seat, rows)]


def _decides_alone(case: Case, event: Decided, giver: Who, rows: Rows) -> bool:
    """Whether a giver took it back since, or approves in an own office, so that nobody speaks in their name."""
    own = [each for each in case.approvals if name_in(case, each) == giver]
    in_person = (each for each in own if any(offer.seat == giver for offer in held(case, each, rows)))
    still = (not why_not(case, each, rows) - _came_since(case, each, event) for each in in_person)
    return case.is_taken_back(event, giver) or any(still)


def _came_since(case: Case, own: Decided, event: Decided) -> set[str]:
    """Words against a recorded approval whose cause came not before another one: no edit or deletion gives a voice."""
    found = [each for each in case.facts.events if isinstance(each, CommentEdited | CommentDeleted)]
    touches = [each.at for each in found if each.comment == own.comment]
    is_late = (own.comment, "counted") in case.record and min(touches, default=-1) >= event.at
    return {"edited", "deleted", "lapsed_before"} if is_late else set()


def eligible(case: Case, decided: set[Who | None]) -> list[Offer]:
    """Every seat that anybody who has not decided could take now."""
    desk, roles, now = case.facts.desk, office.asked(case.rows), case.facts.now
    bars = case.barred("approve", now)
    seats = [
        seat
        for number in office.people(desk.people).certain.values()
        for seat in office.seats(desk, number, roles, now, taken=True)
    ]
    return [seat for seat in seats if seat.who not in decided and not {seat.who, seat.seat} & bars]


def _may_record(case: Case, event: Decided) -> bool:
    """A recorder holds some office, is not the signatory, and evaluated, planned or implemented nothing."""
    desk, number = case.facts.desk, event.by and event.by.id
    bars = case.barred("catat", event.at)
    serves = office.seats(desk, number, {term.role for term in desk.terms}, event.at)
    able = [each for each in serves if not {each.who, each.seat} & bars]
    return bool(able) and office.one(desk, number) != name_in(case, event)
