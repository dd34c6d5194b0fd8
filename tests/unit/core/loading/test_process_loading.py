"""A process file becomes a Process, or every problem in it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from automation.core.commands.table import COMMANDS
from automation.core.loading.process_loading import load_process
from automation.core.loading.schema import explained
from automation.core.policy.process import Process, SectionType
from tests.builders.processes import AROUND, FORM, problems
from tests.builders.yaml_files import GONE, a_process, changed


def test_a_right_file_becomes_a_process():
    """Numbers come from the order, labels from the titles, the instant from the day in the desk's time zone."""
    process = load_process(a_process(), AROUND)

    assert isinstance(process, Process)
    assert process.effective_at == datetime(2025, 12, 31, 17, tzinfo=UTC)
    assert [step.label for step in process.steps][:2] == ["langkah 01: minta panen", "langkah 02: hitung biaya"]
    assert (process.approval_step.number, process.launch_step.number, process.last) == (3, 5, 5)
    assert process.steps[1].sections[0].type is SectionType.MONEY
    assert process.form_fields == FORM.fields


def test_a_choice_takes_its_options_from_the_form():
    """Options stand in one place: a choice without a list of its own uses those of its question."""
    process = load_process(a_process(), AROUND)

    assert {field.name: field.options for field in process.intake.fields} == {
        "unit": (),
        "buah": (),
        "ukuran": ("kecil", "besar"),
    }


def test_three_mistakes_give_three_problems():
    """A misspelt key, an unknown type and an unknown role are told together, and nothing that follows from them."""
    raw = changed(a_process(), "steps", 2, "aproval", True)
    raw = changed(changed(raw, "steps", 2, "approval", GONE), "steps", 1, "sections", 0, "type", "uang")
    raw = changed(raw, "steps", 4, "actor", "petani")

    assert problems(raw) == [
        ("steps.1.sections.0.type", "`uang` is not allowed"),
        ("steps.2.aproval", "unknown key `aproval`"),
        ("steps.4.actor", "unknown role `petani`"),
    ]


SECOND = {"key": "x", "title": {"id": "X", "en": "X"}, "type": "money", "bullet": 1, "example": "1", "budget": True}


@pytest.mark.parametrize(
    ("change", "path", "what"),
    [
        (("steps", 2, "approval", False), "steps", "no step is marked `approval: true`"),
        (
            ("steps", 1, "approval", True),
            "steps.2.approval",
            "step 3 is a second one with `approval: true`, after step 2",
        ),
        (("steps", 4, "launch", GONE), "steps", "no step is marked `launch: true`"),
        (("steps", 3, "launch", True), "steps.4.launch", "step 5 is a second one with `launch: true`, after step 4"),
        (("steps", 4, "gated", GONE), "steps.4.gated", "step 5 could be reached without the approvals of step 3"),
        (("steps", 1, "gated", True), "steps.1.gated", "step 2 needs approvals that are only collected later or in it"),
        (("steps", 2, "gated", True), "steps.2.gated", "step 3 needs approvals that are only collected later or in it"),
        (
            ("steps", 3, "may_reject", True),
            "steps.3.may_reject",
            "`may_reject` ends a request before it is approved, not later",
        ),
        (("steps", 0, "actor", "petugas"), "steps.0.actor", "the first step is the requester's, not `petugas`'s"),
        (
            ("steps", 0, "verb", "minta"),
            "steps.0.verb",
            "the first step is done by the form and has neither verb nor sections",
        ),
        (("steps", 3, "fields", [{"name": "buah"}]), "steps.3.fields", "only the first step has `fields`"),
        (("steps", 3, "verb", GONE), "steps.3.verb", "step 4 has no verb, so nobody could finish it"),
        (("steps", 3, "verb", "hitung"), "steps.3.verb", "`hitung` is already a verb of step 2"),
        (("steps", 3, "aliases", ["biaya"]), "steps.3.aliases.0", "`biaya` is already a verb of step 2"),
        (("steps", 3, "notify", ["tetangga"]), "steps.3.notify.0", "unknown role `tetangga`"),
        (("steps", 3, "key", "antar"), "steps.4.key", "`antar` is already the key of step 4"),
        (("steps", 3, "title", "id", "ANTAR"), "steps.4.title.id", "step 4 already has this title"),
        (
            ("steps", 3, "title", "id", "Petik, lalu cuci"),
            "steps.3.title.id",
            "the label `langkah 04: petik, lalu cuci` has a comma or a slash",
        ),
        (("label", "sop: " + "p" * 46), "label", f"the label `sop: {'p' * 46}` has 51 characters; GitHub allows 50"),
        (("label", "status: panen"), "label", "`status: panen` reads like a label that the desk puts on by itself"),
        (
            ("steps", 3, "bullets", 1, {"id": "Cuci.", "en": "Wash."}),
            "steps.3.bullets.1",
            "nothing proves bullet 2 of step 4",
        ),
        (("steps", 0, "fields", 1, "bullet", 0), "steps.0.bullets.0", "nothing proves bullet 1 of step 1"),
        (("steps", 3, "sections", 0, "bullet", 2), "steps.3.sections.0.bullet", "step 4 has no bullet 2"),
        (("form", "panenan"), "form", "there is no form `panenan`"),
        (("steps", 0, "fields", 2, GONE), "steps.0.fields", "the form asks `ukuran`, and no field checks it"),
        (
            ("steps", 0, "fields", 3, {"name": "warna"}),
            "steps.0.fields.3.name",
            "the form `panen` does not ask `warna`",
        ),
        (("steps", 0, "fields", 3, {"name": "buah"}), "steps.0.fields.3.name", "`buah` is listed twice"),
        (
            ("steps", 0, "fields", 2, "options", ["raksasa"]),
            "steps.0.fields.2.options",
            "the form does not offer `raksasa` for `ukuran`",
        ),
        (
            ("steps", 0, "fields", 1, "type", "choice"),
            "steps.0.fields.1.type",
            "`buah` is of type choice, and its question is one line (`input`)",
        ),
        (
            ("steps", 1, "sections", 1, "title", "id", "BIAYA"),
            "steps.1.sections.1.title.id",
            "two sections of step 2 have the heading `BIAYA`",
        ),
        (
            ("steps", 1, "sections", 1, "title", "en", "Biaya"),
            "steps.1.sections.1.title.en",
            "two sections of step 2 have the heading `Biaya`",
        ),
        (("steps", 1, "sections", 1, "key", "biaya"), "steps.1.sections.1.key", "`biaya` is there twice"),
        (
            ("steps", 1, "sections", 1, "options", GONE),
            "steps.1.sections.1.options",
            "a section of type choice needs `options`",
        ),
        (
            ("steps", 1, "sections", 0, "columns", ["a"]),
            "steps.1.sections.0.columns",
            "a section of type money has no `columns`",
        ),
        (
            ("steps", 1, "sections", 0, "budget", False),
            "steps",
            "an approval row reads the budget (`above`), and no section is marked `budget: true`",
        ),
        (
            ("steps", 1, "sections", 2, SECOND),
            "steps.1.sections.2.budget",
            "this is a second section with `budget: true`",
        ),
        (("version", 0), "version", "0 is too small: at least 1"),
        (("effective", "besok"), "effective", "expected a date (YYYY-MM-DD), found text"),
    ],
)
def test_each_broken_rule_is_one_problem_at_its_place(change, path, what):
    """One change that breaks one rule gives that problem and, for missing marks, nothing else."""
    assert (path, what) in problems(changed(a_process(), *change))


@pytest.mark.parametrize("word", COMMANDS)
def test_no_step_may_take_a_command_of_every_procedure(word):
    """The verbs of the desk keep one meaning everywhere."""
    assert problems(changed(a_process(), "steps", 3, "verb", word)) == [
        ("steps.3.verb", f"`{word}` is a command of every procedure")
    ]


@pytest.mark.parametrize(("section", "example"), [(0, "banyak"), (1, "sedang")])
def test_an_example_must_be_right_itself(section, example):
    """What the status comment offers for copying is accepted by its own type."""
    ((path, what),) = problems(changed(a_process(), "steps", 1, "sections", section, "example", example))

    assert path == f"steps.1.sections.{section}.example"
    assert what.startswith("the example is not accepted as ")


def test_a_form_with_problems_of_its_own_causes_no_others():
    """Questions of a form that could not be loaded are not called missing."""
    assert isinstance(load_process(a_process(), replace(AROUND, forms={"panen": None})), Process)


@pytest.mark.parametrize("raw", [None, "panen", [], 7])
def test_a_file_that_is_no_mapping_is_one_problem(raw):
    """A text or list in place of the mapping is said once."""
    ((path, what),) = problems(raw)

    assert (path, what.split(",")[0]) == ("", "expected a mapping")


def test_a_problem_names_the_allowed_values_and_the_remedy():
    """What may stand there and what to do are part of the message."""
    (problem,) = load_process(changed(a_process(), "steps", 3, "actor", "petani"), AROUND)

    assert explained(problem) == (
        "unknown role `petani`; allowed: pemohon, kepala, petugas; "
        "remedy: take one of these, or add the role to the desk file"
    )
