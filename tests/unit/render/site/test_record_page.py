"""A record to print: a row for every entry, in words, without names, and only of a record whose chain holds."""

import re
from dataclasses import replace

import pytest
from hypothesis import given

from automation.core.audit.chain import Record
from automation.core.audit.report import Ledger
from automation.core.history.record import EntryKind, text
from automation.errors import DeskError
from automation.operations.audit import exported, printed
from automation.render.reports.audit import page, what_happened
from automation.render.reports.audit_words import KINDS, SURPLUS
from automation.render.wording.words import ENTRIES, WORDINGS
from tests.builders.ledgers import entries
from tests.builders.records import RECORDS
from tests.builders.situations import SITUATIONS
from tests.builders.stories import at_step, catalogue

LANGUAGES = ("id", "en")
IN_LEDGER = [*ENTRIES, *(code for code, row in WORDINGS.items() if row.in_ledger)]


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
    assert "| – → 1 |" in lines[lines.index(approval) - 7]
    assert sum("→" in row for row in lines) == 8


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
@pytest.mark.parametrize("code", [*IN_LEDGER, "approval_repeated", "changed_after_launch", "approval_edited", ""])
def test_every_entry_has_words(code, lang):
    """Any kind with any known code reads as words: no fact is missing and no code is shown instead."""
    for kind in EntryKind:
        said = what_happened(replace(entries()[3], kind=kind, code=code), {}, lang)

        is_surplus = (kind, code) == (EntryKind.APPROVAL, "approval_repeated")
        assert said.startswith(getattr(SURPLUS if is_surplus else KINDS[kind], lang))
        assert not set("…`{") & set(said)


def test_an_emergency_names_the_role_that_declared_it_and_the_one_that_reviewed_it():
    """On the page each stands beside the account that acted, as the role in which it did."""
    told = at_step(5).says("wati", "/darurat Server mati sejak pagi.").approves("joko").says("budi", "/mulai")
    told.says("ratna", "/tinjau Wajar, gangguannya nyata.")
    written = page(12, told.request.record, catalogue(), "en")

    assert "Emergency declared: approvals shortened, a review is owed | Management 1005 |" in written
    assert "Emergency reviewed: the result is in the comment | Executive 1007 |" in written


@pytest.mark.parametrize("name", SITUATIONS)
def test_every_reason_in_a_record_of_the_desk_is_told_in_words(name):
    """Wherever a request stands, no row of its record shows a bare code."""
    told = SITUATIONS[name]()
    rows = [what_happened(each, {}, lang) for each in told.request.record or () for lang in ("id", "en")]

    assert [row for row in rows if re.search(r": `[a-z_]+`$", row)] == []


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


@pytest.mark.parametrize("data", [text(entries()[1:]).encode(), b"\xff\n", b"{}\n"])
def test_a_broken_record_keeps_no_other_from_being_exported(data):
    """It is named with the remedy; of the others every entry is there."""
    whole = Record(request=13, data=text(entries()).encode())
    alone, _ = exported(Ledger(records=(whole,)), "csv")
    found, named = exported(Ledger(records=(Record(request=12, data=data), whole), unread={"9.jsonl": "x"}), "csv")

    assert found == alone
    assert [line.partition(" ")[0].rstrip(":") for line in named] == ["9.jsonl", "12.jsonl"]
    assert "alur audit verify" in named[1]
