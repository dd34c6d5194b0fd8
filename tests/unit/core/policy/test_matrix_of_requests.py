"""What the approval matrix reads of a request: its form, evaluation and plan, and when that was posted (rule 6)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders.gate_facts import MILLION, OPENED, desk, row
from tests.builders.stories import at_step, catalogue, evidence, process_of, story

A = process_of("website-baru")
DAY = timedelta(days=1)


def dear(**facts):
    """A desk on which one thing asks for the executive too."""
    return replace(catalogue(), desk=desk(approvals=(row(manajemen=1), row(pimpinan=1, **facts))))


def planned(of, form=None, evaluated=None, **plan):
    """A request with these answers, evaluated and planned, at the approval step."""
    told = story(of=of).opened_by("dina", **(form or {})).says("budi", evidence(A.step(2), **(evaluated or {})))
    return told.comes_to(4).says("budi", evidence(A.step(4), **plan))


@pytest.mark.parametrize(
    ("given", "expected"), [("Rp5.000.000", []), ("Rp5.000.001", ["pimpinan"]), ("Rp0", []), ("5.000.000,00", [])]
)
def test_the_budget_of_the_plan_is_read(given, expected):
    """In whole rupiah, as the section writes it."""
    assert planned(dear(above=5 * MILLION), anggaran=given).situation.gate.slots == ("manajemen", *expected)


@pytest.mark.parametrize(("given", "expected"), [("rendah", []), ("SEDANG", ["pimpinan"]), ("tinggi", ["pimpinan"])])
def test_the_level_of_risk_of_the_plan_is_read(given, expected):
    """From the level of the row up."""
    assert planned(dear(risk="sedang"), tingkat_risiko=given).situation.gate.slots == ("manajemen", *expected)


@pytest.mark.parametrize(
    ("form", "evaluation", "expected"),
    [
        ("tidak ada", "tidak ada", []),
        ("tidak ada", None, []),
        ("tidak ada", "data pribadi umum", ["pimpinan"]),
        ("data pribadi umum", "tidak ada", ["pimpinan"]),
        ("data pribadi umum", None, ["pimpinan"]),
        ("tidak ada", "data pribadi spesifik", ["pimpinan"]),
    ],
)
def test_the_stricter_of_form_and_evaluation_is_read(form, evaluation, expected):
    """Whoever says the stricter class is believed; an evaluation that is silent leaves the form's word."""
    chosen = next(each for each in A.form_fields if each.name == "data").options
    answer = next(each for each in chosen if each.casefold().startswith(form))
    told = planned(dear(data="data pribadi umum"), {"data": answer}, {"kelas_data": evaluation})

    assert told.situation.gate.slots == ("manajemen", *expected)


def test_the_unit_of_the_form_is_read():
    """A row of one unit asks for nobody in another."""
    asked = dear(unit="Fakultas Teknik")

    assert planned(asked).situation.gate.slots == ("manajemen",)
    assert planned(asked, {"unit": "Fakultas Teknik"}).situation.gate.slots == ("manajemen", "pimpinan")


def test_a_plan_that_grew_over_days_is_posted_with_its_last_part():
    """Who posts the amount early and the rest after a row came into force meets that row."""
    told = at_step(4)
    later = replace(catalogue(), desk=desk(approvals=(row(manajemen=1), row(pimpinan=1, since=told.now + DAY))))
    told.under(later).says("budi", f"/rencana draf\n### {title('anggaran')}\nRp45.000.000")
    told.waits(2 * DAY).says("budi", evidence(A.step(4), anggaran=None))

    assert told.step == 5
    assert told.situation.gate.slots == ("manajemen", "pimpinan")


def test_a_row_added_later_leaves_what_was_planned_before():
    """The rows in force when the plan was posted go on applying; after a new plan the new ones do (rule 6)."""
    told = at_step(5)
    since = told.now + timedelta(hours=1)
    told.under(replace(catalogue(), desk=desk(approvals=(*catalogue().desk.approvals, row(pimpinan=1, since=since)))))
    assert told.waits(2 * DAY).runs().situation.gate.slots == ("manajemen", "manajemen")
    told.says("budi", "/kembali 4 anggaran berubah").says("budi", evidence(A.step(4), anggaran="Rp46.000.000"))

    assert told.situation.gate.slots == ("manajemen", "manajemen", "pimpinan")


def test_a_row_that_ended_leaves_what_was_planned_before():
    """Ending a row lets no plan of its time pass with less."""
    ending = replace(catalogue(), desk=desk(approvals=(row(manajemen=1), row(pimpinan=1, until=OPENED + DAY))))
    told = at_step(5).under(ending).waits(2 * DAY).approves("wati")

    assert told.situation.waiting_for == ("pimpinan",)


def test_no_row_in_force_blocks():
    """A plan from before the first row asks for nobody, and so can never start; the reason says what is lacking."""
    told = at_step(5)
    told.under(replace(catalogue(), desk=desk(approvals=(row(manajemen=1, since=told.now + DAY),))))

    assert told.blocks == {"no_approval_row"}
    assert "berkas meja tidak memuat baris persetujuan yang berlaku" in told.status


def title(key):
    """The heading of a section of the plan."""
    return next(each.title.id for each in A.step(4).sections if each.key == key)
