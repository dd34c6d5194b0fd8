"""The rules that a procedure must keep as a whole: one gate that nothing avoids, and evidence for every bullet.

Knows no YAML: a Process goes in, Problems come out.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .problem import Problem
from .process import FormField, Process
from .shape import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a procedure may name, and whether an approval row reads its budget (None: not known).

    `forms` maps each form to its questions; None stands for a form that has problems of its own.
    """

    forms: Mapping[str, tuple[FormField, ...] | None]
    roles: frozenset[str]
    is_limited: bool | None = None


Rule = Callable[[Process, World], Iterator[Problem]]

RULES: tuple[tuple[Rule, frozenset[str]], ...] = ()
"""Each rule with the keys that it reads; where the shape of one of these is broken, it stays silent."""


def graph_problems(process: Process, world: World, checked: Checked) -> tuple[Problem, ...]:
    """Everything that breaks a rule, except what only follows from a value that `checked` already refused."""
    return tuple(
        problem
        for rule, reads in RULES
        for problem in rule(process, world)
        if not checked.is_spoiled(_scope(problem), reads)
    )


def _scope(problem: Problem) -> tuple[str | int, ...]:
    is_in_step = len(problem.path) > 1 and problem.path[0] == "steps"
    return problem.path[:2] if is_in_step else ()
