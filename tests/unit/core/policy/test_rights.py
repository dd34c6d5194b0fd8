"""Which rights were known when: the desk file beside the register (rule 3: an act that nobody heard)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from automation.core.history.record import Entry, EntryKind
from automation.core.history.register import LineKind, Register
from automation.core.policy.desk import Desk, Person, Role, Term
from automation.core.policy.rights import Met, fault, known_desk, meet, office_of_unit, pending, rights
from tests.builders.gate_facts import desk, lent, person, without_term
from tests.builders.stories import account, at_step

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
REPOSITORY = 7001


def known(*files: Desk, at: datetime = NOW, every: timedelta = HOUR) -> tuple[Register, Desk]:
    """What the register says after a run met each of these desk files in turn, and the last with its windows."""
    register = Register()
    for place, file in enumerate(files):
        register = register.with_lines(pending(register, file, REPOSITORY, at + place * every))
    return register, known_desk(files[-1], register)


def managed(login: str, since: datetime | None = None, until: datetime | None = None) -> Desk:
    """The desk with one more manager."""
    return desk(("manajemen", login, since, until))


def test_the_first_listing_counts_from_the_beginning():
    """A desk that is upgraded loses nothing: what stands in its file was always known."""
    _, found = known(desk())

    assert found.holds(account("wati"), "manajemen", NOW - 1000 * HOUR) is desk().holds(
        account("wati"), "manajemen", NOW - 1000 * HOUR
    )
    assert found.holds(account("wati"), "manajemen", NOW - HOUR)
    assert found.represents(account("dina"), "Fakultas MIPA", NOW - HOUR)


def test_a_term_dated_back_wakes_nothing():
    """It holds from the run that first saw it, not in the same second, and not before, whatever the file says."""
    _, found = known(desk(), managed("budi", NOW - 100 * HOUR))
    seen = NOW + HOUR

    assert not found.holds(account("budi"), "manajemen", seen - SECOND)
    assert not found.holds(account("budi"), "manajemen", seen)
    assert found.holds(account("budi"), "manajemen", seen + SECOND)
    assert person("budi") not in found.officers("manajemen", seen)
    assert not found.decides(account("budi"), seen)


def test_a_delegation_dated_back_wakes_nothing():
    """As a term: candra's act of yesterday does not become one in somebody's name."""
    file = desk(delegations=(lent("eko", "wati", "manajemen"),))
    _, found = known(desk(), file)

    assert not found.holds(account("eko"), "manajemen", NOW)
    assert found.principals(account("eko"), "manajemen", NOW) == ()
    assert found.principals(account("eko"), "manajemen", NOW + HOUR + SECOND) == (person("wati"),)


def test_a_representation_dated_back_wakes_nothing():
    """As a term: who signs for a unit must be known for it then."""
    unit = desk().units[0]
    more = replace(unit, representatives=(*unit.representatives, Term(person=person("eko"), mulai=NOW - HOUR)))
    _, found = known(desk(), replace(desk(), units=(more, *desk().units[1:])))

    assert not found.represents(account("eko"), unit.name, NOW)
    assert person("eko") not in found.representatives(unit.name, NOW)
    assert found.represents(account("eko"), unit.name, NOW + 2 * HOUR)


def test_another_line_changes_nothing_of_a_right():
    """A late run still counts a lawful act, whatever else the owner changed meanwhile."""
    _, found = known(desk(), managed("budi"), desk())

    assert found.holds(account("wati"), "manajemen", NOW + HOUR)


def test_a_term_that_is_ended_was_known_until_then():
    """The line of an ended term replaces that of the open one: acts within it count, also in that very second."""
    ended = managed("wati", None, NOW + 2 * HOUR)
    _, found = known(desk(), ended)

    for moment in (NOW - HOUR, NOW + HOUR - SECOND, NOW + HOUR, NOW + HOUR + SECOND):
        assert found.holds(account("wati"), "manajemen", moment), moment
    assert not found.holds(account("wati"), "manajemen", NOW + 2 * HOUR)


def test_a_term_made_longer_after_its_end_does_not_cover_the_gap():
    """What happened between the end and the new line happened without an office that anybody knew."""
    _, found = known(managed("budi", None, NOW), managed("budi", None, NOW + 100 * HOUR))

    assert found.holds(account("budi"), "manajemen", NOW - SECOND)
    assert not found.holds(account("budi"), "manajemen", NOW + SECOND)
    assert not found.holds(account("budi"), "manajemen", NOW + HOUR)
    assert found.holds(account("budi"), "manajemen", NOW + HOUR + SECOND)


@pytest.mark.parametrize(
    ("since", "until", "is_known"),
    [
        (None, None, True),
        (NOW + HOUR, None, True),
        (None, NOW + HOUR + SECOND, True),
        (NOW + HOUR + SECOND, None, False),
        (None, NOW + HOUR, False),
        (NOW - HOUR, NOW, False),
    ],
)
def test_a_row_is_known_in_the_second_of_its_listing_only_if_the_one_before_was_in_force(since, until, is_known):
    """A term that had ended, or was still to begin, covers nothing."""
    _, found = known(managed("budi", since, until), managed("budi", NOW - 100 * HOUR, NOW + 99 * HOUR))

    assert found.holds(account("budi"), "manajemen", NOW + HOUR) is is_known
    assert found.holds(account("budi"), "manajemen", NOW + HOUR + SECOND)


def test_removed_and_added_again():
    """Acts from before the removal count again, those of the time without an entry never do."""
    _, found = known(desk(), without_term(desk(), "manajemen", "wati"), desk())

    assert found.holds(account("wati"), "manajemen", NOW + HOUR - SECOND)
    assert not found.holds(account("wati"), "manajemen", NOW + HOUR)
    assert not found.holds(account("wati"), "manajemen", NOW + 2 * HOUR)
    assert found.holds(account("wati"), "manajemen", NOW + 2 * HOUR + SECOND)


def test_a_right_of_one_office_is_none_of_another():
    """A person known as a manager is not known as the executive, nor the other way round."""
    _, found = known(desk(), desk(("pimpinan", "wati", None, None)))

    assert found.holds(account("wati"), "manajemen", NOW)
    assert not found.holds(account("wati"), "pimpinan", NOW)


def test_a_right_of_one_number_is_none_of_another():
    """Another number inherits nothing: an entry whose number was changed was never known under the new one."""
    other = Person(login="wati", name="Wati Rahayu", account_id=2005)
    terms = tuple(replace(each, person=other) if each.person.login == "wati" else each for each in _managers().terms)
    people = tuple(other if each.login == "wati" else each for each in desk().people)
    roles = tuple(replace(role, terms=terms) if role.key == "manajemen" else role for role in desk().roles)
    _, found = known(desk(), replace(desk(), people=people, roles=roles))

    assert not found.holds(replace(account("wati"), id=2005), "manajemen", NOW)
    assert found.holds(replace(account("wati"), id=2005), "manajemen", NOW + 2 * HOUR)


def test_a_delegation_is_known_for_its_principal():
    """The same delegate for another principal is another right."""
    one, other = lent("eko", "wati", "manajemen"), lent("eko", "joko", "manajemen")
    _, found = known(desk(delegations=(one,)), desk(delegations=(other,)))

    assert not found.holds(account("eko"), "manajemen", NOW)
    assert found.principals(account("eko"), "manajemen", NOW + 2 * HOUR) == (person("joko"),)


def test_who_was_in_the_file_was_heard():
    """Ended terms are entries, and an office that comes on top changes nothing of that."""
    _, found = known(managed("sari", None, NOW - 100 * HOUR), managed("budi"))

    assert found.is_listed(account("wati"), NOW - 1000 * HOUR)
    assert found.is_listed(account("budi"), NOW - HOUR)
    assert found.is_listed(account("sari"), NOW)


def test_a_stranger_is_not_heard_before_the_entry():
    """Nor in the second in which it is first seen."""
    stranger = Person(login="lina", name="Lina Marlina", account_id=1009)
    file = replace(desk(), people=(*desk().people, stranger), roles=_with(Term(person=stranger, mulai=NOW - HOUR)))
    _, found = known(desk(), file)

    assert not found.is_listed(account("lina"), NOW)
    assert not found.is_listed(account("lina"), NOW + HOUR)
    assert found.is_listed(account("lina"), NOW + HOUR + SECOND)


def test_who_has_no_right_at_all_has_nothing_to_wake():
    """Somebody who only is in the list of people is answered as ever."""
    idle = Person(login="lina", name="Lina Marlina", account_id=1009)
    _, found = known(desk(), replace(desk(), people=(*desk().people, idle)))

    assert found.is_listed(account("lina"), NOW)
    assert not found.decides(account("lina"), NOW + 2 * HOUR)


def test_without_a_register_nothing_is_known_of_when_a_right_came():
    """What cannot be read is unknown elsewhere; nothing is added to it here."""
    request = replace(at_step(2).request, register=None)

    assert meet(managed("budi"), request, NOW) == Met(desk=managed("budi"))
    assert fault(None, REPOSITORY, []) is None


def test_a_run_that_meets_a_new_file_judges_by_it_as_far_as_it_was_known():
    """With the lines that the register lacks, and its head as they will make it."""
    register, _ = known(desk())
    request = replace(at_step(2).request, register=register, repository_id=REPOSITORY)
    met = meet(managed("budi", NOW - 100 * HOUR), request, NOW + HOUR)

    assert [line.kind for line in met.lines] == [LineKind.SEEN]
    assert met.head == register.with_lines(met.lines).head
    assert not met.desk.holds(account("budi"), "manajemen", NOW)
    assert meet(desk(), request, NOW + HOUR).head == register.head
    assert meet(desk(), request, NOW + HOUR).lines == ()


def test_a_delegation_between_people_without_numbers_is_not_in_the_register():
    """By number nobody is anybody; whether they may act at all is asked elsewhere."""
    lending = lent("eko", "wati", "manajemen")
    nameless = replace(lending, principal=replace(lending.principal, account_id=None, former_ids=()))
    file = replace(desk(), delegations=(nameless,))

    assert rights(file) == rights(replace(desk(), delegations=()))
    assert known(desk(), file)[1].delegations == (nameless,)


def test_a_line_that_takes_away_what_did_not_stand_there_changes_nothing():
    """Two runs may have written the same end."""
    register, _ = known(desk(), managed("budi"), desk())
    gone = register.lines[-1]
    twice = register.with_lines([replace(gone, seq=gone.seq + 1, prev=register.head, at=NOW + 5 * HOUR)])

    assert gone.kind is LineKind.GONE
    assert known_desk(desk(), twice) == known_desk(desk(), register)


def test_who_represented_a_unit_is_remembered_and_barred():
    """From the run that first saw it to the second in which one saw it gone, both among it; no delegate is one."""
    without = replace(desk(), units=tuple(replace(unit, representatives=()) for unit in desk().units))
    _, found = known(without, desk(), replace(without, delegations=(lent("eko", "wati", "manajemen"),)))
    spoke = next(unit for unit in found.units if unit.name == "Fakultas MIPA").spoke
    dina = (account("dina").id,)

    assert not spoke.covers(NOW + HOUR - SECOND, dina)
    assert spoke.covers(NOW + HOUR, dina)
    assert spoke.covers(NOW + 2 * HOUR, dina)
    assert not spoke.covers(NOW + 2 * HOUR + SECOND, dina)
    assert not spoke.covers(NOW + HOUR, (account("eko").id,))


def test_who_left_the_file_was_heard_to_the_second_of_it():
    """And from behind the second of the run that first saw the entry."""
    lina = Person(login="lina", name="Lina Marlina", account_id=1009)
    file = replace(desk(), people=(*desk().people, lina), roles=_with(Term(person=lina, mulai=NOW)))
    _, found = known(desk(), file, desk())
    edges = [NOW + HOUR, NOW + HOUR + SECOND, NOW + 2 * HOUR, NOW + 2 * HOUR + SECOND]

    assert [found.is_listed(account("lina"), each) for each in edges] == [False, True, True, False]


UNCLEAR = {"doubled": {"is_doubled": True}, "no account": {"account_id": None, "former_ids": (2001,)}}


@pytest.mark.parametrize("login", ["wati", "eko"])
@pytest.mark.parametrize("how", UNCLEAR)
def test_whoever_cannot_be_told_apart_or_has_no_account_has_no_line(login, how):
    """Neither in an office nor on either side of a delegation."""
    lending = lent("eko", "wati", "manajemen")
    unclear = replace(person(login), **UNCLEAR[how])
    lent_out = replace(lending, **{"delegate" if login == "eko" else "principal": unclear})
    office = _with(Term(person=unclear, mulai=NOW))

    assert rights(replace(desk(), delegations=(lending,))) != rights(desk())
    assert rights(replace(desk(), delegations=(lent_out,))) == rights(desk())
    assert rights(replace(desk(), roles=office)) <= rights(desk())


def test_a_delegation_whose_delegate_has_no_number_stays_as_it_is():
    """It is not called unknown for that: nobody acts by it anyway."""
    lending = lent("eko", "wati", "manajemen")
    nameless = replace(lending, delegate=replace(lending.delegate, account_id=None, former_ids=()))

    assert known(desk(), replace(desk(), delegations=(nameless,)))[1].delegations == (nameless,)


def test_rights_of_one_office_and_number_are_listed_by_their_principal():
    """Two runs that meet the same file write the same lines."""
    lendings = tuple(lent("eko", login, "manajemen") for login in ("wati", "joko", "ratna"))
    own = managed("eko", lendings[0].mulai, lendings[0].sampai)
    orders = [known(replace(own, delegations=each))[0] for each in (lendings, lendings[::-1])]
    listed = [line.right for line in orders[0].lines if line.right]
    principals = [each.principal for each in listed if each.number == account("eko").id and each.office == "manajemen"]

    assert orders[0].lines == orders[1].lines
    assert principals == [None, *sorted(each.principal.account_id for each in lendings)]


def test_who_has_no_number_has_no_line():
    """The register knows account numbers alone."""
    nobody = Person(login="made", name="Made")
    file = replace(desk(), people=(*desk().people, nobody), roles=_with(Term(person=nobody, mulai=NOW)))

    assert rights(file) == rights(desk())


def test_a_file_met_twice_leaves_no_line():
    """Nothing to say, nothing written; the order of lines in the file is nothing either."""
    register, _ = known(desk())
    turned = replace(desk(), roles=desk().roles[::-1], units=desk().units[::-1])

    assert pending(register, desk(), REPOSITORY, NOW + HOUR) == ()
    assert pending(register, turned, REPOSITORY, NOW + HOUR) == ()


def test_whoever_reads_by_another_file_adds_nothing():
    """A run with a desk file that is no longer that of the default branch must not call the new rights gone."""
    register, _ = known(desk())
    late = replace(register, is_current=False)

    assert pending(late, managed("budi"), REPOSITORY, NOW) == ()
    assert not known_desk(managed("budi"), late).holds(account("budi"), "manajemen", NOW + 100 * HOUR)


def test_a_desk_without_a_single_number_has_a_register_all_the_same():
    """The first line says that the first listing is done: what comes later is not from the beginning."""
    empty = replace(desk(), roles=(), units=(), delegations=())
    register, found = known(empty, desk())

    assert register.lines[0].kind is LineKind.BEGUN
    assert {line.kind for line in register.lines[1:]} == {LineKind.SEEN}
    assert not found.holds(account("wati"), "manajemen", NOW)


def test_units_go_by_the_digest_of_their_name():
    """Two units are two offices; the name itself does not stand there."""
    offices = {right.office for right in rights(desk())}

    assert office_of_unit("Fakultas MIPA") in offices
    assert not any("MIPA" in office for office in offices)


def _entry(register: str) -> Entry:
    return Entry(kind=EntryKind.INTAKE, at=NOW, recorded_at=NOW, code="intake", register=register)


FAULTS = {
    "all is well": (lambda register: register, lambda register: [register.head], None),
    "an entry of the former format": (lambda register: register, lambda _: [""], None),
    "an earlier line": (lambda register: register, lambda register: [register.digests[0]], None),
    "the first run of all": (lambda _: Register(), lambda _: [""], None),
    "cut": (
        lambda register: replace(register, lines=register.lines[:-1], digests=register.digests[:-1]),
        lambda register: [register.head],
        "register_older",
    ),
    "missing": (lambda _: Register(), lambda register: [register.head], "register_missing"),
    "made anew": (
        lambda _: known(managed("budi"), at=NOW + HOUR)[0],
        lambda register: [register.head],
        "register_older",
    ),
    "broken": (lambda _: Register(is_broken=True), lambda _: [], "register_broken"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_register_that_cannot_be_right(name):
    """Cut, older than the record, missing or broken: then nothing is known."""
    present, named, wanted = FAULTS[name]
    register, _ = known(desk(), managed("budi"))

    assert fault(present(register), REPOSITORY, [_entry(each) for each in named(register)]) == wanted


def test_a_register_of_another_desk():
    """Its first line names another repository."""
    register, _ = known(desk())

    assert fault(register, REPOSITORY + 1, []) == "register_foreign"
    assert fault(replace(register, lines=register.lines[:1], digests=register.digests[:1]), 7, []) == "register_foreign"
    assert pending(replace(register, is_broken=True), managed("budi"), REPOSITORY, NOW) == ()


def _managers() -> Role:
    return next(role for role in desk().roles if role.key == "manajemen")


def _with(term: Term) -> tuple[Role, ...]:
    more = replace(_managers(), terms=(*_managers().terms, term))
    return tuple(more if role.key == more.key else role for role in desk().roles)
