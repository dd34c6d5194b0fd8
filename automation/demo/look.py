"""One look at a request, as anybody sees it on its page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from .client import ISSUES
from .reading import STATUS, Status, read_status
from .stage import Stage

DESK = "github-actions[bot]"
VIOLATION = "tanda: pelanggaran"
_STEP = re.compile(r"langkah (\d+):")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A comment; `marks` counts the reactions on it."""

    id: int
    author: str
    body: str
    marks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A request's page at one moment."""

    number: int
    title: str
    body: str
    state: str
    labels: frozenset[str]
    posts: tuple[Post, ...]

    @property
    def is_closed(self) -> bool:
        """Whether the issue is closed."""
        return self.state == "closed"

    @property
    def desk_posts(self) -> tuple[Post, ...]:
        """The desk's own comments, oldest first."""
        return tuple(post for post in self.posts if post.author == DESK)

    @property
    def status(self) -> Status:
        """The status comment as read; an empty one when there is none yet."""
        return read_status(self.status_body) if self.status_body else Status()

    @property
    def status_body(self) -> str:
        """The status comment as it stands, '' when there is none yet."""
        return next((post.body for post in self.desk_posts if post.body.startswith(STATUS)), "")

    @property
    def step_labels(self) -> tuple[str, ...]:
        """The labels that name a step."""
        return tuple(sorted(name for name in self.labels if name.startswith("langkah ")))

    @property
    def step(self) -> int:
        """The step that the label names, 0 without exactly one."""
        steps = self.step_labels
        return step_of(steps[0]) if len(steps) == 1 else 0

    @property
    def kind(self) -> str:
        """The label that names the procedure."""
        return next((name for name in sorted(self.labels) if name.startswith("sop: ")), "")

    @property
    def ending(self) -> str:
        """The `status:` labels, joined."""
        return ", ".join(sorted(name for name in self.labels if name.startswith("status: ")))

    def post(self, number: int) -> Post | None:
        """The comment with that id."""
        return next((post for post in self.posts if post.id == number), None)

    def new_posts(self, before: "Look") -> tuple[Post, ...]:
        """The desk's comments that `before` had not."""
        known = {post.id for post in before.posts}
        return tuple(post for post in self.desk_posts if post.id not in known)

    def with_labels(self, on: Iterable[str], off: Iterable[str]) -> "Look":
        """The same page with labels put on and taken off."""
        return replace(self, labels=(self.labels | set(on)) - set(off))

    def without(self, number: int) -> "Look":
        """The same page without the comment of that id."""
        return replace(self, posts=tuple(post for post in self.posts if post.id != number))

    def is_left_alone_since(self, before: "Look") -> bool:
        """Whether the desk changed nothing: labels, state, its own comments, reactions."""
        return self.desk_side == before.desk_side

    @property
    def desk_side(self) -> tuple[object, ...]:
        """Everything here that the desk writes."""
        marked = sorted((post.id, post.marks) for post in self.posts if post.marks)
        return self.labels, self.state, tuple((post.id, post.body) for post in self.desk_posts), marked


def step_of(label: str) -> int:
    """The step that a label names, 0 for one that names none."""
    found = _STEP.match(label)
    return int(found[1]) if found else 0


def look(stage: Stage, number: int) -> Look:
    """Read the page now."""
    issue = stage.client.get(stage.reader, f"{ISSUES}/{number}")
    posts = stage.client.all_pages(stage.reader, f"{ISSUES}/{number}/comments")
    return Look(
        number=number,
        title=issue["title"],
        body=issue["body"] or "",
        state=issue["state"],
        labels=frozenset(label["name"] for label in issue["labels"]),
        posts=tuple(_post(raw) for raw in posts),
    )


def _post(raw: dict[str, Any]) -> Post:
    marks = raw.get("reactions", {}).get("total_count", 0)
    return Post(id=raw["id"], author=(raw["user"] or {}).get("login", "ghost"), body=raw["body"], marks=marks)
