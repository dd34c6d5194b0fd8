"""Duties count every act that was ever taken: deleted, lapsed or withdrawn since, by the record alone (rule 5)."""

from dataclasses import replace

from automation.core.history.record import EntryKind
from tests.builders.gate_facts import desk, lent, row
from tests.builders.letters import records
from tests.builders.record_looks import differences
from tests.builders.sides import as_before, lending
from tests.builders.stories import Story, at_step, catalogue, evidence, process_of

A = process_of("website-baru")
IT = ("tim_it", "joko", None, None)
BOTH = replace(catalogue(), desk=desk(IT))
"""Joko is a manager and of Tim IT."""


def develops(told: Story, login: str) -> str:
    """The answer to somebody who does the work."""
    return told.says(login, evidence(A.step(6))).why


def begun(told: Story) -> Story:
    """Work has begun."""
    return told.says("budi", "/mulai")


def test_who_deleted_a_counted_approval_does_not_develop():
    """By verb or by label."""
    told = begun(at_step(5).under(BOTH).approves("joko", "wati", "ratna"))
    told.deletes("joko", "/setujui").approves("ratna")
    assert develops(told, "joko") == "duty_did_approve"
    told.says("budi", evidence(A.step(6)).replace("\n", " draf\n", 1)).sets("joko", A.step(7).label)

    assert (told.why, told.step) == ("duty_did_approve", 6)
    assert "approval_gone" in differences(told)


def test_nor_who_edited_or_withdrew_it_or_whose_approval_lapsed():
    """Whatever became of it since."""
    for change in ("edits", "withdraws", "lapses"):
        told = begun(at_step(5).under(BOTH).approves("joko", "wati"))
        if change == "edits":
            told.edits("joko", "/setujui", "Tidak jadi /setujui")
        elif change == "withdraws":
            told.says("joko", "/tarik belum yakin")
        else:
            told.edits_body("dina", "Jawaban", "Uraian")
        told.approves("wati", "ratna")
        assert (change, told.step, develops(told, "joko")) == (change, 6, "duty_did_approve")


def test_a_surplus_approval_is_taken_too():
    """It may fill a slot later, with nobody there to say so."""
    told = at_step(5).under(BOTH).approves("wati", "ratna", "joko")
    assert told.why == "approval_no_open_slot"

    assert develops(begun(told.deletes("joko", "/setujui")), "joko") == "duty_did_approve"


def test_who_approved_what_lapsed_since_declares_no_emergency():
    """Approving and declaring stay apart for the whole request."""
    told = at_step(5).approves("wati").edits_body("dina", "Jawaban", "Uraian").comes_to(5)

    assert told.says("wati", "/darurat situs mati").why == "duty_did_approve"


def test_who_declared_approves_nothing_although_the_declaration_is_gone():
    """The record knows who it was."""
    told = at_step(5).says("wati", "/darurat situs mati").deletes("wati", "/darurat").approves("wati")

    assert told.why == "approval_did_darurat"


def test_the_recorder_of_a_permit_that_is_gone_does_not_develop():
    """Recording is done, whatever became of the comment."""
    sources = replace(catalogue(), desk=desk(IT, approvals=(row(("Izin domain",), manajemen=1),)))
    told = at_step(5).under(sources)
    records(told, "joko", Jenis="Izin domain")
    assert told.why == "permit_recorded"
    records(told.deletes("joko", "/catat"), Jenis="Izin domain").approves("wati")

    assert develops(begun(told), "joko") == "duty_did_catat"


def test_the_signatory_of_a_letter_that_is_gone_does_not_develop():
    """By number, whose letter it was and who recorded it."""
    sources = replace(
        catalogue(), desk=desk(("tim_it", "ratna", None, None), approvals=(row(pimpinan=1, letters=True),))
    )
    told = at_step(5).under(sources)
    records(told)
    assert told.why == "letter_counts"
    entry = next(entry for entry in told.request.record if entry.kind is EntryKind.APPROVAL)
    assert entry.signatory == 1007
    told.deletes("sari", "/catat").approves("ratna").edits("ratna", "/setujui", "/tarik")

    assert told.says("ratna", "/darurat situs mati").why == "duty_did_approve"


def test_whose_deputy_approved_does_not_develop_though_the_approval_is_gone():
    """In whose name it was done, did it too."""
    of = lending(lent("eko", "joko", "manajemen"), of=desk(IT))
    told = at_step(5).under(of).approves("eko", "wati")
    entry = next(entry for entry in told.request.record if entry.kind is EntryKind.APPROVAL)
    assert entry.principals == (1006,)
    told.deletes("eko", "/setujui").approves("ratna")

    assert develops(begun(told), "joko") == "duty_did_approve"


def test_a_refused_act_is_not_done():
    """An approval that did not count, a declaration and a letter that were refused."""
    told = at_step(5).under(BOTH).says("joko", "/setujui 0000-0000-0000").says("joko", "/darurat")
    assert told.why == "reason_missing"
    told.says("joko", f"/catat {told.situation.gate.code}").approves("wati", "ratna")

    assert develops(begun(told), "joko") == "step_done"


def test_an_act_counts_from_its_own_time_on():
    """Who approves after having declared is barred by that, and not the reverse: what came first stays taken."""
    told = at_step(5).under(BOTH).says("wati", "/darurat situs mati").approves("joko")

    assert begun(told).step == 6
    assert [entry.kind for entry in told.request.record if entry.actor == 1005] == [EntryKind.EMERGENCY]


def test_a_record_of_the_desk_of_before_goes_on():
    """Nothing lapses, and its acts count for duties from now on."""
    told = begun(at_step(5).under(BOTH).approves("joko", "wati"))
    as_before(told).runs()
    assert told.step == 6
    told.deletes("joko", "/setujui").approves("ratna")

    assert develops(told, "joko") == "duty_did_approve"


def test_work_that_was_taken_as_a_draft_and_deleted_is_done_too():
    """Sections of a step behind the gate, posted by somebody who did not complete it: the record names who posted."""
    told = begun(at_step(5).under(BOTH).approves("wati", "ratna"))
    told.says("joko", evidence(A.step(6)).replace("\n", " draf\n", 1))
    assert told.why == "draft_saved"
    count = len(told.request.record)
    told.runs().deletes("joko", " draf").edits_body("dina", "Jawaban", "Uraian").approves("joko")

    assert told.why == "approval_did_step"
    assert "sections_posted" not in {entry.code for entry in told.request.record[count:]}, "it is told once"
    assert differences(told) == []
