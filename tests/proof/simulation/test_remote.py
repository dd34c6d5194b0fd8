"""Walks over HTTP by seed: what may never be is never seen, a wrong desk is found, a seed gives the same walk."""

import pytest

from automation.adapters.github_desk import GitHubDesk
from automation.core.outcome.plan import Plan
from automation.operations.handle import Run
from tests.proof.faults.desks import Parts
from tests.proof.simulation.remote import remote_walk
from tests.proof.simulation.remote_place import remote
from tests.proof.simulation.replay import main


@pytest.fixture(scope="module")
def place():
    """One sandbox for all walks."""
    with remote() as found:
        yield found


def test_nothing_that_may_never_be_is_seen_and_a_seed_gives_the_same_walk(place):
    """The beginning of a walk, twice at one sandbox."""
    first, second = remote_walk(place, 1, 80), remote_walk(place, 1, 80)

    assert (first.wrong, first.hub.counts["events"] >= 80) == ("", True)
    assert first.steps == second.steps
    assert first.hub == second.hub


class SendsTwice(GitHubDesk):
    """Every batch is sent once more, to be sure."""

    def apply(self, plan: Plan) -> None:
        """Sends it, and sends it."""
        super().apply(plan)
        super().apply(plan)


def writes_alone(run: Run) -> Plan:
    """Writes, and records nothing."""
    plan, _ = run.plan()
    run.desk.apply(plan)
    return plan


WRONG = {
    "stands 2 times": Parts(github=SendsTwice),
    "an undisturbed run failed": Parts(record=writes_alone),
}


@pytest.mark.parametrize("said", WRONG)
def test_a_wrong_desk_is_found(place, said):
    """One that writes twice, and one that does not record; by the first walk."""
    usual, place.desk.parts = place.desk.parts, WRONG[said]
    found = remote_walk(place, 0)
    place.desk.parts = usual

    assert said in found.wrong


def test_a_walk_is_played_again_by_a_command(capsys):
    """Its steps are printed one a line."""
    assert main(["2", "--http"]) == 0
    assert "nothing wrong" in capsys.readouterr().out
