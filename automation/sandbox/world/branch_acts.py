"""What can be done to branches beside the default one: create a ref, commit on it, begin one without history."""

import base64
import binascii
import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .branches import HEADS, Branches, Files, blob_id, commit_id, tree_id
from .git_objects import DEFAULT
from .hub import Hub
from .people import Account, require
from .refusals import Refused
from .world import Commit

_FILE = 0o100644
_BRANCH = re.compile(r"(?!/|.*(?:\.\.|//|@\{|\\|\.lock$|/$|\.$))[^\x00-\x20~^:?*\[\x7f]+")
STALE = 'Expected branch to point to "{oid}" but it did not.  Pull and try again.'
RULE = "Repository rule violations found\n\nChanges must be made through a pull request.\n\n"
_PATH = "path contains a malformed path component"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a commit is asked to do to a branch: texts in base64 by path, and paths to delete."""

    branch: str
    expected: str
    message: str
    additions: Mapping[str, str] = field(default_factory=dict)
    deletions: Sequence[str] = ()


def create_ref(hub: Hub, git: Branches, who: Account, ref: object, oid: object) -> str:
    """Creates a branch at a commit; tells its name."""
    require(who, "commit")
    if not isinstance(ref, str) or not ref.startswith("refs/") or not _BRANCH.fullmatch(ref):
        raise Refused(422, "Reference name must start with 'refs/' and be well-formed", "UNPROCESSABLE")
    name = ref.removeprefix(HEADS)
    if name in git.names:
        raise Refused(422, "Reference already exists", "UNPROCESSABLE")
    commit = git.commit(oid) if isinstance(oid, str) else None
    if commit is None or not ref.startswith(HEADS):
        raise Refused(422, "Object does not exist", "UNPROCESSABLE")
    hub.world.commits.setdefault(commit.oid, commit)
    hub.world.branches[name] = commit.oid
    hub.moved("branches")
    return name


def commit_on(hub: Hub, git: Branches, who: Account, changes: Changes) -> Commit:
    """Commits on a branch if its head is still the expected one."""
    require(who, "commit")
    name = changes.branch.removeprefix(HEADS)
    head = git.head(name)
    if head is None:
        raise Refused.missing("Branch not found")
    if name == DEFAULT:  # it stays the directory on disk
        raise Refused(422, RULE, "UNPROCESSABLE")
    if head != changes.expected:
        raise Refused(200, STALE.format(oid=changes.expected), "STALE_DATA")
    files = dict(git.files(head))
    done: dict[str, tuple[int, str] | None] = {}
    for path in changes.deletions:
        if path not in files:
            said = f"A path was requested for deletion which does not exist as of commit oid `{head}`"
            raise Refused.missing(said)
        done[path] = None
        del files[path]
    texts = {_path(path, files): _data(text) for path, text in changes.additions.items()}
    done |= {path: (_FILE, keep(hub, data)) for path, data in texts.items()}
    files |= {path: about for path, about in done.items() if about}
    commit = _made(hub, who, changes.message, tree_id(files), [head])
    commit.changes = done
    hub.world.commits[commit.oid] = commit
    hub.world.branches[name] = commit.oid
    hub.moved("branches")
    return commit


def upload_tree(hub: Hub, who: Account, entries: object) -> tuple[str, Files]:
    """Keeps a tree of texts for a commit without history, and tells its id."""
    require(who, "commit")
    files: Files = {}
    for entry in entries if isinstance(entries, list) else []:
        if not isinstance(entry, dict) or entry.get("mode") != "100644" or not isinstance(entry.get("content"), str):
            raise Refused.invalid("Tree", "tree", "invalid", "this sandbox takes files with their content only")
        files[_path(entry.get("path"), files)] = _FILE, keep(hub, entry["content"].encode())
    if not files:
        raise Refused(422, "Invalid tree info", "UNPROCESSABLE")
    oid = tree_id(files)
    hub.world.trees[oid] = files
    hub.moved("branches")
    return oid, files


def commit_tree(hub: Hub, git: Branches, who: Account, given: dict[str, Any]) -> Commit:
    """A commit of an uploaded tree, on no branch yet; with parents it is one more step of theirs."""
    require(who, "commit")
    tree, parents = str(given.get("tree")), given.get("parents") or []
    if not isinstance(given.get("message"), str):
        raise Refused.invalid("Commit", "message", "missing_field")
    if tree not in hub.world.trees:
        raise Refused(422, "Tree SHA does not exist", "UNPROCESSABLE")
    if not isinstance(parents, list) or any(parent not in hub.world.commits for parent in parents):
        raise Refused(422, "Parent SHA does not exist or is not a commit object", "UNPROCESSABLE")
    commit = _made(hub, who, given["message"], tree, parents)
    before = git.files(parents[0]) if parents else {}
    commit.changes = {**dict.fromkeys(before), **hub.world.trees[tree]}
    hub.world.commits[commit.oid] = commit
    hub.moved("branches")
    return commit


def keep(hub: Hub, data: bytes) -> str:
    """Keeps a text and tells its object id."""
    oid = blob_id(data)
    hub.world.blobs[oid] = base64.b64encode(data).decode()
    return oid


def _made(hub: Hub, who: Account, message: str, tree: str, parents: list[str]) -> Commit:
    email = f"{who.id}+{who.login}@users.noreply.github.com"
    commit = Commit(
        oid="",
        tree=tree,
        parents=parents,
        at=hub.clock.stamp(),
        author=who.login,
        email=email,
        message=message,
        account=who.key,
    )
    commit.oid = commit_id(commit)
    return commit


def _path(path: object, files: Files) -> str:
    """A path that git takes; not inside a directory of the default branch, which only the disk knows."""
    parts = path.split("/") if isinstance(path, str) else [""]
    if not isinstance(path, str) or any(part.lower() in {"", ".", "..", ".git"} or "\0" in part for part in parts):
        raise Refused(422, _PATH, "UNPROCESSABLE")
    if files.get(parts[0], (0, ""))[0] == stat.S_IFDIR:
        raise Refused(422, f"{parts[0]} is the default branch's; this sandbox does not commit into it", "UNPROCESSABLE")
    return path


def _data(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused(422, "contents is not valid Base64", "UNPROCESSABLE") from error
