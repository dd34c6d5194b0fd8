"""Walks by seed: what may never be is never seen, and each wrong desk is found."""

import pytest

from tests.proof.simulation.prove import Walked, told
from tests.proof.simulation.replay import main, reduced
from tests.proof.simulation.steps import Act, Settle, Work
from tests.proof.simulation.walk import Walk, walk
from tests.proof.simulation.wrong import WRONG, found_by

MOST = 20
"""Seeds within which every wrong desk is found."""


def test_a_seed_always_gives_the_same_walk():
    """The same steps, and the same things on GitHub."""
    first, second = walk(3), walk(3)

    assert first.steps == second.steps
    assert first.hub == second.hub


def test_steps_played_again_give_the_same_walk():
    """Nothing depends on how they were chosen."""
    found = walk(4)

    assert Walk(seed=4).play(found.steps).end().hub == found.hub


@pytest.mark.parametrize("desk", WRONG, ids=lambda desk: desk.name)
def test_a_wrong_desk_is_found(desk):
    """By one of the first walks."""
    assert found_by(desk, MOST) >= 0


def test_a_violation_is_told_with_what_plays_it_again(capsys):
    """The command prints the steps that are needed, one a line, and what is wrong."""
    desk = next(each for each in WRONG if each.name == "sends a batch twice")
    seed = found_by(desk, MOST)
    found = walk(seed, desk.parts, desk.rate)
    steps = reduced(found)

    assert 0 < len(steps) < len(found.steps)
    assert {type(step) for step in steps} <= {Act, Work, Settle}
    assert f"tests.proof.simulation.replay {seed}" in told(Walked(seed=seed, wrong=found.wrong, counts={}, seconds=0))
    assert main([str(seed)]) == 0
    assert "nothing wrong" in capsys.readouterr().out
