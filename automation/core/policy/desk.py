"""The desk file as values: people, their terms of office, delegations, units, systems, calendar and rules.

Knows no YAML and no clock: terms are instants (aware UTC) that the loader computed in the desk's time zone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from automation.core.history.request import WITHOUT_ACCOUNT, Account

from .known import ALWAYS, NEVER, Known
from .matrix import ApprovalRow, Levels
from .offsets import Offsets
from .process import Former, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the desk file, who is known by numbers alone (rule 3).

    `account_id` is GitHub's numeric id, or a number from `WITHOUT_ACCOUNT` up for somebody without an account; None
    where the file has none. `former_ids` are earlier numbers of the same person. `is_doubled` says that another entry
    has the same login or one of these numbers. `is_gone` says that a request shows the account to be deleted.

    Of these: `numbers` are all of this person's, the present one first; `number` stands for the person in every
    comparison (0, which no account has, without any); `is_certain` says whether the file tells whose entry this is: who
    is not certain holds no office and lends no voice.
    """

    login: str
    name: str
    account_id: int | None = None
    former_ids: tuple[int, ...] = ()
    is_doubled: bool = False
    is_gone: bool = False
    numbers: tuple[int, ...] = field(init=False, compare=False, repr=False)
    number: int = field(init=False, compare=False, repr=False)
    is_certain: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Tell once what is asked some thousand times in each decision."""
        numbers = (*(() if self.account_id is None else (self.account_id,)), *self.former_ids)
        object.__setattr__(self, "numbers", numbers)
        object.__setattr__(self, "number", next(iter(numbers), 0))
        object.__setattr__(self, "is_certain", self.account_id is not None and not self.is_doubled)

    @property
    def has_account(self) -> bool:
        """Whether this person can act on GitHub and be called there: others act by letter only (rule 13)."""
        return self.account_id is not None and self.account_id < WITHOUT_ACCOUNT and not self.is_gone

    @property
    def line(self) -> str:
        """The entry as the file should have it, with NUMBER where the number is missing."""
        number = "NUMBER" if self.account_id is None else self.account_id
        former = f", dulu: [{', '.join(map(str, self.former_ids))}]" if self.former_ids else ""
        quoted = self.name.replace("\\", "\\\\").replace('"', '\\"')
        return f'{self.login}: {{id: {number}, name: "{quoted}"{former}}}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of office: from `mulai` (inclusive) to `sampai` (exclusive, None for open), aware UTC.

    `known` is when the desk knew of it: nobody acts by a right that the file did not hold at the time.
    """

    person: Person
    mulai: datetime
    sampai: datetime | None = None
    known: Known = ALWAYS

    def covers(self, at: datetime, number: int | None = None, *, taken: bool = False) -> bool:
        """Whether the person held the office at `at`, with this account if `number` names one.

        What the desk has `taken` it knew the right for, also where no register says so: the present file decides.
        """
        is_within = self.mulai <= at and (self.sampai is None or at < self.sampai)
        return is_within and self.person.is_certain and (taken or _was_known(self.known, self.person, at, number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role of the desk with its terms of office."""

    key: str
    title: Text
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of the organisation and its representatives, who stand beside the author (rule 13).

    `former_names` are those that it had before. `spoke` is who was known as one then, also when the file names them no
    more: that gives no right, but bars.
    """

    name: str
    representatives: tuple[Term, ...]
    former_names: tuple[str, ...] = ()
    spoke: Known = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """Somebody acts in a role in the name of another ("a.n."), within a window (rule 4).

    `kind` is the title of the delegate, as "Plt." or "Plh."; the window and `known` are those of a term.
    """

    kind: str
    principal: Person
    delegate: Person
    role: str
    mulai: datetime
    sampai: datetime
    known: Known = ALWAYS

    def covers(self, at: datetime, number: int | None = None, *, taken: bool = False) -> bool:
        """Whether the delegate may act at `at`, with this account if `number` names one; `taken` as of a term."""
        is_lent = self.principal.is_certain and self.delegate.is_certain and self.mulai <= at < self.sampai
        return is_lent and (taken or _was_known(self.known, self.delegate, at, number))


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
    """Which role may declare an emergency, and which reviews it afterwards (rule 10)."""

    declared_by: str
    reviewed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Working days of the desk: ISO weekdays (1 Monday), hours as minutes after midnight, and days off.

    All of them are told by the clocks of `time_zone`, whose distance from UTC over time is `offsets`.
    """

    time_zone: str
    offsets: Offsets
    weekdays: tuple[int, ...]
    opens: int
    closes: int
    days_off: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything `.github/desk.yml` says. `site` is the address of the published guide ('' when there is none).

    `recorded_by` is the role that records signed letters ('' when the desk takes none), `emergency` None when it knows
    no emergencies. `listed` is when each account number had any right in the file. `deciding_roles` are those that some
    row of the matrix asks for, needed for a request or not. `former_systems` are former names of systems.
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
    former_systems: Former = ()
    listed: Known = ALWAYS
    deciding_roles: tuple[str, ...] = field(init=False, compare=False, repr=False)
    _index: "_Index" = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Sort it once by what is asked for."""
        needed = (role for row in self.approvals for role, _ in row.needs)
        object.__setattr__(self, "deciding_roles", tuple(dict.fromkeys(needed)))
        object.__setattr__(self, "_index", _indexed(self))

    def person(self, account: Account | None) -> Person | None:
        """The entry of this account by any of its numbers, or None for outsiders and ghosts."""
        return None if account is None or account.id is None else self._index.people.get(account.id)

    def numbered(self, number: int) -> Person | None:
        """The entry that has this number, present or former, or None."""
        return self._index.people.get(number)

    def named(self, text: str) -> tuple[Person, ...]:
        """Whom somebody wrote down, by `@login` or by the full name of the file, in any case; namesakes are several."""
        wanted = " ".join(text.removeprefix("@").casefold().split())
        return self._index.logins.get(wanted) or self._index.names.get(wanted, ())

    def namesake(self, account: Account | None) -> Person | None:
        """The entry whose login this account has without being that person by its number; only to tell it so.

        A login that was renamed away may be registered again, and the file may lack the number. The entries of people
        without an account have no login of GitHub.
        """
        if account is None or self.person(account) is not None:
            return None
        found = self._index.logins.get(account.login.casefold(), ())
        return next((each for each in found if each.account_id is None or each.account_id < WITHOUT_ACCOUNT), None)

    def role(self, key: str) -> Role | None:
        """The role with this key, or None."""
        return self._index.roles.get(key)

    def is_listed(self, account: Account, at: datetime) -> bool:
        """Whether the desk knew any right of this account at `at`; else nobody heard what it did (rule 3)."""
        return account.number is None or self.listed.covers(at, (account.number,))

    def gave_up(self, account: Account | None, at: datetime) -> Person | None:
        """Whose former account this was at `at`: another number of the same entry was known by then (rule 3)."""
        person = self.person(account)
        if account is None or person is None or account.number not in person.former_ids:
            return None
        present = person.account_id
        return person if present is not None and self.listed.covers(at, (present,)) else None

    def officers(self, key: str, at: datetime, *, taken: bool = False) -> tuple[Person, ...]:
        """The people who hold role `key` at `at` themselves, in the order of the file; empty for an unknown role."""
        return tuple([term.person for term in self._terms(key) if self._covers(term, at, None, taken=taken)])

    def holders(self, key: str, at: datetime) -> tuple[Person, ...]:
        """The people who may act in role `key` at `at`: who holds it, then who acts in the name of another."""
        acting = [each.delegate for each in self._lendings(key, at)]
        return _each_once([*self.officers(key, at), *acting])

    def holds(self, account: Account | None, key: str, at: datetime, *, taken: bool = False) -> bool:
        """Whether `account` may act in role `key` at `at`; for what was `taken` then, by the present file alone."""
        person = self.person(account)
        if account is None or person is None:
            return False
        acting = (each.delegate for each in self._lendings(key, at, account.number, taken=taken))
        return self._holds_office(account, key, at, taken=taken) or person in acting

    def decides(self, account: Account | None, at: datetime) -> bool:
        """Whether `account` may act in a role that some row of the matrix asks for: who may say no (other rules)."""
        return any(self.holds(account, role, at) for role in self.deciding_roles)

    def principals(self, account: Account | None, key: str, at: datetime, *, taken: bool = False) -> tuple[Person, ...]:
        """In whose names `account` may act in role `key` at `at`; none for who holds it, or may not act at all."""
        person = self.person(account)
        if account is None or person is None or self._holds_office(account, key, at, taken=taken):
            return ()
        lent = self._lendings(key, at, account.number, taken=taken)
        return _each_once([each.principal for each in lent if each.delegate == person])

    def units_of(self, name: str) -> tuple[Unit, ...]:
        """The unit with this name, or all of them when none has it: a request is of some unit."""
        unit = self._index.units.get(name)
        return self.units if unit is None else (unit,)

    def representatives(self, unit: str, at: datetime) -> tuple[Person, ...]:
        """The people who represent `unit` at `at`; empty for an unknown unit."""
        return tuple(term.person for term in self._representatives(unit) if term.covers(at))

    def represents(self, account: Account | None, unit: str, at: datetime, *, taken: bool = False) -> bool:
        """Whether `account` represents `unit` at `at`; `taken` as of a term."""
        person = self.person(account)
        if account is None or person is None:
            return False
        terms = [term for term in self._representatives(unit) if term.person == person]
        return any(self._covers(term, at, account.number, taken=taken) for term in terms)

    def _representatives(self, unit: str) -> tuple[Term, ...]:
        found = self._index.units.get(unit)
        return () if found is None else found.representatives

    def _lendings(
        self, key: str, at: datetime, number: int | None = None, *, taken: bool = False
    ) -> tuple[Delegation, ...]:
        """The delegations of role `key` at `at`, to this account if `number` names one.

        Whose own term is over may still be stood in for, but not while acting for somebody else: two ended terms lend
        each other nothing.
        """
        lent = self._index.delegations.get(key, ())
        covering = [each for each in lent if self._covers(each, at, None, taken=taken)]
        if not covering:
            return ()
        officers, acting = self.officers(key, at, taken=taken), [each.delegate for each in covering]
        valid = [each for each in covering if each.principal in officers or each.principal not in acting]
        return tuple(each for each in valid if number is None or self._covers(each, at, number, taken=taken))

    def _terms(self, key: str) -> tuple[Term, ...]:
        role = self.role(key)
        return role.terms if role else ()

    def _holds_office(self, account: Account, key: str, at: datetime, *, taken: bool) -> bool:
        """Whether `account` holds role `key` at `at` itself."""
        for term in self._index.offices.get((key, account.id or 0), ()):
            if self._covers(term, at, account.number, taken=taken):
                return True
        return False

    def _covers(self, right: Term | Delegation, at: datetime, number: int | None, *, taken: bool) -> bool:
        """Whether a right holds at `at`; of what was `taken` then by the present file, where the register is silent.

        It is silent of who had no number in the file then. Of everybody else it says which rights were known, under
        any number of the person, so that one that is dated back gives what was taken in another office no second one.
        """
        if not taken:
            return right.covers(at, number)
        people = [right.person] if isinstance(right, Term) else [right.delegate, right.principal]
        is_told = self.listed.spans is not None and all(self.listed.covers(at, each.numbers) for each in people)
        return right.covers(at, taken=not is_told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """What a desk file holds, by what is asked for; of two with one key the first. Logins and names: without case."""

    people: Mapping[int, Person]
    logins: Mapping[str, tuple[Person, ...]]
    names: Mapping[str, tuple[Person, ...]]
    roles: Mapping[str, Role]
    offices: Mapping[tuple[str, int], tuple[Term, ...]]
    units: Mapping[str, Unit]
    delegations: Mapping[str, tuple[Delegation, ...]]


def _indexed(desk: Desk) -> _Index:
    logins: dict[str, tuple[Person, ...]] = {}
    names: dict[str, tuple[Person, ...]] = {}
    for person in desk.people:
        login, name = person.login.casefold(), " ".join(person.name.casefold().split())
        logins[login] = (*logins.get(login, ()), person)
        names[name] = (*names.get(name, ()), person)
    offices: dict[tuple[str, int], tuple[Term, ...]] = {}
    roles = {role.key: role for role in reversed(desk.roles)}
    for role, term in [(each, term) for each in roles.values() for term in each.terms]:
        for number in term.person.numbers:
            offices[role.key, number] = (*offices.get((role.key, number), ()), term)
    delegations: dict[str, tuple[Delegation, ...]] = {}
    for each in desk.delegations:
        delegations[each.role] = (*delegations.get(each.role, ()), each)
    return _Index(
        people={number: person for person in reversed(desk.people) for number in reversed(person.numbers)},
        logins=logins,
        names=names,
        roles=roles,
        offices=offices,
        units={unit.name: unit for unit in reversed(desk.units)},
        delegations=delegations,
    )


def _each_once(people: list[Person]) -> tuple[Person, ...]:
    """Each person once, in this order; all are certain, so their numbers tell them apart."""
    return tuple({person.number: person for person in people}.values())


def _was_known(known: Known, person: Person, at: datetime, number: int | None) -> bool:
    """Whether the desk knew this right at `at`, as one of that number; where nothing tells, of the present one."""
    if known.spans is None and number not in {None, person.account_id}:
        return False
    return known.covers(at, person.numbers if number is None else (number,))


Titles = Mapping[str, Text]
"""Role key to its title, for those who render."""
