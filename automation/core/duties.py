"""Separation of duties: who did what for a request, and what that bars the same person from (section 4, rule 5).

What the desk file says adds to what always holds: whoever took part before the approval step approves nothing. Acts are
the keys of steps, and the desk-wide acts below; the key of the approval step stands for approving.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime
from itertools import takewhile

from .authority import Case, contains
from .problem import Reason
from .process import Process, Step
from .request import Account
from .value_class import dataclass

LETTER, EMERGENCY = "catat", "darurat"
DESK_ACTS = (LETTER, EMERGENCY)
"""Acts that are no step: recording a letter, declaring an emergency."""

Doers = Mapping[str, tuple[Account, ...]]
"""Act to everybody who ever did it for this request: superseded and edited evidence counts too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One person who wants to do `act` for the request of `case`, at `now`, beside what was done so far.

    `never_with` are the acts that bar from it; read once, for everybody who is asked about. `writers` posted sections
    of a step that were not taken: that bars like doing the step, but is not doing it.
    """

    case: Case
    doers: Doers
    writers: Doers = field(default_factory=dict)
    act: str
    now: datetime
    never_with: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Read the duties both ways: who did the one does not do the other, in whichever order they come."""
        duties = self.case.desk.duties
        named = [other for duty in duties if duty.act == self.act for other in duty.never_with]
        turned = [duty.act for duty in duties if self.act in duty.never_with]
        others = tuple(dict.fromkeys((*_always(self.case, self.act), *named, *turned)))
        object.__setattr__(self, "never_with", others)

    def reason(self, account: Account) -> Reason | None:
        """Why this person may not do it, or None."""
        for other in self.never_with:
            if found := self._did(account, other):
                return found
        for other in self._not_alone_with():
            done = self.doers.get(other, ())
            if done and all(contains([account], each) for each in done):
                return Reason("did_alone", {"step": _number(self.case, other)})
        return None

    def _did(self, account: Account, act: str) -> Reason | None:
        """Why `account` counts as somebody who did `act`."""
        case = self.case
        if act == case.process.intake.key:
            if case.was_requester_side(account, self.now) or contains(self.doers.get(act, ()), account):
                return Reason("requester_side")
            edits = [edit.editor for edit in case.request.edits if edit.at <= self.now]
            is_editor = contains((*edits, *self.writers.get(act, ())), account)
            return Reason("edited_request") if is_editor else None
        if not contains((*self.doers.get(act, ()), *self.writers.get(act, ())), account):
            return None
        if act in DESK_ACTS:
            return Reason(f"did_{act}")
        if act == case.process.approval_step.key:
            return Reason("did_approve")
        is_before = act in minimum(case.process.steps)
        code = "wrote_evidence" if is_before and self.act == case.process.approval_step.key else "did_step"
        return Reason(code, {"step": _number(case, act)})

    def _not_alone_with(self) -> Iterable[str]:
        return (other for duty in self.case.desk.duties if duty.act == self.act for other in duty.not_alone_with)


def minimum(steps: Iterable[Step]) -> tuple[str, ...]:
    """The acts that nobody who approves may have done, whatever the desk file says."""
    return tuple(step.key for step in _before_approval(steps))


def recorders_minimum(process: Process) -> tuple[str, ...]:
    """The acts that nobody who records a letter may have done: asking, evaluating, planning, doing the work (rule 13).

    The evaluation is the step whose actor may end the request, the plan holds the budget, and the work begins behind
    the gate.
    """
    before = _before_approval(process.steps)
    planning = [step.key for step in before if step.may_reject or any(each.budget for each in step.sections)]
    return (process.intake.key, *planning, *[step.key for step in process.steps if step.gated][:1])


def _before_approval(steps: Iterable[Step]) -> Iterable[Step]:
    return takewhile(lambda step: not step.approval, steps)


def _always(case: Case, act: str) -> tuple[str, ...]:
    """What holds whatever the desk file says; who declares an emergency does not ask for the request (rule 10)."""
    if act == case.process.approval_step.key:
        return minimum(case.process.steps)
    if act == LETTER:
        return recorders_minimum(case.process)
    return (case.process.intake.key,) if act == EMERGENCY else ()


def _number(case: Case, act: str) -> str:
    """The number of a step, for people."""
    return next((str(step.number) for step in case.process.steps if step.key == act), act)
