"""A pull request as the event file of its run tells of it; its text is anybody's."""

from automation.core.questions.verify_line import PullRequest
from automation.core.text.values import read_repository
from automation.errors import Unreadable

from .actions_runtime import event


def pull_request(event_path: str) -> PullRequest:
    """The pull request of the event file. Raises Unreadable when the event is of none."""
    payload = event(event_path)
    pull, place = payload.get("pull_request"), payload.get("repository")
    body = pull.get("body") if isinstance(pull, dict) else ...
    name = read_repository(str(place.get("full_name"))) if isinstance(place, dict) else None
    if not isinstance(body, str | None) or name is None:
        raise Unreadable(f"the event in {event_path} is of no pull request; start this check by pull_request events")
    return PullRequest(repository=name, body=body or "")
