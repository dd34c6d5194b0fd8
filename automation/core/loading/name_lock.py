"""The lock of names: what units, systems and options of questions are called, so that no name in use goes unseen.

A request keeps the name that its form offered then. A name that is neither a present nor a former one any more drops
each request that holds it back to its form, and with that its approvals. Knows no files: texts and raw values go in.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from automation.core.policy.process import Box
from automation.core.problem import Problem
from automation.core.text.markdown import title_key

from .desk_rules import named
from .form_loading import own_options
from .schema import Path
from .sources import Placed, Source, Sources

NAMES_LOCK = "automation/sop/names.lock"
HEAD = """\
# BUILT by `alur build`: every name that a form offered: units, systems, and the options of questions as FORM.QUESTION.
# Lines are only ever added: requests may hold any of these names.
"""

Locked = Mapping[str, tuple[str, ...]]
"""List to its names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """One list as its source has it now: `names` of each entry, the present one first; `key` is that of former ones.

    `boxes` are those of checkboxes: a request holds them all, so that one more is what could drop it.
    """

    file: str
    path: Path
    key: str
    names: tuple[tuple[str, ...], ...]
    boxes: tuple[Box, ...] = ()


def read_names(text: str) -> Locked:
    """What the lock holds; lines that are neither a comment nor `LIST: NAME` are left out."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        key, colon, name = line.partition(": ")
        if colon and name.strip() and not line.startswith("#"):
            found.setdefault(key, []).append(name.strip())
    return {key: tuple(names) for key, names in found.items()}


def write_names(locked: Locked, sources: Sources) -> str:
    """The lock with every name of now, former ones included; what is locked already stays."""
    found = {(key, name) for key, each in _lists(sources).items() for names in each.names for name in names}
    found |= {(key, name) for key, names in locked.items() for name in names}
    return HEAD + "".join(f"{key}: {name}\n" for key, name in sorted(found))


def name_problems(locked: Locked, sources: Sources) -> Iterator[Placed]:
    """What would drop requests: locked names that are gone, and boxes that are new; of a list that is gone nothing.

    The sources must have the right shape.
    """
    for key, listed in _lists(sources).items():
        if before := locked.get(key, ()):
            found = _new_boxes(listed, before) if listed.boxes else _gone(listed, before)
            yield from (Placed(listed.file, problem) for problem in found)


def _gone(listed: _List, before: Iterable[str]) -> Iterator[Problem]:
    known = {title_key(name) for names in listed.names for name in names}
    for name in before:
        if title_key(name) not in known:
            remedy = (
                f'if it is called or belongs elsewhere now, write `{listed.key}: ["{name}"]` beside that entry; '
                f"only if no request holds it, take its line out of {NAMES_LOCK}"
            )
            what = f"`{name}` is gone: each request that holds it would go back to its form"
            yield Problem(path=listed.path, what=what, remedy=remedy)


def _new_boxes(listed: _List, before: Iterable[str]) -> Iterator[Problem]:
    locked = {title_key(name) for name in before}
    for place, box in enumerate(listed.boxes):
        if box.is_required and not any(title_key(name) in locked for name in box.labels):
            remedy = (
                f'if it is an old box that is worded anew, write `{listed.key}: ["OLD WORDING"]` beside it; a new one '
                "belongs into a form of its own for the next version of the procedure"
            )
            what = f"`{box.labels[0]}` must be ticked, and is not in requests that were filed before"
            yield Problem(path=(*listed.path, place), what=what, remedy=remedy)


def _lists(sources: Sources) -> dict[str, _List]:
    desk: Any = sources.desk.data
    found = {
        part: _List(file=sources.desk.file, path=(part,), key="former_names", names=tuple(map(named, desk[part])))
        for part in ("units", "systems")
    }
    return found | {key: each for source in sources.forms for key, each in _questions(source)}


def _questions(source: Source) -> Iterable[tuple[str, _List]]:
    data: Any = source.data
    for path, kind, name, options in own_options(data):
        boxes, names = options if kind == "checkboxes" else (), tuple(each.labels for each in options)
        yield (
            f"{source.stem}.{name}",
            _List(file=source.file, path=path, key="former_labels", names=names, boxes=boxes),
        )
