"""The record against the history: another request or another body is named; an honest pair shows no difference."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.history.record import EntryKind
from tests.builders.forged_records import changed, codes, facts, found, honest, rechained
from tests.builders.stories import at_step


def test_the_record_of_another_request():
    """A requester, an issue or a time that are not the history's."""
    told, entries = honest()

    assert codes(changed(0, actor=1999), told.request) == ["other_requester"]
    assert codes(changed(0, event="I_99"), told.request) == ["other_request"]
    early = told.request.created_at - timedelta(seconds=1)
    assert "before_request" in codes(changed(0, at=early), told.request)
    other = at_step(3)
    moved = replace(other.request, author=replace(other.request.author, id=1002))
    assert "other_requester" in codes(entries, moved)


def test_a_changed_body():
    """The body changed after the last entry that covers it: who changed which fields is said."""
    told, entries = honest()
    field = told.process.form_fields[0]
    request = replace(
        told.request, body=told.request.body.replace(f"### {field.label}\n\n", f"### {field.label}\n\nX ")
    )

    assert found(entries, request) == [("body_changed", len(entries))]
    assert facts(entries, request, "body_changed")["fields"] == field.name


def test_a_changed_body_that_the_record_knows():
    """A later lapse or violation says so: no difference."""
    told, entries = honest()
    request = replace(told.request, body=told.request.body + "\nlagi")
    last = entries[-1]
    for kind in (EntryKind.LAPSE, EntryKind.VIOLATION):
        said = replace(
            last, kind=kind, code="changed_after_launch", before=last.after, comments=(), parts={}, actor=None
        )
        assert codes(rechained([*entries, said]), request) == []
    shut = replace(last, kind=EntryKind.SHUT, code="rejected", before=last.after, comments=(), parts={})
    assert codes(rechained([*entries, shut]), request) == ["body_changed"]


def test_a_requester_whose_account_is_gone():
    """A deleted account is not another one."""
    told, entries = honest()

    assert codes(entries, replace(told.request, author=None)) == []


STORIES = {
    "a withdrawal": lambda told: told.says("wati", "/tarik salah baca").approves("wati"),
    "a rejection taken back": lambda told: told.says("wati", "/tolak terlalu mahal").approves("wati"),
    "a return": lambda told: told.says("budi", "/kembali 4 rencana berubah").fills(),
    "a cancellation": lambda told: told.says("dina", "/batal tidak jadi").says("dina", "/lanjut"),
    "closing and an appeal": lambda told: told.closes("dina").says("dina", "/lanjut"),
    "a label taken back": lambda told: told.sets("lina", told.process.step(9).label),
    "the next label": lambda told: told.sets("budi", told.process.step(6).label),
    "both in one run": lambda told: told.says("wati", "/tarik x").sleeps().approves("wati").fills("budi").wakes(),
    "a lapse": lambda told: told.edits_body("dina", told.request.body[-9:], " lain.").approves("wati", "joko"),
}


@pytest.mark.parametrize("happened", STORIES)
def test_an_honest_story_shows_nothing(happened):
    """Whatever people may do by the rules, the record that the desk keeps of it agrees with the history."""
    told = at_step(5)
    told.approves("wati", "joko")
    assert told.situation.gate.is_open
    STORIES[happened](told)

    assert codes(told.request.record, told.request) == []
