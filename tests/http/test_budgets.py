"""How many requests the desk sends for an event, counted where they arrive."""

import pytest

from tests.builders.example_desk import example_desk
from tests.http.story import BOT, Told, alur, copied, dispatched, example, file, github, handle
from tests.sandbox.client import DESK, ISSUES


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A desk at which a fix waits for its approval."""
    repo = copied(example_desk(), tmp_path_factory.mktemp("desk"))
    with github(repo) as place:
        yield place


@pytest.fixture(scope="module")
def fix(place):
    """A fix that was filed at an empty desk."""
    return file(place, example(6))


def sent(place):
    """The requests of the latest run, as operations."""
    run = place.runs()[-1]
    found = [each["operation"] or each["path"] for each in place.get(f"/_sandbox/requests?run={run['id']}")]
    assert (run["exit_code"], run["requests"]) == (0, len(found))
    return found


def test_the_first_event_of_a_desk_creates_its_labels(place, fix):
    """As any recorded event, with one request more that makes the record's branch and one that creates labels."""
    assert sent(place) == ["Desk", "Desk", "DeskLedger", "DeskRecord", "DeskWrite", "DeskWrite"]


def test_an_outsiders_comment_costs_nothing(place, fix):
    """Whoever is neither the author nor in the desk file sends the desk to no request, whatever is written."""
    for text in ("halo", "/status", "/mulai"):
        fix.say("agus", text)
        assert sent(place) == []


def test_a_plain_comment_costs_nothing(place, fix):
    """A comment that is no command costs nothing when written, edited or deleted by somebody involved."""
    comment = fix.say("budi", "Terima kasih, kami periksa dahulu.")
    assert sent(place) == []
    fix.edit_comment("budi", comment, "Terima kasih.")
    assert sent(place) == []
    place.act("budi", "DELETE", f"{ISSUES}/comments/{comment}")
    assert sent(place) == []


def test_an_event_that_changes_nothing_costs_one_read(place, fix):
    """A label that is none of the desk's, and a title that is edited, are looked at once."""
    fix.tell("budi", "label", "prioritas tinggi")
    assert sent(place) == ["Desk"]
    place.act("eko", "PATCH", f"{ISSUES}/{fix.number}", {"title": "Ekspor nilai"})
    assert sent(place) == ["Desk"]


RECORDED = ["Desk", "Desk", "DeskRecord", "DeskWrite"]


def test_an_event_that_changes_something_costs_two(place, fix):
    """A command that is refused costs one read and one batch of writes; a step that is done is recorded."""
    fix.say("dina", "/evaluasi")
    assert sent(place) == ["Desk", "DeskWrite"]
    for _ in range(3):
        fix.answer("budi")
        assert sent(place) == RECORDED


def test_a_recorded_event_costs_four(place, fix):
    """The last approval, and entering the first gated step: a read, a fresh look, the record, the writes."""
    fix.answer("wati")
    assert sent(place) == RECORDED
    fix.answer("budi")
    assert fix.step == 6
    assert sent(place) == RECORDED


def test_a_long_history_is_read_to_its_last_page(tmp_path):
    """After 250 comments a withdrawal on the last page is seen, for one more read per further hundred."""
    repo, data = copied(example_desk(), tmp_path / "desk"), tmp_path / "state.json"
    with github(repo, data=data) as place:
        fix = file(place, example(6))
        for person in ("budi", "budi", "budi", "wati"):
            fix.answer(person)
        assert "siap dimulai" in fix.status
    with github(repo, desk=False, data=data) as place:
        place.minutes = 60
        fix = Told(place, 1)
        place.tick()
        tono = place.client.by("tono")
        for _ in range(250 - len(fix.comments)):
            tono.comment(1, "Kapan selesai?")
        fix.say("wati", "/tarik anggaran belum pasti")
        found = sent_by_hand(place, repo)

        assert "Menunggu: **Manajemen**" in fix.status
        assert "kemudian ditarik oleh orang yang sama" in fix.status
        assert found == ["Desk", "DeskTimeline", "DeskTimeline"] * 2 + ["DeskRecord", "DeskWrite"]


def sent_by_hand(place, repo):
    """What a run started by hand for the first issue sends."""
    count = len(place.get("/_sandbox/requests"))
    assert handle(place, repo, dispatched(1))[0] == 0
    return [each["operation"] for each in place.get("/_sandbox/requests")[count:] if each["actor"] == BOT]


def test_a_request_opened_with_a_development_label_is_recorded_like_any_other(place):
    """What must go is taken back with the first answer, after the intake is recorded; nothing is lost by it."""
    made = file(place, example(6))
    body = made.issue["body"]
    label = "langkah 06: perancangan dan pengembangan"
    given = {"title": "Dengan label", "body": body, "labels": [label]}
    opened = Told(place, place.act("lina", "POST", ISSUES, given).body["number"])
    runs = [run for run in place.runs() if run["issue"] == opened.number]
    counts = [(run["action"], run["exit_code"], run["requests"]) for run in runs]

    assert counts == [("opened", 0, 4), ("labeled", 0, 1)]
    assert opened.step == 2
    assert "ditarik kembali" in "\n".join(opened.said)


def points(place):
    """How many points of this hour the desk has used."""
    return place.client.by(DESK).get("/rate_limit")["resources"]["graphql"]["used"]


def test_a_sweep_costs_two_requests_and_two_points_for_each_twenty_five(tmp_path):
    """Looking at all requests leaves the events of the hour what they need."""
    repo = copied(example_desk(), tmp_path / "desk")
    with github(repo, desk=False) as place:
        for number in range(30):
            place.client.by("dina").send("POST", ISSUES, {"title": f"Tanya {number}", "body": "Apa kabar?"})
        count, before = len(place.get("/_sandbox/requests")), points(place)
        assert alur(["sweep"], place.variables, repo)[0] == 0
        found = [each for each in place.get("/_sandbox/requests")[count:] if each["path"] == "/graphql"]

        assert [each["operation"] for each in found] == ["DeskPage", "DeskRecords"] * 2
        assert points(place) - before == 4
