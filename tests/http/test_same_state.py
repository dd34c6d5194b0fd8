"""However the desk is started, and whatever happens to its events, a request ends in the same state."""

import json
import re
import subprocess
import sys
from contextlib import contextmanager

import pytest

from automation.core.approval.revision import NO_CODE
from tests.builders.example_desk import example_desk
from tests.http.story import GitHub, Told, alur, copied, example, file, github, handle
from tests.places import ROOT
from tests.sandbox.client import Client

COMMAND = [sys.executable, "-m", "automation"]
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
EXAMPLES = (5, 1, 7)


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    """A desk's repository."""
    return copied(example_desk(), tmp_path_factory.mktemp("desk"))


def state(told):
    """Labels, open or closed, and the status comment apart from addresses, ids and codes (a code covers ids)."""
    status = told.status.replace(told.github.client.url, "URL")
    return told.labels, told.issue["state"], CODE.sub("CODE", re.sub(r"\d{10,}", "ID", status))


def states(place):
    """The state of each of the three requests."""
    return [state(Told(place, number)) for number in (1, 2, 3)]


@pytest.fixture(scope="module")
def told(repo):
    """A fix begun by label, a website begun by command, and a request that is rejected: acts and ends."""
    with github(repo) as place:
        fix, site, wrong = (file(place, example(number)) for number in EXAMPLES)
        fix.tell("agus", "label", "langkah 07: pengujian dan quality assurance")
        for request in (fix, site):
            for _ in range(3):
                request.answer("budi")
            request.answer("wati")
        fix.say("dina", "/mulai")
        fix.tell("budi", "label", "langkah 06: perancangan dan pengembangan")
        fix.answer("sari")
        site.answer("joko")
        site.say("sari", "/mulaii")
        site.say("sari", "/mulai")
        wrong.say("budi", "/tolak ini perubahan pada website yang sudah ada")
        assert all(run["exit_code"] == 0 for run in place.runs())
        yield place.acts, states(place)


def retell(place, repo, acts, handled=lambda: None):
    """The same acts at the same times at another desk; whoever approves reads the code from `alur explain`."""
    for number in EXAMPLES:
        file(place, example(number))
        handled()
    for number, person, deed, text in acts:
        approves = text.startswith("/setujui")
        Told(place, number).tell(person, deed, f"/setujui {code_of(place, repo, number)}" if approves else text)
        handled()


def code_of(place, repo, number):
    """The code that `alur explain` tells; nobody knows it before a run drew it, after lost events that of the sweep."""
    for _ in range(2):
        exit_code, said = alur(["explain", str(number), "--json"], place.variables, repo)
        assert exit_code == 0, said
        if (code := json.loads(said)["code"]) != NO_CODE:
            break
        assert alur(["sweep", "--here"], place.variables, repo)[0] == 0
    return code


def test_the_stories_go_where_they_should(told):
    """The fix is being tested, the website is being built, the third request is rejected and closed."""
    fix, site, wrong = told[1]

    assert fix[:2] == (["langkah 07: pengujian dan quality assurance", "sop: perbaikan fitur"], "open")
    assert site[:2] == (["langkah 06: perancangan dan pengembangan", "sop: website baru"], "open")
    assert wrong[:2] == (["sop: website baru", "status: ditolak"], "closed")


def started(arguments, environment, directory):
    """`alur` as a shell starts it, from nothing."""
    command = [*COMMAND, "--repo-dir", str(directory), *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@contextmanager
def by_command(repo, *options):
    """`alur sandbox` in a process of its own."""
    command = [*COMMAND, "--repo-dir", str(repo), "sandbox", "--port", "0", "--check", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline().split()
            assert line[:2] == ["listening", "on"]
            yield GitHub(Client(line[2]))
        finally:
            process.terminate()
            process.stdout.close()
    assert process.returncode == 0


def test_a_desk_started_by_hand_for_each_event(told, repo, tmp_path):
    """`alur handle` by hand, with only GitHub's variables and the event file, does the same as the sandbox's desk."""
    acts, ends = told
    seen = 0
    with by_command(repo, "--no-desk", "--data", str(tmp_path / "state.json")) as place:

        def handled():
            nonlocal seen
            for event in place.get(f"/_sandbox/events?after={seen}"):
                seen = event["id"]
                # The other requests' runs are forked from a warm process, which is the same and sooner done.
                is_first = event["payload"]["issue"]["number"] == 1
                assert handle(place, repo, event, started if is_first else alur)[0] == 0

        retell(place, repo, acts, handled)
        assert states(place) == ends
        assert place.get("/_sandbox/checks")["failures"] == []


def test_events_lost_doubled_and_reordered(told, repo):
    """Of all events a third is lost and the others come at the end, twice and backwards: the state is the same."""
    acts, ends = told
    with github(repo, desk=False) as place:
        retell(place, repo, acts)
        events = place.get("/_sandbox/events")
        for event in [kept for kept in reversed(events) if kept["id"] % 3]:
            assert handle(place, repo, event)[0] == 0
            assert handle(place, repo, event)[0] == 0

        assert states(place) == ends


def test_a_sweep_here_after_all_events_were_lost(told, repo):
    """`alur sweep --here` alone brings all requests to the same state, and a second one finds nothing to do."""
    acts, ends = told
    with github(repo, desk=False) as place:
        retell(place, repo, acts)
        first = alur(["sweep", "--here"], place.variables, repo)
        again = alur(["sweep", "--here"], place.variables, repo)

        assert states(place) == ends
        assert (first[0], first[1].splitlines()[-1]) == (0, "3 requests looked at, 3 handed on")
        assert again == (0, "3 requests looked at, 0 handed on\n")


def test_a_sweep_dispatches_a_run_for_each_request_that_is_off(told, repo, tmp_path):
    """`alur sweep` starts one workflow run for each request that is off; these runs mend it, and then none is off."""
    acts, ends = told
    data = tmp_path / "state.json"
    with github(repo, desk=False, data=data) as place:
        retell(place, repo, acts)
    with github(repo, data=data) as place:
        first = alur(["sweep"], place.variables, repo)
        place.settle()
        runs = place.runs()
        again = alur(["sweep"], place.variables, repo)

        assert (first, again) == (
            (0, "3 requests looked at, 3 handed on\n"),
            (0, "3 requests looked at, 0 handed on\n"),
        )
        assert [(run["event"], run["exit_code"]) for run in runs] == [("workflow_dispatch", 0)] * 3
        assert states(place) == ends
