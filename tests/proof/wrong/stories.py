"""Stories that a wrong desk gets wrong: what people do, told in a line."""

from dataclasses import replace
from datetime import timedelta

from tests.builders.gate_facts import desk, row, without_term
from tests.builders.stories import Story, at_step, catalogue, evidence, process_of, story

A = process_of("website-baru")
WHY = "/darurat situs tidak dapat dibuka"
PAPER = desk(approvals=(row(pimpinan=1, letters=True),))
LETTER = """/catat {code}
### Jenis surat
Persetujuan Pimpinan
### Nomor surat
1
### Penandatangan
{who}
### Tanggal surat
2026-11-24"""


def by_who_developed_alone() -> Story:
    """Budi developed and tests."""
    return at_step(7).says("budi", evidence(A.step(7)))


def by_who_asks() -> Story:
    """Budi asks and evaluates."""
    return story().opened_by("budi").says("budi", evidence(A.step(2)))


def hurried_by_who_asks() -> Story:
    """Wati, manager and requester, declares an emergency; one colleague approves."""
    return story().opened_by("wati").comes_to(5).says("wati", WHY).approves("joko")


def rejected_by_a_clock_behind() -> Story:
    """Wati rejects after her approval, by number; by the clock it was before."""
    return at_step(5).approves("joko", "wati").sleeps().behind().says("wati", "/tolak ada yang baru")


def gone_and_back() -> Story:
    """Wati's entry was deleted and put back."""
    told = at_step(6).under(replace(catalogue(), desk=without_term(desk(), "manajemen", "wati")))
    return told.under(catalogue())


def declared_and_back() -> Story:
    """The declarer's entry was deleted and put back."""
    told = at_step(5).says("wati", WHY).approves("joko")
    told.under(replace(catalogue(), desk=without_term(desk(), "manajemen", "wati")))
    return told.under(catalogue())


def refused_and_entered() -> Story:
    """Sari approved without an office, and was entered, back-dated, afterwards."""
    told = at_step(5).approves("wati", "sari")
    return told.under(replace(catalogue(), desk=desk(("manajemen", "sari", None, None))))


def refused_and_asked_for() -> Story:
    """Sari approved in an office that nobody asked, and the matrix asks for that office alone afterwards."""
    office = ("pimpinan", "sari", None, None)
    told = at_step(5).under(replace(catalogue(), desk=desk(office))).approves("sari")
    return told.under(replace(catalogue(), desk=desk(office, approvals=(row(pimpinan=1),))))


def recorded_and_entered() -> Story:
    """A letter of somebody without the office, who was entered, back-dated, afterwards."""
    told = at_step(5).under(replace(catalogue(), desk=PAPER))
    told.says("sari", LETTER.format(code=told.situation.gate.code, who="wati"))
    return told.under(replace(catalogue(), desk=replace(PAPER, roles=desk(("pimpinan", "wati", None, None)).roles)))


def declared_and_deleted() -> Story:
    """The declaration is deleted after one approval."""
    return at_step(5).says("wati", WHY).approves("joko").deletes("wati", "/darurat")


def finished_without_review() -> Story:
    """The last step, with everything but the review."""
    return at_step(9).says("ratna", WHY).comes_to(12).fills("budi")


def reviewed_by_who_declared() -> Story:
    """Ratna declares, deletes the declaration, and reviews."""
    return at_step(9).says("ratna", WHY).deletes("ratna", "/darurat").says("ratna", "/tinjau sudah sesuai")


def approved() -> Story:
    """Both managers approved; then the desk sleeps."""
    return at_step(5).approves("wati", "joko").sleeps()


def transferred() -> Story:
    """Approved, then under the same number in another repository, whose register is not looked at here."""
    told = approved()
    told.change(repository_id=told.request.repository_id + 1, register=None)
    return told


def reworded_in_look_alikes() -> Story:
    """Approved, then a word of the request is written in letters of another width."""
    return approved().edits_body("dina", "Jawaban", "\uff2a\uff41waban")


def supplemented() -> Story:
    """Approved, then the requester completes the form otherwise."""
    return approved().says("dina", "/lengkapi\n### Sasaran dan manfaat\nSemua warga kota, bukan hanya mahasiswa")


def approved_further_down() -> Story:
    """One approves; the other writes the line of an approval below a doubt."""
    told = at_step(5).approves("wati")
    return told.says("joko", f"Belum yakin, nanti saya tulis:\n/setujui {told.situation.gate.code}")


def approved_and_edited() -> Story:
    """One approves; the other approves and edits it into a doubt."""
    told = at_step(5).approves("wati", "joko").sleeps()
    return told.edits("joko", "/setujui", "Belum saya baca. /setujui")


def approved_and_deleted() -> Story:
    """One approves; the other approves and deletes it."""
    return at_step(5).approves("wati", "joko").sleeps().deletes("joko", "/setujui")


def withdrawn_on_the_second_page() -> Story:
    """Both approve, a hundred comments follow, then one withdraws."""
    told = approved()
    for number in range(100):
        told.says("lina", f"Catatan ke-{number}")
    return told.says("joko", "/tarik belum jelas")


def planned_twice() -> Story:
    """A draft of the plan, the plan itself, and somebody else edits the latter."""
    told = at_step(4)
    plan = evidence(A.step(4), anggaran="Rp2.000.000")
    told.says("budi", plan.replace("/rencana", "/rencana draf", 1)).says("budi", plan).sleeps()
    return told.edits("lina", "Rp2.000.000", "Rp1.000.000")


def rejected_and_deleted() -> Story:
    """The executive rejects and deletes it; both managers approve."""
    return at_step(5).says("ratna", "/tolak belum perlu").deletes("ratna", "/tolak").approves("wati", "joko")


def changed_after_the_launch() -> Story:
    """The request is edited when its result is in use."""
    return at_step(10).edits_body("dina", "Jawaban", "Uraian")


def left_alone() -> Story:
    """Approvals are asked for, and nobody answers for two months."""
    return at_step(5).sleeps().waits(timedelta(days=60))


def approved_by_the_wrong_people() -> Story:
    """A maintainer, and a manager with an old code, approve."""
    return at_step(5).approves("sari").says("wati", "/setujui 0000-0000-0000")


def labelled_too_early() -> Story:
    """A development label before any approval, while the desk sleeps."""
    return at_step(5).sleeps().sets("tono", A.step(6).label)
