"""An approval with another command below it approves nothing, and says so; what shuts stands, whatever is below."""

from dataclasses import replace

import pytest

from automation.core.text.command_line import read_command
from tests.builders.letters import dear, records, written
from tests.builders.stories import at_step

WORDS = frozenset({"setujui", "tolak", "status", "mulai", "tarik"})


COMMANDS = (
    "/tolak anggaran belum ada",
    "Maaf.\n\n/tarik belum yakin",
    "\r\n/mulai",
    "/STATUS",
    "```\nx\n```\n/tolak ragu",
)
NONE = (
    "",
    "Terima kasih.",
    "> /tolak dulu",
    "Silakan /mulai besok.",
    " /tolak",
    "```\n/tolak\n```",
    "/home/x",
    "/tolakan",
    "/",
)


def approving(below):
    """An approval with this below it."""
    told = at_step(5)
    return told.says("wati", f"/setujui {told.situation.gate.code}\n{below}")


@pytest.mark.parametrize("below", COMMANDS)
def test_the_approval_counts_nothing(below):
    """Nobody guesses which of the two was meant."""
    told = approving(below)

    assert told.why == "approval_second_command"
    assert told.verdicts == [("wati", "second_command")]
    assert "perintah lain" in told.texts()[-1]
    assert told.approves("wati").verdicts[-1] == ("wati", "counts")


@pytest.mark.parametrize("below", NONE)
def test_what_is_no_command_changes_nothing(below):
    """Quotes, code, paths and words in a sentence are no commands."""
    assert approving(below).verdicts == [("wati", "counts")]


def test_what_the_desk_took_before_it_asked_for_this_stands():
    """Nothing lapses for a rule of today."""
    told = at_step(5).approves("wati")
    mine = told.comment("/setujui")
    told.put(replace(mine, body=f"{mine.body}\n/status"))

    assert told.runs().verdicts == [("wati", "counts")]


@pytest.mark.parametrize("who", ["ratna", "joko"])
def test_a_rejection_with_an_approval_below_it_stands(who):
    """What shuts is on the first line; all below it is its reason."""
    told = at_step(5)
    told.says(who, f"/tolak\n/setujui {told.situation.gate.code}")

    assert told.why == "approver_rejected"
    assert "rejected" in told.blocks


def test_the_first_of_several_is_named():
    """Outside code, at the start of a line."""
    found = read_command("/setujui A\n> /tarik\n```\n/tolak\n```\n/mulai\n/status", WORDS)

    assert found.second == "mulai"


@pytest.mark.parametrize("second", ["/batal tidak jadi", "/status", "/setujui 0000-0000-0000"])
def test_the_same_holds_for_a_signature_of_the_requirements(second):
    """It is the requester's approval."""
    told = at_step(4)
    code = told.situation.agreement.code
    told.says("dina", f"/sepakat {code}\n{second}")

    assert told.why == "command_below"
    assert told.says("dina", f"/sepakat {code}").why == "requirements_agreed"


def test_and_for_a_letter():
    """What a letter's sections hold is read to its end, and a command in it is none of them."""
    told = dear()
    told.says("sari", f"/catat {told.situation.gate.code}\n\n{written()}\n/status")

    assert told.why == "command_below"
    assert records(told).why == "letter_counts"
