"""`alur audit` against a commit that was published: what git shows is proved by its ids, and a cut tail is found."""

import shutil
import subprocess

import pytest

from automation.core.history.record import text
from tests.cli.a_record import ENVIRONMENT, audit


def git(folder, *arguments):
    """Git in the folder, without anybody's settings."""
    names = {"GIT_AUTHOR_NAME": "meja", "GIT_AUTHOR_EMAIL": "meja@example.org"}
    names |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in names.items()}
    command = [shutil.which("git"), "-C", str(folder), "-c", "core.hooksPath=/dev/null", *arguments]
    environment = ENVIRONMENT | names | {"GIT_CONFIG_GLOBAL": "/dev/null"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def committed(folder):
    """The folder as a checkout of git; the id of its commit."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "catatan")
    return git(folder, "rev-parse", "HEAD")


def test_the_published_commit(repo, ledger):
    """At the published commit, with its files as they stand there, nothing differs."""
    head = committed(ledger)
    code, said = audit(repo, "verify", "--ledger", ledger, "--head", head)

    assert (code, f"kepala {head}" in said) == (0, True)


def test_a_cut_tail_of_the_branch(repo, ledger, entries):
    """A file cut behind git's back, and a branch that was set back: both show against the published commit."""
    (ledger / "1.jsonl").write_text(text(entries[:1]), encoding="ascii")
    committed(ledger)
    (ledger / "1.jsonl").write_text(text(entries), encoding="ascii")
    git(ledger, "commit", "-q", "-a", "-m", "lagi")
    head = git(ledger, "rev-parse", "HEAD")
    (ledger / "1.jsonl").write_text(text(entries[:1]), encoding="ascii")
    # Git is told to look away; the audit does not ask its index.
    git(ledger, "update-index", "--assume-unchanged", "1.jsonl")
    code, said = audit(repo, "verify", "--ledger", ledger, "--head", head)
    assert (code, said.splitlines()[0].split(": ")[:2]) == (1, ["1.jsonl", "file_changed"])

    git(ledger, "update-index", "--no-assume-unchanged", "1.jsonl")
    git(ledger, "reset", "-q", "--hard", "HEAD~1")
    code, said = audit(repo, "verify", "--ledger", ledger, "--head", head)
    assert [line.split(": ")[0] for line in said.splitlines()] == ["other_commit"]
    assert code == 1


def test_a_record_in_a_folder_of_the_branch(repo, ledger):
    """The folder may lie below the root of the checkout."""
    below = ledger / "catatan"
    below.mkdir()
    (ledger / "1.jsonl").rename(below / "1.jsonl")
    head = committed(ledger)
    code, said = audit(repo, "verify", "--ledger", below, "--head", head)

    assert code == 0, said


def test_objects_of_git_are_proved_by_their_ids(repo, ledger, entries):
    """A tree that was replaced under its id is not believed."""
    head = committed(ledger)
    tree = git(ledger, "rev-parse", "HEAD^{tree}")
    (ledger / "1.jsonl").write_text(text(entries[:1]), encoding="ascii")
    git(ledger, "add", "-A")
    other = git(ledger, "write-tree")
    stored = ledger / ".git" / "objects"
    target = stored / tree[:2] / tree[2:]
    target.chmod(0o644)
    target.write_bytes((stored / other[:2] / other[2:]).read_bytes())
    code, said = audit(repo, "verify", "--ledger", ledger, "--head", head)

    assert (code, "no difference" in said) == (2, False)


def test_a_replacement_object_is_not_followed(repo, ledger, entries):
    """`git replace` shows another commit under the id of the published one; the audit reads the commit itself."""
    head = committed(ledger)
    (ledger / "1.jsonl").write_text(text(entries[:1]), encoding="ascii")
    git(ledger, "commit", "-q", "-a", "-m", "lain")
    other = git(ledger, "rev-parse", "HEAD")
    git(ledger, "update-ref", "HEAD", head)
    git(ledger, "replace", head, other)
    code, said = audit(repo, "verify", "--ledger", ledger, "--head", head)

    assert (code, "file_changed" in said) == (1, True)


def test_a_folder_that_is_no_checkout(repo, ledger):
    """A commit id needs a checkout; without one the answer is unknown."""
    code, said = audit(repo, "verify", "--ledger", ledger, "--head", "a" * 40)

    assert (code, str(ledger) in said) == (2, True)


@pytest.mark.parametrize("head", ["main", "abc123", "sha256:12", "", "HEAD"])
def test_a_head_that_is_none(repo, ledger, head):
    """A name or a short id could mean something else tomorrow."""
    code, said = audit(repo, "verify", "--ledger", ledger, f"--head={head}")

    assert (code, "whole commit id" in said) == (2, True)
