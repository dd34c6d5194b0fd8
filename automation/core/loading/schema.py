"""A closed schema as data, and a check that finds every mistake at once.

Knows no YAML and no desk: a raw value goes in; a clean copy of that shape and the Problems come out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from automation.core.problem import Problem

Path = tuple[str | int, ...]

NAMES = {str: "text", int: "a whole number", bool: "true or false", date: "a date (YYYY-MM-DD)", dict: "a mapping",
         list: "a list", float: "a number with a point", type(None): "nothing"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value of exactly this type; text is never empty and, unless it is `long`, one trimmed line.

    `pattern` must match all of it, `hint` says it in words.
    """

    kind: type
    allowed: tuple[str, ...] = ()
    least: int | None = None
    pattern: str = ""
    hint: str = ""
    long: bool = False


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of items of one shape, with at least `least` of them."""

    item: "Shape"
    least: int = 0


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping with free keys that match `keys`, and values of one shape."""

    item: "Shape"
    keys: Scalar
    least: int = 0


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping with exactly these keys."""

    required: Mapping[str, "Shape"] = field(default_factory=dict)
    optional: Mapping[str, "Shape"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OneOf:
    """A mapping whose text under `tag` chooses its shape."""

    tag: str
    cases: Mapping[str, Keys]


@dataclass(frozen=True, slots=True)
class TextOr:
    """One text, or a mapping that says more."""

    text: Scalar
    keys: Keys


Shape = Scalar | ListOf | MapOf | Keys | OneOf | TextOr

TEXT = Scalar(str)
FLAG = Scalar(bool)
WHOLE = Scalar(int, least=0)
COUNT = Scalar(int, least=1)
DATE = Scalar(date)


@dataclass(frozen=True, slots=True)
class Checked:
    """`value` always has the shape: what was wrong is replaced by an empty value, so that later checks can run.

    `spoiled` are the paths that were replaced; a later problem there would only be a consequence.
    """

    value: Any
    problems: tuple[Problem, ...]
    spoiled: tuple[Path, ...]

    def is_spoiled(self, scope: Path, names: frozenset[str]) -> bool:
        """Whether something by one of these key names was replaced at or below `scope`, or `scope` itself was."""
        return any(
            path == scope or (path[: len(scope)] == scope and _name(path) in names) for path in self.spoiled if path
        )


class _Check:
    """One walk over one raw value."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.spoiled: list[Path] = []

    def walk(self, shape: Shape, raw: object, path: Path) -> Any:
        match shape:
            case Scalar():
                return self.scalar(shape, raw, path)
            case ListOf():
                return self.sequence(shape, raw, path)
            case MapOf():
                return self.free_mapping(shape, raw, path)
            case Keys():
                return self.mapping(shape, raw, path)
            case OneOf():
                return self.one_of(shape, raw, path)
            case TextOr():
                return self.walk(shape.keys if type(raw) is dict else shape.text, raw, path)

    def wrong(self, path: Path, what: str, allowed: tuple[str, ...] = (), remedy: str = "") -> None:
        self.problems.append(Problem(path=path, what=what, allowed=allowed, remedy=remedy))
        self.spoiled.append(path)

    def is_kind(self, kind: type, raw: object, path: Path, allowed: tuple[str, ...] = ()) -> bool:
        if type(raw) is kind:
            return True
        is_quotable = kind is str and isinstance(raw, int | float | date)
        remedy = f'write it in quotes: "{_as_written(raw)}"' if is_quotable else ""
        self.wrong(path, f"expected {NAMES[kind]}, found {NAMES.get(type(raw), type(raw).__name__)}", allowed, remedy)
        return False

    def scalar(self, shape: Scalar, raw: object, path: Path) -> Any:
        if not self.is_kind(shape.kind, raw, path, shape.allowed):
            return empty(shape)
        if problem := _unfit(shape, raw):
            self.wrong(path, problem, shape.allowed, shape.hint or _nearest(raw, shape.allowed))
            return empty(shape)
        return raw

    def sequence(self, shape: ListOf, raw: object, path: Path) -> list[Any]:
        if not self.is_kind(list, raw, path):
            return []
        assert isinstance(raw, list)
        if len(raw) < shape.least:
            self.wrong(path, f"at least {shape.least} needed, found {len(raw)}")
        return [self.walk(shape.item, item, (*path, place)) for place, item in enumerate(raw)]

    def free_mapping(self, shape: MapOf, raw: object, path: Path) -> dict[str, Any]:
        if not self.is_kind(dict, raw, path):
            return {}
        assert isinstance(raw, dict)
        if len(raw) < shape.least:
            self.wrong(path, f"at least {shape.least} needed, found {len(raw)}")
        for key in raw:
            self.scalar(shape.keys, key, (*path, str(key)))
        return {str(key): self.walk(shape.item, item, (*path, str(key))) for key, item in raw.items()}

    def mapping(self, shape: Keys, raw: object, path: Path) -> dict[str, Any]:
        known = {**shape.required, **shape.optional}
        if not self.is_kind(dict, raw, path):
            return {**empty(shape)}
        assert isinstance(raw, dict)
        unknown = [key for key in raw if key not in known]
        for key in unknown:
            self.unknown_key(str(key), [name for name in known if name not in raw], path, tuple(known))
        for name in shape.required:
            if name not in raw and (*path, name) not in self.spoiled:
                self.wrong((*path, name), f"`{name}` is missing", (), f"add `{name}:`")
        given = {name: self.walk(known[name], raw[name], (*path, name)) for name in known if name in raw}
        return {**empty(shape), **given}

    def unknown_key(self, key: str, free: list[str], path: Path, allowed: tuple[str, ...]) -> None:
        near = get_close_matches(key, free, 1, 0.6)
        remedy = f"write `{near[0]}`" if near else "take it out"
        self.wrong((*path, key), f"unknown key `{key}`", allowed, remedy)
        self.spoiled.extend((*path, name) for name in near)

    def one_of(self, shape: OneOf, raw: object, path: Path) -> dict[str, Any]:
        if not self.is_kind(dict, raw, path):
            return {}
        assert isinstance(raw, dict)
        tag = raw.get(shape.tag)
        if type(tag) is str and tag in shape.cases:
            return self.mapping(shape.cases[tag], raw, path)
        what = f"unknown `{shape.tag}`: {tag}" if shape.tag in raw else f"`{shape.tag}` is missing"
        self.wrong((*path, shape.tag), what, tuple(shape.cases), _nearest(tag, tuple(shape.cases)))
        return {}


def check(shape: Shape, raw: object, path: Path = ()) -> Checked:
    """Compare `raw` with `shape` and report everything that does not fit."""
    walk = _Check()
    value = walk.walk(shape, raw, path)
    return Checked(value, tuple(walk.problems), tuple(walk.spoiled))


def empty(shape: Shape) -> Any:
    """The emptiest value of a shape: required keys with empty values, no optional ones."""
    match shape:
        case Scalar():
            return date.min.replace(year=2000) if shape.kind is date else shape.kind()
        case ListOf():
            return []
        case Keys():
            return {name: empty(item) for name, item in shape.required.items()}
        case MapOf() | OneOf():
            return {}
        case TextOr():
            return empty(shape.text)


def _name(path: Path) -> str:
    """The key that a path ends in; an item of a list goes by the key of the list."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _unfit(shape: Scalar, raw: Any) -> str:
    if shape.kind is str and not raw.strip():
        return "the text is empty"
    if shape.kind is str and not shape.long and (raw != raw.strip() or len(raw.splitlines()) > 1):
        return "the text must be one line that neither begins nor ends with a blank"
    if shape.allowed and raw not in shape.allowed:
        return f"`{raw}` is not allowed"
    if shape.least is not None and raw < shape.least:
        return f"{raw} is too small: at least {shape.least}"
    if shape.pattern and not re.fullmatch(shape.pattern, raw):
        return f"`{raw}` is not written as it must be"
    return ""


def _nearest(raw: object, allowed: tuple[str, ...]) -> str:
    near = get_close_matches(raw.lower(), allowed, 1, 0.6) if isinstance(raw, str) else []
    return f"write `{near[0]}`" if near else ""


def _as_written(raw: object) -> str:
    return str(raw).lower() if isinstance(raw, bool) else str(raw)


def explained(problem: Problem) -> str:
    """What is wrong; what is allowed; the remedy."""
    allowed = f"allowed: {', '.join(problem.allowed)}" if problem.allowed else ""
    remedy = f"remedy: {problem.remedy}" if problem.remedy else ""
    return "; ".join(part for part in (problem.what, allowed, remedy) if part)
