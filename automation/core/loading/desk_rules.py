"""The rules that a desk file must keep as a whole: everybody known, terms that begin before they end, names once.

Knows no YAML: a mapping that already has the right shape goes in, Problems come out.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from automation.core.policy.process import REQUESTER
from automation.core.problem import Problem
from automation.core.text.markdown import title_key

from .matrix_rules import MATRIX_RULES
from .schema import Checked, Path

SUNDAY = 7
Raw = Mapping[str, Any]
Places = list[tuple[Path, list[Raw]]]


def desk_problems(raw: Raw, checked: Checked) -> tuple[Problem, ...]:
    """Everything that breaks a rule, except what only follows from a value that `checked` already refused."""
    return tuple(
        problem
        for rule, reads in (*RULES, *MATRIX_RULES)
        for problem in rule(raw)
        if not any(problem.path[: len(path)] == path for path in checked.spoiled) and not checked.is_spoiled((), reads)
    )


def offices(raw: Raw) -> Places:
    """The terms of every role and representation, with the way to them."""
    found: Places = [(("roles", key, "members"), role["members"]) for key, role in raw["roles"].items()]
    for place, unit in enumerate(raw["units"]):
        found.append((("units", place, "representatives"), unit.get("representatives", [])))
    return found


def _everybody_known(raw: Raw) -> Iterator[Problem]:
    known = {login.casefold() for login in raw["people"]}
    for path, terms in offices(raw):
        for place, term in enumerate(terms):
            if term["person"].casefold() not in known:
                what = f"`{term['person']}` is not among `people`"
                allowed, remedy = tuple(raw["people"]), "add the person there"
                yield Problem(path=(*path, place, "person"), what=what, allowed=allowed, remedy=remedy)


def _terms_in_order(raw: Raw) -> Iterator[Problem]:
    for path, terms in offices(raw):
        for place, term in enumerate(terms):
            last = term.get("sampai")
            if last and last < term["mulai"]:
                what = f"the term ends ({last}) before it begins ({term['mulai']})"
                yield Problem(path=(*path, place, "sampai"), what=what, remedy="`sampai` is the last day, inclusive")


def _terms_apart(raw: Raw) -> Iterator[Problem]:
    for path, terms in offices(raw):
        for place, term in enumerate(terms):
            if any(_overlap(term, earlier) for earlier in terms[:place]):
                what = f"`{term['person']}` is named twice for the same days"
                yield Problem(path=(*path, place), what=what, remedy="keep one entry, or give the first one a `sampai`")


def _overlap(one: Raw, other: Raw) -> bool:
    is_same = one["person"].casefold() == other["person"].casefold()
    ends = [each.get("sampai") or date.max for each in (one, other)]
    return is_same and bool(one["mulai"] <= ends[1] and other["mulai"] <= ends[0])


def _roles_known(raw: Raw) -> Iterator[Problem]:
    if REQUESTER in raw["roles"]:
        what = f"`{REQUESTER}` is the requester and cannot be a role"
        yield Problem(path=("roles", REQUESTER), what=what, remedy="name the role otherwise")


def _names_once(raw: Raw) -> Iterator[Problem]:
    for part in ("units", "systems"):
        entries = [(place, named(each)) for place, each in enumerate(raw[part])]
        owners: dict[str, str] = {}
        for place, (name, *_) in entries:
            path: Path = (part, place, "name") if isinstance(raw[part][place], Mapping) else (part, place)
            if title_key(name) in owners:
                yield Problem(path=path, what=f"`{name}` is listed twice", remedy="keep one of the two")
            owners.setdefault(title_key(name), name)
        for place, (name, *former) in entries:
            for index, before in enumerate(former):
                path = (part, place, "former_names", index)
                if owners.setdefault(title_key(before), name) != name or title_key(before) == title_key(name):
                    what = f"the former name `{before}` of `{name}` is also a name of `{owners[title_key(before)]}`"
                    yield Problem(path=path, what=what, remedy="take it out of one of the two")


def named(entry: str | Raw) -> tuple[str, ...]:
    """The names of a unit or system as the desk file writes it, the present one first."""
    return (entry,) if isinstance(entry, str) else (entry["name"], *entry.get("former_names", ()))


def _calendar_possible(raw: Raw) -> Iterator[Problem]:
    calendar = raw["calendar"]
    weekdays, hours = calendar["weekdays"], calendar["hours"]
    if any(day > SUNDAY for day in weekdays) or len(set(weekdays)) < len(weekdays):
        what = "weekdays are numbers from 1 (Monday) to 7, each once"
        yield Problem(path=("calendar", "weekdays"), what=what, remedy="write, say, [1, 2, 3, 4, 5]")
    if hours["opens"] >= hours["closes"]:
        yield Problem(path=("calendar", "hours", "closes"), what="the desk closes before it opens")
    days = calendar.get("days_off", [])
    for place, day in enumerate(days):
        if day in days[:place]:
            path = ("calendar", "days_off", place)
            yield Problem(path=path, what=f"{day} is listed twice", remedy="keep one of the two")


Rule = Callable[[Raw], Iterator[Problem]]

RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (_everybody_known, frozenset({"people"})),
    (_terms_in_order, frozenset({"mulai", "sampai"})),
    (_terms_apart, frozenset({"person", "mulai", "sampai"})),
    (_roles_known, frozenset()),
    (_names_once, frozenset({"name"})),
    (_calendar_possible, frozenset({"calendar", "hours", "opens", "closes", "weekdays"})),
)
"""Each rule with the keys that it reads everywhere; where one of these is broken, it stays silent."""
