"""A request's page says where it stands, who acts, which approvals count, and nothing that is not on the allow-list."""

import json
from dataclasses import replace

import pytest

from automation.core.problem import Reason
from automation.core.state.situation import Overlay
from automation.render.site.pages import row_files, shared_files
from automation.render.site.published import board_json, public_answers, request_json
from automation.render.site.request_page import request_page
from tests.builders.site import BUDI, a_row, a_site, an_approval

SECRETS = ("rahasia dapur", "isi yang tidak boleh terbit", "alasan yang diketik orang", "dina", "budi", "Dina", "Budi")

PERSONAL = (
    "Ubah nama Siti Aminah NIK 3374012233445566",
    "Akun Siti, 0812-3456-7890, terkunci",
    "Kirim sandi ke Siti.3456@kampus.ac.id",
    "Siti \uff10\uff18\uff11\uff12 3456 7890 tidak bisa masuk",
)


def page_of(row, lang="id"):
    """The page of `row` on a site of its own."""
    return request_page(row, a_site(row), lang)


def test_it_says_where_the_request_stands_and_who_acts():
    """The first block answers the three questions of every visitor."""
    page = page_of(a_row(7, title="Situs kebun"))

    assert '<span class="alur-number">#7</span> <span lang="id">Situs kebun</span>' in page
    assert "Langkah 2 dari 3 · <b>Izin &amp; Restu</b>" in page
    assert "Menunggu Juragan sejak 19 November 2026 (sudah 3 hari kerja)" in page
    assert "Pengembangan boleh dimulai: <b>belum</b>" in page


def test_the_step_bar_names_each_step_with_its_state():
    """Done, in progress and ahead are words, and the present step is marked for screen readers."""
    page = page_of(a_row(7, step=2))

    assert page.count('aria-current="step"') == 1
    assert '<li class="alur-done"><span class="alur-dot">1</span>' in page
    assert '<li class="alur-now" aria-current="step"><span class="alur-dot">2</span>' in page
    assert '<li class="alur-ahead"><span class="alur-dot">3</span>' in page
    assert "../../prosedur/contoh/#langkah-3" in page


def test_a_finished_request_has_every_step_done_and_a_rejected_one_stops():
    """The bar tells how a closed request ended."""
    assert page_of(a_row(step=3, closed=True, overlay=Overlay.DONE)).count('class="alur-done"') == 3
    assert page_of(a_row(step=1, closed=True, overlay=Overlay.REJECTED)).count('class="alur-ended"') == 1


def test_only_counted_approvals_have_a_name():
    """Of the others their number and roles are told, and no login in page or data."""
    refused = an_approval(login="lina", counts=False, reason="not_in_role", roles="juragan")
    page = page_of(a_row(approvals=(an_approval(), refused)))

    assert "<td>@wati</td><td>Juragan</td><td>20 November 2026 pukul 10.00 WIB</td>" in page
    assert "1 percobaan tidak dihitung (dari: Lainnya)." in page
    assert "lina" not in page + request_json(a_row(approvals=(refused,)), a_site())


def test_needed_and_open_slots_are_told():
    """Whoever may approve sees what is missing."""
    page = page_of(a_row())

    assert "Diperlukan: 1 orang dari Juragan" in page
    assert "Masih kurang: 1 orang dari Juragan" in page
    assert "Belum ada yang menyetujui." in page


def test_what_keeps_the_gate_shut_is_said_while_the_request_waits_there():
    """The blocks of the gate and the lapse stand beside the approvals."""
    row = a_row()
    situation = row.situation
    gate = replace(situation.gate, blocks=(Reason("too_few_eligible", {"roles": "juragan"}),))
    shut = replace(row, situation=replace(situation, gate=gate, lapsed=(Reason("approvals_lapsed"),)))

    page = page_of(shut, "en")

    assert "(Bosses)" in page
    assert "What was approved has changed" in page


def test_the_timeline_names_roles():
    """Who moved the request is told by role."""
    page = page_of(a_row())

    assert "<td>18 November 2026 pukul 09.00 WIB</td><td>Permohonan diajukan</td><td>Pemohon</td>" in page
    assert "<td>Dikembalikan ke langkah 2: Izin &amp; Restu</td><td>Tukang</td>" in page


def test_moves_by_the_rules_and_by_others_are_told_apart():
    """An actor without a role is someone else; no actor means the desk's rules."""
    row = a_row()
    moves = (
        replace(row.situation.moves[0], actor=None),
        replace(row.situation.moves[1], actor=replace(BUDI, login="agus", id=1010)),
    )
    page = page_of(replace(row, situation=replace(row.situation, moves=moves)))

    assert "<td>otomatis, formulir lengkap</td>" in page
    assert "<td>Lainnya</td>" in page


def test_free_text_and_names_are_published_nowhere():
    """Neither pages nor data hold what a person typed but the title, nor who the requester is."""
    row = a_row(answers={"nama": "Dina Lestari"})
    everything = page_of(row) + page_of(row, "en") + request_json(row, a_site(row)) + board_json(a_site(row))

    assert not [secret for secret in SECRETS if secret in everything]


def test_only_closed_answers_of_public_fields_are_published():
    """A unit of the list and a date are; prose in a public field, and a value outside the list, are not."""
    row = a_row()

    assert public_answers(row, a_site(row)) == {"unit": "Kebun", "perlu": "2026-12-01"}
    assert public_answers(a_row(answers={"unit": "Rahasia"}), a_site(row)) == {"perlu": "2026-12-01"}
    assert public_answers(a_row(answers={"perlu": "besok"}), a_site(row)) == {"unit": "Kebun"}
    assert "1 Desember 2026" in page_of(row)


@pytest.mark.parametrize("title", PERSONAL)
def test_a_title_with_personal_data_is_withheld_everywhere(title):
    """On page, board, data and in the search, in both languages, until it is changed."""
    row = a_row(12, title=title)
    found = dict([*row_files(row, a_site(row)), *shared_files(a_site(row))])

    assert not [path for path, text in found.items() for secret in ("Siti", "3456") if secret in text]
    assert "#12</span> <span>Permohonan &#35;12 (judul ditahan)</span>" in found["id/permohonan/12.md"]
    assert "Permohonan &#35;12 (judul ditahan)" in found["id/papan.md"]
    assert "Request &#35;12 (title withheld)" in found["en/permohonan/12.md"]
    assert "Request &#35;12 (title withheld)" in found["en/papan.md"]
    for path in ("id/permohonan/12.json", "id/papan.json"):
        assert '"title": "Permohonan #12 (judul ditahan)"' in found[path]
    assert "Situs kebun" in page_of(a_row(12, title="Situs kebun"))


def test_hostile_titles_are_inert():
    """The page holds the characters of the title and none of its markup."""
    page = page_of(a_row(title="<script>alert(1)</script> {{ x }} ![x](javascript:alert(2))"))

    assert "<script" not in page
    assert "{{" not in page
    assert "![" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_front_matter_holds_our_own_words_only():
    """MkDocs shows a page's title without escaping, so the requester's never stands there."""
    matter = page_of(a_row(7, title='"\n---\nevil: yes')).split("---\n")[1]

    assert matter == 'title: "Permohonan #7"\nhide:\n  - navigation\n  - toc\nsearch:\n  exclude: true\n'


def test_the_page_links_the_issue_and_its_data():
    """Only a web address becomes a link; the data lies beside the Indonesian page."""
    assert 'href="https://github.com/kampus/permohonan/issues/7"' in page_of(a_row(7))
    assert 'href="../7.json"' in page_of(a_row(7))
    assert 'href="../../../permohonan/7.json"' in page_of(a_row(7), "en")
    assert "javascript" not in page_of(a_row(url="javascript:alert(1)"))


def test_the_data_says_the_same_as_the_page():
    """The JSON holds step, roles, approvals and moves as keys and codes."""
    row = a_row(7, approvals=(an_approval(),))
    data = json.loads(request_json(row, a_site(row)))

    assert (data["number"], data["step"], data["steps"], data["waiting_for"]) == (7, 2, 3, ["juragan"])
    assert data["approvals"] == [
        {
            "login": "wati",
            "account": None,
            "comment": 9,
            "role": "juragan",
            "at": "2026-11-20T03:00:00Z",
            "counts": True,
            "on_behalf": None,
            "recorded": False,
            "reason": "counts",
        }
    ]
    assert [(move["at"], move["reason"], move["comment"]) for move in data["moves"]] == [
        ("2026-11-18T02:00:00Z", "opened", None),
        ("2026-11-19T01:00:00Z", "returned", None),
    ]
    assert json.loads(board_json(a_site(row)))["requests"][0]["title"] == "Situs kebun"
