"""What GitHub rejects although its schema allows it is found before GitHub sees it."""

import pytest

from automation.core.loading.form_lint import lint_form, lint_questions, slug
from automation.core.loading.form_loading import load_form
from automation.core.policy.process import FormField
from tests.builders.yaml_files import a_form, changed

FORM = load_form("panen", a_form(), {"units": ("Kebun",), "systems": ()}).built
BOXES = {"type": "checkboxes", "id": "janji", "attributes": {"label": "Janji", "options": [{"label": "nama Buah"}]}}


def found(form):
    """Path and words of each problem of a form."""
    return [(".".join(map(str, problem.path)), problem.what) for problem in lint_form(form)]


def test_a_right_form_passes():
    """Nothing is said about a form that GitHub takes."""
    assert found(FORM) == []


@pytest.mark.parametrize(
    ("change", "path", "what"),
    [
        (("name", "Abc"), "name", "GitHub silently hides a form whose name is shorter than 4 characters"),
        (("labels", ["x"]), "labels", "a form must carry no labels: GitHub would apply them for whoever submits it"),
        (("body", FORM["body"][:1]), "body", "the form asks nothing: its body is only markdown"),
        (("body", 2, "id", "unit"), "body.2.id", "the id `unit` is there twice"),
        (
            ("body", 2, "attributes", "label", "Unit"),
            "body.2.attributes.label",
            "the label `Unit` is the same to GitHub as `Unit`",
        ),
        (
            ("body", 2, "attributes", "label", "Únit!"),
            "body.2.attributes.label",
            "the label `Únit!` is the same to GitHub as `Unit`",
        ),
        (
            ("body", 2, "attributes", "label", "?!"),
            "body.2.attributes.label",
            "the label `?!` has neither letter nor digit",
        ),
        (
            ("body", 2, "attributes", "label", "Buah #"),
            "body.2.attributes.label",
            "the label `Buah #` would not survive as a heading",
        ),
        (
            ("body", 2, "attributes", "label", "Kata Sandi lama"),
            "body.2.attributes.label",
            "the label asks for a `kata sandi`, which GitHub refuses and nobody should type here",
        ),
        (
            ("body", 2, "attributes", "label", "Your Password"),
            "body.2.attributes.label",
            "the label asks for a `password`, which GitHub refuses and nobody should type here",
        ),
        (
            ("body", 4, BOXES),
            "body.4.attributes.options.0.label",
            "the label `nama Buah` is the same to GitHub as `Nama buah`",
        ),
        (
            ("body", 3, "attributes", "options", 0, "None"),
            "body.3.attributes.options.0",
            "`None` is reserved: GitHub offers it by itself where an answer is optional",
        ),
        (
            ("body", 3, "attributes", "options", 0, False),
            "body.3.attributes.options.0",
            "the option `False` is not text to GitHub, which reads YAML 1.1",
        ),
        (
            ("body", 3, "attributes", "options", 0, "besar"),
            "body.3.attributes.options.1",
            "the option `besar` is there twice",
        ),
        (
            ("body", 3, "attributes", "default", 2),
            "body.3.attributes.default",
            "`default: 2` names no option: they count from 0 to 1",
        ),
        (
            ("body", 3, "attributes", {"label": "Ukuran", "multiple": True, "options": ["kecil, muda"]}),
            "body.3.attributes.options.0",
            "`kecil, muda` has a comma, which separates the answers of a multiple choice",
        ),
    ],
)
def test_each_rule_speaks_at_its_place(change, path, what):
    """One change that breaks one rule gives exactly that problem."""
    assert found(changed(FORM, *change)) == [(path, what)]


def test_a_comma_is_harmless_where_one_option_is_chosen():
    """Only several answers in one line are told apart by commas."""
    assert found(changed(FORM, "body", 3, "attributes", "options", 0, "kecil, muda")) == []


def test_labels_are_shortened_as_github_does():
    """Accents, case and signs do not tell two labels apart."""
    assert [slug(label) for label in ("Dampak yang diharapkan", "Café & Bar?", "a_b")] == [
        "dampak-yang-diharapkan",
        "cafe-bar",
        "a_b",
    ]


def test_a_former_label_belongs_to_one_question():
    """An old heading that is another question's label would give its answer to both."""
    fields = (FormField(name="a", label="Satu"), FormField(name="b", label="Dua", former_labels=("satu", "Dua lama")))

    assert [problem.what for problem in lint_questions(fields)] == [
        "the former label `satu` of `b` also belongs to `a`"
    ]
