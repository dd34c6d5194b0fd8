"""What a request's page says of a whole story is true at every end, and names nobody whose approval did not count."""

import json
import re

import pytest

from automation.core.state.situation import Overlay
from automation.render.site.board import board_page
from automation.render.site.published import request_json
from automation.render.site.request_page import request_page
from automation.render.site.site_data import SiteData, SiteRow
from tests.builders.stories import at_step, story

MEANINGLESS = ("boleh dimulai", "Masih kurang", "Menunggu", "may start", "Still lacking", "Waiting for")


def seen(told, lang="id"):
    """The page of a story's request, as text without tags."""
    return re.sub(r"<[^>]+>", " ", request_page(row(told), site(told), lang))


def row(told):
    """The request as the site has it."""
    return SiteRow(request=told.request, situation=told.situation)


def site(told):
    """A site with this request alone, at this moment."""
    found = row(told)
    return SiteData(
        now=told.now, repository="kampus/permohonan", desk=told.of.desk, processes=told.of.processes, rows=(found,)
    )


ENDS = {
    "done": lambda: at_step(12).fills(),
    "done and changed since": lambda: at_step(12).edits_body("dina", "Tujuan", "Tujuan").fills(),
    "rejected": lambda: at_step(2).says("budi", "/tolak di luar wewenang"),
    "cancelled at the gate": lambda: at_step(5).approves("wati").says("dina", "/batal tidak jadi"),
    "closed before the form was complete": lambda: story().opened_by("dina", tujuan="-").closes("dina"),
}


@pytest.mark.parametrize("end", ENDS)
def test_an_ended_request_lacks_nothing_and_waits_for_nobody(end):
    """Whatever it lacked before: on page and board, in both languages."""
    told = ENDS[end]()
    texts = [seen(told), seen(told, "en"), board_page(site(told), "id"), board_page(site(told), "en")]

    assert told.situation.is_closed
    assert not [(word, text) for text in texts for word in MEANINGLESS if word in text]


def test_approvals_are_shown_as_they_stood_at_the_launch():
    """What the requester changed later is a note with its day, and no approval counts the less."""
    told = at_step(11).edits_body("dina", "Tujuan", "Tujuan")
    page = seen(told)

    assert "Persetujuan sebagaimana adanya saat peluncuran, 24 November 2026." in page
    assert "@wati" in page
    assert "@joko" in page
    assert "Catatan: isi yang disetujui diubah 24 November 2026, sesudah peluncuran" in page
    assert "boleh dimulai" not in page
    assert "Diluncurkan 24 November 2026." in page
    assert "Tidak dihitung" not in page


@pytest.mark.parametrize("login", ["eko", "dina", "sari", "budi"])
def test_who_tried_in_vain_is_not_published(login):
    """A requester, a colleague, the IT team: their roles and how many, on the page and in the data."""
    told = at_step(5).says(login, f"/setujui {at_step(5).situation.gate.code}").approves("wati")
    everything = seen(told) + seen(told, "en") + request_json(row(told), site(told))

    assert "1 percobaan tidak dihitung" in everything
    assert "1 try did not count" in everything
    assert "@wati" in everything
    assert login not in everything
    assert [len(each["roles"]) for each in json.loads(request_json(row(told), site(told)))["not_counted"]] == [
        0 if login == "eko" else 1
    ]


def test_lapsed_approvals_are_one_line():
    """No sentence is repeated for each, and no login shown that does not count any more."""
    page = seen(at_step(6).edits_body("dina", "Tujuan", "Tujuan"))

    assert "2 persetujuan tidak berlaku lagi (dari: Manajemen)." in page
    assert "wati" not in page


def test_what_is_lacking_in_the_form_is_named_by_our_labels():
    """A heading that somebody typed is not repeated."""
    told = story().opened_by("dina", tujuan="-", deskripsi="singkat")
    page = seen(told)

    assert "Perlu dilengkapi:" in page
    assert "Tujuan" in page
    assert seen(story().opened_by("dina", deskripsi="### Tujuan\n### Siti Aminah\n")).count("Siti") == 0


def test_before_the_approval_step_nobody_is_said_to_be_lacking():
    """Who approves is not settled before the plan is there."""
    page = seen(story().opened_by("dina"))

    assert "Siapa yang menyetujui ditentukan di langkah 5: Izin dan Persetujuan. Paling banyak" in page
    assert "Diperlukan" not in page
    assert "Masih kurang" not in page


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (
            lambda: at_step(2).says("budi", "/tolak di luar wewenang"),
            "Ditolak 24 November 2026 oleh Tim IT:  alasannya",
        ),
        (
            lambda: at_step(5).says("wati", "/tolak terlalu mahal"),
            "Ditolak 24 November 2026 oleh Manajemen:  alasannya",
        ),
        (
            lambda: at_step(3).says("budi", "/tunda menunggu anggaran sampai 2026-12-24"),
            "Ditunda 24 November 2026 oleh Tim IT, sampai 24 Desember 2026:  alasannya",
        ),
    ],
    ids=["rejected at evaluation", "rejected at the gate", "on hold"],
)
def test_a_decision_says_by_whom_when_and_where_its_reason_is(told, says):
    """By role; the reason is a link to its comment."""
    assert says in seen(told())


def test_a_rejected_request_says_what_its_requester_can_do():
    """Appeal once, and only once; a rejection at the gate leaves it to the IT team."""
    told = at_step(2).says("budi", "/tolak di luar wewenang")
    assert "banding satu kali" in seen(told)
    assert "appeal once" in seen(told, "en")

    told.says("dina", "/banding mohon dilihat lagi").says("budi", "/tolak tetap di luar wewenang")
    assert "Bandingnya sudah digunakan" in seen(told)

    told = at_step(5).says("wati", "/tolak terlalu mahal")
    assert told.situation.overlay is Overlay.REJECTED
    assert "Tim IT dapat memperbaiki rencananya" in seen(told)
