"""Separation of duties: who did what for a request, and what that bars the same person from (section 4, rule 5).

What the desk file says adds to what always holds: whoever took part before the approval step approves nothing. Acts are
the keys of steps, and the desk-wide acts below; the key of the approval step stands for approving.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from .authority import Case, contains
from .problem import Reason
from .process import Step
from .request import Account
from .value_class import dataclass

LETTER, EMERGENCY = "catat", "darurat"
DESK_ACTS = (LETTER, EMERGENCY)
"""Acts that are no step: recording a letter, declaring an emergency."""

Doers = Mapping[str, tuple[Account, ...]]
"""Act to everybody who ever did it for this request: superseded and edited evidence counts too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One person who wants to do `act` at `at`, for the request of `case`, beside what others did; `now` is now."""

    case: Case
    doers: Doers
    act: str
    at: datetime
    now: datetime

    def reason(self, account: Account) -> Reason | None:
        """Why this person may not do it, or None."""
        for other in self._never_with():
            if found := self._did(account, other):
                return found
        for other in self._not_alone_with():
            done = self.doers.get(other, ())
            if done and all(contains([account], each) for each in done):
                return Reason("did_alone", {"step": _name(self.case, other)})
        return None

    def _did(self, account: Account, act: str) -> Reason | None:
        """Why `account` counts as somebody who did `act`."""
        case = self.case
        if act == case.process.intake.key:
            if case.is_requester_side(account, self.at) or case.is_requester_side(account, self.now):
                return Reason("requester_side")
            edits = [edit.editor for edit in case.request.edits if edit.at <= self.now]
            is_editor = contains(edits, account)
            return Reason("edited_request") if is_editor else None
        if not contains(self.doers.get(act, ()), account):
            return None
        steps = {step.key: step for step in case.process.steps}
        is_before = act in steps and steps[act].number < case.process.approval_step.number
        code = "wrote_evidence" if is_before and self.act == case.process.approval_step.key else "did_step"
        return Reason(code, {"step": _name(case, act)})

    def _never_with(self) -> tuple[str, ...]:
        """Both ways: who did the one does not do the other, in whichever order they come."""
        duties = self.case.desk.duties
        named = [other for duty in duties if duty.act == self.act for other in duty.never_with]
        turned = [duty.act for duty in duties if self.act in duty.never_with]
        return tuple(dict.fromkeys((*_always(self.case, self.act), *named, *turned)))

    def _not_alone_with(self) -> Iterable[str]:
        return (other for duty in self.case.desk.duties if duty.act == self.act for other in duty.not_alone_with)


def minimum(steps: Iterable[Step]) -> tuple[str, ...]:
    """The acts that nobody who approves may have done, whatever the desk file says."""
    before: list[str] = []
    for step in steps:
        if step.approval:
            return tuple(before)
        before.append(step.key)
    return tuple(before)


def _always(case: Case, act: str) -> tuple[str, ...]:
    """An approver took no part before; who records a letter or declares an emergency does not ask for the request."""
    if act == case.process.approval_step.key:
        return minimum(case.process.steps)
    return (case.process.intake.key,) if act in DESK_ACTS else ()


def _name(case: Case, act: str) -> str:
    """The number of a step, for people; a desk-wide act keeps its word."""
    return next((str(step.number) for step in case.process.steps if step.key == act), act)
