"""What can be done to an issue: open, edit, close, reopen, delete."""

from .hub import TITLE_LIMIT, Happening, Hub, checked_text
from .labels import put_on
from .people import Account, may, require
from .refusals import Refused
from .world import Issue, Label, Version


def open_issue(hub: Hub, who: Account, title: object, body: object, labels: list[Label]) -> Issue:
    """Opens an issue; its labels are put on in the name of whoever opened it."""
    require(who, "open")
    heading = _title(title)
    text = checked_text("Issue", "body", "" if body is None else body)
    world, at = hub.world, hub.clock.stamp()
    world.last_number += 1
    number = world.last_number
    issue = Issue(
        id=world.new_id(), number=number, author=who.key, title=heading, body=text, created_at=at, updated_at=at
    )
    issue.versions.append(Version(at=at, editor=who.key, text=text))
    world.issues[number] = issue
    for label in labels:
        issue.labels.append(label.id)
        hub.note(issue, "labeled", who, label=label.name, label_id=label.id)
    hub.happened(Happening(name="issues", action="opened", who=who, issue=issue))
    for label in labels:
        hub.happened(Happening(name="issues", action="labeled", who=who, issue=issue, label=label))
    return issue


def edit_issue(hub: Hub, who: Account, issue: Issue, title: object = None, body: object = None) -> None:
    """Changes title and text; what stays the same is no edit."""
    require(who, "edit issue", issue.author)
    heading = issue.title if title is None else _title(title)
    text = issue.body if body is None else checked_text("Issue", "body", body)
    changes = {}
    if heading != issue.title:
        changes["title"] = {"from": issue.title}
        hub.note(issue, "renamed", who, **{"from": issue.title, "to": heading})
        issue.title = heading
    if text != issue.body:
        changes["body"] = {"from": issue.body}
        issue.body, issue.updated_at = text, hub.clock.stamp()
        issue.versions.append(Version(at=issue.updated_at, editor=who.key, text=text))
    if changes:
        hub.happened(Happening(name="issues", action="edited", who=who, issue=issue, extra={"changes": changes}))


def close(hub: Hub, who: Account, issue: Issue, reason: str | None = None) -> None:
    """Closes an open issue; nothing happens to a closed one."""
    require_state(who, issue, "closed")
    if issue.state == "closed":
        return
    issue.state, issue.state_reason = "closed", reason or "completed"
    item = hub.note(issue, "closed", who, state_reason=issue.state_reason)
    issue.closed_at, issue.closed_by = item.at, who.key
    hub.happened(Happening(name="issues", action="closed", who=who, issue=issue))


def reopen(hub: Hub, who: Account, issue: Issue) -> None:
    """Reopens a closed issue; nothing happens to an open one."""
    require_state(who, issue, "open")
    if issue.state == "open":
        return
    issue.state, issue.state_reason, issue.closed_at, issue.closed_by = "open", "reopened", None, None
    hub.note(issue, "reopened", who, state_reason="reopened")
    hub.happened(Happening(name="issues", action="reopened", who=who, issue=issue))


def delete(hub: Hub, who: Account, issue: Issue) -> None:
    """Deletes an issue with its comments; its number answers 410 from then on."""
    require(who, "delete issue")
    for comment in hub.world.comments_of(issue):
        del hub.world.comments[comment.id]
    del hub.world.issues[issue.number]
    hub.world.deleted.append(issue.number)
    hub.happened(Happening(name="issues", action="deleted", who=who, issue=issue))


def require_state(who: Account, issue: Issue, state: object) -> None:
    """Refuses whoever may not close or reopen the issue; its author may reopen only what the author closed."""
    if state == "closed":
        require(who, "close", issue.author)
    else:
        require(who, "reopen", issue.author if issue.closed_by in {None, issue.author} else "")


def set_state(hub: Hub, who: Account, issue: Issue, state: object, reason: object = None) -> None:
    """Closes or reopens, as a PATCH says it."""
    if state not in {"open", "closed"}:
        raise Refused.invalid("Issue", "state", "invalid")
    if reason not in {None, "completed", "not_planned", "duplicate", "reopened"}:
        raise Refused.invalid("Issue", "state_reason", "invalid")
    if state == "closed":
        close(hub, who, issue, str(reason) if reason else None)
    else:
        reopen(hub, who, issue)


def labels_at_creation(hub: Hub, who: Account, names: list[str]) -> list[Label]:
    """The labels that the API takes when an issue is opened: none from callers without push rights, silently."""
    if not may(who, "label at creation"):
        return []
    return put_on(hub, who, names)


def _title(value: object) -> str:
    text = checked_text("Issue", "title", value, TITLE_LIMIT) if value is not None else ""
    if not text.strip():
        raise Refused.invalid("Issue", "title", "missing_field")
    return text
