"""What was done, by the record or by the answer of now: which act, by whose hand, in whose name (rule 5)."""

from dataclasses import replace

import pytest

from automation.core.commands.entry_kind import by_answer, kind_of
from automation.core.history.record import FORMER_FORMAT, LETTER_RULE, Entry, EntryKind
from automation.core.history.request import Account
from automation.core.policy.duties import EMERGENCY, LETTER, REJECT, REVIEW, Doing
from automation.core.policy.process import REQUESTER
from automation.core.problem import Reason
from automation.core.state.situation import Answer
from automation.core.state.taken import by_record, other_side
from automation.core.text.command_line import Command
from automation.core.why import Why
from tests.builders.duties import APPROVAL, EVALUATION
from tests.builders.gate_facts import after, desk, facts, lent, with_people
from tests.builders.stories import account

DEPUTIES = desk(
    delegations=(
        lent("eko", "budi", "tim_it"),
        lent("dina", "wati", "manajemen"),
        lent("dina", "ratna", "pimpinan"),
    )
)
"""Eko acts for Tim IT, dina for a manager and for the executive."""


def case(of=None, record=(), author="tono"):
    """The request of somebody, on a desk, with a record."""
    found = facts(of=of or desk(), author=author).case
    return replace(found, request=replace(found.request, record=record))


def entry(kind, login="budi", code="", **told):
    """What the record holds of an act of a minute after the last change, at the fourth step."""
    told = {"before": 4, "actor": account(login).id} | told
    return Entry(kind=kind, at=after(1), recorded_at=after(1), code=code, **told)


def former(kind, login="budi", code="", **told):
    """The same in the first format, which names no side and nobody spoken for."""
    return entry(kind, login, code, format=FORMER_FORMAT, **told)


def names(done, of=None):
    """Each act, who did it and by whose hand."""
    found = of or desk()
    return [(each.act, *(found.numbered(by.id).login for by in (each.by.person, each.by.hand))) for each in done]


def by(said, of=None):
    """What an entry tells, by names."""
    return names(by_record(case(of), said), of)


def answer(code, *, accepted=False, word="", login="budi", facts=None, **told):
    """The answer to a command, or to a label where `word` is ''."""
    command = Command(word=word) if word else None
    reason = Reason(Why(code), facts or {})
    return Answer(accepted=accepted, reason=reason, at=after(1), actor=account(login), command=command, **told)


KINDS = {
    "step_done": EntryKind.MOVE,
    "returned": EntryKind.RETURN,
    "approval_counts": EntryKind.APPROVAL,
    "rejection_lifted": EntryKind.APPROVAL,
    "letter_counts": EntryKind.APPROVAL,
    "permit_recorded": EntryKind.PERMIT,
    "emergency_declared": EntryKind.EMERGENCY,
    "emergency_reviewed": EntryKind.REVIEW,
    "approver_rejected": EntryKind.REJECTION,
    "approval_withdrawn": EntryKind.WITHDRAWAL,
    "request_rejected": EntryKind.ENDED,
    "request_cancelled": EntryKind.ENDED,
    "cancelled_by_closing": EntryKind.ENDED,
    "request_resumed": EntryKind.RESUMED,
    "request_appealed": EntryKind.RESUMED,
    "request_held": EntryKind.HOLD,
    "hold_ended": EntryKind.HOLD_ENDED,
    "requirements_agreed": EntryKind.AGREEMENT,
    "form_supplemented": EntryKind.SUPPLEMENT,
    "draft_saved": None,
}


@pytest.mark.parametrize("code", KINDS)
def test_an_act_that_was_taken_leaves_an_entry_of_its_kind(code):
    """What changes nothing leaves none."""
    assert kind_of(answer(code, accepted=True)) is KINDS[code]


@pytest.mark.parametrize(
    ("code", "told", "kind"),
    [
        ("approval_repeated", {"word": "setujui"}, EntryKind.APPROVAL),
        ("approval_no_open_slot", {"word": "setujui"}, EntryKind.APPROVAL),
        ("approval_not_in_role", {"word": "setujui"}, EntryKind.REFUSAL),
        ("approval_recorder_barred", {"word": "catat"}, EntryKind.REFUSAL),
        ("may_not_record", {"word": "catat"}, EntryKind.REFUSAL),
        ("reason_missing", {"word": "darurat"}, EntryKind.REFUSAL),
        ("request_closed", {"word": "catat"}, None),
        ("write_again", {"word": "darurat"}, None),
        ("reason_missing", {"word": "tolak"}, None),
        ("not_your_step", {"word": "rencana"}, None),
        ("label_removed", {"event_id": "LE_1"}, EntryKind.LABEL_PUT_BACK),
        ("label_not_your_step", {"event_id": "LE_1"}, EntryKind.LABEL_TAKEN_BACK),
        ("label_not_your_step", {}, None),
        ("closing_undone", {"event_id": "SE_1"}, None),
        ("reopening_undone", {"event_id": "SE_1"}, None),
    ],
)
def test_of_what_was_refused_the_record_holds_what_must_not_wake(code, told, kind):
    """Approvals, letters, emergencies and labels; an approval that is good and fills no slot was taken."""
    assert kind_of(answer(code, **told)) is kind


@pytest.mark.parametrize(
    ("said", "done"),
    [
        (entry(EntryKind.MOVE, before=2), [(EVALUATION, "budi", "budi")]),
        (entry(EntryKind.MOVE, before=5), []),
        (entry(EntryKind.APPROVAL, "wati"), [(APPROVAL, "wati", "wati")]),
        (entry(EntryKind.APPROVAL, "wati", Why.REJECTION_LIFTED), [(REJECT, "wati", "wati")]),
        (entry(EntryKind.APPROVAL, "wati", Why.REJECTION_LIFTED, role="manajemen"), [(APPROVAL, "wati", "wati")]),
        (entry(EntryKind.PERMIT, "sari"), [(LETTER, "sari", "sari")]),
        (entry(EntryKind.EMERGENCY, "wati"), [(EMERGENCY, "wati", "wati")]),
        (entry(EntryKind.REVIEW, "ratna"), [(REVIEW, "ratna", "ratna")]),
        (entry(EntryKind.REJECTION, "joko"), [(REJECT, "joko", "joko")]),
        (entry(EntryKind.AGREEMENT, "dina", side=REQUESTER), [(REQUESTER, "dina", "dina")]),
        (entry(EntryKind.WITHDRAWAL, "joko"), []),
        (entry(EntryKind.HOLD_ENDED), []),
        (entry(EntryKind.INTAKE, "dina", side=REQUESTER), []),
        (entry(EntryKind.REFUSAL, "wati", side=REQUESTER), []),
        (entry(EntryKind.REJECTION, actor=None), []),
    ],
)
def test_an_entry_tells_who_did_what(said, done):
    """Only what was taken was done, and only a person does anything; the gate's step is not done but approved."""
    assert by(said) == done


def test_what_was_done_in_somebodys_name_was_done_by_both():
    """The record names whom; the hand is that of who acted."""
    said = entry(EntryKind.EMERGENCY, "eko", principals=(1005, 1006))

    assert by(said) == [(EMERGENCY, login, "eko") for login in ("eko", "wati", "joko")]


@pytest.mark.parametrize(
    ("recorder", "told", "done"),
    [
        ("sari", {"signatory": 1007}, [(LETTER, "sari", "sari"), (APPROVAL, "ratna", "ratna")]),
        ("sari", {}, [(LETTER, "sari", "sari")]),
        (
            "eko",
            {"signatory": 1006, "principals": (1007,)},
            [(LETTER, "eko", "eko"), (LETTER, "budi", "eko"), (APPROVAL, "joko", "joko"), (APPROVAL, "ratna", "joko")],
        ),
    ],
)
def test_a_letter_is_recorded_by_one_and_signed_by_another(recorder, told, done):
    """The entry says in whose name it was signed; in whose it was recorded the desk file tells."""
    assert by(entry(EntryKind.APPROVAL, recorder, rule=LETTER_RULE, **told), DEPUTIES) == done


@pytest.mark.parametrize(
    ("kind", "login", "told", "act", "principals"),
    [
        (EntryKind.MOVE, "eko", {"before": 2}, EVALUATION, ["budi"]),
        (EntryKind.APPROVAL, "dina", {}, APPROVAL, ["wati", "ratna"]),
        (EntryKind.APPROVAL, "eko", {"rule": LETTER_RULE}, LETTER, ["budi"]),
        (EntryKind.PERMIT, "eko", {}, LETTER, ["budi"]),
        (EntryKind.EMERGENCY, "dina", {}, EMERGENCY, ["wati"]),
        (EntryKind.REVIEW, "dina", {}, REVIEW, ["ratna"]),
        (EntryKind.REJECTION, "dina", {}, REJECT, []),
        (EntryKind.AGREEMENT, "dina", {"code": "requirements_agreed"}, REQUESTER, []),
    ],
)
def test_whom_the_former_desk_let_somebody_act_for_the_desk_file_tells(kind, login, told, act, principals):
    """Whoever could have been spoken for in that office; today the entry says so itself."""
    assert by(former(kind, login, **told), DEPUTIES) == [(act, name, login) for name in (login, *principals)]
    assert all(each.by.is_former for each in by_record(case(DEPUTIES), former(kind, login, **told)))
    assert not any(each.by.is_former for each in by_record(case(DEPUTIES), entry(kind, login, **told)))


@pytest.mark.parametrize("kind", [EntryKind.EMERGENCY, EntryKind.REVIEW])
def test_where_the_desk_file_knows_no_emergencies_any_more_nobody_was_spoken_for(kind):
    """What was declared or reviewed then was done all the same."""
    assert [each[1:] for each in by(former(kind, "dina"), replace(DEPUTIES, emergency=None))] == [("dina", "dina")]


ASKING = ["requirements_agreed", "form_supplemented", "request_cancelled", "cancelled_by_closing", "request_resumed"]


@pytest.mark.parametrize(
    ("code", "login", "before", "asks"),
    [
        *((code, "eko", 4, True) for code in (*ASKING, "request_appealed", "hold_ended")),
        ("request_cancelled", "budi", 4, True),
        ("request_held", "eko", 4, False),
        ("request_rejected", "budi", 4, False),
        ("hold_ended", "budi", 4, False),
        ("hold_ended", "dina", 1, True),
        ("hold_ended", "budi", 0, True),
    ],
)
def test_an_entry_that_names_no_side_is_read_as_asking_where_it_may_be(code, login, before, asks):
    """Only whoever does the step in progress ends a hold for that; an entry of today says the side itself."""
    told = {"code": code, "before": before}

    assert by(former(EntryKind.ENDED, login, **told)) == ([(REQUESTER, login, login)] if asks else [])
    assert by(entry(EntryKind.ENDED, login, **told)) == []


@pytest.mark.parametrize(
    ("numbers", "acted", "known"),
    [
        ({"former_ids": (77,)}, 77, 1005),
        ({"former_ids": (77,)}, 1005, 1005),
        ({"account_id": None, "former_ids": (77,)}, 77, 77),
        ({}, 4711, 4711),
    ],
)
def test_people_are_known_by_their_present_number(numbers, acted, known):
    """The number stands for the person, whatever the account is called; of a stranger it is that of the record."""
    wati = Account(login="", id=known)
    (done,) = by_record(case(with_people(desk(), wati=numbers)), entry(EntryKind.REJECTION, actor=acted))

    assert done.by == Doing(person=wati, hand=wati)


@pytest.mark.parametrize(
    ("given", "done"),
    [
        (answer("step_done", accepted=True, event_id="LE_1", before=2), [(EVALUATION, "budi", "budi")]),
        (answer("approval_counts", accepted=True, word="setujui", login="wati"), [(APPROVAL, "wati", "wati")]),
        (answer("approval_repeated", word="setujui", login="wati"), [(APPROVAL, "wati", "wati")]),
        (answer("approval_not_in_role", word="setujui"), []),
        (answer("step_done", before=2, word="evaluasi"), []),
        (
            answer("letter_counts", accepted=True, word="catat", login="sari", signatory=1007, before=5),
            [(LETTER, "sari", "sari"), (APPROVAL, "ratna", "ratna")],
        ),
        (answer(Why.REJECTION_LIFTED, accepted=True, word="setujui", login="joko"), [(REJECT, "joko", "joko")]),
        (
            answer(Why.REJECTION_LIFTED, accepted=True, word="setujui", login="joko", facts={"role": "manajemen"}),
            [(APPROVAL, "joko", "joko")],
        ),
        (
            answer("emergency_declared", accepted=True, word="darurat", login="eko", principals=(1005,)),
            [(EMERGENCY, "eko", "eko"), (EMERGENCY, "wati", "eko")],
        ),
        (
            answer("request_cancelled", accepted=True, word="batal", login="dina", side=REQUESTER),
            [(REQUESTER, "dina", "dina")],
        ),
    ],
)
def test_an_answer_of_now_tells_the_same_as_its_entry_will(given, done):
    """By verb as by label."""
    assert names(by_answer(case(), given)) == done


def test_who_decided_on_a_request_does_not_act_for_its_requester():
    """From the moment on at which that was recorded; the author is the requester whatever else."""
    told = (entry(EntryKind.APPROVAL, "joko"), entry(EntryKind.REJECTION, "tono"))
    found = case(record=told)

    assert other_side(found, account("joko"), after(1)) == Reason("did_approve")
    assert other_side(found, account("joko"), after(0.5)) is None
    assert other_side(found, account("wati"), after(1)) is None
    assert other_side(found, account("tono"), after(1)) is None
    assert other_side(case(record=told, author="dina"), account("tono"), after(1)) is not None
    assert other_side(found, None, after(1)) is None
    assert other_side(case(record=None), account("joko"), after(1)) is None
