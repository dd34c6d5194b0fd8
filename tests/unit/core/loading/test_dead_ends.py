"""`alur check` foresees the requests that nobody could bring to their end (rule 5; other rules)."""

from dataclasses import replace

import pytest

from automation.core.loading.dead_ends import dead_ends, narrow_ways
from automation.core.policy.desk import Duty, Emergency, Person, Role, Term, Unit
from automation.core.policy.process import Text
from tests.builders.gate_facts import desk, row
from tests.builders.rights import YEAR
from tests.builders.stories import catalogue, process_of, third

A = process_of("website-baru")
B = process_of("perbaikan-fitur")


def staffed(of=None, /, **roles: str):
    """The desk whose roles these people hold, each once: `staffed(tim_it="budi wati")`."""
    of = of or desk()
    people = {person.login: person for person in of.people}
    terms = {key: tuple(Term(person=people[login], mulai=YEAR) for login in who.split()) for key, who in roles.items()}
    return replace(of, roles=tuple(replace(role, terms=terms.get(role.key, role.terms)) for role in of.roles))


def told(found, *processes) -> list[str]:
    """What is said of this desk."""
    return [problem.what for problem in dead_ends(found, processes or (A,))]


def warned(found, *processes) -> list[str]:
    """What is warned of."""
    return [problem.what for problem in narrow_ways(found, processes or (A,))]


def test_the_desks_of_this_repository_have_a_way_through():
    """The demo's and the made-up one: nothing is told, and nobody must be careful."""
    for sources in (catalogue(), third()):
        assert list(dead_ends(sources.desk, sources.processes)) == []
        assert list(narrow_ways(sources.desk, sources.processes)) == []


DEAD = {
    "the only approver evaluates": (
        staffed(tim_it="wati", manajemen="wati joko"),
        ["step 2 (`evaluasi`): only `wati`", "2 × approval as `manajemen`: `joko`, `wati`"],
    ),
    "the only IT person approves": (
        staffed(desk(approvals=(row(tim_it=1),)), tim_it="budi"),
        ["step 2 (`evaluasi`): only `budi`", "approval as `tim_it`: only `budi`"],
    ),
    "as many in office as approvals, and one acts early": (
        staffed(tim_it="joko", manajemen="joko ratna"),
        ["step 2 (`evaluasi`): only `joko`", "2 × approval as `manajemen`: `joko`, `ratna`"],
    ),
    "nobody is left to test": (
        staffed(tim_it="budi"),
        ["`pengembangan`): only `budi`", "`pengujian`): only `budi`"],
    ),
    "two rows of one role add up": (
        staffed(desk(approvals=(row(manajemen=2), row(above=5, manajemen=2)))),
        ["a request of `website-baru` that meets every row", "4 × approval as `manajemen`: `joko`, `ratna`, `wati`"],
    ),
    "the head approves as the head and as a manager": (
        staffed(desk(approvals=(row(manajemen=2), row(pimpinan=1))), manajemen="ratna joko", pimpinan="ratna"),
        ["approval as `pimpinan`: only `ratna`"],
    ),
    "the only approver represents a unit": (
        replace(
            desk(approvals=(row(pimpinan=1),)),
            units=(Unit(name="Pusat", representatives=(Term(person=desk().named("ratna")[0], mulai=YEAR),)),),
        ),
        ["a request of `website-baru` by `Pusat`", "approval as `pimpinan`: nobody"],
    ),
    "the declarer is the only reviewer": (
        replace(
            staffed(pimpinan="wati"),
            emergency=Emergency(declared_by="pimpinan", reviewed_by="pimpinan"),
        ),
        ["an emergency in `website-baru`", "declaring it: only `wati`", "reviewing it: only `wati`"],
    ),
    "the only recorder of a permit evaluates": (
        replace(
            staffed(desk(approvals=(row(("Izin",), manajemen=2),)), tim_it="budi sari"),
            recorded_by="pimpinan",
            roles=tuple(
                replace(role, terms=role.terms[:1]) if role.key == "tim_it" else role
                for role in staffed(desk(), pimpinan="budi").roles
            ),
            duties=(),
        ),
        ["recording a permit: only `budi`", "step 2 (`evaluasi`): only `budi`"],
    ),
    "a duty of the desk file": (
        replace(
            staffed(tim_it="budi"),
            duties=(Duty(act="pelatihan", never_with=("implementasi",)),),
        ),
        ["`pelatihan`): only `budi`", "`implementasi`): only `budi`"],
    ),
}


@pytest.mark.parametrize("case", DEAD)
def test_a_way_that_ends_is_told_beforehand(case):
    """Who, which step, by which rule, and what to do: the fewest parts that nobody can share out."""
    found, words = DEAD[case]
    (problem,) = dead_ends(found, (A,))

    assert "rule 5, separation of duties" in problem.what
    assert [word for word in words if word not in problem.what] == []
    assert problem.remedy.startswith("add members to the role `")
    assert problem.path[0] == "roles"


def test_one_more_person_is_a_way_through():
    """The control: each role has just enough people who share out what is kept apart."""
    assert told(staffed(tim_it="wati budi", manajemen="wati joko ratna")) == []
    assert told(staffed(tim_it="budi sari", manajemen="joko ratna", pimpinan="wati")) == []
    assert told(staffed(tim_it="budi sari"), B) == []


def test_who_may_but_need_not_act_early_is_warned_of():
    """As many in office as approvals: whoever of them does an early step is missing later."""
    found = staffed(tim_it="budi sari joko", manajemen="joko ratna", pimpinan="wati")

    assert told(found) == []
    assert warned(found)[0] == (
        "if `joko` does step 2 (`evaluasi`) for a request of `website-baru`, too few are left who may approve it "
        "(rule 5, separation of duties)"
    )
    assert {line.split("`")[1] for line in warned(found)} == {"joko"}
    assert warned(staffed(tim_it="budi sari joko", manajemen="joko ratna wati"), B) == []


def test_who_decides_by_letter_counts_where_the_row_takes_letters():
    """Somebody without an account approves by letter, and does nothing else."""
    head = Person(login="rektor", name="Rektor", account_id=9_000_000_000_001)
    of = desk()
    of = replace(
        of,
        people=(*of.people, head),
        roles=tuple(
            replace(role, terms=(Term(person=head, mulai=YEAR),)) if role.key == "pimpinan" else role
            for role in of.roles
        ),
        emergency=None,
    )

    assert told(replace(of, approvals=(row(manajemen=1, letters=False), row(pimpinan=1, letters=True)))) == []


def test_rows_that_end_and_offices_that_nobody_holds_are_other_matters():
    """What replaces a row is not counted beside it; an empty office is told as such."""
    ended = row(manajemen=3, until=YEAR)

    assert told(desk(approvals=(ended, row(manajemen=1)))) == []
    assert told(staffed(manajemen="")) == []


def test_a_large_desk_is_judged_at_once():
    """Sixty people in one office and twelve approvals of it, one too many of another."""
    people = tuple(
        Person(login=f"orang{number:02}", name=f"Orang {number}", account_id=5000 + number) for number in range(60)
    )
    of = desk(approvals=(row(manajemen=12), row(pimpinan=7)))
    roles = tuple(
        Role(key=key, title=Text(key, key), terms=tuple(Term(person=each, mulai=YEAR) for each in members))
        for key, members in (("tim_it", people), ("manajemen", people), ("pimpinan", people[:6]))
    )
    found = replace(of, people=people, roles=roles, units=(), delegations=(), emergency=None)

    assert len(told(found)) == 1
