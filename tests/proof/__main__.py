"""The whole proof and its table: `make prove`, or with `--small` what CI has time for."""

import importlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from time import monotonic

from tests.proof.claim import Claim, Part

PARTS: tuple[str, ...] = (
    "wrong.prove",
    "search.prove",
    "oracle.prove",
    "parsers.prove",
    "simulation.prove",
    "mutation.prove",
    "stories.prove",
    "demo.prove",
    "organisation.prove",
)
"""The modules here that prove something, each with a `claims(small=...)`."""

HEAD = f"{'claim':84} {'reached':44} {'violations':>10} {'seconds':>8}"


def main(arguments: Sequence[str]) -> int:
    """Try the named parts, or all; `--small` says that time is short."""
    names = [name for name in arguments if name != "--small"] or PARTS
    return prove(map(_part, names), small="--small" in arguments)


def prove(parts: Iterable[Part], *, small: bool) -> int:
    """Print a line for each claim, then the details and the violations; 1 if there is any violation."""
    found = []
    print(HEAD, flush=True)
    for part in parts:
        for claim, seconds in timed(part, small=small):
            print(row(claim, seconds), flush=True)
            found.append(claim)
    for claim in found:
        print(*_below(claim), sep="\n", end="")
    return int(any(claim.violations for claim in found))


def row(claim: Claim, seconds: float) -> str:
    """One line of the table."""
    return f"{claim.claim:84} {claim.reached:44} {len(claim.violations):10} {seconds:8.0f}"


def timed(part: Part, *, small: bool) -> Iterator[tuple[Claim, float]]:
    """Each claim of a part with the seconds since the one before."""
    start = monotonic()
    for claim in part(small=small):
        yield claim, monotonic() - start
        start = monotonic()


def _part(name: str) -> Part:
    part: Part = importlib.import_module(f"tests.proof.{name}").claims
    return part


def _below(claim: Claim) -> Iterator[str]:
    if claim.details:
        yield f"\n{claim.claim}\n{claim.details}\n"
    for violation in claim.violations:
        yield f"\nVIOLATION of: {claim.claim}\n{violation}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
