"""The writes of one decision, as small comparable values.

`order.py` puts them in order: withdrawing first, opening last. Knows no GitHub client; `adapters/github_write.py` sends
them.
"""

from dataclasses import dataclass

from automation.core.history.record import Entry
from automation.core.history.register import Line
from automation.core.problem import Reason
from automation.core.state.codes import CODES


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveLabels:
    """Take these labels off the issue."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddLabels:
    """Put these labels on the issue; those that do not exist yet are created first."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """Close the issue; `reason` is COMPLETED or NOT_PLANNED."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    """Open the issue again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostComment:
    """Write a new comment; `key` is the hidden marker in its first line."""

    key: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditComment:
    """Replace the text of a comment that the desk wrote."""

    node_id: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimizeComment:
    """Fold a comment that the desk wrote and that is out of date; its text stays, one tap away."""

    node_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class React:
    """Leave a reaction of the desk on a comment."""

    node_id: str
    content: str


Write = RemoveLabels | AddLabels | Close | Reopen | PostComment | EditComment | MinimizeComment | React


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All writes for one request.

    `opens` says that one of them opens the gate and needs a fresh look first, `withdraws` that a development label goes
    because the gate is shut. `entries` are recorded before any other write, and with them the lines that the register
    lacks. `unknown` says why nothing was decided.
    """

    number: int
    issue_id: str
    writes: tuple[Write, ...] = ()
    opens: bool = False
    withdraws: bool = False
    entries: tuple[Entry, ...] = ()
    register: tuple[Line, ...] = ()
    unknown: Reason | None = None

    @property
    def may_not_wait(self) -> "Plan":
        """What is sent before anything is recorded: no opening, and no code that the record does not hold yet."""
        shows_code = any(entry.kind in CODES for entry in self.entries)
        return self.withdrawals if self.opens or shows_code else self

    @property
    def records(self) -> bool:
        """Whether anything is to be appended on the record's branch."""
        return bool(self.entries or self.register)

    @property
    def after_recording(self) -> "Plan":
        """What is sent once the entries are there, by the look that recorded them.

        What must go went before that look. If it still shows, the look is older than that write, and so are the
        comments of it that seem to be lacking: they are not written twice.
        """
        return self.withdrawals if self.withdraws else self

    @property
    def withdrawals(self) -> "Plan":
        """Only what takes back: it may be sent at once, and nothing is lost when the rest never comes."""
        kept = tuple(write for write in self.writes if isinstance(write, RemoveLabels))
        return Plan(number=self.number, issue_id=self.issue_id, writes=kept)
