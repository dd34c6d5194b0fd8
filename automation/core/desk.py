"""The desk file as values: people, their terms of office, delegations, units, systems, calendar and rules.

Knows no YAML and no clock: terms are instants (aware UTC) that the loader computed in the desk's time zone.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime

from .known import ALWAYS, Known
from .matrix import ApprovalRow, Levels
from .process import Text
from .request import Account
from .value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the desk file; `account_id` is GitHub's numeric id when the file gives one."""

    login: str
    name: str
    account_id: int | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all accounts that are this person."""
        return () if self.account_id is None else (self.account_id,)

    def is_account(self, account: Account) -> bool:
        """Whether `account` is this person: by numeric id where the file has one, else by login (rule 3)."""
        if self.account_id is not None:
            return account.id == self.account_id
        return account.login.casefold() == self.login.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of office: from `mulai` (inclusive) to `sampai` (exclusive, None for open), aware UTC.

    `known` is when the desk knew of it: nobody acts by a right that the file did not hold at the time.
    """

    person: Person
    mulai: datetime
    sampai: datetime | None = None
    known: Known = ALWAYS

    def covers(self, at: datetime, number: int | None = None) -> bool:
        """Whether the person held the office at `at`, with this account if `number` names one."""
        is_within = self.mulai <= at and (self.sampai is None or at < self.sampai)
        return is_within and self.known.covers(at, self.person.numbers if number is None else (number,))


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
class Delegation:
    """Somebody acts in a role in the name of another ("a.n."), within a window (section 4, rule 4).

    `kind` is the title of the delegate, as "Plt." or "Plh."; the window and `known` are those of a term.
    """

    kind: str
    principal: Person
    delegate: Person
    role: str
    mulai: datetime
    sampai: datetime
    known: Known = ALWAYS

    def covers(self, at: datetime, number: int | None = None) -> bool:
        """Whether the delegate may act at `at`, with this account if `number` names one."""
        is_known = self.known.covers(at, self.delegate.numbers if number is None else (number,))
        return self.mulai <= at < self.sampai and is_known


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One line of the separation of duties: who does `act` (a step's key or a desk-wide act) for a request.

    That person does none of `never_with` for it, in whichever order, and is not the only one who did each of
    `not_alone_with`.
    """

    act: str
    never_with: tuple[str, ...] = ()
    not_alone_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """Which role may declare an emergency, and which reviews it afterwards (section 4, rule 10)."""

    declared_by: str
    reviewed_by: str


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
    """Everything `.github/desk.yml` says. `site` is the address of the published guide ('' when there is none).

    `recorded_by` is the role that records signed letters ('' when the desk takes none), `emergency` None when it knows
    no emergencies. `listed` is when each account number had any right in the file.
    """

    title: Text
    people: tuple[Person, ...]
    roles: tuple[Role, ...]
    units: tuple[Unit, ...]
    systems: tuple[str, ...]
    calendar: Calendar
    approvals: tuple[ApprovalRow, ...]
    levels: Levels = field(default_factory=Levels)
    delegations: tuple[Delegation, ...] = ()
    duties: tuple[Duty, ...] = ()
    recorded_by: str = ""
    emergency: Emergency | None = None
    site: str = ""
    listed: Known = ALWAYS

    def person(self, account: Account | None) -> Person | None:
        """The entry of this account, or None for outsiders and ghosts."""
        if account is None:
            return None
        for person in self.people:
            if person.is_account(account):
                return person
        return None

    def named(self, text: str) -> tuple[Person, ...]:
        """Whom somebody wrote down, by `@login` or by the full name of the file, in any case; namesakes are several."""
        wanted = " ".join(text.removeprefix("@").casefold().split())
        by_login = tuple(each for each in self.people if wanted == each.login.casefold())
        return by_login or tuple(each for each in self.people if wanted == " ".join(each.name.casefold().split()))

    def is_namesake(self, account: Account | None) -> bool:
        """Whether somebody else now has the login of an entry: a renamed-away login that was registered again."""
        if account is None or self.person(account) is not None:
            return False
        return any(account.login.casefold() == person.login.casefold() for person in self.people)

    def role(self, key: str) -> Role | None:
        """The role with this key, or None."""
        return next((role for role in self.roles if role.key == key), None)

    def is_listed(self, account: Account, at: datetime) -> bool:
        """Whether the desk knew any right of this account at `at`; else nobody heard what it did (rule 3)."""
        return account.id is None or self.listed.covers(at, (account.id,))

    def officers(self, key: str, at: datetime) -> tuple[Person, ...]:
        """The people who hold role `key` at `at` themselves, in the order of the file; empty for an unknown role."""
        return tuple(term.person for term in self._terms(key) if term.covers(at))

    def holders(self, key: str, at: datetime) -> tuple[Person, ...]:
        """The people who may act in role `key` at `at`: who holds it, then who acts in the name of another."""
        acting = [each.delegate for each in self.delegations if each.role == key and each.covers(at)]
        return tuple(dict.fromkeys((*self.officers(key, at), *acting)))

    def holds(self, account: Account | None, key: str, at: datetime) -> bool:
        """Whether `account` may act in role `key` at `at`."""
        person = self.person(account)
        if account is None or person is None:
            return False
        acting = (each for each in self.delegations if each.role == key and each.delegate == person)
        return self._holds_office(account, key, at) or any(each.covers(at, account.id) for each in acting)

    @property
    def deciding_roles(self) -> tuple[str, ...]:
        """The roles that some row of the matrix asks for, needed for a request or not."""
        return tuple(dict.fromkeys(role for row in self.approvals for role, _ in row.needs))

    def decides(self, account: Account | None, at: datetime) -> bool:
        """Whether `account` may act in a role that some row of the matrix asks for: who may say no (section 5)."""
        return any(self.holds(account, role, at) for role in self.deciding_roles)

    def principals(self, account: Account | None, key: str, at: datetime) -> tuple[Person, ...]:
        """In whose names `account` may act in role `key` at `at`; none for who holds it, or may not act at all."""
        person = self.person(account)
        if account is None or person is None or self._holds_office(account, key, at):
            return ()
        covering = (each for each in self.delegations if each.role == key and each.covers(at, account.id))
        return tuple(dict.fromkeys(each.principal for each in covering if each.delegate == person))

    def units_of(self, name: str) -> tuple[Unit, ...]:
        """The unit with this name, or all of them when none has it: a request is of some unit."""
        return next(((unit,) for unit in self.units if unit.name == name), self.units)

    def representatives(self, unit: str, at: datetime) -> tuple[Person, ...]:
        """The people who represent `unit` at `at`; empty for an unknown unit."""
        return tuple(term.person for term in self._representatives(unit) if term.covers(at))

    def represents(self, account: Account | None, unit: str, at: datetime) -> bool:
        """Whether `account` represents `unit` at `at`."""
        person = self.person(account)
        terms = (term for term in self._representatives(unit) if term.person == person)
        return account is not None and person is not None and any(term.covers(at, account.id) for term in terms)

    def represented(self, unit: str, since: datetime, until: datetime) -> tuple[Person, ...]:
        """The people who represented `unit` at any moment from `since` to `until`, both inclusive."""
        return tuple(
            each.person
            for each in self._representatives(unit)
            if each.mulai <= until and (not each.sampai or since < each.sampai)
            if each.known.meets(since, until, each.person.numbers)
        )

    def _representatives(self, unit: str) -> tuple[Term, ...]:
        return next((entry.representatives for entry in self.units if entry.name == unit), ())

    def _terms(self, key: str) -> tuple[Term, ...]:
        role = self.role(key)
        return role.terms if role else ()

    def _holds_office(self, account: Account, key: str, at: datetime) -> bool:
        """Whether `account` holds role `key` at `at` itself."""
        person = self.person(account)
        return any(term.person == person and term.covers(at, account.id) for term in self._terms(key))


Titles = Mapping[str, Text]
"""Role key to its title, for those who render."""
