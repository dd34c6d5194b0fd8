"""The samples show what they are for: open gates, and every reason word often enough."""

from tests.proof.oracle.sample import sample


def test_a_seed_always_gives_the_same_history():
    """A finding can be looked at again."""
    assert sample(7) == sample(7)
