"""`alur people` over HTTP: it asks GitHub for the accounts, proposes lines for review and writes nothing."""

import pytest
import yaml

from tests.builders.example_desk import example_desk
from tests.http.story import alur, copied, github
from tests.sandbox.client import ISSUES

DESK = ".github/desk.yml"


@pytest.fixture(scope="module")
def place(repo):
    """A GitHub with its desk."""
    with github(repo) as place:
        yield place


def asked(place, directory):
    """Exit code, what was printed, and the requests that it cost."""
    before = len(place.client.get("/_sandbox/requests"))
    code, said = alur(["people"], place.variables | {"GITHUB_TOKEN": "agus"}, directory)
    return code, said, place.client.get("/_sandbox/requests")[before:]


@pytest.fixture
def bare(tmp_path):
    """A desk file without the numbers of wati and joko."""
    directory = copied(example_desk(), tmp_path / "desk")
    raw = yaml.safe_load((directory / DESK).read_text(encoding="utf-8"))
    for login in ("wati", "joko"):
        del raw["people"][login]["id"]
    (directory / DESK).write_text(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return directory


def test_with_all_numbers_and_accounts_there_is_nothing_to_say(place, repo):
    """One request asks for all accounts."""
    code, said, requests = asked(place, repo)

    assert (code, said) == (0, "everybody in office has a number\n")
    assert len(requests) == 1


def test_accounts_that_are_gone_are_named(repo):
    """Deleted, or called otherwise by now: GitHub tells neither by the login, so the line says where to look."""
    with github(repo) as place:
        place.client.post("/_sandbox/people", {"login": "wati", "deleted": True})
        place.client.post("/_sandbox/people", {"login": "joko", "renamed_to": "joko-s"})
        place.client.post("/_sandbox/people", {"login": "joko", "registered": True})
        code, said, _ = asked(place, repo)

        assert code == 1
        assert "account 1005 is not called `wati` any more: nobody has that login" in said
        assert "https://api.github.com/user/1005" in said
        assert "account 1006 is not called `joko` any more: another account has that login" in said
        assert "1007" not in said


def test_lines_are_proposed_and_nothing_is_written(place, bare):
    """Number, name and age of each account; the desk file stays, and `alur check` still asks for the lines."""
    before = (bare / DESK).read_bytes()
    code, said, requests = asked(place, bare)

    assert code == 0, said
    assert 'write `wati: {id: 1005, name: "Wati Rahayu"}`' in said
    assert 'write `joko: {id: 1006, name: "Joko Susilo"}`' in said
    assert "since 2019-03-01" in said
    assert (bare / DESK).read_bytes() == before
    assert [each["path"] for each in requests] == ["/graphql"] * len(requests)
    assert len(requests) <= 2
    code, said = alur(["check"], {}, bare)
    assert code == 1
    assert 'write `wati: {id: NUMBER, name: "Wati Rahayu"}`' in said


def test_a_login_that_somebody_took_over_is_not_proposed(repo, bare):
    """Its account is younger than the first term of the person."""
    with github(repo) as place:
        place.client.post("/_sandbox/people", {"login": "wati", "renamed_to": "wati-lama"})
        code, said, _ = asked(place, bare)

        assert code == 1, said
        assert "younger than the first term" in said
        assert "write `wati" not in said


def test_a_request_that_cannot_be_read_is_named_beside_the_lines(repo, bare):
    """A stranger's heavy issue stops nobody; whoever reviews the lines looks there too."""
    with github(repo, desk=False) as place:
        place.act("eko", "POST", ISSUES, {"title": "Tolong", "body": "Tolong dibantu."})
        heavy = {"kind": "502", "match": {"holds": 1}, "times": 99}
        place.client.post("/_sandbox/faults", {"faults": [heavy]})
        code, said, _ = asked(place, bare)

        assert code == 4, said
        assert "write `wati" in said
        assert "could not be read: look there too whether a login acted under another number: #1" in said
