"""A record to export: no exported cell can act, and nothing of the record is lost."""

import csv
import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.history.record import Entry, EntryKind, chain, line, read
from automation.operations.audit import FORMATS, exported
from automation.render.reports.audit_rows import csv_lines, harmless, json_lines
from tests.builders.ledgers import entries, ledger
from tests.builders.records import RECORDS

AT = datetime(2026, 11, 24, 2, 0, 5, tzinfo=UTC)
BLANK = Entry(kind=EntryKind.INTAKE, at=AT, recorded_at=AT, code="intake")
FORMULA = tuple("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")


@given(RECORDS)
def test_no_cell_begins_like_a_formula(record):
    """However a spreadsheet reads it, no cell of the CSV begins with a character that could make it act."""
    rows = list(csv.reader("".join(csv_lines((12, each) for each in record)).split("\r\n")[:-1], strict=True))

    assert len(rows) == len(record) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if cell.startswith(FORMULA)] == []


@given(st.text(max_size=20))
def test_any_text_is_made_harmless(typed):
    """Any text stays as it is behind at most one quote, and neither it nor what follows its blanks is a formula."""
    safe = harmless(typed)

    assert safe in {typed, f"'{typed}"}
    assert not safe.startswith(FORMULA)
    assert not safe.lstrip().startswith(FORMULA)


@pytest.mark.parametrize("begin", [*FORMULA, " =", "\u200b=", "\ufeff@", "\u3000\uff1d", "\x0b-"])
def test_every_formula_gets_its_quote(begin):
    """The characters of the corpus, plain and full-width, also behind blanks and what nobody sees."""
    assert harmless(begin + "1+1") == f"'{begin}1+1"


@given(RECORDS)
def test_the_csv_holds_what_the_record_holds(record):
    """Read by any reader of RFC 4180, each row names its request and the entry's values."""
    rows = list(csv.DictReader(csv_lines((12, each) for each in record), strict=True))

    for row, entry in zip(rows, record, strict=True):
        assert (row["request"], row["seq"], row["prev"]) == ("12", str(entry.seq), f"sha256:{entry.prev}")
        assert row["role"] in {entry.role, f"'{entry.role}"}
        assert row["actor"] == ("" if entry.actor is None else str(entry.actor))
        assert row["comments"] == " ".join(map(str, entry.comments))


@given(RECORDS)
def test_missing_is_written_in_one_way(record):
    """`null` in JSON, an unquoted empty cell in CSV; every line of either has the same keys."""
    lines = [json.loads(each) for each in json_lines((12, each) for each in record)]
    cells = [line.removesuffix("\r\n") for line in csv_lines((12, each) for each in record)]

    assert {tuple(each) for each in lines} == {tuple(lines[0])}
    assert "" not in [value for each in lines for value in each.values() if not isinstance(value, (dict, list))]
    assert '""' not in [cell for line in cells for cell in re.findall(r'(?:^|,)("(?:[^"]|"")*")', line)]


@given(RECORDS)
def test_json_lines_hold_the_record(record):
    """What is `null` put back to what the record writes, each is the record's own line: the chain can be checked."""
    written = [as_recorded(json.loads(each)) for each in json_lines((12, each) for each in record)]

    assert read("".join(written)) == record


def as_recorded(row):
    """The record's own line from one of the export."""
    assert row.pop("request") == 12
    row["kind"] = "approval" if row["kind"] == "surplus" else row["kind"]
    known = json.loads(line(replace(BLANK, format=row["format"])))
    raw = {name: "" if row[name] is None and known[name] is not None else row[name] for name in known}
    return json.dumps(raw, sort_keys=True, separators=(",", ":"), ensure_ascii=True) + "\n"


def rows_of(entry, **facts):
    """One row of the CSV."""
    (row,) = csv.DictReader(csv_lines([(12, replace(entry, **facts))]), strict=True)
    return row


@pytest.mark.parametrize("code", ["approval_repeated", "approval_no_open_slot"])
def test_a_surplus_approval_is_a_kind_of_its_own(code):
    """Whoever counts approvals counts those that filled a place; also in a record of before."""
    assert rows_of(BLANK, kind=EntryKind.APPROVAL, code=code)["kind"] == "surplus"
    assert rows_of(BLANK, kind=EntryKind.APPROVAL, code="approval_counts")["kind"] == "approval"
    assert rows_of(BLANK, kind=EntryKind.REFUSAL, code="approval_edited")["kind"] == "refusal"
    assert json.loads(*json_lines([(12, replace(BLANK, kind=EntryKind.APPROVAL, code=code))]))["kind"] == "surplus"


def test_a_spreadsheet_takes_no_cell_for_another_value():
    """A time that it reads as one, rules by name, and no digest that is a number to it."""
    row = rows_of(BLANK, rule="4.10", revision="0" * 64, salt="1e" + "0" * 62, sources=("12e45", "0" * 40))

    assert (row["time"], row["at"]) == ("2026-11-24T02:00:05", "2026-11-24T02:00:05Z")
    assert (row["rule"], rows_of(BLANK, rule="SOP 3")["rule"]) == ("rule 10", "SOP 3")
    assert row["sources"] == f"git:12e45 git:{'0' * 40}"
    assert [row[name][:7] for name in ("prev", "revision", "salt")] == ["sha256:"] * 3
    assert rows_of(BLANK)["revision"] == ""


def test_all_requests_are_exported():
    """The entries of all records, in the order of their numbers, one header in CSV."""
    other = chain((), [Entry(kind=EntryKind.INTAKE, at=entries()[0].at, recorded_at=entries()[0].at, code="x")])
    both = ledger(entries(), other)

    assert set(FORMATS) == {"jsonl", "csv"}
    assert exported(both, "csv")[0].count("\r\n") == len(entries()) + 2
    numbers = [json.loads(line)["request"] for line in exported(both, "jsonl")[0].splitlines()]
    assert numbers == [12] * len(entries()) + [13]
