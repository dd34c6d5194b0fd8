"""The gate at the edges: what lapsed beside what counts, gone accounts, and each reason with its facts."""

from dataclasses import replace

import pytest

from automation.core.approval.gate import judge
from automation.core.approval.votes import letter_role
from automation.core.history.record import EntryKind
from automation.core.problem import Reason
from tests.builders.gate_facts import CHANGED, after, back, desk, facts, lent, letter, no, permit, recorded, row, yes
from tests.builders.stories import account

ONE = desk(approvals=(row(pimpinan=1),), delegations=(lent("joko", "ratna", "pimpinan"),))
TWO = replace(ONE, approvals=(row(pimpinan=2),))
BOTH = replace(ONE, delegations=(*ONE.delegations, lent("sari", "ratna", "pimpinan")))
FIRST = frozenset({yes("wati").comment.id})
"""The comment of a vote in the first minute, whoever's it is."""


def codes(case):
    """The reason codes of the approvals."""
    return [each.reason.code for each in judge(case).approvals]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (facts(yes("wati"), yes("wati", 2), lapsed=FIRST), ["lapsed", "counts"]),
        (facts(yes("joko"), yes("ratna", 2), of=TWO, lapsed=FIRST), ["principal_decided", "counts"]),
        (facts(replace(yes("joko"), refused=True), yes("ratna", 2), of=TWO), ["principal_decided", "counts"]),
        (facts(yes("ratna"), yes("joko", 2), of=ONE, lapsed=FIRST), ["lapsed", "counts"]),
        (facts(yes("sari"), yes("joko", 2), of=BOTH, lapsed=FIRST), ["principal_decided", "counts"]),
        (facts(yes("joko"), yes("ratna", 2), of=TWO), ["principal_decided", "counts"]),
        (facts(yes("sari"), of=BOTH, lapsed=FIRST), ["lapsed"]),
        (replace(facts(yes("joko"), of=ONE), muted=FIRST), ["principal_decided"]),
        (facts(yes("joko", edited_at=yes("joko", 3).at), yes("ratna", 2), of=TWO), ["edited", "counts"]),
    ],
)
def test_what_lapsed_and_what_counts_beside_it(case, expected):
    """What lapsed takes nobody's place; that the office holder decided is told before what the record says."""
    assert codes(case) == expected


def test_what_is_gone_has_no_number_and_a_made_up_name():
    """An approval without a comment and without an account is shown all the same."""
    case = facts(yes("wati"))
    found = judge(replace(case, votes=(replace(case.votes[0], comment=None, author=None),))).approvals[0]

    assert (found.comment_id, found.login, found.recorder, found.counts) == (0, "ghost", "", False)


def test_without_a_revision_there_is_no_code():
    """And the gate says that evidence is missing."""
    found = judge(facts(is_complete=False))

    assert (found.code, found.digest) == ("", "")
    assert found.blocks[0] == Reason("evidence_incomplete")


def test_a_program_that_asks_opens_nothing():
    """Unless somebody of the unit signed in its place, and was recorded for it."""
    case = facts(yes("wati"), yes("joko", 2))
    bot = replace(case.case.request, author=replace(account("dina"), kind="Bot"))
    asked = replace(case, case=replace(case.case, request=bot))
    gone = replace(case, case=replace(case.case, request=replace(bot, author=None)))
    signed = replace(asked, doers={**asked.doers, case.case.process.intake.key: (account("dina"),)})

    assert judge(asked).blocks == judge(gone).blocks == (Reason("requester_unknown"),)
    assert judge(signed).is_open


def test_what_is_missing_is_named():
    """Each role and each document once, in the order of the matrix."""
    rows = (row(("Izin domain", "Izin data"), manajemen=2, pimpinan=1),)
    found = judge(facts(of=desk(approvals=rows)))

    assert found.blocks == (
        Reason("missing_approval", {"roles": "manajemen, pimpinan"}),
        Reason("missing_document", {"documents": "Izin domain, Izin data"}),
    )
    nobody = judge(facts(of=desk(approvals=(row(rektor=1, dekan=1),))))
    assert nobody.blocks[-1] == Reason("too_few_eligible", {"roles": "rektor, dekan"})


def test_a_permit_says_that_it_counts_or_why_not():
    """As an approval does."""
    case = facts(permits=(permit("Izin domain"), permit("Izin domain", 2, recorder="wati")))

    assert [each.reason.code for each in judge(case).permits] == ["counts", "recorder_not_in_role"]


def test_a_vote_that_is_no_letter_has_no_role_of_a_letter():
    """Nor has a letter about something else."""
    case = facts(yes("wati"), letter("ratna", role="manajemen"), of=desk(approvals=(row(pimpinan=1, letters=True),)))

    assert [letter_role(case, vote) for vote in case.votes] == ["", ""]


@pytest.mark.parametrize(
    ("votes", "at"),
    [
        ((), CHANGED),
        ((yes("wati"), yes("joko", 2)), after(2)),
        ((yes("wati"), yes("joko", 2), yes("budi", 3)), after(2)),
        ((yes("wati"), yes("joko", 2), no("ratna", 3), yes("ratna", 4)), after(4)),
    ],
)
def test_the_last_decision_is_what_the_gate_rests_on(votes, at):
    """An approval that counts, or one that only lifted a rejection; nothing that does not count."""
    assert judge(facts(*votes)).decided_at == at


def test_who_speaks_for_another_in_one_office_lends_the_own_voice_in_another():
    """A letter as delegate of the executive uses her voice, so that joko's own is left to his delegate."""
    lent_on = (*ONE.delegations, lent("sari", "joko", "manajemen"))
    of = desk(approvals=(row(manajemen=1), row(pimpinan=1, letters=True)), delegations=lent_on)

    assert codes(facts(letter("joko", recorder="budi"), yes("sari", 2), of=of, writers=())) == ["counts", "counts"]


def test_of_two_approvals_the_one_that_fits_the_slot_counts():
    """Ratna is needed as executive; her letter as manager came first, and fits no such slot."""
    of = desk(approvals=(row(manajemen=1, letters=True), row(pimpinan=1)))
    as_manager = letter("ratna", role="manajemen", recorder="budi")

    assert codes(facts(as_manager, yes("ratna", 2), yes("joko", 3), of=of, writers=())) == [
        "repeated",
        "counts",
        "counts",
    ]


@pytest.mark.parametrize("text_at", [None, after(-10)])
def test_a_gate_tells_when_its_text_last_changed(text_at):
    """Apart from what voided the approvals since, as far as there is such a thing."""
    found = judge(replace(facts(), text_at=text_at))

    assert (found.text_at, found.changed_at) == (text_at or CHANGED, CHANGED)


def before_salts(case):
    """The facts, where the record took the first approval in before it had a salt, and it names the code of then."""
    case = recorded(replace(case, revision=replace(case.revision, salted_from=3)), 0, EntryKind.APPROVAL)
    return replace(case, votes=(replace(case.votes[0], code=case.revision.former), *case.votes[1:]))


def test_a_gate_rests_on_the_former_code_while_an_approval_that_named_it_counts():
    """Not once that is withdrawn or gone, nor where all approvals came later."""
    case = before_salts(facts(yes("wati"), yes("joko", 2)))
    withdrawn = before_salts(facts(yes("wati"), yes("joko", 2), back("wati", 3)))
    gone = replace(case, votes=(replace(case.votes[0], comment=None), case.votes[1]))

    assert judge(case).is_open
    assert judge(case).former_code == case.revision.former
    assert [codes(each) for each in (withdrawn, gone)] == [["withdrawn", "counts"], ["not_a_person", "counts"]]
    assert judge(withdrawn).former_code == judge(gone).former_code == ""
    assert judge(facts(yes("wati"), yes("joko", 2))).former_code == ""
