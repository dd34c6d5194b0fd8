"""Rule 6: which people and permits the matrix asks for, where unknown values take the highest row."""

from operator import attrgetter

from tests.proof.oracle.covered import Held
from tests.proof.oracle.facts import BodyWritten, Facts, Row
from tests.proof.oracle.matching import Slot

Value = str | int | None


def rows(facts: Facts, held: Held, *, emergency: bool) -> tuple[Row, ...]:
    """The rows that apply, each condition in the wording that was in force when the plan was posted."""
    posted = max([post.at for (step, _), post in held.items() if step == "rencana"], default=facts.now)
    known = [row for row in facts.desk.rows if row.since <= posted and row.emergency == emergency]
    known = [row for row in known if row.until is None or posted < row.until]
    newest = {where(row): row.since for row in sorted(known, key=attrgetter("since"))}
    values = {(step, section): dict(post.sections).get(section) for (step, section), post in held.items()}
    return tuple(row for row in known if row.since == newest[where(row)] and _applies(facts, values, row))


def slots(applying: tuple[Row, ...]) -> list[Slot]:
    """One slot per person the rows ask for; rows add up."""
    return [(role, row.letters) for row in applying for role, count in row.needs for _ in range(count)]


def where(row: Row) -> tuple:
    """The conditions of a row, by which a later row is known to replace it."""
    return row.sop, row.above, row.risk, row.data, row.unit, row.emergency


def _applies(facts: Facts, values: dict[tuple[str, str], Value], row: Row) -> bool:
    desk, body, budget = facts.desk, facts.every(BodyWritten)[-1], values.get(("rencana", "anggaran"))
    classes = {body.data, values.get(("evaluasi", "data"), body.data)}  # the form's word alone, or both
    return (
        row.sop in {None, facts.process}
        and (row.above is None or not isinstance(budget, int) or budget > row.above)
        and _reaches(values.get(("rencana", "tingkat")), row.risk, desk.risks)
        and any(_reaches(value, row.data, desk.classes) for value in classes)
        and (row.unit in {None, body.unit} or body.unit not in {unit.name for unit in desk.units})
    )


def _reaches(value: Value, floor: str | None, order: tuple[str, ...]) -> bool:
    """Whether a value is as strict as a row's; an unknown one is."""
    return value not in order or floor not in order or order.index(value) >= order.index(floor)
