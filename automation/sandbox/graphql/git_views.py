"""How GraphQL sees branches, commits and files."""

from typing import Any

from automation.sandbox.world.branches import HEADS, Branches
from automation.sandbox.world.git_objects import Entry
from automation.sandbox.world.paging import connection
from automation.sandbox.world.world import Commit

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
