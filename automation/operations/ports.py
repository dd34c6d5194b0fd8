"""What commands need from outside, in desk words: read a request, read all, carry a plan out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from automation.core.history.record import Entry
from automation.core.history.register import Line, Register
from automation.core.history.request import Request
from automation.core.outcome.decision import Unread
from automation.core.outcome.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One request as it was read: its history, the server's time, and what else the same answer told.

    `sources` are the git object ids of the desk file and of `automation` on the default branch ('' for none);
    `record_head` is the head of the record's branch, `head` that of the default branch ('' for none);
    `changed_at` is when the issue last changed, as far as the answer knows; `raw` is the answer itself, for `--save`.
    """

    request: Request
    now: datetime
    sources: tuple[str, str] = ("", "")
    record_head: str = ""
    head: str = ""
    changed_at: datetime | None = None
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterReading:
    """The register as it was read by itself, with the repository's number and the server's time.

    `desk_file` is the git object id of the desk file on the default branch; the heads are those of `Reading`.
    """

    register: Register
    now: datetime
    repository_id: int
    desk_file: str = ""
    record_head: str = ""
    head: str = ""


class KeepsRegister(Protocol):
    """Reads the register, and adds to it."""

    def read_register(self) -> RegisterReading:
        """Raises GitHubRefused, GitHubUnavailable or Unreadable."""

    def append_register(self, reading: RegisterReading, register: Sequence[Line]) -> None:
        """Add lines to the register that `reading` found. Raises Conflict when somebody wrote there since."""


class ReadsRequests(Protocol):
    """Reads one request whole, or not at all."""

    def read(self, number: int) -> Reading:
        """Raises GitHubRefused, GitHubUnavailable or Unreadable."""


class KeepsRecords(ReadsRequests, Protocol):
    """Reads, records and writes."""

    def apply(self, plan: Plan) -> None:
        """Send all writes of the plan. Raises GitHubRefused or GitHubUnavailable."""

    def append(self, reading: Reading, entries: Sequence[Entry], register: Sequence[Line] = ()) -> None:
        """Add entries to the record that `reading` found, and lines to the register, both or neither.

        Raises Conflict when somebody wrote there since.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Many requests read at once, with what is true of the repository; `now` is the server's time at the last page.

    `unread` are those that could not be read, `unseen` counts those that were left for another time.
    """

    readings: tuple[Reading, ...]
    now: datetime
    is_private: bool
    unread: tuple[Unread, ...] = ()
    unseen: int = 0


class ReadsAll(Protocol):
    """Reads every request."""

    def read_all(self, states: Sequence[str], keep: float = 0.0, *, is_whole: bool = False) -> Listing:
        """All issues in these states, but for those that cannot be read, which are named.

        Where less than `keep` of what GitHub lets the desk ask in an hour is left, the rest is left unseen; with
        `is_whole` AskedToWait is raised at once where that can be foreseen. Raises GitHubRefused or GitHubUnavailable
        for what concerns all of them.
        """
