"""The proof about parsers: its texts, the kinds of problems it must meet, and that wrong parsers are found out."""

import pytest

from automation.core.evidence.form import FormReading
from tests.proof.parsers.growth import HEAD, growth
from tests.proof.parsers.kinds import kinds
from tests.proof.parsers.prove import all_kinds, read_well
from tests.proof.parsers.reading import Parsers, read
from tests.proof.parsers.run import Tally, made, told, tried
from tests.proof.parsers.seeds import seeds


@pytest.fixture(scope="module")
def tally() -> Tally:
    """Of the first thousand texts."""
    return tried(range(1_000))


def test_the_texts_it_begins_with_parse():
    """Most are right; of the others some must be wrong, as the incomplete example is."""
    for kind, each in seeds().items():
        parsed = [read(Parsers(), seed, seed.text).is_parsed for seed in each]
        assert sum(parsed) > len(parsed) / 2, kind


def test_a_seed_says_all_of_its_text():
    """The same number makes the same text again."""
    assert made(7) == made(7)
    assert len({made(number)[1] for number in range(50)}) > 40


def test_a_violation_is_told_with_a_small_text():
    """Whatever can go while the parser still does the same is gone."""

    def odd(body, fields):
        return FormReading(values={1: 1}["x" in body])

    seed = seeds()["body"][0]
    found = told(Parsers(form=odd), 7, seed, f"{seed.text} y", "raises KeyError")

    assert found.split("\n")[1] == "''"


def test_too_few_texts_that_parse_are_a_violation():
    """Mere noise would prove nothing."""
    assert read_well(Tally(tried=100, parsed=19)).violations != ()


def test_a_kind_of_problem_that_never_occurs_is_a_violation(tally):
    """A new kind needs a text; a kind that is not known needs a name."""
    assert len(all_kinds(Tally()).violations) == len(kinds())
    tally.seen["odd"] += 1
    assert "`odd` is not known as a kind" in all_kinds(tally).violations


def test_growth_is_a_line_for_each_parser():
    """Two ratios, of which no test asks how large they are."""
    lines = growth(small=True)

    assert next(lines) == HEAD
    assert next(lines).split()[0] == "form"
