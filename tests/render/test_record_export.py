"""A record to export: no exported cell can act, and nothing of the record is lost."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.commands.audit import FORMATS, exported
from automation.core.record import Entry, EntryKind, chain, read
from automation.render.audit_rows import csv_lines, harmless, json_lines
from tests.builders_record import RECORDS
from tests.render.some_records import entries, ledger

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
    """Read by any reader of RFC 4180, each row names its request and the entry's values; every cell is quoted."""
    written = list(csv_lines((12, each) for each in record))
    rows = list(csv.DictReader(written, strict=True))

    assert all(line.endswith('"\r\n') and line.startswith('"') for line in written)
    for row, entry in zip(rows, record, strict=True):
        assert (row["request"], row["seq"], row["prev"]) == ("12", str(entry.seq), entry.prev)
        assert row["role"] in {entry.role, f"'{entry.role}"}
        assert row["actor"] == ("" if entry.actor is None else str(entry.actor))
        assert row["comments"] == " ".join(map(str, entry.comments))


@given(RECORDS)
def test_json_lines_hold_the_record(record):
    """Without the request's number each line is the record's own line, so the chain can be checked from the export."""
    written = list(json_lines((12, each) for each in record))
    bare = []
    for each in written:
        raw = json.loads(each)
        assert raw.pop("request") == 12
        bare.append(json.dumps(raw, sort_keys=True, separators=(",", ":"), ensure_ascii=True) + "\n")

    assert read("".join(bare)) == record


def test_all_requests_are_exported():
    """The entries of all records, in the order of their numbers, one header in CSV."""
    other = chain((), [Entry(kind=EntryKind.INTAKE, at=entries()[0].at, recorded_at=entries()[0].at, code="x")])
    both = ledger(entries(), other)

    assert set(FORMATS) == {"jsonl", "csv"}
    assert exported(both, "csv").count("\r\n") == len(entries()) + 2
    assert [json.loads(each)["request"] for each in exported(both, "jsonl").splitlines()] == [12] * len(entries()) + [
        13
    ]
