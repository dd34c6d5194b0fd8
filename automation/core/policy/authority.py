"""Who may do what: the requester side, the roles of the desk file, and who is barred from approving.

Authority comes from the desk file and the issue alone; live permissions are never asked (rule 3).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from automation.core.history.request import Account, Request

from .desk import Desk
from .process import REQUESTER, Process


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One request beside the rules it is judged by; `unit` is the unit that its form names ('' when it names none)."""

    process: Process
    desk: Desk
    request: Request
    unit: str = ""

    def is_requester_side(self, account: Account | None, at: datetime, *, taken: bool = False) -> bool:
        """Whether `account` is the author or represents the unit at `at` (rule 13); `taken` as of a term."""
        if account is None or not account.is_person or (not taken and self.desk.gave_up(account, at)):
            return False
        return same(account, self.request.author) or self.desk.represents(account, self.unit, at, taken=taken)

    def could_ask(self, account: Account, at: datetime) -> bool:
        """Whether `account` is the author or represents the unit at `at`; an unknown unit may be any of them.

        By the desk file of now or by the one known then: taking somebody off the list makes nobody neutral.
        """
        if same(account, self.request.author):
            return True
        person = self.desk.person(account)
        numbers = person.numbers if person is not None else (account.id or 0,)
        for unit in self.desk.units_of(self.unit):
            if unit.spoke.covers(at, numbers):
                return True
            for term in unit.representatives:
                if term.person == person and term.covers(at):
                    return True
        return False

    def acts_as(self, account: Account | None, role: str, at: datetime, *, taken: bool = False) -> bool:
        """Whether `account` may act in `role` (a role key, or the requester) at `at`; `taken` as of a term."""
        if account is None or not account.is_person:
            return False
        if role == REQUESTER:
            return self.is_requester_side(account, at, taken=taken)
        return self.desk.holds(account, role, at, taken=taken)


def same(one: Account | None, other: Account | None) -> bool:
    """Whether both are the same person, by number; logins decide nothing (rule 3)."""
    return one is not None and other is not None and one.id is not None and one.id == other.id


def is_involved(account: Account | None, author: Account | None, desk: Desk) -> bool:
    """Whether the desk answers this account at all: the author, and everybody with an entry in the desk file.

    Somebody with the login of an entry is answered too, so that it does not go unseen: the entry may lack the number,
    or its login may have been given up and registered anew.
    """
    if account is None or not account.is_person:
        return False
    return same(account, author) or desk.person(account) is not None or desk.namesake(account) is not None


def contains(accounts: Iterable[Account | None], account: Account | None) -> bool:
    """Whether `account` is one of `accounts`."""
    number = account.id if account is not None else None
    if number is None:
        return False
    return number in [each.id for each in accounts if each is not None]
