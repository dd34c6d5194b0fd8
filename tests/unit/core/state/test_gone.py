"""An account is deleted: what is on record of it and unchanged stands, nobody calls it, and what is said is true."""

from dataclasses import replace

import pytest

from automation.core.history.record import chain
from automation.core.history.request import Account
from automation.core.outcome.plan import PostComment
from tests.builders.as_seen import seen
from tests.builders.desk_variants import variant
from tests.builders.emergencies import urgent
from tests.builders.letters import dear, records
from tests.builders.promises import mentioned
from tests.builders.stories import Story, at_step, evidence, process_of, story

A = process_of("website-baru")
B = process_of("perbaikan-fitur")


def signed(step: int) -> Story:
    """The requirements signed by dina, the request of eko."""
    told = story().opened_by("eko").comes_to(4)
    return told.says("dina", f"/sepakat {told.situation.agreement.code}").comes_to(step)


def lettered() -> Story:
    """Approved with a letter that sari put on record."""
    return records(dear())


def urged(step: int) -> Story:
    """Approved in an emergency that wati declared."""
    return urgent().approves("joko").comes_to(step)


def corrected(step: int) -> Story:
    """The text edited by lina, then approved."""
    return at_step(5).edits_body("lina", "Jawaban", "Uraian").comes_to(step)


def colleagues(step: int) -> Story:
    """sari wrote the requirements, budi carried the request on by a label."""
    draft = evidence(A.step(3)).replace("/kebutuhan", "/kebutuhan draf", 1)
    return at_step(3).says("sari", draft).sets("budi", A.step(4).label).comes_to(step)


def supplemented(step: int) -> Story:
    """A question of the form answered by a comment of eko, who represents the unit."""
    told = story().opened_by("dina", tujuan="-", unit="Fakultas Teknik")
    return told.says("eko", "/lengkapi\n\n### Tujuan\n\nPendaftaran yudisium selesai dalam dua hari.").comes_to(step)


def appealed(step: int) -> Story:
    """Rejected, and taken up again by dina."""
    told = at_step(2).says("budi", "/tolak belum jelas manfaatnya").says("dina", "/banding manfaatnya ada di lampiran")
    return told.comes_to(step)


ON_RECORD = {
    "who asked, before the gate": (lambda: at_step(4), "dina"),
    "who asked, in development": (lambda: at_step(6), "dina"),
    "who asked, after the launch": (lambda: at_step(11), "dina"),
    "who asked for a fix": (lambda: at_step(6, "perbaikan-fitur"), "dina"),
    "who wrote all evidence, at approval": (lambda: at_step(5), "budi"),
    "who wrote all evidence, in development": (lambda: at_step(6), "budi"),
    "who wrote all evidence, after the launch": (lambda: at_step(11), "budi"),
    "who wrote what a colleague carried on": (lambda: colleagues(6), "sari"),
    "who carried on what a colleague wrote": (lambda: colleagues(6), "budi"),
    "both who wrote and who carried on": (lambda: colleagues(6), "sari budi"),
    "one of two approvers, half-way": (lambda: at_step(5).approves("wati"), "wati"),
    "one of two approvers, before the start": (lambda: at_step(5).approves("wati", "joko"), "joko"),
    "one of two approvers, in development": (lambda: at_step(7), "wati"),
    "one of two approvers, after the launch": (lambda: at_step(11), "joko"),
    "all approvers": (lambda: at_step(7), "wati joko ratna"),
    "the approver of a fix": (lambda: at_step(6, "perbaikan-fitur"), "wati"),
    "who signed, at approval": (lambda: signed(5), "dina"),
    "who signed, in development": (lambda: signed(6), "dina"),
    "who signed, after the launch": (lambda: signed(11), "dina"),
    "who recorded a letter": (lettered, "sari"),
    "who signed a letter": (lettered, "ratna"),
    "who recorded a letter, in development": (lambda: lettered().comes_to(7), "sari"),
    "who declared an emergency": (lambda: urged(5), "wati"),
    "who declared an emergency, in development": (lambda: urged(6), "wati"),
    "who edited the text": (lambda: corrected(5).approves("wati"), "lina"),
    "who edited the text, in development": (lambda: corrected(6), "lina"),
    "who edited the text, after the launch": (lambda: corrected(11), "lina"),
    "who answered a question of the form": (lambda: supplemented(4), "eko"),
    "who answered a question, in development": (lambda: supplemented(6), "eko"),
    "who rejected": (lambda: at_step(5).says("wati", "/tolak anggaran belum ada"), "wati"),
    "who withdrew": (lambda: at_step(5).approves("wati").says("wati", "/tarik keliru"), "wati"),
    "who appealed": (lambda: appealed(4), "dina"),
    "who put it on hold": (lambda: at_step(6).says("budi", "/tunda libur sampai 2026-12-20"), "budi"),
    "who returned it": (lambda: at_step(6).says("budi", "/kembali 4 anggaran keliru"), "budi"),
    "who cancelled": (lambda: at_step(6).says("dina", "/batal tidak jadi"), "dina"),
    "who closed it": (lambda: at_step(6).closes("dina"), "dina"),
}


def left(told: Story, who: str) -> Story:
    """These accounts are deleted, and the sweep looks."""
    for login in who.split():
        told.loses_account(login)
    return told.runs()


def written(told: Story) -> str:
    """The comments that the last run wrote."""
    return "\n".join(write.body for write in told.plans[-1].writes if isinstance(write, PostComment))


@pytest.mark.parametrize("case", ON_RECORD)
def test_what_is_on_record_stands(case):
    """The desk says the same of the request as before; nothing is asked for again and nothing more is recorded."""
    begun, who = ON_RECORD[case]
    told = begun()
    before, record = seen(told), len(told.request.record)
    left(told, who)

    assert seen(told) == before
    assert told.request.record[record:] == ()
    assert written(told) == ""
    assert not {f"@{login}" for login in who.split()} & set(told.status.split())


def asleep(told: Story, login: str, text: str) -> Story:
    """Something said that no run heard before the account was gone."""
    return told.sleeps().says(login, text).loses_account(login).wakes()


def test_an_approval_that_no_run_heard_does_not_count():
    """Nobody can tell whose it is; the others are still asked, and are told why there is one comment more."""
    told = at_step(5).approves("joko")
    asleep(told, "wati", f"/setujui {told.situation.gate.code}")

    assert told.verdicts == [("joko", "counts")]
    assert not told.situation.gate.is_open
    assert "Ada komentar `/setujui` dari akun GitHub yang sudah dihapus" in told.status
    assert told.approves("ratna").situation.gate.is_open
    assert "dari akun GitHub yang sudah dihapus" not in told.status


def test_an_approval_that_was_edited_does_not_count_either():
    """It is told as an edited one, and the others are asked again; nobody waits for who is gone."""
    told = at_step(7).edits("lina", "/setujui", "/setujui ").loses_account("joko").loses_account("wati").runs()
    asked = len(told.texts("approval"))

    assert ("edited" in dict(told.verdicts).values(), told.situation.gate.is_open) == (True, False)
    assert [each.login for each in told.situation.gate.eligible["manajemen"]] == ["ratna"]
    assert "Akun GitHub `joko` sudah dihapus" in told.status
    assert told.approves("ratna").step == 7
    assert asked == len(told.texts("approval"))


def test_others_are_asked_when_an_approval_goes_with_its_account():
    """Edited and gone between two runs: one new call, without the name of who is gone."""
    told = at_step(7).sleeps().edits("lina", "/setujui", "/setujui ").loses_account("joko")
    asked = len(told.texts("approval"))
    told.wakes()

    assert told.step == 5
    assert len(told.texts("approval")) == asked + 1
    assert mentioned(told.texts("approval")[-1]) == {"ratna"}


@pytest.mark.parametrize("editor", ["lina", "budi"])
def test_evidence_that_was_edited_is_asked_for_anew(editor):
    """The reason says that an account is gone, not that somebody deleted or edited it; a colleague is called."""
    told = at_step(6).sleeps().edits(editor, "/rencana", "/rencana ").loses_account("budi").wakes()

    assert (told.step, told.situation.reached) == (4, 6)
    assert [reason.code for reason in told.situation.lapsed] == ["hole_of_gone"]
    assert mentioned(told.texts("hole")[-1]) == {"sari"}
    assert "akun yang menulis bagian ini sudah dihapus dari GitHub" in told.status
    assert "dihapus atau diubah" not in told.status
    assert told.fills("sari").approves("wati", "joko").step == 6


def test_evidence_that_no_run_heard_is_given_anew():
    """What was recorded before it goes on standing; the status says why the step is where it is."""
    told = asleep(at_step(4), "budi", evidence(A.step(4)))

    assert told.step == 4
    assert "Ada komentar `/rencana` dari akun GitHub yang sudah dihapus" in told.status
    assert told.fills("sari").step == 5


def test_evidence_given_anew_stands_by_the_mark_of_the_desk():
    """What fills a hole has no entry of its own: the desk's reaction says that it was taken, while nobody edits it."""
    told = at_step(6).deletes("lina", "/rencana").fills("budi").approves("wati", "joko")
    before = seen(told)
    assert told.step == 6
    assert seen(left(told, "budi")) == before
    told.edits("lina", "/rencana", "/rencana ")

    assert told.step == 4
    assert [reason.code for reason in told.situation.lapsed] == ["hole_of_gone"]


def test_answers_of_the_form_that_were_not_all_right_are_asked_for_anew():
    """The desk refused the comment and took what was right in it: of nobody's comment it cannot tell the two apart."""
    told = story().opened_by("dina", tujuan="-")
    told.says("dina", "/lengkapi\n\n### Tujuan\n\nPendaftaran yudisium selesai dalam dua hari.\n\n### Lain\n\nx")
    told.comes_to(6)

    assert left(told, "dina").step == 1
    assert not told.situation.may_develop


def test_what_a_stranger_said_of_the_form_is_not_taken_once_both_are_gone():
    """It was answered, and refused; that who asked is gone as well makes it no answer of theirs."""
    told = at_step(6).says("tono", "/lengkapi\n\n### Tujuan\n\nTujuan yang sama sekali lain dari semula.")
    before = seen(told)

    assert seen(left(told, "tono dina")) == before


def test_what_somebody_else_said_of_the_form_adds_nothing():
    """It was answered, and refused: who asks is there, so it is nobody's."""
    told = at_step(4).says("tono", "/lengkapi\n\n### Tujuan\n\nTujuan yang sama sekali lain dari semula.")
    before = seen(told)

    assert seen(left(told, "tono")) == before


def test_an_edit_of_ones_own_that_the_step_rested_on_stands():
    """Corrected before it was carried on, then the account is deleted: the digest is that of the text."""
    draft = evidence(A.step(3)).replace("/kebutuhan", "/kebutuhan draf", 1)
    told = at_step(3).says("sari", draft).edits("sari", "KT-01", "KT-07").sets("budi", A.step(4).label).comes_to(6)
    before = seen(told)

    assert seen(left(told, "sari")) == before


def test_with_everybody_of_an_office_gone_the_desk_says_who_must_help():
    """Too few may approve, and the process owner must add somebody."""
    told = at_step(5).approves("wati").says("joko", "/tolak belum").says("joko", "/tarik x")
    told.says("ratna", "/tolak belum juga")
    left(told, "wati joko ratna")

    assert "too_few_eligible" in told.blocks
    assert not told.situation.gate.is_open


def test_a_program_that_is_gone_was_no_requester():
    """The record says of who filed a request whether it was a person: else nobody could tell who asks."""
    bot = Account(login="formulir", id=555001, kind="Bot")
    told = story().sleeps().opened_by("dina")
    told.change(author=bot)
    told.wakes().loses_account("formulir").comes_to(5).approves("joko", "ratna")

    assert told.blocks == {"requester_unknown"}


def test_nor_is_who_filed_before_the_record_said_so():
    """An entry of before tells no person from a program; who acted here, or is in the desk file, was a person."""
    told = story().opened_by("agus").comes_to(5)
    intake, *others = told.request.record
    told.change(record=chain((), [replace(intake, side=""), *others]))
    left(told, "agus")

    assert "requester_unknown" in told.blocks


def test_who_took_the_login_over_is_told_so():
    """The name may be registered anew: its new owner is not the person of the desk file."""
    told = left(at_step(5).approves("wati"), "wati")
    told.add_comment(Account(login="wati", id=777001), f"/setujui {told.situation.gate.code}", told.tick())
    told.runs()

    assert told.verdicts[-1] == ("wati", "login_reused")


def test_somebody_with_a_new_account_is_called_under_that():
    """The old one is deleted; the desk file joins both, and what the old one did stands."""
    told = at_step(5).approves("wati").under(variant("wati-new-account"))
    told.loses_account("wati").runs()

    assert told.situation.gone == ()
    assert told.verdicts == [("wati", "counts")]


def test_an_author_is_on_record_although_the_editor_is_still_named():
    """GitHub may tell the two at different times: whose approval was edited lends nobody a voice by it."""
    told = at_step(7).sleeps().edits("joko", "/setujui", "/setujui ")
    told.put(replace(told.comment("/setujui"), author=None))
    told.wakes()

    assert ("joko", "edited") in told.verdicts
    assert not told.situation.gate.is_open
