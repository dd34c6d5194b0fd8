"""Requests for which an emergency was declared."""

from dataclasses import replace

from tests.builders.gate_facts import desk
from tests.builders.stories import Story, at_step, catalogue

WHY = "/darurat situs pendaftaran tidak dapat dibuka"


def urgent(step: int = 5, login: str = "wati", **sources) -> Story:
    """A request at a step for which an emergency was declared."""
    told = at_step(step)
    if sources:
        told.under(replace(catalogue(), desk=desk(**sources)))
    return told.says(login, WHY)
