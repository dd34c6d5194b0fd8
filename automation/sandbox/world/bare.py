"""What a sandbox leaves for git: a bare repository with the desk's files on the default branch, and every other branch.

The other branches keep the object ids that the sandbox told. Their first commit rests on one of the directory's own
history, which is not copied: that commit is named as shallow, as git names it in a clone that was cut.
"""

import base64
import shutil
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from dulwich.objects import Blob, ObjectID, ShaFile, Tree
from dulwich.objects import Commit as GitCommit
from dulwich.refs import Ref
from dulwich.repo import Repo

from .branches import HEADS, Branches, git_commit, trees_of
from .git_objects import DEFAULT, Entry, below
from .world import Commit

_AUTHOR = b"Meja <meja@kampus.example>"


def leave_bare(git: Branches, path: Path) -> None:
    """Write the repository; what an earlier sandbox left there is replaced."""
    if path.exists():
        shutil.rmtree(path)
    with Repo.init_bare(str(path), mkdir=True) as repo:
        default = _default(git)
        objects: dict[bytes, ShaFile] = {each.id: each for each in default}
        shallow = []
        for name, head in git.world.branches.items():
            log = [commit for commit in git.log(head) if commit.oid in git.world.commits and _is_made_here(commit)]
            # Oldest first: each builds on the files of the one before.
            for commit in reversed(log):
                objects |= {each.id: each for each in _of_commit(git, commit, objects)}
            if log:
                shallow.append(log[-1].oid)
                repo.refs[_ref(name)] = ObjectID(head.encode())
        repo.object_store.add_objects([(each, None) for each in objects.values()])
        repo.refs[_ref(DEFAULT)] = default[-1].id
        repo.refs.set_symbolic_ref(Ref(b"HEAD"), _ref(DEFAULT))
        (path / "shallow").write_text("".join(f"{oid}\n" for oid in sorted(shallow)), encoding="ascii")


def _ref(branch: str) -> Ref:
    return Ref(f"{HEADS}{branch}".encode())


def _is_made_here(commit: Commit) -> bool:
    """Whether the sandbox made a commit, and did not take it over from the directory."""
    return commit.account is not None


def _default(git: Branches) -> list[ShaFile]:
    """The files of the desk as they lie there, in one commit, which comes last."""
    root, objects = Tree(), []
    for child in _shown(git):
        objects += list(below(child))
        root.add(child.name.encode(), child.mode, ObjectID(child.oid.encode()))
    about = git.disk.head_commit()
    commit = GitCommit()
    commit.tree, commit.parents = root.id, []
    commit.author = commit.committer = _AUTHOR
    commit.author_time = commit.commit_time = 0
    commit.author_timezone = commit.commit_timezone = 0
    commit.message = about.message.encode()
    return [*objects, root, commit]


def _shown(git: Branches) -> Iterable[Entry]:
    """What lies in the desk's directory at the top; of what is hidden there, only what GitHub reads."""
    root = git.disk.find("")
    return [each for each in (root.below() if root else []) if not each.name.startswith(".") or each.name == ".github"]


def _of_commit(git: Branches, commit: Commit, known: Container[bytes]) -> Iterator[ShaFile]:
    """A commit, its trees and its files; what is `known` already is not read again."""
    files = git.files(commit.oid)
    yield git_commit(commit)
    yield from trees_of(files)
    for path, (_, oid) in files.items():
        kept = git.world.blobs.get(oid)
        if oid.encode() not in known:
            yield from [Blob.from_string(base64.b64decode(kept))] if kept is not None else git.disk.objects(path, oid)
