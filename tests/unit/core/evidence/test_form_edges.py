"""A form's body, at the edges: empty fences, headings that a stray fence swallows, forms of which little is there."""

from dataclasses import replace

import pytest

from automation.core.evidence.form import read_form, recognise
from automation.core.policy.process import FormField
from tests.builders.stories import process_of

A = process_of("website-baru")
NAMES = ("unit", "deskripsi", "tujuan", "dampak", "catatan")
FIELDS = tuple(FormField(name=name, label=name.capitalize(), kind="textarea") for name in NAMES)


def a_body(*texts: str) -> str:
    """What GitHub writes for the first questions of the form."""
    return "".join(f"### {asked.label}\n\n{text}\n\n" for asked, text in zip(FIELDS, texts, strict=False))


def read(*texts: str) -> list[str]:
    """The answers in form order, where nothing is wrong with the body."""
    reading = read_form(a_body(*texts), FIELDS)
    assert reading.problems == ()
    return [reading.values[name] for name in NAMES]


@pytest.mark.parametrize("text", ["```\n```", "~~~\n~~~", "````\n````", "```text\n\n```"])
def test_an_empty_fence_is_no_answer(text):
    """Whatever it is made of."""
    assert read(text, "b", "c", "d", "e") == ["", "b", "c", "d", "e"]


@pytest.mark.parametrize("text", ["```xy\n```x", "a\n```", "~~~\n```", "`\n`"])
def test_what_only_looks_like_an_empty_fence_is_an_answer(text):
    """Its last line is no fence, or not that of its first."""
    assert read("a", "b", "c", "d", text) == ["a", "b", "c", "d", text]


def test_a_heading_without_blank_lines_around_it_is_text_where_fences_are_overlooked():
    """Two slips close each other's fence; a known heading between them counts only as GitHub writes one."""
    for inside in ("x\n\n### Unit\ny", "x\n### Unit\n\ny"):
        assert read("a", "```\nlog", inside, "```\nd", "e") == ["a", "```\nlog", inside, "```\nd", "e"]


def test_a_heading_outside_every_fence_needs_no_blank_lines():
    """Also where fences are overlooked for the others."""
    body = a_body("a", "```\nlog", "c", "```\nd", "e").replace("### Unit\n\na\n\n", "### Unit\na\n")

    assert read_form(body, FIELDS).values == dict(zip(NAMES, ["a", "```\nlog", "c", "```\nd", "e"], strict=True))


def test_two_of_five_questions_are_no_form():
    """Half is the least; three of five are enough."""
    process = replace(A, form_fields=FIELDS)

    assert recognise(a_body("a", "b"), (process,)) is None
    assert recognise(a_body("a", "b", "c"), (process,)) is process
