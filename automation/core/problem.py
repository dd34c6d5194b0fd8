"""What is wrong with an input, in values: where, what, and what would be right.

Used for YAML files (a path into the mapping) and for typed text (a field or a heading).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """A stable code with the facts of the case; `render.words` knows the sentence in both languages."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake in a YAML file: `path` is the way into the mapping, as ("steps", 2, "actor")."""

    path: tuple[str | int, ...]
    what: str
    allowed: tuple[str, ...] = ()
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerProblem:
    """One mistake in what a person typed: `heading` is the form label or section title, `line` from 1 (0: none)."""

    heading: str
    reason: Reason
    line: int = 0
