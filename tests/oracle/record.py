"""What a run of the desk would write into the record at this moment, going by the oracle."""

from dataclasses import replace

from tests.oracle.case import Case
from tests.oracle.decisions import held, name_in
from tests.oracle.facts import CommentDeleted, CommentEdited, Decided, Entry, Facts
from tests.oracle.oracle import Verdict, judge


def after_run(facts: Facts) -> Facts:
    """The same facts with what a run at `now` adds to the record; an unreadable record stays unreadable."""
    if facts.record is None:
        return facts
    verdict = judge(facts)
    return replace(facts, record=facts.record + _decisions(facts, verdict) + _closing_acts(facts, verdict.case))


def _decisions(facts: Facts, verdict: Verdict) -> tuple[Entry, ...]:
    kinds = {(entry.comment, entry.kind) for entry in facts.record or ()}
    seen = {comment for comment, _ in kinds}
    decisions = {event.comment: event for event in facts.events if isinstance(event, Decided)}
    new = [(comment, "counted") for comment in sorted(verdict.counting - seen)]
    new += [(comment, "refused") for comment in sorted(verdict.refused.keys() - seen - verdict.lifting)]
    new += [(comment, "lifted") for comment in sorted((verdict.refused.keys() & verdict.lifting) - seen)]
    new += [(comment, "lapsed") for comment in sorted(verdict.refused) if (comment, "counted") in kinds]
    fresh = [(decisions[comment], kind) for comment, kind in new if (comment, kind) not in kinds]
    return tuple(_entry(verdict.case, event, kind, facts.now) for event, kind in fresh)


def _entry(case: Case, event: Decided, kind: str, now: int) -> Entry:
    roles = frozenset(offer.role for offer in held(case, event, case.rows)) if kind == "counted" else frozenset()
    return Entry(at=now, kind=kind, comment=event.comment, who=name_in(case, event), revision=event.names, roles=roles)


def _closing_acts(facts: Facts, case: Case) -> tuple[Entry, ...]:
    """Rejections of approvers and withdrawals that a run can still see as they were written."""
    touched = {event.comment for event in facts.events if isinstance(event, CommentDeleted | CommentEdited)}
    seen = {entry.comment for entry in facts.record or ()} | touched
    acts = [entry for entry in case.closings if entry.comment not in seen and entry.who is not None]
    return tuple(replace(entry, at=facts.now) for entry in acts if entry.roles or entry.kind == "withdrawn")
