"""A raw desk mapping becomes a Desk, or every Problem found in it.

Knows no YAML and no time zone database: the adapter hands in a function from a zone's name to its offsets.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from automation.core.policy.desk import Calendar, Delegation, Desk, Duty, Emergency, Person, Role, Term, Unit
from automation.core.policy.matrix import ApprovalRow, Levels
from automation.core.policy.offsets import Offsets
from automation.core.policy.process import Text
from automation.core.problem import Problem

from .desk_people import doubled, people_problems
from .desk_rules import desk_problems, named
from .desk_schema import DESK
from .schema import check

StartOfDay = Callable[[date], datetime]
Zones = Callable[[str], Offsets | None]
Raw = Mapping[str, Any]


def cautions(raw: object) -> tuple[Problem, ...]:
    """What is wrong with the numbers of people: errors for who edits the file, while the desk goes on without them."""
    checked = check(DESK, raw)
    return people_problems(checked.value, checked) if type(raw) is dict else ()


def load_desk(raw: object, zones: Zones) -> Desk | tuple[Problem, ...]:
    """Turn the desk file into a Desk; with any mistake in it other than `cautions`, into all its Problems."""
    checked = check(DESK, raw)
    if type(raw) is not dict:
        return checked.problems
    value = checked.value
    has_zone = not checked.is_spoiled((), frozenset({"calendar", "time_zone"}))
    zone = zones(value["calendar"]["time_zone"]) if has_zone else None
    zone_problems = (_UNKNOWN_ZONE,) if has_zone and zone is None else ()
    problems = (*checked.problems, *zone_problems, *desk_problems(value, checked))
    return problems or _desk(value, zone or Offsets())


_UNKNOWN_ZONE = Problem(
    path=("calendar", "time_zone"),
    what="this time zone is unknown",
    allowed=("Asia/Jakarta", "…"),
    remedy="write a name of the time zone database",
)


def _desk(raw: Raw, zone: Offsets) -> Desk:
    days = zone.start
    entries = _people(raw["people"])
    # Of two entries with one login neither holds an office, so it does not matter which is named.
    people = {person.login.casefold(): person for person in entries}

    systems = [named(each) for each in raw["systems"]]
    present = {before: each["name"] for each in raw["units"] for before in each.get("former_names", ())}

    def terms(entries: list[Raw]) -> tuple[Term, ...]:
        return tuple(_term(each, people[each["person"].casefold()], days) for each in entries)

    return Desk(
        title=_text(raw["title"]),
        people=entries,
        roles=tuple(
            Role(key=key, title=_text(each["title"]), terms=terms(each["members"]))
            for key, each in raw["roles"].items()
        ),
        units=tuple(
            Unit(
                name=each["name"],
                representatives=terms(each.get("representatives", [])),
                former_names=tuple(each.get("former_names", ())),
            )
            for each in raw["units"]
        ),
        systems=tuple(name for name, *_ in systems),
        former_systems=tuple((before, name) for name, *former in systems for before in former),
        calendar=_calendar(raw["calendar"], zone),
        approvals=tuple(_row(each, days, present) for each in raw["approvals"]),
        levels=Levels(risk=tuple(raw.get("risk_levels", ())), data=tuple(raw.get("data_classes", ()))),
        delegations=tuple(_delegation(each, people, days) for each in raw.get("delegations", ())),
        duties=tuple(_duty(each) for each in raw.get("separation", ())),
        recorded_by=raw.get("letters", {}).get("recorded_by", ""),
        emergency=Emergency(**raw["emergency"]) if "emergency" in raw else None,
        site=raw.get("site", ""),
    )


def _people(raw: Raw) -> tuple[Person, ...]:
    twice = doubled(raw)
    return tuple(
        Person(
            login=login,
            name=each["name"],
            account_id=each.get("id"),
            former_ids=tuple(each.get("dulu", ())),
            is_doubled=login in twice,
        )
        for login, each in raw.items()
    )


def _term(raw: Raw, person: Person, days: StartOfDay) -> Term:
    return Term(person=person, mulai=days(raw["mulai"]), sampai=_end(raw.get("sampai"), days))


def _end(last: date | None, days: StartOfDay) -> datetime | None:
    """The last day is inclusive, so what ends then ends where the next day begins."""
    return days(last + timedelta(days=1)) if last else None


def _delegation(raw: Raw, people: Mapping[str, Person], days: StartOfDay) -> Delegation:
    return Delegation(
        kind=raw["kind"],
        principal=people[raw["from"].casefold()],
        delegate=people[raw["to"].casefold()],
        role=raw["role"],
        mulai=days(raw["mulai"]),
        sampai=days(raw["sampai"] + timedelta(days=1)),
    )


def _duty(raw: Raw) -> Duty:
    never, alone = raw.get("never_with", ()), raw.get("not_alone_with", ())
    return Duty(act=raw["act"], never_with=tuple(never), not_alone_with=tuple(alone))


def _calendar(raw: Raw, zone: Offsets) -> Calendar:
    return Calendar(
        time_zone=raw["time_zone"],
        offsets=zone,
        weekdays=tuple(raw["weekdays"]),
        opens=_minutes(raw["hours"]["opens"]),
        closes=_minutes(raw["hours"]["closes"]),
        days_off=tuple(raw.get("days_off", ())),
    )


def _minutes(hour: str) -> int:
    hours, minutes = hour.split(":")
    return int(hours) * 60 + int(minutes)


def _row(raw: Raw, days: StartOfDay, present: Mapping[str, str]) -> ApprovalRow:
    since = raw.get("berlaku_sejak")
    return ApprovalRow(
        needs=tuple(raw.get("needs", {}).items()),
        documents=tuple(raw.get("documents", ())),
        sop=raw.get("sop"),
        above=raw.get("above"),
        risk=raw.get("risk", ""),
        data=raw.get("data", ""),
        unit=present.get(raw.get("unit", ""), raw.get("unit")),
        since=days(since) if since else None,
        until=_end(raw.get("berlaku_sampai"), days),
        letters=raw.get("letters", False),
        emergency=raw.get("emergency", False),
    )


def _text(raw: Raw) -> Text:
    return Text(raw["id"], raw["en"])
