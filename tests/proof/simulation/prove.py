"""The simulation as a part of the proof: walks by seed, whose every violation is told with what plays it again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from time import process_time

from tests.builders.desk_variants import variant
from tests.proof.claim import Claim, collected_after, workers
from tests.proof.simulation import remote
from tests.proof.simulation.chooser import RULES
from tests.proof.simulation.remote_place import remote as sandbox
from tests.proof.simulation.walk import EVENTS, reached, walk

EVENTS_IN_ALL, REMOTE_EVENTS = 1_000_000, 20_000
SMALL, REMOTE_SMALL = 20, 2
"""Walks that CI has time for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """What came of one walk."""

    seed: int
    wrong: str
    counts: Counter[str]
    seconds: float


def claims(*, small: bool) -> Iterator[Claim]:
    """Through the ports, and over HTTP."""
    for name in RULES:
        variant(name)  # built before the workers are forked, and once
    count = SMALL if small else EVENTS_IN_ALL // EVENTS + 1
    with workers() as pool:
        found = list(pool.map(_walked, range(count), chunksize=1 if small else 20))
    yield _claim("walks through the ports with faults never show what may never be, and settle", found, "")
    count = REMOTE_SMALL if small else REMOTE_EVENTS // remote.EVENTS
    with workers() as pool:
        parts = list(pool.map(_walked_remotely, [range(first, count, 2) for first in range(2)]))
    found = [each for part in parts for each in part]
    yield _claim("walks through sandbox and HTTP never show what may never be, and settle", found, " --http")


def _claim(claim: str, found: list[Walked], more: str) -> Claim:
    events = sum(each.counts["events"] for each in found)
    return Claim(
        claim=claim,
        reached=f"{events:,} events, {len(found):,} walks",
        violations=tuple(told(each, more) for each in found if each.wrong),
        details=details(found),
    )


def told(walked: Walked, more: str = "") -> str:
    """A violation with what plays it again."""
    return (
        f"seed {walked.seed}: {walked.wrong}\n  .venv/bin/python -m tests.proof.simulation.replay {walked.seed}{more}"
    )


def details(found: list[Walked]) -> str:
    """What happened in all walks, and how far they came."""
    counts = sum((each.counts for each in found), Counter())
    events, seconds = counts["events"], sum(each.seconds for each in found)
    opened = sum(each.counts["openings"] > 0 for each in found)
    turned = ", ".join(f"{counts[name]} {name}" for name in ("openings", "shuttings", "launched", "finished"))
    lines = [
        f"{len(found)} walks, {events} events, {counts['requests']} requests, {counts['runs']} runs",
        f"{seconds / max(events, 1) * 1000:.2f} ms of processor time an event",
        f"something opened in {opened} walks; {turned}",
    ]
    kinds = (
        "act ",
        "fault event: ",
        "fault request: ",
        "fault read: ",
        "fault append: ",
        "fault apply: ",
        "step ",
        "compared ",
    )
    for kind in kinds:
        named = ", ".join(
            f"{name.removeprefix(kind)} {many}" for name, many in sorted(counts.items()) if name.startswith(kind)
        )
        lines += [f"{kind.strip(' :')}: {named}"] if named else []
    return "\n".join(lines)


@collected_after
def _walked(seed: int) -> Walked:
    """One walk."""
    start = process_time()
    found = walk(seed)
    seconds = process_time() - start
    return Walked(seed=seed, wrong=found.wrong, counts=reached(found.hub), seconds=seconds)


def _walked_remotely(seeds: range) -> list[Walked]:
    """Some walks at one sandbox."""
    found = []
    with sandbox() as place:
        for seed in seeds:
            start = process_time()
            each = remote.remote_walk(place, seed)
            seconds = process_time() - start
            found.append(Walked(seed=seed, wrong=each.wrong, counts=reached(each.hub), seconds=seconds))
    return found
