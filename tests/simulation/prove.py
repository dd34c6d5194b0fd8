"""The simulation as a part of the proof: walks by seed, whose every violation is told with what plays it again."""

import gc
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from time import process_time

from tests.proof.claim import Claim, workers
from tests.simulation.walk import EVENTS, reached, walk

EVENTS_IN_ALL = 1_000_000
SMALL = 20
"""Walks that CI has time for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """What came of one walk."""

    seed: int
    wrong: str
    counts: Counter[str]
    seconds: float


def claims(*, small: bool) -> Iterator[Claim]:
    """Through the ports."""
    count = SMALL if small else EVENTS_IN_ALL // EVENTS + 1
    with workers() as pool:
        found = list(pool.map(_walked, range(count), chunksize=4 if small else 20))
    yield Claim(
        claim="walks through the ports with faults never show what may never be, and settle",
        reached=_reached(found),
        violations=tuple(told(each) for each in found if each.wrong),
        details=details(found),
    )


def told(walked: Walked, more: str = "") -> str:
    """A violation with what plays it again."""
    return f"seed {walked.seed}: {walked.wrong}\n  .venv/bin/python -m tests.simulation.replay {walked.seed}{more}"


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
    for kind in ("act ", "fault ", "step ", "compared "):
        named = ", ".join(
            f"{name.removeprefix(kind)} {many}" for name, many in sorted(counts.items()) if name.startswith(kind)
        )
        lines.append(f"{kind.strip()}: {named}")
    return "\n".join(lines)


def _reached(found: list[Walked]) -> str:
    events = sum(each.counts["events"] for each in found)
    return f"{events:,} events, {len(found):,} walks"


def _walked(seed: int) -> Walked:
    """One walk; garbage is collected behind it, not in it."""
    gc.disable()
    start = process_time()
    found = walk(seed)
    seconds = process_time() - start
    result = Walked(seed=seed, wrong=found.wrong, counts=reached(found.hub), seconds=seconds)
    del found
    gc.collect()
    return result
