"""Strict YAML: no aliases, duplicate keys or foreign tags, and no value that two versions of YAML read differently."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from automation.core.problem import Problem

LARGEST = 262_144
"""Bytes; a source file is written by people and reviewed, so anything larger is a mistake."""

MOST_OPENERS = 5000
"""libyaml's composer has no depth limit and crashes the process at some 40,000 levels; PyYAML's own one raises."""

_FastComposer: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9_]+|0[ox][0-9a-fA-F_]+")

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at its place in a file."""

    file: str
    line: int
    problem: Problem


@dataclass(slots=True)
class Document:
    """One YAML file: its data, what is wrong with the YAML itself, and the nodes that know their lines."""

    file: str
    data: object = None
    findings: list[Finding] = field(default_factory=list)
    root: yaml.Node | None = None

    @property
    def is_readable(self) -> bool:
        """Whether there is data at all, be it with findings."""
        return self.root is not None

    def at(self, problem: Problem) -> Finding:
        """Give a problem its line: that of the deepest part of its path that exists."""
        return Finding(self.file, self.line(problem.path), problem)

    def line(self, path: Path) -> int:
        """The line (from 1) of the key or item that `path` leads to, or of the nearest one above it."""
        node, line = self.root, 1
        for part in path:
            found = _step_into(node, part)
            if found is None:
                break
            marked, node = found
            line = marked.start_mark.line + 1
        return line

    def found(self, path: Path, node: yaml.Node, what: str, remedy: str) -> None:
        """Keep one mistake in the YAML itself."""
        problem = Problem(path=path, what=what, remedy=remedy)
        self.findings.append(Finding(self.file, node.start_mark.line + 1, problem))


def read_yaml(content: bytes, file: str) -> Document:
    """Read one file strictly; mistakes are findings, and as much data as possible is kept so that all can be told."""
    document = Document(file)
    if len(content) > LARGEST:
        return _unreadable(document, 1, f"the file has {len(content)} bytes, more than {LARGEST}", "split it")
    try:
        document.root = _compose(content.decode("utf-8-sig"))
        document.data = _Reading(document).value(document.root, ()) if document.root else None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _unreadable(document, line, "this is not UTF-8 text", "save the file as UTF-8")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _unreadable(document, mark.line + 1 if mark else 1, f"not YAML: {error.problem or error.context}")
    except yaml.YAMLError as error:
        return _unreadable(document, 1, f"not YAML: {' '.join(str(error).split())}")
    except RecursionError:
        document.root = None
        return _unreadable(document, 1, "nested too deeply", "write it flatter")
    if document.root is None:
        return _unreadable(document, 1, "the file is empty", "write its content, or take the file away")
    return document


def _compose(text: str) -> yaml.Node | None:
    is_tame = sum(text.count(opener) for opener in "[{-?") <= MOST_OPENERS
    composer = (_FastComposer if is_tame else yaml.SafeLoader)(text)
    try:
        node: yaml.Node | None = composer.get_single_node()
        return node
    finally:
        composer.dispose()


def _unreadable(document: Document, line: int, what: str, remedy: str = "correct this line or the last") -> Document:
    document.findings.append(Finding(document.file, line, Problem(path=(), what=what, remedy=remedy)))
    return document


def _step_into(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None


class _Reading:
    """One walk over the nodes of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.seen: set[int] = set()
        self.last: yaml.Node | None = None

    def value(self, node: yaml.Node, path: Path) -> object:
        if id(node) in self.seen:
            # An alias has no place of its own: its node is the anchor's. What was read last is near it.
            self.document.found(path, self.last or node, "an alias (`*name`) is not allowed", "write the value out")
            return None
        self.seen.add(id(node))
        self.last = node
        if isinstance(node, yaml.MappingNode):
            self.kind_is(node, "map", path)
            return dict(self.pairs(node, path))
        if isinstance(node, yaml.SequenceNode):
            self.kind_is(node, "seq", path)
            return [self.value(item, (*path, place)) for place, item in enumerate(node.value)]
        return self.scalar(node, path)

    def kind_is(self, node: yaml.Node, kind: str, path: Path) -> None:
        if node.tag != _TAG + kind:
            self.document.found(path, node, f"the tag `{node.tag}` is not allowed", "take the tag away")

    def pairs(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, object]]:
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = self.key(key_node, path)
            self.last = key_node
            place = (*path, key)
            if key in lines:
                what = f"`{key}` is written twice, first on line {lines[key]}"
                self.document.found(place, key_node, what, "keep one of the two")
                continue
            lines[key] = key_node.start_mark.line + 1
            yield key, self.value(value_node, place)

    def key(self, node: yaml.Node, path: Path) -> str:
        if not isinstance(node, yaml.ScalarNode):
            self.document.found(path, node, "a key must be text", "write a plain word as the key")
            return ""
        text: str = node.value
        if type(self.scalar(node, (*path, text))) is not str and not self.is_found((*path, text)):
            self.document.found((*path, text), node, f"the key `{text}` is not text", f'write it in quotes: "{text}"')
        return text

    def is_found(self, path: Path) -> bool:
        return any(finding.problem.path == path for finding in self.document.findings)

    def scalar(self, node: yaml.Node, path: Path) -> object:
        text: str = node.value
        kind = node.tag.removeprefix(_TAG)
        is_plain = getattr(node, "style", None) in (None, "")
        if kind == "str" and not (is_plain and _LEADING_ZERO.fullmatch(text)):
            return text
        if not is_plain or kind not in ("str", "null", "bool", "int", "float", "timestamp", "merge", "value"):
            self.document.found(path, node, f"the tag `{node.tag}` is not allowed", "take the tag away")
            return text
        return self.plain(node, kind, path)

    def plain(self, node: yaml.Node, kind: str, path: Path) -> object:
        text: str = node.value
        if kind == "null":
            return None
        if kind == "bool" and text in ("true", "false"):
            return text == "true"
        if kind == "int" and _WHOLE.fullmatch(text):
            return int(text)
        if kind == "float" and _DECIMAL.fullmatch(text):
            return float(text)
        if kind == "timestamp" and _DATE.fullmatch(text):
            return self.day(node, path)
        self.document.found(path, node, f"`{text}` {_surprise(kind)}", _way_out(kind, text))
        return text

    def day(self, node: yaml.Node, path: Path) -> object:
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            self.document.found(path, node, f"`{node.value}` is not a day of the calendar", "write it as YYYY-MM-DD")
            return node.value


def _surprise(kind: str) -> str:
    if kind == "bool":
        return "is a truth value to YAML 1.1 and text to YAML 1.2"
    if kind == "timestamp":
        return "is a point in time; only whole days (YYYY-MM-DD) are read"
    return "is a number to one reader of YAML and something else to another"


def _way_out(kind: str, text: str) -> str:
    truth = {"yes": "true", "on": "true", "y": "true", "true": "true"}.get(text.lower(), "false")
    meant = f", or {truth}" if kind == "bool" else ""
    return f'write "{text}" in quotes{meant}'
