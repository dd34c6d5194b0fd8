"""Each kind that the proof was blind to has a wrong desk that the widened models find, and the right desk is right."""

import pytest

from tests.proof.oracle.bridge import compare
from tests.proof.search.wrong import WRONG
from tests.proof.wrong.blind import BLIND, SEARCHED


@pytest.mark.parametrize("blind", BLIND, ids=lambda blind: blind.held_still)
def test_the_oracle_finds_the_wrong_desk_and_agrees_with_the_right_one(blind):
    """On the telling that moves what was held still."""
    told = blind.told()

    assert compare(told).differences == ()
    assert compare(told, bend=blind.wrong).differences


def test_every_kind_has_its_wrong_desk():
    """By the oracle, or by the search (`tests/proof/search/test_search.py` tries those)."""
    assert {blind.kind for blind in BLIND} | set(SEARCHED) == set(range(1, 12))
    assert set(SEARCHED.values()) <= {wrong.name for wrong in WRONG}
