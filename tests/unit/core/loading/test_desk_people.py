"""Who the people of a desk file are: a number for everybody in office, none of them twice (rule 3)."""

from datetime import UTC, datetime

import pytest

from automation.core.history.request import Account
from automation.core.loading.desk_loading import cautions, load_desk
from automation.core.policy.desk import Desk, Person
from tests.builders.yaml_files import GONE, a_desk, changed, jakarta

SPRING = datetime(2026, 2, 10, tzinfo=UTC)


def told(*changes):
    """Path, words and remedy of every caution about the made-up desk with these changes."""
    return [(".".join(map(str, each.path)), each.what, each.remedy) for each in cautions(_raw(changes))]


def made(*changes):
    """The desk with these changes, which is no reason for it to stop."""
    loaded = load_desk(_raw(changes), jakarta)
    assert isinstance(loaded, Desk)
    return loaded


def _raw(changes):
    raw = a_desk()
    for change in changes:
        raw = changed(raw, *change)
    return raw


def test_a_desk_with_a_number_for_everybody_is_right():
    """Nothing is said of who holds no office either."""
    assert told() == []
    assert told(("people", "eko", {"name": "Eko"})) == []


@pytest.mark.parametrize(
    ("changes", "login"),
    [
        ([("people", "ani", {"name": "Ani"})], "ani"),
        ([("people", "umi", {"name": "Umi"})], "umi"),
        (
            [
                ("people", "Eko", {"name": "Eko"}),
                (
                    "delegations",
                    [{"kind": "Plh.", "from": "oki", "to": "eko", "role": "kepala", "mulai": 1, "sampai": 2}],
                ),
            ],
            "Eko",
        ),
    ],
    ids=["role", "representation", "delegation"],
)
def test_who_holds_an_office_without_a_number_is_told_the_line(changes, login):
    """A role, a representation and a delegation alike; the line only lacks the number."""
    ((path, what, remedy),) = told(*changes)

    assert (path, what) == (f"people.{login}", f"`{login}` has no `id`, and holds no office until it is there")
    assert f'write `{login}: {{id: NUMBER, name: "{login.title()}"}}`' in remedy
    assert f"https://api.github.com/users/{login}" in remedy


def test_every_person_of_an_old_file_is_listed_at_once():
    """A desk file of before numbers: one line for each."""
    changes = [("people", login, "id", GONE) for login in ("ani", "oki", "umi")]

    assert [path for path, _, _ in told(*changes)] == ["people.ani", "people.oki", "people.umi"]
    assert [made(*changes).holders(role, SPRING) for role in ("petugas", "kepala")] == [(), ()]
    assert made(*changes).representatives("Kebun", SPRING) == ()


@pytest.mark.parametrize(
    ("entry", "path", "what"),
    [
        (("ANI", {"id": 9, "name": "Ani"}), "people.ANI", "`ANI` and `ani` are the same GitHub login"),
        (("eka", {"id": 1, "name": "Eka"}), "people.eka.id", "`eka` has the same number 1 as `ani`"),
        (("eka", {"id": 9, "name": "Eka", "dulu": [1]}), "people.eka.dulu", "`eka` has the same number 1 as `ani`"),
        (("eka", {"name": "Eka", "dulu": [8, 1]}), "people.eka.dulu", "`eka` has the same number 1 as `ani`"),
    ],
)
def test_neither_of_two_with_one_login_or_number_holds_an_office(entry, path, what):
    """Whoever of them acts: nobody can tell whose office it is. Everybody else goes on."""
    change = ("people", *entry)
    ((where, words, _),) = told(change)
    desk = made(change)

    assert (where, words) == (path, f"{what}: neither holds an office")
    assert desk.holders("petugas", SPRING) == ()
    assert not desk.holds(Account(login="ani", id=1), "petugas", SPRING)
    assert [person.login for person in desk.holders("kepala", SPRING)] == ["oki"]
    assert {person.login for person in desk.people if person.is_doubled} == {"ani", entry[0]}


def test_a_number_is_joined_once():
    """The present number is no former one, and none is there twice."""
    for former in ([1], [7, 7]):
        ((path, what, _),) = told(("people", "ani", "dulu", former))
        assert (path, what) == ("people.ani.dulu", f"`ani` has the number {former[0]} twice")


def test_a_former_number_is_the_person_and_holds_nothing():
    """All numbers are one person; only the present account acts."""
    desk = made(("people", "ani", "dulu", [77, 9_000_000_000_001]))
    old, new = Account(login="ani-lama", id=77), Account(login="ani", id=1)

    assert desk.person(old) == desk.person(new) == desk.people[0]
    assert desk.holds(new, "petugas", SPRING)
    assert not desk.holds(old, "petugas", SPRING)


def test_no_account_has_a_number_of_the_reserved_range():
    """An entry from there up is somebody without an account, who never acts on GitHub."""
    rector = Person(login="rektor", name="Rektor", account_id=9_000_000_000_000)

    assert (rector.is_certain, rector.has_account) == (True, False)
    assert Account(login="x", id=8_999_999_999_999).is_person
    assert not Account(login="rektor", id=9_000_000_000_000).is_person


def test_the_line_of_a_person_is_yaml():
    """Quotes and former numbers stay what they are."""
    person = Person(login="ani", name='Ani "Bu" \\ Guru', former_ids=(5, 6))

    assert person.line == 'ani: {id: NUMBER, name: "Ani \\"Bu\\" \\\\ Guru", dulu: [5, 6]}'
