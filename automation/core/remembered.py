"""Remembers what pure functions of texts gave: one run decides on the same texts two or three times."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])

_MANY = 256
"""More texts than a request has; what was not asked for longest is forgotten first."""


def remembered(function: Function) -> Function:
    """`function`, which is called once for the same arguments; they must be hashable, and nobody changes its result."""
    return cast("Function", lru_cache(maxsize=_MANY)(function))
