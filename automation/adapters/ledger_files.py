"""The desk's record in a folder, and the commit that the folder shows: for `alur audit`, which needs no GitHub.

Of git only raw objects are read, and each is checked against its own id: nothing that a checkout may configure runs.
"""

import hashlib
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from automation.core.audit.chain import Record, with_own_ends
from automation.core.audit.register import REGISTER
from automation.core.audit.report import Checkout, Ledger
from automation.core.history import register
from automation.core.history.record import read
from automation.errors import Unreadable

_NAME = re.compile(r"([1-9][0-9]{0,17})\.jsonl")
_TREE = re.compile(rb"([0-7]+) ([^\0]+)\0", re.DOTALL)
_FILE_MODES = (b"100644", b"100755")


def read_ledger(directory: Path) -> Ledger:
    """Every record file of the folder, by number, and the register.

    A file that cannot be read keeps none of the others from being read. Raises Unreadable when there is no record.
    """
    try:
        paths = {path.name: path for path in directory.iterdir() if path.name.casefold().endswith(".jsonl")}
    except OSError as error:
        raise Unreadable(f"{error.filename or directory} cannot be read: {error.strerror}") from error
    numbers = {name: int(matched[1]) for name in paths if (matched := _NAME.fullmatch(name))}
    held: dict[str, bytes] = {}
    unread: dict[str, str] = {}
    for name in sorted(numbers.keys() | (paths.keys() & {REGISTER})):
        try:
            held[name] = paths[name].read_bytes()
        except OSError as error:
            unread[name] = str(error.strerror)
    if not numbers:
        raise Unreadable(f"{directory} holds no record: name the folder of the files N.jsonl with --ledger")
    own = {name: with_own_ends(data, register.read if name == REGISTER else read) for name, data in held.items()}
    records = (Record(request=number, data=own[name]) for name, number in numbers.items() if name in own)
    return Ledger(
        records=tuple(sorted(records, key=lambda record: record.request)),
        others=tuple(sorted(paths.keys() - numbers.keys() - {REGISTER})),
        unread=unread,
        register=own.get(REGISTER),
        rewritten=tuple(sorted(name for name, data in own.items() if data != held[name])),
    )


def read_checkout(directory: Path, environment: Mapping[str, str]) -> Checkout:
    """The commit of the checkout and its record files. Raises Unreadable when the folder is no checkout of git."""
    git = _Git(directory, environment)
    commit = git.line("rev-parse", "--verify", "HEAD^{commit}")
    prefix = git.line("rev-parse", "--show-prefix")
    header = git.read("commit", commit).partition(b"\n")[0]
    tree = git.tree(header.removeprefix(b"tree ").decode("ascii", "replace"))
    for part in filter(None, prefix.split("/")):
        tree = git.tree(tree.get(part, ("", ""))[1])
    return Checkout(
        commit=commit,
        blobs={
            name: oid
            for name, (mode, oid) in tree.items()
            if mode.encode() in _FILE_MODES and (_NAME.fullmatch(name) or name == REGISTER)
        },
    )


def write_export(path: Path, text: str) -> None:
    """Write an export, its line ends as they are. Raises Unreadable when the file cannot be written."""
    try:
        path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise Unreadable(f"{path} cannot be written: {error.strerror}") from error


class _Git:
    """Raw objects of one repository, each proved by its id."""

    def __init__(self, directory: Path, environment: Mapping[str, str]) -> None:
        self._directory = directory
        # Variables such as GIT_DIR would lead to another repository; replaced objects would not be what their ids say.
        kept = {name: value for name, value in environment.items() if not name.startswith("GIT_")}
        self._environment = kept | {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}

    def line(self, *arguments: str) -> str:
        """The one line that a command of git prints."""
        return self._run(*arguments).decode("utf-8", "replace").rstrip("\n")

    def read(self, kind: str, oid: str) -> bytes:
        """The content of an object. Raises Unreadable when it is not the object of that id."""
        content = self._run("cat-file", kind, oid)
        whole = f"{kind} {len(content)}\0".encode() + content
        hashed = hashlib.sha1(whole, usedforsecurity=False) if len(oid) == _SHA1 else hashlib.sha256(whole)
        if hashed.hexdigest() != oid:
            raise Unreadable(f"{self._directory}: git's {kind} {oid} is damaged; fetch the branch afresh")
        return content

    def tree(self, oid: str) -> dict[str, tuple[str, str]]:
        """The entries of a tree: name to mode and object id; of no tree, nothing."""
        content = self.read("tree", oid) if oid else b""
        entries: dict[str, tuple[str, str]] = {}
        at, size = 0, len(oid) // 2
        while found := _TREE.match(content, at):
            at = found.end() + size
            entries[found[2].decode("utf-8", "replace")] = (found[1].decode(), content[found.end() : at].hex())
        return entries

    def _run(self, *arguments: str) -> bytes:
        git = shutil.which("git", path=self._environment.get("PATH"))
        if git is None:
            raise Unreadable("git is not installed: it is needed to check --head COMMIT")
        command = [git, "-C", str(self._directory), *arguments]
        done = subprocess.run(command, env=self._environment, capture_output=True, check=False)
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            raise Unreadable(f"{self._directory} is no checkout of the record's branch: {said}")
        return done.stdout


_SHA1 = 40
"""How long a SHA-1 is in hexadecimal; repositories with SHA-256 have longer ids."""
