"""From a plan to one GraphQL document: its writes as aliased mutations, which GitHub runs one after another.

They are not atomic: an early one stays when a later one fails. Each is harmless alone and the next run finishes.
"""

from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from automation.core.outcome.labels import Label
from automation.core.outcome.plan import (
    AddLabels,
    Close,
    EditComment,
    MinimizeComment,
    Plan,
    PostComment,
    React,
    RemoveLabels,
    Reopen,
    Write,
)
from automation.core.policy.label_names import label_key

_FIELDS: Mapping[type[Write], tuple[str, str, str]] = {
    RemoveLabels: ("removeLabelsFromLabelable", "RemoveLabelsFromLabelableInput", "clientMutationId"),
    AddLabels: ("addLabelsToLabelable", "AddLabelsToLabelableInput", "clientMutationId"),
    Close: ("closeIssue", "CloseIssueInput", "clientMutationId"),
    Reopen: ("reopenIssue", "ReopenIssueInput", "clientMutationId"),
    PostComment: ("addComment", "AddCommentInput", "clientMutationId"),
    EditComment: ("updateIssueComment", "UpdateIssueCommentInput", "clientMutationId"),
    MinimizeComment: ("minimizeComment", "MinimizeCommentInput", "clientMutationId"),
    React: ("addReaction", "AddReactionInput", "clientMutationId"),
}


def mutation(plan: Plan, label_ids: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """The document and its variables, in the plan's order; ('', {}) for a plan without writes."""
    calls: list[tuple[str, str, str]] = []
    variables: dict[str, Any] = {}
    for index, write in enumerate(plan.writes):
        calls.append(_FIELDS[type(write)])
        variables[f"i{index}"] = _input(write, plan.issue_id, label_ids)
    return _document(calls), variables


def create_labels(
    plan: Plan, labels: Sequence[Label], label_ids: Mapping[str, str], repository_id: str
) -> tuple[str, dict[str, Any], tuple[str, ...]]:
    """The document that creates labels, its variables and their names; empty unless the plan adds one that is missing.

    Then all labels of the desk that are missing are created at once: it happens once in a repository's life, and only
    people who may create labels could set the missing ones by hand.
    """
    wanted = [name for write in plan.writes if isinstance(write, AddLabels) for name in write.names]
    is_needed = any(label_key(name) not in label_ids for name in wanted)
    missing = [label for label in labels if label_key(label.name) not in label_ids] if is_needed else []
    variables = {
        f"i{index}": {
            "repositoryId": repository_id,
            "name": label.name,
            "color": label.color,
            "description": label.description,
        }
        for index, label in enumerate(missing)
    }
    calls = [("createLabel", "CreateLabelInput", "label { id }")] * len(missing)
    return _document(calls), variables, tuple(label.name for label in missing)


def _document(calls: Sequence[tuple[str, str, str]]) -> str:
    if not calls:
        return ""
    declared = ", ".join(f"$i{index}: {kind}!" for index, (_, kind, _) in enumerate(calls))
    lines = [f"  w{index}: {name}(input: $i{index}) {{ {wanted} }}" for index, (name, _, wanted) in enumerate(calls)]
    return "\n".join([f"mutation DeskWrite({declared}) {{", *lines, "}"])


def _input(write: Write, issue_id: str, label_ids: Mapping[str, str]) -> dict[str, Any]:
    match write:
        case RemoveLabels() | AddLabels():
            ids = [label_ids[label_key(name)] for name in write.names]
            return {"labelableId": issue_id, "labelIds": ids}
        case Close():
            return {"issueId": issue_id, "stateReason": write.reason}
        case Reopen():
            return {"issueId": issue_id}
        case PostComment():
            return {"subjectId": issue_id, "body": write.body}
        case EditComment():
            return {"id": write.node_id, "body": write.body}
        case MinimizeComment():
            return {"subjectId": write.node_id, "classifier": "OUTDATED"}
        case React():
            return {"subjectId": write.node_id, "content": write.content}
        case _:
            assert_never(write)
