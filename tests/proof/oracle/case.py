"""What is worked out once per request before its approvals are looked at."""

from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from tests.proof.oracle import matrix, office
from tests.proof.oracle.covered import STEPS, holders, revision
from tests.proof.oracle.facts import Acted, BodyWritten, Code, Decided, Entry, Facts, Row, Turned, Who

CLOSING = {"reject": "rejected", "withdraw": "withdrawn"}


class Case:
    """One request, at its launch or in general."""

    def __init__(self, facts: Facts, *, launched: bool = False) -> None:
        """What its rules need to know."""
        self.facts, self.launched, self.held, self.closings = facts, launched, holders(facts), closings(facts)
        self.record = {(entry.comment, entry.kind): entry for entry in facts.record or ()}
        self.revision = now = revision(facts, self.held)  # a rejection binds the text that it was about
        self.rejections = [act for act in self.closings if act.roles and (act.kind, act.revision) == ("rejected", now)]
        self.changed_at = max(each.at for each in (*facts.every(BodyWritten), *self.held.values()))
        self.newest = max(
            (each.comment for each in self.held.values()), default=0
        )  # by number, whatever the clock says
        self.code = code(facts, now, self.changed_at)
        self.stops = [turn for turn in facts.every(Turned) if turn.to in {"cancelled", "resumed"}]
        ended = [turn.at for past, turn in pairwise(self.stops) if (past.to, turn.to) == ("cancelled", "resumed")]
        began = [turn.at for turn in facts.every(Turned) if turn.to == "returned" and turn.step in STEPS]
        self.voided_at = max(began + ended, default=-1)  # what is not later in whole seconds counts as before
        self.did, self._bars = office.deeds(facts), dict[int, office.Bars]()
        self.approvals = [event for event in facts.every(Decided) if event.verb not in CLOSING]
        self.called_at = called_at(facts, self.did, launched=launched)
        self.usual, is_usual = matrix.rows(facts, self.held, emergency=False), self.called_at == len(facts.events)
        self.rows = self.usual if is_usual else matrix.rows(facts, self.held, emergency=True)

    def barred(self, act: str, at: int) -> set[Who | None]:
        """Who may not do an act at a moment, for anything they ever did and for the side that they were on then."""
        if at not in self._bars:
            self._bars[at] = office.barred(self.facts, self.did, at)
        return {who for who, other in self._bars[at] if other == act}

    def is_taken_back(self, event: Decided, who: Who | None) -> bool:
        """Whether somebody closed after it: by the number or by the clock, whichever is later."""
        closed = [each for each in self.closings if each.who == who]
        return any(each.comment > event.comment or each.made > event.at for each in closed)

    def rows_at(self, event: Decided, now: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows of the time when a decision was given: an emergency called later is none yet."""
        return self.usual if self.facts.events.index(event) < self.called_at else now


def code(facts: Facts, now: tuple | None, changed_at: int) -> Code | None:
    """The code that names the present text: by the last draw, if that was for this text since its last change."""
    draws = [entry for entry in facts.record or () if entry.kind == "code"]
    if not draws or now is None or (draws[-1].revision, draws[-1].of) != (now, changed_at):
        return None
    return Code(now, changed_at, draws[-1].comment)


def called_at(facts: Facts, did: list[office.Deed], *, launched: bool = False) -> int:
    """The place where somebody who may declared an emergency, else the end; who is barred does it through nobody.

    Who left that role, or was taken out of it, before a launch is told by the register alone; it changes nothing then.
    """
    for place, each in enumerate(facts.events):
        if (
            isinstance(each, Acted)
            and each.act == "darurat"
            and facts.desk.emergency_role
            and office.is_person(each.by)
        ):
            earlier = [deed for deed in did if deed[2] <= each.at]
            bars = office.barred(facts, earlier, each.at)
            own = (office.name_of(facts.desk, each.by), "darurat")
            found = office.seats(facts.desk, each.by.id, {facts.desk.emergency_role}, each.at)
            was_able = office.was_known(facts.desk, each.by.id, facts.desk.emergency_role, each.at)
            if office.allowed(found, "darurat", bars) or (launched and was_able and own not in bars):
                return place
    return len(facts.events)


def closings(facts: Facts) -> list[Entry]:
    """Every rejection and withdrawal ever made, edited, deleted and merely recorded ones included."""
    desk = facts.desk
    found = [
        replace(each, who=office.one(desk, each.who)) for each in facts.record or () if each.kind in CLOSING.values()
    ]
    for place, act in enumerate(facts.events):
        if isinstance(act, Decided) and act.verb in CLOSING and act.comment not in {each.comment for each in found}:
            who, then = office.name_of(desk, act.by), revision(replace(facts, events=facts.events[:place]))
            able = office.seats(desk, act.by and act.by.id, office.asked(desk.rows), act.at)
            made = Entry(at=act.at, comment=act.comment, kind=CLOSING[act.verb], who=who, revision=then, made=act.at)
            found += [replace(made, roles=frozenset(seat.role for seat in able))]
    return sorted(found, key=attrgetter("comment"))
