"""Acts that the desk took: who did them, in whose name, for which side; remembered for good (section 4, rule 5).

By the record, whatever became of the comment or of the desk file since, or by the answer of now. What was refused was
not done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from automation.core.approval.votes import SURPLUS
from automation.core.history.record import LETTER_RULE, Entry, EntryKind
from automation.core.history.request import Account
from automation.core.policy.authority import Case, same
from automation.core.policy.duties import DESK_ACTS, EMERGENCY, LETTER, REJECT, REVIEW, Bar, Doing
from automation.core.policy.process import REQUESTER, Process
from automation.core.problem import Reason
from automation.core.why import Why

from .situation import Answer

_KINDS: Mapping[str, EntryKind] = {
    Why.STEP_DONE: EntryKind.MOVE,
    Why.RETURNED: EntryKind.RETURN,
    Why.APPROVAL_COUNTS: EntryKind.APPROVAL,
    Why.REJECTION_LIFTED: EntryKind.APPROVAL,
    Why.LETTER_COUNTS: EntryKind.APPROVAL,
    Why.PERMIT_RECORDED: EntryKind.PERMIT,
    Why.EMERGENCY_DECLARED: EntryKind.EMERGENCY,
    Why.EMERGENCY_REVIEWED: EntryKind.REVIEW,
    Why.APPROVER_REJECTED: EntryKind.REJECTION,
    Why.APPROVAL_WITHDRAWN: EntryKind.WITHDRAWAL,
    Why.REQUEST_REJECTED: EntryKind.ENDED,
    Why.REQUEST_CANCELLED: EntryKind.ENDED,
    Why.CANCELLED_BY_CLOSING: EntryKind.ENDED,
    Why.REQUEST_RESUMED: EntryKind.RESUMED,
    Why.REQUEST_APPEALED: EntryKind.RESUMED,
    Why.REQUEST_HELD: EntryKind.HOLD,
    Why.HOLD_ENDED: EntryKind.HOLD_ENDED,
    Why.REQUIREMENTS_AGREED: EntryKind.AGREEMENT,
    Why.FORM_SUPPLEMENTED: EntryKind.SUPPLEMENT,
}

TAKEN = frozenset(_KINDS.values())
"""The kinds of entries that say that an act was taken."""

_NOT_KEPT = frozenset({Why.CLOSING_UNDONE, Why.REOPENING_UNDONE})

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


def kind_of(answer: Answer) -> EntryKind | None:
    """The kind of the entry that an answer leaves in the record, None where it leaves none."""
    code = answer.reason.code
    if answer.accepted:
        return _KINDS.get(code)
    if code in SURPLUS:
        return EntryKind.APPROVAL
    if code.is_verdict or _is_void_act(answer):
        return EntryKind.REFUSAL
    if code == Why.LABEL_REMOVED:
        return EntryKind.LABEL_PUT_BACK
    return EntryKind.LABEL_TAKEN_BACK if answer.event_id and code not in _NOT_KEPT else None


def _is_void_act(answer: Answer) -> bool:
    """A letter or an emergency that was refused stays refused, whatever the desk file says later (rule 4)."""
    is_none = answer.reason.code in {Why.REQUEST_CLOSED, Why.WRITE_AGAIN}
    return answer.command is not None and answer.command.word in DESK_ACTS and not is_none


def by_answer(case: Case, answer: Answer) -> Iterable[Done]:
    """What an act was, by the answer of now, which the record does not hold yet."""
    kind = kind_of(answer)
    if kind in TAKEN:
        is_letter = answer.command is not None and answer.command.word == LETTER
        entry = Entry(
            kind=kind,
            at=answer.at,
            recorded_at=answer.at,
            code=answer.reason.code.recorded,
            actor=answer.actor.id,
            role=answer.reason.facts.get("role", ""),
            rule=LETTER_RULE if is_letter else "",
            before=answer.before,
            signatory=answer.signatory,
            principals=answer.principals,
            side=answer.side,
        )
        yield from by_record(case, entry)


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
