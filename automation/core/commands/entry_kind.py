"""Which entry an answer leaves in the record, and what its act was while the record does not hold it yet."""

from collections.abc import Iterable

from automation.core.approval.votes import SURPLUS
from automation.core.history.record import LETTER_RULE, TAKEN, Entry, EntryKind
from automation.core.policy.authority import Case
from automation.core.policy.duties import DESK_ACTS, LETTER
from automation.core.state.situation import Answer
from automation.core.state.taken import Done, by_record
from automation.core.why import Why

from .table import OUTCOMES

_NOT_KEPT = frozenset({Why.CLOSING_UNDONE, Why.REOPENING_UNDONE})


def kind_of(answer: Answer) -> EntryKind | None:
    """The kind of the entry that an answer leaves in the record, None where it leaves none."""
    code = answer.reason.code
    if answer.accepted:
        return OUTCOMES[code].kind if code in OUTCOMES else None
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
