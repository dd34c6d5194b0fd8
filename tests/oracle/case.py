"""What is worked out once per request before its approvals are looked at."""

from dataclasses import replace
from itertools import pairwise

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
        self.revision = revision(facts, self.held)
        rejections = [each for each in self.closings if each.kind == "rejected" and each.roles]
        self.rejections = [each for each in rejections if each.revision == self.revision]  # they bind their own text
        self.changed_at = max(each.at for each in (*facts.every(BodyWritten), *self.held.values()))
        self.voided_at = voided_at(facts)
        self.conflicts = office.barred(facts, office.deeds(facts))
        self.barred = {who for who, act in self.conflicts if act == "approve"}
        self.approvals = [event for event in facts.every(Decided) if event.verb not in CLOSING]
        self.called_at = called_at(facts, self.conflicts, launched=launched)
        is_emergency = self.called_at < len(facts.events)
        self.usual, self.rows = (matrix.rows(facts, self.held, emergency=each) for each in (False, is_emergency))

    def rows_at(self, event: Decided, now: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows of the time when a decision was given: an emergency called later is none yet."""
        return self.usual if self.facts.events.index(event) < self.called_at else now


def called_at(facts: Facts, barred: set[tuple[Who | None, str]], *, launched: bool = False) -> int:
    """The place where somebody of the named role, and not of the requester side, declared an emergency, else the end.

    Who left that role, or was taken out of it, before a launch is not told; since the launch it changes nothing.
    """
    desk, role = facts.desk, facts.desk.emergency_role
    for place, event in enumerate(facts.events):
        if role and isinstance(event, Acted) and event.act == "darurat" and office.is_person(event.by):
            name = office.name_of(desk, event.by)
            if (launched or office.seats(desk, name, {role}, event.at)) and (name, event.act) not in barred:
                return place
    return len(facts.events)


def voided_at(facts: Facts) -> int:
    """When a cancellation last ended or a return began: what is not later in whole seconds counts as before."""
    turns = [turn for turn in facts.every(Turned) if turn.to in {"cancelled", "resumed"}]
    ended = [turn.at for before, turn in pairwise(turns) if (before.to, turn.to) == ("cancelled", "resumed")]
    began = [turn.at for turn in facts.every(Turned) if turn.to == "returned" and turn.step in STEPS]
    return max(began + ended, default=-1)


def closings(facts: Facts) -> list[Entry]:
    """Every rejection and withdrawal ever made, edited, deleted and merely recorded ones included."""
    desk, roles = facts.desk, office.asked(facts.desk.rows)
    found = {entry.comment: entry for entry in facts.record or () if entry.kind in CLOSING.values()}
    for place, act in enumerate(facts.events):
        if isinstance(act, Decided) and act.verb in CLOSING and act.comment not in found:
            who, then = office.name_of(desk, act.by), revision(replace(facts, events=facts.events[:place]))
            held = frozenset(role for role, _ in office.seats(desk, who, roles, act.at))
            kind = CLOSING[act.verb]
            found[act.comment] = Entry(at=act.at, comment=act.comment, kind=kind, who=who, revision=then, roles=held)
    return list(found.values())
