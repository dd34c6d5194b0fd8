"""What must hold of any history, tried on a few; the proof tries all."""

from tests.proof.oracle.bridge import look
from tests.proof.oracle.properties import broken, is_comparable
from tests.proof.oracle.sample import tell


def test_nothing_opens_because_comments_or_accounts_go():
    """Of a few histories; among them are some that can be compared, and open ones."""
    seeds = range(12)
    compared = [look(tell(seed)).open for seed in seeds if is_comparable(tell(seed))]

    assert broken(seeds) == []
    assert len(compared) >= 2
    assert any(compared)
