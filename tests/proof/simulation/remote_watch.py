"""What a run over HTTP may not have done, seen from what stood before it and what stands after it."""

from collections import Counter

from automation.core.history.request import Request
from tests.proof.simulation.hub import Kept
from tests.proof.simulation.watch import (
    GATED,
    KEY,
    READY,
    Wrong,
    is_held,
    is_launched,
    must_be_open,
    says_open,
    statuses,
)


def compare(issue: Kept, now: Request) -> None:
    """`issue` as it was before the run, and the request as it is."""
    before = issue.request
    if now.record[: len(before.record)] != before.record:
        raise Wrong("the record was rewritten")
    keys = Counter(found[1] for each in now.comments if each.by_desk and (found := KEY.match(each.body)))
    for key, count in keys.items():
        if count > 1:
            raise Wrong(f"comment {key} stands {count} times")
    if len(statuses(now)) > 1:
        raise Wrong("there are two status comments")
    typed = {each.id: each.body for each in now.comments if not each.by_desk}
    if typed != issue.typed or now.body != before.body:
        raise Wrong("the desk changed what a person typed")
    if shows(now) and not shows(before):
        _must_be_open(issue, now)


def shows(request: Request) -> bool:
    """Whether labels or the status comment say that work may go on."""
    return any(GATED.match(label) for label in request.labels) or any(READY in text for text in statuses(request))


def _must_be_open(issue: Kept, now: Request) -> None:
    issue.request = now
    if is_launched(issue):
        return
    if not says_open(now.record) and not is_held(now.record):
        raise Wrong("it opens before the record tells of it")
    must_be_open(issue, now, "", "it opens")
