"""What a rule about a procedure looks at, and how it says which step breaks it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from automation.core.policy.process import FormField, Process, Step
from automation.core.problem import Problem

from .schema import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A procedure with what it may name, and whether an approval row reads its budget (None: not known).

    `forms` maps each form to its questions; None stands for a form that has problems of its own. An older version
    (`is_newest` False) need not check the questions that its form was given later.
    """

    process: Process
    forms: Mapping[str, tuple[FormField, ...] | None]
    roles: frozenset[str]
    is_limited: bool | None = None
    is_newest: bool = True


Rule = Callable[[View], Iterator[Problem]]


def in_step(step: Step, path: Path, what: str, remedy: str, allowed: tuple[str, ...] = ()) -> Problem:
    """A Problem at `path` below a step."""
    return Problem(path=("steps", step.number - 1, *path), what=what, allowed=allowed, remedy=remedy)
