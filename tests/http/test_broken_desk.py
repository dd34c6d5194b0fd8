"""A desk file with a mistake, over HTTP: labels by hand go, the runs are red, and what is passing takes nothing off."""

import pytest

from tests.builders.desk_variants import DESK
from tests.builders.example_desk import example_desk
from tests.http.story import alur, copied, example, file, github
from tests.sandbox.client import ISSUES

SIX = "langkah 06: pengembangan"


@pytest.fixture
def repo(tmp_path):
    """A desk's repository."""
    return copied(example_desk(), tmp_path / "repo")


def labelled(place, told, label):
    """A label by hand whose event gets lost."""
    place.client.post("/_sandbox/faults", {"faults": [{"kind": "lost_event", "times": 9}]})
    place.act("lina", "POST", f"{ISSUES}/{told.number}/labels", {"labels": [label]})
    place.client.send("DELETE", "/_sandbox/faults")


def test_the_sweep_of_a_broken_desk_hands_on_and_finds_it_settled(repo):
    """It tells the mistake each time; the label goes once, and nothing is dispatched for ever."""
    with github(repo) as place:
        told = file(place, example(6))
        whole = (repo / DESK).read_text(encoding="utf-8")
        (repo / DESK).write_text(whole.replace("people:\n", "peeple:\n"), encoding="utf-8")
        labelled(place, told, SIX)
        first = alur(["sweep"], place.variables, repo)
        place.settle()
        there = told.labels
        second = alur(["sweep"], place.variables, repo)
        place.settle()
        (repo / DESK).write_text(whole, encoding="utf-8")
        code, _ = alur(["sweep"], place.variables, repo)
        place.settle()

        assert (first[0], "1 handed on" in first[1], ".github/desk.yml:" in first[1]) == (1, True, True)
        assert SIX not in there
        assert (second[0], "0 handed on" in second[1]) == (1, True)
        assert code == 0
        assert told.step == 2


@pytest.mark.parametrize("kind", ["502", "429", "graphql_partial", "cut_json"])
def test_what_is_passing_takes_nothing_off(repo, kind):
    """GitHub fails, asks to wait, or answers in part: the label stays until a look succeeds."""
    with github(repo) as place:
        told = file(place, example(6))
        labelled(place, told, SIX)
        (repo / DESK).write_text("roles: [", encoding="utf-8")
        fault = {"kind": kind, "match": {"operation": "Desk"}, "times": 9}
        place.client.post("/_sandbox/faults", {"faults": [fault]})
        told.say("budi", "/status")
        before = told.labels
        place.client.send("DELETE", "/_sandbox/faults")
        told.say("budi", "/status")

        assert SIX in before
        assert SIX not in told.labels
