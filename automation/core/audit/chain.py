"""Whether the lines of one record follow each other: what `alur audit verify` says before it looks at anything else.

Unlike `record.read`, which refuses a broken record at once, this names every broken place and reads on. Knows no files.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from automation.core.audit.finding import Finding
from automation.core.history.record import FIRST, Entry, RecordBroken, entry_of
from automation.core.problem import Code, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is not as it should be: in which `file` ('' for the whole folder) and line (0 for no line)."""

    file: str
    line: int = 0
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is an entry, at `number` (from 1)."""

    number: int
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record file as it lies there; `name` is its file name, `request` the issue's number."""

    request: int
    data: bytes

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.request}.jsonl"

    @property
    def raw_lines(self) -> list[bytes]:
        """The lines without their ends; what stands behind the last line end is a line too."""
        lines = self.data.split(b"\n")
        return lines if lines[-1] else lines[:-1]

    @property
    def last_digest(self) -> str:
        """The digest of the last line, '' for an empty file: the head of this record."""
        lines = self.raw_lines
        return _digest(lines[-1]) if lines else ""

    def difference(self, line: int, code: Code, facts: Mapping[str, str] | None = None) -> Difference:
        """A difference in this file."""
        return Difference(file=self.name, line=line, reason=Reason(code, facts or {}))


def read_lines(record: Record) -> tuple[tuple[Line, ...], tuple[Difference, ...]]:
    """Every line that is an entry, and every place where the chain does not hold: none when `record.read` reads it."""
    lines: list[Line] = []
    found: list[Difference] = []
    for number, raw in enumerate(record.raw_lines, start=1):
        try:
            lines.append(Line(number=number, entry=entry_of(raw.decode("ascii"), number)))
        except (RecordBroken, UnicodeDecodeError) as error:
            found.append(record.difference(number, Finding.NOT_AN_ENTRY, {"why": str(error)}))
    found += _breaks(record, lines)
    if not record.data:
        found.append(record.difference(0, Finding.EMPTY))
    elif not record.data.endswith(b"\n"):
        found.append(record.difference(len(record.raw_lines), Finding.NO_LINE_END))
    return tuple(lines), tuple(sorted(found, key=lambda each: each.line))


def with_own_ends(data: bytes, is_whole: Callable[[str], object]) -> bytes:
    """The file with the line ends that the desk writes, where something on the way made CRLF of them.

    Only where the text is whole by that: `is_whole` raises ValueError for any other.
    """
    plain = data.replace(b"\r\n", b"\n")
    if plain == data:
        return data
    try:
        is_whole(plain.decode("ascii"))
    except ValueError:
        return data
    return plain


def holds_digest(record: Record, digest: str) -> int:
    """The number of the line with this digest, 0 when there is none."""
    return next((number for number, raw in enumerate(record.raw_lines, start=1) if _digest(raw) == digest), 0)


def _breaks(record: Record, lines: Sequence[Line]) -> Iterator[Difference]:
    """Where an entry's number or predecessor is not what the lines before it make it; at most one for each line."""
    raw_lines = record.raw_lines
    seq_of = {line.number: line.entry.seq for line in lines}
    greatest, seen = 0, 0
    for line in lines:
        # A line that is no entry stands for one: it is named already.
        expected = greatest + line.number - seen
        seq, before = line.entry.seq, line.number - 1
        follows = before == 0 or seq_of.get(before) == seq - 1
        if seq > expected:
            facts = {"first": str(expected), "last": str(seq - 1)}
            yield record.difference(line.number, Finding.MISSING_ENTRIES, facts)
        elif seq < expected:
            yield record.difference(line.number, Finding.OUT_OF_PLACE, {"seq": str(seq), "expected": str(expected)})
        elif follows and line.entry.prev != (_digest(raw_lines[before - 1]) if before else FIRST):
            yield record.difference(line.number, Finding.CHAIN_BROKEN, {"before": str(before)})
        greatest, seen = max(greatest, seq), line.number


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
