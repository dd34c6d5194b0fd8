"""Comments speak to whoever reads them first: the requester in the status, the approver in the call, the asker."""

import pytest

from automation.core.problem import Reason
from tests.builders.promises import mentioned
from tests.builders.stories import at_step, evidence, process_of, story

A = process_of("website-baru")
GATED = A.step(6).label


def first(text):
    """The Indonesian part up to the first fold or fence."""
    return text.partition("<details>")[0].partition("```")[0]


def indonesian(text):
    """What stands above the English fold."""
    return text.partition("<details><summary>English")[0]


def english(text):
    """What stands in the English fold."""
    return text.partition("<details><summary>English")[2]


@pytest.mark.parametrize("step", range(2, 13))
def test_the_requester_hears_first_whose_turn_it_is_and_where_to_look(step):
    """Above any block, with the link to the request's page; the block of the others is folded."""
    told = at_step(step)
    text = told.status

    assert "Sekarang giliran **" in first(text)
    assert "(https://kampus.github.io/permohonan/permohonan/12/)" in first(text)
    assert "(https://kampus.github.io/permohonan/en/permohonan/12/)" in english(text)
    assert f"/{A.step(step).verb}" not in first(text)
    assert "```text" in indonesian(text).partition("<details><summary>Untuk ")[2].partition("</details>")[0]


def test_a_complete_request_is_told_so():
    """Received, complete, nothing to do."""
    text = first(story().opened_by("dina").status)

    assert "Permohonan Anda sudah diterima dan lengkap** (nomor **#12**)" in text
    assert "**Pemohon tidak perlu berbuat apa-apa**" in text


def test_an_incomplete_one_is_told_what_to_send():
    """The block stands open, names every question that lacks an answer and no line, and is accepted when filled in."""
    told = story().opened_by("dina", tujuan="-", deskripsi="singkat")
    text = told.status

    assert "belum lengkap" in first(text)
    assert "baris" not in first(text)
    block = text.partition("```text\n")[2].partition("\n```")[0]
    assert block.startswith("/lengkapi\n")
    assert [line for line in block.splitlines() if line.startswith("### ")] == [
        f"### {problem.heading}" for problem in told.situation.problems
    ]
    answers = "Mahasiswa mendaftar sendiri tanpa datang ke loket setiap semester."
    assert told.says("dina", block.replace("\n\n", f"\n{answers}\n\n") + f"\n{answers}").step == 2


def test_a_second_call_to_complete_carries_the_block_too():
    """After an edit that was not enough."""
    told = story().opened_by("dina", tujuan="-").edits_body("dina", "### Tujuan\n\n-", "### Tujuan\n\n?")

    assert "```text\n/lengkapi\n\n### Tujuan\n```" in told.texts("info")[-1]
    assert mentioned(told.texts("info")[-1]) == {"dina"}


def test_a_signature_that_is_asked_for_is_something_to_do():
    """Nobody is told to do nothing while the requirements wait for a signature."""
    told = at_step(5)
    assert "**Pemohon diminta** membaca kebutuhannya" in first(told.status)

    told.says("dina", f"/sepakat {told.situation.agreement.code}")
    assert "**Pemohon tidak perlu berbuat apa-apa**" in first(told.status)


def test_the_call_for_approval_begins_with_what_a_manager_needs():
    """Title, unit, sum, dates and risk in one line, then the line to copy; everything else below."""
    request = at_step(5).texts("approval")[-1]
    lines = [line for line in request.splitlines() if line][2:6]

    assert lines[0].startswith("**Mohon keputusan:** `Permohonan dari unit` · `Fakultas MIPA`")
    for part in ("Anggaran: `Rp45.000.000`", "`2026-12-01 sampai 2027-02-12`", "Tingkat risiko: `sedang`"):
        assert part in lines[0]
    assert lines[1].startswith("**Setuju?**")
    assert lines[2:] == ["```text", f"/setujui {at_step(5).situation.gate.code}"]
    assert "**Tidak?** `/tolak ALASAN` · **Perlu perbaikan?** `/kembali 4 ALASAN`" in request


def test_older_tries_are_folded_below_the_code():
    """However many there are, they do not move the line to copy."""
    told = at_step(5).says("sari", "/setujui 0000-0000-0000").says("wati", "/setujui 0000-0000-0000").approves("joko")
    told.edits_body("dina", "Tujuan", "Tujuan")
    request = indonesian(told.texts("approval")[-1])
    above, _, folded = request.partition(
        "<details><summary>3 persetujuan atau percobaan terdahulu yang tidak dihitung</summary>"
    )

    assert "❌" not in above
    assert folded.count("❌") == 3
    assert above.count("\n") < 30


@pytest.mark.parametrize(
    ("login", "says", "block"),
    [
        ("dina", "**Anda masih diminta** menyepakati kebutuhannya", False),
        ("budi", "**Anda tidak perlu berbuat apa-apa.**", False),
        ("wati", "lalu setujui dengan mengirim baris di bawah ini", True),
    ],
)
def test_who_asks_for_the_status_hears_what_is_theirs(login, says, block):
    """The step, who is waited for since when, and the line for whoever must act."""
    reply = at_step(5).says(login, "/status").texts("reply")[-1]

    assert "Langkah 5 dari 12" in reply
    assert "Menunggu **Manajemen** sejak 24 November 2026 (belum 1 hari kerja)." in reply
    assert says in reply
    assert ("/setujui" in indonesian(reply)) == block


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (lambda: at_step(12).fills(), "**Permohonan ini selesai** 24 November 2026."),
        (lambda: at_step(2).says("budi", "/tolak di luar wewenang"), "(2) banding satu kali"),
        (lambda: at_step(3).says("dina", "/batal tidak jadi"), "dapat melanjutkannya dengan `/lanjut`"),
        (lambda: at_step(3).says("budi", "/tunda menunggu sampai 2026-12-24"), "**Ditunda** 24 November 2026 oleh"),
    ],
    ids=["done", "rejected", "cancelled", "on hold"],
)
def test_the_status_of_a_request_that_rests_says_how_and_what_next(told, says):
    """As the status comment does; nobody is waited for."""
    reply = told().says("dina", "/status").texts("reply")[-1]

    assert says in reply
    assert "Menunggu" not in reply


def test_a_rejection_at_evaluation_says_why_and_what_can_be_done():
    """In the reply and in the status; the appeal is offered once."""
    told = at_step(2).says("budi", "/tolak di luar wewenang")

    for text in (told.texts("reply")[-1], told.status):
        assert "**Ditolak** 24 November 2026 oleh `budi` (Tim IT): [alasannya](https://github.invalid/" in text
        assert "(1) mengajukan lagi" in text
        assert "(https://github.invalid/kampus/permohonan/issues/new/choose)" in text
        assert "`/banding ALASAN`" in text

    told.says("dina", "/banding mohon dilihat lagi").says("budi", "/tolak tetap di luar wewenang")
    assert "`/banding" not in told.status
    assert "Bandingnya sudah digunakan" in told.status


def test_a_reason_that_was_deleted_is_not_linked():
    """The rejection stands, and the status says that its comment is gone."""
    told = at_step(5).says("wati", "/tolak terlalu mahal").deletes("wati", "/tolak")

    assert "oleh `wati` (Manajemen) (komentar alasannya sudah dihapus)." in told.status


def test_a_refusal_on_an_ended_request_waits_for_nobody():
    """No dash stands in the place of a role."""
    reply = at_step(4).closes("dina").says("budi", "/rencana").texts("reply")[-1]

    assert "–" not in reply
    assert "menunggu" not in reply


@pytest.mark.parametrize("rest", [("joko", "ratna"), ("ratna", "joko")])
def test_a_withdrawal_that_stops_nothing_says_so(rest):
    """A surplus approval takes its place: whoever withdrew hears that work goes on, and what stops it."""
    reply = at_step(5).approves("wati", *rest).says("wati", "/tarik anggaran berubah").texts("reply")[-1]

    assert "**Pekerjaan tetap boleh berjalan**" in reply
    assert "`joko`" in reply
    assert "`ratna`" in reply
    assert "`/tolak ALASAN`" in reply
    assert "**Work may still go on**" in reply


def test_a_withdrawal_that_shuts_the_gate_says_nothing_of_the_kind():
    """Without a surplus the place is open again."""
    told = at_step(5).approves("wati", "joko").says("wati", "/tarik anggaran berubah")

    assert not told.situation.gate.is_open
    assert "tetap boleh berjalan" not in told.texts("reply")[-1]


@pytest.mark.parametrize("act", ["label", "command"])
def test_too_early_by_less_than_a_second_says_do_it_again(act):
    """The gate was shut in the second of the last approval; it is open now."""
    told = at_step(5).approves("wati").sleeps()
    code = told.situation.gate.code
    if act == "label":
        told.approves("joko").at_once().sets("budi", GATED).wakes()
    else:
        told.says("budi", "/mulai").at_once().says("joko", f"/setujui {code}").wakes()
    reply = next(text for text in told.texts("reply") if "budi" in mentioned(text))

    assert told.step == 5
    assert told.situation.may_develop
    assert "pada detik yang sama" in reply
    assert ("pasang label itu sekali lagi" if act == "label" else "kirim `/mulai` sekali lagi") in reply


def test_a_label_before_the_approvals_does_not_speak_of_a_second():
    """While the gate is shut there is nothing to do again."""
    reply = at_step(5).sets("budi", GATED).texts("reply")[-1]

    assert "detik" not in reply
    assert "sekali lagi" not in reply
    assert Reason("label_gate_shut").code == at_step(5).sets("budi", GATED).why


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.edits_body("dina", "Tujuan", "Tujuan"),
        lambda told: told.deletes("wati", "/setujui"),
        lambda told: told.deletes("lina", "/kebutuhan"),
    ],
    ids=["the form edited", "an approval deleted", "evidence deleted"],
)
def test_after_the_launch_the_approvals_stay_as_they_stood(change):
    """Nobody is asked again, and nobody is said not to count."""
    told = change(at_step(11))

    assert "✅ `wati`: dihitung sebagai Manajemen" in told.status
    assert "✅ `joko`: dihitung sebagai Manajemen" in told.status
    assert "❌" not in told.status
    assert "⏳ Manajemen" not in told.status


def test_every_time_in_a_comment_is_written_in_one_way():
    """No zone of a database is named to people."""
    told = at_step(5).approves("wati").says("dina", "/status").says("budi", evidence(A.step(3)))

    assert "WIB" in told.status
    assert not [each for each in told.request.comments if "Asia/Jakarta" in each.body]
