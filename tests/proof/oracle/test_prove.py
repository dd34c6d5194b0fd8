"""The oracle beside the desk, in small: they agree, wrong gates fall, and the oracle knows nothing of the desk."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proof.oracle.bridge import compare, reduced
from tests.proof.oracle.prove import WORDS, Tally, agreement, frequency, wrong_gates
from tests.proof.oracle.sample import tell
from tests.proof.oracle.words import in_words
from tests.unit.core.approval.bent_facts import right
from tests.unit.core.approval.wrong_gates import (
    WRONG,
    ignores_rejections,
    ignores_separation_of_duties,
    knows_no_emergencies,
)

HERE = Path(__file__).parent
BESIDE = ("bridge", "properties", "prove", "test_")


def test_the_oracle_imports_nothing_of_the_desk():
    """Its own modules know the standard library and each other; only the bridge and the proof know both sides."""
    model = [path for path in HERE.glob("*.py") if not path.name.startswith(BESIDE)]
    named = {name for path in model for name in _imported(path)}
    own = {name for name in named if name.startswith(("tests", "automation"))}

    assert len(model) > 10
    assert own == {name for name in own if name.startswith("tests.proof.oracle.")}
    assert not {name for name in own if name.removeprefix("tests.proof.oracle.").startswith(BESIDE)}


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            yield from (module + each.name for each in node.names)


@pytest.mark.parametrize(
    ("gate", "begin"), [(ignores_rejections, 346), (ignores_separation_of_duties, 300), (knows_no_emergencies, 103)]
)
def test_a_wrong_gate_falls_and_its_telling_is_reduced(gate, begin):
    """The oracle alone finds it, soon after the seed where it once did, and a shorter story still shows the same."""
    found = next(told for told in map(tell, range(begin, begin + 400)) if compare(told, gate).differences)
    short = reduced(found, gate)

    assert compare(short, gate).differences
    assert compare(found, right).differences == ()
    assert len(short.steps) < len(found.steps)


def test_a_telling_is_told_line_by_line():
    """Every step has its line, between the desk file and the moment of judging."""
    told = tell(9)
    text = in_words(told)

    assert text.count("\n") > len(told.steps)
    assert "BodyWritten: by dina" in text
    assert "judged" in text.splitlines()[-1]


def test_a_difference_is_a_violation_with_what_plays_it_again():
    """Seed and telling of the first ones, the seeds of the others."""
    found = agreement(Tally(count=10, different=[1, 2, 3, 4, 5, 6]))

    assert len(found.violations) == 6
    assert found.violations[0].startswith("history 1\n")
    assert found.violations[-1] == "further histories: 6"


def test_too_few_open_gates_or_a_rare_word_are_violations():
    """Samples that show nothing prove nothing."""
    often = Counter(dict.fromkeys(WORDS, 50))
    assert frequency(Tally(count=1_000, words=often | Counter(open=200)), small=False).violations == ()
    assert len(frequency(Tally(count=1_000, words=often | Counter(open=199)), small=False).violations) == 1
    assert len(frequency(Tally(count=10_000, words=often | Counter(open=9_000)), small=False).violations) == len(WORDS)


def test_too_few_fallen_gates_are_a_violation():
    """An oracle that catches too little is no second look."""
    assert wrong_gates(Tally(count=300), small=True).violations
    caught = {gate.__name__: 0 for gate in WRONG}
    assert not wrong_gates(Tally(count=300, caught=caught), small=True).violations
