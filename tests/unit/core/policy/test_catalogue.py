"""The catalogue answers which version of a procedure holds at a moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from automation.core.commands.table import COMMANDS, words
from automation.core.loading.assembly import assemble
from automation.core.loading.sources import Source, Sources
from tests.builders.yaml_files import a_desk, a_form, a_process, jakarta

SOURCES = Sources(
    desk=Source(".github/desk.yml", a_desk()),
    processes=(Source("automation/sop/panen/1.yml", a_process()),),
    forms=(Source("issue_templates/panen.yml", a_form()),),
)
ONE = assemble(SOURCES, jakarta).catalogue
FIRST = ONE.processes[0]
SECOND = replace(FIRST, version=2, effective_at=FIRST.effective_at + timedelta(days=90))
CATALOGUE = replace(ONE, processes=(FIRST, SECOND))


def test_the_newest_version_that_has_begun_is_in_force():
    """A version holds from its own instant on, and until the next one begins."""
    just_before = SECOND.effective_at - timedelta(seconds=1)

    assert CATALOGUE.in_force("panen", just_before) is FIRST
    assert CATALOGUE.in_force("panen", SECOND.effective_at) is SECOND
    assert CATALOGUE.current(just_before) == (FIRST,)
    assert CATALOGUE.newest() == (SECOND,)


def test_before_its_first_version_a_procedure_is_not_there():
    """Nothing starts under a procedure that has not begun, or that does not exist."""
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)

    assert CATALOGUE.current(long_ago) == ()
    with pytest.raises(LookupError):
        CATALOGUE.in_force("panen", long_ago)
    with pytest.raises(LookupError):
        CATALOGUE.in_force("siram", SECOND.effective_at)


def test_a_request_keeps_the_version_it_started_under():
    """A version is found by its number, however old."""
    assert CATALOGUE.pinned("panen", 1) is FIRST
    with pytest.raises(LookupError):
        CATALOGUE.pinned("panen", 3)


def test_all_words_of_the_desk_are_known():
    """Shared commands, verbs and aliases are the words that a comment may begin with."""
    assert words(CATALOGUE) == {*COMMANDS, "hitung", "biaya", "berangkat", "petik", "antar"}
