"""Seeded desk files for the samples: the same people with changing offices, rows, units and delegations."""

from dataclasses import replace
from random import Random

from tests.proof.oracle.facts import Account, Delegation, Desk, Person, Row, Term, Unit

START = 1_000_000
LATER = START + 20_000  # somewhere in the middle of a usual history
NUMBERS = {"dina": 1001, "eko": 1002, "budi": 1003, "sari": 1004, "wati": 1005, "joko": 1006, "ratna": 1007}
ACCOUNTS = {name: Account(id=number, login=name) for name, number in NUMBERS.items()} | {
    "hadi": Account(id=1008, login="Hadi"),  # written with a capital; the desk has the number
    "candra": Account(id=1009, login="candra-lama"),  # renamed; the desk has the number
    "lina": Account(id=1010, login="wati"),  # took a login that was given up; the number is another
}
PEOPLE = (
    *(Person(login=name, id=number) for name, number in NUMBERS.items()),
    Person(login="hadi", id=1008),
    Person(login="candra", id=1009),
)


def sampled_desk(rng: Random) -> Desk:
    """A desk whose offices, rows and delegations vary."""
    terms = _terms(rng)
    lent = Delegation(giver="ratna", taker="candra", role="manajemen", until=rng.choice((LATER, LATER * 2)))
    return Desk(
        people=PEOPLE,
        terms=terms,
        rows=_rows(rng),
        delegations=(
            *(_some(rng, 0.3, lent) if Term(person="ratna", role="manajemen") in terms else ()),
            *_lent(rng, terms),
        ),
        units=(
            Unit(name="MIPA", representatives=_representatives(rng)),
            Unit(name="Teknik", representatives=(Term(person="eko", role="wakil"),)),
        ),
        conflicts=frozenset({frozenset({"darurat", "approve"})} if rng.random() < 0.2 else ()),
        emergency_role=rng.choice((None, "pimpinan")),
    )


def changed_desk(rng: Random, desk: Desk) -> Desk:
    """The desk file as it stands later: entries removed, ended, or added backdated."""
    officers = [term for term in desk.terms if term.role != "tim_it"]
    choice, term = rng.random(), rng.choice(officers)
    others = tuple(other for other in desk.terms if other != term)
    if choice < 0.06:
        return replace(desk, terms=others, delegations=_without(desk, term))
    if choice < 0.1:
        return replace(desk, terms=(*others, replace(term, until=LATER)))
    if choice < 0.14:
        return replace(desk, terms=(*desk.terms, Term(person=rng.choice(("candra", "budi")), role="manajemen")))
    return desk


def edited_desk(rng: Random, desk: Desk, at: int) -> Desk:
    """The desk file after somebody edited it while people act: a line more, less or otherwise."""
    officers = [term for term in desk.terms if term.role != "tim_it"]
    term, lender = rng.choice(officers), rng.choice(("wati", "joko"))
    others = tuple(other for other in desk.terms if other != term)
    lent = Delegation(giver=lender, taker="candra", role="manajemen", until=LATER * 2)
    working = tuple(each for each in desk.delegations if each.role == "tim_it")
    freed = tuple(replace(unit, representatives=unit.representatives[:2]) for unit in desk.units)
    ways = (
        {"terms": (*desk.terms, Term(person=rng.choice(("candra", "eko", "dina")), role="manajemen"))},  # dated back
        {"terms": (*desk.terms, Term(person="candra", role="manajemen", since=at))},
        {"terms": (*others, replace(term, until=at))},
        {"terms": others, "delegations": _without(desk, term)},
        {"units": freed, "terms": (*desk.terms, Term(person="joko", role="pimpinan"))},
        {"people": _with_numbers(desk, rng.choice((("wati", "eko"), ("joko", "eko"))))},
        {"people": tuple(replace(each, name=f"{each.name or each.login} baru") for each in desk.people)},
        {"people": _with_gap(desk, rng.choice(("wati", "joko")))},
        {"delegations": working if len(working) < len(desk.delegations) else (*working, lent)},
    )
    return replace(desk, **rng.choice(ways))


def _without(desk: Desk, term: Term) -> tuple[Delegation, ...]:
    """Nobody lends an office that the desk file no longer gives them: the check refuses such a file."""
    return tuple(lent for lent in desk.delegations if (lent.giver, lent.role) != (term.person, term.role))


def _with_numbers(desk: Desk, pair: tuple[str, str]) -> tuple[Person, ...]:
    """The people with the numbers of two of them swapped."""
    ids = {each.login: each.id for each in desk.people}
    one, other = pair
    swapped = {one: ids[other], other: ids[one]}
    return tuple(replace(each, id=swapped.get(each.login, each.id)) for each in desk.people)


def _with_gap(desk: Desk, login: str) -> tuple[Person, ...]:
    """The people, where one number is missing, or everybody has one again."""
    known = {each.login: each.id for each in PEOPLE}
    if any(each.id is None for each in desk.people):
        return tuple(each if each.id else replace(each, id=known[each.login]) for each in desk.people)
    return tuple(replace(each, id=None) if each.login == login else each for each in desk.people)


def _some(rng: Random, share: float, *things):  # the same type in and out, whatever it is
    return things if rng.random() < share else ()


def _lent(rng: Random, terms: tuple[Term, ...]) -> tuple[Delegation, ...]:
    """Deputies for other acts than approving: evidence, emergencies, letters; also of who asks for the request."""
    lent = (("hadi", "candra", "pimpinan"), ("dina", "candra", "pimpinan"), ("budi", "candra", "tim_it"))
    held = {(term.person, term.role) for term in terms}
    made = [
        Delegation(giver=giver, taker=taker, role=role, until=LATER * 2)
        for giver, taker, role in lent
        if (giver, role) in held and rng.random() < 0.3
    ]
    return tuple(made)


def _representatives(rng: Random) -> tuple[Term, ...]:
    past = Term(person="wati", role="wakil", until=10)
    speaker = Term(person="joko", role="wakil", until=rng.choice((None, LATER)))
    return (Term(person="dina", role="wakil"), past, *_some(rng, 0.1, speaker))


def _terms(rng: Random) -> tuple[Term, ...]:
    terms = [Term(person=name, role="tim_it") for name in ("budi", "sari")]
    few = rng.random() < 0.04
    managers = ["wati"] if few else ["wati", "joko", "ratna", *_some(rng, 0.1, "dina", "budi")]
    terms += [Term(person=name, role="manajemen") for name in managers]
    executives = (*rng.choice((("ratna", "hadi"), ("ratna",), ("hadi",))), *_some(rng, 0.1, "dina"))
    terms += [Term(person=name, role="pimpinan") for name in executives]
    if rng.random() < 0.15:
        terms[2] = replace(terms[2], until=LATER)
    return (*terms, Term(person="candra", role="sekretariat"))


def _rows(rng: Random) -> tuple[Row, ...]:
    if rng.random() < 0.03:
        return (Row(sop="lain", needs=(("manajemen", 1),)),)
    letters = rng.random() < 0.3
    return (
        Row(sop="perbaikan-fitur", needs=(("manajemen", 1),), letters=letters),
        Row(sop="website-baru", needs=(("manajemen", 2),), letters=letters),
        Row(above=200_000_000, needs=(("pimpinan", 1),)),
        *_some(rng, 0.1, Row(sop="perbaikan-fitur", needs=(("manajemen", 2),), since=LATER)),
        *_some(rng, 0.2, Row(risk=rng.choice(("sedang", "tinggi")), needs=(("pimpinan", 1),))),
        *_some(rng, 0.2, Row(data="pribadi", needs=(("manajemen", 1),))),
        *_some(rng, 0.1, Row(unit="Teknik", needs=(("pimpinan", 1),))),
        *_some(rng, 0.15, Row(permits=("izin pusat data",))),
        *_some(rng, 0.7, Row(emergency=True, needs=(("pimpinan", 1),))),
    )
