"""Why an approval does not count in itself, at the edges: the facts that are told, gone accounts, lifted rejections."""

from dataclasses import replace

import pytest

from automation.core.approval.eligibility import flaw, lifts_rejection, permit_flaw, standing_rejections, undone
from automation.core.history.record import FORMER_FORMAT, EntryKind
from automation.core.history.request import Account
from automation.core.problem import Reason
from automation.core.why import Why
from tests.builders.gate_facts import CHANGED, after, back, desk, facts, lent, letter, no, permit, recorded, row, yes

PAPER = desk(approvals=(row(pimpinan=1, letters=True),))
EKO = desk(("pimpinan", "eko", None, None))


def told(case):
    """The flaw of the last vote."""
    return flaw(case, case.votes[-1])


def test_who_is_gone_and_what_is_gone_does_not_count():
    """No account, or no comment: nobody can tell who said it."""
    assert told(facts(replace(yes("wati"), author=None))).code == "not_a_person"
    case = facts(yes("wati"))
    assert flaw(case, replace(case.votes[0], comment=None)).code == "not_a_person"


def test_the_facts_of_a_flaw_are_told():
    """Names that the sentences use, with what is asked and what was written."""
    case = facts(yes("sari"), budget=None)
    assert told(case) == Reason("not_in_role", {"roles": "manajemen, pimpinan"})

    case = facts(yes("wati", code="0000-0000-0000"))
    assert told(case) == Reason("other_code", {"written": "0000-0000-0000", "code": case.revision.code})


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (
            facts(letter("ratna"), of=desk(approvals=(row(pimpinan=1),))),
            Reason("letter_not_taken", {"subject": letter("ratna").letter.subject}),
        ),
        (facts(letter("wati"), of=PAPER), Reason("signatory_not_in_role", {"roles": "pimpinan"})),
        (facts(letter("ratna", recorder="agus"), of=PAPER), Reason("recorder_not_in_role", {"role": "tim_it"})),
        (facts(letter("ratna", recorder="budi"), of=PAPER), Reason("recorder_barred", {"why": "did_step"})),
        (
            facts(letter("ratna", day=CHANGED.date().replace(day=1)), of=PAPER),
            Reason("letter_day", {"day": "2026-11-01", "from": "2026-11-24", "until": "2026-11-24"}),
        ),
    ],
)
def test_the_facts_of_a_letters_flaw_are_told(case, reason):
    """What it is for, who may sign or record it, and the days that it may bear."""
    assert told(case) == reason


def test_who_took_over_a_login_and_who_records_a_letter_of_ones_own_are_told_so():
    """A borrowed name, and a signature that nobody else has seen."""
    assert told(facts(yes("wati", author=Account(login="wati", id=6666)))).code == "login_reused"
    own = desk(("pimpinan", "sari", None, None), approvals=PAPER.approvals)
    assert told(facts(letter("sari"), of=own)).code == "recorder_signed"


def test_a_letter_that_nobody_recorded_does_not_count():
    """Whoever wrote it down is part of what makes it one."""
    assert told(facts(replace(letter("ratna"), recorder=None), of=PAPER)).code == "recorder_not_in_role"


def test_the_signatory_holds_the_office_at_noon_and_when_it_is_recorded():
    """Noon of the desk's time zone; one minute before the term ends is enough, an hour after it is not."""
    until_noon = desk(("pimpinan", "ratna", None, after(121)), approvals=PAPER.approvals)

    assert told(facts(letter("ratna"), of=until_noon)) is None
    assert told(facts(letter("ratna", 200), of=until_noon)).code == "signatory_not_in_role"
    since_noon = desk(("pimpinan", "ratna", after(130), None), approvals=PAPER.approvals)
    assert told(facts(letter("ratna", 200), of=since_noon)).code == "signatory_not_in_role"


def test_a_recorded_digest_must_go_on_matching():
    """Even where the code is the same, which is only a part of the digest."""
    case = recorded(facts(yes("wati")), 0, EntryKind.APPROVAL)
    assert told(case) is None

    other = replace(case.votes[0], entry=replace(case.votes[0].entry, revision="0" * 64))
    assert told(replace(case, votes=(other,))) == Reason("other_digest")


@pytest.mark.parametrize(
    ("told_of", "code"),
    [
        ({}, None),
        ({"edited_at": after(3)}, "edited"),
        ({"recorder": "wati"}, "recorder_not_in_role"),
        ({"day": CHANGED.date().replace(day=1)}, "letter_day"),
        ({"code": None}, "code_unreadable"),
    ],
)
def test_each_flaw_of_a_permit(told_of, code):
    """Its comment, its recorder, its day and its code are looked at like those of a letter."""
    case = facts(permits=(permit("Izin domain", **told_of),))
    found = permit_flaw(case, case.permits[0])

    assert (found.code if found else None) == code


def test_a_refused_permit_stays_refused():
    """What did not count at its own time never will."""
    case = facts(permits=(replace(permit("Izin domain"), refused=True),))

    assert permit_flaw(case, case.permits[0]).code == "refused_before"


@pytest.mark.parametrize(
    ("votes", "lifts"),
    [
        ((no("ratna", 1), yes("ratna", 2)), True),
        ((no("ratna", 1), yes("wati", 2)), False),
        ((yes("wati", 1), yes("wati", 2)), False),
        ((no("ratna", 1), yes("ratna", 2, edited_at=after(3))), False),
        ((no("ratna", -1), yes("ratna", 2)), False),
    ],
)
def test_only_a_good_approval_of_who_rejected_lifts(votes, lifts):
    """Nobody else's, none without a rejection of this text before it, and none that was edited."""
    case = facts(*votes)

    assert lifts_rejection(case, case.votes[-1]) is lifts


def rejecting(case):
    """Whose rejections stand."""
    return [vote.author.login for vote in standing_rejections(case)]


def test_a_rejection_binds_by_office_or_by_record():
    """Who holds no deciding role rejects nothing, unless the record says that it was one then."""
    assert rejecting(facts(no("budi", 1))) == []
    assert rejecting(recorded(facts(no("budi", 1)), 0, EntryKind.REJECTION)) == ["budi"]
    assert rejecting(recorded(facts(replace(no("budi", 1), author=None)), 0, EntryKind.REJECTION)) == []


def test_a_rejection_in_the_very_minute_of_the_change_stands():
    """What is not earlier than the text is about it; by the record, also what is earlier and named it by its digest."""
    assert rejecting(facts(no("ratna", 0))) == ["ratna"]
    assert rejecting(recorded(facts(no("ratna", -5)), 0, EntryKind.REJECTION)) == ["ratna"]


def test_an_approval_that_is_taken_back_leaves_the_rejection():
    """No, yes, and the yes withdrawn."""
    assert rejecting(facts(no("ratna", 1), yes("ratna", 2), back("ratna", 3))) == ["ratna"]


def test_a_rejection_of_this_text_outlasts_what_voids_the_approvals():
    """It counts from the last change of the texts."""
    assert rejecting(facts(no("ratna", -5))) == []
    assert rejecting(replace(facts(no("ratna", -5)), text_at=after(-10))) == ["ratna"]


@pytest.mark.parametrize(
    ("entry", "standing"),
    [
        ({}, ["eko"]),
        ({"code": Why.REJECTION_LIFTED, "role": "pimpinan"}, ["eko"]),
        ({"code": Why.REJECTION_LIFTED}, []),
    ],
)
def test_what_counted_once_lifts_by_a_needed_office_only(entry, standing):
    """An entry that only lifted goes on lifting, also of an office that is not needed."""
    case = recorded(facts(no("eko", 1), yes("eko", 2), of=EKO), 1, EntryKind.APPROVAL)
    rejection, approval = case.votes

    assert rejecting(replace(case, votes=(rejection, replace(approval, entry=None)))) == []
    changed = replace(approval, entry=replace(approval.entry, **entry))
    assert rejecting(replace(case, votes=(rejection, changed))) == standing


def test_what_only_took_back_a_rejection_fills_no_slot():
    """As it was judged then or, by the record, without a role; with one it was good, and only the slots were full."""
    assert told(facts(replace(yes("wati"), only_lifts=True))).code == "refused_before"
    case = recorded(facts(yes("wati")), 0, EntryKind.APPROVAL)
    entries = [
        {},
        {"code": Why.REJECTION_LIFTED, "role": ""},
        {"code": Why.REJECTION_LIFTED, "role": "manajemen"},
        {"role": ""},
    ]
    votes = [replace(case.votes[0], entry=replace(case.votes[0].entry, **entry)) for entry in entries]
    found = [flaw(replace(case, votes=(vote,)), vote) for vote in votes]

    assert [each.code if each else None for each in found] == [None, "refused_before", None, None]


def test_what_was_asked_for_then_lifts_by_a_needed_office_only():
    """An emergency asks for others; who said yes in an office of before says it anew."""
    case = facts(no("eko", 1), yes("eko", 2), of=EKO)
    rejection, approval = case.votes

    assert rejecting(case) == []
    assert rejecting(replace(case, votes=(rejection, replace(approval, was_needed=True)))) == ["eko"]


def test_a_recorded_rejection_is_of_the_text_that_the_record_names():
    """Whenever it came; where the record names none, its time tells."""
    case = recorded(facts(no("ratna", 1)), 0, EntryKind.REJECTION)
    other, unknown = (replace(case.votes[0].entry, revision=digest) for digest in ("0" * 64, ""))

    assert rejecting(case) == ["ratna"]
    assert rejecting(replace(case, votes=(replace(case.votes[0], entry=other),))) == []
    assert rejecting(replace(case, votes=(replace(case.votes[0], entry=unknown),))) == ["ratna"]
    assert rejecting(replace(case, revision=None)) == ["ratna"]


@pytest.mark.parametrize("is_former", [True, False])
def test_whom_a_deputy_rejected_for_the_former_desk_did_not_record(is_former):
    """Then the desk file tells, so that the principal may lift it afterwards; what is recorded since tells itself."""
    of = desk(delegations=(lent("eko", "wati", "manajemen", end=after(2)),))
    case = recorded(facts(no("eko", 1), yes("wati", 5), of=of), 0, EntryKind.REJECTION)
    rejection = case.votes[0]
    if is_former:
        rejection = replace(rejection, entry=replace(rejection.entry, format=FORMER_FORMAT))
    case = replace(case, votes=(rejection, case.votes[1]))

    assert bool(standing_rejections(case)) is not is_former


def test_where_no_number_is_known_the_clock_alone_orders():
    """Neither vote has a comment or an entry any more: what was said later takes back what was said before."""
    case = facts(yes("wati", 1), no("wati", 2))
    case = replace(case, votes=tuple(replace(vote, comment=None) for vote in case.votes))

    assert undone(case, case.votes[0]) == Reason("rejected_later")
