"""REST: the repository's labels and the labels on an issue."""

from automation.sandbox.http.answer import Answer
from automation.sandbox.world import labels
from automation.sandbox.world.people import require
from automation.sandbox.world.refusals import Refused
from automation.sandbox.world.world import Label

from .issues import ISSUE, issue_of, names_of
from .routes import Call, route

LABELS = "/repos/{owner}/{repo}/labels"


@route(f"GET {LABELS}")
def list_labels(call: Call) -> Answer:
    """The repository's labels."""
    return call.listed(sorted(call.hub.world.labels.values(), key=lambda label: label.name), call.shapes.label)


@route(f"POST {LABELS}")
def create_label(call: Call) -> Answer:
    """Creates a label."""
    given = call.given
    label = labels.create(call.hub, call.who, given.get("name"), given.get("color"), given.get("description"))
    shape = call.shapes.label(label)
    return Answer(status=201, body=shape, headers={"Location": shape["url"]})


@route(f"GET {LABELS}/{{name}}")
def get_label(call: Call) -> Answer:
    """One label."""
    return Answer(body=call.shapes.label(call.hub.label(call.path["name"])))


@route(f"PATCH {LABELS}/{{name}}")
def edit_label(call: Call) -> Answer:
    """Renames a label or changes how it looks."""
    label = call.hub.label(call.path["name"])
    labels.rename(call.hub, call.who, label, call.given)
    return Answer(body=call.shapes.label(label))


@route(f"DELETE {LABELS}/{{name}}")
def delete_label(call: Call) -> Answer:
    """Deletes a label."""
    labels.delete(call.hub, call.who, call.hub.label(call.path["name"]))
    return Answer(status=204)


@route(f"GET {ISSUE}/labels")
def list_issue_labels(call: Call) -> Answer:
    """The labels on an issue."""
    return call.listed(_on(call), call.shapes.label)


@route(f"POST {ISSUE}/labels")
def add_labels(call: Call) -> Answer:
    """Puts labels on an issue, creating grey ones if the caller may create labels."""
    issue = issue_of(call)
    require(call.who, "label")
    labels.add(call.hub, call.who, issue, labels.put_on(call.hub, call.who, names_of(_given(call))))
    return Answer(body=[call.shapes.label(label) for label in _on(call)])


@route(f"PUT {ISSUE}/labels")
def set_labels(call: Call) -> Answer:
    """Replaces an issue's labels."""
    issue = issue_of(call)
    require(call.who, "label")
    labels.replace(call.hub, call.who, issue, labels.put_on(call.hub, call.who, names_of(_given(call))))
    return Answer(body=[call.shapes.label(label) for label in _on(call)])


@route(f"DELETE {ISSUE}/labels")
def remove_all_labels(call: Call) -> Answer:
    """Takes every label off an issue."""
    labels.replace(call.hub, call.who, issue_of(call), [])
    return Answer(status=204)


@route(f"DELETE {ISSUE}/labels/{{name}}")
def remove_label(call: Call) -> Answer:
    """Takes one label off an issue; 404 when it is not on it."""
    issue, label = issue_of(call), call.hub.world.label_named(call.path["name"])
    require(call.who, "label")
    if label is None or label.id not in issue.labels:
        raise Refused.missing("Label does not exist")
    labels.remove(call.hub, call.who, issue, [label])
    return Answer(body=[call.shapes.label(kept) for kept in _on(call)])


def _on(call: Call) -> list[Label]:
    return [call.hub.world.labels[key] for key in issue_of(call).labels]


def _given(call: Call) -> object:
    """The labels in a body: a list, or an object with a list."""
    return call.body.get("labels") if isinstance(call.body, dict) else call.body
