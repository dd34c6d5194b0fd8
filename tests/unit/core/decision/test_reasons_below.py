"""A reason may stand on the lines below the command, whatever they hold: what shuts is not lost for want of a blank."""

from datetime import date

import pytest

from tests.builders.stories import at_step, process_of

A = process_of("website-baru")
BELOW = (
    "\n\nAnggaran belum ada.",
    "\nAnggaran belum ada.",
    "\r\n\r\nAnggaran belum ada.",
    "\n\n/setujui dulu, nanti saja",
    "\n> kutipan",
)


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("who", ["ratna", "wati", "joko"])
def test_a_rejection_stands(who, below):
    """And two others open no gate over it."""
    others = [each for each in ("ratna", "wati", "joko") if each != who]
    told = at_step(5).says(who, f"/tolak{below}").approves(*others)

    assert told.blocks == {"rejected"}


@pytest.mark.parametrize("below", BELOW)
def test_so_does_everything_else_that_asks_for_a_reason(below):
    """Cancelling, going back, withdrawing, ending at evaluation, declaring an emergency."""
    assert at_step(4).says("dina", f"/batal{below}").situation.is_closed
    assert at_step(5).says("budi", f"/kembali 3{below}").step == 3
    assert at_step(5).says("budi", f"/kembali\u00a0\uff13\u00a0karena{below}").step == 3
    assert at_step(5).approves("wati").says("wati", f"/tarik{below}").why == "approval_withdrawn"
    assert at_step(2).says("budi", f"/tolak{below}").situation.is_closed
    assert at_step(5).says("ratna", f"/darurat{below}").why == "emergency_declared"


@pytest.mark.parametrize(
    "text",
    [
        "/tunda menunggu data sampai 2026-12-10",
        "/tunda menunggu data\nsampai 2026-12-10",
        "/tunda\n\nmenunggu data sampai 2026-12-10",
        "/tunda sampai 2026-12-10\n\nmenunggu data",
        "/tunda menunggu data sampai 2026-12-10\n\nTerima kasih.\n/lanjut",
        "/tunda menunggu\ndata\nsampai 10 Desember 2026\nmaaf",
        "/tunda menunggu data\u00a0sampai\u00a02026-12-10",
        "/tunda menunggu data Sampai 2026\u201112\u201110",
    ],
)
def test_a_hold_finds_its_day_and_its_reason_on_any_line(text):
    """The request rests until that day."""
    told = at_step(4).says("budi", text)

    assert told.why == "request_held"
    assert told.situation.held_until.date() in {date(2026, 12, 9), date(2026, 12, 10)}


@pytest.mark.parametrize("text", ["/tolak", "/tolak\n\n  \n", "/tolak \t\r\n"])
def test_nothing_at_all_is_still_no_reason(text):
    """Whoever says no says why."""
    assert at_step(5).says("ratna", text).why == "reason_missing"


def test_a_hold_without_day_or_reason_is_told_which():
    """As before."""
    assert at_step(4).says("budi", "/tunda menunggu data\nsampai nanti").why == "hold_date"
    assert at_step(4).says("budi", "/tunda sampai 2026-12-10").why == "reason_missing"


@pytest.mark.parametrize("text", ["/darurat <!-- x -->", "/darurat\n\n<!--\nalasan\n-->", "/darurat\n\u200b\u2060"])
def test_what_nobody_sees_is_no_reason_for_an_emergency(text):
    """It asks for fewer approvals, so its reason must be there for everybody."""
    assert at_step(5).says("ratna", text).why == "reason_missing"
