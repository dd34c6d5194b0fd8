"""`alur audit`: check the desk's record, print one request's, export all. Reads values; asks nobody."""

from collections.abc import Callable, Iterable, Iterator

from automation.core.audit.chain import Difference, Record
from automation.core.audit.finding import Finding
from automation.core.audit.report import (
    DIGEST_HEAD,
    Checkout,
    Ledger,
    check_commit_head,
    check_digest_head,
    check_folder,
    check_record,
)
from automation.core.history.record import Entry, RecordBroken, read
from automation.core.history.request import Request
from automation.core.policy.catalogue import Catalogue
from automation.core.problem import Reason
from automation.errors import DeskError
from automation.render.reports.audit import page
from automation.render.reports.audit_rows import Row, csv_lines, json_lines

FORMATS: dict[str, Callable[[Iterable[Row]], Iterator[str]]] = {"jsonl": json_lines, "csv": csv_lines}


def examined(ledger: Ledger, request: Request | None) -> tuple[Record, ...]:
    """The records to look at: that of the request whose history was given, else all."""
    if request is None:
        return ledger.records
    record = ledger.record(request.number)
    return (record,) if record else ()


def differences(
    ledger: Ledger, catalogue: Catalogue, request: Request | None, head: str, checkout: Checkout | None
) -> Iterator[Difference]:
    """Everything that is not as it should be. `checkout` is given where `head` is a commit."""
    yield from check_folder(ledger)
    records = examined(ledger, request)
    if checkout is not None:
        yield from check_commit_head(ledger, checkout, head)
    elif head.startswith(DIGEST_HEAD):
        yield from check_digest_head(records, head)
    if request is not None and not records:
        yield Difference(file=f"{request.number}.jsonl", reason=Reason(Finding.NO_RECORD))
    for record in records:
        yield from check_record(record, catalogue, request)


def printed(ledger: Ledger, number: int, catalogue: Catalogue, lang: str) -> str:
    """One request's record as Markdown. Raises DeskError when there is none, or its chain does not hold."""
    record = ledger.record(number)
    if record is None or not record.data:
        raise DeskError(f"there is no record of #{number} in this folder")
    return page(number, _entries(record), catalogue, lang)


def exported(ledger: Ledger, form: str) -> tuple[str, tuple[str, ...]]:
    """All entries of all requests as `jsonl` or `csv`, but for records whose chain does not hold, and why these not."""
    rows: list[tuple[int, Entry]] = []
    broken = [f"{name} cannot be read: {why}" for name, why in ledger.unread.items()]
    for record in ledger.records:
        try:
            rows += [(record.request, entry) for entry in _entries(record)]
        except DeskError as error:
            broken.append(str(error))
    return "".join(FORMATS[form](rows)), tuple(broken)


def _entries(record: Record) -> tuple[Entry, ...]:
    try:
        return read(record.data.decode("ascii"))
    except (RecordBroken, UnicodeDecodeError) as error:
        raise DeskError(f"{record.name}: {error}; see `alur audit verify`") from error
