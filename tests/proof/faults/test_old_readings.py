"""What GitHub answers from a time before the event, or not whole, is not acted upon."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from automation.adapters.actions_runtime import Actions, hint
from automation.adapters.github_issue import Issues
from automation.adapters.github_session import Answer
from automation.core.decision.trigger import Hint
from automation.core.history.register import Line
from automation.errors import GitHubUnavailable
from automation.operations.handle import Run, handle
from automation.operations.ports import Reading
from tests.builders.stories import Story, at_step, catalogue, copied

EVENT = datetime(2026, 11, 24, 3, tzinfo=UTC)
BEFORE = EVENT - timedelta(seconds=1)


@dataclass
class Lagging:
    """A desk whose request lags behind for some readings; it notes what is written."""

    told: Story
    lags: int
    read_count: int = 0
    written: list[object] = field(default_factory=list)

    def read(self, number: int) -> Reading:
        """The request as it stood before the event, then as it stands."""
        self.read_count += 1
        at = BEFORE if self.read_count <= self.lags else EVENT
        return Reading(request=self.told.request, now=self.told.now, changed_at=at, raw={})

    def apply(self, plan: object) -> None:
        """Notes it."""
        self.written.append(plan)


def run(desk: Lagging, event: Hint | None) -> Run:
    """A run for an event, or without one."""
    sources, entropy = lambda: ("", ""), lambda: bytes(32)
    return Run(catalogue=catalogue(), desk=desk, number=12, sources=sources, entropy=entropy, event=event)


@pytest.mark.parametrize("lags", [0, 1, 3])
def test_a_reading_that_is_older_than_the_event_is_made_again(lags):
    """Until it is as new as the event."""
    desk = Lagging(at_step(3), lags)
    handle(run(desk, Hint(number=12, changed_at=EVENT)))

    assert desk.read_count == lags + 1


def test_a_github_that_lags_on_is_not_acted_upon():
    """After four readings the run gives up, and says so; the sweep tries again."""
    desk = Lagging(at_step(3).sleeps().says("budi", "/status"), 9)
    with pytest.raises(GitHubUnavailable, match="before this event"):
        handle(run(desk, Hint(number=12, changed_at=EVENT)))

    assert (desk.read_count, desk.written) == (4, [])


def test_a_comment_that_was_deleted_must_be_gone():
    """A deletion moves no time of the issue, so the comment itself tells how old a reading is."""
    desk = Lagging(at_step(3), 0)
    there = desk.told.request.comments[0].id
    handle(run(desk, Hint(number=12, changed_at=EVENT, deleted=there + 1000)))
    with pytest.raises(GitHubUnavailable, match="before this event"):
        handle(run(desk, Hint(number=12, changed_at=EVENT, deleted=there)))

    assert desk.written == []


@dataclass
class Unsteady(Lagging):
    """A desk of which one answer is newer than the next one, as of two replicas; its record takes everything."""

    entries: list[object] = field(default_factory=list)

    def read(self, number: int) -> Reading:
        """The second reading is older than the first."""
        self.read_count += 1
        at = BEFORE if self.read_count == 2 else EVENT
        return Reading(request=self.told.request, now=self.told.now, changed_at=at, raw={})

    def append(self, reading: Reading, entries: Sequence[object], register: Sequence[Line] = ()) -> None:
        """Notes what is recorded by which reading."""
        self.entries.append((reading.changed_at, len(entries)))


@pytest.mark.parametrize("event", [Hint(number=12, changed_at=BEFORE), None])
def test_what_a_run_has_read_is_not_unread(event):
    """A reading that is older than the run's own last one is made again, whatever the event knew."""
    told = at_step(3).sleeps()
    desk = Unsteady(told.says("budi", copied(told.status)), 0)
    handle(run(desk, event))

    # The move, and the salt of the code for the requirements.
    assert (desk.read_count, desk.entries) == (3, [(EVENT, 2)])


@pytest.mark.parametrize(
    ("payload", "changed_at", "deleted"),
    [
        ({"action": "created", "comment": {"id": 7}}, None, 0),
        ({"action": "deleted", "comment": {"id": 7}}, None, 7),
        ({"action": "deleted", "comment": {"id": "7"}}, None, 0),
        ({"issue": {"updated_at": "2026-11-24T03:00:00Z"}}, EVENT, 0),
        ({"issue": {"updated_at": "2026-11-24T03:00:00"}}, None, 0),
        ({"issue": {"updated_at": "kemarin"}}, None, 0),
        ({"issue": {"updated_at": None}}, None, 0),
    ],
)
def test_what_an_event_tells_of_its_time(tmp_path, payload, changed_at, deleted):
    """GitHub's time of the issue, and the id of a deleted comment; anything else tells nothing."""
    path = tmp_path / "event.json"
    path.write_text(json.dumps({**payload, "issue": {"number": 12, **payload.get("issue", {})}}))
    found = hint(Actions(token="x", api_url="", repository="", event_path=str(path)))

    assert (found.changed_at, found.deleted) == (changed_at, deleted)


@dataclass
class Emptied:
    """A session that answers with a timeline of two pages, of which one is empty."""

    pages: tuple[tuple[str, ...], ...]

    def query(self, _: str, variables: dict[str, object]) -> Answer:
        """The page after the one that was told last."""
        after = int(variables.get("after") or 0)
        page = {
            "totalCount": 2,
            "nodes": list(self.pages[after]),
            "pageInfo": {"hasNextPage": after + 1 < len(self.pages), "endCursor": str(after + 1)},
        }
        return Answer(data={"repository": {"issue": {"timelineItems": page}}}, now=EVENT)


def read(pages):
    """The history of #12 as GitHub tells it in these pages."""
    session = Emptied(pages)
    issue = {"number": 12} | session.query("", {}).data["repository"]["issue"]
    return Issues(session=session, place={"owner": "kampus", "name": "permohonan"})._timeline(issue)


@pytest.mark.parametrize("pages", [((), ("b",)), (("a",), ()), ((),)])
def test_an_empty_page_is_no_answer(pages):
    """A history of which GitHub tells less than it counts is not read at all."""
    with pytest.raises(GitHubUnavailable, match=r"told only [01] of 2 items in the history of #12"):
        read(pages)


def test_whole_pages_are_taken_together():
    """All items of all pages, in their order."""
    assert read((("a",), ("b",))) == ["a", "b"]
