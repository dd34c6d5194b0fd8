"""Plays one walk again from its seed and prints its steps: `python -m tests.proof.simulation.replay SEED [--http]`.

The steps that the violation does not need are left out first; with `--whole`, and over HTTP, all are printed.
"""

import sys
from collections.abc import Sequence

from tests.proof.simulation.remote import RemoteWalk, remote_walk
from tests.proof.simulation.remote_place import remote
from tests.proof.simulation.steps import Step
from tests.proof.simulation.walk import Walk, walk


def reduced(found: Walk) -> list[Step]:
    """The steps without those that are not needed: the same sentence must come of them."""
    steps, size = list(found.steps), len(found.steps) // 2
    while size:
        start = 0
        while start < len(steps):
            fewer = steps[:start] + steps[start + size :]
            if _same(found, fewer):
                steps = fewer
            else:
                start += size
        size //= 2
    return steps


def _same(found: Walk, steps: Sequence[Step]) -> bool:
    again = Walk(seed=found.seed, parts=found.parts, rate=found.rate).play(steps)
    again = again if again.wrong else again.end()
    return _kind(again.wrong) == _kind(found.wrong)


def _kind(wrong: str) -> str:
    """The violation without its numbers."""
    return "".join(letter for letter in wrong if not letter.isdigit())


def main(arguments: Sequence[str]) -> int:
    """Prints the walk; 1 when something is wrong in it."""
    (seed,) = (int(each) for each in arguments if not each.startswith("--"))
    if "--http" in arguments:
        with remote() as place:
            found = remote_walk(place, seed)
        return _print(found, found.steps)
    found = walk(seed)
    return _print(found, found.steps if "--whole" in arguments or not found.wrong else reduced(found))


def _print(found: Walk | RemoteWalk, steps: Sequence[Step]) -> int:
    print(*steps, sep="\n")
    print(found.wrong or f"{found.hub.counts['events']} events, nothing wrong")
    return int(bool(found.wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
