"""The keys of the steps that duties keep apart."""

from tests.builders.stories import process_of

A = process_of("website-baru")

KEYS = {step.number: step.key for step in A.steps}
INTAKE, EVALUATION, REQUIREMENTS, PLAN, APPROVAL, DEVELOPMENT, TESTING = (KEYS[number] for number in range(1, 8))
