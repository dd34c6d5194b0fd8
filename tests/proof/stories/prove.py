"""The part of the proof about scenarios over HTTP: all of them, each on an issue of its own, judged from outside."""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.http.theatre import Theatre
from tests.proof.claim import Claim, workers
from tests.scenarios.actions import SCENARIOS, needs_its_own_desk
from tests.scenarios.checks import failures
from tests.scenarios.covering import covering

EACH = 20
"""With little time one in so many is played, of those that `make test` does not play over HTTP."""


def claims(*, small: bool) -> Iterator[Claim]:
    """Each scenario ends over HTTP as its words say; in memory `make test` plays all of them."""
    others = [name for name in SCENARIOS if name not in set(covering(SCENARIOS))]
    names = others[::EACH] if small else list(SCENARIOS)
    with workers() as pool:
        portions = [names[start :: os.cpu_count() or 1] for start in range(os.cpu_count() or 1)]
        found = [each for part in pool.map(_played, portions) for each in part]
    yield Claim(
        claim="scenarios end over HTTP as their words say, judged from outside",
        reached=f"{len(names)} of {len(SCENARIOS)} scenarios",
        violations=tuple(found),
    )


def _played(names: Sequence[str]) -> list[str]:
    return played({name: SCENARIOS[name] for name in names})


def played(scenarios: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What is not as the scenarios say, one line each, with the scenario's name."""
    found = []
    with ExitStack() as places, tempfile.TemporaryDirectory() as folder:
        theatre = Theatre(Path(folder), places)
        for name, entry in scenarios.items():
            try:
                with theatre.stage(entry["given"], alone=needs_its_own_desk(entry)) as here:
                    found += [f"{name}: {each}" for each in failures(here, entry)]
            except AssertionError as wrong:
                # What the place itself finds: an answer that is not GitHub's, or a run that ended in error.
                found.append(f"{name}: {wrong}")
    return found
