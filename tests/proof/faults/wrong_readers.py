"""Readers of all requests that are wrong on purpose: each reads rightly while nothing fails."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from automation.adapters import github_pages
from automation.adapters.github_desk import GitHubDesk
from automation.adapters.github_session import Answer, GitHubSession
from automation.errors import GitHubUnavailable
from automation.operations.ports import Listing


class StopsAtTheFirst(GitHubDesk):
    """Whatever fails ends the reading, as it once did: one odd request stops the job for all."""

    def read_all(self, states: Sequence[str], keep: float = 0.0, *, is_whole: bool = False) -> Listing:
        """All of them or none."""
        pages = github_pages.Pages(issues=self._issues(), states=states, wait=self.wait, keep=keep)
        found = pages._page(None, 25)
        while found.after is not None:
            pages._count = found.count
            found += pages._page(found.after, 25)
        seen = pages._seen
        return Listing(readings=found.readings, now=seen.now, is_private=False, unread=found.unread)


class LeavesOut(GitHubDesk):
    """What cannot be read is not mentioned."""

    def read_all(self, states: Sequence[str], keep: float = 0.0, *, is_whole: bool = False) -> Listing:
        """Those that can."""
        return replace(super().read_all(states, keep, is_whole=is_whole), unread=())


class TakesHalf(GitHubSession):
    """An answer that lacks something is an answer."""

    def query(self, text: str, variables: Mapping[str, Any]) -> Answer:
        """Whatever came."""
        try:
            return super().query(text, variables)
        except GitHubUnavailable as error:
            told = getattr(error.__cause__, "data", None)
            if not isinstance(told, dict) or not isinstance(told.get("data"), dict):
                raise
            issues = told["data"]["repository"]["issues"]
            issues["nodes"] = [node for node in issues["nodes"] if node]
            return replace(super().query("{ rateLimit { cost } }", {}), data=told["data"])


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """A wrong reader, the fault that shows it, and what is then said."""

    name: str
    fault: Mapping[str, Any]
    seen: str
    github: type[GitHubDesk] = GitHubDesk
    session: type[GitHubSession] = GitHubSession


WRONG = (
    Wrong(
        name="stops at the first failure",
        github=StopsAtTheFirst,
        fault={"kind": "502", "match": {"operation": "DeskPage", "nth": 2}},
        seen="it ended with",
    ),
    Wrong(
        name="leaves out what it cannot read",
        github=LeavesOut,
        fault={"kind": "502", "match": {"holds": 1}, "times": 99},
        seen="unread are",
    ),
    Wrong(
        name="takes half an answer",
        session=TakesHalf,
        fault={"kind": "graphql_partial", "match": {"operation": "DeskPage", "holds": 1}, "times": 99},
        seen="unread are",
    ),
)
