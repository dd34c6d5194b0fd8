"""A request moved in from elsewhere brings no approval along: not its texts, not its comments, not its codes."""

import pytest

from tests.builders.example_desk import example_desk
from tests.http.story import Told, copied, example, file, github

GATED = "langkah 06: perancangan dan pengembangan"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """One desk, at which a fix went all the way to development."""
    with github(copied(example_desk(), tmp_path_factory.mktemp("desk"))) as place:
        fix = file(place, example(6))
        for person in ("budi", "budi", "budi", "wati", "budi"):
            fix.answer(person)
        assert fix.step == 6
        yield place


def moved_in(place, more=()):
    """An issue with the same text and the same comments of people, transferred in by somebody who may."""
    fix = Told(place, 1)
    said = [
        {"author": each["user"]["login"], "body": each["body"], "at": "2026-11-23T02:00:00Z"}
        for each in fix.comments
        if not each["user"]["login"].endswith("[bot]")
    ]
    issue = {
        "from": "kampus/lama",
        "title": fix.issue["title"],
        "body": fix.issue["body"],
        "author": fix.issue["user"]["login"],
        "at": "2026-11-23T01:00:00Z",
        "comments": [*said, *more],
    }
    return Told(place, place.act("agus", "POST", "/_sandbox/transfer", issue).body["number"])


def test_it_starts_at_the_first_step_with_nothing_carried_over(place):
    """Evidence, approvals and the start lie before the transfer: none of them acts here."""
    told = moved_in(place)

    assert told.step == 2
    assert "dihitung sebagai" not in told.status
    assert "siap dimulai" not in told.status


def test_approvals_made_elsewhere_never_count_even_when_the_same_evidence_is_given_again(place):
    """The code covers repository and number; who approved there is asked anew here."""
    told = moved_in(place)
    for _ in range(3):
        told.answer("budi")
    assert told.step == 5
    code = Told(place, 1).status.partition("kode `")[2][:14]
    told.say("wati", f"/setujui {code}")

    assert f"kode `{code}` bukan untuk isi yang sekarang" in told.said[-1]
    assert told.step == 5
    told.answer("wati")
    assert "siap dimulai" in told.status


def test_a_development_label_on_it_is_taken_back(place):
    """By whoever moved it in."""
    told = moved_in(place)
    told.tell("agus", "label", GATED)

    assert told.step == 2


def test_a_status_comment_that_came_along_is_nobodys(place):
    """A person's comment that says what the desk said there; the desk writes its own."""
    forged = {"author": "lina", "body": f"<!-- alur:status -->\n{Told(place, 1).status}", "at": "2026-11-23T03:00:00Z"}
    told = moved_in(place, [forged])

    assert told.step == 2
    assert "Langkah 2 dari 13" in told.status
