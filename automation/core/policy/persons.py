"""One person, several numbers: before a request is judged, every number becomes the person's present one (rule 3).

Whoever changes account, or gets a first one, keeps the old numbers in the desk file. All are one person in whatever is
compared; an account's own number is kept beside, for rights and for the record.
"""

from collections.abc import Mapping
from dataclasses import replace

from automation.core.history.record import Entry
from automation.core.history.request import Account, Request

from .desk import Desk

Joined = Mapping[int, int]
"""Former number to the number that stands for the person."""


def joined(desk: Desk) -> Joined:
    """Every number of the desk file that is not the one by which its person is compared.

    Of entries that share a number or a login nobody can tell whose it is; they hold no office either.
    """
    return {
        number: person.number
        for person in desk.people
        for number in person.former_ids
        if number != person.number and not person.is_doubled
    }


def of_persons(request: Request, desk: Desk) -> Request:
    """The request in which each account, and each number of the record, is that of the person of now."""
    known = joined(desk)
    if not known:
        return request
    comments = tuple(
        replace(each, author=_account(each.author, known), editor=_account(each.editor, known))
        for each in request.comments
    )
    return replace(
        request,
        author=_account(request.author, known),
        edits=tuple(replace(each, editor=_account(each.editor, known)) for each in request.edits),
        comments=comments,
        label_events=tuple(replace(each, actor=_account(each.actor, known)) for each in request.label_events),
        state_events=tuple(replace(each, actor=_account(each.actor, known)) for each in request.state_events),
        deletions=tuple(
            replace(each, actor=_account(each.actor, known), author=_account(each.author, known))
            for each in request.deletions
        ),
        record=None if request.record is None else tuple(_entry(each, known) for each in request.record),
    )


def _account(account: Account | None, known: Joined) -> Account | None:
    if account is None or account.id is None or account.id not in known:
        return account
    return replace(account, id=known[account.id], acted_as=account.number)


def _entry(entry: Entry, known: Joined) -> Entry:
    """The entry for comparing; what is written down keeps the number that acted."""
    numbers = {entry.actor, entry.signatory, *entry.principals}
    if not any(number in known for number in numbers):
        return entry
    return replace(
        entry,
        actor=_number(entry.actor, known),
        signatory=_number(entry.signatory, known),
        principals=tuple(known.get(number, number) for number in entry.principals),
    )


def _number(number: int | None, known: Joined) -> int | None:
    return None if number is None else known.get(number, number)
