"""Which checks find a wrong gate or a wrong desk out, and which rules have one that their check alone finds."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.proof.wrong.checks import CHECKS
from tests.proof.wrong.versions import WRONG, Version
from tests.unit.core.approval import wrong_gates
from tests.unit.core.approval.bent_facts import Gate
from tests.unit.core.approval.gate_cases import OPEN, SHUT

RULES = range(1, 14)
"""The rules of the gate (rules 1 to 13)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuted:
    """A wrong version, the rule that it breaks, and the rule and the story of each check that finds it out."""

    name: str
    rule: int
    by: tuple[tuple[int, str], ...]

    @property
    def by_its_check_alone(self) -> bool:
        """Whether the checks of its rule find it, and no others do."""
        return {rule for rule, _ in self.by} == {self.rule}

    def __str__(self) -> str:
        """One line, with the shortest story of its own rule where there is one."""
        own = [story for rule, story in self.by if rule == self.rule] or [story for _, story in self.by]
        shortest = min(own, key=len, default="NOT FOUND OUT")
        return f"{self.rule:4} {self.name.replace('_', ' '):48} {'*' if self.by_its_check_alone else ' '} {shortest}"


HEAD = f"{'rule':4} {'what the wrong version does':48} * {'found out by'}   (*: by the checks of its rule alone)"


def refuted_gates() -> Iterator[Refuted]:
    """Every wrong gate with the cases whose verdict it gets wrong."""
    for gate, rule in wrong_gates.WRONG.items():
        yield Refuted(name=gate.__name__, rule=rule, by=by_cases(gate))


def refuted_desks() -> Iterator[Refuted]:
    """Every wrong desk with the stories whose end it gets wrong."""
    for version in WRONG:
        yield Refuted(name=version.name, rule=version.rule, by=by_stories(version))


def by_cases(gate: Gate) -> tuple[tuple[int, str], ...]:
    """The cases that a gate gets wrong: the number before their name is the rule."""
    wrong = [name for name, case in OPEN.items() if not gate(case)] + [
        name for name, case in SHUT.items() if gate(case)
    ]
    return tuple((int(rule), case) for rule, _, case in (name.partition(" ") for name in wrong))


def by_stories(version: Version) -> tuple[tuple[int, str], ...]:
    """The stories that a desk tells wrong."""
    wrong = [check for check in CHECKS if not check.holds(version)]
    return tuple((check.rule, " ".join((check.told.__doc__ or "").split())) for check in wrong)
