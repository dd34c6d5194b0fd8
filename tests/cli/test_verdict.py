"""`alur explain` and `alur decide` tell where a request stands and why, and write nothing."""

import json

import pytest

from tests.http.story import Told, alur, example, file, github
from tests.sandbox.client import ISSUES


@pytest.fixture(scope="module")
def place(repo):
    """A desk where a website waits for its second approval, a fix is under way, and one form is incomplete."""
    with github(repo) as place:
        site, fix, _ = (file(place, example(number)) for number in (1, 6, 3))
        for told in (site, fix):
            for _ in range(3):
                told.answer("budi")
            told.answer("joko")
        site.say("budi", site.block)
        fix.answer("sari")
        yield place


def explained(place, repo, number, *options):
    """What `alur explain N --json` prints."""
    code, said = alur(["explain", str(number), "--json", *options], place.variables, repo)
    assert code == 0, said
    return json.loads(said)


def test_a_request_that_waits_for_an_approval(place, repo):
    """Step, roles, code, blocks and each approval with its reason are what the status comment shows."""
    told = explained(place, repo, 1)

    assert (told["step"], told["waiting_for"], told["may_develop"]) == (5, ["manajemen"], False)
    assert told["blocks"] == ["missing_approval"]
    assert [(each["login"], each["counts"], each["reason"]) for each in told["approvals"]] == [
        ("joko", True, "counts"),
        ("budi", False, "not_in_role"),
    ]
    assert f"/setujui {told['code']}" in Told(place, 1).block


def test_a_request_under_way(place, repo):
    """Behind the open gate nothing blocks, and the request may be developed."""
    told = explained(place, repo, 2)

    assert (told["step"], told["waiting_for"], told["may_develop"], told["blocks"]) == (6, ["tim_it"], True, [])
    assert (told["plan"], told["opens"]) == ([], False)


def test_an_incomplete_form(place, repo):
    """Every problem of the form is told with its heading and a stable reason; there is no code yet."""
    told = explained(place, repo, 3)

    assert (told["step"], told["waiting_for"], told["code"]) == (1, ["pemohon"], "")
    assert {"heading": "Tanggal dibutuhkan", "reason": "not_a_date"} in told["problems"]
    assert "evidence_incomplete" in told["blocks"]


def test_an_issue_without_a_form(place, repo):
    """It has no step and no code; what blocks it is that it came through no form."""
    number = place.act("dina", "POST", ISSUES, {"title": "Tolong", "body": "Rusak."}).body["number"]
    told = explained(place, repo, number)

    assert (told["step"], told["code"], told["may_develop"]) == (None, "", False)
    assert (told["blocks"], told["approvals"], told["waiting_for"]) == (["no_form"], [], [])


def test_to_read(place, repo):
    """Without `--json` the same is told in lines."""
    code, said = alur(["explain", "1"], place.variables, repo)

    assert code == 0
    assert "approval of joko: counts" in said
    assert "approval of budi: does not count" in said
    assert "may be developed: no" in said


def test_nothing_is_written(place, repo):
    """`alur explain` sends one query and nothing else."""
    before = len(place.get("/_sandbox/requests"))
    explained(place, repo, 1)
    sent = [each["operation"] for each in place.get("/_sandbox/requests")[before:] if each["operation"]]

    assert sent == ["Desk"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_saved_history_gives_the_same_verdict(place, repo, tmp_path, number):
    """`alur decide` on the history that `explain --save` wrote says the same, offline, as often as it is asked."""
    path = tmp_path / "history.json"
    told = explained(place, repo, number, "--save", str(path))
    saved = path.read_bytes()
    now = json.loads(saved)["read_at"]
    for _ in range(2):
        code, said = alur(["decide", "--history", str(path), "--now", now, "--json"], {}, repo)

        assert (code, json.loads(said)) == (0, told)
    assert path.read_bytes() == saved


def test_another_moment_another_verdict(place, repo, tmp_path):
    """Who could still approve is judged at the moment that is asked about: before a term begins nobody can."""
    path = tmp_path / "history.json"
    explained(place, repo, 1, "--save", str(path))
    code, said = alur(["decide", "--history", str(path), "--now", "2025-06-01T09:00:00+07:00", "--json"], {}, repo)

    assert (code, "too_few_eligible" in json.loads(said)["blocks"]) == (0, True)


@pytest.mark.parametrize("now", ["kemarin", "2026-11-24T09:00:00"])
def test_a_moment_without_a_zone_is_none(place, repo, tmp_path, now):
    """A moment that cannot be read, or has no zone, is refused with one that can."""
    path = tmp_path / "history.json"
    explained(place, repo, 1, "--save", str(path))
    code, said = alur(["decide", "--history", str(path), "--now", now], {}, repo)

    assert (code, "2026-11-24T09:00:00+07:00" in said) == (2, True)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"data": null}', '{"data": {"repository": {"issue": {}}}}'])
def test_a_file_that_holds_no_history(repo, tmp_path, text):
    """Any other file ends with 2 and is named."""
    path = tmp_path / "history.json"
    path.write_text(text, encoding="utf-8")
    code, said = alur(["decide", "--history", str(path), "--now", "2026-11-24T09:00:00+07:00"], {}, repo)

    assert (code, str(path) in said) == (2, True)


def test_a_history_that_cannot_be_written(place, repo, tmp_path):
    """A place that is not there is named."""
    path = str(tmp_path / "tiada" / "history.json")
    code, said = alur(["explain", "1", "--save", path], place.variables, repo)

    assert (code, path in said) == (2, True)
