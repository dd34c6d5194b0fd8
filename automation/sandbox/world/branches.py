"""The repository's branches: the default one is the directory on disk, the others live in the sandbox's state."""

import base64
import stat
from collections import defaultdict
from datetime import datetime

from dulwich.objects import Blob, ObjectID, Tree
from dulwich.objects import Commit as GitCommit

from .git_objects import DEFAULT, Entry, GitObjects
from .world import Commit, World

Files = dict[str, tuple[int, str]]
HEADS = "refs/heads/"
_KEPT = 8


class Branches:
    """Commits, trees and files by branch; object ids are git's own."""

    def __init__(self, world: World, disk: GitObjects) -> None:
        """Reads the branches of a state and, for the default one, of a directory."""
        self.world, self.disk = world, disk
        self._files: dict[str, Files] = {}

    @property
    def names(self) -> list[str]:
        """All branches by name."""
        return sorted([DEFAULT, *self.world.branches])

    def head(self, name: str) -> str | None:
        """The head of a branch."""
        return self.disk.head() if name in {DEFAULT, "HEAD"} else self.world.branches.get(name)

    def commit(self, oid: str) -> Commit | None:
        """The commit of an object id."""
        return self.world.commits.get(oid) or (self.disk.head_commit() if oid == self.disk.head() else None)

    def log(self, oid: str) -> list[Commit]:
        """A commit and what led to it, newest first; of the default branch only its head is known."""
        found: list[Commit] = []
        known = self.commit(oid)
        while known:
            found.append(known)
            known = self.commit(known.parents[0]) if known.parents else None
        return found

    def find(self, expression: str) -> Entry | None:
        """What `BRANCH:path` names, or None; instead of a branch its full name or a commit will do."""
        ref, colon, path = expression.partition(":")
        name = ref.removeprefix(HEADS)
        if not colon:
            return None
        if name in {DEFAULT, "HEAD"}:
            return self.disk.find(path)
        oid = self.world.branches.get(name) or (ref if ref in self.world.commits else None)
        return self._entry(path.strip("/"), self.files(oid)) if oid else None

    def files(self, oid: str) -> Files:
        """All files of a commit; a directory taken over from the default branch counts as one."""
        if oid not in self._files:
            known = self.world.commits[oid]
            files = dict(self.files_before(known))
            for path, now in known.changes.items():
                if now is None:
                    files.pop(path, None)
                else:
                    files[path] = now[0], now[1]
            if len(self._files) >= _KEPT:
                del self._files[next(iter(self._files))]
            self._files[oid] = files
        return self._files[oid]

    def files_before(self, commit: Commit) -> Files:
        """The files of a commit's parent; step by step, so that a long chain needs no deep recursion."""
        missing: list[str] = []
        oid = commit.parents[0] if commit.parents else ""
        while oid in self.world.commits and oid not in self._files:
            missing.append(oid)
            oid = next(iter(self.world.commits[oid].parents), "")
        for older in reversed(missing[1:]):
            self.files(older)
        start = commit.parents[0] if commit.parents else ""
        return self.files(start) if start in self.world.commits else {}

    def _entry(self, path: str, files: Files) -> Entry | None:
        """A file, or a directory that some path goes through."""
        if path in files:
            mode, oid = files[path]
            if oid not in self.world.blobs:
                return self.disk.find(path)
            return Entry(path=path, oid=oid, mode=mode, read=lambda: base64.b64decode(self.world.blobs[oid]))
        if files.get(path.partition("/")[0], (0, ""))[0] == stat.S_IFDIR:
            return self.disk.find(path)
        start = f"{path}/" if path else ""
        inside = {name.removeprefix(start): about for name, about in files.items() if name.startswith(start)}
        if not inside and path:
            return None
        names = sorted({name.partition("/")[0] for name in inside})

        def below() -> list[Entry]:
            return [child for name in names if (child := self._entry(start + name, files))]

        return Entry(path=path, oid=tree_id(inside), mode=stat.S_IFDIR, below=below)


def tree_id(files: Files) -> str:
    """The object id of the tree that holds these files."""
    return trees_of(files)[-1].id.decode()


def trees_of(files: Files) -> list[Tree]:
    """The trees that hold these files, the topmost last."""
    tree, deeper = Tree(), defaultdict[str, Files](dict)
    for path, about in files.items():
        first, _, rest = path.partition("/")
        if rest:
            deeper[first][rest] = about
        else:
            tree.add(first.encode(), about[0], ObjectID(about[1].encode()))
    found: list[Tree] = []
    for name, below in deeper.items():
        found += trees_of(below)
        tree.add(name.encode(), stat.S_IFDIR, found[-1].id)
    return [*found, tree]


def blob_id(data: bytes) -> str:
    """The object id of a text."""
    return Blob.from_string(data).id.decode()


def commit_id(commit: Commit) -> str:
    """The object id of a commit as GitHub writes it."""
    return git_commit(commit).id.decode()


def git_commit(commit: Commit) -> GitCommit:
    """A commit as GitHub writes it: its author, and GitHub as committer."""
    found = GitCommit()
    found.tree, found.parents = ObjectID(commit.tree.encode()), [ObjectID(p.encode()) for p in commit.parents]
    found.author = f"{commit.author} <{commit.email}>".encode()
    found.committer = b"GitHub <noreply@github.com>"
    found.author_time = found.commit_time = int(datetime.fromisoformat(commit.at).timestamp())
    found.author_timezone = found.commit_timezone = 0
    found.message = commit.message.encode()
    return found
