"""Which codes a run must draw: for what is shown to be approved or signed, and has no salt of its own yet (rule 2).

An entry of its own kind holds digest, time of the last covered change, and salt. What was drawn is recorded before any
code of it is shown; a second run uses the salt that it finds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from automation.core.approval.revision import drawn_salt, former_code, salted_code
from automation.core.history.record import Entry, EntryKind, chain
from automation.core.history.request import Request
from automation.core.why import Why

from .situation import Situation

CODES = frozenset({EntryKind.CODE, EntryKind.AGREEMENT_CODE})
"""The kinds of entry that hold a salt."""


def new_codes(situation: Situation, now: datetime, entropy: bytes | None) -> Iterator[Entry]:
    """An entry for each code that is lacking; its salt is drawn from `entropy`.

    Without any, as in a preview, the entry has no salt and is not to be recorded: its code is NO_CODE.
    """
    if situation.is_closed:
        return
    gate, asked, step = situation.gate, situation.agreement, situation.process.step(situation.step)
    pairs = []
    if step.approval and gate.digest and not gate.code:
        pairs.append((EntryKind.CODE, gate.digest, gate.text_at or gate.changed_at))
    approval = situation.process.approval_step.number
    is_lacking = asked is not None and asked.digest and not asked.code and not asked.by
    if asked is not None and is_lacking and asked.step <= step.number <= approval:
        pairs.append((EntryKind.AGREEMENT_CODE, asked.digest, asked.changed_at))
    for kind, digest, changed_at in pairs:
        yield Entry(
            kind=kind,
            at=changed_at,
            recorded_at=now,
            code=Why.CODE_DRAWN,
            rule="4.2",
            before=step.number,
            after=step.number,
            revision=digest,
            salt=drawn_salt(kind, entropy) if entropy else "",
        )


def code_at(entries: Sequence[Entry], place: int) -> str:
    """The code of what the entry at `place` names, by the salt in force there; '' where it names nothing, or had none.

    Before the first salt it is that of the older formula.
    """
    entry = entries[place]
    is_agreement = entry.kind in {EntryKind.AGREEMENT, EntryKind.AGREEMENT_CODE}
    kind = EntryKind.AGREEMENT_CODE if is_agreement else EntryKind.CODE
    salts = [each for each in entries[: place + 1] if each.kind is kind]
    if not entry.revision or not salts:
        return former_code(entry.revision) if entry.revision else ""
    fitting = [each for each in salts if each.revision == entry.revision]
    return salted_code(entry.revision, fitting[-1].salt) if fitting else ""


def with_codes(request: Request, codes: tuple[Entry, ...]) -> Request:
    """The request as it will be once these entries stand in its record."""
    record = request.record or ()
    return replace(request, record=(*record, *chain(record, codes)))
