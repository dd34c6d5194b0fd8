"""GitHub's mutations on issues, comments, labels, reactions and branches; ids are node ids."""

from collections.abc import Callable
from typing import Any

from automation.sandbox.world import branch_acts, comments, issues, labels
from automation.sandbox.world.branch_acts import Changes
from automation.sandbox.world.branches import HEADS
from automation.sandbox.world.comments import REACTIONS
from automation.sandbox.world.git_objects import DEFAULT
from automation.sandbox.world.paging import cursor
from automation.sandbox.world.refusals import Refused
from automation.sandbox.world.world import FULL_NAME, REPOSITORY_ID, Comment, Issue, Label

from .views import View, Views

_CONTENTS = {graph: rest for rest, graph in REACTIONS.items()}


class Mutations:
    """Mutations in the name of one viewer."""

    def __init__(self, views: Views) -> None:
        """Acts as the views' viewer."""
        self.views, self.hub, self.who = views, views.hub, views.viewer

    def root(self) -> dict[str, Callable[..., View]]:
        """The fields of `Mutation`."""
        names = (
            "addComment updateIssueComment deleteIssueComment addReaction removeReaction addLabelsToLabelable "
            "removeLabelsFromLabelable createLabel createIssue closeIssue reopenIssue updateIssue deleteIssue "
            "minimizeComment unminimizeComment"
        ).split()
        git = GitMutations(self.views)
        found: dict[str, Callable[[View], View]] = {name: getattr(self, _snake(name)) for name in names}
        found |= {"createRef": git.create_ref, "createCommitOnBranch": git.create_commit_on_branch}
        return {name: self._answering(mutate) for name, mutate in found.items()}

    def add_comment(self, asked: View) -> View:
        """Writes a comment."""
        issue = self.issue_of(asked["subjectId"])
        comment = comments.comment_on(self.hub, self.who, issue, asked["body"])
        edge = {"cursor": cursor(comment.id), "node": self.views.comment(comment)}
        return {"commentEdge": edge, "subject": self.views.issue(issue)}

    def update_issue_comment(self, asked: View) -> View:
        """Changes a comment."""
        comment = self.comment_of(asked["id"])
        comments.edit(self.hub, self.who, comment, asked["body"])
        return {"issueComment": self.views.comment(comment)}

    def delete_issue_comment(self, asked: View) -> View:
        """Deletes a comment."""
        comments.delete(self.hub, self.who, self.comment_of(asked["id"]))
        return {}

    def add_reaction(self, asked: View) -> View:
        """Leaves a reaction on an issue or a comment."""
        post = self.post_of(asked["subjectId"])
        reaction, _ = comments.react(self.hub, self.who, post, _CONTENTS[asked["content"]])
        return self._reacted(post, reaction)

    def remove_reaction(self, asked: View) -> View:
        """Takes the viewer's reaction away."""
        post = self.post_of(asked["subjectId"])
        reaction = comments.take_back(self.hub, self.who, post, _CONTENTS[asked["content"]])
        return self._reacted(post, reaction)

    def add_labels_to_labelable(self, asked: View) -> View:
        """Puts labels on an issue."""
        issue = self.issue_of(asked["labelableId"])
        labels.add(self.hub, self.who, issue, self.labels_of(asked["labelIds"]))
        return {"labelable": self.views.issue(issue)}

    def remove_labels_from_labelable(self, asked: View) -> View:
        """Takes labels off an issue."""
        issue = self.issue_of(asked["labelableId"])
        labels.remove(self.hub, self.who, issue, self.labels_of(asked["labelIds"]))
        return {"labelable": self.views.issue(issue)}

    def create_label(self, asked: View) -> View:
        """Creates a label of the repository."""
        self._repository(asked["repositoryId"])
        label = labels.create(self.hub, self.who, asked["name"], asked["color"], asked.get("description"))
        return {"label": self.views.label(label)}

    def create_issue(self, asked: View) -> View:
        """Opens an issue; labels of callers without push rights are dropped."""
        self._repository(asked["repositoryId"])
        names = [label.name for label in self.labels_of(asked.get("labelIds") or [])]
        given = issues.labels_at_creation(self.hub, self.who, names)
        issue = issues.open_issue(self.hub, self.who, asked["title"], asked.get("body"), given)
        return {"issue": self.views.issue(issue)}

    def close_issue(self, asked: View) -> View:
        """Closes an issue."""
        issue = self.issue_of(asked["issueId"])
        issues.close(self.hub, self.who, issue, (asked.get("stateReason") or "COMPLETED").lower())
        return {"issue": self.views.issue(issue)}

    def reopen_issue(self, asked: View) -> View:
        """Reopens an issue."""
        issue = self.issue_of(asked["issueId"])
        issues.reopen(self.hub, self.who, issue)
        return {"issue": self.views.issue(issue)}

    def update_issue(self, asked: View) -> View:
        """Changes title, text, labels (all of them) and state."""
        issue = self.issue_of(asked["id"])
        if asked.get("title") is not None or asked.get("body") is not None:
            issues.edit_issue(self.hub, self.who, issue, asked.get("title"), asked.get("body"))
        if asked.get("labelIds") is not None:
            labels.replace(self.hub, self.who, issue, self.labels_of(asked["labelIds"]))
        if asked.get("state"):
            issues.set_state(self.hub, self.who, issue, asked["state"].lower())
        return {"issue": self.views.issue(issue), "actor": self.views.actor(self.who.key)}

    def delete_issue(self, asked: View) -> View:
        """Deletes an issue."""
        issues.delete(self.hub, self.who, self.issue_of(asked["issueId"]))
        return {"repository": self.views.repository()}

    def minimize_comment(self, asked: View) -> View:
        """Hides a comment."""
        comment = self.comment_of(asked["subjectId"])
        comments.hide(self.hub, self.who, comment, asked["classifier"].lower().replace("_", "-"))
        return {"minimizedComment": self.views.comment(comment)}

    def unminimize_comment(self, asked: View) -> View:
        """Shows a hidden comment again."""
        comment = self.comment_of(asked["subjectId"])
        comments.hide(self.hub, self.who, comment, "")
        return {"unminimizedComment": self.views.comment(comment)}

    def _answering(self, mutate: Callable[[View], View]) -> Callable[..., View]:
        def field(_: Any, input: View) -> View:  # noqa: A002  # GitHub's name of the argument
            return {**mutate(input), "clientMutationId": input.get("clientMutationId")}

        return field

    def _reacted(self, post: Comment | Issue, reaction: Any) -> View:
        user = {"user": self.views.actor(reaction.user)} if reaction and not self.who.is_desk else {"user": None}
        node = {"id": f"REA_{reaction.id}", "createdAt": reaction.at, "databaseId": None} if reaction else {}
        shown = {**node, **user, "content": REACTIONS[reaction.content]} if reaction else None
        groups = self.views.reactions(post)
        return {"reaction": shown, "reactionGroups": groups, "subject": self.views.post(post)}

    def post_of(self, key: str) -> Comment | Issue:
        """The comment or issue of a node id."""
        return self.comment_of(key) if key.startswith("IC_") else self.issue_of(key)

    def issue_of(self, key: str) -> Issue:
        """The issue of a node id."""
        found = self.hub.world.issues.get(_number(key, "I_"))
        if found is None:
            raise _unresolved(key)
        return found

    def comment_of(self, key: str) -> Comment:
        """The comment of a node id."""
        found = self.hub.world.comments.get(_number(key, "IC_"))
        if found is None:
            raise _unresolved(key)
        return found

    def labels_of(self, keys: list[str]) -> list[Label]:
        """The labels of node ids."""
        found = [self.hub.world.labels.get(_number(key, "LA_")) for key in keys]
        for key, label in zip(keys, found, strict=True):
            if label is None:
                raise _unresolved(key)
        return [label for label in found if label]

    def _repository(self, key: str) -> None:
        if key != self.views.repository()["id"]:
            raise _unresolved(key)


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def _number(key: str, prefix: str) -> int:
    digits = key.removeprefix(prefix)
    return int(digits) if key.startswith(prefix) and digits.isdigit() else 0


def _unresolved(key: str) -> Refused:
    return Refused.missing(f"Could not resolve to a node with the global id of '{key}'")


class GitMutations:
    """Mutations on branches in the name of one viewer."""

    def __init__(self, views: Views) -> None:
        """Acts as the views' viewer."""
        self._views, self._git = views, views.git

    def create_ref(self, asked: View) -> View:
        """Creates a branch at a commit."""
        if asked["repositoryId"] != f"R_{REPOSITORY_ID}":
            raise Refused.missing(f"Could not resolve to a node with the global id of '{asked['repositoryId']}'")
        views = self._views
        name = branch_acts.create_ref(views.hub, self._git.git, views.viewer, asked["name"], asked["oid"])
        return {"ref": self._git.ref(name)}

    def create_commit_on_branch(self, asked: View) -> View:
        """Commits on a branch whose head is the expected one."""
        views, files, said = self._views, asked.get("fileChanges") or {}, asked["message"]
        changes = Changes(
            branch=_branch(asked["branch"]),
            expected=asked["expectedHeadOid"],
            message="\n\n".join(filter(None, (said["headline"], said.get("body")))),
            additions={added["path"]: added["contents"] for added in files.get("additions") or ()},
            deletions=[gone["path"] for gone in files.get("deletions") or ()],
        )
        commit = branch_acts.commit_on(views.hub, self._git.git, views.viewer, changes)
        return {"commit": self._git.commit(commit.oid), "ref": self._git.ref(changes.branch)}


def _branch(given: View) -> str:
    """The branch's name: given by the ref's id, or by repository and name."""
    if given.get("id"):
        return str(given["id"]).removeprefix("REF_")
    if str(given.get("repositoryNameWithOwner")).lower() != FULL_NAME:
        named = given.get("repositoryNameWithOwner")
        raise Refused.missing(f"Could not resolve to a Repository with the name '{named}'.")
    return str(given.get("branchName") or DEFAULT).removeprefix(HEADS)
