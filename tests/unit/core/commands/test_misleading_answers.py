"""Answers that send nobody the wrong way: each speaks of what was typed, and offers only what would be taken."""

import pytest

from automation.core.commands.label import is_desk_label
from tests.builders.stories import Story, at_step, process_of

A = process_of("website-baru")


def reply(told: Story) -> str:
    """The newest answer of the desk, in Indonesian."""
    return told.texts("reply")[-1].partition("<details>")[0]


@pytest.mark.parametrize(("login", "verb"), [("wati", "/tolak"), ("dina", "/batal")])
def test_a_reason_is_asked_for_behind_the_verb_that_was_typed(login, verb):
    """No other command, least of all one that ends the request, is offered."""
    told = at_step(5).says(login, verb)

    assert told.why == "reason_missing"
    assert f"`{verb}`" in reply(told)
    assert verb == "/batal" or "/batal" not in reply(told)


@pytest.mark.parametrize(("text", "why"), [("/tunda x", "hold_date"), ("/tunda libur sampai 2020-01-15", "hold_past")])
def test_a_hold_without_a_day_to_come_is_told_which_is_wrong(text, why):
    """The line that is offered is whole, and is taken when it is sent."""
    told = at_step(3).says("budi", text)
    line = reply(told).rpartition("misalnya `")[2].partition("`")[0]

    assert told.why == why
    assert told.says("budi", line).why == "request_held"


def test_a_label_of_no_step_promises_no_command_that_would_be_refused():
    """The right command is named, and that it needs first what the status comment asks for."""
    told = at_step(5).sets("tono", "langkah 99: apa saja")

    assert told.why == "label_of_no_step"
    assert "sesudah yang diminta di komentar status lengkap, lanjutkan dengan `/mulai`" in reply(told)


def test_a_development_label_is_told_whose_step_it_is():
    """Who may not start is not sent to try."""
    assert "Tim IT memulai dengan `/mulai`" in reply(at_step(5).sets("tono", A.step(6).label))


def test_a_bare_return_shows_a_dash():
    """Instead of nothing between two marks."""
    assert "Yang tertulis: `–`" in reply(at_step(5).says("budi", "/kembali"))


def test_a_withdrawal_promises_no_approval_that_did_not_count():
    """It says what is so in either case: nothing of before counts."""
    told = at_step(5).says("wati", "/setujui 0000-0000-0000").says("wati", "/tarik salah")

    assert told.why == "approval_withdrawn"
    assert "tidak ada persetujuan Anda" in reply(told)


@pytest.mark.parametrize(
    "label",
    [
        "langkah\u00a006: perancangan",
        "\u200blangkah 06: perancangan",
        "langkah06: perancangan",
        "langkah  06: x",
        "LANGKAH 06: x",
        "\uff4cangkah 06: x",
        "sta\u00adtus: disetujui",
        "status : disetujui",
    ],
)
def test_a_label_that_reads_as_the_desks_is_taken_back(label):
    """Other blanks, letters of another width, or what cannot be seen make no label of one's own."""
    told = at_step(3).sets("lina", label)

    assert is_desk_label(label)
    assert label not in told.labels
    assert not told.answer.accepted


@pytest.mark.parametrize("label", ["langkahi saja", "bug", "catatan: langkah 06", "langkah", "statusnya"])
def test_other_labels_are_nobodys_business(label):
    """Whoever runs the repository may have labels of their own."""
    assert not is_desk_label(label)
