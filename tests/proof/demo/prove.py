"""The part of the proof about the demo: with its gate broken it fails, and names what ended otherwise."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.demo.broken_gates import BROKEN_GATES, not_noticed
from tests.proof.claim import Claim, workers


def claims(*, small: bool) -> Iterator[Claim]:
    """Each broken gate, by its request and its try; with little time nothing, for `make test` plays the requests."""
    if small:
        return
    with workers() as pool:
        found = dict(zip(BROKEN_GATES, pool.map(_not_noticed, BROKEN_GATES), strict=True))
    yield Claim(
        claim="a demo whose gate is broken on purpose fails, and names the request and the try",
        reached=f"{len(found)} broken gates",
        violations=tuple(f"{name}: {each}" for name, what in found.items() for each in what),
    )


def _not_noticed(name: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        return not_noticed(BROKEN_GATES[name], Path(folder), shows_try=True)
