"""The one way to GitHub: PyGithub with our own time-outs and retries, and its errors turned into ours.

PyGithub by itself repeats POSTs after a 5xx, which doubles comments, and sleeps between requests; both are off here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, NoReturn

import github
from github.GithubRetry import GithubRetry

from automation.errors import (
    AskedToWait,
    Conflict,
    GitHubRefused,
    GitHubUnavailable,
    NoSuchRequest,
    PartRefused,
)

_NOT_FOUND, _SERVER_ERROR, _TOO_MANY = 404, 500, 429
_NO_ISSUE = ("NOT_FOUND", ["repository", "issue"])
_WAIT = frozenset({"RATE_LIMITED", "RATE_LIMIT"})
"""GitHub has called its limit by both names."""
_PASSING = frozenset({"INTERNAL", "SERVICE_UNAVAILABLE", "RESOURCE_LIMITS_EXCEEDED"})
_DEEP = 2
"""How long the path of an error is that concerns a whole repository or issue; a longer one concerns a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """GitHub's answer to one query: `data`, and the server's own time (aware UTC)."""

    data: Mapping[str, Any]
    now: datetime


@dataclass(slots=True)
class GitHubSession:
    """A session with one token on one API address; counts what it sends."""

    token: str = field(repr=False)
    api_url: str
    sent: int = 0
    _client: github.Github = field(init=False, repr=False)

    def __post_init__(self) -> None:
        retry = GithubRetry(total=3, backoff_factor=1, allowed_methods={"GET", "HEAD"}, max_rate_limit_wait=60)
        self._client = github.Github(
            auth=github.Auth.Token(self.token),
            base_url=self.api_url,
            retry=retry,
            timeout=30,
            per_page=100,
            seconds_between_requests=0,
            seconds_between_writes=0,
            user_agent="alur",
        )

    def query(self, text: str, variables: Mapping[str, Any]) -> Answer:
        """Send one GraphQL document. Raises GitHubRefused, or GitHubUnavailable also for half an answer."""
        headers, body = self._sent(lambda: self._client.requester.graphql_query(text, dict(variables)))
        data = body.get("data")
        if not isinstance(data, dict):
            raise GitHubUnavailable("GitHub answered without data")
        return Answer(data=data, now=_server_time(headers))

    def dispatch(self, workflow: str, branch: str, inputs: Mapping[str, str]) -> None:
        """Start a workflow by hand (REST); `workflow` is OWNER/NAME/FILE. Raises GitHubRefused or GitHubUnavailable."""
        repository, _, file = workflow.rpartition("/")
        path = f"/repos/{repository}/actions/workflows/{file}/dispatches"
        document = {"ref": branch, "inputs": dict(inputs)}
        self._sent(lambda: self._client.requester.requestJsonAndCheck("POST", path, input=document))

    def _sent(self, send: Callable[[], tuple[dict[str, Any], Any]]) -> tuple[dict[str, Any], Any]:
        """Send once; whatever goes wrong is told in our words, and never tried again here."""
        self.sent += 1
        try:
            return send()
        except github.GithubException as error:
            _raise_ours(error)
        except (OSError, AssertionError) as error:
            raise GitHubUnavailable(f"GitHub could not be reached: {error}") from error
        except (ValueError, TypeError) as error:
            # Half a text is no JSON, and PyGithub stumbles over no text at all. What was asked for may have been done.
            raise GitHubUnavailable(f"GitHub's answer did not arrive whole: {error}") from error

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()


def _server_time(headers: Mapping[str, Any]) -> datetime:
    """The desk's time is the server's `Date`; without one nothing can be decided."""
    try:
        return parsedate_to_datetime(headers["date"]).astimezone(UTC)
    except (KeyError, TypeError, ValueError) as error:
        raise GitHubUnavailable("GitHub's answer has no readable Date") from error


def _raise_ours(error: github.GithubException) -> NoReturn:
    """Who must act: nobody (GitHub failed, or somebody wrote in between), or the maintainers (rights, wrong query)."""
    data = error.data if isinstance(error.data, dict) else {}
    errors = [entry for entry in data.get("errors") or [] if isinstance(entry, dict)]
    kinds = {entry.get("type") for entry in errors}
    said = "; ".join(str(entry.get("message")) for entry in errors) or str(data.get("message"))
    is_limit = kinds & _WAIT or isinstance(error, github.RateLimitExceededException)
    if is_limit or error.status == _TOO_MANY:
        raise AskedToWait(f"GitHub asks to wait ({error.status}): {said}") from error
    if "STALE_DATA" in kinds:
        raise Conflict(f"GitHub has a newer state: {said}") from error
    if error.status >= _SERVER_ERROR or kinds & _PASSING or any(map(_is_nameless, errors)):
        raise GitHubUnavailable(f"GitHub failed ({error.status}): {said}") from error
    paths = [(entry.get("type"), entry.get("path")) for entry in errors]
    if _NO_ISSUE in paths:
        raise NoSuchRequest(f"GitHub knows no such issue: {said}") from error
    if paths and all(kind == "NOT_FOUND" and _is_write(path) for kind, path in paths):
        raise Conflict(f"what was to be written to is gone by now: {said}") from error
    if paths and all(isinstance(path, list) and len(path) > _DEEP for _, path in paths):
        raise PartRefused(f"GitHub refused a part of its answer: {said}") from error
    if error.status == _NOT_FOUND:
        raise GitHubRefused(f"GitHub knows no such thing: {said}") from error
    raise GitHubRefused(f"GitHub refused ({error.status}): {said}") from error


def _is_nameless(entry: Mapping[str, Any]) -> bool:
    """Whether it is one of GitHub's own failures; a wrong query is named, in `type` or in `extensions`."""
    return "message" in entry and not entry.get("type") and not entry.get("extensions")


def _is_write(path: object) -> bool:
    """Whether the error is about one of the desk's own writes, `w0`, `w1`, … of a batch."""
    return isinstance(path, list) and len(path) > 0 and str(path[0])[:1] == "w"
