"""The record of one request: entries that name their predecessor, as canonical JSON Lines.

No free text and no names: numeric ids, codes and digests only. Knows no git; an entry may close a gate, never open one.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from .record_schema import flaw, moment, moment_of

FORMER_FORMAT, FORMAT = "alur-record-1", "alur-record-2"
"""The lines of both formats stand in one chain; new ones are of the second."""

_NEW_KEYS = frozenset({"signatory", "principals", "side", "edits", "register", "salt"})
"""What lines of the first format do not have; their entries hold the defaults."""

FIRST = "0" * 64
"""What the first entry names as its predecessor."""


LETTER_RULE = "4.13"
"""The rule of an approval that came by a recorded letter: its actor is who recorded it, not who signed."""


class EntryKind(StrEnum):
    """What happened. A closing kind goes on closing even when its comment is deleted (rule 8)."""

    INTAKE = "intake"
    CONTRIBUTION = "contribution"
    MOVE = "move"
    RETURN = "return"
    APPROVAL = "approval"
    REFUSAL = "refusal"
    REJECTION = "rejection"
    WITHDRAWAL = "withdrawal"
    LAPSE = "lapse"
    OPENED = "opened"
    SHUT = "shut"
    ENDED = "ended"
    RESUMED = "resumed"
    LABEL_TAKEN_BACK = "label_taken_back"
    LABEL_PUT_BACK = "label_put_back"
    VIOLATION = "violation"
    PERMIT = "permit"
    EMERGENCY = "emergency"
    REVIEW = "review"
    HOLD = "hold"
    HOLD_ENDED = "hold_ended"
    QUESTION = "question"
    ANSWER = "answer"
    AGREEMENT = "agreement"
    SUPPLEMENT = "supplement"
    CODE = "code"
    AGREEMENT_CODE = "agreement_code"
    SIGNATORY = "signatory"
    UNREADABLE = "unreadable"
    COMPLETION = "completion"
    FALL = "fall"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """What the desk makes of entries of one kind.

    `is_effect`: carried out as recorded, whatever became of the comment since (rule 8). `is_judged`: it was taken too,
    but counts only while its comment stands as it was; who did it, did it for good (rule 5). `shuts`: after it work may
    not begin. `calls`: somebody is asked, who may answer in plain words. `is_answer`: it tells of a single act. `rule`
    is '' for what an SOP step asks for.
    """

    rule: str = ""
    is_effect: bool = False
    is_judged: bool = False
    shuts: bool = False
    calls: bool = False
    is_answer: bool = False


KINDS: Mapping[EntryKind, KindRow] = dict.fromkeys(EntryKind, KindRow()) | {
    EntryKind.MOVE: KindRow(is_effect=True),
    EntryKind.RETURN: KindRow(is_effect=True, shuts=True),
    EntryKind.ENDED: KindRow(is_effect=True, shuts=True),
    EntryKind.RESUMED: KindRow(is_effect=True),
    EntryKind.HOLD: KindRow(rule="4.8", is_effect=True, shuts=True),
    EntryKind.HOLD_ENDED: KindRow(rule="4.8", is_effect=True),
    EntryKind.QUESTION: KindRow(rule="5", is_effect=True, calls=True),
    EntryKind.ANSWER: KindRow(rule="5", is_effect=True),
    EntryKind.REJECTION: KindRow(rule="4.8", is_effect=True, shuts=True),
    EntryKind.WITHDRAWAL: KindRow(rule="4.8", is_effect=True, shuts=True),
    EntryKind.APPROVAL: KindRow(rule="4.3", is_judged=True),
    EntryKind.PERMIT: KindRow(rule="4.6", is_judged=True),
    EntryKind.EMERGENCY: KindRow(rule="4.10", is_judged=True),
    EntryKind.REVIEW: KindRow(rule="4.10", is_judged=True),
    EntryKind.AGREEMENT: KindRow(rule="4.2", is_judged=True),
    EntryKind.SUPPLEMENT: KindRow(rule="4.2", is_judged=True),
    EntryKind.REFUSAL: KindRow(rule="4.12", is_answer=True),
    EntryKind.LABEL_TAKEN_BACK: KindRow(rule="5", is_answer=True),
    EntryKind.LABEL_PUT_BACK: KindRow(rule="5", is_answer=True),
    EntryKind.LAPSE: KindRow(rule="4.7"),
    EntryKind.VIOLATION: KindRow(rule="4.7"),
    EntryKind.OPENED: KindRow(rule="4.1"),
    EntryKind.SHUT: KindRow(rule="4.1"),
}
"""One row a kind."""

EFFECTS = frozenset(kind for kind, row in KINDS.items() if row.is_effect)
TAKEN = EFFECTS | {kind for kind, row in KINDS.items() if row.is_judged}
"""The kinds that say that an act was taken."""

ANSWERED = TAKEN | {kind for kind, row in KINDS.items() if row.is_answer}
"""What the record holds of single acts, taken or not."""

PLACING = frozenset(
    {
        EntryKind.INTAKE,
        EntryKind.COMPLETION,
        EntryKind.MOVE,
        EntryKind.RETURN,
        EntryKind.FALL,
        EntryKind.RECOVERY,
    }
)
"""The kinds that say where the request stands from then on: `after` of the last of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the record.

    `at` is when it happened, `recorded_at` when the desk wrote it (aware UTC, whole seconds). `actor` is a numeric
    account id, None for the rules alone. `code` is the stable reason code, `rule` the rule or SOP step behind it.
    `before` and `after` are step numbers: where they differ the request went from one to the other, where they are the
    same the entry is about that step and moves nothing; one more than the last step means done. `revision` and `parts`
    are digests; `comments` and `event` are what the entry relies on; `sources` are the git object ids of the desk file
    and the automation.

    Since the second format: whom an act counts for, by account number, is `signatory` for a letter and `principals` for
    what was done in the name of others; `side` is REQUESTER for an act of the requester's side, else ''. `edits` counts
    the edits of the body so far whose editors are on record, `register` is the digest of the last line of the register
    that the run knew. `salt` (64 hexadecimal digits) makes a code of `revision`, whose last covered change was at `at`.
    """

    format: str = FORMAT

    seq: int = 0
    prev: str = FIRST
    kind: EntryKind
    at: datetime
    recorded_at: datetime
    code: str
    actor: int | None = None
    role: str = ""
    rule: str = ""
    before: int = 0
    after: int = 0
    process: str = ""
    version: int = 0
    revision: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    comments: tuple[int, ...] = ()
    event: str = ""
    sources: tuple[str, ...] = ()
    signatory: int | None = None
    principals: tuple[int, ...] = ()
    side: str = ""
    edits: int = 0
    register: str = ""
    salt: str = field(default="", repr=False)

    @property
    def is_former(self) -> bool:
        """Whether a desk wrote it that knew the first format only; what it asked less for stays taken."""
        return self.format == FORMER_FORMAT


class RecordBroken(ValueError):
    """A line that is no entry of this format; the message says which and why. The auditors must act."""


def line(entry: Entry) -> str:
    """The entry as one line of canonical JSON, without line end: sorted keys, no blanks, ASCII only."""
    plain = {each: _plain(getattr(entry, each)) for each in _keys(entry.format)}
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def read(text: str) -> tuple[Entry, ...]:
    """All entries of a record file, oldest first. Raises RecordBroken for a line that is not an entry in its place."""
    entries: list[Entry] = []
    prev = FIRST
    lines = text.split("\n")
    if lines.pop():
        message = "the last line has no end"
        raise RecordBroken(message)
    for number, written in enumerate(lines, start=1):
        entry = entry_of(written, number)
        if entry.seq != number or entry.prev != prev:
            message = f"line {number} does not follow the one before it"
            raise RecordBroken(message)
        entries.append(entry)
        prev = digest(written)
    return tuple(entries)


def entry_of(written: str, number: int) -> Entry:
    """The entry that one line holds, whatever its place. Raises RecordBroken, naming the line `number`."""
    try:
        entry = _checked(json.loads(written))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"line {number} is no entry of a record: {error}"
        raise RecordBroken(message) from error
    if line(entry) != written:
        message = f"line {number} is not written as {entry.format} writes it"
        raise RecordBroken(message)
    return entry


def chain(known: Sequence[Entry], new: Iterable[Entry]) -> tuple[Entry, ...]:
    """The new entries with their place behind the known ones."""
    prev = digest(line(known[-1])) if known else FIRST
    chained: list[Entry] = []
    for seq, entry in enumerate(new, start=len(known) + 1):
        placed = replace(entry, seq=seq, prev=prev)
        chained.append(placed)
        prev = digest(line(placed))
    return tuple(chained)


def place_of(entries: Sequence[Entry]) -> int:
    """The step at which the record says that the request stands, 0 where it says nothing."""
    return next((entry.after for entry in reversed(entries) if entry.kind in PLACING), 0)


def text(entries: Iterable[Entry]) -> str:
    """The whole record file."""
    return "".join(line(entry) + "\n" for entry in entries)


def digest(written: str) -> str:
    """What the next entry names: the SHA-256 of the line in hexadecimal."""
    return hashlib.sha256(written.encode("utf-8")).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def _keys(form: str) -> frozenset[str]:
    return _KEYS if form == FORMAT else _KEYS - _NEW_KEYS


_KEYS = frozenset(each.name for each in fields(Entry))


def _checked(raw: dict[str, Any]) -> Entry:
    if raw["format"] not in {FORMER_FORMAT, FORMAT}:
        message = "another format"
        raise ValueError(message)
    if set(raw) != _keys(raw["format"]):
        message = "other keys than ours"
        raise ValueError(message)
    if wrong := flaw(raw):
        message = f"`{wrong}` is not of its form"
        raise ValueError(message)
    return Entry(
        **raw
        | {
            "kind": EntryKind(raw["kind"]),
            "at": moment_of(raw["at"]),
            "recorded_at": moment_of(raw["recorded_at"]),
            "comments": tuple(raw["comments"]),
            "sources": tuple(raw["sources"]),
            "principals": tuple(raw.get("principals", ())),
        }
    )
