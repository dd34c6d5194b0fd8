"""A rejection binds until that person approves or the text is another one (design section 4, rule 8; section 5)."""

from dataclasses import replace

from tests.builders import at_step, catalogue, evidence, process_of
from tests.builders_gate import desk, without_term
from tests.memory import MINUTE

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
