"""What the gate looks at: which letters may be recorded, whose slot each may fill, and what is good but fills none."""

from dataclasses import replace

import pytest

from automation.core.approval import votes
from automation.core.approval.eligibility import permit_flaw
from automation.core.approval.gate import judge
from automation.core.approval.votes import letter_role, letter_subjects
from automation.core.history.record import FORMER_FORMAT, Entry, EntryKind
from automation.core.policy.known import NEVER
from tests.builders.gate_facts import desk, facts, letter, permit, recorded, row, yes

PAPER = desk(approvals=(row(("Izin domain",), manajemen=1), row(pimpinan=1, letters=True)))
AS_LEADER = letter("ratna").letter.subject


def test_a_vote_that_is_no_letter_has_no_role_of_a_letter():
    """Nor has a letter about something else."""
    case = facts(yes("wati"), letter("ratna", role="manajemen"), of=PAPER)

    assert [letter_role(case, vote) for vote in case.votes] == ["", ""]


def test_letters_and_permits_are_recorded_by_their_name():
    """A letter for a slot of its role, a permit for none."""
    assert letter_subjects(facts(of=PAPER)) == {AS_LEADER: "pimpinan", "Izin domain": ""}


@pytest.mark.parametrize(
    ("subject", "role", "found"),
    [
        ("Persetujuan Kepala Lama", "pimpinan", "pimpinan"),
        ("Persetujuan Kepala Lama", "dekan", ""),
        ("Persetujuan Kepala Lama", "", ""),
        (AS_LEADER, "", "pimpinan"),
        (AS_LEADER, "dekan", "pimpinan"),
    ],
)
def test_the_record_says_the_role_where_the_words_have_changed(subject, role, found):
    """Only a role whose slot still takes letters, and never against the words of now."""
    case = recorded(facts(letter("ratna"), of=PAPER), 0, EntryKind.APPROVAL)
    vote = case.votes[0]
    known = replace(vote, letter=replace(vote.letter, subject=subject), entry=replace(vote.entry, role=role))

    assert letter_role(case, known) == found


def test_good_approvals_that_fill_no_slot_are_known_by_their_reason():
    """Whoever says it twice, and whoever comes after the last slot was filled."""
    found = judge(facts(yes("wati"), yes("wati", 2), yes("joko", 3), yes("ratna", 4))).approvals

    assert {each.reason.code for each in found} == {"counts", *votes.SURPLUS}


def test_an_approval_speaks_for_those_whom_its_entry_names():
    """Fixed by number when it was taken; without names it is its author's own. What no such entry fixes is open."""
    open_yet, taken = facts(yes("wati")).votes[0], recorded(facts(yes("wati")), 0, EntryKind.APPROVAL).votes[0]
    own, other = open_yet.author.id, open_yet.author.id + 1
    lent = replace(taken, entry=replace(taken.entry, principals=(other,)))
    former = replace(taken, entry=replace(taken.entry, format=FORMER_FORMAT))
    refused = recorded(facts(yes("wati")), 0, EntryKind.REFUSAL).votes[0]

    assert [vote.speaks_for(own) for vote in (open_yet, refused, former, taken, lent)] == [
        True,
        True,
        True,
        True,
        False,
    ]
    assert [vote.speaks_for(other) for vote in (open_yet, refused, former, taken, lent)] == [
        True,
        True,
        True,
        False,
        True,
    ]


def test_a_vote_keeps_its_number_when_its_comment_is_gone():
    """The record knows it; without comment and entry there is none."""
    vote = recorded(facts(yes("wati")), 0, EntryKind.APPROVAL).votes[0]
    gone = replace(vote, comment=None)

    assert gone.number == vote.number == vote.comment.id
    assert replace(gone, entry=None).number == replace(gone, entry=replace(vote.entry, comments=())).number == 0


def test_a_permit_that_was_taken_stands_where_no_register_tells_of_its_recorder():
    """As of who had no number in the file then: the present file decides. A new one needs a right that was known."""
    unknown = [
        replace(role, terms=tuple(replace(term, known=NEVER) for term in role.terms)) if role.key == "tim_it" else role
        for role in PAPER.roles
    ]
    case = facts(permits=(permit("Izin domain"),), of=replace(PAPER, roles=tuple(unknown), listed=NEVER))
    new, text = case.permits[0], case.revision.digest
    entry = Entry(
        seq=2, kind=EntryKind.PERMIT, at=new.at, recorded_at=new.at, code="permit_recorded", actor=1004, revision=text
    )

    assert permit_flaw(case, new).code == "recorder_not_in_role"
    assert permit_flaw(case, replace(new, entry=entry)) is None


def test_only_what_the_record_holds_as_counting_was_taken():
    """What it holds as refused or lapsed was judged, not taken; of what is not on record nobody has judged yet."""
    case = recorded(facts(yes("wati"), permits=(permit("Izin domain"),)), 0, EntryKind.APPROVAL)
    vote, permitted = case.votes[0], case.permits[0]
    kinds = (EntryKind.APPROVAL, EntryKind.PERMIT, EntryKind.REFUSAL, EntryKind.LAPSE)
    entries = [replace(vote.entry, kind=kind) for kind in kinds]

    assert [replace(vote, entry=entry).was_taken for entry in entries] == [True, False, False, False]
    assert [replace(permitted, entry=entry).was_taken for entry in entries] == [False, True, False, False]
    assert replace(vote, entry=None).was_taken is permitted.was_taken is False
