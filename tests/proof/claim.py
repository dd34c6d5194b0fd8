"""One line of the proof: what is claimed, how far it was tried, and what spoke against it."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """`violations` are told one by one, each with what plays it again; `details` are printed below the table."""

    claim: str
    reached: str
    violations: tuple[str, ...] = ()
    details: str = ""


class Part(Protocol):
    """One module of the proof: `python -m tests.proof` asks each for its claims; `small` is what CI has time for."""

    def __call__(self, *, small: bool) -> Iterator[Claim]:
        """Try it, and yield each claim when it was tried."""


def workers() -> ProcessPoolExecutor:
    """One process for each core; forked, so that what was built before is not built again."""
    return ProcessPoolExecutor(mp_context=get_context("fork"))
