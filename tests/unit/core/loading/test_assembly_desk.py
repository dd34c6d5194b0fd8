"""The desk file beside the procedures: rows for every one, people for every role, duties of steps that there are."""

from datetime import date

import pytest

from automation.core.loading.catalogue_rules import vacancies
from automation.core.loading.desk_loading import load_desk
from tests.builders.sources import DESK, FIRST, assembled, problems
from tests.builders.yaml_files import a_desk, a_full_desk, a_process, changed, jakarta


def test_every_procedure_needs_an_approval_whatever_its_budget():
    """A procedure that no row reaches would open its gate without anybody's approval, so it is refused."""
    desk = changed(a_desk(), "approvals", 0, {"sop": "panenan", "needs": {"kepala": 1}})

    assert problems(desk=desk) == [
        (DESK, "approvals.0.sop", "unknown process `panenan`"),
        (DESK, "approvals", "no row without `above` asks an approval of `panen`, so small plans would need none"),
    ]


@pytest.mark.parametrize("desk", ["meja", {"roles": "petugas"}])
def test_a_desk_without_roles_is_survived(desk):
    """Whatever the desk file holds, the other files are checked without a crash."""
    assert {file for file, _, _ in problems(desk=desk)} >= {DESK}


def test_needed_roles_with_too_few_people_are_known():
    """A row that asks more people of a role than it has is told beforehand."""
    desk = changed(changed(a_desk(), "approvals", 0, "needs", "kepala", 2), "roles", "petugas", "members", [])
    catalogue = assembled(desk=desk).catalogue

    assert [problem.what for problem in vacancies(catalogue.desk, catalogue.processes)] == [
        "the role `petugas` needs 1 person, and it has 0",
        "the role `kepala` needs 2 people, and it has 1",
    ]


def test_desk_wide_acts_need_people_too():
    """Somebody must record letters, declare and review; whoever declares does not review."""
    raw = changed(changed(a_full_desk(), "emergency", "reviewed_by", "kepala"), "roles", "petugas", "members", [])
    desk = load_desk(raw, jakarta)

    assert [problem.what for problem in vacancies(desk, ())] == [
        "the role `petugas` needs 1 person, and it has 0",
        "the role `kepala` needs 2 people, and it has 1",
    ]


def test_who_declares_does_not_approve_so_one_more_is_needed():
    """Where both are kept apart, the only holder of the office that declares and approves would stop an emergency."""
    raw = a_full_desk()
    apart = raw | {"separation": [*raw["separation"], {"act": "darurat", "never_with": ["izin"]}]}
    processes = assembled().catalogue.processes

    assert list(vacancies(load_desk(raw, jakarta), processes)) == []
    assert [problem.what for problem in vacancies(load_desk(apart, jakarta), processes)] == [
        "the role `kepala` needs 2 people, and it has 1"
    ]


def test_a_row_for_everybody_has_no_limits():
    """Rows for some plans, units, days or emergencies do not make sure that every plan is approved by somebody."""
    for key, value in (
        ("above", 5),
        ("risk", "tinggi"),
        ("data", "rahasia"),
        ("unit", "Kebun"),
        ("berlaku_sampai", date(2027, 1, 1)),
        ("emergency", True),
    ):
        found = problems(desk=changed(a_full_desk(), "approvals", 0, key, value))

        assert [path for _, path, _ in found] == ["approvals"], key


@pytest.mark.parametrize(
    ("change", "path", "what"),
    [
        (("separation", 0, "never_with", ["tidur"]), "separation.0", "unknown act `tidur`"),
        (("separation", 0, "act", "tidur"), "separation.0", "unknown act `tidur`"),
        (
            ("separation", 1, "never_with", ["minta"]),
            "separation",
            "who did hitung never approves `panen`, and this list does not say so",
        ),
    ],
)
def test_duties_are_of_steps_that_there_are(change, path, what):
    """And the list says what always holds, so that nobody reads from it what is not so."""
    assert (DESK, path, what) in problems(desk=changed(a_full_desk(), *change))


def test_the_remedy_is_the_line_to_write():
    """Ready to be pasted."""
    raw = changed(a_full_desk(), "separation", 1, "never_with", ["minta"])
    (found,) = [each.problem for each in assembled(desk=raw).problems]

    assert found.remedy == "write `- {act: izin, never_with: [minta, hitung]}`"


def test_levels_of_a_procedure_are_those_of_the_desk():
    """An answer that the desk file does not rank would count as unknown, and take the highest row."""
    marked = changed(a_process(), "steps", 1, "sections", 1, "risk", True)
    found = problems(desk=a_full_desk(), processes={FIRST: marked})

    assert found == [(FIRST, "steps.1.sections.1.options", "baik, buruk is no level that the desk file ranks")]
    assert (
        problems(desk=changed(a_full_desk(), "risk_levels", ["baik", "buruk", "tinggi"]), processes={FIRST: marked})
        == []
    )


@pytest.mark.parametrize(
    ("letters", "expected"), [(False, ["the role `kepala` needs 1 person, and it has 0"]), (True, [])]
)
def test_who_has_no_account_fills_a_role_by_letter_only(letters, expected):
    """Where the row takes no letters, such a person alone cannot approve."""
    rector = changed(a_desk(), "people", "oki", {"id": 9_000_000_000_001, "name": "Oki"})
    rector |= {"letters": {"recorded_by": "petugas"}}
    rows = [{"sop": "panen", "needs": {"kepala": 1}, "letters": letters}]
    desk = load_desk(changed(rector, "approvals", rows), jakarta)

    assert [problem.what for problem in vacancies(desk, ())] == expected
