"""How GraphQL sees the state: one mapping per GitHub object, fields that take arguments as functions."""

from collections.abc import Callable
from typing import Any

from automation.sandbox.world.branches import Branches
from automation.sandbox.world.comments import REACTIONS
from automation.sandbox.world.hub import Hub
from automation.sandbox.world.paging import Order, connection
from automation.sandbox.world.people import Account, may
from automation.sandbox.world.refusals import Refused
from automation.sandbox.world.repository_shapes import FOUNDED, node_id, repository_id
from automation.sandbox.world.world import FULL_NAME, NAME, REPOSITORY_ID, Comment, Issue, Item, Label, Post, Version

from .git_views import GitViews

View = dict[str, Any]
KINDS = {
    "commented": "IssueComment",
    "labeled": "LabeledEvent",
    "unlabeled": "UnlabeledEvent",
    "closed": "ClosedEvent",
    "reopened": "ReopenedEvent",
    "renamed": "RenamedTitleEvent",
    "comment_deleted": "CommentDeletedEvent",
    "transferred": "TransferredEvent",
}
ITEM_TYPES = {
    "ISSUE_COMMENT": "commented",
    "LABELED_EVENT": "labeled",
    "UNLABELED_EVENT": "unlabeled",
    "CLOSED_EVENT": "closed",
    "REOPENED_EVENT": "reopened",
    "RENAMED_TITLE_EVENT": "renamed",
    "COMMENT_DELETED_EVENT": "comment_deleted",
    "TRANSFERRED_EVENT": "transferred",
}
LARGEST_INT = 2**31 - 1


def small(number: int) -> int | None:
    """A `databaseId`: an Int of 32 bits, null for ids beyond it (`fullDatabaseId` has them)."""
    return number if number <= LARGEST_INT else None


class Views:
    """The state as one viewer sees it."""

    def __init__(self, hub: Hub, git: Branches, viewer: Account, base: str) -> None:
        """`base` is where the viewer reaches the sandbox."""
        self.hub, self.viewer, self.base = hub, viewer, base
        self.page = f"{base}/{FULL_NAME}"
        self.git = GitViews(git, self.page)

    def actor(self, key: str | None) -> View | None:
        """An account; GraphQL names an app without `[bot]`, and a deleted account not at all."""
        who = self.hub.people.of(key) if key else None
        if who is None or who.is_ghost:
            return None
        name, kind = who.login.removesuffix("[bot]"), "Bot" if who.is_desk else "User"
        view = {"__typename": kind, "id": node_id(who), "databaseId": who.id, "login": name, "name": name}
        return {**view, "url": f"{self.base}/{name}", "createdAt": who.joined_at}

    def repository(self) -> View:
        """The repository."""
        return {
            "__typename": "Repository",
            **{"id": f"R_{REPOSITORY_ID}", "databaseId": REPOSITORY_ID, "name": NAME, "nameWithOwner": FULL_NAME},
            **{"isPrivate": False, "isArchived": False, "description": "Meja Permohonan Kampus", "url": self.page},
            "viewerPermission": self.viewer.role.name if self.viewer.role else None,
            "defaultBranchRef": lambda _: self.git.ref("main"),
            "ref": lambda _, qualifiedName: self.git.ref(qualifiedName),
            "label": lambda _, name: self.label(self.hub.world.label_named(name)),
            "labels": lambda _, **asked: connection(list(self.hub.world.labels.values()), self.label, asked, "labels"),
            "issue": lambda _, number: self.issue(self._numbered(number)),
            "issues": lambda _, **asked: self.issues(asked),
            "object": lambda _, expression=None, oid=None: self.git.object(expression, oid),
        }

    def elsewhere(self, full_name: str) -> View:
        """Another repository, of which no more than its name is known."""
        number = repository_id(full_name)
        nothing = dict.fromkeys(("defaultBranchRef", "ref", "label", "issue", "object"))

        def page(_: Any, **asked: Any) -> View:
            return connection([], self.issue, asked, "issues")

        return {
            **{**self.repository(), **nothing, "labels": page, "issues": page, "description": None},
            **{"id": f"R_{number}", "databaseId": number, "nameWithOwner": full_name},
            **{"name": full_name.rpartition("/")[2], "url": f"{self.base}/{full_name}"},
        }

    def issues(self, asked: View) -> View:
        """The repository's issues: `states`, `labels`, `filterBy.since` and `orderBy` are heeded."""
        world, found = self.hub.world, list(self.hub.world.issues.values())
        if asked.get("states"):
            found = [issue for issue in found if issue.state.upper() in asked["states"]]
        for name in asked.get("labels") or ():
            label = world.label_named(name)
            found = [issue for issue in found if label and label.id in issue.labels]
        if since := (asked.get("filterBy") or {}).get("since"):
            found = [issue for issue in found if issue.updated_at >= since]
        order = asked.get("orderBy") or {"field": "CREATED_AT", "direction": "ASC"}
        keys: dict[str, Callable[[Issue], Any]] = {
            "UPDATED_AT": lambda issue: [issue.updated_at, issue.number],
            "COMMENTS": lambda issue: [len(world.comments_of(issue)), issue.number],
        }
        key, falling = keys.get(order["field"], lambda issue: issue.number), order["direction"] == "DESC"
        found.sort(key=key, reverse=falling)
        return connection(found, self.issue, asked, "issues", Order(key=key, falling=falling))

    def label(self, label: Label | None) -> View | None:
        """A label."""
        if label is None:
            return None
        at = label.created_at or FOUNDED
        return {
            **{"__typename": "Label", "id": f"LA_{label.id}", "name": label.name, "color": label.color},
            **{"description": label.description, "isDefault": False, "createdAt": at},
            "updatedAt": label.updated_at or at,
            **{"url": f"{self.page}/labels/{label.name}", "repository": lambda _: self.repository()},
        }

    def issue(self, issue: Issue) -> View:
        """An issue."""
        world = self.hub.world
        return {
            **self._post(issue, "Issue", f"I_{issue.number}"),
            **{"number": issue.number, "title": issue.title, "locked": False, "state": issue.state.upper()},
            "url": f"{self.page}/issues/{issue.number}",
            "stateReason": lambda _, **__: self._reason(issue.state_reason),
            **{"closed": issue.state == "closed", "closedAt": issue.closed_at},
            "viewerCanLabel": may(self.viewer, "label"),
            "labels": lambda _, **asked: connection(
                [world.labels[key] for key in issue.labels], self.label, asked, "labels"
            ),
            "comments": lambda _, **asked: connection(
                world.comments_of(issue), self.comment, asked, "comments", Order(key=lambda comment: comment.id)
            ),
            "timelineItems": lambda _, **asked: self.timeline(issue, asked),
        }

    def comment(self, comment: Comment) -> View:
        """A comment."""
        url = f"{self.page}/issues/{comment.issue}#issuecomment-{comment.id}"
        return {
            **self._post(comment, "IssueComment", f"IC_{comment.id}"),
            **{"url": url, "isMinimized": bool(comment.minimized), "minimizedReason": comment.minimized or None},
            **{"viewerCanMinimize": may(self.viewer, "hide comment", comment.author)},
            "createdViaEmail": comment.by_mail,
            "issue": lambda _: self.issue(self.hub.issue(comment.issue)),
        }

    def post(self, post: Comment | Issue) -> View:
        """An issue or a comment."""
        return self.issue(post) if isinstance(post, Issue) else self.comment(post)

    def timeline(self, issue: Issue, asked: View) -> View:
        """The timeline: items of the asked types, oldest first."""
        kinds = {ITEM_TYPES.get(name) for name in asked.get("itemTypes") or ITEM_TYPES}
        items = [item for item in issue.timeline if item.kind in kinds and item.at >= (asked.get("since") or "")]
        page = connection(
            items[asked.get("skip") or 0 :], self.item, asked, "timelineItems", Order(key=lambda item: item.id)
        )
        counts = {"filteredCount": len(items), "pageCount": len(page["nodes"]), "updatedAt": issue.updated_at}
        return {**page, "totalCount": len(items), **counts}

    def item(self, item: Item) -> View:
        """An entry of the timeline."""
        if item.kind == "commented":
            return self.comment(self.hub.world.comments[item.id])
        facts = item.facts
        view: View = {"__typename": KINDS[item.kind], "id": f"EV_{item.id}", "createdAt": item.at}
        view["databaseId"] = small(item.id)
        view["actor"] = self.actor(item.actor)
        if item.kind in {"labeled", "unlabeled"}:
            kept = Label(id=facts["label_id"], name=facts["label"])
            view["label"] = self.label(self.hub.world.labels.get(kept.id, kept))
        elif item.kind in {"closed", "reopened"}:
            view["stateReason"] = self._reason(facts["state_reason"])
        elif item.kind == "renamed":
            view |= {"previousTitle": facts["from"], "currentTitle": facts["to"]}
        elif item.kind == "comment_deleted":
            view["deletedCommentAuthor"] = self.actor(facts["author"])
        elif item.kind == "transferred":
            view["fromRepository"] = self.elsewhere(facts["from"])
        return view

    def reactions(self, post: Post) -> list[View]:
        """All eight reaction groups, as GitHub lists them, with who reacted counted."""
        return [
            {
                "content": content,
                "createdAt": min((r.at for r in post.reactions if r.content == name), default=None),
                "viewerHasReacted": any(r.content == name and r.user == self.viewer.key for r in post.reactions),
                "reactors": lambda _, name=name, **__: self.reactors(post, name),
            }
            for name, content in REACTIONS.items()
        ]

    def reactors(self, post: Post, name: str) -> View:
        """Who left one kind of reaction."""
        who = [self.actor(reaction.user) for reaction in post.reactions if reaction.content == name]
        return {"nodes": who, "totalCount": len(who)}

    def _numbered(self, number: int) -> Issue:
        found = self.hub.world.issues.get(number)
        if found is None:
            raise Refused.missing(f"Could not resolve to an Issue with the number of {number}.")
        return found

    def _post(self, post: Post, kind: str, key: str) -> View:
        edit = post.last_edit
        edits = [(key, place, version) for place, version in enumerate(post.versions, 1)][::-1] if edit else []
        return {
            **{"__typename": kind, "id": key, "databaseId": small(post.id), "fullDatabaseId": str(post.id)},
            **{"author": self.actor(post.author), "body": post.body, "createdViaEmail": False},
            **{"createdAt": post.created_at, "updatedAt": post.updated_at, "publishedAt": post.created_at},
            "lastEditedAt": edit.at if edit else None,
            "editor": self.actor(edit.editor) if edit else None,
            "includesCreatedEdit": edit is not None,
            "viewerDidAuthor": post.author == self.viewer.key,
            "reactionGroups": lambda _: self.reactions(post),
            "repository": lambda _: self.repository(),
            "userContentEdits": lambda _, **asked: connection(
                edits, self._version, asked, "userContentEdits", Order(key=lambda numbered: numbered[1], falling=True)
            ),
        }

    def _version(self, numbered: tuple[str, int, Version]) -> View:
        key, place, version = numbered
        return {
            **{"id": f"UCE_{key}_{place}", "createdAt": version.at, "editedAt": version.at, "updatedAt": version.at},
            **{"editor": self.actor(version.editor), "diff": version.text, "deletedAt": None},
        }

    @staticmethod
    def _reason(reason: str | None) -> str | None:
        return reason.upper() if reason else None
