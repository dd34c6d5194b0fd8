"""The part of the proof about whose tests these are: none depends on what an organisation writes into its desk file."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.builders.own_organisation import EDITS, made_ones_own, run_tests
from tests.proof.claim import Claim

AGAIN = "tests/house/test_own_organisation.py"
"""What does the like itself."""


def claims(*, small: bool) -> Iterator[Claim]:
    """All tests in a copy with every edit; with little time nothing, for `make test` runs some of them there."""
    if small:
        return
    with tempfile.TemporaryDirectory() as folder:
        project = made_ones_own(Path(folder))
        done = run_tests(project, "-n", "auto", "--dist", "loadfile", f"--ignore={AGAIN}")
    yield Claim(
        claim="all tests hold in a copy whose organisation made the desk file its own",
        reached=f"{len(EDITS)} edits, {done.stdout.strip().splitlines()[-1]}",
        violations=(done.stdout[-20_000:],) if done.returncode else (),
    )
