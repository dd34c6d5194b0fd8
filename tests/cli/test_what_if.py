"""`alur what-if` over HTTP: first asked, then done on the same GitHub; it reads once and writes nothing."""

import json
import re
import subprocess
import sys

import pytest

from automation.core.approval.revision import NO_CODE
from automation.core.policy.process import Process
from automation.core.state.codes import CODES
from tests.builders.stories import process_of
from tests.http.story import BOT, STATUS, Told, alur, example, file, filled, github
from tests.places import ROOT
from tests.sandbox.client import REPO

HIDDEN = re.compile(r"^<!-- alur.*-->\n?", re.MULTILINE)
CLOCK = re.compile(r"(pukul|at) \d\d[.:]\d\d")
"""The act comes a minute after the question."""

A: Process = process_of("website-baru")


@pytest.fixture(scope="module")
def place(repo):
    """A GitHub with its desk."""
    with github(repo) as place:
        yield place


def ask(place, repo, number, *arguments, person="dina"):
    """What `alur what-if N … --json` says under that person's own token, and its exit code."""
    variables = place.variables | {"GITHUB_TOKEN": person}
    code, said = alur(["what-if", str(number), *arguments, "--json"], variables, repo)
    assert said.startswith("{"), said
    return code, json.loads(said)


def recorded(told: Told) -> list[dict]:
    """The lines of the request's record."""
    query = (
        'query($file: String!) { repository(owner: "kampus", name: "permohonan") '
        "{ object(expression: $file) { ... on Blob { text } } } }"
    )
    found = told.github.client.by("dina").query(query, file=f"alur-ledger:{told.number}.jsonl")
    blob = found["data"]["repository"]["object"]
    return [json.loads(line) for line in blob["text"].splitlines()] if blob else []


def seen(text: str, foretold: dict, comment: int, after: dict) -> str:
    """A comment of the desk as people see it, without what GitHub gave only when the act was done."""
    shown = CLOCK.sub("", HIDDEN.sub("", text).replace(f"#issuecomment-{comment}", ""))
    if foretold["after"]["code"] == NO_CODE:
        shown = shown.replace(after["code"], NO_CODE)
    if foretold["after"]["agreement"] and foretold["after"]["agreement"]["code"] == NO_CODE:
        shown = shown.replace(after["agreement"]["code"], NO_CODE)
    return shown


def asked_then_done(repo, told: Told, person: str, deed: str, text: str) -> dict:
    """Asks, does it, and compares what everybody can see, what is recorded and what `alur explain` says then."""
    place = told.github
    labels, said, record = set(told.labels), told.comments, recorded(told)
    is_open = told.issue["state"] == "open"
    option = {"say": "--comment", "label": "--label", "unlabel": "--remove-label"}[deed]
    code, foretold = ask(place, repo, told.number, "--as", person, option, text)
    assert (set(told.labels), told.comments, recorded(told)) == (labels, said, record), "asking changes nothing"
    done = told.tell(person, deed, text)
    _, explained = alur(["explain", str(told.number), "--json"], place.variables, repo)
    after = json.loads(explained)
    comment = done["id"] if deed == "say" else 0
    new = [each["body"] for each in told.comments[len(said) :] if each["user"]["login"] == BOT]
    kept = [each for each in new if not each.startswith(STATUS)]

    assert code == (0 if foretold["outcome"] == "accepted" else 1)
    assert [CLOCK.sub("", each["text"]) for each in foretold["comments"]] == [
        seen(each, foretold, comment, after) for each in kept
    ]
    assert set(told.labels) == (labels - set(foretold["labels"]["off"])) | set(foretold["labels"]["on"]) | (
        {text} if deed == "label" and text not in foretold["labels"]["off"] else set()
    )
    assert (told.issue["state"] == "open") == ((is_open or foretold["reopen"]) and not foretold["close"])
    assert [(each["kind"], each["code"], each["before"], each["after"]) for each in foretold["entries"]] == [
        (each["kind"], each["code"], each["before"], each["after"])
        for each in recorded(told)[len(record) :]
        if each["kind"] not in CODES
    ]
    for name in ("step", "reached", "overlay", "closed", "waiting_for", "may_develop", "blocks", "reason"):
        assert after[name] == foretold["after"][name], name
    assert after["code"] == foretold["after"]["code"] or foretold["after"]["code"] == NO_CODE
    return foretold


def test_a_request_from_its_form_to_its_end(place, repo):
    """Evidence, a refusal, both approvals, early and honoured labels, the start, a cancellation, an outsider."""
    told = file(place, example(1))
    for _ in range(2):
        asked_then_done(repo, told, "budi", "say", filled(told.block))
    asked_then_done(repo, told, "ratna", "say", filled(told.block))
    plan = asked_then_done(repo, told, "budi", "say", filled(told.block))
    assert (plan["after"]["code"], plan["comments"][0]["kind"]) == (NO_CODE, "approval")
    asked_then_done(repo, told, "budi", "label", A.step(6).label)
    asked_then_done(repo, told, "wati", "say", told.block)
    asked_then_done(repo, told, "budi", "say", "/mulai")
    last = asked_then_done(repo, told, "joko", "say", told.block)
    assert [each["kind"] for each in last["entries"]] == ["approval", "opened"]
    asked_then_done(repo, told, "tono", "say", "/mulai")
    started = asked_then_done(repo, told, "budi", "label", A.step(6).label)
    assert (started["outcome"], told.step) == ("accepted", 6)
    asked_then_done(repo, told, "lina", "unlabel", A.step(6).label)
    asked_then_done(repo, told, "sari", "say", f"/pratinjau\n{filled(told.block)}")
    end = asked_then_done(repo, told, "dina", "say", "/batal tidak jadi")

    assert (end["close"], told.issue["state"]) == ("NOT_PLANNED", "closed")


def test_a_preview_comment_is_answered_and_changes_nothing_else(place, repo):
    """One read and one batch with one comment in it; no reaction, no label, no record."""
    told = file(place, example(6))
    labels, record = told.labels, recorded(told)
    before = len(place.get("/_sandbox/requests"))
    comment = told.say("budi", f"/pratinjau\n{filled(told.block)}")
    sent = [each["operation"] for each in place.get("/_sandbox/requests")[before:] if each["operation"]]

    assert sent == ["Desk", "DeskWrite"]
    assert "**akan diterima**" in told.said[-1]
    assert (told.labels, recorded(told)) == (labels, record)
    assert place.get(f"{REPO}/issues/comments/{comment}/reactions") == []


def test_one_read_and_nothing_else_is_sent(place, repo):
    """Whoever asks."""
    before = len(place.get("/_sandbox/requests"))
    ask(place, repo, 1, "--as", "budi", "--comment", "/status", person="agus")
    sent = [(each["path"], each["operation"]) for each in place.get("/_sandbox/requests")[before:]]

    assert [each for each in sent if not each[0].startswith("/_sandbox")] == [("/graphql", "Desk")]


def test_to_read_in_both_languages(place, repo):
    """Without `--json`, Indonesian first; an unknown account is told what it is."""
    told = file(place, example(1))
    asking = ["what-if", str(told.number), "--as", "siapa", "--comment", "/evaluasi"]
    code, indonesian = alur(asking, place.variables, repo)
    _, english = alur([*asking, "--lang", "en"], place.variables, repo)

    assert code == 1
    assert f"#{told.number} · Bila siapa menulis `/evaluasi`" in indonesian
    assert "tidak akan berakibat apa-apa" in indonesian
    assert "the desk gives no answer" in english


def test_a_saved_history_is_asked_offline(place, repo, tmp_path):
    """The same answer as from GitHub, without GitHub; a long comment can come from another program."""
    told = file(place, example(1))
    path = tmp_path / "history.json"
    alur(["explain", str(told.number), "--save", str(path)], place.variables, repo)
    saved = path.read_bytes()
    now = json.loads(saved)["read_at"]
    act = ["--as", "budi", "--comment", filled(told.block)]
    live = ask(place, repo, told.number, *act)
    code, said = alur(["what-if", "--history", str(path), "--now", now, *act, "--json"], {}, repo)
    offline = json.loads(said)

    assert code == live[0] == 0
    assert (offline["after"]["step"], offline["labels"]) == (3, live[1]["labels"])
    assert [each["kind"] for each in offline["entries"]] == ["move"]
    assert path.read_bytes() == saved
    command = [sys.executable, "-m", "automation", "--repo-dir", repo, "what-if", "--history", str(path), "--now", now]
    command += ["--as", "budi", "--comment", "-", "--json"]
    piped = subprocess.run(command, cwd=ROOT, input=act[-1], capture_output=True, text=True, check=True)
    assert json.loads(piped.stdout) == offline


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--as", "budi", "--comment", "/status"], "name the request"),
        (["1", "--as", "budi", "--comment", "/status", "--now", "2026-11-24T09:00:00+07:00"], "--history"),
        (["--history", "{}", "--as", "budi", "--comment", "/status"], "--now T"),
        (["99", "--history", "{}", "--now", "2030-01-01T00:00:00Z", "--as", "budi", "--label", "x"], "not of #99"),
        (["--history", "{}", "--now", "2020-01-01T00:00:00Z", "--as", "budi", "--label", "x"], "earlier than the last"),
        (["--history", "{}", "--now", "besok", "--as", "budi", "--label", "x"], "2026-11-24T09:00:00+07:00"),
        (["--history", "tiada.json", "--now", "2030-01-01T00:00:00Z", "--as", "budi", "--label", "x"], "tiada.json"),
        (["1", "--as", "budi", "--comment", " "], "without text"),
        (["1", "--as", "budi"], "--comment --label"),
        (["1", "--as", "budi", "--comment", "/status", "--label", "x"], "not allowed with"),
    ],
)
def test_what_cannot_be_asked_is_told_with_the_way_out(place, repo, tmp_path, arguments, hint):
    """It ends with 2, as everything that cannot be read."""
    path = tmp_path / "history.json"
    alur(["explain", "1", "--save", str(path)], place.variables, repo)
    given = [each.replace("{}", str(path)) for each in arguments]
    code, said = alur(["what-if", *given], place.variables, repo)

    assert code == 2
    assert hint in said
