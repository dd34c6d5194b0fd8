"""When the form became complete, and by whom: the step from 1 to 2, which is nobody's command.

GitHub tells when a text was edited, not what it said before; so the moment is read where it was written down, else it
is that of the last change before anybody went on from there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from automation.core.evidence.supplement import Supplement
from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import Account
from automation.core.policy.authority import Case
from automation.core.policy.process import REQUESTER
from automation.core.text.digest import text_digest

_FIELD = "field."


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """The form is complete since `at`, by `actor` in `role`; `comment_id` is the comment that did it, 0 for none."""

    at: datetime
    actor: Account | None
    role: str = REQUESTER
    comment_id: int = 0


def completion(case: Case, answers: Mapping[str, str], added: Sequence[Supplement]) -> Completion:
    """Since when the form, whose `answers` are complete now, has been so: as recorded, as filed, or by a change."""
    request = case.request
    record = request.record or ()
    told = next((entry for entry in reversed(record) if entry.kind is EntryKind.COMPLETION), None)
    if told is not None:
        comment = told.comments[0] if told.comments else 0
        return Completion(at=told.at, actor=Account(login="", id=told.actor), role=told.role, comment_id=comment)
    filed = Completion(at=request.created_at, actor=request.author)
    if _is_as_filed(record, answers):
        return filed
    gone_on = min((entry.at for entry in record if entry.kind in {EntryKind.MOVE, EntryKind.RETURN}), default=None)
    edits = (
        Completion(at=each.at, actor=each.editor, role=_role(case, each.editor, each.at)) for each in request.edits
    )
    comments = (
        Completion(at=each.at, actor=each.comment.author, comment_id=each.comment.id)
        for each in added
        if not each.is_tampered
    )
    due = [each for each in (*edits, *comments) if each.at > filed.at and (gone_on is None or each.at <= gone_on)]
    return max(due, key=lambda each: each.at, default=filed)


def _role(case: Case, editor: Account | None, at: datetime) -> str:
    return REQUESTER if case.is_requester_side(editor, at, taken=True) else ""


def _is_as_filed(record: Sequence[Entry], answers: Mapping[str, str]) -> bool:
    """Whether the answers are those that the intake recorded; the record shortens the digests of fields."""
    intake = record[0].parts if record else {}
    filed = {name.removeprefix(_FIELD): part for name, part in intake.items() if name.startswith(_FIELD)}
    return bool(filed) and all(text_digest(answers.get(name, "")).startswith(part) for name, part in filed.items())
