"""What is wrong with an input, in values: where, what, and what would be right.

Used for YAML files (a path into the mapping) and for typed text (a field or a heading).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """What a reason is called: a member of `Why`, `Wrong` or `Finding`.

    `recorded` is how records tell it, and all that is published of an answer; it never changes. It is another name for
    the verdict on an approval, a letter or a permit.
    """

    recorded: str

    def __new__(cls, value: str, recorded: str = "") -> Self:
        """A member; records have it under its value where no other name is given."""
        made = str.__new__(cls, value)
        made._value_, made.recorded = value, recorded or value
        return made

    @property
    def is_verdict(self) -> bool:
        """Whether it says why an approval, a letter or a permit does not count."""
        return self.recorded != self.value

    @classmethod
    def _missing_(cls, value: object) -> Self:
        """What a record tells, as a member; a code that is not known goes on as it is, and is shown so."""
        known = next((each for each in cls if each.recorded == value), None)
        if known is not None:
            return known
        made = str.__new__(cls, value)
        made._name_ = made._value_ = made.recorded = str(value)
        return made


@dataclass(frozen=True, slots=True)
class Reason:
    """A stable code with the facts of the case; `render/wording` knows the sentence in both languages."""

    code: Code
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
