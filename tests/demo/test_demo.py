"""The demo whole, from a copy of the project: everything ends as it must, and a broken gate is noticed."""

import csv
import re
import shutil

import pytest

from automation.sandbox.server.options import SandboxOptions
from automation.sandbox.server.server import running
from tests.demo.auditing import run_guide
from tests.demo.broken_gates import BROKEN_GATES, FIRST, Run, break_it, copied, demo, not_noticed, shorten


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Run:
    """Return the whole demo, played once."""
    return demo(copied(tmp_path_factory.mktemp("demo")))


def test_every_request_ends_as_it_must(whole):
    """The eight requests of act one and the two of act two end as the play says, and so does the exit code."""
    assert whole.code == 0, whole.said
    assert re.findall(r"^  ✓ #(\d+) ", whole.said, re.MULTILINE) == [str(number) for number in range(1, 11)]
    assert "make serve" in whole.said.splitlines()[-1]


def test_each_step_is_told_with_progress(whole):
    """Every form and every deed is a line with its place in the whole, and the last one is the last."""
    assert re.findall(r"^\[(\d)/8\]", whole.said, re.MULTILINE) == [str(number) for number in range(1, 9)]
    first, _, second = whole.said.partition("adegan 2")[2].partition("Babak 2")
    places = re.findall(r"^\[ *(\d+)/(\d+)\]", first, re.MULTILINE)

    assert [int(place) for place, _ in places] == list(range(1, len(places) + 1))
    assert places[-1][0] == places[-1][1]
    assert re.findall(r"^\[ *(\d+)/12\]", second, re.MULTILINE) == [str(number) for number in range(1, 13)]


def test_twelve_tries_are_refused(whole):
    """Each of the twelve has the answer, the rule and the way out, and the table says that nothing opened."""
    told = whole.said.partition("Babak 2")[2]

    assert "✓ 12 dari 12 ditolak, tidak ada yang terbuka" in told
    for title in ("Aturan", "Rule", "Jalan keluar", "Way out"):
        assert len(re.findall(rf"^  {title} +\S", told, re.MULTILINE)) == 12
    assert len(re.findall(r"^  ▸ ", told, re.MULTILINE)) == len(re.findall(r"^  Jawaban +\S", told, re.MULTILINE)) == 18


@pytest.mark.parametrize("budget", range(6))
def test_every_budget_is_shown_and_holds(budget, whole):
    """Of each kind of event there is at least one, and none took more requests than its budget."""
    lines = re.findall(r"^  (.) (\d) +(\d+) +(\d+) +\S.* / ", whole.said, re.MULTILINE)
    sign, allowed, times, most = lines[budget]

    assert (sign, int(allowed)) == ("✓", budget)
    assert int(times) >= 1
    assert int(most) == budget


def test_answers_are_counted_per_route(whole):
    """Each route that people use is listed with how often its answer was checked."""
    routes = re.findall(r"^ +[1-9]\d*  (\S.*)$", whole.said, re.MULTILINE)

    assert "POST /repos/{owner}/{repo}/issues/{issue_number}/comments 201" in routes
    assert any(route.startswith("graphql ") for route in routes)


def test_the_site_of_the_desk_is_built(whole):
    """The site has a page for each request, in both languages."""
    pages = [
        whole.place / ".alur/site" / lang / f"permohonan/{n}/index.html" for lang in ("", "en") for n in range(1, 11)
    ]

    assert [page for page in pages if not page.exists()] == []


def test_the_state_is_left_for_the_sandbox(whole):
    """The state file holds all requests, so that `alur sandbox --data` goes on from there."""
    states = [whole.state["issues"][str(number)]["state"] for number in range(1, 11)]

    assert states == ["closed", "open", "open", "open", "open", "closed", "closed", "open", "open", "open"]


@pytest.mark.parametrize("name", BROKEN_GATES)
def test_a_broken_gate_is_noticed(name, tmp_path):
    """With the gate deliberately broken the demo exits 1 and names a request, and a try, that ended otherwise."""
    assert not_noticed(BROKEN_GATES[name], tmp_path, shows_try=name == FIRST) == []


def test_a_budget_that_does_not_hold_is_noticed(tmp_path):
    """With one read more for each event the demo exits 1 and tells which event cost too much."""
    place = copied(tmp_path)
    first = "    plan, reading = run.plan()"
    break_it(place, "automation/operations/handle.py", first, f"    run.plan()\n{first}")
    shorten(place, "07-salah-jenis")

    run = demo(place)

    assert run.code == 1, run.said
    assert re.search(r"^  ✗ 2 ", run.said, re.MULTILINE)
    assert re.search(r"^✗ #1: 3 requests, and the budget is 2 ", run.said, re.MULTILINE)


def test_until_leaves_a_request_of_each_kind_waiting(tmp_path):
    """`--until 5` stops when one request of either procedure waits for approval, and saves that."""
    run = demo(copied(tmp_path), "--until", "5")

    waiting = re.findall(r"waits at: langkah 05: .* \((sop: .*)\)$", run.said, re.MULTILINE)
    assert run.code == 0, run.said
    assert len(set(waiting)) == 2
    assert len(run.state["issues"]) == 8
    assert f"alur --repo-dir {run.desk} sandbox --data {run.data}" in run.said.splitlines()[-1]
    # Approvals must be later than what they approve, in whole seconds: whoever goes on at once is not refused.
    assert run.state["clock"] > max(comment["created_at"] for comment in run.state["comments"].values())


def test_until_a_step_that_no_request_reaches_is_told(tmp_path):
    """A step that one procedure does not have is named as such, and the exit code is 1."""
    run = demo(copied(tmp_path), "--until", "99")

    assert run.code == 1
    assert "no request waits at step 99" in run.said


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_auditors_guide_runs_line_by_line(lang, whole):
    """On the repository and the state that the demo left, each line ends well and the record holds every request."""
    options = SandboxOptions(repo_dir=whole.desk, port=0, data=whole.data)
    shutil.rmtree(whole.place / ".alur" / "auditor", ignore_errors=True)
    with running(options) as sandbox:
        rows = run_guide(lang, whole.place, sandbox.url)

    assert [row for row in rows if row[1] != 0] == []
    assert len(rows) > 15
    assert any(said.strip() in {"continued", "lanjutan"} for _, _, said in rows)
    with (whole.place / ".alur" / "auditor" / "record.csv").open(newline="") as table:
        assert {row["request"] for row in csv.DictReader(table)} == {str(number) for number in range(1, 11)}
