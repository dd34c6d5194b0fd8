"""Why an approval does not count in itself, at the edges: whose letter, in which order, and who lifts a rejection."""

from dataclasses import replace

import pytest

from automation.core.approval.eligibility import barred, flaw, standing_rejections, undone
from automation.core.history.record import FORMER_FORMAT, EntryKind
from automation.core.history.request import WITHOUT_ACCOUNT, Account
from automation.core.policy.known import NEVER
from automation.core.problem import Reason
from tests.builders.gate_facts import after, back, desk, facts, lent, letter, no, recorded, row, with_people, yes
from tests.builders.stories import account

PAPER = desk(approvals=(row(pimpinan=1, letters=True),))
SARI_SIGNS = desk(("pimpinan", "sari", None, None), ("tim_it", "joko", None, None), approvals=PAPER.approvals)
SARI, JOKO = lent("eko", "sari", "tim_it"), lent("eko", "joko", "tim_it")


def told(case):
    """The code of the last vote's flaw, None where it has none."""
    found = flaw(case, case.votes[-1])
    return found.code if found else None


def taken(case, **entry):
    """The facts, where the record took the last decision in; `entry` is what it says otherwise."""
    found = recorded(case, len(case.votes) - 1, EntryKind.APPROVAL)
    last = found.votes[-1]
    return replace(found, votes=(*found.votes[:-1], replace(last, entry=replace(last.entry, **entry))))


def test_who_has_no_account_decides_by_letter_only():
    """A comment under such a number is of nobody."""
    of = with_people(PAPER, ratna={"account_id": WITHOUT_ACCOUNT})
    by = Account(login="ratna", id=WITHOUT_ACCOUNT)

    assert told(facts(replace(letter("ratna"), author=by), of=of)) is None
    assert told(facts(replace(yes("ratna"), author=by), of=of)) == "not_a_person"


@pytest.mark.parametrize(
    ("recorder", "delegations", "code"),
    [
        ("sari", (), "recorder_signed"),
        ("eko", (SARI,), "recorder_signed"),
        ("eko", (SARI, JOKO), None),
        ("joko", (), None),
    ],
)
def test_nobody_records_an_own_letter(recorder, delegations, code):
    """Neither in person nor through a deputy; a deputy of two records it in the name of the other one."""
    of = replace(SARI_SIGNS, delegations=delegations)

    assert told(facts(letter("sari", recorder=recorder), of=of, writers=())) == code


@pytest.mark.parametrize(("recorder", "code"), [("sari", "recorder_signed"), ("eko", None)])
def test_what_a_deputy_recorded_for_the_former_desk_stands(recorder, code):
    """It did not ask in whose name; an own letter recorded in person never counted."""
    case = facts(letter("sari", recorder=recorder), of=replace(SARI_SIGNS, delegations=(SARI,)), writers=())

    assert told(taken(case)) == "recorder_signed"
    assert told(taken(case, format=FORMER_FORMAT)) == code


def test_a_letter_that_nobody_recorded_is_nobodys_own():
    """It does not count for want of a recorder, and bars nobody."""
    case = facts(replace(letter("sari"), recorder=None), of=SARI_SIGNS, writers=())

    assert barred(case, account("sari"), case.votes[0]) is None


@pytest.mark.parametrize(
    ("signatory", "people", "reason"),
    [
        ("Ratna Kusuma", {"ratna": {"account_id": None}}, "no_number"),
        ("Ratna Kusuma", {"ratna": {"is_doubled": True}}, "number_doubled"),
        ("Ratna Kusuma", {}, "signatory_unsettled"),
        ("Rektor Lama", {}, "signatory_unsettled"),
        (
            "Satu Nama",
            {"dina": {"name": "Satu Nama", "account_id": None}, "ratna": {"name": "Satu Nama"}},
            "signatory_unsettled",
        ),
    ],
)
def test_a_letter_without_a_number_says_what_is_lacking(signatory, people, reason):
    """The number of the one person of that name; else nobody can tell whose it is."""
    unnamed = replace(letter(signatory), author=Account(login=signatory, id=None))

    assert told(facts(unnamed, of=with_people(PAPER, **people))) == reason


def test_an_approval_with_another_command_below_counts_only_if_it_was_taken():
    """Nobody can tell which was meant, and the answer names the second."""
    case = facts(replace(yes("wati"), second="tolak"))

    assert flaw(case, case.votes[0]) == Reason("second_command", {"second": "tolak"})
    assert told(taken(case)) is None


@pytest.mark.parametrize(
    ("minute", "number", "code"),
    [(2, 1061, "withdrawn"), (1, 1061, "withdrawn"), (0.5, 1061, "order_unclear"), (2, 1059, "order_unclear")],
)
def test_what_takes_back_is_told_plainly_where_time_and_number_agree(minute, number, code):
    """The approval came in the first minute as comment 1060; in one second the number tells."""
    taken_back = back("wati", minute)
    case = facts(yes("wati", 1), replace(taken_back, comment=replace(taken_back.comment, id=number)))

    assert undone(case, case.votes[0]) == Reason(code)


@pytest.mark.parametrize(("number", "code"), [(1059, None), (1060, "order_unclear"), (1061, "order_unclear")])
def test_an_approval_has_a_greater_number_than_what_it_approves(number, code):
    """It is comment 1060."""
    assert told(replace(facts(yes("wati")), changed_number=number)) == code


def deputed(*lifted, wati=None, joko=None):
    """Whose rejections stand: eko rejected in the names of wati and joko; their terms may have ended since."""
    both = tuple(lent("eko", principal, "manajemen", end=after(2)) for principal in ("wati", "joko"))
    of = desk(("manajemen", "wati", None, wati), ("manajemen", "joko", None, joko), delegations=both)
    found = standing_rejections(facts(no("eko", 1), *(yes(login, 5) for login in lifted), of=of))
    return [vote.author.login for vote in found]


@pytest.mark.parametrize(
    ("lifted", "ended", "standing"),
    [
        ((), {}, ["eko"]),
        (("joko",), {}, ["eko"]),
        (("wati", "joko"), {}, []),
        (("joko",), {"wati": after(3)}, []),
        (("joko",), {"wati": after(10)}, ["eko"]),
        (("wati",), {"wati": after(10)}, ["eko"]),
        (("joko",), {"wati": after(10), "joko": after(10)}, ["eko"]),
        (("wati", "joko"), {"wati": after(10), "joko": after(10)}, []),
        ((), {"wati": after(10), "joko": after(10)}, ["eko"]),
    ],
)
def test_everybody_still_in_office_lifts_what_was_rejected_in_their_names(lifted, ended, standing):
    """Whoever left before the others approved is not waited for; whoever leaves later is."""
    assert deputed(*lifted, **ended) == standing


def test_where_nobody_was_known_to_be_in_office_all_of_them_lift_it():
    """Their approvals are on record, and the register is of a time after them: none of the two is enough alone."""
    both = tuple(lent("eko", principal, "manajemen", end=after(2)) for principal in ("wati", "joko"))
    of = desk(("manajemen", "wati", None, None), ("manajemen", "joko", None, None), delegations=both)
    roles = tuple(replace(role, terms=tuple(replace(term, known=NEVER) for term in role.terms)) for role in of.roles)
    found = facts(no("eko", 1), yes("wati", 5), yes("joko", 5), of=replace(of, roles=roles))
    rejected = recorded(found, 0, EntryKind.REJECTION)
    said = replace(rejected.votes[0], entry=replace(rejected.votes[0].entry, principals=(1005, 1006)))
    found = replace(found, votes=(said, *found.votes[1:]))
    one = recorded(found, 1, EntryKind.APPROVAL)

    assert [vote.author.login for vote in standing_rejections(one)] == ["eko"]
    assert standing_rejections(recorded(one, 2, EntryKind.APPROVAL)) == ()


@pytest.mark.parametrize(("minute", "stands_at", "standing"), [(-5, 1, ["ratna"]), (1, -5, []), (1, None, ["ratna"])])
def test_a_rejection_is_of_the_text_at_its_place_in_the_order(minute, stands_at, standing):
    """Which may differ from its own time."""
    rejection = replace(no("ratna", minute), stands_at=None if stands_at is None else after(stands_at))

    assert [vote.author.login for vote in standing_rejections(facts(rejection))] == standing


def test_whose_number_is_lacking_is_told_so():
    """Not that the login is another's, for nobody can tell."""
    case = facts(yes("wati"), of=with_people(desk(), wati={"account_id": None}))

    assert told(case) == "no_number"
    assert told(facts(yes("wati", author=Account(login="wati", id=6666)))) == "login_reused"


def test_a_given_up_account_is_told_whose_it_was():
    """The approval comes from the present account."""
    of = with_people(desk(), wati={"former_ids": (77,)})
    old = Account(login="wati-lama", id=1005, acted_as=77)
    case = facts(yes("wati", author=old), of=of)

    assert flaw(case, case.votes[0]) == Reason("former_account", {"login": "wati"})


def test_a_delegation_of_somebody_else_is_no_delegation():
    """Only a delegate is told of the window."""
    of = desk(approvals=(row(pimpinan=1),), delegations=(lent("joko", "ratna", "pimpinan", end=after(-10)),))

    assert told(facts(yes("joko"), of=of)) == "outside_delegation"
    assert told(facts(yes("sari"), of=of)) == "not_in_role"
