"""Letters that a desk of before recorded without their signatory's number: it is fixed once, by name (rule 13).

From then on the number counts, whatever anybody is called. Where not exactly one person of the desk file bears the
name, that is fixed too: the letter is nobody's, and is recorded anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from automation.core.history.record import FORMER_FORMAT, LETTER_RULE, Entry, EntryKind
from automation.core.history.request import Comment, Request
from automation.core.policy.desk import Desk
from automation.core.policy.duties import LETTER
from automation.core.text.command_line import read_exactly
from automation.core.why import Why

from .letters import read_letter

Fixed = Mapping[int, int | None]
"""Comment of a letter to the number of its signatory, None where nobody can be told."""


def with_signatories(request: Request, desk: Desk) -> tuple[Request, Fixed]:
    """The request whose record names the signatory of each letter, and what the record itself lacks of that."""
    record = request.record or ()
    unnamed = [entry for entry in record if _is_unnamed(entry)]
    if not unnamed:
        return request, {}
    known = {entry.comments[0]: entry.signatory for entry in record if entry.kind is EntryKind.SIGNATORY}
    comments = {comment.id: comment for comment in request.comments}
    fresh: dict[int, int | None] = {}
    for number in (entry.comments[0] for entry in unnamed):
        if number not in known and number in comments:
            fresh |= _signed(comments[number], desk)
    found = known | fresh
    named = (replace(each, signatory=found.get(each.comments[0])) if _is_unnamed(each) else each for each in record)
    return replace(request, record=tuple(named)), fresh


def fixing(fresh: Fixed, now: datetime) -> Iterable[Entry]:
    """The entries that fix them."""
    for comment, number in fresh.items():
        yield Entry(
            kind=EntryKind.SIGNATORY,
            at=now,
            recorded_at=now,
            code=Why.SIGNATORY_UNSETTLED if number is None else Why.SIGNATORY_SETTLED,
            rule=LETTER_RULE,
            comments=(comment,),
            signatory=number,
        )


def _is_unnamed(entry: Entry) -> bool:
    is_letter = entry.kind is EntryKind.APPROVAL and entry.rule == LETTER_RULE and bool(entry.comments)
    return is_letter and entry.format == FORMER_FORMAT and entry.signatory is None


def _signed(comment: Comment, desk: Desk) -> Fixed:
    """Who signed by the comment as it was written; nothing yet where it was edited, or the one person has no number."""
    command = read_exactly(comment.body, LETTER)
    letter = read_letter(command.text, (), keeps_other_subjects=True).letter if command else None
    if letter is None or comment.edited_at is not None:
        return {}
    people = desk.named(letter.signatory)
    if len(people) != 1:
        return {comment.id: None}
    return {comment.id: people[0].account_id} if people[0].is_certain else {}
