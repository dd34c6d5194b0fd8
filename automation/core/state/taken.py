"""Acts that the desk took: who did them, in whose name, for which side; remembered for good (rule 5).

By the record, whatever became of the comment or of the desk file since. What was refused was not done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from automation.core.history.record import LETTER_RULE, TAKEN, Entry, EntryKind
from automation.core.history.request import Account
from automation.core.policy.authority import Case, same
from automation.core.policy.duties import EMERGENCY, LETTER, REJECT, REVIEW, Bar, Doing
from automation.core.policy.process import REQUESTER, Process
from automation.core.problem import Reason
from automation.core.why import Why

_HOLD_ENDED = Why.HOLD_ENDED

_ASKING = frozenset(
    {
        Why.REQUIREMENTS_AGREED,
        Why.FORM_SUPPLEMENTED,
        Why.REQUEST_CANCELLED,
        Why.CANCELLED_BY_CLOSING,
        Why.REQUEST_RESUMED,
        Why.REQUEST_APPEALED,
        _HOLD_ENDED,
    }
)
"""What entries of the first format, which name no side, tell of acts for the requester's side; read shut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One thing that was done: an act of `duties.py`, or REQUESTER for any of the requester's side, and by whom."""

    act: str
    by: Doing


def by_record(case: Case, entry: Entry) -> Iterable[Done]:
    """What an entry says was done; nothing for the kinds that say nothing of that."""
    if entry.kind not in TAKEN or entry.actor is None:
        return
    for act in _acts(case, entry):
        hand, others = entry.actor, entry.principals
        if _is_letter(entry) and act != LETTER:
            if entry.signatory is None:
                continue
            hand = entry.signatory
        elif _is_letter(entry) or entry.is_former:
            # A letter's entry says in whose name it was signed, not in whose it was put on record.
            others = _lenders(case, entry)
        for number in (hand, *others):
            by = Doing(person=_account(case, number), hand=_account(case, hand), is_former=entry.is_former)
            yield Done(act=act, by=by)


def other_side(case: Case, account: Account | None, at: datetime) -> Reason | None:
    """Why the record of that moment keeps this person from acting for the requester's side; never the author."""
    if account is None or same(account, case.request.author):
        return None
    also: dict[str, tuple[Doing, ...]] = {}
    for entry in case.request.record or ():
        if entry.recorded_at <= at:
            for done in by_record(case, entry):
                also[done.act] = (*also.get(done.act, ()), done.by)
    return Bar(case=case, doers={}, also=also, act=case.process.intake.key, now=at).reason(account)


def _acts(case: Case, entry: Entry) -> Iterable[str]:
    """The acts of `duties.py` that an entry tells of; a step that approvals are collected in is none."""
    process = case.process
    match entry.kind:
        case EntryKind.MOVE if not process.step(entry.before).approval:
            yield process.step(entry.before).key
        case EntryKind.APPROVAL if _is_letter(entry):
            yield from (LETTER, process.approval_step.key)
        case EntryKind.APPROVAL:
            # What took back a rejection and did nothing else approved nothing.
            only_lifts = entry.code == Why.REJECTION_LIFTED and not entry.role
            yield REJECT if only_lifts else process.approval_step.key
        case EntryKind.PERMIT:
            yield LETTER
        case EntryKind.EMERGENCY:
            yield EMERGENCY
        case EntryKind.REVIEW:
            yield REVIEW
        case EntryKind.REJECTION:
            yield REJECT
    if entry.side == REQUESTER or (entry.is_former and _asks(case, entry)):
        yield REQUESTER


def _is_letter(entry: Entry) -> bool:
    return entry.kind is EntryKind.APPROVAL and entry.rule == LETTER_RULE


def _asks(case: Case, entry: Entry) -> bool:
    """Whether an entry without a side is read as an act of the requester's side.

    A hold is ended by either side; whoever does the step in progress ended it for that.
    """
    actor = _step_actor(case.process, entry)
    is_in_charge = actor != REQUESTER and case.acts_as(_account(case, entry.actor), actor, entry.at)
    return entry.code in _ASKING and not (entry.code == _HOLD_ENDED and is_in_charge)


def _step_actor(process: Process, entry: Entry) -> str:
    return process.step(entry.before).actor if entry.before else REQUESTER


def _lenders(case: Case, entry: Entry) -> tuple[int, ...]:
    """In whose names the actor of an entry that does not say it may have acted."""
    desk, actor = case.desk, _account(case, entry.actor)
    lent = [person for role in _roles(case, entry) for person in desk.principals(actor, role, entry.at)]
    return tuple(dict.fromkeys(person.account_id for person in lent if person.account_id is not None))


def _roles(case: Case, entry: Entry) -> tuple[str, ...]:
    desk, rules = case.desk, case.desk.emergency
    match entry.kind:
        case EntryKind.MOVE:
            return (_step_actor(case.process, entry),)
        case EntryKind.APPROVAL if not _is_letter(entry):
            return desk.deciding_roles
        case EntryKind.APPROVAL | EntryKind.PERMIT:
            return (desk.recorded_by,)
        case EntryKind.EMERGENCY if rules is not None:
            return (rules.declared_by,)
        case EntryKind.REVIEW if rules is not None:
            return (rules.reviewed_by,)
    return ()


def _account(case: Case, number: int | None) -> Account:
    """The account with a number of the record: whoever had it before by the desk file has another one now."""
    person = None if number is None else case.desk.numbered(number)
    return Account(login="", id=number if person is None else person.account_id or number)
