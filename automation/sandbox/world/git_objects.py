"""Git's view of the desk's directory as it lies on disk now: object ids and texts of the default branch."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from dulwich.errors import NotGitRepository
from dulwich.objects import Blob, ObjectID, ShaFile, Tree
from dulwich.objects import Commit as GitCommit
from dulwich.repo import Repo

from .clock import stamp
from .world import Commit

DEFAULT = "main"
_IGNORED = frozenset({"__pycache__", ".git", ".venv", ".alur"})
_FOUNDED = "2026-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file or directory of a branch: its path, git object id, and how to get at what it holds."""

    path: str
    oid: str
    mode: int
    read: Callable[[], bytes] = lambda: b""
    below: Callable[[], list["Entry"]] = list

    @property
    def name(self) -> str:
        """The last part of the path."""
        return PurePosixPath(self.path).name

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
        with self._repository() as repo:
            return repo.head().decode() if repo else "0" * 40

    def head_commit(self) -> Commit:
        """The same commit with all that it says, and what its tree holds at the top."""
        with self._repository() as repo:
            if repo:
                found, top = repo[repo.head()], {}
                assert isinstance(found, GitCommit)
                tree = repo[found.tree]
                assert isinstance(tree, Tree)
                top = {item.path.decode(): (item.mode, item.sha.decode()) for item in tree.items()}
                return _commit(found, top)
        root = self._entry(self.root)
        top = {child.path: (child.mode, child.oid) for child in root.below()} if root else {}
        about = {"at": _FOUNDED, "author": "Meja", "email": "meja@kampus.example", "message": "Meja Permohonan"}
        return Commit(oid="0" * 40, tree=root.oid if root else "", parents=[], changes={**top}, **about)

    def find(self, name: str) -> Entry | None:
        """What a path names, or None; never outside the directory."""
        parts = PurePosixPath(name).parts
        if {"..", "/"} & set(parts) or _IGNORED & set(parts):
            return None
        return self._entry(self.root.joinpath(*parts))

    def objects(self, path: str, oid: str) -> list[ShaFile]:
        """The objects of what a commit holds at a path: by the directory's own history, else as it lies there now."""
        with self._repository() as repo:
            if repo and ObjectID(oid.encode()) in repo.object_store:
                return list(_stored(repo, ObjectID(oid.encode())))
        entry = self.find(path)
        return list(below(entry)) if entry and entry.oid == oid else []

    @contextmanager
    def _repository(self) -> Iterator[Repo | None]:
        """The directory's repository, if it is one and has a commit."""
        with ExitStack() as open_files:
            repo: Repo | None = None
            try:
                repo = open_files.enter_context(Repo(str(self.root)))
                repo.head()
            except (NotGitRepository, KeyError):
                repo = None
            yield repo

    def _children(self, path: Path) -> list[Entry]:
        """What a directory holds, by name; as in git, an empty one does not exist."""
        found = (self._entry(Path(child.path)) for child in sorted(os.scandir(path), key=lambda c: c.name))
        return [child for child in found if child is not None]

    def _entry(self, path: Path) -> Entry | None:
        if path.name in _IGNORED or path.suffix == ".pyc":
            return None
        try:
            about = path.lstat()
        except (OSError, ValueError):
            return None
        name = path.relative_to(self.root).as_posix()
        if stat.S_ISREG(about.st_mode):
            mode = 0o100755 if about.st_mode & stat.S_IXUSR else 0o100644
            state = about.st_mtime_ns, about.st_size, about.st_ino
            return Entry(path=name, oid=self._blob(path, state), mode=mode, read=path.read_bytes)
        if not stat.S_ISDIR(about.st_mode):
            return None
        tree, children = Tree(), self._children(path)
        for child in children:
            tree.add(child.name.encode(), child.mode, ObjectID(child.oid.encode()))
        if not children and path != self.root:
            return None
        return Entry(path=name, oid=tree.id.decode(), mode=stat.S_IFDIR, below=lambda: children)

    def _blob(self, path: Path, state: tuple[int, int, int]) -> str:
        known = self._known.get(path)
        if known is None or known[0] != state:
            known = self._known[path] = state, Blob.from_string(path.read_bytes()).id.decode()
        return known[1]


def below(entry: Entry) -> Iterator[ShaFile]:
    """The objects of a file, or of a directory with all that it holds."""
    if not entry.is_tree:
        yield Blob.from_string(entry.read())
        return
    tree = Tree()
    for child in entry.below():
        yield from below(child)
        tree.add(child.name.encode(), child.mode, ObjectID(child.oid.encode()))
    yield tree


def _stored(repo: Repo, oid: ObjectID) -> Iterator[ShaFile]:
    found = repo[oid]
    yield found
    for item in found.items() if isinstance(found, Tree) else ():
        yield from _stored(repo, item.sha)


def _commit(found: GitCommit, top: dict[str, tuple[int, str]]) -> Commit:
    """A commit of the repository on disk."""
    author, _, email = found.author.decode("utf-8", "replace").partition(" <")
    return Commit(
        oid=found.id.decode(),
        tree=found.tree.decode(),
        parents=[parent.decode() for parent in found.parents],
        at=stamp(datetime.fromtimestamp(found.commit_time, UTC)),
        author=author,
        email=email.rstrip(">"),
        message=found.message.decode("utf-8", "replace").rstrip("\n"),
        changes={**top},
    )
