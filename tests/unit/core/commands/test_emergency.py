"""`/darurat`: shortened approvals, never none, shown as an exception (rule 10)."""

from dataclasses import replace

import pytest

from automation.core.approval.gate import judge
from tests.builders.emergencies import WHY, urgent
from tests.builders.gate_facts import MILLION, desk, facts, lent, row, yes
from tests.builders.promises import mentioned
from tests.builders.record_looks import differences
from tests.builders.stories import at_step, catalogue, evidence, process_of

A = process_of("website-baru")
LABEL = "tanda: darurat"


def test_an_emergency_shortens_the_approvals():
    """One manager instead of two; the label, the status and a comment say that it is an exception."""
    told = urgent()
    assert told.why == "emergency_declared"
    assert told.situation.gate.slots == ("manajemen",)
    assert LABEL in told.labels
    assert "**persetujuan dipersingkat; belum ditinjau**" in told.status
    assert "sesudahnya ditinjau oleh Pimpinan dengan `/tinjau HASIL`" in told.texts("reply")[-1]
    assert mentioned(told.texts("reply")[-1]) >= {"wati", "dina"}

    assert told.approves("joko").says("budi", "/mulai").step == 6
    assert told.labels == {A.label, A.step(6).label, LABEL}
    assert differences(told) == []


def test_an_emergency_is_never_without_approval():
    """Declaring opens nothing by itself (rule 10)."""
    told = urgent()

    assert told.blocks == {"missing_approval"}
    assert told.says("budi", "/mulai").why == "gate_shut"


def test_a_dear_plan_needs_no_executive_in_an_emergency():
    """The rows for emergencies apply instead of the others; the executive reviews afterwards."""
    assert judge(facts(yes("wati"), budget=300 * MILLION, is_emergency=True)).is_open


def test_a_desk_without_a_row_for_emergencies_stays_shut():
    """No row asks nobody, and so opens nothing."""
    found = judge(facts(yes("wati"), is_emergency=True, of=desk(approvals=(row(manajemen=1),))))

    assert [reason.code for reason in found.blocks] == ["no_approval_row"]


def test_what_was_approved_before_counts_at_once():
    """One approval was there already: the declaration completes it, and work may begin."""
    assert at_step(5).approves("wati").says("joko", WHY).situation.may_develop


def test_an_emergency_may_be_declared_at_any_step_before_the_launch():
    """Before there is a plan too; it then holds for the plan that comes."""
    told = urgent(2).comes_to(5)
    assert told.situation.gate.slots == ("manajemen",)

    assert urgent(9, "ratna").why == "emergency_declared"
    assert urgent(10, "ratna").why == "too_late_to_decide"


@pytest.mark.parametrize(
    ("told", "code", "words"),
    [
        (lambda: urgent(login="budi"), "may_not_declare", "hanya dinyatakan oleh Manajemen"),
        (lambda: urgent(login="dina"), "may_not_declare", "Sampaikan alasannya kepada Manajemen"),
        (lambda: at_step(5).says("wati", "/darurat"), "reason_missing", "/darurat"),
        (
            lambda: at_step(5).says("wati", WHY, via_email=True),
            "emergency_by_email",
            "tidak dapat dinyatakan lewat surel",
        ),
        (lambda: urgent(emergency=None), "no_emergencies", "tidak mengatur keadaan darurat"),
        (lambda: urgent().says("joko", WHY), "emergency_already", "sudah dinyatakan"),
        (lambda: at_step(5).says("dina", "/batal usang").says("wati", WHY), "request_closed", "sudah ditutup"),
        (
            lambda: at_step(5).edits_body("wati", "Jawaban", "Uraian").says("wati", WHY),
            "duty_edited_request",
            "Anda pernah mengubah isi permohonan ini",
        ),
    ],
    ids=["maintainer", "requester", "no reason", "e-mail", "no rules", "twice", "closed", "editor"],
)
def test_an_emergency_that_is_refused_says_why(told, code, words):
    """And shortens nothing."""
    done = told()

    assert done.why == code
    assert words in done.texts("reply")[-1]
    assert code in {"emergency_already", "request_closed"} or done.situation.gate.slots == ("manajemen", "manajemen")


def test_the_requester_declares_no_emergency_even_as_a_manager():
    """Who gains by the exception does not make it, whatever the desk file says."""
    managers = desk(("manajemen", "dina", None, None), duties=())
    told = at_step(5).under(replace(catalogue(), desk=managers)).says("dina", WHY)

    assert told.why == "duty_requester_side"


def test_who_developed_declares_no_emergency():
    """Nor does who declared develop: both are kept apart by the desk file."""
    both = replace(catalogue(), desk=desk(("tim_it", "ratna", None, None)))
    worked = at_step(6).under(both).says("ratna", evidence(A.step(6)))
    assert worked.says("ratna", WHY).why == "duty_did_step"
    told = at_step(6).under(both).says("ratna", WHY).says("ratna", evidence(A.step(6)))

    assert told.why == "duty_did_darurat"
    assert "Anda sudah menyatakan keadaan darurat" in told.texts("reply")[-1]


def test_a_delegate_declares_in_the_name_of_the_office():
    """Whoever may act in the role may declare."""
    told = urgent(login="sari", delegations=(lent("sari", "wati", "manajemen"),))

    assert told.why == "emergency_declared"


def test_a_rejection_from_before_an_emergency_binds():
    """However few must approve now, and whether the desk looked in between or not."""
    rows = (row(manajemen=1, pimpinan=1), row(manajemen=1, emergency=True))
    ends = {}
    for sleeps in (False, True):
        told = at_step(5).under(replace(catalogue(), desk=desk(approvals=rows)))
        told = told.sleeps() if sleeps else told
        told.says("ratna", "/tolak terlalu mahal").says("wati", WHY).approves("joko")
        ends[sleeps] = told.wakes().blocks

    assert ends == {False: {"rejected"}, True: {"rejected"}}


def test_an_approval_refused_before_an_emergency_stays_refused():
    """A role that only the emergency rows ask for cannot have approved before it was declared."""
    rows = (row(manajemen=1), row(tim_it=1, emergency=True))
    ends = {}
    for sleeps in (False, True):
        told = at_step(5).under(replace(catalogue(), desk=desk(approvals=rows)))
        told = told.sleeps() if sleeps else told
        told.approves("sari").says("wati", WHY)
        ends[sleeps] = (told.wakes().verdicts, told.situation.may_develop)

    assert ends[False] == ends[True] == ([("sari", "refused_before")], False)


def test_help_lists_what_the_roles_may_do():
    """Who may declare and who may review read it in `/bantuan`, when it applies."""
    told = at_step(5).says("wati", "/bantuan")
    assert "`/darurat ALASAN`" in told.texts("reply")[-1]
    told.says("wati", WHY).says("wati", "/bantuan")
    assert "/darurat" not in told.texts("reply")[-1]

    assert "`/tinjau HASIL`" in told.says("ratna", "/bantuan").texts("reply")[-1]


def test_nobody_opens_the_gate_alone_by_an_emergency():
    """The declarer's own approval does not count, nor does who approved declare; a silent desk file lets both."""
    assert at_step(5).approves("wati").says("wati", WHY).why == "duty_did_approve"
    silent = tuple(each for each in desk().duties if each.act != "darurat")
    assert urgent(duties=silent).approves("wati").situation.may_develop
    told = urgent().approves("wati")

    assert told.why == "approval_did_darurat"
    assert "yang menyatakan tidak menyetujui" in told.texts("reply")[-1]
    assert told.approves("joko").situation.may_develop
