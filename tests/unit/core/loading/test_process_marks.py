"""What the gate reads of a process file: budget, repositories, approval and launch stand where they must."""

from dataclasses import replace

from automation.core.loading.process_loading import load_process
from automation.core.policy.process import Process
from tests.builders.processes import AROUND, problems
from tests.builders.yaml_files import a_process, changed

REPOSITORIES = {
    "key": "tempat",
    "title": {"id": "Tempat", "en": "Place"},
    "type": "list",
    "bullet": 1,
    "example": "kampus/kebun",
    "required": False,
    "repositories": True,
}


def test_the_budget_is_money_and_known_before_the_approval():
    """The amount that approval rows read is typed and cannot come after the decision."""
    late = changed(a_process(), "steps", 3, "sections", 0, "budget", True)
    late = changed(late, "steps", 1, "sections", 0, "budget", False)

    assert problems(late) == [
        ("steps.3.sections.0.budget", "a budget is of type money, not number"),
        ("steps.3.sections.0.budget", "the budget must be known before the approval"),
    ]


def test_the_list_of_repositories_is_loaded_and_may_be_missing():
    """A procedure that says nothing of repositories is right, and one that marks a list of the plan has it marked."""
    process = load_process(changed(a_process(), "steps", 1, "sections", 2, REPOSITORIES), AROUND)

    assert isinstance(load_process(a_process(), AROUND), Process)
    assert isinstance(process, Process)
    assert [section.key for section in process.step(2).sections if section.repositories] == ["tempat"]


def test_the_list_of_repositories_is_one_list_before_the_approval():
    """Who approves must see where it is developed, in one place."""
    early = changed(a_process(), "steps", 1, "sections", 2, REPOSITORIES | {"type": "text"})
    twice = changed(early, "steps", 3, "sections", 1, REPOSITORIES)

    assert problems(twice) == [
        ("steps.1.sections.2.repositories", "repositories are of type list, not text"),
        ("steps.3.sections.1.repositories", "this is a second section with `repositories: true`"),
        ("steps.3.sections.1.repositories", "where development takes place must be known before the approval"),
    ]


def test_the_example_of_repositories_names_one():
    """What the status comment offers for copying would be accepted."""
    wrong = changed(a_process(), "steps", 1, "sections", 2, REPOSITORIES | {"example": "situs kebun"})
    ((path, what),) = problems(wrong)

    assert path == "steps.1.sections.2.example"
    assert "not_a_repository" in what


def test_without_limits_no_budget_is_needed():
    """Only an approval row with `above` makes a budget section necessary."""
    raw = changed(a_process(), "steps", 1, "sections", 0, "budget", False)

    assert isinstance(load_process(raw, replace(AROUND, limited=frozenset())), Process)
    assert isinstance(load_process(raw, replace(AROUND, limited=frozenset({"siram"}))), Process)
    assert isinstance(load_process(raw, replace(AROUND, limited=None)), Process)


def test_an_approval_step_stands_between_others_and_holds_no_evidence():
    """Something is approved before it, something is done after it, and its verb is bare."""
    section = a_process()["steps"][3]["sections"]
    raw = changed(changed(a_process(), "steps", 2, "sections", section), "steps", a_process()["steps"][:3])

    assert [what for _, what in problems(changed(a_process(), "steps", 2, "sections", section))] == [
        "the approval step holds no evidence of its own: its verb is bare"
    ]
    assert "the approval step cannot be the first or the last" in [what for _, what in problems(raw)]


def test_a_launch_before_the_approval_is_refused():
    """Nothing can be launched that nobody has approved."""
    raw = changed(changed(a_process(), "steps", 4, "launch", False), "steps", 1, "launch", True)

    assert problems(raw) == [("steps.1.launch", "the launch must come after the approval")]


def test_a_gate_with_a_hole_is_told_even_without_an_approval_step():
    """Gated steps that are interrupted are a mistake of their own."""
    raw = changed(changed(a_process(), "steps", 2, "approval", False), "steps", 4, "gated", False)

    assert ("steps.4.gated", "step 5 is not gated, but step 4 is") in problems(raw)
