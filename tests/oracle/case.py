"""What is worked out once per request before its approvals are looked at."""

from copy import copy
from dataclasses import replace
from itertools import pairwise

from tests.oracle import matrix, office
from tests.oracle.covered import STEPS, holders, revision
from tests.oracle.facts import Acted, BodyWritten, Decided, Entry, Facts, Turned

CLOSING = {"reject": "rejected", "withdraw": "withdrawn"}


class Case:
    """One request, at its launch or in general."""

    def __init__(self, facts: Facts, *, launched: bool = False) -> None:
        """What its rules need to know."""
        self.facts, self.launched = facts, launched
        self.held, self.closings, self.voided_at = holders(facts), closings(facts), voided_at(facts)
        self.revision = revision(facts, self.held)
        rejections = [each for each in self.closings if each.kind == "rejected" and each.roles]
        self.rejections = [each for each in rejections if each.revision == self.revision]  # they bind their own text
        self.changed_at = max(each.at for each in (*facts.every(BodyWritten), *self.held.values()))
        self.conflicts = office.barred(facts.desk, office.deeds(facts))
        self.barred = {who for who, act in self.conflicts if act == "approve"}
        self.approvals = [event for event in facts.every(Decided) if event.verb not in CLOSING]
        self.called_at = called_at(facts, self.conflicts, launched=launched)
        self.rows = matrix.rows(facts, self.held, emergency=self.called_at is not None)

    def when(self, event: Decided) -> "Case":
        """The case with the rows of the time when a decision was given: an emergency called later is none yet."""
        if self.called_at is None or self.called_at < self.facts.events.index(event):
            return self
        then = copy(self)
        then.rows = matrix.rows(self.facts, self.held, emergency=False)
        return then

    def entries(self, event: Decided) -> dict[str, Entry]:
        """What is on record about a decision, by kind."""
        return {entry.kind: entry for entry in self.facts.record or () if entry.comment == event.comment}


def called_at(facts: Facts, barred: office.Deeds, *, launched: bool = False) -> int | None:
    """The place where somebody of the named role, and not of the requester side, declared an emergency, if anywhere.

    Who left that role, or was taken out of it, before a launch is not told; since the launch it changes nothing.
    """
    desk, role = facts.desk, facts.desk.emergency_role
    for place, event in enumerate(facts.events):
        if role and isinstance(event, Acted) and event.act == "darurat" and office.is_person(event.by):
            name = office.name_of(desk, event.by)
            if (launched or office.seats(desk, name, role, event.at)) and (name, event.act) not in barred:
                return place
    return None


def voided_at(facts: Facts) -> int:
    """When a cancellation last ended or a return began: what is not later in whole seconds counts as before."""
    turns = [turn for turn in facts.every(Turned) if turn.to in {"cancelled", "resumed"}]
    ended = [turn.at for before, turn in pairwise(turns) if (before.to, turn.to) == ("cancelled", "resumed")]
    began = [turn.at for turn in facts.every(Turned) if turn.to == "returned" and turn.step in STEPS]
    return max(began + ended, default=-1)


def closings(facts: Facts) -> list[Entry]:
    """Every rejection and withdrawal ever made, edited, deleted and merely recorded ones included."""
    asked, recorded = office.asked(facts.desk.rows), facts.record or ()
    found = {entry.comment: entry for entry in recorded if entry.kind in CLOSING.values()}
    for index, event in enumerate(facts.events):
        if isinstance(event, Decided) and event.verb in CLOSING and event.comment not in found:
            name, then = office.name_of(facts.desk, event.by), revision(replace(facts, events=facts.events[:index]))
            roles = frozenset(role for role in asked if office.seats(facts.desk, name, role, event.at))
            act = Entry(
                at=event.at, comment=event.comment, kind=CLOSING[event.verb], who=name, revision=then, roles=roles
            )
            found[event.comment] = act
    return list(found.values())
