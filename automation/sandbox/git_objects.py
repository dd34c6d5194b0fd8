"""Git's view of the desk's directory as it lies on disk now: object ids and texts of `BRANCH:path`."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dulwich.errors import NotGitRepository
from dulwich.objects import Blob, ObjectID, Tree
from dulwich.repo import Repo

BRANCHES = frozenset({"HEAD", "main", "refs/heads/main"})
_IGNORED = frozenset({"__pycache__", ".git", ".venv"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or directory with its git object id."""

    path: Path
    oid: str
    mode: int

    @property
    def is_tree(self) -> bool:
        """Whether this is a directory."""
        return self.mode == stat.S_IFDIR


class GitObjects:
    """Object ids below one directory; a file is hashed again only when it changed."""

    def __init__(self, root: Path) -> None:
        """Reads below `root`."""
        self.root = root.resolve()
        self._known: dict[Path, tuple[tuple[int, int, int], str]] = {}

    def head(self) -> str:
        """The commit that is checked out, or zeros where there is no git."""
        try:
            with Repo(str(self.root)) as repo:
                return repo.head().decode()
        except (NotGitRepository, KeyError):
            return "0" * 40

    def find(self, expression: str) -> Entry | None:
        """What `BRANCH:path` names, or None; never outside the directory."""
        branch, colon, name = expression.partition(":")
        parts = PurePosixPath(name).parts
        if branch not in BRANCHES or not colon or {"..", "/"} & set(parts) or _IGNORED & set(parts):
            return None
        return self._entry(self.root.joinpath(*parts))

    def children(self, entry: Entry) -> list[Entry]:
        """What a tree holds, by name; as in git, an empty directory does not exist."""
        found = (self._entry(Path(child.path)) for child in sorted(os.scandir(entry.path), key=lambda c: c.name))
        return [child for child in found if child is not None]

    def _entry(self, path: Path) -> Entry | None:
        if path.name in _IGNORED or path.suffix == ".pyc":
            return None
        try:
            about = path.lstat()
        except (OSError, ValueError):
            return None
        if stat.S_ISREG(about.st_mode):
            mode = 0o100755 if about.st_mode & stat.S_IXUSR else 0o100644
            state = about.st_mtime_ns, about.st_size, about.st_ino
            return Entry(path, self._blob(path, state), mode)
        if not stat.S_ISDIR(about.st_mode):
            return None
        tree = Tree()
        for child in self.children(Entry(path, "", stat.S_IFDIR)):
            tree.add(child.path.name.encode(), child.mode, ObjectID(child.oid.encode()))
        return Entry(path, tree.id.decode(), stat.S_IFDIR) if len(tree) or path == self.root else None

    def _blob(self, path: Path, state: tuple[int, int, int]) -> str:
        known = self._known.get(path)
        if known is None or known[0] != state:
            known = self._known[path] = state, Blob.from_string(path.read_bytes()).id.decode()
        return known[1]
