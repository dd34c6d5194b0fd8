"""The table of field cases: each is pinned by tests that exist, and what tries its kind by chance exists."""

import ast
from functools import cache

import pytest
import yaml

from tests.places import ROOT

CASES = yaml.safe_load((ROOT / "tests/house/field_cases.yml").read_text(encoding="utf-8"))


@cache
def names_of(path: str) -> frozenset[str]:
    """The names of the tests of a module."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_case_has_its_row_in_order():
    """None is missing, and each says what it is."""
    assert [case["number"] for case in CASES] == list(range(1, 38))
    assert all(set(case) <= {"number", "kind", "tests", "search"} and case["kind"] for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"case {case['number']}")
def test_what_a_case_names_exists(case):
    """Whoever renames or deletes a test is told which case it pinned."""
    named = [each.partition("::") for each in (*case["tests"], *case.get("search", []))]

    assert case["tests"]
    assert [path for path, _, _ in named if not (ROOT / path).is_file()] == []
    assert [f"{path}::{name}" for path, _, name in named if name and name not in names_of(path)] == []
