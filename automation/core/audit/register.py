"""Whether the register of rights holds: its chain, one desk throughout, and every line that a record knew as its last.

Unlike `register.read`, which refuses a broken file at once, this names every broken place and reads on.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from automation.core.audit.finding import Finding
from automation.core.history.record import FIRST
from automation.core.history.register import RegisterBroken, line_of, read
from automation.core.problem import Reason

from .chain import Difference, Record, read_lines

REGISTER = "register.jsonl"


def check_register(data: bytes | None, records: Sequence[Record]) -> Iterator[Difference]:
    """Everything wrong with the register file, None for no file, in itself and beside the records."""
    rows = [] if data is None else data.split(b"\n")
    if rows and rows.pop():
        yield _difference(len(rows) + 1, Finding.NO_LINE_END)
        rows = (data or b"").split(b"\n")
    yield from _broken_lines(rows)
    if data and not any(_broken_lines(rows)) and data.endswith(b"\n") and (why := _unreadable(data)):
        yield _difference(0, Finding.REGISTER_UNREADABLE, {"why": why})
    digests = {_digest(row) for row in rows}
    for record in records:
        lines, _ = read_lines(record)
        strange = [line for line in lines if line.entry.register and line.entry.register not in digests]
        if strange:
            yield record.difference(strange[0].number, Finding.REGISTER_LINE_GONE, {"register": REGISTER})


def _broken_lines(rows: Sequence[bytes]) -> Iterator[Difference]:
    before = FIRST
    for number, row in enumerate(rows, start=1):
        try:
            line = line_of(row.decode("ascii"), number)
        except (RegisterBroken, UnicodeDecodeError) as error:
            yield _difference(number, Finding.NO_REGISTER_LINE, {"why": str(error)})
        else:
            if line.prev != before or line.seq != number:
                yield _difference(number, Finding.REGISTER_CHAIN_BROKEN, {"before": str(number - 1)})
        before = _digest(row)


def _unreadable(data: bytes) -> str:
    """What else keeps the desk from reading a file whose lines follow each other; '' for nothing."""
    try:
        read(data.decode("ascii"))
    except RegisterBroken as error:
        return str(error)
    return ""


def _difference(line: int, code: Finding, facts: Mapping[str, str] | None = None) -> Difference:
    return Difference(file=REGISTER, line=line, reason=Reason(code, facts or {}))


def _digest(row: bytes) -> str:
    return hashlib.sha256(row).hexdigest()
