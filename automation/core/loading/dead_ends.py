"""What no request could get through, foreseen from the desk file: duties that no two people share out (rule 5).

Each step, each approval, and where they are needed a recorded letter, a declaration and a review are done by somebody
who may, and nobody does two that are kept apart. Where no such sharing out exists, every request ends there.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from automation.core.policy.desk import Desk, Person
from automation.core.policy.duties import EMERGENCY, LETTER, REVIEW, minimum, recorders_minimum
from automation.core.policy.matrix import Needed, Weight, needed
from automation.core.policy.process import REQUESTER, Process
from automation.core.problem import Problem

_LATER = datetime.max.replace(tzinfo=UTC)
"""The rows that have no end count: those that end are replaced, and would be counted beside what replaces them."""

_LISTED = 5

_NO_UNIT = "-"
"""Stands for the units of which the desk file says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One thing that somebody in `role` does for a request: `key` is the act, `what` its name for people."""

    key: str
    what: str
    role: str
    people: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Life:
    """The parts of one kind of request; `kind` says which, and `apart` which acts one person does not both do."""

    kind: str
    parts: tuple[_Part, ...]
    approval: str
    apart: frozenset[frozenset[str]]

    def clash(self, one: _Part, other: _Part) -> bool:
        """Whether one person does not do both: two approvals, or acts that are kept apart."""
        is_approval = one.key == other.key == self.approval
        return is_approval or frozenset({one.key, other.key}) in self.apart


def dead_ends(desk: Desk, processes: Sequence[Process]) -> Iterator[Problem]:
    """Kinds of requests that nobody could bring to their end: of each procedure the most usual one."""
    for process in processes:
        blocked = next((core for life in _lives(desk, process) if (core := _core(life))), None)
        if blocked:
            yield blocked


def narrow_ways(desk: Desk, processes: Sequence[Process]) -> Iterator[Problem]:
    """Who must not do an early step, for too few would be left to approve: warnings, since others may do it."""
    for process in processes:
        told: set[tuple[str, str]] = set()
        early = minimum(process.steps)
        for life in _lives(desk, process):
            if not _can_be_shared(life.parts, life):
                continue
            for part in life.parts:
                for person in sorted(part.people) if part.key in early and len(part.people) > 1 else ():
                    if (part.key, person) not in told and not _can_be_shared(_fixed(life, part, person), life):
                        told.add((part.key, person))
                        yield _narrow(life, part, person)


def _narrow(life: _Life, part: _Part, person: str) -> Problem:
    what = (
        f"if `{person}` does {part.what} for {life.kind}, too few are left who may approve it "
        "(rule 5, separation of duties)"
    )
    remedy = "let somebody else do that step, or add members to the role that approves"
    return Problem(path=("roles", part.role, "members"), what=what, remedy=remedy)


def _fixed(life: _Life, part: _Part, person: str) -> tuple[_Part, ...]:
    alone = _Part(key=part.key, what=part.what, role=part.role, people=frozenset({person}))
    return tuple(alone if each is part else each for each in life.parts)


def _core(life: _Life) -> Problem | None:
    """The fewest parts that nobody can share out, in words; of several such the earliest steps are told."""
    parts = life.parts
    if _can_be_shared(parts, life):
        return None
    approvals = [part for part in parts if part.key == life.approval]
    for part in (*reversed([each for each in parts if each not in approvals]), *approvals):
        fewer = tuple(each for each in parts if each is not part)
        if not _can_be_shared(fewer, life):
            parts = fewer
    named = "; ".join(f"{what}: {who}" for what, who in _counted(parts))
    what = f"{life.kind} can never get through (rule 5, separation of duties): different people must do {named}"
    role = parts[-1].role
    remedy = f"add members to the role `{role}`, or let another role do one of these"
    return Problem(path=("roles", role, "members"), what=what, remedy=remedy)


def _counted(parts: Sequence[_Part]) -> Iterator[tuple[str, str]]:
    """What is to be done, like approvals together, and who may do it."""
    for (what, people), count in Counter((part.what, part.people) for part in parts).items():
        shown = ", ".join(f"`{login}`" for login in sorted(people)[:_LISTED])
        some = f"{count} × {what}" if count > 1 else what
        only = "nobody" if not people else f"only {shown}" if len(people) == 1 else shown
        yield some, f"{only}, …" if len(people) > _LISTED else only


def _can_be_shared(parts: Sequence[_Part], life: _Life) -> bool:
    """Whether every part finds somebody; parts that do not touch each other are looked at one group at a time."""
    return all(_is_shared(group, life) for group in _groups(parts, life))


def _is_shared(group: Sequence[_Part], life: _Life) -> bool:
    # The parts with the fewest people are given away first; of like ones the order says nothing.
    ordered = sorted(group, key=lambda part: (len(part.people), sorted(part.people), part.key))
    given: list[str] = []

    def goes_on() -> bool:
        if len(given) == len(ordered):
            return True
        part = ordered[len(given)]
        taken = {who for other, who in zip(ordered, given, strict=False) if life.clash(part, other)}
        is_like = bool(given) and (ordered[len(given) - 1].key, ordered[len(given) - 1].people) == (
            part.key,
            part.people,
        )
        for person in sorted(part.people - taken):
            if is_like and person < given[-1]:
                continue
            given.append(person)
            if goes_on():
                return True
            given.pop()
        return False

    return goes_on()


def _groups(parts: Sequence[_Part], life: _Life) -> list[list[_Part]]:
    """The parts in groups, so that nobody could do two parts of different groups that clash."""
    groups: list[list[_Part]] = []
    for part in parts:
        touching = [
            group for group in groups if any(life.clash(part, each) and part.people & each.people for each in group)
        ]
        joined = [part, *(each for group in touching for each in group)]
        groups = [*(group for group in groups if group not in touching), joined]
    return groups


def _lives(desk: Desk, process: Process) -> Iterator[_Life]:
    """The usual request first, then those with more approvals, of each unit, and in an emergency."""
    name = f"`{process.id}`"
    low = Weight(
        sop=process.id, unit=_NO_UNIT, budget=0, risk=_lowest(desk.levels.risk), data=_lowest(desk.levels.data)
    )
    yield _life(desk, process, f"a request of {name}", low)
    yield _life(desk, process, f"a request of {name} that meets every row", Weight(sop=process.id, unit=_NO_UNIT))
    for unit in desk.units:
        kind = f"a request of {name} by `{unit.name}` (its representatives approve nothing)"
        yield _life(desk, process, kind, Weight(sop=process.id, unit=unit.name))
    if desk.emergency:
        yield _life(desk, process, f"an emergency in {name}", Weight(sop=process.id, unit=_NO_UNIT, is_emergency=True))


def _lowest(levels: Sequence[str]) -> str:
    return levels[0] if levels else ""


def _life(desk: Desk, process: Process, kind: str, weight: Weight) -> _Life:
    asked = needed(desk.approvals, desk.levels, weight, _LATER)
    approval = process.approval_step.key
    barred = {person.login for person in _representatives(desk, weight.unit)}
    parts = [
        _Part(
            key=step.key, what=f"step {step.number} (`{step.key}`)", role=step.actor, people=_holders(desk, step.actor)
        )
        for step in process.steps
        if step.actor != REQUESTER and not step.approval
    ]
    parts += _desk_wide(desk, asked, barred, is_emergency=weight.is_emergency)
    for slot in asked.slots:
        people = _holders(desk, slot.role, by_letter=slot.letters) - barred
        parts.append(_Part(key=approval, what=f"approval as `{slot.role}`", role=slot.role, people=people))
    # A role that nobody holds is another rule's matter.
    parts = [part for part in parts if part.people or part.people != _holders(desk, part.role, by_letter=True)]
    return _Life(kind=kind, parts=tuple(parts), approval=approval, apart=_apart(desk, process))


def _desk_wide(desk: Desk, asked: Needed, barred: set[str], *, is_emergency: bool) -> Iterator[_Part]:
    """What is no step, where this kind of request needs it."""
    roles = [(LETTER, "recording a permit", desk.recorded_by)] if asked.documents and desk.recorded_by else []
    if is_emergency and desk.emergency:
        roles.append((EMERGENCY, "declaring it", desk.emergency.declared_by))
        roles.append((REVIEW, "reviewing it", desk.emergency.reviewed_by))
    for key, what, role in roles:
        yield _Part(key=key, what=what, role=role, people=_holders(desk, role) - barred)


def _apart(desk: Desk, process: Process) -> frozenset[frozenset[str]]:
    """The acts of the desk's side that nobody does both: by the rules, and by the duties of the desk file."""
    pairs = [(process.approval_step.key, act) for act in minimum(process.steps)]
    pairs += [(LETTER, act) for act in recorders_minimum(process)]
    pairs.append((REVIEW, EMERGENCY))
    pairs += [(duty.act, act) for duty in desk.duties for act in (*duty.never_with, *duty.not_alone_with)]
    return frozenset(frozenset(pair) for pair in pairs)


def _holders(desk: Desk, key: str, *, by_letter: bool = False) -> frozenset[str]:
    """Who ever holds a role; who has no account decides by letter only (rule 13)."""
    role = desk.role(key)
    people = (term.person for term in role.terms) if role else ()
    return frozenset(each.login for each in people if by_letter or each.account_id is None or each.has_account)


def _representatives(desk: Desk, unit: str) -> Iterator[Person]:
    found = (each for each in desk.units if each.name == unit)
    return (term.person for each in found for term in each.representatives)
