"""One line of the proof: what is claimed, how far it was tried, and what spoke against it."""

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import wraps
from multiprocessing import get_context
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


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


def collected_after(work: Callable[P, R]) -> Callable[P, R]:
    """`work`, with garbage collected behind it and not in it: that costs a seventh of the time, and little is found."""

    @wraps(work)
    def undisturbed(*given: P.args, **named: P.kwargs) -> R:
        gc.disable()
        try:
            return work(*given, **named)
        finally:
            gc.enable()
            gc.collect()

    return undisturbed


def workers() -> ProcessPoolExecutor:
    """One process for each core; forked, so that what was built before is not built again, nor looked through."""
    return ProcessPoolExecutor(mp_context=get_context("fork"), initializer=gc.freeze)
