"""The record against the comments of the history: what was deleted, edited or said by another is named."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.history.record import EntryKind
from tests.builders.forged_records import changed, codes, facts, found, honest, place_of, rechained, relied_on, without


def with_(request, comment_id, **values):
    """The history after a comment became another."""
    comments = tuple(replace(each, **values) if each.id == comment_id else each for each in request.comments)
    return replace(request, comments=comments)


def test_a_deleted_comment():
    """Evidence or an approval that is gone is named at the entry that relies on it."""
    told, entries = honest()
    move, approval = relied_on(EntryKind.MOVE), relied_on(EntryKind.APPROVAL)

    assert found(entries, without(told.request, move)) == [("comment_gone", place_of(EntryKind.MOVE) + 1)]
    assert found(entries, without(told.request, approval)) == [("approval_gone", place_of(EntryKind.APPROVAL) + 1)]


@pytest.mark.parametrize("kind", [EntryKind.LAPSE, EntryKind.SHUT, EntryKind.VIOLATION])
def test_a_deleted_comment_that_the_record_knows(kind):
    """A later entry that names the comment without a digest says that it is gone: no difference."""
    told, entries = honest()
    last, gone = entries[-1], relied_on(EntryKind.MOVE)
    said = replace(last, kind=kind, code="hole", before=last.after, comments=(gone,), parts={}, actor=None)

    assert codes(rechained([*entries, said]), without(told.request, gone)) == []


def test_an_edited_comment():
    """Another text under the same id is named, with who edited it; the same text shows nothing."""
    told, entries = honest()
    comment = relied_on(EntryKind.MOVE)
    later = told.now + timedelta(minutes=1)
    edited = with_(told.request, comment, body="lain", edited_at=later, editor=told.request.author)

    assert found(entries, edited) == [("comment_edited", place_of(EntryKind.MOVE) + 1)]
    assert facts(entries, edited, "comment_edited")["editor"] == "1001"
    assert codes(entries, with_(told.request, comment, edited_at=later, editor=told.request.author)) == []


def test_an_edited_approval_even_with_its_old_text():
    """An approval that was ever edited counts no more, whatever it says now (rule 3)."""
    told, entries = honest()
    edited = with_(told.request, relied_on(EntryKind.APPROVAL), edited_at=told.now)

    assert codes(entries, edited) == ["comment_edited"]


def test_an_edit_where_no_digest_was_recorded():
    """Without a digest the time of the edit tells."""
    told, _ = honest()
    entries = changed(place_of(EntryKind.MOVE), parts={})
    comment = relied_on(EntryKind.MOVE)

    assert codes(entries, told.request) == []
    assert codes(entries, with_(told.request, comment, edited_at=told.now)) == ["comment_edited"]


def test_a_later_digest_replaces_an_earlier_one():
    """Evidence that its author edited counts from then on: what the last entry recorded is compared."""
    told, entries = honest()
    comment = relied_on(EntryKind.MOVE)
    part = {f"comment.{comment}": "0" * 16}
    early = list(changed(place_of(EntryKind.MOVE), parts=part))
    last = entries[-1]
    again = replace(entries[place_of(EntryKind.MOVE)], before=last.after, after=last.after + 1)

    assert codes(rechained(early), told.request) == ["comment_edited"]
    assert codes(rechained([*early, again]), told.request) == []


def test_another_author():
    """An act of somebody else than the record says, and of an account that is gone."""
    told, entries = honest()
    comment = relied_on(EntryKind.APPROVAL)

    forged = changed(place_of(EntryKind.APPROVAL), actor=1010)
    assert "other_author" in codes(forged, told.request)
    assert facts(entries, with_(told.request, comment, author=None), "other_author")["author"] == "?"


def test_an_approval_of_another_revision():
    """An approval whose comment says another code than the revision's, or none at all."""
    told, entries = honest()
    revision = "0" * 64
    forged = [replace(each, revision=revision) if each.revision else each for each in entries]

    assert set(codes(rechained(forged), told.request)) == {"other_code"}
    place = place_of(EntryKind.APPROVAL)
    bare = changed(place, parts={})
    plain = with_(told.request, relied_on(EntryKind.APPROVAL), body="Terima kasih.")
    bare = rechained([replace(each, parts={}) for each in bare])
    assert found(bare, plain) == [("other_code", place + 1)]
    assert facts(bare, plain, "other_code")["written"] == "?"
