"""`/darurat` and `/tinjau`: shortened approvals, never none, shown as an exception, reviewed after (rule 10)."""

from dataclasses import replace

import pytest

from automation.core.gate import judge
from automation.core.record import EntryKind
from tests.builders import Story, at_step, catalogue, evidence, process_of
from tests.builders_gate import MILLION, desk, facts, lent, row, without_term, yes
from tests.core.record_looks import differences, kinds
from tests.promises import mentioned

A = process_of("website-baru")
WHY = "/darurat situs pendaftaran tidak dapat dibuka"
LABEL = "tanda: darurat"


def urgent(step: int = 5, login: str = "wati", **sources) -> Story:
    """A request at a step for which an emergency was declared."""
    told = at_step(step)
    if sources:
        told.under(replace(catalogue(), desk=desk(**sources)))
    return told.says(login, WHY)


def shut_again(told: Story) -> bool:
    """Whether work has to stop: the approval step, and no development label."""
    gated = {step.label for step in told.process.steps if step.gated}
    return told.step == 5 and not told.situation.may_develop and not told.labels & gated


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


# The declaration must stand.


@pytest.mark.parametrize("loss", ["deleted", "edited"])
def test_a_declaration_that_is_gone_shuts_the_gate_again(loss):
    """The usual approvals are asked for; the exception that was stays one and is still reviewed."""
    told = urgent().approves("joko").says("budi", "/mulai")
    told.deletes("wati", "/darurat") if loss == "deleted" else told.edits("wati", "situs", "portal")

    assert shut_again(told)
    assert LABEL in told.labels
    assert "pernyataannya tidak berlaku lagi, jadi persetujuan biasa diperlukan; belum ditinjau" in told.status
    assert told.situation.owes_review
    assert told.approves("ratna").step == 6


def test_deleting_a_declaration_and_declaring_anew():
    """A new comment shortens anew, with the approvals that still stand."""
    told = urgent().approves("joko").deletes("wati", "/darurat").says("wati", WHY)

    assert told.why == "emergency_declared"
    assert told.situation.may_develop


def test_a_second_declaration_that_was_refused_stays_refused():
    """It does not step in for the first one that was deleted."""
    told = urgent().says("joko", "/darurat mendesak sekali").approves("joko")
    assert told.situation.may_develop

    assert shut_again(told.deletes("wati", "/darurat situs"))


def test_a_declarer_taken_out_of_the_desk_file_takes_the_emergency_along():
    """And putting the entry back revives nothing (rule 4): it is declared anew."""
    told = urgent().approves("joko").says("budi", "/mulai")
    told.under(replace(catalogue(), desk=without_term(desk(), "manajemen", "wati")))
    assert shut_again(told)
    told.under(catalogue())

    assert shut_again(told)
    assert kinds(told).count(EntryKind.LAPSE) == 1
    assert differences(told) == []
    assert told.says("wati", WHY).step == 6


def test_ending_the_declarers_term_leaves_the_emergency():
    """What was declared within a term stands."""
    told = urgent().approves("joko").says("budi", "/mulai")
    told.under(replace(catalogue(), desk=desk(("manajemen", "wati", None, told.now))))

    assert told.step == 6


def test_after_the_launch_a_removed_declarer_changes_nothing():
    """Nothing falls back, and no lapse is recorded."""
    told = urgent().approves("joko").comes_to(10)
    told.under(replace(catalogue(), desk=without_term(desk(), "manajemen", "wati")))

    assert told.step == 10
    assert EntryKind.LAPSE not in kinds(told)
    assert "persetujuan dipersingkat; belum ditinjau" in told.status


def test_a_declaration_that_was_refused_never_holds_through_the_desk_file():
    """Whoever is entered later, even back-dated, revives no refused declaration."""
    told = urgent(login="sari").under(replace(catalogue(), desk=desk(("manajemen", "sari", None, None))))

    assert told.situation.gate.slots == ("manajemen", "manajemen")
    assert "Pernyataan darurat ini tidak berlaku lagi" not in told.status
    assert kinds(told).count(EntryKind.REFUSAL) == 1


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


# The review.


def last_step(told: Story) -> Story:
    """The request at its last step, declared by wati and approved by joko."""
    return told.approves("joko").comes_to(12)


def test_the_review_that_is_owed_stops_the_last_step():
    """The executive is waited for, the answer says so, and after the review the request closes."""
    told = last_step(urgent())
    assert told.situation.waiting_for == ("pimpinan", "tim_it")
    told.fills("budi")
    assert (told.why, told.request.is_open) == ("review_owed", True)
    assert "keadaan daruratnya belum ditinjau. Pimpinan meninjau dengan `/tinjau HASIL`" in told.texts("reply")[-1]
    told.says("ratna", "/tinjau sudah sesuai, rencana pemulihan ditambah")
    assert told.why == "emergency_reviewed"
    assert "persetujuan dipersingkat; sudah ditinjau" in told.status
    told.says("budi", f"/{A.step(12).verb}")

    assert told.labels == {A.label, "status: selesai", LABEL}
    assert {EntryKind.EMERGENCY, EntryKind.REVIEW} <= set(kinds(told))
    assert differences(told) == []


@pytest.mark.parametrize(
    ("login", "said", "code", "words"),
    [
        ("budi", "/tinjau baik", "may_not_review", "hanya ditinjau oleh Pimpinan"),
        ("wati", "/tinjau baik", "may_not_review", "Mintalah pejabat yang memegang peran itu"),
        ("ratna", "/tinjau", "reason_missing", "/tinjau"),
    ],
)
def test_a_review_that_is_refused_says_why(login, said, code, words):
    """And the review stays owed."""
    told = urgent().approves("joko").says("budi", "/mulai").says(login, said)

    assert told.why == code
    assert words in told.texts("reply")[-1]
    assert told.situation.owes_review


def test_a_review_comes_after_the_work_has_begun():
    """Before that there is nothing to look at."""
    told = urgent().says("ratna", "/tinjau baik")

    assert told.why == "review_too_early"
    assert "sesudah pekerjaan dimulai" in told.texts("reply")[-1]


def test_there_is_nothing_to_review_without_an_emergency():
    """The answer says so."""
    assert at_step(6).says("ratna", "/tinjau baik").why == "nothing_to_review"


@pytest.mark.parametrize("trick", ["", "deletes"])
def test_who_declared_does_not_review(trick):
    """Not after deleting the declaration either: the record knows who it was."""
    told = urgent(login="ratna").approves("wati").says("budi", "/mulai")
    if trick == "deletes":
        told.deletes("ratna", "/darurat").approves("joko")
    told.says("ratna", "/tinjau baik")

    assert told.why == "reviewed_by_declarer"
    assert "tidak meninjaunya sendiri" in told.texts("reply")[-1]


def test_the_requesters_side_does_not_review():
    """Who gained by the exception does not judge it."""
    told = urgent().approves("joko").says("budi", "/mulai")
    told.under(replace(catalogue(), desk=desk(("pimpinan", "dina", None, None)))).says("dina", "/tinjau baik")

    assert told.why == "reviewed_by_requester"


def test_a_review_that_is_deleted_is_owed_again():
    """Until the request is finished; a finished one stays finished."""
    told = last_step(urgent()).says("ratna", "/tinjau baik").deletes("ratna", "/tinjau")
    assert told.situation.owes_review
    told.says("ratna", "/tinjau baik sekali").fills("budi").deletes("ratna", "/tinjau")

    assert not told.request.is_open


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
