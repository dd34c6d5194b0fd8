"""The sources are also right together: names, versions, labels and forms."""

from datetime import date

import pytest

from automation.core.loading.desk_loading import load_desk
from automation.core.loading.form_loading import load_form
from automation.core.loading.process_loading import Surroundings, load_process
from tests.builders.sources import DESK, FIRST, FORM, assembled, problems
from tests.builders.yaml_files import GONE, a_desk, a_form, a_full_desk, a_process, changed, jakarta

SECOND = "automation/sop/panen/2.yml"


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


def a_second_version(**keys):
    """The right procedure and its successor, with some keys replaced."""
    raw = changed(changed(a_process(), "version", 2), "effective", date(2026, 2, 1))
    for key, value in keys.items():
        raw = changed(raw, key, value)
    return {FIRST: a_process(), SECOND: raw}


def test_a_question_can_be_added_with_a_new_version():
    """The newest version checks every question of its form; an older one only those that it knew."""
    form = {FORM: changed(a_form(), "body", 4, {"type": "input", "id": "warna", "attributes": {"label": "Warna"}})}
    processes = a_second_version()
    with_colour = changed(processes[SECOND], "steps", 0, "fields", 3, {"name": "warna"})

    assert problems(processes=processes, forms=form) == [
        (SECOND, "steps.0.fields", "the form asks `warna`, and no field checks it")
    ]
    assert problems(processes={**processes, SECOND: with_colour}, forms=form) == []


def test_a_question_that_old_requests_answered_stays():
    """Taking a question out of a form is told at the version that still reads it; a form of its own is the way out."""
    forms = {FORM: a_form(), "issue_templates/panen-2.yml": changed(a_form(), "body", a_form()["body"][:3])}
    fewer = changed(
        a_second_version(form="panen-2")[SECOND], "steps", 0, "fields", a_process()["steps"][0]["fields"][:2]
    )

    assert problems(processes={FIRST: a_process(), SECOND: fewer}, forms=forms) == []
    assert problems(forms={FORM: forms["issue_templates/panen-2.yml"]}) == [
        (FIRST, "steps.0.fields.2.name", "the form `panen` does not ask `ukuran`")
    ]


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


def test_problems_of_all_files_are_told_together():
    """A broken desk file hides neither the mistakes of a process nor those of a form, and causes none in them."""
    found = problems(
        desk=changed(a_desk(), "title", "Meja"),
        processes={FIRST: changed(a_process(), "steps", 3, "actor", "petani")},
        forms={FORM: changed(a_form(), "title", 5)},
    )

    assert [(file, path) for file, path, _ in found] == [(DESK, "title"), (FORM, "title"), (FIRST, "steps.3.actor")]


def places(raw, path=()):
    """Every path into a raw value."""
    yield from ((*path, key) for key in (raw if isinstance(raw, dict) else range(len(raw))))
    for key, item in raw.items() if isinstance(raw, dict) else enumerate(raw):
        if isinstance(item, dict | list):
            yield from places(item, (*path, key))


@pytest.mark.parametrize("junk", [GONE, None, 7, ["x"]], ids=["gone", "nothing", "number", "list"])
def test_junk_in_any_place_is_survived(junk):
    """Whatever stands in whatever place of a source, it is loaded or refused with problems and never crashes."""
    around = Surroundings(forms={"panen": ()}, roles=frozenset(), start_of_day=jakarta("Asia/Jakarta").start)
    for path in places(a_process()):
        load_process(changed(a_process(), *path, junk), around)
    for path in places(a_full_desk()):
        load_desk(changed(a_full_desk(), *path, junk), jakarta)
    for path in places(a_form()):
        load_form("panen", changed(a_form(), *path, junk), {"units": ("Kebun",), "systems": ("Oven",)})
