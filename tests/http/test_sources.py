"""The desk file is read again for every run; nothing opens by sources that are wrong or no longer those of GitHub."""

import pytest

from automation.adapters.catalogue_files import load_catalogue
from automation.adapters.git_objects import automation_id, desk_file_id
from automation.adapters.github_desk import GitHubDesk
from automation.adapters.github_session import GitHubSession
from automation.core.outcome.labels import all_labels
from automation.errors import Conflict
from automation.operations.handle import Run
from automation.operations.handle import handle as commands_handle
from tests.builders.example_desk import example_desk
from tests.http.story import Told, alur, copied, dispatched, example, file, github, handle
from tests.sandbox.client import DESK

MEMBER = "      - {person: wati, mulai: 2026-01-01}\n"


def replace(repo, old, new):
    """Changes one piece of the desk file; a sandbox shows it at once as the file of the default branch."""
    path = repo / ".github" / "desk.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def repo(tmp_path):
    """A desk's repository that a test may change."""
    return copied(example_desk(), tmp_path / "desk")


def waiting(place):
    """A fix that waits for its approval."""
    fix = file(place, example(6))
    for _ in range(3):
        fix.answer("budi")
    assert fix.step == 5
    return fix


def test_the_desk_file_is_read_again_for_every_run(repo):
    """Somebody who is added as an approver counts from the run of that push on."""
    with github(repo) as place:
        fix = waiting(place)
        replace(repo, "people:\n", 'people:\n  tono: {id: 1008, name: "Tono"}\n')
        replace(repo, MEMBER, MEMBER + "      - {person: tono, mulai: 2026-01-01}\n")
        assert alur(["register"], place.variables, repo) == (0, "1 lines added to the register\n")
        fix.answer("tono")

        assert "✅ `tono`: dihitung sebagai Manajemen" in fix.status
        fix.answer("budi")
        assert fix.step == 6


def test_a_removed_approver_no_longer_counts(repo):
    """When the entry of the one approver is deleted, the gate shuts again at the next event."""
    with github(repo) as place:
        fix = waiting(place)
        fix.answer("wati")
        fix.answer("budi")
        assert fix.step == 6
        replace(repo, MEMBER, "")
        fix.say("budi", "/status")

        assert fix.step == 5
        assert "❌ `wati`: tidak dihitung" in fix.status


def test_a_desk_file_that_becomes_invalid_opens_nothing(repo):
    """The run of an approval fails and says file, line and remedy; once the file is right, a sweep carries it out."""
    with github(repo) as place:
        fix = waiting(place)
        before, right = fix.said, (repo / ".github" / "desk.yml").read_text(encoding="utf-8")
        replace(repo, MEMBER, "      - {person: wati, mulai: kemarin, sampai: 2027-01-01}\n      - {orang: joko}\n")
        fix.say("wati", fix.block)

        assert fix.run["exit_code"] == 1
        assert ".github/desk.yml:" in fix.run["output"]
        assert "\n::error::" in fix.run["output"]
        assert (fix.step, fix.said) == (5, before)
        (repo / ".github" / "desk.yml").write_text(right, encoding="utf-8")
        assert alur(["sweep"], place.variables, repo)[0] == 0
        place.settle()
        assert "siap dimulai" in fix.status


def test_a_desk_file_that_is_gone_opens_nothing(repo):
    """Without a desk file a run only reads what it may have to take back, opens nothing, and names the file."""
    with github(repo) as place:
        fix = waiting(place)
        (repo / ".github" / "desk.yml").unlink()
        fix.say("wati", fix.block)

        assert (fix.run["exit_code"], fix.run["requests"], fix.step) == (2, 1, 5)
        assert "desk.yml" in fix.run["output"]


@pytest.fixture
def approved(repo, tmp_path):
    """A sandbox without a desk, where the approval of a fix has come and no run has seen it."""
    data = tmp_path / "state.json"
    with github(repo, data=data) as place:
        waiting(place)
    with github(repo, desk=False, data=data) as place:
        place.minutes = 60
        fix = Told(place, 1)
        fix.answer("wati")
        yield fix


def test_a_run_with_an_older_desk_file_opens_nothing(approved, repo, tmp_path):
    """When the default branch has another desk file than the run's checkout nothing opens and the run says so."""
    old = copied(repo, tmp_path / "old")
    replace(repo, "# The example", "# The former example")
    before = approved.said
    code, said = handle(approved.github, old, dispatched(1))

    assert (code, approved.step, approved.said) == (2, 5, before)
    assert "the desk file or the automation changed" in said
    assert handle(approved.github, repo, dispatched(1))[0] == 0
    assert "siap dimulai" in approved.status


class Meddled:
    """The desk's repository, where somebody changes the desk file after the first read."""

    def __init__(self, desk, meddle):
        """Stands before the real one."""
        self._desk, self._meddle, self.reads, self.applied = desk, meddle, 0, []

    def read(self, number):
        """Reads; then, once, the file changes."""
        reading = self._desk.read(number)
        self.reads += 1
        if self.reads == 1:
            self._meddle()
        return reading

    def apply(self, plan):
        """Notes what would be written."""
        self.applied.append(plan)


def test_a_desk_file_that_changes_between_the_two_reads(approved, repo):
    """The fresh look before opening sees the other desk file: the run ends unreadable and writes nothing."""
    rules = load_catalogue(repo)
    real = GitHubDesk(GitHubSession(DESK, approved.github.client.url), "kampus/permohonan", all_labels(rules))
    desk = Meddled(real, lambda: replace(repo, "# The example", "# The later example"))

    begun_with = (desk_file_id(repo), automation_id(repo))
    run = Run(catalogue=rules, desk=desk, number=1, sources=lambda: begun_with, entropy=lambda: bytes(32))
    with pytest.raises(Conflict, match="nothing was opened"):
        commands_handle(run)
    assert (desk.reads, desk.applied) == (2, [])


def test_the_automation_of_the_default_branch_is_looked_at_too(approved, repo, tmp_path):
    """A run whose automation is not that of the default branch opens nothing either."""
    old = copied(repo, tmp_path / "old")
    (repo / "automation" / "sop" / "README.md").write_text("changed\n", encoding="utf-8")
    code, said = handle(approved.github, old, dispatched(1))

    assert (code, approved.step) == (2, 5)
    assert "nothing was opened" in said
