"""A form source becomes the questions that a process reads and the form that GitHub shows."""

import pytest

from automation.core.loading.form_loading import FormSource, load_form
from automation.core.policy.process import Box
from tests.builders.yaml_files import GONE, a_form, changed

LISTS = {"units": ("Kebun", "Dapur"), "systems": ("Oven",)}


def problems(raw):
    """Path and words of each problem of a refused form."""
    loaded = load_form("panen", raw, LISTS)
    assert isinstance(loaded, tuple), "this should have been refused"
    return [(".".join(map(str, problem.path)), problem.what) for problem in loaded]


def test_a_right_source_becomes_questions():
    """Every element with an id is a question, with its labels and options; markdown is none."""
    form = load_form("panen", a_form(), LISTS)

    assert isinstance(form, FormSource)
    assert [(field.name, field.kind, field.labels, field.options) for field in form.fields] == [
        ("unit", "dropdown", ("Unit",), ("Kebun", "Dapur")),
        ("buah", "input", ("Nama buah", "Buah"), ()),
        ("ukuran", "dropdown", ("Ukuran",), ("kecil", "besar")),
    ]


def test_the_built_form_speaks_only_githubs_language():
    """Our own keys are gone from the built form, and the lists of the desk are filled in."""
    form = load_form("panen", a_form(), LISTS)

    assert [element["attributes"] for element in form.built["body"]][1:3] == [
        {"label": "Unit", "options": ["Kebun", "Dapur"]},
        {"label": "Nama buah"},
    ]


def test_options_of_the_desk_come_before_further_ones():
    """A dropdown may add its own options behind those of the desk file."""
    raw = changed(a_form(), "body", 1, "attributes", "options", ["Unit lain"])

    assert load_form("panen", raw, LISTS).fields[0].options == ("Kebun", "Dapur", "Unit lain")


def test_tick_boxes_are_known_by_their_labels():
    """The options of checkboxes are the words beside the boxes."""
    option = {"label": "Saya setuju", "former_labels": ["Saya menyetujui"], "required": True}
    box = {"type": "checkboxes", "id": "janji", "attributes": {"label": "Janji", "options": [option, {"label": "Ya"}]}}
    form = load_form("panen", changed(a_form(), "body", 4, box), LISTS)

    assert form.fields[-1].options == ("Saya setuju", "Ya")
    assert form.fields[-1].boxes == (
        Box(labels=("Saya setuju", "Saya menyetujui"), is_required=True),
        Box(labels=("Ya",)),
    )
    assert form.built["body"][4]["attributes"]["options"] == [
        {"label": "Saya setuju", "required": True},
        {"label": "Ya"},
    ]


@pytest.mark.parametrize(
    ("change", "path", "what"),
    [
        (("labels", ["langkah 06"]), "labels", "unknown key `labels`"),
        (("body", []), "body", "at least 1 needed, found 0"),
        (("body", 0, "type", "teks"), "body.0.type", "unknown `type`: teks"),
        (("body", 2, "id", GONE), "body.2.id", "`id` is missing"),
        (
            ("body", 2, "validations", "required", "ya"),
            "body.2.validations.required",
            "expected true or false, found text",
        ),
        (
            ("body", 1, "attributes", "options_from", "orang"),
            "body.1.attributes.options_from",
            "`orang` is not allowed",
        ),
        (("body", 3, "attributes", "options", GONE), "body.3.attributes.options", "a dropdown without options"),
        (
            ("body", 3, "attributes", "options", 0, False),
            "body.3.attributes.options.0",
            "expected text, found true or false",
        ),
    ],
)
def test_each_mistake_is_one_problem_at_its_place(change, path, what):
    """One change that breaks the shape gives exactly that problem."""
    assert problems(changed(a_form(), *change)) == [(path, what)]
