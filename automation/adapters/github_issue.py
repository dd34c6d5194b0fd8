"""One issue read to its end: the pages of its history that a first answer does not hold, put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from automation.core.history.request import Request
from automation.errors import GitHubUnavailable, NoSuchRequest
from automation.operations.ports import Reading

from .github_query import EDITS_QUERY, timeline_query
from .github_record import oid_of
from .github_session import GitHubSession
from .history import lacks_edits, request_of

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issues:
    """Where issues are read: `place` are the variables that name the repository."""

    session: GitHubSession
    place: Mapping[str, str]
    is_foreign: bool = False

    def whole(self, repository: Json, issue: Json, now: datetime) -> Reading:
        """What `issue` tells, and whatever more there is of it; its record stands in `repository`.

        Raises GitHubUnavailable for a page that does not come, NoSuchRequest when the issue went in between, and
        Unreadable for a shape that is not GitHub's.
        """
        items = self._timeline(issue)
        if lacks_edits(repository, issue):
            issue = self._edited(repository, issue)
        return _reading(repository, issue, items, now)

    def _timeline(self, issue: Json) -> list[Json]:
        number, page = issue["number"], issue["timelineItems"]
        what = f"items in the history of #{number}"
        items = list(nodes(page, 0, what))
        while page["pageInfo"]["hasNextPage"]:
            page = self._next(timeline_query(is_foreign=self.is_foreign), number, page)["timelineItems"]
            items += nodes(page, len(items), what)
        return items

    def _edited(self, repository: Json, issue: Json) -> Json:
        """The issue with as many of its edits as a decision needs: what the record counted is not asked for again."""
        page = issue["userContentEdits"]
        total, told = page["totalCount"], list(page["nodes"])
        while lacks_edits(repository, issue):
            page = self._next(EDITS_QUERY, issue["number"], page)["userContentEdits"]
            told += nodes(page, len(told), f"edits of the text of #{issue['number']}")
            # What is added meanwhile stands before the first page, and is an event of its own.
            edits = dict(page) | {"nodes": told, "totalCount": total}
            issue = dict(issue) | {"userContentEdits": edits}
        return issue

    def _next(self, text: str, number: int, page: Json) -> Json:
        """What stands behind a page of an issue."""
        variables = {**self.place, "number": number, "after": page["pageInfo"]["endCursor"]}
        issue: Json | None = self.session.query(text, variables).data["repository"]["issue"]
        if issue is None:
            raise NoSuchRequest(f"#{number} went while it was read")
        return issue


def nodes(page: Json, known: int, what: str) -> Sequence[Json]:
    """What one page holds, after `known` ones; an empty page where some must follow is no answer."""
    found: Sequence[Json] = page["nodes"]
    if not found and page["totalCount"] > known:
        raise GitHubUnavailable(f"GitHub told only {known} of {page['totalCount']} {what}")
    return found


def _reading(repository: Json, issue: Json, items: Sequence[Json], now: datetime) -> Reading:
    request: Request = request_of(repository, issue, items)
    oids = [(repository[name] or {}).get("oid", "") for name in ("deskFile", "automation")]
    raw = {"repository": dict(repository) | {"issue": dict(issue) | {"timelineItems": {"nodes": list(items)}}}}
    return Reading(
        request=request,
        now=now,
        sources=(oids[0], oids[1]),
        record_head=oid_of(repository.get("ledger")),
        head=oid_of(repository.get("defaultBranchRef")),
        changed_at=datetime.fromisoformat(issue["updatedAt"]),
        raw=raw,
    )
