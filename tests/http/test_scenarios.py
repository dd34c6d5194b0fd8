"""Scenarios over HTTP, one for each kind of act and check, judged from outside; `make prove` plays all of them."""

from contextlib import ExitStack

import pytest

from tests.http.theatre import Theatre
from tests.scenarios.actions import SCENARIOS, needs_its_own_desk
from tests.scenarios.checks import failures
from tests.scenarios.covering import covering


@pytest.fixture(scope="module")
def theatre(tmp_path_factory):
    """One sandbox for all scenarios of a desk that may share one."""
    with ExitStack() as places:
        yield Theatre(tmp_path_factory.mktemp("desks"), places)


@pytest.mark.parametrize("name", covering(SCENARIOS))
def test_scenario(theatre, name):
    """Given, when, then: because the rule says so."""
    entry = SCENARIOS[name]
    with theatre.stage(entry["given"], alone=needs_its_own_desk(entry)) as here:
        found = failures(here, entry)

    assert found == [], entry["because"]
