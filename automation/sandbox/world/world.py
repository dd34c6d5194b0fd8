"""The sandbox's state: issues with their timelines, comments, labels, and how they are saved and read again.

Plain mutable dataclasses, unlike the rest of the house: this is a small GitHub, and GitHub changes. Instants are
GitHub's own texts in whole seconds (`2026-12-01T08:00:00Z`), accounts are the keys of `people.py`.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from automation.errors import Unreadable

REPOSITORY_ID = 7001
OWNER, NAME = "kampus", "permohonan"
FULL_NAME = f"{OWNER}/{NAME}"


@dataclass(slots=True, kw_only=True)
class Label:
    """A label of the repository."""

    id: int
    name: str
    color: str = "ededed"
    description: str | None = None
    created_at: str = ""
    updated_at: str = ""


@dataclass(slots=True, kw_only=True)
class Version:
    """What a text became at an instant; the first one is its creation."""

    at: str
    editor: str
    text: str


@dataclass(slots=True, kw_only=True)
class Reaction:
    """A reaction; `content` as in REST (`+1`)."""

    id: int
    content: str
    user: str
    at: str


@dataclass(slots=True, kw_only=True)
class Post:
    """What an issue and a comment have in common: a text with an author and a history."""

    id: int
    author: str
    body: str
    created_at: str
    updated_at: str
    versions: list[Version] = field(default_factory=list)
    reactions: list[Reaction] = field(default_factory=list)

    @property
    def last_edit(self) -> Version | None:
        """The latest edit, or None for a text that was never edited."""
        return self.versions[-1] if len(self.versions) > 1 else None


@dataclass(slots=True, kw_only=True)
class Comment(Post):
    """A comment on an issue."""

    issue: int
    by_mail: bool = False
    app: str = ""
    minimized: str = ""


@dataclass(slots=True, kw_only=True)
class Item:
    """An entry of an issue's timeline; `kind` as in REST (`labeled`, `commented`, …)."""

    id: int
    kind: str
    actor: str
    at: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Issue(Post):
    """An issue; `labels` are label ids in the order in which they were put on."""

    number: int
    title: str
    state: str = "open"
    state_reason: str | None = None
    closed_at: str | None = None
    closed_by: str | None = None
    labels: list[int] = field(default_factory=list)
    timeline: list[Item] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Person:
    """An account that is no longer what its first login says: renamed, deleted, or with another role."""

    login: str
    id: int
    role: int
    deleted: bool = False


@dataclass(slots=True, kw_only=True)
class Commit:
    """A commit beside the default branch; `changes`: path to mode and object id, or None for a deletion."""

    oid: str
    tree: str
    parents: list[str]
    at: str
    author: str
    email: str
    message: str
    account: str | None = None
    changes: dict[str, tuple[int, str] | None] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class World:
    """Everything that is saved; `branches` are heads, `blobs` texts in base64, `trees` uploaded ones by path.

    `numbers` are the account numbers that a desk file gives: by login, the present one first, then former ones.
    """

    issues: dict[int, Issue] = field(default_factory=dict)
    comments: dict[int, Comment] = field(default_factory=dict)
    labels: dict[int, Label] = field(default_factory=dict)
    deleted: list[int] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    numbers: dict[str, list[int]] = field(default_factory=dict)
    branches: dict[str, str] = field(default_factory=dict)
    commits: dict[str, Commit] = field(default_factory=dict)
    blobs: dict[str, str] = field(default_factory=dict)
    trees: dict[str, dict[str, tuple[int, str]]] = field(default_factory=dict)
    last_id: int = 5_000_000_000
    last_number: int = 0
    last_run: int = 0
    clock: str | None = None

    def new_id(self) -> int:
        """The next id; larger than 32 bits, as GitHub's are by now."""
        self.last_id += 1
        return self.last_id

    def label_named(self, name: str) -> Label | None:
        """The label of that name, compared as GitHub does: without regard to case."""
        wanted = _folded(name)
        return next((label for label in self.labels.values() if _folded(label.name) == wanted), None)

    def comments_of(self, issue: Issue) -> list[Comment]:
        """The comments of an issue, oldest first."""
        return [self.comments[item.id] for item in issue.timeline if item.kind == "commented"]


def _folded(name: str) -> str:
    """The name without case; letters that are another letter's small form only to Unicode stay apart."""
    return "".join(low if (low := char.lower()).upper() == char else char for char in name)


def save(world: World, path: Path) -> None:
    """Writes the state, whole or not at all."""
    draft = path.with_name(path.name + ".new")
    draft.write_text(json.dumps(asdict(world), ensure_ascii=False), encoding="utf-8")
    draft.replace(path)


def load(path: Path) -> World:
    """Reads a saved state; an absent file is an empty world. Raises Unreadable for a file that holds none."""
    if not path.exists():
        return World()
    try:
        return _world(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"{path} holds no state of a sandbox; name another file, or remove it: {error!r}") from error


def _world(raw: dict[str, Any]) -> World:
    raw["issues"] = {int(key): _issue(value) for key, value in raw["issues"].items()}
    raw["comments"] = {int(key): Comment(**_post(value)) for key, value in raw["comments"].items()}
    raw["labels"] = {int(key): Label(**value) for key, value in raw["labels"].items()}
    raw["people"] = {key: Person(**value) for key, value in raw.get("people", {}).items()}
    raw["commits"] = {key: Commit(**value) for key, value in raw.get("commits", {}).items()}
    return World(**raw)


def _issue(raw: dict[str, Any]) -> Issue:
    return Issue(**{**_post(raw), "timeline": [Item(**item) for item in raw["timeline"]]})


def _post(raw: dict[str, Any]) -> dict[str, Any]:
    versions = [Version(**version) for version in raw["versions"]]
    return {**raw, "versions": versions, "reactions": [Reaction(**reaction) for reaction in raw["reactions"]]}
