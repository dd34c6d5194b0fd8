"""Which approvals never count again, as the record will say (rules 4 and 7)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from automation.core.history.record import LETTER_RULE, Entry, EntryKind
from automation.core.state.situation import Situation
from automation.core.why import Why

_OFFICE = frozenset({Why.NOT_IN_ROLE, Why.OUTSIDE_DELEGATION})
_DUTIES = frozenset(
    {
        Why.REQUESTER_SIDE,
        Why.EDITED_REQUEST,
        Why.WROTE_EVIDENCE,
        Why.DID_STEP,
        Why.DID_ALONE,
        Why.DID_CATAT,
        Why.DID_DARURAT,
    }
)
_LETTERS = frozenset(
    {
        Why.RECORDER_NOT_IN_ROLE,
        Why.RECORDER_BARRED,
        Why.RECORDER_SIGNED,
        Why.SIGNATORY_NOT_IN_ROLE,
        Why.LETTER_NOT_TAKEN,
    }
)
_RIGHTS = _OFFICE | {Why.RECORDER_NOT_IN_ROLE, Why.SIGNATORY_NOT_IN_ROLE, Why.LOGIN_REUSED}
_RIGHT_LOST = _OFFICE | _DUTIES | _LETTERS | {Why.LOGIN_REUSED, Why.PRINCIPAL_BARRED}
"""Why an approval that once counted does not any more, although what it approved is the same."""


def lapses(situation: Situation, record: Sequence[Entry], intact: set[int], now: datetime) -> Iterable[Entry]:
    """Approvals that never count again.

    `intact` are the comments that stand as they were written.
    Those of another revision, even if the old text comes back (rule 7), and those that no longer counted when the desk
    looked, an emergency that no longer held too, even if the desk file is changed back (rule 4).
    """
    told = [entry for entry in record if entry.kind is EntryKind.LAPSE]
    known = {comment for entry in told if entry.code != Why.VOICE_TAKEN for comment in entry.comments}
    mute = {comment for entry in told if entry.code == Why.VOICE_TAKEN for comment in entry.comments}
    approvals = [entry for entry in record if entry.kind in {EntryKind.APPROVAL, EntryKind.PERMIT}]
    changed = {entry.comments[0] for entry in approvals if entry.revision != situation.gate.digest} - known
    held = {entry.comments[0] for entry in approvals} - known - changed
    # Where somebody's number is lacking, nobody can tell whose right is lost: what does not count now is not recorded.
    rights = _RIGHT_LOST - _RIGHTS if situation.uncertain else _RIGHT_LOST
    lost, unheard = held & _refused_for(situation, rights), held & _refused_for(situation, {Why.PRINCIPAL_DECIDED})
    plain = {entry.comments[0] for entry in approvals if _is_of_known(situation, entry)}
    lost |= held & plain & _refused_for(situation, _OFFICE)
    if not _is_launched(situation) and not situation.uncertain:
        declared = {entry.comments[0] for entry in record if entry.kind is EntryKind.EMERGENCY} - known
        lost |= declared & intact - {situation.shortened_by}
    for code, gone in ((Why.APPROVALS_LAPSED, changed), (Why.RIGHT_LOST, lost), (Why.VOICE_TAKEN, unheard - mute)):
        if gone:
            comments = tuple(sorted(gone))
            yield Entry(kind=EntryKind.LAPSE, at=now, recorded_at=now, code=code, comments=comments)


def _is_of_known(situation: Situation, entry: Entry) -> bool:
    """Whether the entry names everybody whose right an own approval rested on, and the desk file has all of them."""
    is_own = entry.kind is EntryKind.APPROVAL and entry.rule != LETTER_RULE and not entry.is_former
    return is_own and {entry.actor, *entry.principals} <= situation.certain


def _is_launched(situation: Situation) -> bool:
    return situation.reached > situation.process.launch_step.number


def _refused_for(situation: Situation, codes: Collection[str]) -> set[int]:
    """Approvals that do not count for one of these reasons; after the launch nothing falls back."""
    verdicts = () if _is_launched(situation) else (*situation.gate.approvals, *situation.gate.permits)
    # Whoever took back a rejection in an office that is not needed had no right to lose.
    lifting = {answer.comment_id for answer in situation.answers if answer.reason.code == Why.REJECTION_LIFTED}
    return {
        verdict.comment_id
        for verdict in verdicts
        if verdict.reason.code in codes and not (verdict.reason.code in _OFFICE and verdict.comment_id in lifting)
    }
