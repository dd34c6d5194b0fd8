"""What a run of the desk would write into the record at this moment, going by the oracle."""

from dataclasses import replace

from tests.proof.oracle.case import Case
from tests.proof.oracle.decisions import held, number_in
from tests.proof.oracle.facts import CommentDeleted, CommentEdited, Decided, Desk, Entry, Facts, Known
from tests.proof.oracle.office import UNIT, people
from tests.proof.oracle.oracle import Verdict, judge


def after_run(facts: Facts) -> Facts:
    """The same facts with what a run at `now` adds to the record; an unreadable record stays unreadable."""
    if facts.record is None:
        return facts
    facts = replace(facts, desk=listed(facts))
    verdict = judge(facts)
    new = _decisions(facts, verdict) + _closing_acts(facts, verdict.case) + _draw(facts, verdict.case)
    return replace(facts, record=facts.record + new)


def _decisions(facts: Facts, verdict: Verdict) -> tuple[Entry, ...]:
    kinds = {(entry.comment, entry.kind) for entry in facts.record or () if entry.kind != "code"}
    seen = {comment for comment, _ in kinds}
    decisions = {event.comment: event for event in facts.events if isinstance(event, Decided)}
    new = [(comment, "counted") for comment in sorted(verdict.counting - seen)]
    new += [(comment, "refused") for comment in sorted(verdict.refused.keys() - seen - verdict.lifting)]
    new += [(comment, "lifted") for comment in sorted((verdict.refused.keys() & verdict.lifting) - seen)]
    new += [(comment, "lapsed") for comment in sorted(verdict.refused) if (comment, "counted") in kinds]
    fresh = [(decisions[comment], kind) for comment, kind in new if (comment, kind) not in kinds]
    return tuple(_entry(verdict.case, event, kind, facts.now) for event, kind in fresh)


def _entry(case: Case, event: Decided, kind: str, now: int) -> Entry:
    seats = held(case, event, case.rows) if kind == "counted" else []
    return Entry(
        at=now,
        kind=kind,
        comment=event.comment,
        who=number_in(case, event),
        revision=case.revision,
        roles=frozenset(offer.role for offer in seats),
        made=event.at,
        givers=frozenset(seat.seat for seat in seats if seat.seat != seat.who),
    )


def _draw(facts: Facts, case: Case) -> tuple[Entry, ...]:
    """A new code, where the last one is not for the present text since its last change; none for what has ended."""
    is_over = case.launched or [turn.to for turn in case.stops[-1:]] == ["cancelled"]
    if case.revision is None or case.code is not None or is_over:
        return ()
    draws = sum(entry.kind == "code" for entry in facts.record or ())
    drawn = Entry(at=facts.now, kind="code", comment=draws + 1, who=None, revision=case.revision, of=case.changed_at)
    return (drawn,)


def listed(facts: Facts) -> Desk:
    """The desk with what a run at `now` knows of its rights."""
    desk, sure = facts.desk, people(facts.desk.people).certain
    terms = [(term, term.role) for term in desk.terms]
    terms += [(term, UNIT + unit.name) for unit in desk.units for term in unit.representatives]
    now = [
        Known(who=sure[each.person], office=office, since=each.since, until=each.until)
        for each, office in terms
        if each.person in sure
    ]
    now += [
        Known(who=sure[each.taker], office=each.role, since=each.since, until=each.until, giver=sure[each.giver])
        for each in desk.delegations
        if each.taker in sure and each.giver in sure
    ]
    if desk.known is None:
        return replace(desk, known=tuple(dict.fromkeys(now)))
    standing = {replace(each, seen=None): each for each in desk.known if each.gone is None}
    gone = [replace(each, gone=facts.now) for right, each in standing.items() if right not in now]
    kept = [each for each in desk.known if each.gone is not None or replace(each, seen=None) in now]
    fresh = [replace(right, seen=facts.now) for right in dict.fromkeys(now) if right not in standing]
    return replace(desk, known=(*kept, *gone, *fresh))


def _closing_acts(facts: Facts, case: Case) -> tuple[Entry, ...]:
    """Rejections of approvers and withdrawals that a run can still see as they were written."""
    touched = {event.comment for event in facts.events if isinstance(event, CommentDeleted | CommentEdited)}
    seen = {entry.comment for entry in facts.record or () if entry.kind != "code"} | touched
    acts = [entry for entry in case.closings if entry.comment not in seen and entry.who is not None]
    return tuple(replace(entry, at=facts.now) for entry in acts if entry.roles or entry.kind == "withdrawn")
