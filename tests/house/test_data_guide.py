"""The guide for analysts is run: its queries on an export and the site's data, and its rule of digests."""

import csv
import json
import subprocess
from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest

from automation.core.history.record import text
from automation.core.text.digest import text_digest
from automation.render.reports.audit_rows import csv_lines, json_lines
from automation.render.site.published import board_json, request_json
from automation.render.site.site_data import SiteData, SiteRow
from tests.builders.guides import fenced, guide
from tests.builders.stories import at_step, story

LANGS = ("id", "en")
WHERE, LONG, WHO, SHUT, CHANGED, EVENT, MOVES, APPROVALS, DAYS = range(9)
PURPOSE = "\n\nMelayani mahasiswa yang mendaftar ulang setiap semester.\n"


def stories():
    """Requests that finished, lapsed and recovered, fell, were completed late, and were approved more than needed."""
    late = story().opened_by("dina", tujuan="-").waits(timedelta(days=20)).edits_body("dina", "\n\n-\n", PURPOSE)
    surplus = at_step(5).approves("wati", "joko", "ratna").sets("lina", at_step(5).process.step(9).label)
    return (
        at_step(12).fills(),
        at_step(8).edits_body("dina", "### Tujuan\n\n", "### Tujuan\n\nJuga: ").approves("wati", "joko"),
        at_step(8).waits(timedelta(days=1)).says("wati", "/tarik salah baca"),
        late,
        surplus.says("budi", "/tunda menunggu anggaran sampai 2027-01-15"),
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A folder as an analyst fills it."""
    folder, told = tmp_path_factory.mktemp("data"), stories()
    requests = [replace(each.request, number=number) for number, each in enumerate(told, start=1)]
    rows = [(request.number, entry) for request in requests for entry in request.record]
    (folder / "record.csv").write_text("".join(csv_lines(rows)), encoding="utf-8", newline="")
    (folder / "record.jsonl").write_text("".join(json_lines(rows)), encoding="utf-8")
    shown = tuple(SiteRow(request=each, situation=of.situation) for each, of in zip(requests, told, strict=True))
    of = told[0].of
    now = max(each.now for each in told) + timedelta(days=9, hours=5)
    site = SiteData(now=now, repository="kampus/permohonan", desk=of.desk, processes=of.processes, rows=shown)
    (folder / "papan.json").write_text(board_json(site), encoding="utf-8")
    (folder / "permohonan").mkdir()
    for row in shown:
        path = folder / "permohonan" / f"{row.request.number}.json"
        path.write_text(request_json(row, site), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def answers(data):
    """What each query of the page answers."""
    place = duckdb.connect()
    place.execute(f"SET file_search_path = '{data}'")
    return [place.execute(query).fetchall() for query in fenced(guide("en", "data"), "sql")]


def test_both_languages_ask_the_same():
    """The queries are no prose."""
    assert fenced(guide("id", "data"), "sql") == fenced(guide("en", "data"), "sql")
    assert len(fenced(guide("id", "data"), "sql")) == DAYS + 1


def test_where_each_request_stands(answers):
    """One more than the last step is done."""
    assert answers[WHERE] == [(1, 13), (2, 8), (3, 5), (4, 2), (5, 5)]


def test_how_long_it_lay(answers):
    """The form that lacked an answer lay at step 1 for the days until the edit."""
    lay = {(request, kind, step): lasted for request, kind, step, lasted in answers[LONG] if lasted is not None}

    assert timedelta(days=20) <= lay[4, "completion", 1] < timedelta(days=21)
    assert lay[2, "recovery", 5] > timedelta(0)
    assert (3, "fall", 8) in lay


def test_who_decided_and_what_did_not_count(answers):
    """Approvals that filled a place are told from those that did not."""
    counted = {(kind, role): entries for kind, role, _, entries in answers[WHO]}

    assert counted["approval", "manajemen"] == 10
    assert counted["surplus", None] == 1
    assert counted["withdrawal", "manajemen"] == 1


def test_why_a_gate_shut(answers):
    """By what was lost, and by what stands before it."""
    assert [(request, cause, reason) for request, _, _, _, cause, reason in answers[SHUT]] == [
        (2, "lapse", "approvals_lapsed"),
        (3, "withdrawal", "approval_withdrawn"),
    ]
    assert all(lost for _, _, _, lost, _, _ in answers[SHUT])


def test_what_changed_after_the_approval(answers):
    """The field that was edited, and no other."""
    assert answers[CHANGED] == [(2, "lapse", "body"), (2, "lapse", "field.tujuan")]


def test_what_was_no_comment(answers):
    """A label by hand, by GitHub's id."""
    assert [(request, kind, code) for request, _, kind, code, _ in answers[EVENT]] == [
        (5, "label_taken_back", "label_skips")
    ]


def test_record_and_site_are_joined(answers, data):
    """Every move of the one is a move of the other; every approval that counts has the same account in both."""
    with (data / "record.csv").open(newline="") as table:
        moves = [row for row in csv.DictReader(table) if row["before"] != row["after"] and row["kind"] != "intake"]

    assert len(answers[MOVES]) == len(moves)
    assert {account == (signatory or actor) for _, _, account, actor, signatory in answers[APPROVALS]} == {True}
    assert len(answers[APPROVALS]) == 7


def test_working_days_can_be_counted_again(answers):
    """From the calendar that is published alone."""
    assert [waited for _, waited, _ in answers[DAYS]] == [counted for _, _, counted in answers[DAYS]]
    assert all(waited > 0 for _, waited, _ in answers[DAYS])


@pytest.mark.parametrize("lang", LANGS)
def test_the_rule_of_digests_is_that_of_the_record(lang):
    """The command of the page gives what the record holds of that text."""
    (command,) = fenced(guide(lang, "data"), "sh")
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == text_digest("Hello")


@pytest.mark.parametrize("lang", LANGS)
def test_every_column_and_key_is_told(lang, data):
    """The table names each column of the export, and the page the keys by which both are joined."""
    page = guide(lang, "data")
    header = next(csv.reader([(data / "record.csv").read_text(encoding="utf-8").splitlines()[0]]))

    keys = {*json.loads((data / "papan.json").read_text()), *json.loads((data / "permohonan" / "1.json").read_text())}

    assert [name for name in (*header, *sorted(keys)) if f"`{name}`" not in page] == []
    assert "`record`: `head`, `entries`" in page


def test_the_record_of_the_site_is_that_of_the_export(data):
    """The site names how long a record is, and its last line by digest."""
    told = stories()[3]
    place = duckdb.connect()
    place.execute(f"SET file_search_path = '{data}'")
    (found,) = place.execute("SELECT record.entries FROM read_json('permohonan/4.json')").fetchall()

    assert found == (text(told.request.record).count("\n"),)
