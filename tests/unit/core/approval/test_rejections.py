"""A rejection binds until that person approves or the text is another one (rule 8; other rules)."""

from dataclasses import replace

from tests.builders.emergencies import WHY
from tests.builders.gate_facts import desk, row, without_term
from tests.builders.memory import MINUTE
from tests.builders.stories import at_step, catalogue, evidence, process_of

A, B = process_of("website-baru"), process_of("perbaikan-fitur")


def with_a_pure_executive():
    """The demo desk, where eko is an executive and no manager."""
    return replace(catalogue(), desk=desk(("pimpinan", "eko", None, None)))


def test_cancelling_and_resuming_washes_no_rejection_away():
    """The approvals are void then, the no of a manager is not."""
    told = at_step(5, "perbaikan-fitur").says("joko", "/tolak belum perlu")
    told.says("dina", "/batal dulu").says("dina", "/lanjut").approves("wati")

    assert told.blocks == {"rejected"}
    assert told.approves("joko").situation.gate.is_open


def test_an_office_that_is_not_needed_may_reject():
    """An executive says no to a small plan; the managers' approvals do not outweigh it."""
    told = at_step(5, "perbaikan-fitur", with_a_pure_executive()).says("eko", "/tolak bukan prioritas")

    assert told.why == "approver_rejected"
    assert told.approves("wati").blocks == {"rejected"}
    assert "ditolak" in told.status


def test_who_rejected_without_being_needed_lifts_it_by_an_approval():
    """It fills no slot, and the gate then waits for those who are needed."""
    told = at_step(5, "perbaikan-fitur", with_a_pure_executive()).says("eko", "/tolak bukan prioritas").approves("eko")

    assert told.why == "rejection_lifted"
    assert told.runs().blocks == {"missing_approval"}
    assert told.approves("wati").situation.gate.is_open


def test_an_approval_that_is_revoked_lifts_no_rejection():
    """What was lifted as a manager is not, once that entry is gone, although another office stays."""
    both = replace(catalogue(), desk=desk(("pimpinan", "joko", None, None)))
    told = at_step(5, "perbaikan-fitur", both).says("joko", "/tolak belum perlu").approves("joko", "wati")
    gone = replace(both, desk=without_term(both.desk, "manajemen", "joko"))

    assert told.under(gone).blocks == {"rejected"}
    assert told.approves("joko").situation.gate.is_open


def test_who_rejected_nothing_and_is_not_needed_approves_nothing():
    """The lifting is of a rejection only."""
    told = at_step(5, "perbaikan-fitur", with_a_pure_executive()).approves("eko")

    assert told.why == "approval_not_in_role"


def test_the_text_that_was_rejected_stays_rejected_when_it_comes_back():
    """Changed and changed back, it is the text that was refused."""
    told = at_step(5, "perbaikan-fitur").says("joko", "/tolak belum perlu")
    told.edits_body("dina", "Jawaban", "Keterangan").edits_body("dina", "Keterangan", "Jawaban").approves("wati")

    assert told.blocks == {"rejected"}


def test_another_text_is_not_rejected():
    """A new plan may be approved by others."""
    told = at_step(5, "perbaikan-fitur").says("joko", "/tolak terlalu mahal").says("budi", "/kembali 4 dikurangi")
    told.says("budi", evidence(B.step(4), anggaran="Rp1.000.000")).approves("wati")

    assert told.situation.gate.is_open


def test_a_no_after_the_term_takes_back_ones_own_yes():
    """It rejects for nobody, as the office is over; but who says so approves no longer (rule 3)."""
    told = at_step(5, "perbaikan-fitur").approves("joko")
    told.under(replace(told.of, desk=ended(told, "joko"))).says("joko", "/tolak ternyata keliru")

    assert told.why == "approval_withdrawn"
    assert told.blocks == {"missing_approval"}
    assert told.approves("wati").situation.gate.is_open


def ended(told, login):
    """The desk of a story, where that person's terms end now."""
    return replace(
        told.of.desk,
        roles=tuple(
            replace(
                role,
                terms=tuple(
                    replace(term, sampai=told.now) if term.person.login == login else term for term in role.terms
                ),
            )
            for role in told.of.desk.roles
        ),
    )


def test_who_withdraws_the_yes_stands_by_the_no():
    """A rejection ends with that person's approval, and an approval that was taken back is none."""
    told = at_step(5, "perbaikan-fitur").says("joko", "/tolak belum perlu").approves("joko", "wati")
    told.says("joko", "/tarik tetap tidak setuju")

    assert told.blocks == {"rejected"}


def test_a_rejection_in_the_second_of_the_last_change_shuts_the_gate():
    """In doubt it is meant for the text that stands there: nothing opens, and the first run says so."""
    story = at_step(5, "perbaikan-fitur").sleeps()
    story.edits_body("dina", "Jawaban", "Uraian").at_once().says("wati", "/tolak risikonya belum dijawab")
    story.pause = MINUTE
    story.approves("joko").sets("budi", story.process.step(6).label)

    assert not story.situation.may_develop
    story.wakes()
    assert "opened" not in [entry.kind.value for entry in story.request.record]
    assert story.process.step(6).label not in story.labels


def test_an_emergency_that_asks_for_others_brings_a_lifted_rejection_back():
    """The yes of an office that is not asked for any more is gone, at once and whether the desk looked or not."""
    rows = (row(manajemen=1), row(pimpinan=1, emergency=True))
    for sleeps in (False, True):
        told = at_step(5).under(replace(catalogue(), desk=desk(approvals=rows)))
        told = told.sleeps() if sleeps else told
        told.says("joko", "/tolak ragu").approves("joko").says("wati", WHY).wakes()

        assert told.blocks == {"missing_approval", "rejected"}
        assert told.approves("ratna", "joko").situation.gate.is_open


def test_a_yes_that_only_took_back_a_no_fills_no_slot_in_an_emergency():
    """It was not asked for at its time, whether the desk looked in between or not."""
    of = with_a_pure_executive()
    of = replace(of, desk=replace(of.desk, approvals=(row(manajemen=1), row(pimpinan=1, emergency=True))))
    for sleeps in (False, True):
        told = at_step(5).under(of)
        told = told.sleeps() if sleeps else told
        told.says("eko", "/tolak bukan prioritas").approves("eko").says("wati", WHY).wakes()

        assert told.verdicts == [("eko", "refused_before")]
        assert not told.situation.may_develop
        assert told.approves("eko").situation.may_develop


def test_a_no_to_the_text_before_an_edit_of_its_own_second_is_none_to_the_new_one():
    """The record names what was rejected; who rejected it may be gone by now."""
    told = at_step(5, "perbaikan-fitur", with_a_pure_executive()).says("eko", "/tolak bukan prioritas")
    told.at_once().edits_body("dina", "Jawaban", "Uraian").approves("eko", "wati")
    gone = replace(told.of, desk=without_term(told.of.desk, "pimpinan", "eko"))

    assert told.under(gone).situation.gate.is_open
