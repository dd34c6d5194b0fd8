"""The mutants themselves: what is changed, that a change reaches who imported the function, and what is told."""

import ast
import importlib.util
import os
from pathlib import Path

import pytest

from automation.core.text import digest
from tests.proof.mutation.mutants import apply, mutants
from tests.proof.mutation.prove import measured, mutants_claim
from tests.proof.mutation.run import finders, killed

SOURCE = '''"""A module."""
from typing import TypeVar
LIMIT = 3
T = TypeVar("T")

def is_small(number: int = 2) -> bool:
    """Whether it is."""
    return number < LIMIT and not number == 1
'''
FOUND = {"tests": 1, "failed": [], "open": [], "mutants": [{"module": "gate", "name": "gate.judge: a -> b"}] * 20}


@pytest.fixture
def module(tmp_path):
    """The small module, loaded from a file outside the checkout."""
    path = tmp_path / "small.py"
    path.write_text(SOURCE, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("small", path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_values_comparisons_and_results_are_changed_but_no_docstrings():
    """Each change has a name of its own."""
    names = [each.name for each in mutants("small", SOURCE)]

    assert len(names) == len(set(names))
    assert "small.(top): 3 -> 4" in names
    assert "small.is_small: number < LIMIT -> number <= LIMIT" in names
    assert "small.is_small: not number == 1 -> number == 1" in names
    assert "small.is_small: return number < LIMIT and (not number == 1) -> return None" in names
    assert not [name for name in names if "module" in name or "Whether" in name or "'T'" in name]


def test_reasons_and_private_tables_are_changed():
    """A reason becomes one that nobody knows; a table that others import would not be reached there."""
    source = "A: dict = {'a': 1}\n_B: dict = {'b': 2}\ndef why():\n    give(Why.HELD)"
    names = [each.name for each in mutants("small", source)]

    assert "small.why: Why.HELD -> Why('of_nobody')" in names
    assert "small.(top): 'b' -> 'bX'" in names
    assert "small.(top): 'a' -> 'aX'" not in names


@pytest.mark.parametrize("place", range(len(list(mutants("small", SOURCE)))))
def test_a_change_reaches_who_imported_the_function_before(module, place):
    """The function stays the same object; it answers differently for at least one number."""
    is_small = module.is_small
    before = [is_small(), *map(is_small, range(6))]
    apply(list(mutants("small", SOURCE))[place], module)

    assert [is_small(), *map(is_small, range(6))] != before


def test_a_change_reaches_what_a_module_remembers():
    """What the right function gave before is forgotten, and the function behind the memory is changed."""
    source = Path(digest.__file__).read_text(encoding="utf-8")
    mutant = next(each for each in mutants("digest", source) if each.function == "text_digest")
    pid = os.fork()
    if not pid:
        before = digest.text_digest("a\r\nb ")
        apply(mutant, digest)
        os._exit(int(digest.text_digest("a\r\nb ") == before))

    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_a_mutant_that_cannot_be_put_in_is_no_kill():
    """It would say nothing about the tests."""
    mutant = next(mutants("authority", 'def nowhere():\n    """Nothing."""\n    return True\n'))

    with pytest.raises(RuntimeError):
        killed(mutant, [])


def test_a_mutant_without_tests_survives():
    """Nothing finds it, so nothing kills it: it is reported."""
    mutant = next(mutants("authority", 'def same(one, other):\n    """Same."""\n    return True\n'))

    assert isinstance(mutant.new, ast.AST)
    assert not killed(mutant, [])


def test_a_mutant_is_tried_on_the_tests_that_run_its_line():
    """A default is set when the module is imported, where no test runs: it is tried on all of them."""
    at = {6: [""], 8: ["", "test_small.py::test_two", "test_small.py::test_three"], 9: ["test_small.py::test_nine"]}
    found = {each.change: finders(each, at) for each in mutants("small", SOURCE)}

    assert found["number < LIMIT -> number <= LIMIT"] == {"test_small.py::test_two", "test_small.py::test_three"}
    assert found["2 -> 3"] == found["3 -> 4"] == {name for names in at.values() for name in names if name}


def test_tests_of_another_module_find_too_little():
    """The measuring itself can fail: with the wrong tests mutants survive and branches stay open."""
    found = measured({"authority": ["approval/test_rejections"]}, "12")

    assert found["tests"] > 0
    assert found["survivors"]
    assert found["open"]
    assert mutants_claim(found, {}, whole=False).violations


def test_a_survivor_needs_an_explanation_and_an_explanation_a_survivor():
    """Both ways, or the list grows old."""
    name = "gate.judge: a -> b"
    survived = {**FOUND, "survivors": [name]}

    assert mutants_claim(survived, {}, whole=True).violations == (f"survives unexplained: {name}",)
    assert not mutants_claim(survived, {name: "the same"}, whole=True).violations
    assert mutants_claim({**FOUND, "survivors": []}, {name: "the same"}, whole=True).violations


def test_too_many_explained_survivors_are_a_violation_too():
    """An explanation is no kill."""
    names = ["gate.judge: a -> b", "gate.judge: c -> d"]
    claim = mutants_claim({**FOUND, "survivors": names}, dict.fromkeys(names, "the same"), whole=True)

    assert claim.violations == ("gate: less than 95 % killed",)
    assert claim.reached == "18 of 20 mutants (90 %)"
