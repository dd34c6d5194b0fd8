"""Desks that are wrong on purpose: each forgets one rule of a request's life, and a story must show it.

A wrong desk reads the same history, with that taken out of it which would have kept the rule.
"""

from collections.abc import Callable
from dataclasses import replace

from automation.core.decision.decide import decide
from automation.core.history.record import EntryKind
from automation.core.history.request import Comment, Request
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.desk import Duty
from automation.core.state.situation import Situation
from tests.builders.stories import Story, account

Desk = Callable[[Story], Situation]


def right(told: Story) -> Situation:
    """The desk."""
    return told.situation


def lets_the_sole_developer_test(told: Story) -> Situation:
    """One person sees the work, from the first line to the last test."""
    return _with_duties(told, lambda duty: replace(duty, not_alone_with=()))


def lets_the_requester_evaluate(told: Story) -> Situation:
    """A maintainer's own request needs no second look."""
    return _with_duties(told, lambda duty: replace(duty, never_with=()))


def lets_the_requester_declare_an_emergency(told: Story) -> Situation:
    """Who is in a hurry says so, and needs fewer approvals."""
    request = _forgetting(told.request, EntryKind.REFUSAL)
    return _read(told.of, replace(request, author=account("tono")), told)


def revives_what_lapsed(told: Story) -> Situation:
    """An entry that is put back brings its approvals back."""
    return _read(told.of, _forgetting(told.request, EntryKind.LAPSE), told)


def revives_what_was_refused(told: Story) -> Situation:
    """What did not count then is looked at again by the desk file of now."""
    return _read(told.of, _forgetting(told.request, EntryKind.REFUSAL), told)


def keeps_an_emergency_without_its_comment(told: Story) -> Situation:
    """What the record holds of a declaration opens by itself."""
    there = {comment.id for comment in told.request.comments}
    gone = [
        Comment(
            id=entry.comments[0],
            node_id="IC_0",
            author=next(each for each in map(account, ("wati", "ratna")) if each.id == entry.actor),
            body="/darurat mendesak",
            created_at=entry.at,
        )
        for entry in told.request.record
        if entry.kind is EntryKind.EMERGENCY and entry.comments[0] not in there
    ]
    return _read(told.of, replace(told.request, comments=(*told.request.comments, *gone)), told)


def forgets_the_exception(told: Story) -> Situation:
    """Once the declaration is gone nobody has to look at what was done in its name."""
    kept = tuple(comment for comment in told.request.comments if not comment.body.startswith("/darurat"))
    return _read(told.of, _forgetting(replace(told.request, comments=kept), EntryKind.EMERGENCY), told)


def lets_the_declarer_review(told: Story) -> Situation:
    """Whoever made the exception says that it was right: the record's account of the declarer is not read."""
    entries = tuple(
        replace(entry, actor=4242) if entry.kind is EntryKind.EMERGENCY else entry for entry in told.request.record
    )
    comments = tuple(
        replace(comment, author=account("wati")) if comment.body.startswith("/darurat") else comment
        for comment in told.request.comments
    )
    return _read(told.of, replace(told.request, record=entries, comments=comments), told)


WRONG: tuple[Desk, ...] = (
    lets_the_sole_developer_test,
    lets_the_requester_evaluate,
    lets_the_requester_declare_an_emergency,
    revives_what_lapsed,
    revives_what_was_refused,
    keeps_an_emergency_without_its_comment,
    forgets_the_exception,
    lets_the_declarer_review,
)


def _with_duties(told: Story, change: Callable[[Duty], Duty]) -> Situation:
    duties = tuple(change(duty) for duty in told.of.desk.duties)
    return _read(replace(told.of, desk=replace(told.of.desk, duties=duties)), told.request, told)


def _forgetting(request: Request, kind: EntryKind) -> Request:
    return replace(request, record=tuple(entry for entry in request.record or () if entry.kind is not kind))


def _read(of: Catalogue, request: Request, told: Story) -> Situation:
    found = decide(of, request, told.now).situation
    assert found is not None
    return found
