"""A text that was edited more often than one page tells is read page by page, and no label by hand stays beside it."""

import pytest

from tests.builders.example_desk import example_desk
from tests.http.story import BOT, Told, alur, copied, dispatched, example, file, github, handle
from tests.sandbox.client import ISSUES

SIX = "langkah 06: perancangan dan pengembangan"


@pytest.fixture
def repo(tmp_path):
    """A desk's repository."""
    return copied(example_desk(), tmp_path / "desk")


@pytest.fixture
def place(repo):
    """A desk."""
    with github(repo) as place:
        yield place


def edit(place, number, by, times):
    """A burst of edits of which no event tells."""
    place.tick()
    assert place.client.send("POST", "/_sandbox/edits", {"issue": number, "by": by, "times": times}).status == 201


def sent(place, since=0):
    """What the desk sent."""
    found = [each for each in place.get("/_sandbox/requests")[since:] if each["actor"] == BOT]
    return [each["operation"] for each in found]


def formless(place, by="agus"):
    """An issue of a stranger."""
    given = {"title": "Tolong", "body": "Tolong dibantu."}
    return Told(place, place.act(by, "POST", ISSUES, given).body["number"])


@pytest.mark.parametrize(("edits", "pages"), [(100, 0), (101, 1), (250, 2), (1_000, 9)])
def test_a_run_reads_as_many_pages_of_edits_as_it_needs(place, repo, edits, pages):
    """Up to a thousand edits that no run heard are read, a hundred for one more request; who edited is known."""
    told = file(place, example(6))
    edit(place, told.number, "lina", 1)
    edit(place, told.number, "eko", edits - 1)
    mark = len(place.get("/_sandbox/requests"))
    code, _ = handle(place, repo, dispatched(told.number))

    assert (code, sent(place, mark)[: 1 + pages]) == (0, ["Desk", *["DeskEdits"] * pages])
    assert "tidak dapat dibaca" not in told.status
    assert '"code":"body_edited"' in record(place, told.number)


def record(place, number):
    """The record file of a request."""
    wanted = f'object(expression: "alur-ledger:{number}.jsonl") {{ ... on Blob {{ text }} }}'
    found = place.client.by("agus").query(f'{{ repository(owner: "kampus", name: "permohonan") {{ {wanted} }} }}')
    return found["data"]["repository"]["object"]["text"]


def test_edits_that_were_counted_are_not_asked_for_again(place, repo):
    """After the run that heard them an event costs what it always costs."""
    told = file(place, example(6))
    edit(place, told.number, "eko", 150)
    handle(place, repo, dispatched(told.number))
    edit(place, told.number, "eko", 50)
    mark = len(place.get("/_sandbox/requests"))
    handle(place, repo, dispatched(told.number))

    assert "DeskEdits" not in sent(place, mark)


@pytest.mark.parametrize("edits", [101, 1_001, 1_500])
@pytest.mark.parametrize("kind", ["request", "formless"])
def test_a_label_by_hand_goes_however_often_the_text_was_edited(place, edits, kind):
    """Whoever set it is told why; neither the request of somebody nor the issue of a stranger keeps it."""
    told = file(place, example(6)) if kind == "request" else formless(place)
    edit(place, told.number, "agus" if kind == "formless" else "eko", edits)
    told.tell("lina", "label", SIX)

    assert SIX not in told.labels
    assert "@lina" in told.said[-1]
    assert ("tidak dapat dibaca" in told.status) == (edits > 1_000)
    assert told.run["exit_code"] == 0


def test_a_closed_issue_of_a_stranger_that_is_edited_often_stops_nothing(place, repo, tmp_path):
    """Neither sweep nor site: both end well, and the request beside it is published."""
    told = file(place, example(6))
    odd = formless(place)
    place.act("agus", "PATCH", f"{ISSUES}/{odd.number}", {"state": "closed"})
    edit(place, odd.number, "agus", 101)
    out = tmp_path / "site"

    assert alur(["sweep"], place.variables, repo)[0] == 0
    assert alur(["site", "--out", str(out)], place.variables, repo)[0] == 0
    assert (out / "id" / "permohonan" / f"{told.number}.json").is_file()
