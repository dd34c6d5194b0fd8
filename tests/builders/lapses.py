"""The labels of a request behind the gate, and evidence that is deleted: what tests of lapses share."""

from automation.core.policy.process import Step
from tests.builders.stories import Story, process_of

A = process_of("website-baru")


def gated(step: Step) -> set[str]:
    """The labels of an approved request of the first procedure."""
    return {A.label, step.label}


def deleted(told: Story, step: Step) -> Story:
    """The comment with that step's evidence deleted."""
    return told.deletes("lina", f"/{step.verb}\n")
