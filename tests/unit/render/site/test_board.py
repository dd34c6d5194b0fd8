"""The board shows every open request under its step, and who is waited for."""

import pytest

from automation.core.state.situation import Overlay
from automation.render.site.board import SHOWN_ENDED, board_page
from tests.builders.site import a_row, a_site


def test_a_request_is_a_card_with_everything_a_reader_looks_for():
    """Number, title, step of steps, who is waited for, since when, and the link to its page."""
    page = board_page(a_site(a_row(7, title="Situs kebun")), "id")

    assert '<a class="alur-card-title" href="../permohonan/7/">#7 <span lang="id">Situs kebun</span></a>' in page
    assert "langkah 2 dari 3 · Izin &amp; Restu" in page
    assert "Menunggu Juragan sejak 19 November 2026 (sudah 3 hari kerja)" in page


def test_requests_stand_under_their_step_in_order():
    """Steps come in the order of the procedure, whatever the numbers of the requests."""
    page = board_page(a_site(a_row(7, step=3), a_row(8, step=1)), "id")

    assert page.index("<h3>1. Permintaan Masuk") < page.index("#8") < page.index("<h3>3. Bikin") < page.index("#7")


def test_the_roles_that_are_waited_for_are_counted():
    """The table names roles, never people."""
    page = board_page(a_site(a_row(7), a_row(8), a_row(9, waiting=("pemohon",))), "en")

    assert "<td>Bosses</td><td>2</td>" in page
    assert "<td>Requester</td><td>1</td>" in page


@pytest.mark.parametrize("overlay", [each for each in Overlay if each is not Overlay.NONE])
def test_an_overlay_is_shown_by_its_word(overlay):
    """Colour is never alone."""
    page = board_page(a_site(a_row(7, overlay=overlay)), "id")

    assert f">{overlay.value}</span>" in page


def test_ended_requests_stand_apart_and_only_the_newest():
    """Closed requests wait for nobody, and a long history does not make the board long."""
    rows = [a_row(number, closed=True, overlay=Overlay.DONE) for number in range(1, SHOWN_ENDED + 4)]
    page = board_page(a_site(*rows), "id")

    assert page.count('class="alur-card-title"') == SHOWN_ENDED
    assert "3 permohonan lain" in page
    assert "Menunggu" not in page
    assert "Tidak ada permohonan yang sedang berjalan." in page


def test_an_empty_desk_says_so():
    """A board without requests is no blank page."""
    assert "Belum ada permohonan." in board_page(a_site(), "id")


def test_the_board_is_not_in_the_search_and_says_how_old_it_is():
    """Live pages are found by their links, and name the moment of their data."""
    page = board_page(a_site(), "id")

    assert "search:\n  exclude: true\n" in page
    assert "Data per 24 November 2026 pukul 07.00 WIB" in page
