"""A raw process mapping becomes a Process, or every Problem found in it.

Knows no YAML and no clock: days become instants by a function that the adapter hands in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from automation.core.evidence.types import SECTION_TYPES
from automation.core.policy.process import Field, FormField, Process, Section, SectionType, Step, Text
from automation.core.problem import Problem

from .process_rules import graph_problems
from .process_schema import PROCESS
from .process_view import View
from .schema import check

StartOfDay = Callable[[date], datetime]
Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a process file leans on: the desk's roles and days, and the forms' questions (None: a form with problems).

    `limited` are the processes of the approval rows with `above` (None in it: every process); None when not known.
    `is_newest` says that new requests start under the version that is loaded, now or from its first day on.
    """

    forms: Mapping[str, tuple[FormField, ...] | None]
    roles: frozenset[str]
    start_of_day: StartOfDay
    limited: frozenset[str | None] | None = None
    is_newest: bool = True

    def is_limited(self, process_id: str) -> bool | None:
        """Whether some row reads the budget of this process; None when not known."""
        return None if self.limited is None else bool(self.limited & {None, process_id})


def load_process(raw: object, around: Surroundings) -> Process | tuple[Problem, ...]:
    """Turn one process file into a Process; with any mistake in it, into all its Problems."""
    checked = check(PROCESS, raw)
    if type(raw) is not dict:
        return checked.problems
    process = _process(checked.value, around)
    view = View(
        process=process,
        forms=around.forms,
        roles=around.roles,
        is_limited=around.is_limited(process.id),
        is_newest=around.is_newest,
    )
    problems = (*checked.problems, *graph_problems(view, checked))
    return problems or process


def label_of(number: int, title: str) -> str:
    """The label of a step: two digits and the Indonesian title in lower case (other rules)."""
    return f"langkah {number:02}: {title.lower()}"


def _process(raw: Raw, around: Surroundings) -> Process:
    form_fields = around.forms.get(raw["form"]) or ()
    return Process(
        id=raw["id"],
        version=raw["version"],
        effective_at=around.start_of_day(raw["effective"]),
        title=_text(raw["title"]),
        purpose=_text(raw["purpose"]),
        responsibilities=tuple(_text(each) for each in raw["responsibilities"]),
        label=raw["label"],
        form=raw["form"],
        form_fields=form_fields,
        steps=tuple(_step(number, each, form_fields) for number, each in enumerate(raw["steps"], 1)),
    )


def _step(number: int, raw: Raw, form_fields: tuple[FormField, ...]) -> Step:
    title = _text(raw["title"])
    return Step(
        number=number,
        key=raw["key"],
        title=title,
        bullets=tuple(_text(each) for each in raw["bullets"]),
        actor=raw["actor"],
        label=label_of(number, title.id),
        verb=raw.get("verb", ""),
        aliases=tuple(raw.get("aliases", ())),
        sections=tuple(_section(each) for each in raw.get("sections", ())),
        fields=tuple(_field(each, form_fields) for each in raw.get("fields", ())),
        gated=raw.get("gated", False),
        approval=raw.get("approval", False),
        may_reject=raw.get("may_reject", False),
        launch=raw.get("launch", False),
        notify=tuple(raw.get("notify", ())),
        agreement=raw.get("agreement", False),
    )


def _section(raw: Raw) -> Section:
    return Section(
        key=raw["key"],
        title=_text(raw["title"]),
        type=_type(raw["type"]),
        bullet=raw["bullet"],
        example=raw["example"],
        required=raw.get("required", True),
        min_length=raw.get("min_length", 0),
        options=tuple(raw.get("options", ())),
        columns=tuple(raw.get("columns", ())),
        budget=raw.get("budget", False),
        risk=raw.get("risk", False),
        data_class=raw.get("data_class", False),
        repositories=raw.get("repositories", False),
    )


def _field(raw: Raw, form_fields: tuple[FormField, ...]) -> Field:
    field = Field(
        name=raw["name"],
        type=_type(raw.get("type", "")),
        bullet=raw.get("bullet", 0),
        required=raw.get("required", True),
        min_length=raw.get("min_length", 0),
        options=tuple(raw.get("options", ())),
        source=raw.get("source", ""),
        public=raw.get("public", False),
        data_class=raw.get("data_class", False),
    )
    asked = next((each for each in form_fields if each.name == field.name), None)
    takes_options = SECTION_TYPES[field.type].takes == "options" and not field.options and not field.source
    return replace(field, options=asked.options) if asked and takes_options else field


def _type(raw: str) -> SectionType:
    return SectionType(raw or "text")


def _text(raw: Raw) -> Text:
    return Text(raw["id"], raw["en"])
