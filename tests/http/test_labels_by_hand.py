"""Labels by hand over HTTP, beyond what a scenario can say: cost, looks, and many requests at once."""

import base64
import json
import re
from urllib.parse import quote

import pytest

from tests.builders.example_desk import example_desk
from tests.http.story import Told, alur, copied, example, file, github
from tests.sandbox.client import ISSUES, REPO

WORK = "langkah 06: perancangan dan pengembangan"
EVALUATION = "langkah 02: evaluasi permohonan"


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    """A desk's repository."""
    return copied(example_desk(), tmp_path_factory.mktemp("desk"))


@pytest.fixture
def place(repo):
    """A desk of its own, for labels belong to all requests."""
    with github(repo) as place:
        yield place


def approved(place):
    """A fix that is approved and ready to start."""
    fix = file(place, example(6))
    for person in ("budi", "budi", "budi", "wati"):
        fix.answer(person)
    return fix


def entry(place, number):
    """The last entry of a request's record, apart from what differs from request to request."""
    text = place.get(f"{REPO}/contents/{number}.jsonl?ref=alur-ledger")["content"]
    last = json.loads(base64.b64decode(text).decode().splitlines()[-1])
    own = {"at", "recorded_at", "prev", "parts", "comments", "event", "sources"}
    return {name: value for name, value in last.items() if name not in own}


def general(status):
    """The status comment without the request's number and code, ids and hours."""
    return re.sub(r"#\d+|[0-9A-Z]{4}(-[0-9A-Z]{4}){2}|\d{6,}|\d\d[.:]\d\d|issues/\d+|permohonan/\d+/", "", status)


def sent(place):
    """What the desk sent in its latest run."""
    run = place.runs()[-1]
    return [each["operation"] for each in place.get(f"/_sandbox/requests?run={run['id']}")]


def test_the_label_does_what_the_command_does(place):
    """Ready to start, the label by Tim IT leaves the same entry as `/mulai`, the same status, and costs the same."""
    by_command, by_label = approved(place), approved(place)
    by_command.say("budi", "/mulai")
    cost = sent(place)
    by_label.tell("budi", "label", WORK)

    assert sent(place) == cost
    assert entry(place, by_label.number) == entry(place, by_command.number)
    assert by_label.labels == by_command.labels == [WORK, "sop: perbaikan fitur"]
    assert general(by_label.status) == general(by_command.status)
    assert len(by_label.said) == len(by_command.said)


def test_a_deleted_label_comes_back_as_it_was(place):
    """With its colour and its description, on every request that it stands for."""
    requests = [approved(place), approved(place)]
    for each in requests:
        each.say("budi", "/mulai")
    before = place.get(f"{REPO}/labels/{quote(WORK)}")
    place.act("lina", "DELETE", f"{REPO}/labels/{quote(WORK)}")
    after = place.get(f"{REPO}/labels/{quote(WORK)}")

    assert after["id"] != before["id"]
    assert [after[name] for name in ("name", "color", "description")] == [
        before[name] for name in ("name", "color", "description")
    ]
    assert [each.step for each in requests] == [6, 6]


def test_one_sweep_heals_a_renamed_label_on_every_request(place, repo):
    """Development labels that came by a new name go, the right ones come back, and nobody is reproached."""
    requests = [file(place, example(6)) for _ in range(3)]
    said = [each.said for each in requests]
    place.act("lina", "PATCH", f"{REPO}/labels/{quote(WORK)}", {"new_name": "dikerjakan"})
    place.act("lina", "PATCH", f"{REPO}/labels/{quote(EVALUATION)}", {"new_name": WORK})
    assert [each.labels for each in requests] == [[WORK, "sop: perbaikan fitur"]] * 3
    code, _ = alur(["sweep"], place.variables, repo)
    place.settle()

    assert code == 0
    assert [each.labels for each in requests] == [[EVALUATION, "sop: perbaikan fitur"]] * 3
    assert [each.said for each in requests] == said


def test_an_issue_without_a_form_keeps_no_development_label(place, repo):
    """Opened with the label by somebody who may set it: it goes, and whoever set it is told once."""
    given = {"title": "Tolong", "body": "Rusak.", "labels": [WORK]}
    told = Told(place, place.act("lina", "POST", ISSUES, given).body["number"])
    assert alur(["sweep"], place.variables, repo)[0] == 0
    place.settle()

    assert WORK not in told.labels
    assert len([text for text in told.said if "ditarik kembali" in text]) == 1
