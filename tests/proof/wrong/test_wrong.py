"""Wrong desks are found out by the stories of their rule, and the right one by none: the proof can fail."""

from dataclasses import replace

import pytest

from tests.proof.wrong.checks import CHECKS
from tests.proof.wrong.prove import each_rule, found_out
from tests.proof.wrong.refuted import Refuted
from tests.proof.wrong.versions import RIGHT


@pytest.mark.parametrize("check", CHECKS)
def test_a_story_ends_as_its_rule_says(check):
    """With the desk as it is."""
    assert check.holds(RIGHT)


def test_a_wrong_version_that_nothing_finds_is_a_violation():
    """The proof says so, and that its rule is unchecked."""
    hidden = Refuted(name="opens_on_sundays", rule=9, by=())

    assert found_out([hidden]).violations == ("opens_on_sundays (rule 9) is found out by nothing",)
    assert "rule 9 has none" in each_rule([hidden]).violations
    assert "rule 9 has none" not in each_rule([replace(hidden, by=((9, "silence"),))]).violations
