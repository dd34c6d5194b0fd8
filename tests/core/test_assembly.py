"""The sources are also right together: names, versions, labels, forms and approval rows."""

from datetime import date

import pytest

from automation.core.assembly import assemble
from automation.core.catalogue_rules import vacancies
from automation.core.sources import Source, Sources
from tests.builders_yaml import a_desk, a_form, a_process, changed, jakarta

DESK, FIRST, FORM = ".github/desk.yml", "automation/sop/panen/1.yml", "issue_templates/panen.yml"
SECOND = "automation/sop/panen/2.yml"


def assembled(desk=None, processes=None, forms=None):
    """What the right sources give, with some of them replaced."""
    return assemble(
        Sources(
            desk=Source(DESK, desk or a_desk()),
            processes=tuple(Source(*each) for each in (processes or {FIRST: a_process()}).items()),
            forms=tuple(Source(*each) for each in (forms or {FORM: a_form()}).items()),
        ),
        jakarta,
    )


def problems(**sources):
    """File, path and words of each problem."""
    return [
        (placed.file, ".".join(map(str, placed.problem.path)), placed.problem.what)
        for placed in assembled(**sources).problems
    ]


def a_watering():
    """The right procedure and a second one like it."""
    raw = changed(changed(changed(a_process(), "id", "siram"), "form", "siram"), "label", "sop: siram")
    return {FIRST: a_process(), "automation/sop/siram/1.yml": raw}


def a_watering_form():
    """The right form and a second one like it."""
    raw = changed(changed(a_form(), "name", "Siram kebun"), "body", 2, "attributes", "label", "Nama bunga")
    return {FORM: a_form(), "issue_templates/siram.yml": raw}


BOTH_APPROVED = changed(a_desk(), "approvals", 0, {"needs": {"kepala": 1}})


def test_right_sources_become_a_catalogue():
    """Two procedures with a form each, and approval rows for both, are loaded."""
    result = assembled(desk=BOTH_APPROVED, processes=a_watering(), forms=a_watering_form())

    assert result.problems == []
    assert [process.id for process in result.catalogue.processes] == ["panen", "siram"]


def test_files_are_named_after_what_they_hold():
    """Folder and file name are the id and the version."""
    raw = changed(changed(a_process(), "id", "siram"), "version", 3)
    desk = changed(a_desk(), "approvals", 0, {"needs": {"kepala": 1}})

    assert problems(desk=desk, processes={FIRST: raw}) == [
        (FIRST, "id", "`siram` lies in the folder of `panen`"),
        (FIRST, "version", "version 3 lies in 1.yml"),
    ]


def test_a_newer_version_begins_later():
    """Two versions cannot begin on the same day."""
    processes = {FIRST: a_process(), SECOND: changed(a_process(), "version", 2)}

    assert problems(processes=processes) == [
        (SECOND, "effective", "this version comes into effect before or with an older one")
    ]
    processes[SECOND] = changed(processes[SECOND], "effective", date(2026, 2, 1))
    assert problems(processes=processes) == []


def test_a_label_means_one_thing():
    """Procedures share a step label only when the step has the same title, letter for letter."""
    processes, form = a_watering(), a_watering_form()
    siram = changed(processes["automation/sop/siram/1.yml"], "label", "SOP: Panen")
    processes["automation/sop/siram/1.yml"] = changed(siram, "steps", 3, "title", "id", "PETIK")

    assert problems(desk=BOTH_APPROVED, processes=processes, forms=form) == [
        ("automation/sop/siram/1.yml", "label", "the label `SOP: Panen` already belongs to `panen`"),
        ("automation/sop/siram/1.yml", "steps.3.title.id", "the label `langkah 04: petik` already belongs to `Petik`"),
    ]


def test_forms_can_be_told_apart():
    """Two forms differ in their name, which GitHub shows, and in their questions, by which a request is recognised."""
    siram = "issue_templates/siram.yml"

    found = problems(desk=BOTH_APPROVED, processes=a_watering(), forms={FORM: a_form(), siram: a_form()})

    assert found == [
        (siram, "name", f"the form has the same name as {FORM}, so GitHub shows only one of them"),
        (siram, "body", f"the form asks the same questions as {FORM}, so requests cannot be told apart"),
    ]


def test_a_form_belongs_to_a_process():
    """A form that nothing reads would take requests in and lose them."""
    assert problems(forms=a_watering_form()) == [("issue_templates/siram.yml", "", "no process uses this form")]


def test_every_procedure_needs_an_approval_whatever_its_budget():
    """A procedure that no row reaches would open its gate without anybody's approval, so it is refused."""
    desk = changed(a_desk(), "approvals", 0, {"sop": "panenan", "needs": {"kepala": 1}})

    assert problems(desk=desk) == [
        (DESK, "approvals.0.sop", "unknown process `panenan`"),
        (DESK, "approvals", "no row without `above` asks an approval of `panen`, so small plans would need none"),
    ]


def test_problems_of_all_files_are_told_together():
    """A broken desk file hides neither the mistakes of a process nor those of a form, and causes none in them."""
    found = problems(
        desk=changed(a_desk(), "title", "Meja"),
        processes={FIRST: changed(a_process(), "steps", 3, "actor", "petani")},
        forms={FORM: changed(a_form(), "title", 5)},
    )

    assert [(file, path) for file, path, _ in found] == [(DESK, "title"), (FORM, "title"), (FIRST, "steps.3.actor")]


@pytest.mark.parametrize("desk", ["meja", {"roles": "petugas"}])
def test_a_desk_without_roles_is_survived(desk):
    """Whatever the desk file holds, the other files are checked without a crash."""
    assert {file for file, _, _ in problems(desk=desk)} >= {DESK}


def test_needed_roles_with_too_few_people_are_known():
    """A row that asks more people of a role than it has is told beforehand."""
    desk = changed(changed(a_desk(), "approvals", 0, "needs", "kepala", 2), "roles", "petugas", "members", [])
    catalogue = assembled(desk=desk).catalogue

    assert [problem.what for problem in vacancies(catalogue.desk, catalogue.processes)] == [
        "1 people of the role `petugas` are needed, and it has 0",
        "2 people of the role `kepala` are needed, and it has 1",
    ]
