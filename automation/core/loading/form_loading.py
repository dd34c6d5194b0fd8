"""A raw form source becomes the questions that a process reads and the form that GitHub shows, or every Problem found.

Knows no YAML and no Markdown; the lists of the desk file are handed in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from automation.core.policy.process import Box, Former, FormField
from automation.core.problem import Problem

from .form_schema import FORM, OWN_KEYS
from .schema import Path, check

Raw = Mapping[str, Any]
Lists = Mapping[str, tuple[str, ...]]
Formers = Mapping[str, Former]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSource:
    """One form: its questions as a body shows them, and `built`, the form in GitHub's own language."""

    name: str
    fields: tuple[FormField, ...]
    built: Mapping[str, Any]


def load_form(name: str, raw: object, lists: Lists, former: Formers | None = None) -> FormSource | tuple[Problem, ...]:
    """Turn one form source into a FormSource, with `options_from` filled from `lists` (`units`, `systems`).

    `former` are former names of their entries.
    """
    checked = check(FORM, raw)
    problems = (*checked.problems, *_without_options(checked.value["body"]))
    if problems:
        return problems
    body = [_built(element, lists) for element in checked.value["body"]]
    pairs = zip(checked.value["body"], body, strict=True)
    fields = tuple(_field(source, built, former or {}) for source, built in pairs if "id" in source)
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
    if element["type"] == "dropdown":
        attributes["options"] = [_label(each) for each in attributes["options"]]
    return {**element, "attributes": attributes}


def _without_own_keys(source: Raw) -> dict[str, Any]:
    return {key: value for key, value in source.items() if key not in OWN_KEYS}


def _label(option: Any) -> Any:
    return option["label"] if isinstance(option, dict) else option


def _field(source: Raw, built: Raw, formers: Formers) -> FormField:
    asked, options = source["attributes"], built["attributes"].get("options", [])
    own = asked.get("options", ())
    former = [(before, _label(each)) for each in own for before in _former_labels(each)]
    listed = formers.get(asked.get("options_from", ""), ())
    is_dropdown = source["type"] == "dropdown"
    return FormField(
        name=source["id"],
        label=asked["label"],
        former_labels=tuple(asked.get("former_labels", ())),
        options=tuple(_label(each) for each in options),
        former_options=(*listed, *former) if is_dropdown else (),
        boxes=() if is_dropdown else tuple(_box(each) for each in own),
        multiple=bool(asked.get("multiple", False)),
        kind=source["type"],
    )


def own_options(raw: Raw) -> Iterator[tuple[Path, str, str, tuple[Box, ...]]]:
    """Of each question with options of its own: where they are, its type, its id, and the options with all wordings."""
    for place, element in enumerate(raw["body"]):
        if options := element.get("attributes", {}).get("options"):
            path = ("body", place, "attributes", "options")
            yield path, element["type"], element["id"], tuple(_box(each) for each in options)


def _former_labels(option: Any) -> tuple[str, ...]:
    return tuple(option.get("former_labels", ())) if isinstance(option, dict) else ()


def _box(source: Any) -> Box:
    is_required = isinstance(source, dict) and source.get("required", False)
    return Box(labels=(_label(source), *_former_labels(source)), is_required=is_required)
