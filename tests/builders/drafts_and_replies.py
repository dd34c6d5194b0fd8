"""What tests of labels set by hand start from and look at: a complete draft, and the newest answer."""

from tests.builders.stories import Story, evidence


def draft(told: Story) -> Story:
    """The present step's evidence complete, but not confirmed."""
    step = told.process.step(told.step)
    return told.says(told.doer, evidence(step).replace(f"/{step.verb}", f"/{step.verb} draf", 1))


def reply(told: Story) -> str:
    """The newest answer of the desk."""
    return told.texts("reply")[-1]
