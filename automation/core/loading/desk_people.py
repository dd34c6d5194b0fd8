"""Who the people of a desk file are: everybody in office has a number, no number or login is there twice (rule 3).

These mistakes do not stop a desk in service: whom they concern holds no office until they are corrected. Knows no YAML:
a mapping that already has the right shape goes in, Problems come out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from automation.core.policy.desk import Person
from automation.core.problem import Problem

from .desk_rules import offices
from .schema import Checked

Raw = Mapping[str, Any]


def people_problems(raw: Raw, checked: Checked) -> tuple[Problem, ...]:
    """Everything that leaves open who somebody is, except what only follows from a value that is refused already."""
    people = raw["people"]
    found = (*_numberless(raw), *_same_login(people), *_same_number(people), *_joined_twice(people))
    return tuple(each for each in found if not any(each.path[: len(path)] == path for path in checked.spoiled if path))


def doubled(people: Raw) -> frozenset[str]:
    """The logins, as written, of entries that share a login or a number, present or former, with another entry."""
    sharing: dict[str | int, list[str]] = {}
    for login, person in people.items():
        marks: tuple[str | int, ...] = (login.casefold(), *_numbers(person))
        for mark in marks:
            sharing.setdefault(mark, []).append(login)
    return frozenset(login for logins in sharing.values() if len(logins) > 1 for login in logins)


def _numbers(person: Raw) -> set[int]:
    return {*([person["id"]] if "id" in person else []), *person.get("dulu", ())}


def _numberless(raw: Raw) -> Iterator[Problem]:
    in_office = {term["person"].casefold() for _, terms in offices(raw) for term in terms}
    in_office |= {each[end].casefold() for each in raw.get("delegations", ()) for end in ("from", "to")}
    for login, person in raw["people"].items():
        if login.casefold() in in_office and "id" not in person:
            line = Person(login=login, name=person["name"], former_ids=tuple(person.get("dulu", ()))).line
            what = f"`{login}` has no `id`, and holds no office until it is there"
            place = f"https://api.github.com/users/{login}"
            remedy = f"write `{line}` with the number that `alur people` proposes or {place} shows"
            yield Problem(path=("people", login), what=what, remedy=remedy)


def _same_login(people: Raw) -> Iterator[Problem]:
    logins: dict[str, str] = {}
    for login in people:
        other = logins.setdefault(login.casefold(), login)
        if other != login:
            what = f"`{login}` and `{other}` are the same GitHub login: neither holds an office"
            yield Problem(path=("people", login), what=what, remedy="keep one of the two")


def _same_number(people: Raw) -> Iterator[Problem]:
    owners: dict[int, str] = {}
    for login, person in people.items():
        for number in sorted(_numbers(person)):
            other = owners.setdefault(number, login)
            if other != login:
                key = "id" if number == person.get("id") else "dulu"
                what = f"`{login}` has the same number {number} as `{other}`: neither holds an office"
                remedy = f"look up https://api.github.com/users/{login}"
                yield Problem(path=("people", login, key), what=what, remedy=remedy)


def _joined_twice(people: Raw) -> Iterator[Problem]:
    for login, person in people.items():
        named = [number for number in (person.get("id"), *person.get("dulu", ())) if number is not None]
        twice = next((number for number in named if named.count(number) > 1), None)
        if twice is not None:
            remedy = "keep the present number in `id`, earlier ones in `dulu`"
            yield Problem(path=("people", login, "dulu"), what=f"`{login}` has the number {twice} twice", remedy=remedy)
