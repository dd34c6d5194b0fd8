"""Entries of lists by the names that they have and once had: units, systems, the options of a question (other rules).

A request keeps the name under which it was filed; it is read as the entry of now. What was typed is never changed, and
digests are those of what was typed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from automation.core.policy.desk import Desk
from automation.core.policy.process import Field, Former, FormField, Process
from automation.core.text.markdown import title_key

from .form import FormReading
from .types import option_of


def present_name(text: str, names: Iterable[str], former: Former) -> str | None:
    """The entry that `text` names, apart from case and spacing, under its name of now; None when it names none."""
    found = option_of(text, tuple(names))
    return found or next((now for before, now in former if title_key(before) == title_key(text)), None)


def listed_name(text: str, source: str, desk: Desk) -> str | None:
    """The same of a unit or system (`source`: `units` or `systems`) of the desk file."""
    if source == "systems":
        return present_name(text, desk.systems, desk.former_systems)
    return present_name(text, (unit.name for unit in desk.units), former_units(desk))


def former_units(desk: Desk) -> Former:
    """Each former name of a unit with its present one."""
    return tuple((before, unit.name) for unit in desk.units for before in unit.former_names)


def present_answers(reading: FormReading, process: Process, desk: Desk) -> FormReading:
    """The reading in which every answer that names an entry of a list has its name of now."""
    questions = {question.name: question for question in process.form_fields}
    given = {field.name: field for field in process.intake.fields if reading.values.get(field.name)}
    found = {name: _present(field, questions.get(name), reading.values[name], desk) for name, field in given.items()}
    return replace(reading, values=_with(reading.values, found))


def _with(values: Mapping[str, str], found: Mapping[str, str | None]) -> dict[str, str]:
    return {**values, **{name: text for name, text in found.items() if text is not None}}


def _present(field: Field, question: FormField | None, text: str, desk: Desk) -> str | None:
    if field.source:
        return listed_name(text, field.source, desk)
    if question is None or not question.options:
        return None
    name = present_name(text, (*field.options, *question.options), question.former_options)
    if name is None or not field.options or name in field.options:
        return name
    # An older version of the procedure knows the entry by a name of then.
    return next((before for before, now in question.former_options if now == name and before in field.options), name)
