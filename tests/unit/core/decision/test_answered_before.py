"""What the desk answered and did not take is not taken later because it reads more kindly by now (rule 4)."""

from dataclasses import replace

import pytest

from automation.core.outcome.plan import PostComment
from tests.builders.stories import at_step, process_of

A = process_of("website-baru")


def answered_then(told, who, text):
    """The comment, and the reply that a desk of before gave: that it could not be carried out."""
    told.sleeps().says(who, text)
    number = told.request.comments[-1].id
    told.apply(PostComment(key=f"reply:{number}", body=f"<!-- alur:reply:{number} -->\n\nTuliskan alasannya."))
    return told.wakes()


@pytest.mark.parametrize("text", ["/tolak\n\nAnggaran belum ada.", "/tolak draf", "/tolak\u00a0Anggaran belum ada."])
def test_a_rejection_that_was_none_stops_no_work_that_has_begun(text):
    """Two others approved since, and the work goes on."""
    told = at_step(7).sleeps()
    told = answered_then(told, "ratna", text)

    assert told.step == 7
    assert told.situation.may_develop


@pytest.mark.parametrize("below", ["\n\nTidak jadi.", "\nTidak jadi.", " draft"])
@pytest.mark.parametrize(("who", "command"), [("dina", "/batal"), ("budi", "/kembali 3"), ("budi", "/tunda")])
def test_nor_does_anything_else_that_shuts(who, command, below):
    """It was answered, so its writer knows that nothing came of it."""
    told = answered_then(at_step(4), who, f"{command}{below}")

    assert told.step == 4
    assert not told.situation.is_closed
    assert told.situation.held_until is None


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u3000"])
def test_an_approval_that_was_none_opens_nothing(blank):
    """The code may still be the present one: whoever meant it sends it again."""
    told = at_step(5).approves("joko")
    answered_then(told, "wati", f"/setujui{blank}{told.situation.gate.code}")

    assert not told.situation.gate.is_open
    assert told.approves("wati").situation.gate.is_open


@pytest.mark.parametrize("text", ["/darurat\nlayanan mati", "/darurat\u00a0layanan mati", "/darurat draf"])
def test_an_emergency_that_was_none_shortens_nothing(text):
    """It asks for fewer approvals, so it comes from an act that was taken."""
    told = answered_then(at_step(5).approves("joko"), "ratna", text)

    assert not told.situation.gate.is_open
    assert "tanda: darurat" not in told.labels


@pytest.mark.parametrize("behind", [" draf", " DRAFT"])
def test_an_approval_that_was_taken_with_the_word_behind_it_stands(behind):
    """Such a word was once passed over; nothing lapses for it now."""
    told = at_step(5).approves("wati")
    mine = told.comment("/setujui")
    told.put(replace(mine, body=f"{mine.body}{behind}"))

    assert told.runs().verdicts == [("wati", "counts")]


def test_what_nobody_answered_yet_is_read_as_today():
    """Lost events are no answer."""
    told = at_step(5).sleeps().says("ratna", "/tolak\n\nAnggaran belum ada.").wakes()

    assert told.blocks == {"rejected", "missing_approval"}
