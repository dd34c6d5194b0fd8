"""A procedure that nobody wrote a line of code for runs from form to closing."""

import pytest

from tests.http.story import Told, alur, copied, github
from tests.places import ROOT

FORM = {
    "template": "01-pinjam-ruang.yml",
    "title": "Latihan bersama menjelang lomba",
    "fields": {
        "unit": "Paduan Suara Kampus",
        "acara": "Latihan bersama paduan suara se-kota",
        "ruang": "Aula Utama",
        "tanggal_acara": "2026-12-08",
        "jumlah_hadirin": "80",
        "susunan_kursi": "Melingkar",
        "janji": True,
    },
}


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    """The third desk, with its form built."""
    directory = copied(ROOT / "tests" / "data" / "third", tmp_path_factory.mktemp("third"))
    code, said = alur(["build"], {}, directory)
    assert code == 0, said
    return directory


def test_from_form_to_closing_by_filling_the_offered_block(repo):
    """Whoever fills the block that the status offers carries the request through all six steps to its end."""
    with github(repo) as place:
        room = Told(place, place.act("dina", "POST", "/_sandbox/forms", FORM).body["number"])
        seen = [room.step]
        for person in ("budi", "joko", "sari", "budi", "budi", "sari"):
            room.answer(person)
            seen.append(room.step)

        assert seen == [2, 3, 3, 4, 5, 6, 0]
        assert (room.issue["state"], room.issue["state_reason"]) == ("closed", "completed")
        assert room.labels == ["sop: pinjam ruang", "status: selesai"]
        assert [run["exit_code"] for run in place.runs()] == [0] * 7


def test_its_own_verbs_and_gate_hold(repo):
    """Other procedures' verbs are unknown here, a label does not pass its gate, and its verb waits for the approval."""
    with github(repo) as place:
        room = Told(place, place.act("dina", "POST", "/_sandbox/forms", FORM).body["number"])
        room.say("budi", room.block.replace("/periksa", "/evaluasi"))
        assert room.step == 2
        room.tell("budi", "label", "langkah 04: penyiapan ruang")
        assert (room.step, "ditarik kembali" in room.said[-1]) == (2, True)
        room.answer("budi")
        room.say("budi", "/siapkan")
        assert (room.step, "masih kurang persetujuan: Kepala Bagian Umum" in room.said[-1]) == (3, True)
