"""Wrong ways to write, for any desk or port that writes: each is harmless while nothing fails."""

from collections.abc import Sequence
from dataclasses import replace

from automation.core.history.record import Entry
from automation.core.history.register import Line
from automation.core.outcome.plan import Plan, PostComment
from automation.errors import DeskError, GitHubUnavailable
from automation.operations.ports import Reading


class SendingTwice:
    """A batch that got no answer is sent again, as PyGithub does it unless told otherwise."""

    def apply(self, plan: Plan) -> None:
        """Sends it until it is answered."""
        try:
            super().apply(plan)
        except GitHubUnavailable:
            super().apply(plan)


class PostingTheStatusUnseen:
    """The status comment is looked for in what was read before the batch that failed, and so is posted once more."""

    def apply(self, plan: Plan) -> None:
        """Makes sure of the status comment."""
        try:
            super().apply(plan)
        except DeskError:
            posts = tuple(each for each in plan.writes if isinstance(each, PostComment) and each.key == "status")
            super().apply(replace(plan, writes=posts))


class IgnoringTheRecord:
    """What cannot be recorded is done all the same."""

    def append(self, reading: Reading, entries: Sequence[Entry], register: Sequence[Line] = ()) -> None:
        """Appends if it can."""
        try:
            super().append(reading, entries, register)
        except GitHubUnavailable:
            return
