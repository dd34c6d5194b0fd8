"""What GitHub sends to a workflow: the payload of an event, as a snapshot of that instant."""

from dataclasses import dataclass
from typing import Any

from automation.sandbox.world.hub import Happening
from automation.sandbox.world.repository_shapes import organization
from automation.sandbox.world.shapes import Shapes

# What the desk's workflow listens to; the event `label` and acts with the desk's own token start nothing.
STARTING = {
    "issues": {"opened", "edited", "closed", "reopened", "labeled", "unlabeled", "deleted", "transferred"},
    "issue_comment": {"created", "edited", "deleted"},
    "workflow_dispatch": {""},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event that starts a workflow; `group` is its concurrency group."""

    id: int
    name: str
    action: str
    group: str
    workflow: str
    payload: dict[str, Any]

    @property
    def shape(self) -> dict[str, Any]:
        """The event for `GET /_sandbox/events`."""
        return {"id": self.id, "name": self.name, "action": self.action, "payload": self.payload}


def starts(happening: Happening) -> bool:
    """Whether GitHub starts the desk: nothing done with its own token does, except a dispatch."""
    by_desk = happening.who.is_desk and happening.name != "workflow_dispatch"
    return not by_desk and happening.action in STARTING.get(happening.name, set())


def payload(shapes: Shapes, happening: Happening) -> dict[str, Any]:
    """The event's payload."""
    found: dict[str, Any] = {"action": happening.action} if happening.action else {}
    if happening.issue:
        found["issue"] = shapes.issue(happening.issue)
    if happening.comment:
        found["comment"] = shapes.comment(happening.comment)
    if happening.label:
        found["label"] = shapes.label(happening.label)
    if happening.moved_from and happening.issue:
        found["changes"] = shapes.moved(happening.issue, happening.moved_from)
    return {
        **found,
        **happening.extra,
        "repository": shapes.repository(),
        "organization": organization(shapes.base),
        "sender": shapes.user(happening.who.key),
    }
