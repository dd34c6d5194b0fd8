"""The check of a desk's record: every file by itself, one against its request's history, all against the head.

Values in, values out: no files, no git, no GitHub. What it cannot prove is said in the auditors' guide.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from automation.core.audit.finding import Finding
from automation.core.history.request import Request
from automation.core.policy.catalogue import Catalogue
from automation.core.problem import Reason

from .acts import check_acts
from .chain import Difference, Line, Record, holds_digest, read_lines
from .course import check_course
from .history import Compared, check_history
from .register import REGISTER, check_register

DIGEST_HEAD = "sha256:"
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """The commit that a folder shows as its own, and the git object id of each record file in it, by file name."""

    commit: str
    blobs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All record files of a folder, and its register of rights (None for no file).

    `others` are names that end like theirs but are none, `unread` is why a file of their name could not be read;
    `rewritten` are files whose line ends were CRLF, and that are read as the desk wrote them.
    """

    records: tuple[Record, ...]
    others: tuple[str, ...] = ()
    unread: Mapping[str, str] = field(default_factory=dict)
    register: bytes | None = None
    rewritten: tuple[str, ...] = ()

    def record(self, request: int) -> Record | None:
        """The record of one request, or None."""
        return next((each for each in self.records if each.request == request), None)


def is_head(text: str) -> bool:
    """Whether `text` names a published head: a whole commit id, or `sha256:` and the digest of a record's last line."""
    return _COMMIT.fullmatch(text.removeprefix(DIGEST_HEAD)) is not None and not (
        text.startswith(DIGEST_HEAD) and len(text) != len(DIGEST_HEAD) + 64
    )


def check_record(record: Record, catalogue: Catalogue, request: Request | None = None) -> Iterator[Difference]:
    """Everything wrong with one record, in itself and, given its request, against the present history."""
    lines, breaks = read_lines(record)
    yield from breaks
    if not breaks:
        yield from check_course(record, lines, catalogue.processes)
    if request is not None and lines:
        yield from _against(record, lines, catalogue, request)


def _against(record: Record, lines: Sequence[Line], catalogue: Catalogue, request: Request) -> Iterator[Difference]:
    compared = Compared(record=record, lines=lines, request=request, catalogue=catalogue)
    yield from check_history(compared)
    yield from check_acts(compared)


def check_folder(ledger: Ledger) -> Iterator[Difference]:
    """Names that are no record's, a register that does not hold, and records that begin alike: one is a copy."""
    for name in ledger.others:
        yield Difference(file=name, reason=Reason(Finding.NO_RECORD_NAME))
    for name, why in ledger.unread.items():
        yield Difference(file=name, reason=Reason(Finding.FILE_UNREADABLE, {"why": why}))
    first: dict[bytes, Record] = {}
    for record in ledger.records:
        for begin in record.raw_lines[:1]:
            if begin in first:
                yield record.difference(1, Finding.SAME_BEGINNING, {"other": first[begin].name})
            first.setdefault(begin, record)
    yield from check_register(ledger.register, ledger.records)


def check_digest_head(records: Sequence[Record], head: str) -> Iterator[Difference]:
    """Whether a record ends in the line that the published head names."""
    digest = head.removeprefix(DIGEST_HEAD)
    if any(record.last_digest == digest for record in records):
        return
    for record in records:
        if number := holds_digest(record, digest):
            yield record.difference(number, Finding.HEAD_PASSED, {"last": str(len(record.raw_lines))})
            return
    for record in records[:1] if len(records) == 1 else ():
        yield record.difference(
            len(record.raw_lines), Finding.HEAD_DIFFERS, {"present": DIGEST_HEAD + record.last_digest}
        )
    if len(records) != 1:
        yield Difference(file="", reason=Reason(Finding.HEAD_NOWHERE))


def check_commit_head(ledger: Ledger, checkout: Checkout, head: str) -> Iterator[Difference]:
    """Whether the folder shows the published commit, each record file as it stands there."""
    if checkout.commit != head:
        yield Difference(file="", reason=Reason(Finding.OTHER_COMMIT, {"present": checkout.commit}))
    present = {record.name: _blob_id(record.data, checkout.commit) for record in ledger.records}
    if ledger.register is not None:
        present[REGISTER] = _blob_id(ledger.register, checkout.commit)
    for name in sorted(present.keys() | checkout.blobs.keys()):
        if name not in present:
            yield Difference(file=name, reason=Reason(Finding.FILE_GONE))
        elif name not in checkout.blobs:
            yield Difference(file=name, reason=Reason(Finding.FILE_ADDED))
        elif present[name] != checkout.blobs[name]:
            yield Difference(file=name, reason=Reason(Finding.FILE_CHANGED))


def _blob_id(data: bytes, like: str) -> str:
    """Git's object id of a file, by the hash that the repository uses (its ids are longer with SHA-256)."""
    content = b"blob %d\0" % len(data) + data
    hashed = hashlib.sha1(content, usedforsecurity=False) if len(like) == 40 else hashlib.sha256(content)  # noqa: PLR2004 - the length of a SHA-1 in hexadecimal
    return hashed.hexdigest()
