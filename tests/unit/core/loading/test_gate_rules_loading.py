"""Rules of the gate in the desk file: rows, levels, delegations, duties, letters and emergencies, or a mistake."""

from datetime import UTC, date, datetime, timedelta

import pytest

from automation.core.loading.desk_loading import load_desk
from automation.core.policy.desk import Desk
from tests.builders.yaml_files import GONE, a_desk, a_full_desk, changed, jakarta


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
