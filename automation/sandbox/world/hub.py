"""The one place where the state, the clock and what happened to them meet."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .clock import Clock
from .people import Account, People
from .refusals import Refused
from .world import Comment, Issue, Item, Label, World

TITLE_LIMIT = 256
TEXT_LIMIT = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that an account did, as GitHub tells it to workflows: `name` and `action` are the event's.

    `moved_from` is the repository from which an issue was transferred.
    """

    name: str
    action: str
    who: Account
    issue: Issue | None = None
    comment: Comment | None = None
    label: Label | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    moved_from: str = ""


class Hub:
    """State and clock behind one lock; `tell` hears of everything that happens."""

    def __init__(self, world: World) -> None:
        """Starts from a state, at its clock."""
        self.world = world
        self.clock = Clock(world.clock)
        self.lock = threading.RLock()
        self.changes = 0
        self.touched: set[str | int] = set()
        self.tell: Callable[[Happening], None] = lambda _: None

    @property
    def people(self) -> People:
        """All accounts as they are now."""
        return People(self.world.people, self.world.numbers)

    def moved(self, part: str | int) -> None:
        """Notes that a part of the state changed: an issue by its number, or all `labels`, `people`, `branches`."""
        self.changes += 1
        self.touched.add(part)

    def happened(self, happening: Happening) -> None:
        """Passes on what happened."""
        self.moved(happening.issue.number if happening.issue else "labels")
        self.tell(happening)

    def note(self, issue: Issue, kind: str, who: Account, **facts: Any) -> Item:
        """Writes an entry into an issue's timeline and moves the issue's `updated_at`."""
        self.moved(issue.number)
        item = Item(id=self.world.new_id(), kind=kind, actor=who.key, at=self.clock.stamp(), facts=facts)
        issue.timeline.append(item)
        issue.updated_at = item.at
        return item

    def issue(self, number: int) -> Issue:
        """The issue of that number: 410 when it was deleted, 404 when it never was."""
        if number in self.world.deleted:
            raise Refused.gone()
        if number not in self.world.issues:
            raise Refused.missing()
        return self.world.issues[number]

    def comment(self, number: int) -> Comment:
        """The comment of that id, or 404."""
        if number not in self.world.comments:
            raise Refused.missing()
        return self.world.comments[number]

    def label(self, name: str) -> Label:
        """The label of that name, or 404."""
        found = self.world.label_named(name)
        if found is None:
            raise Refused.missing()
        return found


def checked_text(resource: str, field_name: str, value: Any, limit: int = TEXT_LIMIT) -> str:
    """A text within GitHub's limit, or 422."""
    if not isinstance(value, str):
        raise Refused.invalid(resource, field_name, "invalid", f"{field_name} is not a string")
    if len(value) > limit:
        said = f"{field_name} is too long (maximum is {limit} characters)"
        raise Refused.invalid(resource, field_name, "custom", said)
    return value
