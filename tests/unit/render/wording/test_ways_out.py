"""An approval that does not count is answered with the way out, whatever the reason (rule 12)."""

import re
from collections.abc import Collection

import pytest

from automation.core.policy.duties import DESK_ACTS
from automation.render.wording.sentences_gate import APPROVALS, BLOCKS
from automation.render.wording.ways_out import LETTER_WAYS_OUT, SAID_BY_THE_REASON, WAYS_OUT, way_out
from tests.builders.stories import at_step
from tests.places import CORE

JUDGES = (
    "policy/duties.py",
    "approval/eligibility.py",
    "approval/gate.py",
    "approval/slots.py",
    "policy/uncertain.py",
)
"""The files that say why an approval does not count."""


def refusals() -> set[str]:
    """Every code with which an approval or a letter can be found not to count, as the code has them."""
    text = "".join((CORE / name).read_text("utf-8") for name in JUDGES)
    named = re.findall(r'Reason\(\s*"(\w+)"', text) + re.findall(r'Reason\("(\w+)" if [^"]+ else "(\w+)"', text)
    chosen = re.findall(r'code = "(\w+)" if .* else "(\w+)"', text)
    flat = {code for found in (*named, *chosen) for code in ([found] if isinstance(found, str) else found)}
    return (flat | {f"did_{act}" for act in DESK_ACTS}) - set(BLOCKS) - {"counts"}


def without_way_out(told: Collection[str]) -> set[str]:
    """Refusals that a table does not know."""
    return refusals() - set(told)


def test_each_refusal_has_a_way_out():
    """In the table, or in its reason's own sentence, and never in both."""
    assert not without_way_out([*WAYS_OUT, *SAID_BY_THE_REASON])
    assert not set(WAYS_OUT) & SAID_BY_THE_REASON
    assert set(LETTER_WAYS_OUT) <= set(WAYS_OUT)


def test_the_codes_are_those_of_the_sentences():
    """What is read from the code is what the desk has words for: neither more nor less."""
    assert refusals() == set(APPROVALS) - {"counts"}


@pytest.mark.parametrize("code", sorted(WAYS_OUT))
def test_a_missing_way_out_is_found(code):
    """The check can fail: a table without one of them is short of it."""
    assert without_way_out([*(set(WAYS_OUT) - {code}), *SAID_BY_THE_REASON]) == {code}


@pytest.mark.parametrize("code", sorted(WAYS_OUT))
@pytest.mark.parametrize("is_letter", [True, False])
def test_a_way_out_is_a_sentence(code, is_letter):
    """Whole, in both languages."""
    way = way_out(f"approval_{code}", is_letter=is_letter)

    assert way is not None
    for text in (way.id, way.en):
        assert text[0].isupper()
        assert text.endswith(".")


@pytest.mark.parametrize(
    ("told", "code", "indonesian", "english"),
    [
        (lambda: at_step(5).approves("eko"), "not_in_role", "hubungi pemilik proses", "ask the process owner"),
        (lambda: at_step(5).says("wati", "/setujui 0000-0000-0000"), "other_code", "terbaru", "newest"),
        (lambda: at_step(5).approves("wati", "wati"), "repeated", "tidak perlu berbuat apa-apa", "need not do"),
        (
            lambda: at_step(5).edits_body("wati", "Jawaban", "Jawaban ").approves("wati"),
            "edited_request",
            "pejabat",
            "",
        ),
    ],
)
def test_the_answer_says_it(told, code, indonesian, english):
    """In the reply to the approval, in both languages."""
    found = told()
    own, _, twin = found.texts("reply")[-1].partition("<details>")

    assert found.why == f"approval_{code}"
    assert indonesian in own
    assert english in twin


def test_a_way_out_that_the_reason_says_stands_once():
    """Nothing is added to it."""
    found = at_step(5).says("wati", "/setujui")

    assert found.why == "approval_code_unreadable"
    assert way_out(found.why, is_letter=False) is None
