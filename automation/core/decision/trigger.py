"""What an event tells: which issue to look at, and whether it can be left alone without a single request.

An event may be used to skip work, never to grant anything (security, design decision 1).
"""

from dataclasses import dataclass
from datetime import datetime

from automation.core.commands.table import words
from automation.core.history.request import Account
from automation.core.policy.authority import is_involved, same
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.desk import Desk
from automation.core.text.command_line import looks_like_command, read_command
from automation.core.text.plain_words import stance_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """The issue's number, its author, and for a comment who wrote it and its texts (now and, if edited, before).

    `is_awaited`: its label says that somebody is asked for information. `changed_at` is when the issue had last changed
    at the time of the event, None where the event does not tell; `deleted` is the id of a comment that is gone, or 0. A
    reading that knows neither is older than the event.
    """

    number: int
    author: Account | None = None
    changed_at: datetime | None = None
    deleted: int = 0
    is_pull_request: bool = False
    is_awaited: bool = False
    comment_author: Account | None = None
    comment_texts: tuple[str, ...] = ()

    @property
    def is_comment(self) -> bool:
        """Whether the event is about a comment."""
        return bool(self.comment_texts)


def is_worth_reading(hint: Hint, rules: Catalogue | None) -> bool:
    """Whether the issue must be read at all (the first row of the budgets).

    Without rules that can be read (None) anybody may be involved, and any word a command.
    """
    if hint.is_pull_request:
        return False
    if not hint.is_comment:
        return True
    if rules is None:
        return any(looks_like_command(text) for text in hint.comment_texts)
    if not is_involved(hint.comment_author, hint.author, rules.desk):
        return False
    if hint.is_awaited and _asks(hint, rules.desk):
        # An answer may be any words.
        return True
    known, is_asked = words(rules), _may_be_asked(hint, rules.desk)
    return any(
        read_command(text, known) is not None or (is_asked and stance_of(text) is not None)
        for text in hint.comment_texts
    )


def _asks(hint: Hint, desk: Desk) -> bool:
    """Whether this person may act for the requester's side: its author, or whoever ever represented a unit."""
    person = desk.person(hint.comment_author)
    named = {term.person.number for unit in desk.units for term in unit.representatives}
    return same(hint.comment_author, hint.author) or (person is not None and person.number in named)


def _may_be_asked(hint: Hint, desk: Desk) -> bool:
    """Whether the desk may ask this person for a yes or no: who approves, and who asks; others only talk."""
    person = desk.person(hint.comment_author)
    offices = [role.terms for role in desk.roles if role.key in desk.deciding_roles]
    offices += [unit.representatives for unit in desk.units]
    named = {term.person.number for terms in offices for term in terms} | {
        each.delegate.number for each in desk.delegations
    }
    return same(hint.comment_author, hint.author) or (person is not None and person.number in named)
