"""GitHub's REST shapes of what the sandbox holds; event payloads use the same ones."""

from typing import Any
from urllib.parse import quote

from .comments import REACTIONS
from .people import People, Role
from .repository_shapes import app, repository, user
from .world import FULL_NAME, Comment, Issue, Item, Label, Post, Reaction, World

_RANKS = {Role.ADMIN: "OWNER", Role.WRITE: "COLLABORATOR", Role.TRIAGE: "COLLABORATOR"}


class Shapes:
    """Shapes with addresses on one host: `base` is where the asker reaches the sandbox."""

    def __init__(self, world: World, base: str) -> None:
        """Reads from a state."""
        self.world = world
        self.people = People(world.people, world.numbers)
        self.base = base
        self.api = f"{base}/repos/{FULL_NAME}"
        self.page = f"{base}/{FULL_NAME}"

    def user(self, key: str) -> dict[str, Any]:
        """An account."""
        return user(self.base, self.people.of(key))

    def association(self, key: str) -> str:
        """GitHub's author_association; as there, it says nothing about rights."""
        return _RANKS.get(self.people.of(key).role, "NONE")

    def repository(self) -> dict[str, Any]:
        """The repository as `GET /repos/{owner}/{repo}` tells it."""
        return repository(self.base, open_issues=sum(i.state == "open" for i in self.world.issues.values()))

    def moved(self, issue: Issue, full_name: str) -> dict[str, Any]:
        """What the event of an issue that was transferred in tells of its origin."""
        old = {"id": issue.id, "number": 1, "title": issue.title, "user": self.user(issue.author)}
        old["url"] = f"{self.base}/repos/{full_name}/issues/1"
        return {"old_issue": old, "old_repository": repository(self.base, 0, full_name)}

    def label(self, label: Label) -> dict[str, Any]:
        """A label."""
        return {
            "id": label.id,
            "node_id": f"LA_{label.id}",
            "url": f"{self.api}/labels/{quote(label.name, safe='')}",
            "name": label.name,
            "color": label.color,
            "default": False,
            "description": label.description,
        }

    def issue(self, issue: Issue) -> dict[str, Any]:
        """An issue."""
        url = f"{self.api}/issues/{issue.number}"
        return {
            **{"url": url, "repository_url": self.api, "labels_url": f"{url}/labels{{/name}}"},
            **{f"{name}_url": f"{url}/{name}" for name in ("comments", "events", "timeline")},
            "html_url": f"{self.page}/issues/{issue.number}",
            **{"id": issue.id, "node_id": f"I_{issue.number}", "number": issue.number, "title": issue.title},
            "user": self.user(issue.author),
            "labels": [self.label(self.world.labels[key]) for key in issue.labels],
            **{"state": issue.state, "state_reason": issue.state_reason, "locked": False, "active_lock_reason": None},
            **{"assignee": None, "assignees": [], "milestone": None, "type": None},
            "comments": sum(item.kind == "commented" for item in issue.timeline),
            **{"created_at": issue.created_at, "updated_at": issue.updated_at, "closed_at": issue.closed_at},
            "closed_by": self.user(issue.closed_by) if issue.closed_by else None,
            **{"author_association": self.association(issue.author), "body": issue.body},
            **{"reactions": self.rollup(issue, url), "performed_via_github_app": None},
        }

    def comment(self, comment: Comment) -> dict[str, Any]:
        """A comment."""
        url = f"{self.api}/issues/comments/{comment.id}"
        return {
            **{"url": url, "issue_url": f"{self.api}/issues/{comment.issue}"},
            "html_url": f"{self.page}/issues/{comment.issue}#issuecomment-{comment.id}",
            **{"id": comment.id, "node_id": f"IC_{comment.id}", "user": self.user(comment.author)},
            **{"created_at": comment.created_at, "updated_at": comment.updated_at, "body": comment.body},
            "author_association": self.association(comment.author),
            "performed_via_github_app": app(self.base, comment.app) if comment.app else None,
            "reactions": self.rollup(comment, url),
        }

    def reaction(self, reaction: Reaction) -> dict[str, Any]:
        """A reaction."""
        return {
            "id": reaction.id,
            "node_id": f"REA_{reaction.id}",
            "user": self.user(reaction.user),
            "content": reaction.content,
            "created_at": reaction.at,
        }

    def rollup(self, post: Post, url: str) -> dict[str, Any]:
        """How often each reaction was left."""
        counts = {name: sum(r.content == name for r in post.reactions) for name in REACTIONS}
        return {"url": f"{url}/reactions", "total_count": len(post.reactions), **counts}

    def event(self, item: Item) -> dict[str, Any]:
        """A timeline entry that is no comment; labels keep the name that they had then."""
        facts: dict[str, Any] = {}
        if item.kind in {"labeled", "unlabeled"}:
            now = self.world.labels.get(item.facts["label_id"])
            facts = {"label": {"name": item.facts["label"], "color": now.color if now else "ededed"}}
        elif item.kind == "renamed":
            facts = {"rename": item.facts}
        elif item.kind in {"closed", "reopened"}:
            facts = {"state_reason": item.facts["state_reason"]}
        return {
            "id": item.id,
            "node_id": f"EV_{item.id}",
            "url": f"{self.api}/issues/events/{item.id}",
            "actor": self.user(item.actor),
            "event": item.kind,
            **{"commit_id": None, "commit_url": None, "created_at": item.at, "performed_via_github_app": None},
            **facts,
        }

    def timeline(self, item: Item) -> dict[str, Any]:
        """A timeline entry, comments included."""
        if item.kind != "commented":
            return self.event(item)
        return {**self.comment(self.world.comments[item.id]), "event": "commented", "actor": self.user(item.actor)}
