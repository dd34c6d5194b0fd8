"""One row a command: words, dispatch, entries, answers and help all follow from it."""

import re

import pytest

from automation.core.commands.table import COMMANDS, OUTCOMES, REDO, ROWS
from automation.core.history.record import EFFECTS, KINDS, TAKEN
from automation.core.policy.process import Text
from automation.core.state.acts import Sort
from automation.render.wording.words import WORDINGS
from tests.builders.stories import at_step
from tests.places import CORE

PLACE = CORE / "commands"


def test_each_word_is_the_word_of_one_row():
    """And each outcome that of one command: whatever is looked up by it has one answer."""
    codes = [outcome.code for row in ROWS for outcome in row.outcomes]

    assert len(COMMANDS) == len(ROWS)
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.word)
def test_each_row_stands_in_the_table_and_in_one_file(row):
    """A file beside the table holds the row, and says its word or the name of its word."""
    rows = [
        path.name
        for path in PLACE.glob("*.py")
        if re.search(r"^[A-Z_]+ = DeskCommand\(", path.read_text(), re.MULTILINE)
    ]

    assert len(rows) == len(ROWS) - 1  # `/status` and `/bantuan` share theirs.
    assert any(f"`/{row.word}" in (PLACE / name).read_text() for name in rows)


@pytest.mark.parametrize("code", OUTCOMES)
def test_each_outcome_is_told(code):
    """By a sentence; and by a title where it is a row of the timeline."""
    outcome = OUTCOMES[code]

    assert WORDINGS[code].id
    assert WORDINGS[code].in_timeline is not None or not outcome.is_row
    assert outcome.is_row or not outcome.has_reason


def test_what_the_record_holds_of_commands_is_carried_out_or_judged():
    """Each kind that says that an act was taken is left by an outcome, and carried out where it is an effect."""
    left = {outcome.kind for outcome in OUTCOMES.values() if outcome.kind is not None}

    assert left == TAKEN
    assert set(REDO) == EFFECTS


@pytest.mark.parametrize("row", [row for row in ROWS if row.sort is Sort.SHUTS], ids=lambda row: row.word)
def test_what_shuts_leaves_an_entry_that_shuts(row):
    """So that it goes on shutting once its comment is gone (rule 8)."""
    assert all(outcome.kind is not None and KINDS[outcome.kind].shuts for outcome in row.outcomes)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.word)
def test_each_command_says_what_it_does_in_both_languages(row):
    """For help."""
    says = row.help if isinstance(row.help, Text) else row.help(at_step(2).situation)

    assert says.id
    assert says.en
    assert bool(row.argument.shown.id) == bool(row.argument.shown.en)
