"""The rows of the approval matrix in words, as the procedure's page lists them beside its gate."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from automation.core.policy.desk import Desk
from automation.core.policy.matrix import ApprovalRow
from automation.render.base.dates import day_of

from .site_words import role_title, word


def row_lines(process_id: str, desk: Desk, now: datetime, lang: str) -> list[str]:
    """One line for each row that applies to this procedure and has not ended, those of emergencies last."""
    rows = [row for row in desk.approvals if row.sop in {None, process_id} and (row.until is None or now < row.until)]
    return [_line(row, desk, now, lang) for row in sorted(rows, key=lambda row: row.emergency)]


def _line(row: ApprovalRow, desk: Desk, now: datetime, lang: str) -> str:
    """When the row applies, and what it then needs."""
    lead = "; ".join(_cases(row, lang)) or word("each", lang)
    needs = [f"{count} {role_title(desk, role, lang)}" for role, count in row.needs]
    needs += row.documents
    notes = [*([word("by_letter", lang)] if row.letters else []), *_days(row, desk, now, lang)]
    told = f" ({', '.join(notes)})" if notes else ""
    return f"{lead}: {', '.join(needs)}{told}"


def _cases(row: ApprovalRow, lang: str) -> Iterable[str]:
    if row.emergency:
        yield word("in_emergency", lang)
    if row.unit is not None:
        yield f"{word('of_unit', lang)} {row.unit}"
    if row.above is not None:
        yield f"{word('above', lang)} Rp{row.above:,}".replace(",", ".")
    if row.risk:
        yield f"{word('from_risk', lang)} {row.risk}"
    if row.data:
        yield f"{word('from_data', lang)} {row.data}"


def _days(row: ApprovalRow, desk: Desk, now: datetime, lang: str) -> Iterable[str]:
    """From and until when, where that lies ahead; the last day is inclusive."""
    if row.since is not None and now < row.since:
        yield f"{word('plans_from', lang)} {day_of(row.since, desk.calendar, lang)}"
    if row.until is not None:
        yield f"{word('plans_until', lang)} {day_of(row.until - timedelta(seconds=1), desk.calendar, lang)}"
