"""The desk file as values: people, their terms of office, units, systems, calendar and approval rows.

Knows no YAML and no clock: terms are instants (aware UTC) that the loader computed in the desk's time zone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from .process import Text
from .request import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the desk file; `account_id` is GitHub's numeric id when the file gives one."""

    login: str
    name: str
    account_id: int | None = None

    def is_account(self, account: Account) -> bool:
        """Whether `account` is this person: by numeric id where the file has one, else by login (rule 3)."""
        if self.account_id is not None:
            return account.id == self.account_id
        return account.login.casefold() == self.login.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of office: from `mulai` (inclusive) to `sampai` (exclusive, None for open), aware UTC."""

    person: Person
    mulai: datetime
    sampai: datetime | None = None

    def covers(self, at: datetime) -> bool:
        """Whether the person held the office at `at`."""
        return self.mulai <= at and (self.sampai is None or at < self.sampai)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role of the desk with its terms of office."""

    key: str
    title: Text
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of the organisation and its representatives, who stand beside the author (rule 13)."""

    name: str
    representatives: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRow:
    """One row of the approval matrix: when it applies, and how many of which role it then needs.

    `sop` None applies to every procedure; `above` (whole rupiah) None applies to every budget.
    """

    needs: tuple[tuple[str, int], ...]
    sop: str | None = None
    above: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Working days of the desk: ISO weekdays (1 Monday), hours as minutes after midnight, and days off."""

    time_zone: str
    utc_offset_minutes: int
    weekdays: tuple[int, ...]
    opens: int
    closes: int
    days_off: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything `.github/desk.yml` says. `site` is the address of the published guide ('' when there is none)."""

    title: Text
    people: tuple[Person, ...]
    roles: tuple[Role, ...]
    units: tuple[Unit, ...]
    systems: tuple[str, ...]
    calendar: Calendar
    approvals: tuple[ApprovalRow, ...]
    site: str = ""

    def person(self, account: Account | None) -> Person | None:
        """The entry of this account, or None for outsiders and ghosts."""
        if account is None:
            return None
        return next((person for person in self.people if person.is_account(account)), None)

    def role(self, key: str) -> Role | None:
        """The role with this key, or None."""
        return next((role for role in self.roles if role.key == key), None)

    def holders(self, key: str, at: datetime) -> tuple[Person, ...]:
        """The people who hold role `key` at `at`, in the order of the file; empty for an unknown role."""
        role = self.role(key)
        return tuple(term.person for term in _in_office(role.terms if role else (), at))

    def holds(self, account: Account | None, key: str, at: datetime) -> bool:
        """Whether `account` holds role `key` at `at`."""
        person = self.person(account)
        return person is not None and person in self.holders(key, at)

    def representatives(self, unit: str, at: datetime) -> tuple[Person, ...]:
        """The people who represent `unit` at `at`; empty for an unknown unit."""
        found = next((entry for entry in self.units if entry.name == unit), None)
        return tuple(term.person for term in _in_office(found.representatives if found else (), at))


def _in_office(terms: Iterable[Term], at: datetime) -> Iterable[Term]:
    return (term for term in terms if term.covers(at))


Titles = Mapping[str, Text]
"""Role key to its title, for those who render."""
