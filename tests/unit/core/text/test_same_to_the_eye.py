"""What looks the same is the same, wherever a listed name, a date, an amount, a code or a blank is read."""

from datetime import date

import pytest

from automation.core.evidence.types import rows
from automation.core.text.command_line import Command, read_code, read_command
from automation.core.text.values import read_date, read_date_range, read_money
from tests.builders.stories import at_step, evidence, process_of, story
from tests.builders.texts import catalogue, form_body

CODE = "5MD2-TZA6-W0AP"
A = process_of("website-baru")
WORDS = frozenset({"setujui", "tolak"})


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f", "\u3000", "\t", "  ", " \u00a0 "])
def test_a_blank_is_a_blank_behind_a_verb(blank):
    """Some keyboards and word processors write another one than the space bar."""
    assert read_command(f"/setujui{blank}{CODE}", WORDS) == Command(word="setujui", argument=CODE)


@pytest.mark.parametrize("between", ["\u200b", "\u2060", "\u115f", "\u2028", "\u0085", "\u001f", "\u2800"])
def test_what_is_no_blank_to_unicode_ends_no_verb(between):
    """Nothing, or no blank that separates words: the verb is another word."""
    assert not isinstance(read_command(f"/setujui{between}{CODE}", WORDS), Command)


@pytest.mark.parametrize(
    "typed",
    [
        CODE.replace("-", "\u2011"),
        CODE.replace("-", "\u2010"),
        CODE.replace("-", "\u2212"),
        CODE.replace("-", "\u00a0"),
        CODE.replace("5", "\uff15"),
        CODE.replace("M", "\uff2d"),
    ],
)
def test_a_code_is_read_as_it_looks(typed):
    """Hyphens that do not break, blanks that do not break, and forms for wide scripts."""
    assert read_code(typed) == CODE


@pytest.mark.parametrize(
    "typed",
    [
        CODE.replace("A", "\u0391"),
        CODE.replace("0", "\u00b0"),
        CODE.replace("2", "\u00b2"),
        f"\u200b{CODE}",
        CODE.replace("-", "-\u2060"),
    ],
)
def test_a_letter_of_another_script_or_a_hidden_one_is_no_code(typed):
    """Nothing is guessed, and an approval with something that nobody sees counts nothing."""
    assert read_code(typed) is None


@pytest.mark.parametrize(
    "text", ["2026\u201112\u201101", "2026\uff0d12-01", "\uff12026-12-01", "1\u00a0Desember\u202f2026"]
)
def test_a_date_is_read_as_it_looks(text):
    """In either way to write one."""
    assert read_date(text) == date(2026, 12, 1)


def test_a_range_and_an_amount_are_read_as_they_look():
    """The same rule for everything that is read."""
    days = (date(2026, 12, 1), date(2026, 12, 3))

    assert read_date_range("2026\u201112\u201101\u00a0sampai\u00a02026-12-03") == days
    assert read_money("Rp\u00a045.000.000") == 45_000_000


@pytest.mark.parametrize("text", ["Rp5\u00b2", "Rp\u00bd juta", "Rp5\u2070", "Rp\u2460"])
def test_no_amount_is_made_of_what_only_resembles_digits(text):
    """Money is never read too low, nor made up."""
    assert read_money(text) is None


@pytest.mark.parametrize(
    "unit", ["Fakultas\u00a0MIPA", "Fakultas  MIPA", "fakultas mipa", "Fakultas \u200bMIPA", "\uff26akultas MIPA"]
)
def test_a_unit_is_the_one_that_it_looks_like(unit):
    """The request goes on, and the unit's representative stands for it."""
    told = story().opened_by("dina", body=form_body(A, catalogue()).replace("Fakultas MIPA", unit))

    assert told.step == 2
    assert told.situation.unit == "Fakultas MIPA"


def test_another_unit_is_still_none():
    """A name that is not in the list is answered with the list."""
    told = story().opened_by("dina", body=form_body(A, catalogue()).replace("Fakultas MIPA", "Fakultas MlPA"))

    assert [problem.reason.code for problem in told.situation.problems] == ["not_listed"]


@pytest.mark.parametrize("rule", ["|-|:-:|-|", "|--|--|--|", "| - | - | - |", "|:-|-:|:-:|", ":-|-|-"])
def test_one_dash_is_a_rule_below_the_heading_row(rule):
    """As GitHub's Markdown allows it."""
    table = f"| Risiko | Dampak | Mitigasi |\n{rule}\n| Data hilang | Tinggi | Cadangan harian |"

    assert rows(table, ("Risiko", "Dampak", "Mitigasi")) == (("Data hilang", "Tinggi", "Cadangan harian"),)


def test_a_plan_whose_table_has_such_a_rule_is_complete():
    """The step is done by it."""
    table = "| Tahap | Mulai | Selesai |\n|-|:-:|-|\n| Perancangan | 2026-12-01 | 2026-12-14 |"

    assert at_step(4).says("budi", evidence(A.step(4), tahapan=table)).step == 5


def test_one_dash_elsewhere_is_an_answer_that_says_nothing():
    """It is not dropped, so that it can be asked about."""
    table = "| Risiko | Dampak |\n|-|-|\n| Data hilang | Tinggi |\n| - | - |"

    assert rows(table, ("Risiko", "Dampak"))[-1] == ("-", "-")
