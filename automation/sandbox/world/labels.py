"""What can be done with labels: of the repository, and on an issue."""

import re

from .hub import Happening, Hub
from .people import Account, require
from .refusals import Refused
from .world import Issue, Label

NAME_LIMIT = 50
DESCRIPTION_LIMIT = 100
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")


def create(hub: Hub, who: Account, name: object, color: object = None, description: object = None) -> Label:
    """Creates a label of the repository."""
    require(who, "manage labels")
    text = _name(name)
    if hub.world.label_named(text):
        raise Refused.invalid("Label", "name", "already_exists")
    label = Label(id=hub.world.new_id(), name=text, created_at=hub.clock.stamp())
    label.color, label.description = _color(color), _description(description)
    hub.world.labels[label.id] = label
    hub.happened(Happening(name="label", action="created", who=who, label=label))
    return label


def rename(hub: Hub, who: Account, label: Label, changes: dict[str, object]) -> None:
    """Changes a label's name, colour or description; issues keep carrying it."""
    require(who, "manage labels")
    if changes.get("new_name") is not None:
        name = _name(changes["new_name"])
        if hub.world.label_named(name) not in (None, label):
            raise Refused.invalid("Label", "name", "already_exists")
        label.name = name
    label.color = _color(changes["color"]) if changes.get("color") is not None else label.color
    if "description" in changes:
        label.description = _description(changes["description"])
    label.updated_at = hub.clock.stamp()
    hub.happened(Happening(name="label", action="edited", who=who, label=label))


def delete(hub: Hub, who: Account, label: Label) -> None:
    """Deletes a label of the repository; every issue that carried it tells `unlabeled` without naming it."""
    require(who, "manage labels")
    del hub.world.labels[label.id]
    for issue in hub.world.issues.values():
        if label.id in issue.labels:
            issue.labels.remove(label.id)
            issue.updated_at = hub.clock.stamp()
            hub.happened(Happening(name="issues", action="unlabeled", who=who, issue=issue))
    hub.happened(Happening(name="label", action="deleted", who=who, label=label))


def put_on(hub: Hub, who: Account, names: list[str]) -> list[Label]:
    """The labels of those names, each once; one that does not exist is created grey if the caller may."""
    found: dict[int, Label] = {}
    for name in names:
        label = hub.world.label_named(name) or create(hub, who, name)
        found[label.id] = label
    return list(found.values())


def add(hub: Hub, who: Account, issue: Issue, labels: list[Label]) -> None:
    """Puts labels on an issue; one that is on it already is no event."""
    require(who, "label")
    for label in labels:
        if label.id not in issue.labels:
            issue.labels.append(label.id)
            hub.note(issue, "labeled", who, label=label.name, label_id=label.id)
            hub.happened(Happening(name="issues", action="labeled", who=who, issue=issue, label=label))


def remove(hub: Hub, who: Account, issue: Issue, labels: list[Label]) -> None:
    """Takes labels off an issue; one that is not on it is no event."""
    require(who, "label")
    for label in labels:
        if label.id in issue.labels:
            issue.labels.remove(label.id)
            hub.note(issue, "unlabeled", who, label=label.name, label_id=label.id)
            hub.happened(Happening(name="issues", action="unlabeled", who=who, issue=issue, label=label))


def replace(hub: Hub, who: Account, issue: Issue, labels: list[Label]) -> None:
    """Makes these the issue's labels: the new ones go on, the others come off."""
    wanted = {label.id for label in labels}
    add(hub, who, issue, labels)
    remove(hub, who, issue, [hub.world.labels[old] for old in issue.labels if old not in wanted])


def _name(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Refused.invalid("Label", "name", "missing_field")
    if len(value) > NAME_LIMIT:
        raise Refused.invalid("Label", "name", "custom", f"name is too long (maximum is {NAME_LIMIT} characters)")
    return value.strip()


def _color(value: object) -> str:
    if value is None:
        return "ededed"
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise Refused.invalid("Label", "color", "invalid")
    return value.lower()


def _description(value: object) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or len(value) > DESCRIPTION_LIMIT:
        said = f"description is too long (maximum is {DESCRIPTION_LIMIT} characters)"
        raise Refused.invalid("Label", "description", "custom", said)
    return value
