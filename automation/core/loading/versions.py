"""The lock of process versions: what each version said when it was built, so that no version in use changes silently.

Knows no files: texts and raw values go in and out.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date

from automation.core.problem import Problem

from .sources import Placed, Source

LOCK = "automation/sop/versions.lock"
HEAD = """\
# BUILT by `alur build`: one line for each version of a process, with the digest of what it says.
# Lines are only ever added. A request stays with the version it started under, so a version in use must not change.
"""


def name_of(source: Source) -> str:
    """A version by its folder and file, as the lock names it."""
    return f"{source.folder}/{source.stem}"


def digest(data: object) -> str:
    """What a process file says, whatever its comments, order of keys and line breaks."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_day)
    return hashlib.sha256(text.encode()).hexdigest()


def read_lock(text: str) -> Mapping[str, str]:
    """Version to digest; lines that are neither a comment nor `NAME DIGEST` are left out."""
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    return {parts[0]: parts[1] for parts in lines if len(parts) == 2}  # noqa: PLR2004 - a name and its digest


def write_lock(locked: Mapping[str, str], sources: tuple[Source, ...]) -> str:
    """The lock with a line for every version; what is locked already stays as it is."""
    found = {name_of(source): digest(source.data) for source in sources}
    lines = sorted({**found, **locked}.items())
    return HEAD + "".join(f"{name} {value}\n" for name, value in lines)


def lock_problems(locked: Mapping[str, str], sources: tuple[Source, ...]) -> Iterator[Placed]:
    """Versions that changed after they were locked, or are gone."""
    found = {name_of(source): source for source in sources}
    for name, source in found.items():
        if name in locked and locked[name] != digest(source.data):
            remedy = (
                "put it back and write the change into a new version file; "
                f"only if no request ever started under it, take its line out of {LOCK} and run `alur build`"
            )
            what = f"version {name} changed after it was locked"
            yield Placed(source.file, Problem(path=(), what=what, remedy=remedy))
    for name in locked:
        if name not in found:
            what = f"version {name} is locked, but its file is gone"
            yield Placed(LOCK, Problem(path=(), what=what, remedy="put the file back: old requests stay with it"))


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
