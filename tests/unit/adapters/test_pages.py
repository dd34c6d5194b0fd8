"""All issues in pages, from a session that answers in memory: what is asked for when points or patience run short."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from automation.adapters.github_issue import Issues
from automation.adapters.github_pages import Pages
from automation.adapters.github_session import Answer
from automation.errors import AskedToWait, GitHubUnavailable, PartRefused

BEGIN = datetime(2026, 11, 24, 1, tzinfo=UTC)
PLACE = {"owner": "kampus", "name": "permohonan"}
AGUS = {"login": "agus", "__typename": "User", "databaseId": 1}
REPOSITORY = {
    "id": "R_1",
    "databaseId": 1,
    "nameWithOwner": "kampus/permohonan",
    "isPrivate": False,
    "deskFile": None,
    "automation": None,
    "defaultBranchRef": None,
}


def issue(number: int, **facts: Any) -> dict[str, Any]:
    """An issue that nothing happened to."""
    at = BEGIN.isoformat()
    return {
        "id": f"I_{number}",
        "number": number,
        "title": "",
        "body": "",
        "url": "",
        "state": "OPEN",
        "author": AGUS,
        "createdAt": at,
        "updatedAt": at,
        "lastEditedAt": None,
        "editor": None,
        "userContentEdits": None,
        "labels": {"nodes": []},
        "timelineItems": {"totalCount": 0, "nodes": [], "pageInfo": {"hasNextPage": False}},
    } | facts


@dataclass
class Session:
    """A GitHub of so many issues; pages that hold one of `heavy` fail with the error."""

    count: int
    remaining: int = 1_000
    heavy: frozenset[int] = frozenset()
    error: Exception = field(default_factory=lambda: GitHubUnavailable("GitHub failed (502)"))
    now: datetime = BEGIN
    facts: dict[int, dict[str, Any]] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)

    def query(self, text: str, variables: dict[str, Any]) -> Answer:
        """The answer to one of the three documents of a reading."""
        name = text.split("query ")[1].split("(", maxsplit=1)[0]
        self.asked.append((name, variables.get("first", 0)))
        if name == "DeskRecords":
            return self._answer({"ledger": None, "register": None} | {f"r{n}": None for n in range(1, self.count + 1)})
        begin, first = int(variables["after"] or 0), variables["first"]
        numbers = range(begin + 1, min(begin + first, self.count) + 1)
        if name == "DeskPage" and self.heavy & set(numbers):
            raise self.error
        self.remaining -= 1
        told = [issue(n, **self.facts.get(n, {})) for n in numbers]
        page = {"totalCount": self.count, "nodes": told}
        page["pageInfo"] = {"hasNextPage": numbers[-1] < self.count, "endCursor": str(numbers[-1])}
        return self._answer(REPOSITORY | {"issues": page})

    def _answer(self, repository: dict[str, Any]) -> Answer:
        rate = {"cost": 1, "limit": 1_000, "remaining": self.remaining, "resetAt": ""}
        return Answer(data={"rateLimit": rate, "repository": repository}, now=self.now)


def pages(session: Session, waits: list[float] | None = None, **changes: Any) -> Pages:
    """A reading of all of them; waiting takes no time."""
    wait = (waits if waits is not None else []).append
    return Pages(issues=Issues(session=session, place=PLACE), states=("OPEN",), wait=wait, **changes)


def numbers(listing: Any) -> list[int]:
    """Which were read."""
    return [reading.request.number for reading in listing.readings]


@pytest.mark.parametrize("heavy", [{1}, {13}, {25}, {26}, {60}, {7, 8}, {5, 30, 55}])
def test_an_issue_that_fails_alone_is_named_and_all_others_are_read(heavy):
    """Wherever it stands: in the first page, at an edge, as the last, several of them."""
    found = pages(Session(60, heavy=frozenset(heavy))).read()

    assert numbers(found) == [number for number in range(1, 61) if number not in heavy]
    assert [one.number for one in found.unread] == sorted(heavy)
    assert {one.reason.code for one in found.unread} == {"unread_failing"}


def test_pages_grow_narrower_only_where_something_fails():
    """25, 10, 5, 1, each asked for twice, with the numbers alone asked for in between; then 25 again."""
    session = Session(60, heavy=frozenset({3}))
    pages(session).read()
    sizes = [first for name, first in session.asked if name == "DeskPage"]

    assert sizes == [25, 25, 10, 10, 5, 5, 1, 1, 1, 1, 1, 1, 5, 10, 10, 25, 25]
    assert Counter(name for name, _ in session.asked)["DeskNumbers"] == 4


def test_waiting_grows_and_ends():
    """A second, two, …; after a minute in all nothing is waited for, however much fails."""
    waits: list[float] = []
    pages(Session(200, heavy=frozenset(range(1, 200, 3))), waits).read()

    assert waits[:3] == [1, 1, 1]
    assert sum(waits) == 60


@pytest.mark.parametrize(
    ("error", "wanted"), [(AskedToWait("wait"), AskedToWait), (GitHubUnavailable("502"), GitHubUnavailable)]
)
def test_what_fails_for_all_ends_the_reading(error, wanted):
    """A limit at once, and a whole page of issues that each fail alone."""
    session = Session(60, heavy=frozenset(range(1, 61)), error=error)
    with pytest.raises(wanted):
        pages(session).read()

    assert (len(session.asked) == 1) == (wanted is AskedToWait)


def test_a_refused_part_concerns_one_issue():
    """What the token may not see of one issue keeps no other from being read."""
    found = pages(Session(30, heavy=frozenset({4}), error=PartRefused("FORBIDDEN"))).read()

    assert [one.number for one in found.unread] == [4]
    assert len(found.readings) == 29


@pytest.mark.parametrize(
    "odd", [{"createdAt": "kemarin"}, {"labels": None}, {"timelineItems": None}, {"updatedAt": "kemarin"}]
)
def test_a_history_of_an_unknown_shape_concerns_one_issue(odd):
    """It is named; nothing is taken from it."""
    found = pages(Session(30, facts={4: odd})).read()

    assert [(one.number, one.reason.code) for one in found.unread] == [(4, "unread_shape")]
    assert 4 not in numbers(found)


# The hour's points.


def seen_in(turns: int, count: int, remaining: int) -> list[set[int]]:
    """What so many readings see, a half hour apart, when events have used all but so many points."""
    found = []
    for turn in range(turns):
        session = Session(count, remaining=remaining, now=BEGIN + timedelta(minutes=30 * turn))
        listing = pages(session, keep=0.5).read()
        assert (listing.unseen, session.remaining >= 450) == (count - len(listing.readings), True)
        found.append(set(numbers(listing)))
    return found


@pytest.mark.parametrize(("count", "turns"), [(60, 8), (400, 40)])
def test_no_request_is_unseen_for_good_however_few_points_are_left(count, turns):
    """With a page or two in each turn, all are met in two to three times as many turns as there are pages."""
    assert set().union(*seen_in(turns, count, 505)) == set(range(1, count + 1))


def test_with_enough_points_all_are_seen_in_order():
    """And nothing is skipped."""
    session = Session(1_000)
    found = pages(session, keep=0.5).read()

    assert (numbers(found), found.unseen) == (list(range(1, 1_001)), 0)
    assert "DeskNumbers" not in {name for name, _ in session.asked}


def test_who_needs_all_begins_nothing_that_cannot_be_ended():
    """The site costs events one page where it cannot be built."""
    session = Session(1_000, remaining=530)
    with pytest.raises(AskedToWait, match="this hour's points"):
        pages(session, keep=0.5, is_whole=True).read()

    assert len(session.asked) == 2
