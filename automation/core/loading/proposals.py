"""Which account number to write for whom in the desk file, and whose account GitHub does not know any more (rule 3).

All of it is proposed, to be looked at by a person.

A login proves nothing: it may have been given up and registered by somebody else. So no account is proposed that is
younger than the first term of the person, or whose login acted here under another number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from automation.core.history.request import Account, Request
from automation.core.policy.desk import Desk, Person
from automation.core.state.markers import key_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An account as GitHub tells it now; `name` is what its owner calls themselves."""

    login: str
    name: str
    number: int
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """For one person: the entry with the number, or None with the reason why no number is proposed.

    `why` is `no_account`, `too_young` (younger than `since`, the first term), `other_number` (`numbers`) or `taken`:
    another entry has the number. Of somebody with a number: `gone`, nobody has the login any more, or `login_taken`,
    another account has it.
    """

    person: Person
    found: Found | None
    since: datetime
    entry: Person | None = None
    why: str = ""
    numbers: tuple[int, ...] = ()


def lacking(desk: Desk) -> tuple[Person, ...]:
    """Everybody in a role, delegation or representation without a number, in the order of the file."""
    starts = _first_terms(desk)
    return tuple(person for person in desk.people if person.account_id is None and person in starts)


def in_office(desk: Desk) -> tuple[Person, ...]:
    """Everybody in a role, delegation or representation who acts on GitHub, in the order of the file."""
    starts = _first_terms(desk)
    return tuple(person for person in desk.people if person.has_account and person in starts)


def vanished(desk: Desk, found: Mapping[str, Found]) -> tuple[Proposal, ...]:
    """Of those in office: whose account has another login now, or is gone; `found` is by login, in small letters."""
    starts = _first_terms(desk)
    told = []
    for person in in_office(desk):
        account = found.get(person.login.casefold())
        if account is None or account.number != person.account_id:
            why = "login_taken" if account else "gone"
            told.append(Proposal(person=person, found=account, since=starts[person], why=why))
    return tuple(told)


def proposals(desk: Desk, found: Mapping[str, Found], acted: Mapping[str, frozenset[int]]) -> tuple[Proposal, ...]:
    """A proposal for everybody who lacks a number; `found` and `acted` are by login, in small letters."""
    starts = _first_terms(desk)
    return tuple(
        _proposal(desk, person, starts[person], found.get(login), acted.get(login, frozenset()))
        for person in lacking(desk)
        for login in [person.login.casefold()]
    )


def numbers_by_login(requests: Iterable[Request]) -> dict[str, frozenset[int]]:
    """Under which numbers each login acted here: as GitHub calls the accounts now, and as the desk answered them then.

    An account that was renamed since is called otherwise now; the desk's reply of then names the login it spoke to.
    """
    seen: dict[str, set[int]] = {}
    for request in requests:
        authors = {f"reply:{comment.id}": comment.author for comment in request.comments}
        for account in _accounts(request):
            if account.id is not None:
                seen.setdefault(account.login.casefold(), set()).add(account.id)
        for comment in request.comments:
            author, login = authors.get(key_of(comment)), _first_mention(comment.body)
            if author is not None and author.id is not None and login:
                seen.setdefault(login.casefold(), set()).add(author.id)
    return {login: frozenset(numbers) for login, numbers in seen.items()}


def _proposal(desk: Desk, person: Person, since: datetime, found: Found | None, acted: frozenset[int]) -> Proposal:
    if found is None:
        return Proposal(person=person, found=None, since=since, why="no_account")
    if found.created_at > since:
        return Proposal(person=person, found=found, since=since, why="too_young")
    if others := acted - {found.number}:
        return Proposal(person=person, found=found, since=since, why="other_number", numbers=tuple(sorted(others)))
    if desk.numbered(found.number) is not None:
        return Proposal(person=person, found=found, since=since, why="taken")
    entry = Person(login=person.login, name=person.name, account_id=found.number, former_ids=person.former_ids)
    return Proposal(person=person, found=found, since=since, entry=entry)


def _first_terms(desk: Desk) -> dict[Person, datetime]:
    """Since when each person holds any office, over or not."""
    offices = [*(role.terms for role in desk.roles), *(unit.representatives for unit in desk.units)]
    begun = [(term.person, term.mulai) for terms in offices for term in terms]
    begun += [(person, each.mulai) for each in desk.delegations for person in (each.principal, each.delegate)]
    found: dict[Person, datetime] = {}
    for person, since in begun:
        found[person] = min(since, found.get(person, since))
    return found


def _accounts(request: Request) -> Iterable[Account]:
    accounts = [request.author, *(edit.editor for edit in request.edits)]
    accounts += [each for comment in request.comments for each in (comment.author, comment.editor)]
    accounts += [event.actor for event in request.label_events]
    accounts += [event.actor for event in request.state_events]
    accounts += [event.actor for event in request.deletions]
    return (account for account in accounts if account is not None)


def _first_mention(body: str) -> str:
    """The first login that a comment of the desk mentions below its marker, '' for none."""
    lines = body.splitlines()
    first = lines[1].split() if len(lines) > 1 else []
    return first[0].removeprefix("@") if first and first[0].startswith("@") else ""
