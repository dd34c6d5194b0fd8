"""Which comments of the requester's side complete the form, and what the record knows of those that are gone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from automation.core.evidence.supplement import COMPLETE, Supplement, read_supplement
from automation.core.evidence.wrong import Wrong
from automation.core.history.record import ANSWERED, Entry, EntryKind
from automation.core.history.request import Comment
from automation.core.policy.authority import Case
from automation.core.problem import AnswerProblem, Reason
from automation.core.text.command_line import read_exactly

from .taken import other_side


def supplements(case: Case) -> tuple[Supplement, ...]:
    """Every comment by which the requester's side completed the form, in the order in which they were written."""
    found = (_supplement(case, comment) for comment in case.request.comments if not comment.by_desk)
    taken = {entry.comments[0] for entry in case.request.record or () if entry.kind is EntryKind.SUPPLEMENT}
    acts = [each for each in case.request.record or () if each.kind in ANSWERED and each.comments and not each.event]
    other = {each.comments[0] for each in acts}
    kept = [
        each
        for each in found
        if each is not None
        # What the record holds as another act is none of these after an edit: its deletion would leave no hole.
        if each.comment.id in taken or each.comment.id not in other
        # Whoever decided on a request adds nothing to it; what the desk once took stays taken (rule 5).
        if each.comment.id in taken or not other_side(case, each.comment.author, each.comment.created_at)
    ]
    return tuple(sorted(kept, key=lambda each: (each.at, each.comment.id)))


def lost(case: Case, found: Sequence[Supplement]) -> tuple[AnswerProblem, ...]:
    """Answers that the record knows of a comment that is gone or not its author's any more, unless given anew since."""
    labels = {field.name: field.label for field in case.process.form_fields}
    intact = {each.comment.id: each for each in found if not each.is_tampered}
    holes: dict[str, AnswerProblem] = {}
    for entry in case.request.record or ():
        if entry.kind is EntryKind.SUPPLEMENT and entry.comments[0] not in intact:
            names = [name for name in _fields(entry) if not _is_given_since(case, name, entry.at, intact)]
            holes |= {
                name: AnswerProblem(heading=labels.get(name, name), reason=Reason(Wrong.EVIDENCE_LOST))
                for name in names
            }
    return tuple(holes.values())


def _supplement(case: Case, comment: Comment) -> Supplement | None:
    command = read_exactly(comment.body, COMPLETE)
    if command is None or comment.via_email:
        return None
    if not case.is_requester_side(comment.author, comment.created_at, taken=_was_taken(case, comment)):
        return None
    texts = read_supplement(command.text, case.process.form_fields)
    return Supplement(comment=comment, texts=texts, at=comment.edited_at or comment.created_at)


def _was_taken(case: Case, comment: Comment) -> bool:
    taken = (entry for entry in case.request.record or () if entry.kind is EntryKind.SUPPLEMENT)
    return any(entry.comments[0] == comment.id for entry in taken)


def _fields(entry: Entry) -> Iterable[str]:
    return (name.removeprefix("field.") for name in entry.parts if name.startswith("field."))


def _is_given_since(case: Case, name: str, at: datetime, intact: Mapping[int, Supplement]) -> bool:
    given = any(name in each.texts.found and each.at > at for each in intact.values())
    return given or any(edit.at > at for edit in case.request.edits)
