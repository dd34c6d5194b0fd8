"""The desk file becomes a Desk, or every problem in it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from automation.core.loading.desk_loading import load_desk
from automation.core.loading.schema import explained
from automation.core.policy.desk import Desk
from tests.builders.yaml_files import GONE, a_desk, changed, jakarta

TERM = {"person": "umi", "mulai": date(2026, 1, 1)}


def problems(raw):
    """Path and words of each problem of a refused desk."""
    loaded = load_desk(raw, jakarta)
    assert isinstance(loaded, tuple), "this should have been refused"
    return [(".".join(map(str, problem.path)), problem.what) for problem in loaded]


def test_a_right_file_becomes_a_desk():
    """People, roles, units, lists, calendar and rows are what the file says."""
    desk = load_desk(a_desk(), jakarta)

    assert isinstance(desk, Desk)
    assert [(person.login, person.account_id) for person in desk.people] == [("ani", 1), ("oki", 2), ("umi", 3)]
    assert [(role.key, role.title.id) for role in desk.roles] == [("petugas", "Petugas"), ("kepala", "Kepala")]
    assert ([unit.name for unit in desk.units], desk.systems, desk.site) == (["Kebun", "Dapur"], ("Oven",), "")
    assert [(row.sop, row.above, row.needs) for row in desk.approvals] == [
        ("panen", None, (("kepala", 1),)),
        (None, 1000, (("petugas", 1),)),
    ]
    assert (desk.calendar.offsets.first, desk.calendar.opens, desk.calendar.closes) == (420, 480, 990)


def test_a_term_ends_with_its_last_day_in_the_time_zone_of_the_desk():
    """`sampai: 2026-06-30` covers that whole day in Jakarta and nothing after it."""
    desk = load_desk(a_desk(), jakarta)
    last_moment = datetime(2026, 6, 30, 17, tzinfo=UTC) - timedelta(seconds=1)

    assert [person.login for person in desk.holders("kepala", last_moment)] == ["oki"]
    assert desk.holders("kepala", last_moment + timedelta(seconds=1)) == ()
    assert desk.holders("petugas", datetime(2025, 12, 31, 17, tzinfo=UTC)) == desk.people[:1]
    assert desk.holders("petugas", datetime(2025, 12, 31, 16, 59, 59, tzinfo=UTC)) == ()


@pytest.mark.parametrize(
    ("change", "path", "what"),
    [
        (("people", "a b", {"name": "Ab"}), "people.a b", "`a b` is not written as it must be"),
        (("people", "ani", "id", "1"), "people.ani.id", "expected a whole number, found text"),
        (("people", "ani", "id", 0), "people.ani.id", "0 is too small: at least 1"),
        (("people", "ani", "dulu", []), "people.ani.dulu", "at least 1 needed, found 0"),
        (("people", "ani", "dulu", 7), "people.ani.dulu", "expected a list, found a whole number"),
        (
            ("roles", "petugas", "members", 0, "person", "eka"),
            "roles.petugas.members.0.person",
            "`eka` is not among `people`",
        ),
        (
            ("units", 0, "representatives", 0, "person", "eka"),
            "units.0.representatives.0.person",
            "`eka` is not among `people`",
        ),
        (
            ("roles", "kepala", "members", 0, "sampai", date(2025, 1, 1)),
            "roles.kepala.members.0.sampai",
            "the term ends (2025-01-01) before it begins (2026-01-01)",
        ),
        (
            ("units", 0, "representatives", 1, TERM),
            "units.0.representatives.1",
            "`umi` is named twice for the same days",
        ),
        (
            ("roles", "pemohon", {"title": {"id": "P", "en": "R"}, "members": []}),
            "roles.pemohon",
            "`pemohon` is the requester and cannot be a role",
        ),
        (("approvals", 0, "needs", {"ketua": 1}), "approvals.0.needs.ketua", "unknown role `ketua`"),
        (("approvals", 0, "needs", {}), "approvals.0.needs", "at least 1 needed, found 0"),
        (("approvals", 0, "needs", "kepala", 0), "approvals.0.needs.kepala", "0 is too small: at least 1"),
        (("units", 1, "name", "KEBUN"), "units.1.name", "`KEBUN` is listed twice"),
        (("systems", 1, "oven"), "systems.1", "`oven` is listed twice"),
        (("calendar", "weekdays", [1, 8]), "calendar.weekdays", "weekdays are numbers from 1 (Monday) to 7, each once"),
        (("calendar", "hours", "closes", "07:00"), "calendar.hours.closes", "the desk closes before it opens"),
        (("calendar", "hours", "opens", 480), "calendar.hours.opens", "expected text, found a whole number"),
        (("calendar", "days_off", 1, date(2026, 12, 25)), "calendar.days_off.1", "2026-12-25 is listed twice"),
        (("calendar", "time_zone", "Asia/Kebun"), "calendar.time_zone", "this time zone is unknown"),
        (("calendar", GONE), "calendar", "`calendar` is missing"),
        (("site", "http://kebun.example"), "site", "`http://kebun.example` is not written as it must be"),
    ],
)
def test_each_mistake_is_one_problem_at_its_place(change, path, what):
    """One change that breaks one rule gives exactly that problem."""
    assert problems(changed(a_desk(), *change)) == [(path, what)]


def test_a_person_may_return_to_an_office_later():
    """Two terms of one person in one role are right when they do not overlap."""
    again = {"person": "oki", "mulai": date(2026, 7, 1)}

    assert isinstance(load_desk(changed(a_desk(), "roles", "kepala", "members", 1, again), jakarta), Desk)


def test_mistakes_of_all_kinds_are_told_together():
    """What is missing, unknown, twice and impossible appears in one list."""
    raw = changed(a_desk(), "peoples", 1)
    raw = changed(raw, "roles", "petugas", "members", 0, "person", "eka")
    raw = changed(raw, "systems", 1, "oven")
    raw = changed(raw, "calendar", "hours", "opens", "8")

    assert [path for path, _ in problems(raw)] == [
        "peoples",
        "calendar.hours.opens",
        "roles.petugas.members.0.person",
        "systems.1",
    ]


def test_a_role_may_be_empty():
    """An empty role is no mistake of the file: the gate stays shut and says so, and `alur check` warns of it."""
    assert isinstance(load_desk(changed(a_desk(), "roles", "kepala", "members", []), jakarta), Desk)


@pytest.mark.parametrize("raw", [None, "meja", []])
def test_a_file_that_is_no_mapping_is_one_problem(raw):
    """A text or list in place of the mapping is said once."""
    assert [path for path, _ in problems(raw)] == [""]


def test_a_problem_names_the_allowed_values_and_the_remedy():
    """Who may stand there and what to do are part of the message."""
    (problem,) = load_desk(changed(a_desk(), "roles", "petugas", "members", 0, "person", "eka"), jakarta)

    assert explained(problem) == "`eka` is not among `people`; allowed: ani, oki, umi; remedy: add the person there"


def test_days_begin_and_end_by_summer_time():
    """A term from 29 March to 25 October 2026: midnight lies elsewhere on both sides of a change."""
    raw = changed(a_desk(), "calendar", "time_zone", "Musim/Panas")
    raw = changed(
        raw,
        "roles",
        "kepala",
        "members",
        0,
        {"person": "oki", "mulai": date(2026, 3, 29), "sampai": date(2026, 10, 25)},
    )
    term = load_desk(raw, jakarta).roles[1].terms[0]

    assert term.mulai == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert term.sampai == datetime(2026, 10, 25, 23, tzinfo=UTC)
