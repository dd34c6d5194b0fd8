"""A raw form source becomes the questions that a process reads and the form that GitHub shows, or every Problem found.

Knows no YAML and no Markdown; the lists of the desk file are handed in.
"""

from collections.abc import Mapping
from typing import Any

from .form_shape import FORM, OWN_KEYS
from .problem import Problem
from .process import Box, FormField
from .shape import check
from .value_class import dataclass

Raw = Mapping[str, Any]
Lists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSource:
    """One form: its questions as a body shows them, and `built`, the form in GitHub's own language."""

    name: str
    fields: tuple[FormField, ...]
    built: Mapping[str, Any]


def load_form(name: str, raw: object, lists: Lists) -> FormSource | tuple[Problem, ...]:
    """Turn one form source into a FormSource, with `options_from` filled from `lists` (`units`, `systems`)."""
    checked = check(FORM, raw)
    problems = (*checked.problems, *_without_options(checked.value["body"]))
    if problems:
        return problems
    body = [_built(element, lists) for element in checked.value["body"]]
    pairs = zip(checked.value["body"], body, strict=True)
    fields = tuple(_field(source, built) for source, built in pairs if "id" in source)
    return FormSource(name=name, fields=fields, built={**checked.value, "body": body})


def _without_options(body: list[Raw]) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            path=("body", place, "attributes", "options"),
            what="a dropdown without options",
            remedy="add `options:`, or `options_from: units` or `systems`",
        )
        for place, element in enumerate(body)
        if element.get("type") == "dropdown" and not {"options", "options_from"} & element["attributes"].keys()
    )


def _built(element: Raw, lists: Lists) -> dict[str, Any]:
    attributes = _without_own_keys(element["attributes"])
    if source := element["attributes"].get("options_from"):
        attributes["options"] = [*lists[source], *attributes.get("options", [])]
    if element["type"] == "checkboxes":
        attributes["options"] = [_without_own_keys(box) for box in attributes["options"]]
    return {**element, "attributes": attributes}


def _without_own_keys(source: Raw) -> dict[str, Any]:
    return {key: value for key, value in source.items() if key not in OWN_KEYS}


def _field(source: Raw, built: Raw) -> FormField:
    options = built["attributes"].get("options", [])
    return FormField(
        name=source["id"],
        label=source["attributes"]["label"],
        former_labels=tuple(source["attributes"].get("former_labels", ())),
        options=tuple(each["label"] if isinstance(each, dict) else each for each in options),
        boxes=tuple(_box(each) for each in source["attributes"].get("options", ()) if isinstance(each, dict)),
        kind=source["type"],
    )


def _box(source: Raw) -> Box:
    return Box(
        labels=(source["label"], *source.get("former_labels", ())), is_required=bool(source.get("required", False))
    )
