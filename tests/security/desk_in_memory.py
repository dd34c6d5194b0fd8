"""The desk's own way of carrying a plan out, over a story: something may happen before each call that it sends.

A batch of writes counts as one call a write, for GitHub may stop after any of them.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, field

from automation.core.approval.revision import salted_code
from automation.core.history.record import Entry
from automation.core.history.register import Line
from automation.core.outcome.plan import EditComment, MinimizeComment, Plan, React
from automation.core.state.codes import CODES
from automation.errors import Conflict, GitHubRefused
from automation.operations.handle import Run, handle
from automation.operations.ports import Reading
from tests.builders.stories import Story
from tests.builders.texts import drawn

SOURCES = ("1" * 40, "2" * 40)
_COPIED = re.compile(r"^/(?:setujui|sepakat|catat) ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})$", re.MULTILINE)


class Stopped(Exception):
    """The run ends here, as if its machine had died."""


@dataclass(kw_only=True)
class MemoryDesk:
    """Reads and writes a story; `before` is told the number of each call, from 0, and may stop or meddle."""

    story: Story
    before: Callable[[int], None] = lambda _: None
    calls: list[str] = field(default_factory=list)
    entropy: Callable[[], bytes] | None = None

    def read(self, number: int) -> Reading:
        """The request as it is now."""
        self._call("read")
        assert number == self.story.request.number
        return Reading(request=self.story.request, now=self.story.now, sources=SOURCES, raw={})

    def apply(self, plan: Plan) -> None:
        """One write after another; one on a comment that is gone is refused, and the others are done."""
        refused = ""
        for write in plan.writes:
            self._call(type(write).__name__)
            there = {comment.node_id for comment in self.story.request.comments}
            if isinstance(write, React | EditComment | MinimizeComment) and write.node_id not in there:
                refused = write.node_id
            else:
                self.story.apply(write)
        if refused:
            raise GitHubRefused(refused)

    def append(self, reading: Reading, entries: Sequence[Entry], register: Sequence[Line] = ()) -> None:
        """By compare-and-swap."""
        self._call("append")
        known = self.story.request.record or ()
        if known != reading.request.record:
            message = "somebody wrote there since"
            raise Conflict(message)
        self.story.records(entries, register)

    def _call(self, name: str) -> None:
        self.before(len(self.calls))
        self.calls.append(name)


def run(story: Story, before: Callable[[int], None] = lambda _: None, desk: MemoryDesk | None = None) -> list[str]:
    """One run of the desk for the story's request; the calls that it sent."""
    desk = desk or MemoryDesk(story=story, before=before)
    with suppress(GitHubRefused):
        handle(
            Run(
                catalogue=story.of,
                desk=desk,
                number=story.request.number,
                sources=lambda: SOURCES,
                entropy=desk.entropy or (lambda: drawn(story.request)),
            )
        )
    return desk.calls


def unrecorded_codes(story: Story) -> set[str]:
    """The codes that the desk offers for copying, for which the record holds no salt."""
    salts = {salted_code(each.revision, each.salt) for each in story.request.record or () if each.kind in CODES}
    return {code for each in story.request.comments if each.by_desk for code in _COPIED.findall(each.body)} - salts


def stopped(story: Story, call: int) -> bool:
    """One run that dies before a call; whether it came that far."""

    def stop(number: int) -> None:
        if number == call:
            raise Stopped

    try:
        run(story, stop)
    except Stopped:
        return True
    return False


def twin(story: Story) -> Story:
    """The same story, to be told on in another way."""
    other = copy(story)
    other.plans = list(story.plans)
    return other.sleeps()
