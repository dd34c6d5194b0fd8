"""Any changed character of anything that was approved is another revision, and shuts the gate at once (rules 2, 7)."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.history.request import Edit
from automation.core.text.digest import canonical
from tests.builders.stories import at_step

PROCEDURES = ("website-baru", "perbaikan-fitur")
CHARACTERS = st.characters(exclude_characters="\r") | st.sampled_from("\u200b\u202e\u00a0аO0\n ")


@cache
def begun(name):
    """A request in development."""
    return at_step(7, name)


@cache
def covered(name):
    """The texts that its approvals rest on: 0 is the request itself, the others are comments by their place."""
    told = begun(name)
    verbs = [f"/{step.verb}" for step in told.process.steps if step.number < told.process.approval_step.number]
    starts = tuple(verb for verb in verbs if verb != "/")
    return (0, *(at for at, each in enumerate(told.request.comments, 1) if each.body.startswith(starts)))


def text_of(name, where):
    """One of these texts."""
    request = begun(name).request
    return request.comments[where - 1].body if where else request.body


def with_text(name, where, text):
    """The same story a minute later, with another text there, by whoever wrote it."""
    told = replace(begun(name), plans=[]).sleeps()
    at = told.tick()
    if where == 0:
        told.change(body=text, edits=(*told.request.edits, Edit(at=at, editor=told.request.author)))
    else:
        comment = told.request.comments[where - 1]
        told.put(replace(comment, body=text, edited_at=at, editor=comment.author))
    return told


def assert_shut(name, told, *, is_other=True):
    """The gate is shut, every development label goes, and the code is another one."""
    before, now = begun(name).situation.gate, told.decision
    gated = {step.label for step in told.process.steps if step.gated}

    assert before.is_open
    assert not now.situation.gate.is_open
    assert not now.situation.may_develop
    assert gated & told.request.labels <= now.labels_off
    assert not gated & now.labels_on
    assert not is_other or now.situation.gate.digest != before.digest


@pytest.mark.parametrize("name", PROCEDURES)
def test_the_texts_are_the_request_and_its_first_three_steps(name):
    """Four texts: the form, the evaluation, the requirements, the plan."""
    assert len(covered(name)) == 4


def test_another_character_in_any_place_shuts_the_gate():
    """Every single visible character of the four texts of a fix is put in another's place once."""
    name = "perbaikan-fitur"
    for where in covered(name):
        text = text_of(name, where)
        for place, char in enumerate(text):
            if not char.isspace():
                other = "x" if char != "x" else "y"
                assert_shut(name, with_text(name, where, text[:place] + other + text[place + 1 :]))


@given(st.sampled_from(PROCEDURES), st.data())
def test_any_character_added_taken_or_changed_shuts_the_gate(name, data):
    """Whatever it is and wherever it stands; only blanks at the end of a line leave the code, and still shut it."""
    where = data.draw(st.sampled_from(covered(name)))
    text = text_of(name, where)
    place = data.draw(st.integers(0, len(text) - 1))
    added, taken = data.draw(CHARACTERS | st.just("")), data.draw(st.booleans())
    changed = text[:place] + added + text[place + taken :]
    if changed != text:
        assert_shut(name, with_text(name, where, changed), is_other=canonical(changed) != canonical(text))
