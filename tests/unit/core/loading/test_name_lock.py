"""`alur check` refuses a change of names that would drop requests back to their forms (other rules)."""

import pytest

from automation.core.loading.desk_loading import load_desk
from automation.core.loading.form_lint import lint_questions
from automation.core.loading.form_loading import load_form
from automation.core.loading.name_lock import name_problems, read_names, write_names
from automation.core.loading.sources import Source, Sources
from tests.builders.yaml_files import GONE, a_desk, a_form, changed, jakarta


def sources(desk=None, form=None) -> Sources:
    """A desk file and one form."""
    return Sources(
        desk=Source(file=".github/desk.yml", data=desk or a_desk()),
        processes=(),
        forms=(Source(file="issue_templates/panen.yml", data=form or a_form()),),
    )


BOXES = {
    "type": "checkboxes",
    "id": "janji",
    "attributes": {"label": "Janji", "options": [{"label": "Saya tunggu", "required": True}, {"label": "Saya jemput"}]},
}
FORM = changed(a_form(), "body", 4, BOXES)
LOCK = write_names({}, sources(form=FORM))


def told(desk=None, form=FORM) -> list[str]:
    """What the check says of these sources."""
    return [f"{each.file} {each.problem.what}" for each in name_problems(read_names(LOCK), sources(desk, form))]


def test_the_lock_holds_every_name_once_and_in_order():
    """Units, systems, options and boxes; it can be read again, and grows only."""
    assert LOCK.splitlines()[2:] == [
        "panen.janji: Saya jemput",
        "panen.janji: Saya tunggu",
        "panen.ukuran: besar",
        "panen.ukuran: kecil",
        "systems: Oven",
        "units: Dapur",
        "units: Kebun",
    ]
    assert write_names(read_names(LOCK), sources(changed(a_desk(), "units", 1, GONE))) == LOCK
    assert read_names("# a: b\nnothing\nunits: \n") == {}


def test_what_stays_as_it_is_is_right():
    """Other letters are the same name; more names drop nobody; a question that is gone is another rule's matter."""
    assert told() == []
    assert told(changed(a_desk(), "units", 1, {"name": "DAPUR"})) == []
    assert told(changed(a_desk(), "systems", ["Oven", "Kulkas"])) == []
    assert told(form=changed(FORM, "body", 3, GONE)) == []
    assert told(form=changed(FORM, "body", 4, "attributes", "options", 1, GONE)) == []


GONE_NAMES = {
    "a unit": (changed(a_desk(), "units", 1, {"name": "Gudang"}), FORM, ".github/desk.yml `Dapur` is gone"),
    "a unit taken out": (changed(a_desk(), "units", 1, GONE), FORM, ".github/desk.yml `Dapur` is gone"),
    "a system": (changed(a_desk(), "systems", ["Oven baru"]), FORM, ".github/desk.yml `Oven` is gone"),
    "an option": (
        a_desk(),
        changed(FORM, "body", 3, "attributes", "options", ["mungil", "besar"]),
        "issue_templates/panen.yml `kecil` is gone",
    ),
    "a required box": (
        a_desk(),
        changed(FORM, "body", 4, "attributes", "options", 0, {"label": "Saya sabar", "required": True}),
        "issue_templates/panen.yml `Saya sabar` must be ticked",
    ),
    "a box that is required from now on": (
        a_desk(),
        changed(FORM, "body", 4, "attributes", "options", 2, {"label": "Saya bayar", "required": True}),
        "issue_templates/panen.yml `Saya bayar` must be ticked",
    ),
}


@pytest.mark.parametrize("case", GONE_NAMES)
def test_a_change_that_would_drop_requests_is_refused(case):
    """At its file, with the line to add."""
    desk, form, said = GONE_NAMES[case]
    found = list(name_problems(read_names(LOCK), sources(desk, form)))

    assert [f"{each.file} {each.problem.what}".startswith(said) for each in found] == [True]
    assert "former_" in found[0].problem.remedy


KEPT_NAMES = {
    "a unit": (changed(a_desk(), "units", 1, {"name": "Gudang", "former_names": ["Dapur"]}), FORM),
    "a unit merged into another": (
        changed(changed(a_desk(), "units", 1, GONE), "units", 0, "former_names", ["Dapur"]),
        FORM,
    ),
    "a system": (changed(a_desk(), "systems", [{"name": "Oven baru", "former_names": ["Oven"]}]), FORM),
    "an option": (
        a_desk(),
        changed(FORM, "body", 3, "attributes", "options", 0, {"label": "mungil", "former_labels": ["kecil"]}),
    ),
    "a box": (
        a_desk(),
        changed(
            FORM,
            "body",
            4,
            "attributes",
            "options",
            0,
            {"label": "Saya sabar", "required": True, "former_labels": ["Saya tunggu"]},
        ),
    ),
}


@pytest.mark.parametrize("case", KEPT_NAMES)
def test_with_the_former_name_it_is_right(case):
    """And GitHub's form shows the present one alone."""
    desk, form = KEPT_NAMES[case]
    loaded = load_form("panen", form, {"units": ("Kebun",), "systems": ()}, {"units": (("Dapur", "Kebun"),)})

    assert told(desk, form) == []
    assert not isinstance(load_desk(desk, jakarta), tuple)
    assert "former" not in str(loaded.built)
    assert ("Dapur", "Kebun") in loaded.fields[0].former_options


CLASHES = {
    "a former unit that is another one": changed(a_desk(), "units", 0, "former_names", ["dapur"]),
    "a former unit of two": changed(
        changed(a_desk(), "units", 0, "former_names", ["Gudang"]), "units", 1, "former_names", ["Gudang"]
    ),
    "a former unit that is its own name": changed(a_desk(), "units", 0, "former_names", ["KEBUN"]),
    "a former system that is another one": changed(
        a_desk(), "systems", ["Oven", {"name": "Kulkas", "former_names": ["Oven"]}]
    ),
}


@pytest.mark.parametrize("case", CLASHES)
def test_a_former_name_is_nobody_elses(case):
    """Else one answer would name two."""
    (problem,) = load_desk(CLASHES[case], jakarta)

    assert problem.what.startswith("the former name")


@pytest.mark.parametrize(
    ("place", "options"),
    [
        (3, [{"label": "kecil", "former_labels": ["Besar"]}, "besar"]),
        (3, [{"label": "kecil", "former_labels": ["x"]}, {"label": "besar", "former_labels": ["X"]}]),
        (4, [{"label": "Satu", "former_labels": ["Dua"]}, {"label": "Dua"}]),
    ],
)
def test_a_former_option_is_no_other_one_either(place, options):
    """In a dropdown and among boxes."""
    loaded = load_form("panen", changed(FORM, "body", place, "attributes", "options", options), {"units": ("K",)})

    assert [each.what[:18] for each in lint_questions(loaded.fields)] == ["the former option "]
