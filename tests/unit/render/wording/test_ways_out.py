"""An approval that does not count is answered with the way out, whatever the reason (rule 12)."""

import pytest

from automation.core.why import Why
from automation.render.wording.words import VERDICTS, way_out
from tests.builders.stories import at_step


@pytest.mark.parametrize("is_letter", [True, False])
def test_a_way_out_is_a_sentence(is_letter):
    """Whole, in both languages."""
    ways = [way_out(code, is_letter=is_letter) for code, row in VERDICTS.items() if row.way_out]

    assert all(text[0].isupper() and text.endswith(".") for way in ways for text in (way.id, way.en))


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
    assert way_out(Why.CODE_UNREADABLE, is_letter=False) is None
