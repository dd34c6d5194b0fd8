"""Rule 6: which people and permits the matrix asks for, where unknown values take the highest row."""

from tests.oracle.covered import Held
from tests.oracle.facts import BodyWritten, Facts, Row
from tests.oracle.matching import Slot

Value = str | int | None


def rows(facts: Facts, held: Held, *, emergency: bool) -> list[Row]:
    """The rows that apply, each condition in the wording that was in force when the plan was posted."""
    posted = max([post.at for (step, _), post in held.items() if step == "rencana"], default=facts.now)
    known = [row for row in sorted(facts.desk.rows, key=lambda row: row.since) if row.since <= posted]
    newest = {where(row): row.since for row in known}
    valid = [row for row in known if row.since == newest[where(row)] and row.emergency == emergency]
    return [row for row in valid if _applies(facts, held, row)]


def slots(applying: list[Row]) -> list[Slot]:
    """One slot per person the rows ask for; rows add up."""
    return [(role, row.letters) for row in applying for role, count in row.needs for _ in range(count)]


def where(row: Row) -> tuple:
    """The conditions of a row, by which a later row is known to replace it."""
    return row.sop, row.above, row.risk, row.data, row.unit, row.emergency


def _applies(facts: Facts, held: Held, row: Row) -> bool:
    desk, body, budget = facts.desk, facts.every(BodyWritten)[-1], _value(held, "rencana", "anggaran")
    judged = _value(held, "evaluasi", "data") if ("evaluasi", "data") in held else ""  # else the form's word alone
    return (
        row.sop in {None, facts.process}
        and (row.above is None or not isinstance(budget, int) or budget > row.above)
        and _reaches(_value(held, "rencana", "tingkat"), row.risk, desk.risks)
        and any(_reaches(value, row.data, desk.classes) for value in (body.data, judged))
        and (row.unit in {None, body.unit} or body.unit not in {unit.name for unit in desk.units})
    )


def _value(held: Held, step: str, section: str) -> Value:
    return dict(held[step, section].source.sections).get(section) if (step, section) in held else None


def _reaches(value: Value, floor: str | None, order: tuple[str, ...]) -> bool:
    """Whether a value is as strict as a row's; an unknown one is, and the empty word is milder than all."""
    rank: dict[Value, int] = {"": -1} | {word: place for place, word in enumerate(order)}
    return rank.get(value, len(order)) >= rank.get(floor, -1)
