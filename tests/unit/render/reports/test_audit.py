"""The audit in words: every difference has a sentence, on one line, in both languages."""

import string

import pytest

from automation.core.audit.chain import Difference
from automation.core.audit.finding import Finding
from automation.core.problem import Reason
from automation.render.reports.audit import checked_line, difference_line
from automation.render.reports.audit_words import CHECKED, DIFFERENCES, KINDS, PRINT
from tests.builders.ledgers import entries, ledger
from tests.builders.stories import at_step
from tests.places import CORE

COMMAND = CORE.parent / "operations" / "audit.py"


def placeholders(words):
    """The facts that a sentence asks for."""
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize("table", [DIFFERENCES, KINDS, PRINT, CHECKED])
def test_both_languages_say_the_same_facts(table):
    """An Indonesian sentence and its English twin name the same facts and end without a full stop of their own."""
    for key, words in table.items():
        assert placeholders(words.id) == placeholders(words.en), key
        assert words.id != words.en or key == "seq"


def test_a_difference_is_one_line():
    """File, line, code and sentence, whatever stands in the facts."""
    facts = {"first": "3\x1b[31m", "last": "5\nforged: line"}
    found = Difference(file="12.jsonl", line=7, reason=Reason(Finding.MISSING_ENTRIES, facts))

    assert difference_line(found, "id") == "12.jsonl:7: missing_entries: entri 3[31m sampai 5forged: line hilang"
    assert difference_line(found, "en") == "12.jsonl:7: missing_entries: entries 3[31m to 5forged: line are missing"


def test_a_difference_without_a_place():
    """What concerns a whole file, or the whole folder, names no line or no file."""
    assert difference_line(Difference(file="12.jsonl", reason=Reason(Finding.EMPTY)), "en").startswith(
        "12.jsonl: empty: "
    )
    assert difference_line(Difference(file="", reason=Reason(Finding.HEAD_NOWHERE)), "en").startswith(
        "head_nowhere: no "
    )


def test_what_was_checked_is_said():
    """Without a difference one line says what was looked at, and what could not be seen."""
    records = ledger(entries(), entries()[:2]).records
    told = at_step(8)

    assert checked_line(records, None, "", "en") == (
        f"no difference: {len(entries()) + 2} entries in 2 records; chain, steps and gate; "
        "without --head a cut tail cannot be seen"
    )
    said = checked_line(records[:1], told.request, "a" * 40, "en")
    assert "the text of request #12 in kampus/permohonan" in said
    assert said.endswith(f"; head {'a' * 40}")
