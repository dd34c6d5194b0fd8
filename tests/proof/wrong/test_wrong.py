"""Wrong desks are found out by the stories of their rule, and the right one by none: the proof can fail."""

from dataclasses import replace

import pytest

from tests.proof.wrong.checks import CHECKS
from tests.proof.wrong.prove import claims, each_rule, found_out
from tests.proof.wrong.refuted import RULES, Refuted, by_cases, by_stories, refuted_gates
from tests.proof.wrong.versions import RIGHT, WRONG
from tests.unit.core.approval.bent_facts import right


@pytest.mark.parametrize("check", CHECKS)
def test_a_story_ends_as_its_rule_says(check):
    """With the desk as it is."""
    assert check.holds(RIGHT)


@pytest.mark.parametrize("version", WRONG, ids=lambda version: version.name)
def test_a_wrong_desk_is_found_out(version):
    """By a story of the rule that it breaks."""
    assert version.rule in {rule for rule, _ in by_stories(version)}


def test_the_right_gate_is_found_out_by_nothing():
    """All cases have the verdict of the rules."""
    assert by_cases(right) == ()


def test_each_wrong_gate_is_found_out_by_a_case_of_its_rule():
    """The number before a case is that of the rule which the gate breaks."""
    assert [each.name for each in refuted_gates() if each.rule not in {rule for rule, _ in each.by}] == []


def test_each_rule_has_a_wrong_version_that_its_checks_alone_find():
    """So no rule's checks could be left out unnoticed."""
    found_all, rules, *_ = claims(small=True)

    assert (found_all.violations, rules.violations) == ((), ())
    assert rules.reached == f"{len(RULES)} of {len(RULES)} rules"


def test_a_wrong_version_that_nothing_finds_is_a_violation():
    """The proof says so, and that its rule is unchecked."""
    hidden = Refuted(name="opens_on_sundays", rule=9, by=())

    assert found_out([hidden]).violations == ("opens_on_sundays (rule 9) is found out by nothing",)
    assert "rule 9 has none" in each_rule([hidden]).violations
    assert "rule 9 has none" not in each_rule([replace(hidden, by=((9, "silence"),))]).violations
