"""The approval matrix: which people and documents the gate asks for, by data alone (design section 4, rule 6)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.matrix import Levels, Slot, Weight, needed, stricter
from tests.builders import at_step, catalogue, evidence, process_of, story
from tests.builders_gate import MILLION, OPENED, desk, row

A = process_of("website-baru")
LEVELS = Levels(risk=("rendah", "sedang", "tinggi"), data=("tidak ada", "umum", "spesifik"))
NOW = OPENED
DAY = timedelta(days=1)


def weight(**facts):
    """A cheap, harmless new website whose plan was posted now."""
    usual = {"sop": "website-baru", "unit": "Fakultas MIPA", "budget": 0, "risk": "rendah", "data": "tidak ada"}
    return Weight(**(usual | {"posted_at": NOW} | facts))


def roles(*rows, **facts):
    """The roles of the slots that the rows ask for."""
    return [slot.role for slot in needed(rows, LEVELS, weight(**facts), NOW).slots]


def applies(one, **facts):
    """Whether one row applies."""
    return bool(roles(one, **facts))


def test_rows_that_apply_add_up():
    """One manager of one row and two of another are three; each document is asked for once."""
    rows = (row(("Izin domain",), manajemen=1), row(("Izin domain", "Izin data"), manajemen=2, pimpinan=1))
    found = needed(rows, LEVELS, weight(), NOW)

    assert [slot.role for slot in found.slots] == ["manajemen", "manajemen", "manajemen", "pimpinan"]
    assert found.documents == ("Izin domain", "Izin data")


def test_a_letter_may_fill_the_slots_of_its_row_only():
    """Two rows of one role give two kinds of slots."""
    found = needed((row(manajemen=1, letters=True), row(manajemen=1)), LEVELS, weight(), NOW)

    assert found.slots == (Slot(role="manajemen", letters=True), Slot(role="manajemen"))


@pytest.mark.parametrize(
    ("one", "facts", "expected"),
    [
        (row(manajemen=1), {}, True),
        (row(manajemen=1, sop="website-baru"), {}, True),
        (row(manajemen=1, sop="perbaikan-fitur"), {}, False),
        (row(manajemen=1, unit="Fakultas MIPA"), {}, True),
        (row(manajemen=1, unit="Fakultas Teknik"), {}, False),
        (row(manajemen=1, unit="Fakultas Teknik"), {"unit": ""}, True),
        (row(manajemen=1, above=5), {"budget": 5}, False),
        (row(manajemen=1, above=5), {"budget": 6}, True),
        (row(manajemen=1, above=0), {"budget": 0}, False),
        (row(manajemen=1, above=5), {"budget": None}, True),
        (row(manajemen=1, risk="sedang"), {"risk": "rendah"}, False),
        (row(manajemen=1, risk="sedang"), {"risk": "sedang"}, True),
        (row(manajemen=1, risk="sedang"), {"risk": "tinggi"}, True),
        (row(manajemen=1, risk="tinggi"), {"risk": ""}, True),
        (row(manajemen=1, risk="tinggi"), {"risk": "gawat"}, True),
        (row(manajemen=1, risk="tinggi"), {"risk": " Rendah\u200b "}, False),
        (row(manajemen=1, risk="gawat"), {"risk": "rendah"}, True),
        (row(manajemen=1, data="umum"), {"data": "tidak ada"}, False),
        (row(manajemen=1, data="umum"), {"data": "spesifik"}, True),
        (row(manajemen=1, data="spesifik"), {"data": ""}, True),
        (row(manajemen=1, data="spesifik", risk="tinggi"), {"data": "spesifik"}, False),
        (row(manajemen=1, emergency=True), {}, False),
        (row(manajemen=1, emergency=True), {"is_emergency": True}, True),
        (row(manajemen=1), {"is_emergency": True}, False),
    ],
)
def test_when_a_row_applies(one, facts, expected):
    """When all that it names fits; what is unknown fits every row."""
    assert applies(one, **facts) is expected


@pytest.mark.parametrize(
    ("posted", "expected"),
    [(NOW - timedelta(seconds=1), False), (NOW, True), (NOW + DAY - timedelta(seconds=1), True), (NOW + DAY, False)],
)
def test_a_row_is_in_force_from_its_first_second_to_before_its_end(posted, expected):
    """By the moment at which the plan was posted, whatever the time is now."""
    assert applies(row(manajemen=1, since=NOW, until=NOW + DAY), posted_at=posted) is expected


def test_without_a_plan_the_rows_of_now_apply():
    """So that whoever looks sees what will be asked."""
    assert applies(row(manajemen=1, since=NOW), posted_at=None)
    assert not applies(row(manajemen=1, until=NOW), posted_at=None)


levels = st.sampled_from(["rendah", "sedang", "tinggi", "", "gawat"])
classes = st.sampled_from(["tidak ada", "umum", "spesifik", "", "rahasia"])
budgets = st.none() | st.integers(0, 10)
weights = st.builds(
    weight,
    unit=st.sampled_from(["Fakultas MIPA", ""]),
    budget=budgets,
    risk=levels,
    data=classes,
    is_emergency=st.booleans(),
)
some_rows = st.lists(
    st.builds(
        row,
        st.sampled_from([(), ("Izin domain",)]),
        manajemen=st.integers(1, 2),
        above=budgets,
        risk=levels,
        data=classes,
        unit=st.sampled_from([None, "Fakultas MIPA", "Fakultas Teknik"]),
        emergency=st.booleans(),
    ),
    max_size=4,
)


@given(some_rows, some_rows, weights)
def test_a_row_more_never_asks_for_less(rows, more, about):
    """Adding rows adds needs, or changes nothing."""
    before, after = (needed(each, LEVELS, about, NOW) for each in (rows, [*rows, *more]))

    assert after.slots[: len(before.slots)] == before.slots
    assert set(before.documents) <= set(after.documents)


@given(some_rows, weights, st.sampled_from(["budget", "risk", "data", "unit"]))
def test_what_is_unknown_takes_the_highest_row(rows, about, gone):
    """Leaving something out never asks for less than saying it."""
    known = needed(rows, LEVELS, about, NOW)
    unknown = needed(rows, LEVELS, replace(about, **{gone: None if gone == "budget" else ""}), NOW)

    assert len(unknown.slots) >= len(known.slots)
    assert set(known.documents) <= set(unknown.documents)


@given(some_rows, weights, st.integers(0, 10), st.integers(0, 10))
def test_a_dearer_plan_never_needs_less(rows, about, one, other):
    """Nor does a riskier one, or one with stricter data: rows apply from their level up."""
    less, more = (needed(rows, LEVELS, replace(about, budget=each), NOW) for each in sorted((one, other)))

    assert len(less.slots) <= len(more.slots)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("umum", "tidak ada", "umum"),
        ("tidak ada", "SPESIFIK", "spesifik"),
        ("umum", "umum", "umum"),
        ("", "umum", ""),
        ("umum", "rahasia", ""),
    ],
)
def test_the_stricter_of_two_levels(one, other, expected):
    """An unknown one makes the whole unknown, and so takes the highest row."""
    assert stricter(LEVELS.data, one, other) == expected


# What the matrix reads of a request.


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
