"""Separation of duties: who did what for a request, and what that bars the same person from (rule 5).

What the desk file says adds to what always holds: whoever took part before the approval step approves nothing. Acts are
the keys of steps, and the desk-wide acts below; the key of the approval step stands for approving.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile

from automation.core.history.request import Account
from automation.core.problem import Code, Reason
from automation.core.why import Why

from .authority import Case, contains, same
from .desk import Duty, Person
from .process import REQUESTER, Process, Step

LETTER, EMERGENCY = "catat", "darurat"
_DID = {LETTER: Why.DID_CATAT, EMERGENCY: Why.DID_DARURAT}
DESK_ACTS = tuple(_DID)
"""Acts that are no step: recording a letter, declaring an emergency."""

REVIEW, REJECT = "tinjau", "tolak"
"""Acts that no desk file names, but that nobody does for both sides: reviewing an emergency, rejecting."""

BARRED: Mapping[Code, Why] = {
    Why.REQUESTER_SIDE: Why.DUTY_REQUESTER_SIDE,
    Why.EDITED_REQUEST: Why.DUTY_EDITED_REQUEST,
    Why.DID_STEP: Why.DUTY_DID_STEP,
    Why.DID_APPROVE: Why.DUTY_DID_APPROVE,
    Why.DID_CATAT: Why.DUTY_DID_CATAT,
    Why.DID_DARURAT: Why.DUTY_DID_DARURAT,
    Why.DID_ALONE: Why.DUTY_DID_ALONE,
    Why.PRINCIPAL_BARRED: Why.DUTY_PRINCIPAL_BARRED,
}
"""From what bars somebody to what that person is told who wants to do anything but approve."""

Doers = Mapping[str, tuple[Account, ...]]
"""Act to everybody who ever did it for this request: superseded and edited evidence counts too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """`person` did an act by the hand of `hand`: in person, or through somebody who acted in that person's name.

    `is_former`: the desk did not ask for it when it wrote the first format of the record, and what that desk took in
    does not lapse for it.
    """

    person: Account
    hand: Account
    is_former: bool = False


Doings = Mapping[str, tuple[Doing, ...]]
"""Act to what the record, or a delegation, tells beside `Doers`; REQUESTER stands for all acts of the asking side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One person who wants to do `act` for the request of `case`, at `now`, beside what was done so far.

    `never_with` are the acts that bar from it; read once, for everybody who is asked about. `writers` posted sections
    of a step that were not taken: that bars like doing the step, but is not doing it. `also` is what the record tells
    of acts that were taken, and in whose name they were done.
    """

    case: Case
    doers: Doers
    writers: Doers = field(default_factory=dict)
    also: Doings = field(default_factory=dict)
    act: str
    now: datetime
    never_with: tuple[str, ...] = field(init=False)
    _touched: frozenset[int | None] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Read the duties once: who did the one does not do the other, in whichever order they come."""
        others = _never_with(self.case.process, self.case.desk.duties, self.act)
        object.__setattr__(self, "never_with", others)
        object.__setattr__(self, "_touched", frozenset(self._hands()))

    def _hands(self) -> Iterable[int | None]:
        """The numbers of everybody who had a hand in anything that may bar; whoever is not among them did nothing."""
        for act in (*self.never_with, REQUESTER, *self._not_alone_with()):
            for account in (*self.doers.get(act, ()), *self.writers.get(act, ())):
                yield account.id
            for each in self.also.get(act, ()):
                yield from (each.person.id, each.hand.id)
        yield from (edit.editor.id for edit in self.case.request.edits if edit.editor is not None)

    def reason(self, account: Account, at: datetime | None = None, *, as_before: bool = False) -> Reason | None:
        """Why this person may not do it, or None. It is done `at` a moment, `now` when none is given.

        `as_before`: as the desk judged that wrote the first format of the record, which asked for less.
        """
        moment = at or self.now
        if account.id not in self._touched:
            is_asking = self.case.process.intake.key in self.never_with and self.case.could_ask(account, moment)
            return Reason(Why.REQUESTER_SIDE) if is_asking else None
        for other in self.never_with:
            if found := self._did(account, other, moment, as_before=as_before):
                return found
        for other in self._not_alone_with():
            if self._did_alone(account, other, as_before=as_before):
                return Reason(Why.DID_ALONE, {"step": _number(self.case, other)})
        return None

    def standing(self, account: Account, role: str, at: datetime, *, as_before: bool = False) -> "Standing":
        """How this person may do it in `role` at a moment: in person, in the name of others, or why not (rule 5)."""
        if barred := self.reason(account, at, as_before=as_before):
            return Standing(reason=barred)
        named = self.case.desk.principals(account, role, at)
        free = [each for each in named if self.reason(account_of(each), at, as_before=as_before) is None]
        if named and not free and not as_before:
            return Standing(reason=Reason(Why.PRINCIPAL_BARRED))
        return Standing(principals=tuple(each.account_id for each in free if each.account_id is not None))

    def _did(self, account: Account, act: str, at: datetime, *, as_before: bool) -> Reason | None:
        """Why `account` counts as somebody who did `act`."""
        case = self.case
        if act == case.process.intake.key:
            if case.could_ask(account, at) or self._has_done(account, act, REQUESTER, as_before=as_before):
                return Reason(Why.REQUESTER_SIDE)
            if self.act == REVIEW:
                return None
            edits = [edit.editor for edit in case.request.edits if edit.at <= self.now]
            is_editor = contains((*edits, *self.writers.get(act, ())), account)
            return Reason(Why.EDITED_REQUEST) if is_editor else None
        # Sections that were refused are no act for the other side of who asks.
        wrote = () if self.act == case.process.intake.key else self.writers.get(act, ())
        if not (self._has_done(account, act, as_before=as_before) or contains(wrote, account)):
            return None
        if act in DESK_ACTS:
            return Reason(_DID[act])
        if act == case.process.approval_step.key:
            return Reason(Why.DID_APPROVE)
        is_before = act in minimum(case.process.steps)
        code = Why.WROTE_EVIDENCE if is_before and self.act == case.process.approval_step.key else Why.DID_STEP
        return Reason(code, {"step": _number(case, act)})

    def _has_done(self, account: Account, *acts: str, as_before: bool) -> bool:
        """Whether `account` did one of these acts, in person or through somebody else."""
        for act in acts:
            if contains(self.doers.get(act, ()), account):
                return True
            for each in self.also.get(act, ()):
                if same(each.person, account) and not (as_before and each.is_former):
                    return True
        return False

    def _did_alone(self, account: Account, act: str, *, as_before: bool) -> bool:
        """Whether everybody who did `act` was `account`, or did it in that name."""
        told = [each for each in self.also.get(act, ()) if not (as_before and each.is_former)]
        hands = (account, *(each.hand for each in told if same(each.person, account)))
        done = (*self.doers.get(act, ()), *(each.hand for each in told))
        return bool(done) and all(contains(hands, each) for each in done)

    def _not_alone_with(self) -> Iterable[str]:
        return (other for duty in self.case.desk.duties if duty.act == self.act for other in duty.not_alone_with)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether somebody may do an act: why not, or in whose names, by account number (none: in person)."""

    reason: Reason | None = None
    principals: tuple[int, ...] = ()


def account_of(person: Person) -> Account:
    """The account by which a person of the desk file is known."""
    return Account(login=person.login, id=person.number or None)


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


def _never_with(process: Process, duties: tuple[Duty, ...], act: str) -> tuple[str, ...]:
    """The acts that bar from this one: always, and by the duties of the desk file, read both ways."""
    named = [other for duty in duties if duty.act == act for other in duty.never_with]
    turned = [duty.act for duty in duties if act in duty.never_with]
    return tuple(dict.fromkeys((*_always(process, act), *named, *turned)))


def _always(process: Process, act: str) -> tuple[str, ...]:
    """What holds whatever the desk file says, in whichever order; who gains by an emergency has no part in it (10)."""
    if act == process.approval_step.key:
        return minimum(process.steps)
    if act == LETTER:
        return recorders_minimum(process)
    if act == process.intake.key:
        return (process.approval_step.key, LETTER, EMERGENCY, REVIEW, REJECT)
    if act == REVIEW:
        return (EMERGENCY, process.intake.key)
    return (process.intake.key,) if act == EMERGENCY else ()


def _number(case: Case, act: str) -> str:
    """The number of a step, for people."""
    return next((str(step.number) for step in case.process.steps if step.key == act), act)
