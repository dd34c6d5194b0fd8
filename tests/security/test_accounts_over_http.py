"""Accounts that change: renamed, taken over, deleted, out of office, acting through an app; over HTTP."""

import pytest

from tests.builders.example_desk import example_desk
from tests.http.story import alur, copied, dispatched, example, file, github, handle
from tests.sandbox.client import ISSUES

MEMBER = "      - {person: wati, mulai: 2026-01-01}\n"


@pytest.fixture
def repo(tmp_path):
    """A desk's repository that a test may change."""
    return copied(example_desk(), tmp_path / "desk")


@pytest.fixture
def place(repo):
    """A desk of its own."""
    with github(repo) as place:
        yield place


@pytest.fixture
def fix(place):
    """A fix that waits for its one approval, by a manager."""
    fix = file(place, example(6))
    for _ in range(3):
        fix.answer("budi")
    assert fix.step == 5
    return fix


def person(place, **change):
    """Something happens to an account."""
    return place.client.post("/_sandbox/people", change)


def test_who_registers_the_former_login_of_an_approver_approves_nothing(place, fix):
    """The number of the account decides: the new owner of the name is told so, the renamed manager still counts."""
    person(place, login="wati", renamed_to="wati-rahma")
    taken = person(place, login="wati", registered=True)
    assert taken["id"] != 1005
    fix.answer("wati")

    assert "terdaftar untuk akun lain" in fix.status
    assert fix.said[-1].split("\n")[1] == "@wati"
    assert "siap dimulai" not in fix.status
    fix.answer("wati-rahma")
    assert "✅ `wati-rahma`: dihitung sebagai Manajemen" in fix.status


def test_who_takes_the_former_login_of_tim_it_starts_nothing(place, fix):
    """An approved request is not begun by an account that only has the maintainer's old name."""
    fix.answer("wati")
    person(place, login="budi", renamed_to="budi-santoso")
    person(place, login="budi", registered=True)
    fix.say("budi", "/mulai")

    assert fix.step == 5
    fix.say("budi-santoso", "/mulai")
    assert fix.step == 6


def test_an_approval_on_record_stands_when_its_account_is_deleted(place, fix, repo):
    """GitHub shows a ghost; the record knows who that was, and a sweep only says that it is gone."""
    fix.answer("wati")
    assert "siap dimulai" in fix.status
    person(place, login="wati", deleted=True)
    assert alur(["sweep"], place.variables, repo)[0] == 0
    place.settle()

    assert "siap dimulai" in fix.status
    assert "Akun GitHub `wati` sudah dihapus" in fix.status
    fix.answer("budi")
    assert fix.step == 6


def test_an_approval_that_no_run_saw_goes_with_its_account(place, fix, repo):
    """Its event was lost: nobody can tell whose it was, and the others are still asked."""
    place.client.post("/_sandbox/faults", {"faults": [{"kind": "lost_event"}]})
    fix.answer("wati")
    person(place, login="wati", deleted=True)
    assert alur(["sweep"], place.variables, repo)[0] == 0
    place.settle()

    assert "siap dimulai" not in fix.status
    assert "Ada komentar `/setujui` dari akun GitHub yang sudah dihapus" in fix.status
    fix.answer("joko")
    assert "siap dimulai" in fix.status


def test_an_approver_who_leaves_the_desk_file_is_found_by_the_sweep(place, fix, repo):
    """No event tells of it: development stops with the next sweep, and the label goes."""
    fix.answer("wati")
    fix.answer("budi")
    assert fix.step == 6
    path = repo / ".github" / "desk.yml"
    text = path.read_text(encoding="utf-8")
    assert MEMBER in text
    path.write_text(text.replace(MEMBER, ""), encoding="utf-8")
    assert alur(["sweep"], place.variables, repo)[0] == 0
    place.settle()

    assert fix.step == 5
    assert "❌ `wati`: tidak dihitung" in fix.status


def test_each_recorded_decision_names_the_desk_file_that_it_was_made_by(place, fix, repo):
    """After a change of the desk file the entries that follow carry another id than those before."""
    fix.answer("wati")
    path = repo / ".github" / "desk.yml"
    path.write_text("# Changed.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    fix.say("budi", "/mulai")
    found = place.client.by("github-actions").query(
        'query { repository(owner: "kampus", name: "permohonan") {'
        f' object(expression: "alur-ledger:{fix.number}.jsonl") {{ ... on Blob {{ text }} }} }} }}'
    )
    lines = found["data"]["repository"]["object"]["text"].splitlines()

    assert fix.step == 6
    assert len({line.partition('"sources":')[2] for line in lines}) == 2


def test_what_an_app_writes_with_a_persons_token_looks_like_the_person(place, fix):
    """A limit, stated in docs/limits.md: GraphQL, which the desk reads, does not name the app; REST does."""
    comment = fix.say("wati+asisten", fix.block)
    told = place.get(f"{ISSUES}/comments/{comment}")

    assert told["performed_via_github_app"]["slug"] == "asisten"
    assert "✅ `wati`: dihitung sebagai Manajemen" in fix.status


def test_a_rejection_that_is_deleted_goes_on_shutting_the_gate(place, fix, repo):
    """Somebody with the right to delete comments takes it away: the record keeps it, at once and for the sweep."""
    rejection = fix.say("wati", "/tolak biaya terlalu tinggi")
    place.act("lina", "DELETE", f"{ISSUES}/comments/{rejection}")
    fix.answer("joko")
    assert handle(place, repo, dispatched(fix.number))[0] == 0

    assert "siap dimulai" not in fix.status
    assert "ada penolakan dari" in fix.status


@pytest.mark.parametrize("deleter", ["wati", "lina"])
def test_an_approval_that_is_deleted_shuts_the_gate_and_people_are_asked_again(place, fix, deleter):
    """By its author or by somebody else: the label goes, the record says that the gate shut, and a new call is sent."""
    approval = fix.say("wati", fix.block)
    fix.answer("budi")
    assert fix.step == 6
    asked = sum("Mohon keputusan" in text for text in fix.said)
    place.act(deleter, "DELETE", f"{ISSUES}/comments/{approval}")

    assert fix.step == 5
    assert "siap dimulai" not in fix.status
    assert sum("Mohon keputusan" in text for text in fix.said) == asked + 1
    assert any("@wati" in text and "Mohon keputusan" in text for text in fix.said[2:])
