"""What is worked out once per request before its approvals are looked at."""

from dataclasses import dataclass, replace

from tests.oracle import matrix, office
from tests.oracle.covered import Held, holders, revision
from tests.oracle.facts import Acted, Decided, Entry, Facts, Revision, Who
from tests.oracle.matching import Slot


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


def study(facts: Facts, *, launched: bool = False) -> Case:
    """The case of a request, at its launch or in general."""
    held, done = holders(facts), office.deeds(facts)
    applying = matrix.rows(facts, held, emergency=called_at(facts, done, launched=launched) is not None)
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


def at_its_time(case: Case, event: Decided) -> Case:
    """The case with the rows of the time when a decision was given: an emergency called later is none yet."""
    called = called_at(case.facts, case.deeds, launched=case.launched)
    if called is None or called < case.facts.events.index(event):
        return case
    usual = matrix.rows(case.facts, case.held, emergency=False)
    return replace(case, applying=usual, slots=matrix.slots(usual))


def called_at(facts: Facts, done: frozenset[tuple[Who | None, str]], *, launched: bool = False) -> int | None:
    """The place where somebody of the named role, and not of the requester side, declared an emergency, if anywhere.

    Who left that role, or was taken out of it, before a launch is not told; since the launch it changes nothing.
    """
    for place, event in enumerate(facts.events):
        if isinstance(event, Acted) and event.act == "darurat" and facts.desk.emergency_role:
            name = office.name_of(facts.desk, event.by)
            serves = office.seats(facts.desk, name, facts.desk.emergency_role, event.at)
            if (
                (serves or launched)
                and office.is_person(event.by)
                and not office.barred(facts.desk, done, name, "darurat")
            ):
                return place
    return None


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
