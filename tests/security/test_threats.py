"""The table of threats: every one has a test that exists, or the reason why there is none yet."""

import ast
from functools import cache

import pytest
import yaml

from tests.places import ROOT

THREATS = yaml.safe_load((ROOT / "tests/security/threats.yml").read_text(encoding="utf-8"))
NUMBERS = [*range(2, 12), *range(14, 22), *range(30, 45)]
KEYS = ["number", "asset", "attack", "defence"]


@cache
def names_in(path: str) -> frozenset[str]:
    """The names of the functions of a module; none for a module that is not there."""
    if not (ROOT / path).is_file():
        return frozenset()
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def wrongs(threat: dict) -> list[str]:
    """What is wrong with one row."""
    tests, later = threat.get("tests", []), threat.get("later", "")
    unknown = [
        each for each in tests if each.partition("::")[2].partition("[")[0] not in names_in(each.partition("::")[0])
    ]
    return [
        *(
            []
            if list(threat) == [*KEYS, *[key for key in ("tests", "later") if key in threat]]
            else ["its keys are odd"]
        ),
        *([f"{key} says nothing" for key in KEYS[1:] if len(str(threat.get(key, ""))) < 4]),
        *([] if tests or len(later) > 20 else ["it has neither a test nor a reason"]),
        *[f"{each} does not exist" for each in unknown],
        *([] if all(each.partition("::")[2].startswith("test_") for each in tests) else ["a name is no test's"]),
        *([] if len(set(tests)) == len(tests) else ["a test is named twice"]),
    ]


def test_every_threat_has_its_row_in_order():
    """None is missing, and none is there twice."""
    assert [threat["number"] for threat in THREATS] == NUMBERS


@pytest.mark.parametrize("threat", THREATS, ids=lambda threat: f"threat {threat['number']}")
def test_each_threat_is_proved_or_says_why_not(threat):
    """Whoever renames or deletes a test is told which threat it proved."""
    assert wrongs(threat) == []


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"tests": []}, "it has neither a test nor a reason"),
        ({"tests": ["tests/unit/core/approval/test_gate.py::test_that_is_none"]}, "test_that_is_none does not exist"),
        (
            {"tests": ["tests/unit/core/approval/test_none.py::test_the_gate_opens"]},
            "test_the_gate_opens does not exist",
        ),
        ({"tests": ["tests/unit/core/approval/test_gate.py"]}, "a name is no test's"),
        ({"tests": ["tests/unit/core/approval/test_gate.py::test_the_gate_opens"] * 2}, "a test is named twice"),
        ({"attack": ""}, "attack says nothing"),
    ],
)
def test_a_wrong_row_is_noticed(change, wrong):
    """So that the table can be believed."""
    row = (
        dict.fromkeys(KEYS, "something")
        | {"tests": ["tests/unit/core/approval/test_gate.py::test_the_gate_opens"]}
        | change
    )

    assert any(wrong in found for found in wrongs(row))


def test_every_module_here_proves_a_threat():
    """No test of this folder stands beside the table."""
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests/security").glob("test_*.py")}
    named = {each.partition("::")[0] for threat in THREATS for each in threat.get("tests", [])}

    assert here - named == {"tests/security/test_threats.py"}
