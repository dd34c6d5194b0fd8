"""GitHub Actions as this process sees it: its variables, the event file, annotations and the step summary.

Nothing that a person typed is printed but as one JSON string behind our own prefix, with `##[` and `::` broken.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from automation.core.decision.trigger import Hint
from automation.core.history.request import Account
from automation.core.policy.label_names import is_same_label
from automation.core.state.situation import Overlay
from automation.errors import NotSet, Unreadable

DEFAULT_API = "https://api.github.com"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
    """The variables that GitHub sets (docs: Store information in variables, Default environment variables)."""

    token: str = field(repr=False)
    api_url: str
    repository: str
    event_name: str = ""
    event_path: str = ""
    branch: str = "main"


def actions(environment: Mapping[str, str]) -> Actions:
    """Read the variables. Raises NotSet naming those that are missing."""
    missing = [name for name in ("GITHUB_TOKEN", "GITHUB_REPOSITORY") if not environment.get(name)]
    if missing:
        raise NotSet(missing)
    api_url = environment.get("GITHUB_API_URL") or DEFAULT_API
    _check_address(api_url)
    return Actions(
        token=environment["GITHUB_TOKEN"],
        api_url=api_url,
        repository=environment["GITHUB_REPOSITORY"],
        event_name=environment.get("GITHUB_EVENT_NAME", ""),
        event_path=environment.get("GITHUB_EVENT_PATH", ""),
        branch=environment.get("GITHUB_REF_NAME") or "main",
    )


def hint(runtime: Actions) -> Hint:
    """The hint of the event file. Raises Unreadable when there is none or it names no issue."""
    payload = event(runtime.event_path)
    inputs = _part(payload, "inputs")
    if runtime.event_name == "workflow_dispatch" or (inputs and "issue" not in payload):
        return Hint(number=_number(inputs.get("issue")))
    issue, comment = _part(payload, "issue"), _part(payload, "comment")
    return Hint(
        number=_number(issue.get("number")),
        author=_account(issue.get("user")),
        changed_at=_moment(issue.get("updated_at")),
        deleted=_deleted(payload, comment),
        is_pull_request="pull_request" in issue,
        is_awaited=_is_awaited(issue),
        comment_author=_account(comment.get("user")) if comment else None,
        comment_texts=_texts(payload, comment) if comment else (),
    )


def summary(environment: Mapping[str, str], text: str) -> None:
    """Add `text`, Markdown in which nothing typed by anybody acts, to what the run's page shows."""
    if path := environment.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text.rstrip("\n") + "\n")


def plain(line: str) -> str:
    """One line for a log that anybody may have had a part in: it can hold no workflow command."""
    return "".join(char if char.isprintable() else " " for char in line).replace("##[", "# #[").replace("::", ": :")


def output(environment: Mapping[str, str], name: str, *, is_true: bool) -> None:
    """Set one output of the step to `true` or `false`; no text of anybody is ever written there."""
    if path := environment.get("GITHUB_OUTPUT"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{name}={'true' if is_true else 'false'}\n")


def annotation(level: str, message: str) -> str:
    """One workflow command line; `level` is error, warning or notice. The message can hold no further command."""
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace("##[", "# #[")
    return f"::{level}::{escaped}"


def event(path: str) -> dict[str, Any]:
    """What the event file holds. Raises Unreadable when it cannot be read."""
    if not path:
        raise Unreadable("GITHUB_EVENT_PATH is not set: there is no event to handle")
    try:
        payload = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Unreadable(f"the event file {path} cannot be read: {error}") from error
    if not isinstance(payload, dict):
        raise Unreadable(f"the event file {path} holds no event")
    return payload


def _is_awaited(issue: Mapping[str, Any]) -> bool:
    """Whether the issue bears the label of a request whose requester is asked for something."""
    labels = issue.get("labels")
    names = [each.get("name") for each in labels if isinstance(each, dict)] if isinstance(labels, list) else []
    return any(isinstance(name, str) and is_same_label(name, f"status: {Overlay.NEEDS_INFO}") for name in names)


def _part(payload: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A part of the event; an empty one where there is none, or none of GitHub's shape."""
    part = payload.get(name)
    return part if isinstance(part, dict) else {}


def _number(value: object) -> int:
    text = str(value)
    if not (text.isascii() and text.isdigit() and int(text[:12]) > 0):
        raise Unreadable("the event names no issue; a run by hand needs the input `issue`")
    return int(text[:12])


def _account(user: object) -> Account | None:
    if not isinstance(user, dict) or not isinstance(user.get("login"), str):
        return None
    account_id = user.get("id")
    return Account(
        login=user["login"], id=account_id if isinstance(account_id, int) else None, kind=str(user.get("type", "User"))
    )


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _deleted(payload: Mapping[str, Any], comment: Mapping[str, Any]) -> int:
    """A deleted comment does not move the issue's `updated_at`, so the comment itself must tell."""
    number = comment.get("id")
    return number if payload.get("action") == "deleted" and isinstance(number, int) else 0


def _texts(payload: Mapping[str, Any], comment: Mapping[str, Any]) -> tuple[str, ...]:
    before = _part(_part(payload, "changes"), "body").get("from")
    texts = [str(comment.get("body") or "")]
    return (*texts, str(before)) if isinstance(before, str) else tuple(texts)


def _check_address(api_url: str) -> None:
    """The token goes to https or to this machine only."""
    is_local = api_url.startswith(("http://127.0.0.1:", "http://localhost:", "http://[::1]:"))
    if not (api_url.startswith("https://") or is_local):
        raise Unreadable(f"GITHUB_API_URL must begin with https:// or be this machine, not {api_url!r}")
