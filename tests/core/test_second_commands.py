"""An approval with another command below it approves nothing, and says so; what shuts stands, whatever is below."""

import pytest

from automation.core.command import read_command
from tests.builders import at_step

WORDS = frozenset({"setujui", "tolak", "status", "mulai", "tarik"})


@pytest.mark.parametrize(
    "below",
    [
        "\n/tolak anggaran belum ada",
        "\n\nMaaf, saya ragu.\n\n/tarik belum yakin",
        "\r\n/mulai",
        "\n/STATUS",
        "\n\n```\nx\n```\n/tolak ragu",
        "\n/setujui 0000-0000-0000",
    ],
)
def test_the_approval_counts_nothing(below):
    """Nobody guesses which of the two was meant."""
    told = at_step(5)
    told.says("wati", f"/setujui {told.situation.gate.code}{below}")

    assert told.why == "approval_second_command"
    assert told.verdicts == [("wati", "second_command")]
    assert "perintah lain" in told.texts()[-1]
    assert told.approves("wati").verdicts[-1] == ("wati", "counts")


@pytest.mark.parametrize(
    "below",
    [
        "",
        "\n\nTerima kasih.",
        "\n\n> /tolak dulu ya",
        "\n\nSilakan /mulai besok.",
        "\n /tolak",
        "\n\n```\n/tolak\n```",
        "\n\n/home/x",
        "\n\n/tolakan",
        "\n\n/",
    ],
)
def test_what_is_no_command_changes_nothing(below):
    """Quotes, code, paths and words in a sentence are no commands."""
    told = at_step(5)
    told.says("wati", f"/setujui {told.situation.gate.code}{below}")

    assert told.verdicts == [("wati", "counts")]


def test_what_the_desk_took_before_it_asked_for_this_stands():
    """Nothing lapses for a rule of today."""
    told = at_step(5).approves("wati")
    mine = told.comment("/setujui")
    told.put(mine.__class__(**{**mine.__getstate__(), "body": f"{mine.body}\n/status"}))

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
