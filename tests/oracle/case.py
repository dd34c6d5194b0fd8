"""What is worked out once per request before its approvals are looked at."""

from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from tests.oracle import matrix, office
from tests.oracle.covered import STEPS, holders, revision
from tests.oracle.facts import Acted, BodyWritten, Decided, Entry, Facts, Row, Turned, Who

CLOSING = {"reject": "rejected", "withdraw": "withdrawn"}


class Case:
    """One request, at its launch or in general."""

    def __init__(self, facts: Facts, *, launched: bool = False) -> None:
        """What its rules need to know."""
        self.facts, self.launched, self.held, self.closings = facts, launched, holders(facts), closings(facts)
        self.record = {(entry.comment, entry.kind): entry for entry in facts.record or ()}
        self.revision = now = revision(facts, self.held)  # a rejection binds the text that it was about
        self.rejections = [act for act in self.closings if act.roles and (act.kind, act.revision) == ("rejected", now)]
        self.last_closing = {act.who: act.comment for act in sorted(self.closings, key=attrgetter("comment"))}
        self.changed_at = max(each.at for each in (*facts.every(BodyWritten), *self.held.values()))
        self.stops = [turn for turn in facts.every(Turned) if turn.to in {"cancelled", "resumed"}]
        ended = [turn.at for past, turn in pairwise(self.stops) if (past.to, turn.to) == ("cancelled", "resumed")]
        began = [turn.at for turn in facts.every(Turned) if turn.to == "returned" and turn.step in STEPS]
        self.voided_at = max(began + ended, default=-1)  # what is not later in whole seconds counts as before
        self.deeds, self.known = office.deeds(facts), dict[int, set[tuple[Who | None, str]]]()
        self.approvals = [event for event in facts.every(Decided) if event.verb not in CLOSING]
        self.called_at = called_at(facts, launched=launched)
        self.usual, is_usual = matrix.rows(facts, self.held, emergency=False), self.called_at == len(facts.events)
        self.rows = self.usual if is_usual else matrix.rows(facts, self.held, emergency=True)

    def conflicts(self, at: int) -> set[tuple[Who | None, str]]:
        """What nobody may do at that time."""
        if at not in self.known:
            self.known[at] = office.barred(self.facts, self.deeds, at)
        return self.known[at]

    def barred(self, at: int) -> set[Who | None]:
        """Who may not decide at that time."""
        return {who for who, act in self.conflicts(at) if act == "approve"}

    def rows_at(self, event: Decided, now: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows of the time when a decision was given: an emergency called later is none yet."""
        return self.usual if self.facts.events.index(event) < self.called_at else now


def called_at(facts: Facts, *, launched: bool = False) -> int:
    """The place where somebody of the named role, and not of the requester side, declared an emergency, else the end.

    Who left that role, or was taken out of it, before a launch is not told; since the launch it changes nothing.
    """
    desk, role, did = facts.desk, facts.desk.emergency_role, office.deeds(facts)
    calls = [(each, office.name_of(desk, each.by)) for each in facts.every(Acted) if each.act == "darurat" and role]
    apart = [
        (each, name)
        for each, name in calls
        if office.is_person(each.by) and (name, "darurat") not in office.barred(facts, did, each.at)
    ]
    valid = [each for each, name in apart if launched or office.seats(desk, name, {role}, each.at)]
    return facts.events.index(valid[0]) if valid else len(facts.events)


def closings(facts: Facts) -> list[Entry]:
    """Every rejection and withdrawal ever made, edited, deleted and merely recorded ones included."""
    found = [entry for entry in facts.record or () if entry.kind in CLOSING.values()]
    for place, act in enumerate(facts.events):
        if isinstance(act, Decided) and act.verb in CLOSING and act.comment not in {each.comment for each in found}:
            who, then = office.name_of(facts.desk, act.by), revision(replace(facts, events=facts.events[:place]))
            own = frozenset(seat.role for seat in office.seats(facts.desk, who, office.asked(facts.desk.rows), act.at))
            found += [Entry(at=act.at, comment=act.comment, kind=CLOSING[act.verb], who=who, revision=then, roles=own)]
    return found
