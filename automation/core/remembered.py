"""Remembers what pure functions of texts gave: one run decides on the same texts two or three times."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")
Function = TypeVar("Function", bound=Callable[..., Any])

_MANY = 256
"""More texts than a request has; what was not asked for longest is forgotten first."""


def remembered(function: Function) -> Function:
    """`function`, which is called once for the same arguments; they must be hashable, and nobody changes its result."""
    return cast("Function", lru_cache(maxsize=_MANY)(function))


class Same(Generic[T]):
    """A large value as an argument of what is remembered: equal to itself alone, for comparing it would cost more."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        """Hold it, so that its identity stays its own."""
        self.value = value

    def __eq__(self, other: object) -> bool:
        """Whether it is the very same value."""
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        """That of its identity."""
        return id(self.value)
