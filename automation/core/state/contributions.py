"""Who had a hand in the texts that approvals rest on: kept for good, whatever becomes of the comments (rule 5)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import Account, Comment, Edit, Request
from automation.core.policy.authority import same
from automation.core.policy.duties import Doings
from automation.core.policy.process import Process, Step
from automation.core.why import Why

from .situation import Situation

Writers = Mapping[str, tuple[Account, ...]]
"""Step key to who posted or edited sections of that step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrote:
    """Somebody posted or edited sections of a step, as the record has known since `known_at`."""

    step: int
    account: Account
    known_at: datetime


_UNCOUNTED = 10
"""So many edits are counted by an entry of their own: a tenth of a page, so that what is heard needs no second page."""


def hands(process: Process, step: Step, comment: Comment) -> tuple[Account | None, ...]:
    """Whose text of `step` a comment holds: its author's; after an edit by somebody else that person's alone.

    What the author wrote before is not forgotten where a run has read it: the record names who posted. Behind the gate
    an editor whose account is gone would bar nobody: there the author counts too.
    """
    is_before = step.number < process.approval_step.number
    if is_before and comment.editor is not None and not same(comment.editor, comment.author):
        return (comment.editor,)
    return (comment.author, comment.editor)


def recorded_writers(process: Process, record: Sequence[Entry]) -> tuple[Wrote, ...]:
    """Those whom the record names, without their logins: by an entry of their own, or as who carried a step out.

    In the order in which they were recorded: what was judged before is not judged otherwise for it. Whoever carried out
    a step behind the gate did it at that entry's time; only who posted there is told here.
    """
    approval = process.approval_step.number
    found: dict[tuple[int, int], datetime] = {}
    for entry in record:
        is_posted = entry.kind is EntryKind.CONTRIBUTION
        for number, actor in sorted(_known([entry])):
            if 1 <= number < approval or (is_posted and approval < number <= process.last):
                found.setdefault((number, actor), entry.recorded_at)
    return tuple(
        Wrote(step=number, account=Account(login="", id=actor), known_at=at)
        for (number, actor), at in sorted(found.items(), key=lambda each: (each[1], each[0]))
    )


def contributors(
    process: Process, doers: Writers, writers: Writers, also: Doings, record: Sequence[Entry]
) -> dict[int, tuple[int, ...]]:
    """Step number to the numbers of everybody who has a hand in it unknown to the record; the author of the form aside.

    In whose name somebody posted, posted too. Whom the record names by an earlier number it need not name again.
    """
    found = {}
    known = _known(record)
    for step in process.steps:
        if step.approval:
            continue
        did = () if step is process.intake else doers.get(step.key, ())
        named = [each.person for each in also.get(step.key, ()) if not each.is_former]
        seen = (*did, *named, *writers.get(step.key, ()))
        ids = {each.number for each in seen if each.number is not None and (step.number, each.id) not in known}
        if ids:
            found[step.number] = tuple(sorted(ids))
    return found


def new_contributions(situation: Situation, record: Sequence[Entry], now: datetime) -> Iterable[Entry]:
    """An entry for each of them whom the record does not name for that step."""
    known = _known(record)
    for number, actors in situation.contributors.items():
        for actor in actors:
            if (number, actor) not in known:
                yield Entry(
                    kind=EntryKind.CONTRIBUTION,
                    at=now,
                    recorded_at=now,
                    code=Why.SECTIONS_POSTED,
                    actor=actor,
                    rule="4.5",
                    before=number,
                    after=number,
                )


def _known(record: Sequence[Entry]) -> set[tuple[int, int]]:
    """Step and account, also of whoever carried a step out, and in whose name."""
    return {
        (entry.before, number)
        for entry in record
        if entry.code != Why.BODY_EDITED
        if entry.kind in {EntryKind.CONTRIBUTION, EntryKind.MOVE}
        for number in (entry.actor, *entry.principals)
        if number is not None
    }


def counted_edits(record: Sequence[Entry]) -> int:
    """How many edits of the body the record counted: their editors are on record, so they need not be told again."""
    return max((entry.edits for entry in record), default=0)


def recorded_edits(record: Sequence[Entry]) -> tuple[Edit, ...]:
    """What the record holds of the edits of the body: the first of each editor, without a login."""
    found = (entry for entry in record if entry.code == Why.BODY_EDITED and entry.actor is not None)
    return tuple(Edit(at=entry.at, editor=Account(login="", id=entry.actor)) for entry in found)


def new_editors(request: Request, record: Sequence[Entry], now: datetime, *, is_counted: bool) -> Iterable[Entry]:
    """An entry for each editor of the body whom the record does not name, its author aside.

    Unless an entry counts the edits anyway (`is_counted`), one is made for that before they are too many to be told.
    """
    known = {request.author.id if request.author else None, None}
    known |= {entry.actor for entry in record if entry.code == Why.BODY_EDITED}
    is_counted = is_counted or request.edit_count - counted_edits(record) < _UNCOUNTED
    for edit in request.edits:
        actor = edit.editor.id if edit.editor else None
        if actor not in known:
            known.add(actor)
            is_counted = True
            yield _of_body(Why.BODY_EDITED, edit.at, now, actor)
    if not is_counted:
        yield _of_body(Why.EDITS_COUNTED, now, now)


def _of_body(code: str, at: datetime, now: datetime, actor: int | None = None) -> Entry:
    return Entry(
        kind=EntryKind.CONTRIBUTION,
        at=at,
        recorded_at=now,
        code=code,
        actor=actor,
        rule="4.5",
        before=1,
        after=1,
    )
