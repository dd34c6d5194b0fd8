"""The scenarios of `tests/scenarios/` in memory: what happened, what must be so then, and which rule says it."""

import re

import pytest
import yaml

from tests.scenarios.actions import ACTORS, BUT, DEEDS, FILES, GIVEN, IN_FLIGHT, KEYS, SCENARIOS
from tests.scenarios.checks import CHECKS, FOUND, failures
from tests.scenarios.memory_stage import stage

RULES = range(1, 14)
NAMED = re.compile(r"(rule (1[0-3]|[1-9])|section [3-7]|step ([1-9]|1[0-3])): \S")
VERIFY = {"repository", "code", "answer", "why"}


@pytest.mark.parametrize("name", SCENARIOS)
def test_scenario(name):
    """Given, when, then: because the rule says so."""
    entry = SCENARIOS[name]
    given = entry["given"]
    found = failures(stage(given.get("process", "website-baru"), given.get("desk", "")), entry)

    assert found == [], entry["because"]


def test_scenarios_use_the_known_words():
    """A scenario with a slip of the pen must not pass by saying nothing."""
    for entry in SCENARIOS.values():
        assert set(entry) == KEYS, entry
        assert set(entry["given"]) <= GIVEN, entry
        assert set(entry["then"]) <= FOUND.keys() | CHECKS.keys(), entry
        assert entry["then"], entry
        asked = entry["then"].get("verify", [])
        assert all(set(each) <= VERIFY for each in (asked if isinstance(asked, list) else [asked])), entry
        for act in entry["when"]:
            (who, deed), *more = act.items()
            assert who in ACTORS, act
            assert (next(iter(deed)) if isinstance(deed, dict) else deed) in DEEDS, act
            assert more in ([], *([("but", word)] for word in BUT), *([("while", word)] for word in IN_FLIGHT)), act


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_reason_names_its_rule(path):
    """A rule of the gate, a section of the design or a step of the procedure; a rule's file is about that rule."""
    reasons = [entry["because"] for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]

    assert [reason for reason in reasons if not NAMED.match(reason)] == []
    if rule := re.match(r"rule-(\d+)", path.stem):
        assert any(reason.startswith(f"rule {int(rule[1])}: ") for reason in reasons)


def test_no_two_scenarios_have_one_name():
    """Each is told once."""
    count = sum(len(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in FILES)

    assert count == len(SCENARIOS)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_of_the_gate_has_its_file(rule):
    """A process owner finds what a rule means by its number."""
    found = [path for path in FILES if path.name.startswith(f"rule-{rule:02}-")]

    assert len(found) == 1
    assert found[0].read_text(encoding="utf-8").startswith(f"# Gate rule {rule}: ")
