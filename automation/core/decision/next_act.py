"""The next act in a request's history, as it would be if somebody did it now; and the history that ends with it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from automation.core.history.request import Account, Comment, LabelEvent, Request
from automation.core.outcome.decision import NextAct
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.label_names import is_same_label

NEXT = "what-if"
"""The node id of an act that GitHub has not given one."""

_SECOND = timedelta(seconds=1)


def next_comment(request: Request, author: Account, text: str, now: datetime) -> Comment:
    """The comment that `author` would write now: later than everything in the history, with an id that nothing has."""
    recorded = [each for entry in request.record or () for each in entry.comments]
    number = max([*(comment.id for comment in request.comments), *recorded], default=0) + 1
    at = next_moment(request, now)
    return Comment(id=number, node_id=NEXT, author=author, body=text, created_at=at, url=request.url)


def next_label(request: Request, actor: Account, label: str, now: datetime, *, added: bool = True) -> LabelEvent:
    """The label that `actor` would put on now, or take off."""
    return LabelEvent(node_id=NEXT, at=next_moment(request, now), actor=actor, label=label, added=added)


def next_moment(request: Request, now: datetime) -> datetime:
    """When the next act can come: now, but in a second of its own, behind everything that happened."""
    return max(now, newest(request) + _SECOND)


def newest(request: Request) -> datetime:
    """When the last thing in the history happened."""
    return max(_moments(request))


def account_of(catalogue: Catalogue, request: Request, login: str) -> Account:
    """The account with this login: as the history knows it, else by the desk file; else a stranger."""
    wanted = login.removeprefix("@").casefold()
    for account in _accounts(request):
        if account is not None and account.login.casefold() == wanted:
            return account
    person = next((each for each in catalogue.desk.people if each.login.casefold() == wanted), None)
    return Account(login=person.login, id=person.account_id) if person else Account(login=login, id=None)


def with_next(request: Request, act: NextAct) -> Request:
    """The history with `act` as its last."""
    if isinstance(act, Comment):
        return replace(request, comments=(*request.comments, act))
    others = frozenset(name for name in request.labels if not is_same_label(name, act.label))
    labels = others | {act.label} if act.added else others
    return replace(request, labels=labels, label_events=(*request.label_events, act))


def carries(request: Request, label: str) -> bool:
    """Whether the issue carries this label; GitHub compares names without case."""
    return any(is_same_label(name, label) for name in request.labels)


def _accounts(request: Request) -> Iterable[Account | None]:
    yield request.author
    yield from (edit.editor for edit in request.edits)
    for comment in request.comments:
        yield from (comment.author, comment.editor)
    yield from (event.actor for event in request.label_events)
    yield from (event.actor for event in request.state_events)
    yield from (event.actor for event in request.deletions)


def _moments(request: Request) -> Iterable[datetime]:
    yield request.created_at
    if request.transferred_at is not None:
        yield request.transferred_at
    for comment in request.comments:
        yield comment.edited_at or comment.created_at
    yield from (edit.at for edit in request.edits)
    yield from (event.at for event in request.label_events)
    yield from (event.at for event in request.state_events)
    yield from (event.at for event in request.deletions)
