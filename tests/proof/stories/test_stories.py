"""The full set of scenarios over HTTP can fail, and the few of `make test` leave no word out."""

from tests.proof.stories.prove import played
from tests.scenarios.actions import SCENARIOS
from tests.scenarios.covering import covering, words_of


def test_a_scenario_that_ends_otherwise_is_a_violation():
    """The name and what was found are told; the others are played all the same."""
    name, entry = next((name, entry) for name, entry in SCENARIOS.items() if "step" in entry["then"])
    wrong = {**entry, "then": {**entry["then"], "step": 99}}

    (found,) = played({"it goes astray": wrong, name: entry})

    assert found.startswith("it goes astray: step: 99 is wanted")


def test_the_few_hold_every_word_of_all():
    """Each way to begin, kind of act, command and question occurs; without the last of them a word is missing."""
    few = covering(SCENARIOS)
    words = frozenset().union(*map(words_of, SCENARIOS.values()))

    assert frozenset().union(*(words_of(SCENARIOS[name]) for name in few)) == words
    assert frozenset().union(*(words_of(SCENARIOS[name]) for name in few[:-1])) < words
    assert len(few) < len(SCENARIOS) / 4
