"""The generated files of the site: the same pages in both languages, procedures word for word."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.evidence.types import SECTION_TYPES
from automation.core.history.record_schema import moment
from automation.core.policy.matrix import ApprovalRow
from automation.core.policy.process import SectionType, Text
from automation.render.site.pages import row_files, shared_files
from automation.render.site.procedure_page import procedure_page
from automation.render.site.site_words import word
from tests.builders.site import NOW, PROCESS, START, STEPS, a_row, a_site


def files(*rows, **changes):
    """All generated files by path."""
    site = a_site(*rows, **changes)
    return dict(file for some in (*(row_files(row, site) for row in site.rows), shared_files(site)) for file in some)


def test_both_languages_have_the_same_pages():
    """Every generated page has its twin at the same address."""
    pages = [path for path in files(a_row(7), a_row(8)) if path.endswith(".md")]
    indonesian = {path.removeprefix("id/") for path in pages if path.startswith("id/")}
    english = {path.removeprefix("en/") for path in pages if path.startswith("en/")}

    assert indonesian == english
    assert indonesian == {
        "index.md",
        "papan.md",
        "prosedur/index.md",
        "prosedur/contoh.md",
        "permohonan/7.md",
        "permohonan/8.md",
    }


def test_data_lies_beside_the_pages_once():
    """The data has no language."""
    assert {path for path in files(a_row(7)) if path.endswith(".json")} == {"id/papan.json", "id/permohonan/7.json"}


def test_when_a_request_moves_page_and_board_follow():
    """A site is a function of where the requests stand."""
    before, after = files(a_row(7, step=1)), files(a_row(7, step=3))

    assert "langkah 1 dari 3" in before["id/papan.md"]
    assert "langkah 3 dari 3" in after["id/papan.md"]
    assert "Langkah 3 dari 3" in after["id/permohonan/7.md"]


def test_a_procedure_page_shows_every_step_word_for_word():
    """Titles, bullets, who acts, verb, label and evidence come from the data."""
    page = procedure_page(PROCESS, a_site(), "id")

    assert "## 1. Permintaan Masuk" in page
    assert "<li>Menunggu restu.</li>" in page
    assert "<li>Dibikin; &#42;rapi&#42; dan &lt;kuat&gt;.</li>" in page
    assert "<dt>Perintah</dt><dd><code>/gas</code></dd>" in page
    assert "<td>Hasil</td><td>satu pilihan: baik, buruk</td><td>baik</td>" in page
    assert "<td>Catatan bebas</td><td>teks, sedikitnya 30 karakter</td>" in page


def test_the_gate_stands_at_the_approval_step_with_who_must_approve():
    """Rows of the desk file that apply to this procedure are told, with the budget that they need."""
    page = procedure_page(PROCESS, a_site(), "id")

    assert page.count('class="alur-gate"') == 1
    assert "<li>Setiap permohonan: 1 Juragan</li><li>Anggaran di atas Rp1.000.000: 2 Juragan</li>" in page


def test_the_gate_tells_every_kind_of_row_and_leaves_out_those_that_ended():
    """Each condition has its words, an emergency comes last and in place of the others, days ahead are named."""
    rows = (
        ApprovalRow(needs=(("juragan", 1),), emergency=True),
        ApprovalRow(needs=(("juragan", 1),), unit="Kebun", risk="tinggi", letters=True),
        ApprovalRow(documents=("Izin Data",), data="pribadi", since=NOW + timedelta(days=1)),
        ApprovalRow(needs=(("juragan", 2),), until=NOW + timedelta(days=1)),
        ApprovalRow(needs=(("juragan", 9),), until=NOW),
    )
    data = a_site()
    page = procedure_page(PROCESS, replace(data, desk=replace(data.desk, approvals=rows)), "id")
    lines = re.findall("<li>(.*?)</li>", page.partition('class="alur-gate"')[2].partition("</ul>")[0])

    assert [re.sub(r" (sejak|sampai) .*", r" \1 …", line) for line in lines] == [
        "Unit Kebun; Mulai tingkat risiko tinggi: 1 Juragan (boleh dari surat)",
        "Mulai kelas data pribadi: Izin Data (untuk rencana sejak …",
        "Setiap permohonan: 2 Juragan (untuk rencana sampai …",
        "Sebagai gantinya dalam keadaan darurat: 1 Juragan",
    ]


def test_the_diagram_has_words_for_those_who_cannot_see_it():
    """Title and description name the steps and the gate, and the colours come from the theme."""
    page = procedure_page(PROCESS, a_site(), "en")

    assert '<title id="alur-contoh-title">Sample Request</title>' in page
    assert "1. Request Comes In; 2. Leave &amp; Blessing; 3. Make. approval gate before step 3." in page
    assert "Approval gate</text>" in page
    assert "fill=" not in page


def test_a_long_title_takes_two_lines_in_the_diagram():
    """No title runs out of its box."""
    long = replace(STEPS[0], title=Text("Judul langkah yang panjang sekali sampai tidak muat", "x"))
    page = procedure_page(replace(PROCESS, steps=(long, *STEPS[1:])), a_site(), "id")

    assert page.count('class="alur-flow-title"') == 4


def test_an_older_version_keeps_a_page_of_its_own():
    """The version in force has the plain address; the requests of an older one lead to that one."""
    older, newer = PROCESS, replace(PROCESS, version=2, effective_at=START + timedelta(days=30))
    found = files(a_row(7), processes=(older, newer))

    assert {"id/prosedur/contoh.md", "id/prosedur/contoh-v1.md"} <= set(found)
    assert "../../prosedur/contoh-v1/" in found["id/permohonan/7.md"]


def test_a_version_to_come_does_not_take_the_place_of_the_one_in_force():
    """The list shows what counts today."""
    later = replace(PROCESS, version=2, effective_at=NOW + timedelta(days=1))

    assert a_site(processes=(PROCESS, later)).current() == (PROCESS,)


def test_the_home_page_leads_to_the_forms_when_it_knows_where_they_are():
    """Without the server's address it leads to the guide, which says how."""
    known = files(server="https://github.com")["id/index.md"]

    assert 'href="https://github.com/kampus/permohonan/issues/new/choose"' in known
    assert 'href="panduan/pemohon/"' in files()["id/index.md"]


def test_the_head_of_the_record_is_published():
    """On the home page of both languages and in the data, so that a cut tail shows."""
    found = files(record_head="ab12" * 10)

    assert "ab12" * 10 in found["id/index.md"]
    assert "ab12" * 10 in found["en/index.md"]
    assert json.loads(found["id/papan.json"])["record_head"] == "ab12" * 10
    assert "Sidik catatan" not in files()["id/index.md"]


def test_requests_that_cannot_be_read_are_not_left_out_in_silence():
    """The board and its data name them: unknown is not the same as not there."""
    found = files(a_row(7), unknown=(12, 13))

    assert "tidak diketahui" in found["id/papan.md"]
    assert '<a href="../permohonan/12/">#12</a>, <a href="../permohonan/13/">#13</a>' in found["en/papan.md"]
    assert json.loads(found["id/papan.json"])["unknown"] == [12, 13]


def test_the_page_of_a_request_that_cannot_be_read_says_so_and_no_more():
    """In both languages, with the way to the request itself; its data are number, state and moment."""
    found = files(unknown=(12,), server="https://github.com")

    assert "tidak dapat dibaca ketika halaman ini dibuat" in found["id/permohonan/12.md"]
    assert "no work may begin or go on" in found["en/permohonan/12.md"]
    assert 'href="https://github.com/kampus/permohonan/issues/12"' in found["en/permohonan/12.md"]
    data = json.loads(found["id/permohonan/12.json"])
    assert data == {"number": 12, "state": "unreadable", "data_at": moment(NOW)}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_each_type_of_evidence_has_its_word(lang):
    """What a page of a procedure calls it."""
    assert all(word(f"type:{kind.value}", lang) for kind in SECTION_TYPES)
    assert set(SECTION_TYPES) == set(SectionType)
