"""However long a history is, its last act is read: a withdrawal at any edge of a page shuts the gate."""

import shutil

import pytest

from tests.builders.example_desk import example_desk
from tests.http.story import Told, copied, dispatched, example, file, github, handle

ITEMS = """query { repository(owner: "kampus", name: "permohonan") { issue(number: 1) {
  timelineItems(first: 1, itemTypes: [ISSUE_COMMENT, LABELED_EVENT, UNLABELED_EVENT]) { totalCount } } } }"""


@pytest.fixture(scope="module")
def approved(tmp_path_factory):
    """A desk's repository and the state of a sandbox in which a fix is ready to begin."""
    place = tmp_path_factory.mktemp("desk")
    repo, data = copied(example_desk(), place / "repo"), place / "state.json"
    with github(repo, data=data) as place:
        fix = file(place, example(6))
        for person in ("budi", "budi", "budi", "wati"):
            fix.answer(person)
        assert "siap dimulai" in fix.status
    return repo, data


def items(place):
    """How many items the history has, as the desk reads them."""
    found = place.client.by("dina").query(ITEMS)["data"]["repository"]["issue"]
    return found["timelineItems"]["totalCount"]


def filled_up(place, many, before):
    """Chatter of an outsider until there are that many items but one; then `before` adds the last."""
    talker = place.client.by("tono")
    for _ in range(many - 1 - items(place)):
        talker.comment(1, "Kapan selesai?")
    before()
    assert items(place) == many


@pytest.mark.parametrize("many", [99, 100, 101, 200, 201, 250])
def test_a_withdrawal_that_is_the_last_of_many_items_is_read(approved, tmp_path, many):
    """At the end of a page, at the beginning of the next one, and further on; before it the gate was open."""
    repo, data = approved
    mine = tmp_path / "state.json"
    shutil.copy(data, mine)
    with github(repo, desk=False, data=mine) as place:
        place.minutes = 60
        fix = Told(place, 1)
        place.tick()
        assert "siap dimulai" in fix.status
        filled_up(place, many, lambda: fix.say("wati", "/tarik anggaran belum pasti"))
        assert handle(place, repo, dispatched(1))[0] == 0

        assert "kemudian ditarik oleh orang yang sama" in fix.status
        assert "siap dimulai" not in fix.status
        assert fix.step == 5


@pytest.mark.parametrize("many", [100, 101])
def test_an_approval_that_is_the_last_of_many_items_is_read_too(approved, tmp_path, many):
    """After the withdrawal on an earlier page the same person approves anew, and that counts."""
    repo, data = approved
    mine = tmp_path / "state.json"
    shutil.copy(data, mine)
    with github(repo, desk=False, data=mine) as place:
        place.minutes = 60
        fix = Told(place, 1)
        place.tick()
        fix.say("wati", "/tarik anggaran belum pasti")
        assert handle(place, repo, dispatched(1))[0] == 0
        assert "siap dimulai" not in fix.status
        line = fix.block
        filled_up(place, many, lambda: fix.say("wati", line))
        assert handle(place, repo, dispatched(1))[0] == 0

        assert "siap dimulai" in fix.status
