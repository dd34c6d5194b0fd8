"""The approval matrix: which people and documents the gate asks for, by data alone (rule 6)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.policy.matrix import Levels, Slot, Weight, needed, stricter
from tests.builders.gate_facts import OPENED, row

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
