"""Wrong input is answered by what is wrong, where, and how to mend it; nothing is lost and nothing opens."""

import pytest

from tests.builders.example_desk import example_desk
from tests.http.harmless import acting
from tests.http.story import Told, copied, example, file, github
from tests.sandbox.client import ISSUES


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """One desk for all these tests."""
    with github(copied(example_desk(), tmp_path_factory.mktemp("desk"))) as place:
        yield place


@pytest.fixture(scope="module")
def fix(place):
    """A fix that waits to be evaluated."""
    return file(place, example(6))


def answered(told, person, text):
    """The desk's one answer to a comment, in both languages, mentioning its author and nobody else."""
    before = told.said
    told.say(person, text)
    (answer,) = told.said[len(before) :]
    assert acting(answer) == []
    assert answer.split("\n")[1] == f"@{person}"
    assert told.run["exit_code"] == 0
    indonesian, english = answer.split("<details><summary>English</summary>")
    return indonesian, english


@pytest.mark.parametrize(
    ("person", "text", "wrong", "remedy", "english"),
    [
        (
            "eko",
            "/gantikan semua",
            "`/gantikan` tidak dijalankan",
            "Tulis `/bantuan`",
            "was not carried out",
        ),
        (
            "budi",
            "/evaluasikan",
            "tidak terbaca sebagai perintah",
            "maksud Anda `/evaluasi`?",
            "Did you mean `/evaluasi`?",
        ),
        (
            "budi",
            "／evaluasi",
            "tidak terbaca sebagai perintah",
            "maksud Anda `/evaluasi`?",
            "Did you mean `/evaluasi`?",
        ),
        ("budi", "/jenis sekali", "bukan perintah", "Tulis `/bantuan`", "no command"),
        (
            "dina",
            "/evaluasi",
            "Langkah 2 dikerjakan oleh Tim IT",
            "hanya berlaku dari Tim IT",
            "counts only from IT team",
        ),
        ("wati", "/mulai", "Langkah 5 dikerjakan oleh Tim IT", "hanya berlaku dari Tim IT", "counts only from IT team"),
        ("budi", "/mulai", "Langkah 5 belum tiba", "Lanjutkan dahulu dengan `/evaluasi`", "go on with `/evaluasi`"),
        ("wati", "/setujui", "kodenya tidak terbaca", "kirim `/setujui KODE` saja", "the code cannot be read"),
        ("budi", "/tolak", "Tuliskan alasannya", "atau di bawahnya", "give the reason"),
        ("eko", "/tarik salah", "Tidak ada persetujuan Anda", "", "no approval of yours"),
        ("eko", "/lanjut", "Tidak ada yang perlu dilanjutkan", "permohonan yang ditunda atau dibatalkan", "cancelled"),
    ],
)
def test_a_command_that_is_refused(fix, person, text, wrong, remedy, english):  # noqa: PLR0917 - the columns of the table
    """The answer names what is wrong and the way on, in Indonesian with the English folded below."""
    told = answered(fix, person, text)

    assert wrong in told[0]
    assert remedy in told[0]
    assert english in told[1]
    assert fix.step == 2


@pytest.mark.parametrize("text", [" /evaluasi", "/ evaluasi", "\u200b/evaluasi"])
def test_a_command_in_the_wrong_place(place, fix, text):
    """A command behind a blank or a hidden character is no command; the answer holds it as it must be sent."""
    told = answered(fix, "budi", text)

    assert "irim isi kotak di bawah ini sebagai komentar baru" in told[0]
    assert "```text\n/evaluasi\n```" in told[0]
    assert fix.step == 2


@pytest.mark.parametrize("text", ["/evaluasi", "/status", "/setujui AAAA-AAAA-AAAA", "/evaluasikan", "/batal"])
def test_outsiders_get_silence(place, fix, text):
    """A command of somebody without part in the request is not answered, and sends no request."""
    before = fix.said
    fix.say("lina", text)

    assert fix.said == before
    assert (fix.run["exit_code"], fix.run["requests"]) == (0, 0)


def test_evidence_with_everything_wrong(place):
    """All problems come at once with their headings and lines, what is right is kept, the block asks for the rest."""
    fix = file(place, example(6))
    evidence = (
        "/evaluasi\n\n### Kepentingan\nsangat\n\n### Urgensi\ntinggi\n\n### Apa ini\nhalo\n\n"
        "### Alasan kepentingan dan urgensi\nok\n\n### Kesesuaian dengan kebijakan IT\n> pilihan, contoh: sesuai\n\n"
        "### Kesesuaian dengan strategi IT\n\n"
    )
    told = answered(fix, "budi", evidence)

    for line in (
        "**`Apa ini`** (baris 9): judul ini tidak dikenal pada langkah ini",
        "**`Kepentingan`**: `sangat` bukan salah satu pilihan; pilih: `rendah; sedang; tinggi`",
        "**`Alasan kepentingan dan urgensi`**: `ok` belum menjelaskan apa-apa",
        "**`Kesesuaian dengan kebijakan IT`**: baris contoh belum diganti",
        "**`Kesesuaian dengan strategi IT`**: belum diisi",
        "**`Alasan kesesuaian kebijakan dan strategi`**: bagian ini belum ada",
    ):
        assert line in told[0]
    assert told[0].count("- **") == 6
    assert "### Urgensi\ntinggi\n" in fix.block
    assert "Yang perlu dilengkapi" in fix.status
    fix.answer("budi")
    assert fix.step == 3


def test_a_form_with_junk(place):
    """Each question with an empty answer is named; mended by an edit, it goes on; emptied, it comes back."""
    told = file(place, example(3))
    assert told.labels == ["langkah 01: pengajuan permohonan", "sop: website baru", "status: perlu informasi"]
    indonesian, english = told.status.split("<details><summary>English</summary>")
    for heading in ("Penanggung jawab (jabatan)", "Tujuan", "Kebutuhan bisnis atau akademik yang spesifik"):
        assert f"- **`{heading}`**: " in indonesian
        assert f"- **`{heading}`**: " in english
    assert "`secepatnya` bukan tanggal; tulis seperti `2027-01-15`" in indonesian
    assert acting(told.status) == []

    body = (
        told.issue["body"].replace("\n-\n", "\nWakil Dekan Bidang Kemahasiswaan\n").replace("secepatnya", "2027-02-01")
    )
    told.tell("dina", "edit", body.replace("biar keren", "Akreditasi meminta bukti kegiatan himpunan."))
    assert told.labels == ["langkah 02: evaluasi permohonan", "sop: website baru"]
    told.tell("dina", "edit", "### Nol\n\nkosong")
    assert (told.step, told.run["exit_code"]) == (1, 0)


def test_a_commanded_step_waits_for_the_form(place):
    """While the form is held, a step's verb is refused with what the form lacks, and the evidence is not lost."""
    told = file(place, example(3))
    answer = answered(told, "budi", "/evaluasi\n### Kesesuaian dengan strategi IT\nsesuai")

    assert "Formulir permohonan belum lengkap" in answer[0]
    assert "`secepatnya` bukan tanggal" in answer[0]
    assert told.step == 1


@pytest.fixture
def formless(place):
    """An issue that somebody opened past the forms."""
    body = {"title": "Tolong", "body": "Website kami rusak."}
    return Told(place, place.act("dina", "POST", ISSUES, body).body["number"])


def test_an_issue_without_a_form(formless):
    """It is told, in both languages, why nothing happens and which forms there are; gated labels do not stay on it."""
    assert "tidak dibuat melalui formulir" in formless.status
    assert "did not come through a form" in formless.status
    formless.tell("lina", "label", "langkah 06: perancangan dan pengembangan")
    assert formless.labels == ["langkah 01: pengajuan permohonan", "status: perlu informasi"]


def test_a_command_on_an_issue_without_a_form(formless):
    """Somebody involved is answered there too: the command cannot be carried out, and why."""
    assert "formulir" in answered(formless, "budi", "/evaluasi")[0]
