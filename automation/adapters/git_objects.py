"""Git's object ids of the sources as they lie on disk, to compare with those of the default branch.

A checkout may hold byte code that git does not know; files that Python makes are left out.
"""

import hashlib
from pathlib import Path

_MADE_BY_PYTHON = ("__pycache__",)


def desk_file_id(repo_dir: Path) -> str:
    """The id of `.github/desk.yml`, '' when it is not there."""
    desk_file = repo_dir / ".github" / "desk.yml"
    return _blob(desk_file).hex() if desk_file.is_file() else ""


def automation_id(repo_dir: Path) -> str:
    """The id of the tree `automation`, '' when it is not there."""
    automation = repo_dir / "automation"
    return _tree(automation).hex() if automation.is_dir() else ""


def _tree(directory: Path) -> bytes:
    entries: list[tuple[bytes, bytes, bytes]] = []
    for path in directory.iterdir():
        if path.name in _MADE_BY_PYTHON or path.suffix == ".pyc":
            continue
        if path.is_dir() and not path.is_symlink():
            # Git sorts a directory as if its name ended in a slash, and keeps no empty ones.
            if _has_files(path):
                entries.append((path.name.encode() + b"/", b"40000", _tree(path)))
        else:
            entries.append((path.name.encode(), _mode(path), _blob(path)))
    rows = (mode + b" " + key.rstrip(b"/") + b"\0" + oid for key, mode, oid in sorted(entries))
    return _object(b"tree", b"".join(rows))


def _has_files(directory: Path) -> bool:
    return any(
        path.is_file() and path.suffix != ".pyc" and not set(path.parts) & set(_MADE_BY_PYTHON)
        for path in directory.rglob("*")
    )


def _mode(path: Path) -> bytes:
    if path.is_symlink():
        return b"120000"
    return b"100755" if path.stat().st_mode & 0o100 else b"100644"


def _blob(path: Path) -> bytes:
    data = str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()
    return _object(b"blob", data)


def _object(kind: bytes, data: bytes) -> bytes:
    header = kind + b" " + str(len(data)).encode() + b"\0"
    return hashlib.sha1(header + data, usedforsecurity=False).digest()
