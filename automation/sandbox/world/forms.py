"""Submits a built issue form as GitHub's page does: what it writes into the body, and what it refuses.

https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from . import issues
from .hub import Hub
from .people import Account, require
from .refusals import Refused
from .world import Issue

NOTHING = "_No response_"


@dataclass(slots=True)
class Page:
    """A form being filled in: its blocks of text so far, and what is wrong."""

    fields: dict[str, Any]
    blocks: list[str] = field(default_factory=list)
    wrong: list[dict[str, Any]] = field(default_factory=list)

    def refuse(self, name: str, code: str, said: str) -> None:
        """Notes a mistake."""
        self.wrong.append({"resource": "IssueForm", "field": name, "code": code, "message": said})


def submit(hub: Hub, who: Account, templates: Path, given: dict[str, Any]) -> Issue:
    """Opens the issue that a filled form makes; refuses with every mistake at once."""
    require(who, "open")
    form = _template(templates, str(given.get("template")))
    page = Page(dict(given.get("fields") or {}))
    for element in form["body"]:
        if element["type"] != "markdown":
            _fill(page, element)
    for name in page.fields:
        page.refuse(name, "unknown_field", f"the form has no field {name!r}")
    title = given.get("title") if given.get("title") is not None else form.get("title", "")
    if not str(title).strip():
        page.refuse("title", "missing_field", "title can't be blank")
    if page.wrong:
        raise Refused(422, "Validation Failed", "UNPROCESSABLE", tuple(page.wrong))
    # Whoever submits puts the form's labels on; one that the repository does not have is not created.
    names = form.get("labels") or []
    names = [name.strip() for name in names.split(",")] if isinstance(names, str) else names
    labels = [label for name in names if (label := hub.world.label_named(name))]
    return issues.open_issue(hub, who, title, "\n\n".join(page.blocks), labels)


def _template(templates: Path, name: str) -> dict[str, Any]:
    path = templates / name
    if Path(name).name != name or name == "config.yml" or not path.is_file():
        raise Refused.missing(f"No form {name!r} in {templates.name}")
    form: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return form


def _fill(page: Page, element: dict[str, Any]) -> None:
    """Writes one field's heading and value."""
    about, rules = element.get("attributes", {}), element.get("validations", {})
    name = element.get("id") or about["label"]
    value = page.fields.pop(name, None)
    write = {"dropdown": _dropdown, "checkboxes": _checkboxes}.get(element["type"], _typed)
    text = write(page, name, {**about, "type": element["type"]}, value)
    if rules.get("required") and text in {NOTHING, "None", ""}:
        page.refuse(name, "missing_field", f"{about['label']} is required")
    page.blocks.append(f"### {about['label']}\n\n{text}")


def _typed(page: Page, name: str, about: dict[str, Any], value: Any) -> str:
    """A line or an area; with `render` the value stands in a fence."""
    value = about.get("value") if value is None else value
    if value is not None and not isinstance(value, str):
        page.refuse(name, "invalid", f"{name} takes text")
        return NOTHING
    text = (value or "").rstrip("\n")
    if about["type"] == "input":
        text = "".join(text.splitlines())
    if not text.strip():
        return NOTHING
    return f"```{about['render']}\n{text}\n```" if about.get("render") else text


def _dropdown(page: Page, name: str, about: dict[str, Any], value: Any) -> str:
    """One option, or several joined by a comma."""
    if value is None and isinstance(about.get("default"), int):
        value = about["options"][about["default"]]
    chosen = value if isinstance(value, list) else [value] if value not in {None, ""} else []
    if len(chosen) > 1 and not about.get("multiple"):
        page.refuse(name, "invalid", f"{name} takes one option")
    for option in chosen:
        if option not in about["options"]:
            page.refuse(name, "invalid", f"{option!r} is not an option of {name}: {', '.join(about['options'])}")
    # GitHub writes `None` for an empty single choice.
    return ", ".join(str(option) for option in chosen) or (NOTHING if about.get("multiple") else "None")


def _checkboxes(page: Page, name: str, about: dict[str, Any], value: Any) -> str:
    """Every option with its box; `true` ticks all of them."""
    labels = [option["label"] for option in about["options"]]
    ticked = labels if value is True else value if isinstance(value, list) else []
    for label in ticked:
        if label not in labels:
            page.refuse(name, "invalid", f"{label!r} is not a box of {name}")
    for option in about["options"]:
        if option.get("required") and option["label"] not in ticked:
            page.refuse(name, "missing_field", f"{option['label']!r} must be ticked")
    return "\n".join(f"- [{'x' if label in ticked else ' '}] {label}" for label in labels)
