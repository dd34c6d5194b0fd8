"""How GraphQL sees branches, commits and files, and its two mutations on branches."""

from typing import TYPE_CHECKING, Any

from automation.sandbox import branch_acts
from automation.sandbox.branch_acts import Changes
from automation.sandbox.branches import HEADS, Branches
from automation.sandbox.git_objects import DEFAULT, Entry
from automation.sandbox.paging import connection
from automation.sandbox.refusals import Refused
from automation.sandbox.world import FULL_NAME, REPOSITORY_ID, Commit

if TYPE_CHECKING:
    from automation.sandbox.graph_views import Views

View = dict[str, Any]


class GitViews:
    """Git's objects with addresses below one page."""

    def __init__(self, git: Branches, page: str) -> None:
        """Reads the branches."""
        self.git, self.page = git, page

    def ref(self, name: str) -> View | None:
        """A branch, by its full name or without `refs/heads/`."""
        short = name.removeprefix(HEADS)
        oid = self.git.head(short)
        if oid is None or short == "HEAD":
            return None
        view = {"__typename": "Ref", "id": f"REF_{short}", "name": short, "prefix": HEADS}
        return {**view, "target": lambda _: self.commit(oid)}

    def commit(self, oid: str) -> View | None:
        """A commit by its object id."""
        found = self.git.commit(oid)
        if found is None:
            return None
        headline, _, body = found.message.partition("\n")
        return {
            **{"__typename": "Commit", "id": f"C_{oid}", "oid": oid, "abbreviatedOid": oid[:7]},
            **{"url": f"{self.page}/commit/{oid}", "committedDate": found.at, "authoredDate": found.at},
            **{"message": found.message, "messageHeadline": headline, "messageBody": body.strip("\n")},
            "history": lambda _, **asked: self.history(found, asked),
        }

    def history(self, commit: Commit, asked: View) -> View:
        """A commit and what led to it; only `path` is heeded."""
        log = [c for c in self.git.log(commit.oid) if asked.get("path") is None or asked["path"] in c.changes]
        return connection(log, lambda found: self.commit(found.oid), asked, "history")

    def object(self, expression: str | None, oid: str | None) -> View | None:
        """What `BRANCH:path`, a branch alone or a commit's object id names."""
        if expression and ":" in expression:
            return self.entry(self.git.find(expression))
        return self.commit(oid or self.git.head((expression or "").removeprefix(HEADS)) or expression or "")

    def entry(self, entry: Entry | None) -> View | None:
        """A file or directory."""
        if entry is None:
            return None
        view: View = {"id": f"OBJ_{entry.oid}", "oid": entry.oid, "abbreviatedOid": entry.oid[:7]}
        if entry.is_tree:
            return {**view, "__typename": "Tree", "entries": lambda _: [self._in_tree(e) for e in entry.below()]}
        data = entry.read()
        binary = b"\0" in data[:8000]
        text = None if binary else data.decode("utf-8", "replace")
        return {
            **{**view, "__typename": "Blob", "byteSize": len(data)},
            **{"isBinary": binary, "isTruncated": False, "text": text},
        }

    def _in_tree(self, entry: Entry) -> View:
        view = {"name": entry.name, "path": entry.path, "oid": entry.oid, "type": "tree" if entry.is_tree else "blob"}
        return {**view, "object": lambda _: self.entry(entry)}


class GitMutations:
    """Mutations on branches in the name of one viewer."""

    def __init__(self, views: "Views") -> None:
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
