"""Forms put no label on a request: none could slip a development label onto it."""

from pathlib import Path

import pytest
import yaml

from automation.core.outcome.labels import all_labels
from tests.builders.stories import Story, catalogue, process_of, story, third
from tests.places import ROOT

A = process_of("website-baru")
FORMS = sorted(
    path.relative_to(ROOT)
    for folder in (".github/ISSUE_TEMPLATE", "issue_templates", "tests/data/third/issue_templates")
    for path in (ROOT / folder).glob("*.yml")
    if path.name != "config.yml"
)
GATED = sorted({step.label for each in (A, process_of("perbaikan-fitur")) for step in each.steps if step.gated})


def test_there_are_forms_to_look_at():
    """Two built ones, their sources, and the made-up procedure's."""
    assert len(FORMS) >= 5


@pytest.mark.parametrize("path", FORMS, ids=str)
def test_a_form_names_no_label_assignee_or_project(path: Path):
    """GitHub would put them on in the name of whoever submits, who has no right to."""
    form = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))

    assert not {"labels", "assignees", "projects"} & set(form)
    assert "body" in form


def test_no_issue_comes_in_without_a_form():
    """The chooser offers no blank issue."""
    chooser = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/config.yml").read_text(encoding="utf-8"))

    assert chooser["blank_issues_enabled"] is False


def assert_taken_back(told: Story, label: str) -> None:
    """The label is gone after one run, whether or not an event told of it."""
    assert label not in told.labels
    assert told.step == 2


@pytest.mark.parametrize("label", GATED)
def test_a_request_opened_with_a_development_label_is_without_it_after_one_run(label):
    """By an address, by the API or by a form of somebody's own; as the request is opened, or with no event at all."""
    assert_taken_back(story().opened_by("lina", labels=(label,)), label)
    told = story().sleeps().opened_by("dina")
    told.change(labels=frozenset({label, "prioritas tinggi"}))
    assert_taken_back(told.wakes(), label)
    assert "prioritas tinggi" in told.labels


@pytest.mark.parametrize("of", [catalogue(), third()], ids=["ours", "third"])
def test_every_label_of_the_desk_at_opening_is_judged(of):
    """Whichever of the desk's labels somebody opens a request with, the desk's own choice is what stays."""
    process = of.processes[0].id
    usual = story(process, of).opened_by("dina")
    for label in all_labels(of):
        told = story(process, of).opened_by("lina", labels=(label.name,))
        assert told.labels == usual.labels, label.name
