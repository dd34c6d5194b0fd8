"""Who must act when GitHub says no: nobody, where the next run may be told otherwise; else the maintainers."""

import github
import pytest

from automation.adapters.github_session import _raise_ours
from automation.errors import (
    AskedToWait,
    Conflict,
    DeskError,
    GitHubRefused,
    GitHubUnavailable,
    NoSuchRequest,
    PartRefused,
)

WENT_WRONG = "Something went wrong while executing your query."
DEEP = ["repository", "issues", "nodes", 3, "author"]


def graphql(*errors: dict[str, object]) -> github.GithubException:
    """An answer with errors, as PyGithub tells it: every status becomes 400, or 404."""
    is_missing = len(errors) == 1 and errors[0].get("type") == "NOT_FOUND"
    return github.GithubException(404 if is_missing else 400, {"data": None, "errors": list(errors)}, {})


def rest(status: int, message: str) -> github.GithubException:
    """An answer with a status."""
    return github.GithubException(status, {"message": message}, {})


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        # GitHub's limits, by both names that they have had.
        (graphql({"type": "RATE_LIMITED", "message": "x"}), AskedToWait),
        (graphql({"type": "RATE_LIMIT", "code": "graphql_rate_limit", "message": "x"}), AskedToWait),
        (rest(429, "x"), AskedToWait),
        (github.RateLimitExceededException(403, {"message": "secondary"}, {}), AskedToWait),
        # GitHub's own failures.
        (rest(502, "Server Error"), GitHubUnavailable),
        (graphql({"message": WENT_WRONG}), GitHubUnavailable),
        (graphql({"message": WENT_WRONG, "path": DEEP, "locations": []}), GitHubUnavailable),
        (graphql({"type": "RESOURCE_LIMITS_EXCEEDED", "path": DEEP, "message": "x"}), GitHubUnavailable),
        (graphql({"type": "SERVICE_UNAVAILABLE", "message": "x"}), GitHubUnavailable),
        (graphql({"type": "NOT_FOUND", "path": DEEP, "message": "x"}, {"message": WENT_WRONG}), GitHubUnavailable),
        # Somebody wrote in between.
        (graphql({"type": "STALE_DATA", "path": ["createCommitOnBranch"], "message": "x"}), Conflict),
        (graphql({"type": "NOT_FOUND", "path": ["w2"], "message": "x"}), Conflict),
        (graphql(*({"type": "NOT_FOUND", "path": [name], "message": "x"} for name in ("w0", "w1"))), Conflict),
        # Rights, and mistakes.
        (graphql({"type": "NOT_FOUND", "path": ["repository", "issue"], "message": "x"}), NoSuchRequest),
        (graphql({"type": "NOT_FOUND", "path": ["repository"], "message": "x"}), GitHubRefused),
        (graphql({"type": "FORBIDDEN", "path": ["w0"], "message": "x"}), GitHubRefused),
        (graphql({"type": "FORBIDDEN", "path": DEEP, "message": "x"}), PartRefused),
        (graphql({"message": "No such field", "extensions": {"code": "undefinedField"}}), GitHubRefused),
        (rest(401, "Bad credentials"), GitHubRefused),
        (rest(404, "Not Found"), GitHubRefused),
        (rest(422, "Validation Failed"), GitHubRefused),
    ],
)
def test_each_answer_has_its_kind(told, wanted):
    """What is passing is no matter of a maintainer, and what is not does not pass for it."""
    with pytest.raises(DeskError) as raised:
        _raise_ours(told)

    assert type(raised.value) is wanted
    assert raised.value.is_passing == issubclass(wanted, GitHubUnavailable | Conflict)
