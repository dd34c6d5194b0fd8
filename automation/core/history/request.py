"""A request as GitHub tells its history: the issue, its comments, its label, state and edit events.

Facts only. Knows no SOP, no desk file, no clock. All instants are aware UTC, in GitHub's whole seconds.
"""

from dataclasses import dataclass
from datetime import datetime

from .record import Entry
from .register import Register

WITHOUT_ACCOUNT = 9_000_000_000_000
"""From here up the desk file numbers people without an account; GitHub gives no account such a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who did something. `id` is the number by which people are compared; `kind` is GitHub's type: User, Bot, ….

    As GitHub tells it, `id` is the account's own number. Where the desk file joins that to another number of the same
    person, `id` is the present one and `acted_as` the account's own (`persons.py`). `is_gone`: the account was deleted,
    and the record alone says whose it was (`gone.py`).
    """

    login: str
    id: int | None
    kind: str = "User"
    acted_as: int | None = None
    is_gone: bool = False

    @property
    def number(self) -> int | None:
        """The account's own number: rights are given to it, and the record names it."""
        return self.id if self.acted_as is None else self.acted_as

    @property
    def is_person(self) -> bool:
        """Whether this is a person's account (rule 3)."""
        return self.kind == "User" and (self.id is None or self.id < WITHOUT_ACCOUNT)

    @property
    def can_be_called(self) -> bool:
        """Whether a mention reaches this person: a login that was given up may be a stranger's by now."""
        return self.is_person and bool(self.login) and not self.is_gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One edit of the issue's body; `editor` is None for a deleted account."""

    at: datetime
    editor: Account | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment as it reads now.

    `edited_at` is GitHub's lastEditedAt (None: never edited), `editor` its last editor. `marks` are the reactions
    that the desk itself left (GitHub's names, as `THUMBS_UP`); `by_desk` says that the desk wrote the comment,
    `is_minimized` that GitHub shows it folded.
    """

    id: int
    node_id: str
    author: Account | None
    body: str
    created_at: datetime
    edited_at: datetime | None = None
    editor: Account | None = None
    via_email: bool = False
    by_desk: bool = False
    marks: frozenset[str] = frozenset()
    url: str = ""
    is_minimized: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelEvent:
    """A label was put on (`added`) or taken off. `actor` is None for a deleted account.

    `label` is its name as it is now; `changed_at` says when it was last renamed or otherwise changed (None: unknown).
    `by_desk` says that the desk itself did it.
    """

    node_id: str
    at: datetime
    actor: Account | None
    label: str
    added: bool
    changed_at: datetime | None = None
    by_desk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StateEvent:
    """The issue was closed or reopened."""

    node_id: str
    at: datetime
    actor: Account | None
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """A comment was deleted; GitHub tells neither its text nor its id."""

    node_id: str
    at: datetime
    actor: Account | None
    author: Account | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One issue with its whole history, read completely or not at all.

    `record` are the entries of its record, () when there is none yet, None when it is there and cannot be read.
    `register` is the desk's register of rights; None where nobody asked for it, as in a test of pure functions: then
    each right of the desk file counts as known always.
    `untold_edits` counts the oldest edits of the body, of which GitHub tells neither when nor by whom.
    """

    repository: str
    repository_id: int
    number: int
    node_id: str
    title: str
    body: str
    author: Account | None
    created_at: datetime
    url: str = ""
    edits: tuple[Edit, ...] = ()
    untold_edits: int = 0
    is_open: bool = True
    labels: frozenset[str] = frozenset()
    comments: tuple[Comment, ...] = ()
    label_events: tuple[LabelEvent, ...] = ()
    state_events: tuple[StateEvent, ...] = ()
    deletions: tuple[Deletion, ...] = ()
    transferred_at: datetime | None = None
    record: tuple[Entry, ...] | None = ()
    register: Register | None = None

    @property
    def edit_count(self) -> int:
        """How often the body was edited so far."""
        return self.untold_edits + len(self.edits)
