"""Rule 6: which people and permits the matrix asks for, where unknown values take the highest row."""

from itertools import groupby

from tests.oracle.covered import Held
from tests.oracle.facts import Facts, Row
from tests.oracle.matching import Slot
from tests.oracle.office import bodies

Where = tuple[str, ...]  # the conditions of a row, as words that can be sorted


def rows(facts: Facts, held: Held, *, emergency: bool) -> tuple[Row, ...]:
    """The rows that apply, each condition in the wording that was in force when the plan was posted."""
    posted = [post.at for (step, _), post in held.items() if step == "rencana"]
    known = [row for row in facts.desk.rows if row.since <= max(posted, default=facts.now)]
    found: list[Row] = []
    for _, same in groupby(sorted(known, key=where), key=where):
        wordings = list(same)
        newest = max(row.since for row in wordings)
        found += [row for row in wordings if row.since == newest and row.emergency == emergency]
    return tuple(row for row in found if _applies(facts, held, row))


def slots(applying: tuple[Row, ...]) -> tuple[Slot, ...]:
    """One slot per person the rows ask for; rows add up."""
    return tuple(Slot(role, row.letters) for row in applying for role, count in row.needs for _ in range(count))


def where(row: Row) -> Where:
    """The conditions of a row, by which a later row is known to replace it."""
    return tuple(map(repr, (row.sop, row.above, row.risk, row.data, row.unit, row.emergency)))


def _applies(facts: Facts, held: Held, row: Row) -> bool:
    desk, body = facts.desk, bodies(facts)[-1]
    budget, risk = _value(held, "rencana", "anggaran"), _value(held, "rencana", "tingkat")
    known_unit = body.unit in {unit.name for unit in desk.units}
    return (
        row.sop in {None, facts.process}
        and (row.above is None or not isinstance(budget, int) or budget > row.above)
        and _reaches(risk, row.risk, desk.risks)
        and (_reaches(body.data, row.data, desk.classes) or _reaches(_judged_data(held), row.data, desk.classes))
        and (row.unit is None or not known_unit or row.unit == body.unit)
    )


def _value(held: Held, step: str, section: str) -> str | int | None:
    post = held.get((step, section))
    return dict(post.source.sections).get(section) if post else None


def _judged_data(held: Held) -> str | int | None:
    """The data class of the evaluation; one without that section leaves the form's word alone."""
    return _value(held, "evaluasi", "data") if ("evaluasi", "data") in held else ""


def _reaches(value: str | int | None, floor: str | None, order: tuple[str, ...]) -> bool:
    """Whether a value is as strict as a row's; an unknown one is, and the empty word is milder than all."""
    if floor is None or (value not in order and value != "") or floor not in order:
        return True
    return value != "" and order.index(value) >= order.index(floor)
