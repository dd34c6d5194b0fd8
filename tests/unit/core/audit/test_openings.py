"""A record by itself: an opening that rests on no approvals of its revision is named, however it is chained."""

from dataclasses import replace

import pytest

from automation.core.history.record import EntryKind
from tests.builders.forged_records import changed, codes, found, honest, place_of, rechained


def test_an_opening_without_approvals():
    """The approvals dropped, the chain made anew: the opening stands without a reason."""
    kept = [each for each in honest()[1] if each.kind is not EntryKind.APPROVAL]

    assert codes(rechained(kept)) == ["opened_unapproved"]


@pytest.mark.parametrize("revision", ["", "0" * 64])
def test_an_opening_for_another_revision(revision):
    """Approvals of one revision open no gate for another."""
    assert codes(changed(place_of(EntryKind.OPENED), revision=revision)) == ["opened_unapproved"]


def test_an_approval_of_nobody():
    """An approval names an account and a revision."""
    assert "approval_of_nobody" in codes(changed(place_of(EntryKind.APPROVAL), actor=None))
    assert "approval_of_nobody" in codes(changed(place_of(EntryKind.APPROVAL), revision=""))


@pytest.mark.parametrize("kind", [EntryKind.WITHDRAWAL, EntryKind.REJECTION])
def test_an_opening_on_an_approval_that_was_taken_back(kind):
    """An approval that its author withdrew or rejected before the opening opens nothing; a later one does."""
    entries = list(honest()[1])
    place = place_of(EntryKind.OPENED)
    approval, opening = entries[place_of(EntryKind.APPROVAL)], entries[place]
    entries.insert(place, replace(approval, kind=kind, code="approval_withdrawn", comments=(900,), parts={}))

    assert found(rechained(entries)) == [("opened_on_void", place + 2)]
    entries.insert(place + 1, replace(approval, comments=(901,), parts={}))
    entries[place + 2] = replace(opening, comments=(901, opening.comments[-1]))
    assert codes(rechained(entries)) == []


@pytest.mark.parametrize(
    ("kind", "named"), [(EntryKind.LAPSE, True), (EntryKind.LAPSE, False), (EntryKind.RESUMED, False)]
)
def test_an_opening_on_lapsed_approvals(kind, named):
    """Once approvals lapsed they open nothing, even if the old text comes back (rule 7); nor after a new beginning."""
    entries = list(honest()[1])
    place = place_of(EntryKind.OPENED)
    comments = entries[place].comments if named else ()
    entries.insert(place, replace(entries[place], kind=kind, code="approvals_lapsed", comments=comments, revision=""))

    assert found(rechained(entries)) == [("opened_unapproved", place + 2)]


@pytest.mark.parametrize(("after", "is_told"), [(4, True), (6, False)])
def test_an_opening_on_approvals_from_before_a_return(after, is_told):
    """A return to the approval or before it ends them; one between later steps does not."""
    entries = list(honest()[1])
    place = place_of(EntryKind.OPENED)
    back = {"kind": EntryKind.RETURN, "code": "returned", "comments": (900,), "revision": "", "actor": 1}
    entries.insert(place, replace(entries[place], before=7, after=after, **back))

    assert ("opened_unapproved" in codes(rechained(entries))) is is_told


def test_a_lapse_ends_only_the_approvals_that_it_names():
    """An approval of the new revision that was recorded in the same run goes on standing."""
    entries = list(honest()[1])
    place = place_of(EntryKind.OPENED)
    approval, opening = entries[place_of(EntryKind.APPROVAL)], entries[place]
    old = replace(approval, comments=(900,), parts={}, revision="0" * 64)
    entries.insert(place_of(EntryKind.APPROVAL), old)
    lapse = replace(opening, kind=EntryKind.LAPSE, code="approvals_lapsed", comments=(900,), revision="")
    entries.insert(place + 1, lapse)

    assert codes(rechained(entries)) == []


def test_an_opening_on_one_persons_approvals():
    """Two approvals of one account are not two people; an approval that is in no entry is none."""
    entries = list(honest()[1])
    first, second = (place for place, each in enumerate(entries) if each.kind is EntryKind.APPROVAL)
    entries[second] = replace(entries[second], actor=entries[first].actor)
    opening = place_of(EntryKind.OPENED)

    assert found(rechained(entries)) == [("opened_by_few", opening + 1)]
    assert found(changed(opening, comments=(entries[first].comments[0], 999))) == [("opened_on_void", opening + 1)]
    assert found(changed(opening, comments=())) == [("opened_unapproved", opening + 1)]


def test_a_gated_step_without_an_opening():
    """A request that came past the gate without an entry that opened it, or after one that shut it."""
    kept = [each for each in honest()[1] if each.kind is not EntryKind.OPENED]
    place = place_of(EntryKind.OPENED)

    assert found(rechained(kept)) == [("entered_unopened", place + 1)]
    shut = list(honest()[1])
    shut.insert(place + 1, replace(shut[place], kind=EntryKind.SHUT, code="missing_approval", comments=()))
    assert found(rechained(shut)) == [("entered_unopened", place + 3)]


def test_a_gated_step_in_the_run_that_opens():
    """A move that is recorded together with the last approval stands before the opening: one run wrote both."""
    entries = list(honest()[1])
    place = place_of(EntryKind.OPENED)
    at = entries[place].recorded_at
    entries[place], entries[place + 1] = replace(entries[place + 1], recorded_at=at), entries[place]

    assert codes(rechained(entries)) == []
