"""`/setujui` and the start of the work: what counts, what is refused, and how each is answered (other rules)."""

import pytest

from tests.builders.promises import mentioned
from tests.builders.stories import at_step


def test_the_line_of_the_approval_request_approves():
    """It stands alone in a fence, and a reaction says that it counted."""
    told = at_step(5)
    line = told.texts("approval")[-1].partition("```text\n")[2].partition("\n```")[0]
    told.says("wati", line)

    assert line == f"/setujui {told.situation.gate.code}"
    assert told.why == "approval_counts"
    assert told.comment("/setujui").marks == {"THUMBS_UP"}
    assert told.texts("reply") == []


@pytest.mark.parametrize("hyphen", ["-", "", " "])
def test_the_code_is_read_forgivingly(hyphen):
    """Case and hyphens do not matter."""
    told = at_step(5)

    assert (
        told.says("wati", f"/SETUJUI {told.situation.gate.code.lower().replace('-', hyphen)}").why == "approval_counts"
    )


@pytest.mark.parametrize(
    ("login", "text", "facts", "why"),
    [
        ("wati", "/setujui", {}, "approval_code_unreadable"),
        ("wati", "/setujui saja", {}, "approval_code_unreadable"),
        ("wati", "/setujui 0000-0000-0000", {}, "approval_other_code"),
        ("wati", "/setujui CODE", {"via_email": True}, "approval_via_email"),
        ("budi", "/setujui CODE", {}, "approval_not_in_role"),
        ("dina", "/setujui CODE", {}, "approval_not_in_role"),
        ("sari", "/setujui CODE", {}, "approval_not_in_role"),
    ],
)
def test_an_approval_that_does_not_count_is_answered_with_the_reason(login, text, facts, why):
    """In a reply to that person, and in the status comment, with the code that is right."""
    told = at_step(5)
    told.says(login, text.replace("CODE", told.situation.gate.code), **facts)

    assert told.why == why
    assert mentioned(told.texts("reply")[-1]) == {login}
    assert f"❌ `{login}`" in told.status
    assert told.situation.gate.code in told.status


def test_approving_twice_fills_one_slot():
    """The second comment is told so."""
    told = at_step(5).approves("wati", "wati")

    assert told.why == "approval_repeated"
    assert told.situation.gate.open_slots == ("manajemen",)


def test_the_last_approval_opens_the_gate_but_starts_nothing():
    """The request is approved and ready to start, still at the approval step; the maintainers are told."""
    told = at_step(5).approves("wati", "joko")

    assert told.step == 5
    assert told.situation.may_develop
    assert told.situation.waiting_for == ("tim_it",)
    assert "Disetujui, siap dimulai" in told.status
    assert mentioned(told.texts("opened")[-1]) == {"budi", "sari"}
    assert "```text\n/mulai\n```" in told.status


def test_the_start_is_the_maintainers():
    """`/mulai`, bare, enters development."""
    told = at_step(5).approves("wati", "joko")

    assert told.says("dina", "/mulai").why == "not_your_step"
    assert told.says("wati", "/mulai").why == "not_your_step"
    assert told.says("budi", "/mulai").step == 6


def test_a_start_before_the_last_approval_is_refused_with_what_is_missing():
    """The answer names the roles that are still open."""
    told = at_step(5).approves("wati").says("budi", "/mulai")

    assert (told.step, told.why) == (5, "gate_shut")
    assert "Manajemen" in told.texts("reply")[-1]


def test_a_start_before_the_last_approval_stays_refused_when_first_seen_later():
    """It is judged by what stood when it was written."""
    told = at_step(5).approves("wati").sleeps().says("budi", "/mulai").approves("joko").wakes()

    assert told.step == 5
    assert told.says("budi", "/mulai").step == 6


def test_a_start_in_the_second_of_the_last_approval_counts_only_after_it():
    """What opens must be later by time and by number (rules 1 to 13), so it is said again."""
    told = at_step(5).approves("wati").sleeps().approves("joko").at_once().says("budi", "/mulai").wakes()

    assert told.step == 5
    assert told.says("budi", "/mulai").step == 6
