"""Seats at the edges: who lends a voice after what, and whose edit takes it back (rules 3 and 4)."""

from dataclasses import replace

import pytest

from automation.core.approval.gate import judge
from automation.core.approval.slots import key_of, open_seats, voices_of
from automation.core.history.record import LETTER_RULE, Entry, EntryKind
from automation.core.history.request import WITHOUT_ACCOUNT, Account, Deletion
from automation.core.policy.matrix import Slot
from tests.builders.gate_facts import after, back, desk, facts, lent, letter, no, recorded, row, with_people, yes
from tests.builders.stories import account

ONE = desk(approvals=(row(pimpinan=1),), delegations=(lent("joko", "ratna", "pimpinan"),))
JOKO = yes("joko", 5)


def lenders(case):
    """With whose voices joko speaks."""
    vote = next(vote for vote in case.votes if vote.author.login == "joko")
    return [case.case.desk.numbered(voice).login for voice in voices_of(case, vote, case.needed.slots)]


def test_an_account_without_a_number_has_no_seat():
    """All that are gone share a number that nobody has."""
    assert [key_of(None), key_of(Account(login="wati", id=None))] == [0, 0]


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ((JOKO, back("ratna", 6)), []),
        ((JOKO, yes("wati", 6), no("ratna", 7)), []),
        ((back("ratna", 4), JOKO), ["ratna"]),
        ((JOKO, yes("ratna", 6)), ["ratna"]),
        ((JOKO, back("wati", 6)), ["ratna"]),
    ],
)
def test_who_takes_it_back_later_lends_no_voice(votes, expected):
    """The office holder's rejection or withdrawal after the delegate's approval; nobody else's, and no earlier one."""
    assert lenders(facts(*votes, of=ONE)) == expected


def recorded_approval(case, **changes):
    """The facts, where the record holds an approval by the first vote of this revision."""
    first = case.votes[0]
    entry = Entry(
        kind=EntryKind.APPROVAL,
        at=first.at,
        recorded_at=first.at,
        code="",
        revision=case.revision.digest,
        comments=(first.comment.id,),
    )
    request = replace(case.case.request, record=(replace(entry, **changes),))
    return replace(case, case=replace(case.case, request=request))


@pytest.mark.parametrize(
    ("first", "changes", "expected"),
    [
        (yes("ratna", edited_at=after(6)), {}, []),
        (yes("ratna", edited_at=after(5)), {}, []),
        (yes("ratna", edited_at=after(4)), {}, ["ratna"]),
        (yes("ratna"), {}, ["ratna"]),
        (yes("wati", edited_at=after(6)), {}, ["ratna"]),
        (yes("ratna", edited_at=after(6)), {"comments": (77,)}, ["ratna"]),
        (yes("ratna", edited_at=after(6)), {"kind": EntryKind.LAPSE}, ["ratna"]),
        (yes("ratna", edited_at=after(6)), {"rule": LETTER_RULE}, ["ratna"]),
        (yes("ratna", edited_at=after(6)), {"revision": "0" * 64}, ["ratna"]),
    ],
)
def test_who_edits_a_recorded_approval_lends_no_voice_from_before_the_edit(first, changes, expected):
    """Only an approval of one's own, of this revision, by comment; in the same second in doubt not."""
    assert lenders(recorded_approval(facts(first, JOKO, of=ONE), **changes)) == expected


@pytest.mark.parametrize(
    ("author", "minute", "changes", "expected"),
    [
        ("ratna", 6, {"comments": (77,)}, []),
        ("ratna", 5, {"comments": (77,)}, []),
        ("ratna", 4, {"comments": (77,)}, ["ratna"]),
        ("wati", 6, {"comments": (77,)}, ["ratna"]),
        ("", 6, {"comments": (77,)}, []),
        ("ratna", 6, {}, ["ratna"]),
        ("ratna", 6, {"comments": (77,), "kind": EntryKind.LAPSE}, ["ratna"]),
    ],
)
def test_who_deletes_a_recorded_approval_lends_no_voice_from_before_the_deletion(author, minute, changes, expected):
    """Comment 77 is gone; in the same second, or where nobody is told whose comment it was, in doubt not."""
    case = recorded_approval(facts(yes("ratna"), JOKO, of=ONE), **changes)
    gone = Deletion(node_id="D_1", at=after(minute), actor=None, author=account(author) if author else None)
    request = replace(case.case.request, deletions=(gone,))

    assert lenders(replace(case, case=replace(case.case, request=request))) == expected


def test_without_a_record_nothing_was_recorded():
    """An approval that was edited before any entry takes nothing back."""
    case = facts(yes("ratna", edited_at=after(6)), JOKO, of=ONE)
    request = replace(case.case.request, record=None)

    assert lenders(replace(case, case=replace(case.case, request=request))) == ["ratna"]


def test_a_letter_fills_a_slot_of_its_role_that_takes_letters():
    """No slot of another role, and none of its own that asks for a comment."""
    rows = (row(manajemen=1, pimpinan=1, letters=True), row(pimpinan=1))
    case = facts(letter("ratna"), of=desk(approvals=rows))

    assert voices_of(case, case.votes[0], case.needed.slots) == {1007: {Slot(role="pimpinan", letters=True)}}


@pytest.mark.parametrize(
    ("principals", "expected"),
    [(None, ["joko", "ratna"]), ((), ["joko"]), ((1007,), ["ratna"]), ((1006, 1007), ["joko", "ratna"])],
)
def test_a_recorded_approval_speaks_for_those_alone_whom_the_record_names(principals, expected):
    """Joko, a manager who stands in for ratna, decided in one office or the other; before that both are open."""
    of = desk(approvals=(row(manajemen=1, pimpinan=1),), delegations=ONE.delegations)
    case = facts(JOKO, of=of)
    if principals is not None:
        case = recorded(case, 0, EntryKind.APPROVAL)
        entry = replace(case.votes[0].entry, principals=principals)
        case = replace(case, votes=(replace(case.votes[0], entry=entry),))

    assert lenders(case) == expected


def test_who_is_barred_lends_no_voice():
    """A delegate of two speaks for the other one."""
    both = desk(("pimpinan", "wati", None, None), approvals=ONE.approvals)
    of = replace(both, delegations=(*ONE.delegations, lent("joko", "wati", "pimpinan")))

    assert lenders(facts(JOKO, of=of)) == ["ratna", "wati"]
    assert lenders(facts(JOKO, of=of, writers=("ratna",))) == ["wati"]
    assert lenders(facts(JOKO, of=ONE, writers=("ratna",))) == []


@pytest.mark.parametrize(("letters", "expected"), [(True, {WITHOUT_ACCOUNT}), (False, set())])
def test_who_has_no_account_is_asked_where_a_letter_is_taken(letters, expected):
    """Nobody else could fill the slot, so elsewhere too few may approve."""
    of = with_people(desk(approvals=(row(pimpinan=1, letters=letters),)), ratna={"account_id": WITHOUT_ACCOUNT})
    case = facts(of=of)

    assert set(open_seats(case, case.needed.slots, ())) == expected
    assert [reason.code for reason in judge(case).blocks][1:] == ([] if letters else ["too_few_eligible"])
