"""Whether a record agrees with the request's present history: what it relies on is still there, as it was.

Facts against digests; the desk's rules are not judged again here, so that a mistake of theirs hides nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from automation.core.audit.finding import Finding
from automation.core.evidence.form import read_form
from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import Account, Comment, Request
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.duties import LETTER
from automation.core.problem import Reason
from automation.core.state.codes import code_at
from automation.core.text.command_line import Command, code_in, read_command
from automation.core.text.digest import text_digest

from .chain import Difference, Line, Record

APPROVE = "setujui"
_ADMITS = frozenset({EntryKind.LAPSE, EntryKind.SHUT, EntryKind.VIOLATION, EntryKind.FALL})
"""Kinds by which the record itself says that a text is gone or was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One record beside the history of its request, and the rules of the desk."""

    record: Record
    lines: Sequence[Line]
    request: Request
    catalogue: Catalogue


def check_history(compared: Compared) -> Iterator[Difference]:
    """Everything in the record that the present history does not bear out."""
    yield from _identity(compared)
    yield from _body(compared)
    for comment_id in dict.fromkeys(each for line in compared.lines for each in _relied_on(line.entry)):
        yield from _comment(compared, comment_id)
    yield from _events(compared)


def _identity(compared: Compared) -> Iterator[Difference]:
    """The intake names the author; nothing happened to a request before it was there."""
    request, record = compared.request, compared.record
    first = compared.lines[0].entry if compared.lines else None
    if first is not None and first.kind is EntryKind.INTAKE:
        author = id_of(request.author)
        # A deleted account has no id any more: that is no other one.
        if author not in {str(first.actor), "?"}:
            yield record.difference(1, Finding.OTHER_REQUESTER, {"recorded": str(first.actor), "author": author})
        if first.event and first.event != request.node_id:
            yield record.difference(1, Finding.OTHER_REQUEST, {"recorded": first.event, "present": request.node_id})
    early = [line for line in compared.lines if line.entry.at < request.created_at]
    if early:
        facts = {"at": early[0].entry.at.isoformat(), "created": request.created_at.isoformat()}
        yield record.difference(early[0].number, Finding.BEFORE_REQUEST, facts)


def _body(compared: Compared) -> Iterator[Difference]:
    """The body is as the last entry that covers it says, or a later entry says that it changed."""
    covering = [line for line in compared.lines if "body" in line.entry.parts]
    if not covering or covering[-1].entry.parts["body"] == text_digest(compared.request.body):
        return
    last = covering[-1]
    if any(line.number > last.number and line.entry.kind in _ADMITS - {EntryKind.SHUT} for line in compared.lines):
        return
    edit = compared.request.edits[-1] if compared.request.edits else None
    facts = {
        "at": edit.at.isoformat() if edit else "?",
        "editor": id_of(edit.editor) if edit else "?",
        "fields": ", ".join(_changed_fields(compared)) or "?",
    }
    yield compared.record.difference(last.number, Finding.BODY_CHANGED, facts)


def _changed_fields(compared: Compared) -> Iterator[str]:
    """The fields that differ from what the last entry that names each of them knew."""
    last = compared.lines[-1].entry
    known = {name: part for line in compared.lines for name, part in line.entry.parts.items()}
    try:
        process = compared.catalogue.pinned(last.process, last.version)
    except LookupError:
        return
    values = read_form(compared.request.body, process.form_fields).values
    for field in process.form_fields:
        recorded = known.get(f"field.{field.name}")
        # The record shortens the digests of fields.
        if recorded is not None and not text_digest(values.get(field.name, "")).startswith(recorded):
            yield field.name


def _relied_on(entry: Entry) -> tuple[int, ...]:
    named = [name.removeprefix("comment.") for name in entry.parts if name.startswith("comment.")]
    return (*entry.comments, *(int(each) for each in named if each.isascii() and each.isdigit()))


def _comment(compared: Compared, comment_id: int) -> Iterator[Difference]:
    """One comment that the record relies on, as the last entry that names it knows it."""
    record = compared.record
    naming = [line for line in compared.lines if comment_id in _relied_on(line.entry)]
    last, part = naming[-1], f"comment.{comment_id}"
    if last.entry.kind in _ADMITS and not last.entry.parts.get(part):
        return
    approval = next((line for line in naming if _is_approval_by(line.entry, comment_id)), None)
    comment = next((each for each in compared.request.comments if each.id == comment_id), None)
    if comment is None:
        line = approval or last
        code = Finding.APPROVAL_GONE if approval else Finding.COMMENT_GONE
        yield record.difference(line.number, code, {"comment": str(comment_id), "actor": str(line.entry.actor)})
        return
    recorded = next((line for line in reversed(naming) if part in line.entry.parts), last)
    if _admits_edit(comment, recorded.entry):
        pass
    elif _is_edited(comment, recorded.entry, is_approval=approval is not None):
        facts = {
            "comment": str(comment_id),
            "at": comment.edited_at.isoformat() if comment.edited_at else "?",
            "editor": id_of(comment.editor),
        }
        yield record.difference(recorded.number, Finding.COMMENT_EDITED, facts)
    elif approval is not None and (reason := _other_code(compared, comment, approval)):
        yield record.difference(approval.number, reason.code, reason.facts)
    yield from _authors(compared, comment, naming)


def _is_approval_by(entry: Entry, comment_id: int) -> bool:
    """Whether this comment is the approval itself: it stands first among those that the entry names."""
    return entry.kind in {EntryKind.APPROVAL, EntryKind.PERMIT} and entry.comments[:1] == (comment_id,)


def _is_edited(comment: Comment, entry: Entry, *, is_approval: bool) -> bool:
    recorded = entry.parts.get(f"comment.{comment.id}")
    if recorded is not None and recorded != text_digest(comment.body):
        return True
    if comment.edited_at is None:
        return False
    # An edited approval counts no more, whatever it says now (rule 3); of any other text the digest tells, if there is.
    return is_approval or (recorded is None and comment.edited_at > entry.recorded_at)


def _admits_edit(comment: Comment, entry: Entry) -> bool:
    """Whether the record itself says that the comment was edited: it shut for that, and knows the text of now."""
    is_told = entry.kind in _ADMITS and entry.parts.get(f"comment.{comment.id}") == text_digest(comment.body)
    return is_told and comment.edited_at is not None and comment.edited_at <= entry.recorded_at


def _other_code(compared: Compared, comment: Comment, line: Line) -> Reason | None:
    """An approval must say the code of the revision that the record says it approved."""
    if not line.entry.revision:
        return None
    command = read_command(comment.body, {APPROVE, LETTER})
    written = code_in(command, is_taken=True) if isinstance(command, Command) else None
    code = code_at([each.entry for each in compared.lines], compared.lines.index(line))
    if written == code:
        return None
    return Reason(Finding.OTHER_CODE, {"comment": str(comment.id), "written": written or "?", "code": code or "?"})


def _authors(compared: Compared, comment: Comment, naming: Sequence[Line]) -> Iterator[Difference]:
    """Who acted by a comment must be its author; an entry names the comment of its act first."""
    for line in naming:
        entry = line.entry
        is_act = entry.actor is not None and not entry.event and entry.comments[:1] == (comment.id,)
        if is_act and str(entry.actor) != id_of(comment.author):
            facts = {"comment": str(comment.id), "recorded": str(entry.actor), "author": id_of(comment.author)}
            yield compared.record.difference(line.number, Finding.OTHER_AUTHOR, facts)


def _events(compared: Compared) -> Iterator[Difference]:
    """Label and state events cannot be deleted or changed; a transfer gives them other ids."""
    request = compared.request
    actors = {event.node_id: id_of(event.actor) for event in request.label_events}
    actors |= {event.node_id: id_of(event.actor) for event in request.state_events}
    for line in compared.lines if request.transferred_at is None else ():
        entry = line.entry
        facts = {"event": entry.event, "recorded": str(entry.actor), "author": actors.get(entry.event, "")}
        if not entry.event or entry.kind is EntryKind.INTAKE:
            continue
        if entry.event not in actors:
            yield compared.record.difference(line.number, Finding.EVENT_GONE, facts)
        elif entry.actor is not None and str(entry.actor) != actors[entry.event]:
            yield compared.record.difference(line.number, Finding.OTHER_ACTOR, facts)


def id_of(account: Account | None) -> str:
    """The numeric id as text; `?` for a deleted account or one without a readable id."""
    return "?" if account is None or account.id is None else str(account.id)
