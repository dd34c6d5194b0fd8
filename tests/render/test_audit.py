"""The audit in words: every difference has a sentence, a page can be printed, no exported cell can act."""

import ast
import csv
import json
import re
import string
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.commands.audit import FORMATS, exported, printed
from automation.core.audit import Ledger
from automation.core.audit_chain import Difference, Record
from automation.core.problem import Reason
from automation.core.record import Entry, EntryKind, chain, read, text
from automation.errors import DeskError
from automation.render.audit import checked_line, difference_line, page, what_happened
from automation.render.audit_codes import CODES
from automation.render.audit_rows import csv_lines, harmless, json_lines
from automation.render.audit_words import CHECKED, DIFFERENCES, KINDS, PRINT
from tests.builders import at_step, catalogue
from tests.builders_record import RECORDS

CORE = Path(__file__).parents[2] / "automation" / "core"
COMMAND = CORE.parent / "commands" / "audit.py"
FORMULA = tuple("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")
LANGUAGES = ("id", "en")


@cache
def entries():
    """The record of a request behind the gate."""
    return at_step(8).request.record


def ledger(*records):
    """A folder of records, numbered from 12."""
    made = [Record(request=number, data=text(each).encode()) for number, each in enumerate(records, 12)]
    return Ledger(records=tuple(made))


def placeholders(words):
    """The facts that a sentence asks for."""
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


# Differences.


def test_every_difference_has_its_sentence():
    """Each code that the core can find has words, and no words are left over."""
    trees = [ast.parse(path.read_text()) for path in (*CORE.glob("audit*.py"), COMMAND)]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    named = {call.args[0] for call in calls if getattr(call.func, "id", "") == "Reason"}
    named |= {call.args[1] for call in calls if getattr(call.func, "attr", "") == "difference"}
    codes = {each.value for each in named if isinstance(each, ast.Constant)}

    assert codes - set(DIFFERENCES) == set()
    assert set(DIFFERENCES) - texts == set()


@pytest.mark.parametrize("table", [DIFFERENCES, KINDS, CODES, PRINT, CHECKED])
def test_both_languages_say_the_same_facts(table):
    """An Indonesian sentence and its English twin name the same facts and end without a full stop of their own."""
    for key, words in table.items():
        assert placeholders(words.id) == placeholders(words.en), key
        assert words.id != words.en or key == "seq"


def test_a_difference_is_one_line():
    """File, line, code and sentence, whatever stands in the facts."""
    facts = {"first": "3\x1b[31m", "last": "5\nforged: line"}
    found = Difference(file="12.jsonl", line=7, reason=Reason("missing_entries", facts))

    assert difference_line(found, "id") == "12.jsonl:7: missing_entries: entri 3[31m sampai 5forged: line hilang"
    assert difference_line(found, "en") == "12.jsonl:7: missing_entries: entries 3[31m to 5forged: line are missing"


def test_a_difference_without_a_place():
    """What concerns a whole file, or the whole folder, names no line or no file."""
    assert difference_line(Difference(file="12.jsonl", reason=Reason("empty")), "en").startswith("12.jsonl: empty: ")
    assert difference_line(Difference(file="", reason=Reason("head_nowhere")), "en").startswith("head_nowhere: no ")


def test_what_was_checked_is_said():
    """Without a difference one line says what was looked at, and what could not be seen."""
    records = ledger(entries(), entries()[:2]).records
    told = at_step(8)

    assert checked_line(records, None, "", "en") == (
        f"no difference: {len(entries()) + 2} entries in 2 records; chain, steps and gate; "
        "without --head a cut tail cannot be seen"
    )
    said = checked_line(records[:1], told.request, "a" * 40, "en")
    assert "the text of request #12 in kampus/permohonan" in said
    assert said.endswith(f"; head {'a' * 40}")


# The page to print.


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_has_a_row_for_every_entry(lang):
    """Each entry is one row of as many cells as the head has, in the order of the record."""
    rows = [row for row in page(12, entries(), catalogue(), lang).splitlines() if row.startswith("|")]

    assert [row.split(" | ")[0] for row in rows[2:]] == [f"| {each.seq}" for each in entries()]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {8}


def test_a_page_says_who_when_and_why():
    """Desk's time, words, role and account number, rule and step, the way of the steps, the code of the revision."""
    told = at_step(8)
    lines = page(12, entries(), catalogue(), "id").splitlines()
    approval = next(row for row in lines if "Persetujuan: dihitung" in row)
    opening = next(row for row in lines if "Gerbang dibuka" in row)

    assert lines[0] == "# Catatan permohonan #12"
    assert "WIB" in approval
    assert "Manajemen 10" in approval
    assert "langkah 5: " in approval
    assert f"| {told.situation.gate.code} |" in approval
    assert "aturan meja" in opening
    assert "| – → 1 |" in lines[lines.index(approval) - 4]
    assert sum("→" in row for row in lines) == 7


def test_the_last_step_leads_to_the_end():
    """The move that ends the last step says so, instead of naming a step that does not exist."""
    told = at_step(12).fills()

    assert told.situation.is_closed
    assert page(12, told.request.record, catalogue(), "id").splitlines()[-3].endswith("| 12 → selesai | – |")
    assert page(12, told.request.record, catalogue(), "en").splitlines()[-3].endswith("| 12 → done | – |")


def test_a_page_holds_no_names():
    """Neither logins nor names of people stand on it."""
    written = page(12, entries(), catalogue(), "id")

    assert [person.login for person in catalogue().desk.people if person.login in written] == []
    assert [person.name for person in catalogue().desk.people if person.name in written] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", [*CODES, "approval_repeated", "hole", "changed_after_launch", "approval_edited", ""])
def test_every_entry_has_words(code, lang):
    """Any kind with any known code reads as words: no fact is missing and no code is shown instead."""
    for kind in EntryKind:
        said = what_happened(replace(entries()[3], kind=kind, code=code), {}, lang)

        assert said.startswith(getattr(KINDS[kind], lang))
        assert not set("…`{") & set(said)


def test_an_emergency_names_the_role_that_declared_it_and_the_one_that_reviewed_it():
    """On the page each stands beside the account that acted, as the role in which it did."""
    told = at_step(5).says("wati", "/darurat Server mati sejak pagi.").approves("joko").says("budi", "/mulai")
    told.says("ratna", "/tinjau Wajar, gangguannya nyata.")
    written = page(12, told.request.record, catalogue(), "en")

    assert "Emergency declared: approvals shortened, a review is owed | Management 1005 |" in written
    assert "Emergency reviewed: the result is in the comment | Executive 1007 |" in written


def test_an_unknown_code_is_shown():
    """A code that has no words is shown as it is."""
    assert what_happened(replace(entries()[3], code="kode_baru"), {}, "id").endswith(": `kode_baru`")


@given(RECORDS)
def test_no_record_breaks_the_table(record):
    """Whatever the words of a record hold, its page keeps its rows, its columns and no markup of theirs."""
    lines = page(12, record, catalogue(), "en").splitlines()
    rows = [row for row in lines if row.startswith("|")]

    assert len(rows) == len(record) + 2
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {8}
    assert {row.count("`") % 2 for row in lines} == {0}


def test_a_broken_record_is_not_printed():
    """Nobody shall take a page for the record whose chain does not hold; the remedy is named."""
    broken = Ledger(records=(Record(request=12, data=text(entries()[1:]).encode()),))

    with pytest.raises(DeskError, match="alur audit verify"):
        printed(broken, 12, catalogue(), "id")
    with pytest.raises(DeskError, match="no record of #13"):
        printed(broken, 13, catalogue(), "id")
    with pytest.raises(DeskError, match=r"12\.jsonl"):
        exported(broken, "csv")
    with pytest.raises(DeskError, match=r"12\.jsonl"):
        exported(Ledger(records=(Record(request=12, data=b"\xff\n"),)), "jsonl")


# The export.


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
