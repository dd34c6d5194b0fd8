"""A question at a desk over HTTP: who is called, whose words the desk reads, and what the site tells."""

import pytest

from tests.builders.example_desk import example_desk
from tests.http.story import copied, example, file, github


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A desk whose runs are started by events."""
    repo = copied(example_desk(), tmp_path_factory.mktemp("desk"))
    with github(repo) as place:
        yield place


def sent(place):
    """How many requests the latest run sent, which ended well."""
    run = place.runs()[-1]
    assert run["exit_code"] == 0
    return run["requests"]


def test_an_answer_in_plain_words_wakes_the_desk_only_where_one_is_awaited(place):
    """The label says so in the event: talk costs nothing before, others' talk costs nothing at any time."""
    fix = file(place, example(6))
    fix.say("eko", "Terima kasih.")
    assert sent(place) == 0

    fix.say("budi", "/tanya Berapa banyak penggunanya?")
    assert "status: perlu informasi" in fix.labels
    fix.say("budi", "Kami tunggu.")
    assert sent(place) == 0

    fix.say("eko", "Sekitar 300 orang.")
    assert sent(place) > 1
    assert "status: perlu informasi" not in fix.labels
