"""The oracle's desk as the values production reads: the demo desk with other people, offices, rows and a short process.

Seconds become instants of a day that begins at noon in the desk's time zone, as the sampled histories do.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from automation.core.policy import desk as real
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.matrix import ApprovalRow, Levels
from automation.core.policy.process import Field, FormField, Process, Section, SectionType, Step, Text
from tests.builders.texts import catalogue
from tests.proof.oracle.desks import START
from tests.proof.oracle.facts import Delegation, Desk, Row, Term
from tests.proof.oracle.matrix import where

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
WORKER = "gita"  # does for Tim IT what the oracle takes for granted, and holds no other office
RECORDERS = "perekam"  # everybody who holds some office
TITLES = {"unit": "Unit", "deskripsi": "Deskripsi", "data": "Kelas data", "tujuan": "Tujuan"}
ACTS = {"submit": "pengajuan", "approve": "persetujuan"}


def when(at: int) -> datetime:
    """The instant of a second."""
    return NOON + timedelta(seconds=at - START)


def _text(words: str) -> Text:
    return Text(words, words)


def _section(key: str, kind: SectionType = SectionType.TEXT, **more: object) -> Section:
    return Section(key=key, title=_text(f"Bagian {key}"), type=kind, bullet=1, example="contoh", **more)


@lru_cache(maxsize=8)
def sections(desk: Desk) -> dict[str, tuple[Section, ...]]:
    """The evidence of each step, as short as the oracle's."""
    choice, money = SectionType.CHOICE, SectionType.MONEY
    return {
        "evaluasi": (
            _section("strategi"),
            _section("data", choice, required=False, data_class=True, options=desk.classes),
        ),
        "kebutuhan": (_section("fitur"),),
        "rencana": (
            _section("tahapan"),
            _section("anggaran", money, required=False, budget=True),
            _section("tingkat", choice, required=False, risk=True, options=desk.risks),
        ),
        "pengembangan": (_section("hasil"),),
        "implementasi": (_section("alamat"),),
        "pemantauan": (_section("kinerja"),),
    }


def process_of(desk: Desk, name: str) -> Process:
    """A process with the steps of the demo desk that the gate knows, under the id `name`."""
    source = catalogue().processes[-1]
    found = {step.key: step for step in source.steps}
    short = sections(desk)
    intake = replace(
        found["pengajuan"],
        fields=(
            Field(name="unit", type=SectionType.CHOICE, required=False, source="units"),
            Field(name="deskripsi"),
            Field(name="data", type=SectionType.CHOICE, required=False, options=desk.classes, data_class=True),
            Field(name="tujuan", required=False),
        ),
    )
    keys = ("evaluasi", "kebutuhan", "rencana", "persetujuan", "pengembangan", "implementasi", "pemantauan")
    steps = [replace(found[key], sections=short.get(key, ())) for key in keys]
    return replace(
        source,
        id=name,
        form_fields=tuple(FormField(name=name, label=label) for name, label in TITLES.items()),
        steps=tuple(_numbered(number, step) for number, step in enumerate((intake, *steps), start=1)),
    )


def _numbered(number: int, step: Step) -> Step:
    return replace(step, number=number, label=f"langkah {number:02}: {step.key}")


@lru_cache(maxsize=8)
def catalogue_of(desk: Desk, process: str) -> Catalogue:
    """The desk file and the one process of a sample."""
    people = {each.login: _person(each.login, each.id, each.name) for each in desk.people}
    people[WORKER] = _person(WORKER, 1099)
    keys = sorted({term.role for term in desk.terms} | {"manajemen", "pimpinan"})
    roles = [_role(key, [term for term in desk.terms if term.role == key], people) for key in keys]
    roles = [_with_worker(role, people) if role.key == "tim_it" else role for role in roles]
    roles.append(_role(RECORDERS, desk.terms, people))
    return Catalogue(
        desk=replace(
            catalogue().desk,
            people=tuple(people.values()),
            roles=tuple(roles),
            units=tuple(
                real.Unit(name=unit.name, representatives=_terms(unit.representatives, people)) for unit in desk.units
            ),
            approvals=tuple(_row(row, desk.rows) for row in desk.rows),
            levels=Levels(risk=desk.risks, data=desk.classes),
            delegations=tuple(
                _delegation(each, people, role) for each in desk.delegations for role in (each.role, RECORDERS)
            ),
            duties=_duties(desk),
            recorded_by=RECORDERS,
            emergency=_emergency(desk),
        ),
        processes=(process_of(desk, process),),
    )


def _person(login: str, number: int | None, name: str = "") -> real.Person:
    return real.Person(login=login, name=name or f"Nama {login}", account_id=number)


def _terms(terms: object, people: dict[str, real.Person]) -> tuple[real.Term, ...]:
    return tuple(_term(term, people) for term in terms)


def _term(term: Term, people: dict[str, real.Person]) -> real.Term:
    until = None if term.until is None else when(term.until)
    return real.Term(person=people[term.person], mulai=when(term.since), sampai=until)


def _role(key: str, terms: object, people: dict[str, real.Person]) -> real.Role:
    return real.Role(key=key, title=_text(key.title()), terms=_terms(terms, people))


def _with_worker(role: real.Role, people: dict[str, real.Person]) -> real.Role:
    return replace(role, terms=(*role.terms, real.Term(person=people[WORKER], mulai=when(0))))


def _delegation(each: Delegation, people: dict[str, real.Person], role: str) -> real.Delegation:
    return real.Delegation(
        kind="Plh.",
        principal=people[each.giver],
        delegate=people[each.taker],
        role=role,
        mulai=when(each.since),
        sampai=when(each.until),
    )


def _row(row: Row, rows: tuple[Row, ...]) -> ApprovalRow:
    """A row that a later one of the same conditions ends."""
    later = [each.since for each in rows if where(each) == where(row) and each.since > row.since]
    return ApprovalRow(
        needs=row.needs,
        documents=row.permits,
        sop=row.sop,
        above=row.above,
        risk=row.risk or "",
        data=row.data or "",
        unit=row.unit,
        since=when(row.since),
        until=when(min(later)) if later else None,
        letters=row.letters,
        emergency=row.emergency,
    )


def _duties(desk: Desk) -> tuple[real.Duty, ...]:
    """What the oracle holds to be always so and the code leaves to the desk file, and what the sample adds."""
    added = [sorted((ACTS.get(act, act) for act in pair), key="persetujuan".__eq__) for pair in desk.conflicts]
    return (
        real.Duty(act="evaluasi", never_with=("pengajuan",)),
        real.Duty(act="pengembangan", never_with=("persetujuan",)),
        *(real.Duty(act=act, never_with=(other,)) for other, act in added),
    )


def _emergency(desk: Desk) -> real.Emergency | None:
    return real.Emergency(declared_by=desk.emergency_role, reviewed_by="manajemen") if desk.emergency_role else None
