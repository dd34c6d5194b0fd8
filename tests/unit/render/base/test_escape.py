"""Typed text made harmless: as one code span, or as a block that nothing in it can end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.render.base.escape import fenced, inline, visible
from tests.builders.hostile import HOSTILE
from tests.builders.promises import mentioned, plain

TEXT = st.text(st.one_of(st.sampled_from("`~@#<>\n\r\t \\"), st.characters(exclude_categories=["Cs"])))


@given(TEXT)
def test_an_inline_text_is_one_code_span(text):
    """One line, one pair of backticks, not empty, at most the limit."""
    found = inline(text, 40)

    assert found[0] == found[-1] == "`"
    assert found.count("`") == 2
    assert "\n" not in found
    assert 3 <= len(found) <= 42
    assert plain(found) == ""


@given(TEXT)
def test_a_fenced_text_cannot_end_its_fence(text):
    """Whatever stands in it, only the last line closes it; lines and tabs stay."""
    found = fenced(text)

    assert plain(found) == ""
    assert mentioned(found) == set()
    kept = visible(text.replace("\r\n", "\n"), keep="\n\t").rstrip()
    assert found.split("\n", 1)[1].rsplit("\n", 1)[0] == kept


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_do_not_act(name):
    """Neither inline nor fenced."""
    assert plain(f"Yang tertulis: {inline(HOSTILE[name])}.") == "Yang tertulis: ."
    assert plain(f"a\n\n{fenced(HOSTILE[name])}\n\nb") == "a\n\n\nb"


def test_what_nobody_sees_is_taken_out():
    """Control, direction and zero-width characters would let text lie to its reader."""
    assert visible("a\u202eb\u200bc\x00d\ufeffe\u00adf") == "abcdef"
    assert inline("\u202e\u200b") == "` `"


def test_a_long_text_is_cut():
    """With an ellipsis, within the limit."""
    assert inline("x" * 100, 10) == "`" + "x" * 9 + "…`"
