"""The desk file becomes a Desk, or every problem in it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from automation.core.desk import Desk
from automation.core.desk_loading import load_desk
from automation.core.shape import explained
from tests.builders_yaml import GONE, a_desk, a_full_desk, changed, jakarta

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
    assert [(person.login, person.account_id) for person in desk.people] == [("ani", 1), ("oki", 2), ("umi", None)]
    assert [(role.key, role.title.id) for role in desk.roles] == [("petugas", "Petugas"), ("kepala", "Kepala")]
    assert ([unit.name for unit in desk.units], desk.systems, desk.site) == (["Kebun", "Dapur"], ("Oven",), "")
    assert [(row.sop, row.above, row.needs) for row in desk.approvals] == [
        ("panen", None, (("kepala", 1),)),
        (None, 1000, (("petugas", 1),)),
    ]
    assert (desk.calendar.utc_offset_minutes, desk.calendar.opens, desk.calendar.closes) == (420, 480, 990)


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
        (("people", "ANI", {"id": 9, "name": "Ani"}), "people.ANI", "`ANI` and `ani` are the same GitHub login"),
        (("people", "eka", {"id": 1, "name": "Eka"}), "people.eka.id", "`eka` has the same id 1 as `ani`"),
        (("people", "a b", {"name": "Ab"}), "people.a b", "`a b` is not written as it must be"),
        (("people", "ani", "id", "1"), "people.ani.id", "expected a whole number, found text"),
        (("people", "ani", "id", 0), "people.ani.id", "0 is too small: at least 1"),
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
        (
            ("calendar", "time_zone", "Musim/Panas"),
            "calendar.time_zone",
            "a time zone with summer time is not supported",
        ),
        (("calendar", GONE), "calendar", "`calendar` is missing"),
        (("site", "http://kebun.example"), "site", "`http://kebun.example` is not written as it must be"),
    ],
)
def test_each_mistake_is_one_problem_at_its_place(change, path, what):
    """One change that breaks one rule gives exactly that problem."""
    assert problems(changed(a_desk(), *change)) == [(path, what)]


def test_rules_of_the_gate_become_values():
    """Rows, levels, delegations, duties, letters and emergencies are what the file says, days as instants."""
    desk = load_desk(a_full_desk(), jakarta)
    ordinary, dear, special, urgent = desk.approvals

    assert (desk.levels.risk, desk.levels.data) == (("rendah", "tinggi"), ("umum", "rahasia"))
    assert (ordinary.since, ordinary.until) == (datetime(2025, 12, 31, 17, tzinfo=UTC), None)
    assert (dear.letters, dear.above, dear.until) == (True, 1000, datetime(2026, 12, 31, 17, tzinfo=UTC))
    assert (special.risk, special.data, special.unit, special.sop) == ("tinggi", "rahasia", "Kebun", "panen")
    assert (special.needs, special.documents) == ((), ("Izin kebun",))
    assert (urgent.emergency, urgent.needs) == (True, (("kepala", 1),))
    assert (desk.recorded_by, desk.emergency.declared_by, desk.emergency.reviewed_by) == (
        "petugas",
        "kepala",
        "petugas",
    )
    assert [(duty.act, duty.never_with, duty.not_alone_with) for duty in desk.duties][1:3] == [
        ("izin", ("minta", "hitung"), ()),
        ("antar", (), ("petik",)),
    ]


def test_a_delegation_covers_its_days_in_the_time_zone_of_the_desk():
    """From midnight of the first day to midnight after the last, and names who acts for whom."""
    desk = load_desk(a_full_desk(), jakarta)
    (found,) = desk.delegations
    begins, ends = datetime(2026, 1, 31, 17, tzinfo=UTC), datetime(2026, 2, 28, 17, tzinfo=UTC)

    assert (found.kind, found.principal.login, found.delegate.login, found.role) == ("Plh.", "oki", "ani", "kepala")
    assert [person.login for person in desk.holders("kepala", begins)] == ["oki", "ani"]
    assert [person.login for person in desk.holders("kepala", begins - timedelta(seconds=1))] == ["oki"]
    assert [person.login for person in desk.holders("kepala", ends)] == ["oki"]


PLT = {
    "kind": "Plt.",
    "from": "oki",
    "to": "umi",
    "role": "kepala",
    "mulai": date(2026, 2, 28),
    "sampai": date(2026, 3, 9),
}


@pytest.mark.parametrize(
    ("change", "path", "what", "remedy"),
    [
        (
            ("approvals", 0, "needs", {"ketua": 1}),
            "approvals.0.needs.ketua",
            "unknown role `ketua`",
            "name one of these, or add the role to `roles`",
        ),
        (
            ("letters", "recorded_by", "ketua"),
            "letters.recorded_by",
            "unknown role `ketua`",
            "name one of these, or add the role to `roles`",
        ),
        (
            ("emergency", "reviewed_by", "ketua"),
            "emergency.reviewed_by",
            "unknown role `ketua`",
            "name one of these, or add the role to `roles`",
        ),
        (
            ("delegations", 0, "role", "ketua"),
            "delegations.0.role",
            "unknown role `ketua`",
            "name one of these, or add the role to `roles`",
        ),
        (
            ("approvals", 0, {"sop": "panen"}),
            "approvals.0",
            "this row needs nothing",
            "add `needs: {ROLE: 1}` or `documents: [NAME]`",
        ),
        (
            ("approvals", 1, "berlaku_sampai", date(2025, 12, 31)),
            "approvals.1.berlaku_sampai",
            "the row ends (2025-12-31) before it begins (2026-01-01)",
            "`berlaku_sampai` is the last day, inclusive",
        ),
        (
            ("approvals", 2, "risk", "gawat"),
            "approvals.2.risk",
            "`gawat` is not one of `risk_levels`",
            "write one of them, or add it to `risk_levels`",
        ),
        (
            ("approvals", 2, "data", "gawat"),
            "approvals.2.data",
            "`gawat` is not one of `data_classes`",
            "write one of them, or add it to `data_classes`",
        ),
        (
            ("approvals", 2, "unit", "Atap"),
            "approvals.2.unit",
            "`Atap` is not one of `units`",
            "write one of them, or add it to `units`",
        ),
        (("risk_levels", 2, "Rendah"), "risk_levels", "a level is listed twice", "keep each once, from the lowest up"),
        (
            ("approvals", 3, {"emergency": True, "documents": ["Izin kebun"]}),
            "emergency",
            "no row asks an approval in an emergency",
            "add `- {emergency: true, needs: {ROLE: 1}}`",
        ),
        (
            ("emergency", GONE),
            "approvals",
            "no role may declare an emergency",
            "add `emergency: {declared_by: ROLE, reviewed_by: ROLE}`",
        ),
        (
            ("approvals", 3, "documents", ["izin KEBUN"]),
            "approvals.3.documents.0",
            "`izin KEBUN` stands elsewhere as `Izin kebun`",
            "write it the same everywhere",
        ),
        (
            ("approvals", 2, "documents", ["persetujuan Kepala"]),
            "approvals.2.documents.0",
            "`persetujuan Kepala` is what the letter of an approval is called",
            "name the document otherwise",
        ),
        (
            ("roles", "kepala", "title", "id", "petugas"),
            "roles.kepala.title.id",
            "the roles `petugas` and `kepala` have the same title",
            "word one of the two otherwise",
        ),
        (
            ("delegations", 0, "from", "e"),
            "delegations.0.from",
            "`e` is not among `people`",
            "add the person there",
        ),
        (("delegations", 0, "to", "e"), "delegations.0.to", "`e` is not among `people`", "add the person there"),
        (("delegations", 0, "to", "OKI"), "delegations.0.to", "nobody acts in their own name", "name another person"),
        (
            ("delegations", 0, "sampai", date(2026, 1, 31)),
            "delegations.0.sampai",
            "the delegation ends (2026-01-31) before it begins (2026-02-01)",
            "`sampai` is the last day, inclusive",
        ),
        (
            ("delegations", 0, "from", "umi"),
            "delegations.0.from",
            "`umi` has no term in `kepala` that begins before this delegation",
            "name the person who holds or last held the office",
        ),
        (
            ("delegations", 0, "mulai", date(2025, 12, 31)),
            "delegations.0.from",
            "`oki` has no term in `kepala` that begins before this delegation",
            "name the person who holds or last held the office",
        ),
        (
            ("delegations", 1, PLT),
            "delegations.1",
            "`oki` already has a delegate in `kepala` for some of these days",
            "let one end before the other begins",
        ),
        (
            ("separation", 0, {"act": "hitung"}),
            "separation.0",
            "this duty keeps `hitung` apart from nothing",
            "add `never_with: [ACT]` or `not_alone_with: [ACT]`",
        ),
        (
            ("separation", 0, "never_with", ["minta", "hitung"]),
            "separation.0",
            "`hitung` is kept apart from itself, so nobody could do it",
            "name other acts",
        ),
    ],
)
def test_each_mistake_in_the_rules_of_the_gate_is_told_with_its_remedy(change, path, what, remedy):
    """One change that breaks one rule gives exactly that problem, and says how to mend it."""
    (found,) = load_desk(changed(a_full_desk(), *change), jakarta)

    assert (".".join(map(str, found.path)), found.what, found.remedy) == (path, what, remedy)


def test_letters_need_somebody_who_records_them():
    """Both kinds of rows are told: those that take letters, and those that ask for a document."""
    found = load_desk(changed(a_full_desk(), "letters", GONE), jakarta)

    assert [(problem.path, problem.what) for problem in found] == [
        (("approvals", 1, "letters"), "letters may fill this row, but nobody records letters"),
        (("approvals", 2, "documents"), "this row needs a document, but nobody records letters"),
    ]
    assert {problem.remedy for problem in found} == {"add `letters: {recorded_by: ROLE}` to the desk file"}


def test_one_delegate_may_follow_another():
    """The day after, in the same role for the same person; or on the same days for somebody else."""
    later = {**PLT, "mulai": date(2026, 3, 1)}

    assert isinstance(load_desk(changed(a_full_desk(), "delegations", 1, later), jakarta), Desk)


def test_a_desk_without_these_rules_has_none():
    """No letters, no emergencies, no delegations; what always holds needs no line."""
    desk = load_desk(a_desk(), jakarta)

    assert (desk.recorded_by, desk.emergency, desk.delegations, desk.duties) == ("", None, (), ())
    assert (desk.levels.risk, desk.levels.data) == ((), ())


def test_a_person_may_return_to_an_office_later():
    """Two terms of one person in one role are right when they do not overlap."""
    again = {"person": "oki", "mulai": date(2026, 7, 1)}

    assert isinstance(load_desk(changed(a_desk(), "roles", "kepala", "members", 1, again), jakarta), Desk)


def test_mistakes_of_all_kinds_are_told_together():
    """What is missing, unknown, twice and impossible appears in one list."""
    raw = changed(a_desk(), "peoples", 1)
    raw = changed(raw, "roles", "petugas", "members", 0, "person", "eka")
    raw = changed(raw, "people", "ANI", {"name": "Ani"})
    raw = changed(raw, "calendar", "hours", "opens", "8")

    assert [path for path, _ in problems(raw)] == [
        "peoples",
        "calendar.hours.opens",
        "people.ANI",
        "roles.petugas.members.0.person",
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
