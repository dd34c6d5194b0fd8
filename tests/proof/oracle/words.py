"""A telling in words: what happened, line by line, for whoever looks at a disagreement."""

from collections.abc import Iterator
from dataclasses import fields

from tests.proof.oracle.desks import START
from tests.proof.oracle.facts import Account, Desk, Term
from tests.proof.oracle.teller import Step, Told

LONGEST = 60


def in_words(told: Told) -> str:
    """The process, the desk file, every step, and by which desk file and when it is judged."""
    begin = f"{told.start.process}; the record {'is there' if told.start.record is not None else 'cannot be read'}"
    end = f"{told.now - START:7} judged{' by what is left' if told.forgetful else ''}"
    later = _desk(told.desk) if told.desk != told.start.desk else ()
    return "\n".join([begin, *_desk(told.start.desk), *map(_step, told.steps), *later, end])


def _desk(desk: Desk) -> Iterator[str]:
    yield f"offices: {', '.join(_office(term) for term in desk.terms)}"
    yield from (f"lent: {each.giver} to {each.taker}, {each.role}" for each in desk.delegations)
    yield from (f"unit {unit.name}: {', '.join(_office(term) for term in unit.representatives)}" for unit in desk.units)
    yield from (f"row: {_values(row)}" for row in desk.rows)
    yield from (f"apart: {' and '.join(sorted(pair))}" for pair in desk.conflicts)
    if desk.emergency_role:
        yield f"emergencies: {desk.emergency_role}"


def _office(term: Term) -> str:
    window = f" {term.since - START}-{term.until - START if term.until else ''}" if term.since or term.until else ""
    return f"{term.person} {term.role}{window}"


def _step(step: Step) -> str:
    return f"{step.at - START:7} {type(step).__name__}: {_values(step)}"


def _values(thing: object) -> str:
    given = {field.name: getattr(thing, field.name) for field in fields(thing) if field.name != "at"}  # type: ignore[arg-type]  # every value here is a data class
    return ", ".join(f"{name} {_short(value)}" for name, value in given.items() if value not in (None, "", (), False))


def _short(value: object) -> str:
    if isinstance(value, Account):
        return value.login + ("" if value.kind == "User" else f" ({value.kind})")
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
