"""`alur audit` works from files alone: it verifies, prints and exports, and its exit code says what it found."""

import csv
import json
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime

import pytest

from automation.core.record import Entry, EntryKind, chain, digest, text
from automation.core.revision import text_digest
from tests.http.story import ROOT, alur, copied, example, file, github

ENVIRONMENT = {"PATH": os.environ["PATH"]}


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    """A desk's repository."""
    return copied(ROOT, tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def saved(repo, tmp_path_factory):
    """The history that `alur explain --save` wrote of a request that was evaluated."""
    path = tmp_path_factory.mktemp("history") / "history.json"
    with github(repo, desk=False) as place:
        file(place, example(1)).say("budi", "/evaluasi draf")
        code, said = alur(["explain", "1", "--save", str(path)], place.variables, repo)
        assert code == 0, said
    return path


@pytest.fixture
def entries(saved):
    """The record that belongs to it."""
    issue = json.loads(saved.read_text())["data"]["repository"]["issue"]
    evaluated = next(
        item for item in issue["timelineItems"]["nodes"] if item.get("body", "").startswith("/") and item["author"]
    )
    created = datetime.fromisoformat(issue["createdAt"])
    intake = Entry(
        kind=EntryKind.INTAKE,
        at=created,
        recorded_at=created,
        code="form_complete",
        actor=issue["author"]["databaseId"],
        role="pemohon",
        after=2,
        process="website-baru",
        version=1,
        event=issue["id"],
        parts={"body": text_digest(issue["body"])},
    )
    number = int(evaluated["fullDatabaseId"])
    at = datetime.fromisoformat(evaluated["createdAt"])
    move = replace(
        intake,
        kind=EntryKind.MOVE,
        at=at,
        recorded_at=at,
        code="step_done",
        actor=evaluated["author"]["databaseId"],
        role="tim_it",
        before=2,
        after=3,
        event="",
        comments=(number,),
        parts={f"comment.{number}": text_digest(evaluated["body"])},
    )
    return chain((), [intake, move])


@pytest.fixture
def ledger(entries, tmp_path):
    """A folder with the record of #1."""
    folder = tmp_path / "ledger"
    folder.mkdir()
    (folder / "1.jsonl").write_text(text(entries), encoding="ascii")
    return folder


def audit(repo, *arguments):
    """What `alur audit` ends with and prints."""
    return alur(["audit", *map(str, arguments)], ENVIRONMENT, repo)


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


def test_a_record_that_agrees(repo, ledger, saved, entries):
    """No difference: one line says what was checked, and 0."""
    head = f"sha256:{digest(text(entries).splitlines()[-1])}"
    code, said = audit(repo, "verify", "--ledger", ledger, "--history", saved, "--head", head, "--lang", "en")

    assert (code, said.count("\n")) == (0, 1)
    assert said.startswith("no difference: 2 entries in 1 records; chain, steps and gate; ")
    assert f"request #1 in kampus/permohonan; head {head}" in said


def test_all_records_by_themselves(repo, ledger):
    """Without a history every file is checked by itself, in Indonesian, and what cannot be seen is said."""
    code, said = audit(repo, "verify", "--ledger", ledger)

    assert (code, said.startswith("tidak ada perbedaan: 2 entri dalam 1 catatan")) == (0, True)
    assert "--head" in said


def test_each_difference_is_a_line(repo, ledger, saved, entries):
    """An edited entry, a missing comment and a cut tail: a line each, with file, line and code, and 1."""
    forged = chain((), [entries[0], replace(entries[1], comments=(4,), parts={}, actor=1005)])
    (ledger / "1.jsonl").write_text(text(forged), encoding="ascii")
    (ledger / "01.jsonl").write_text("", encoding="ascii")
    head = "sha256:" + "0" * 64
    code, said = audit(repo, "verify", "--ledger", ledger, "--history", saved, "--head", head)

    assert code == 1
    assert [line.split(": ")[:2] for line in said.splitlines()] == [
        ["01.jsonl", "no_record_name"],
        ["1.jsonl:2", "head_differs"],
        ["1.jsonl:2", "comment_gone"],
    ]


def test_a_request_without_a_record(repo, ledger, saved):
    """The history of a request whose record is not in the folder."""
    (ledger / "1.jsonl").rename(ledger / "2.jsonl")
    code, said = audit(repo, "verify", "--ledger", ledger, "--history", saved)

    assert (code, said.startswith("1.jsonl: no_record: ")) == (1, True)


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


def test_files_that_cannot_be_read(repo, ledger, tmp_path):
    """No folder, an empty one, and a history that is none: unknown, 2, and the path is named."""
    empty = tmp_path / "kosong"
    empty.mkdir()
    for arguments in (
        ("verify", "--ledger", tmp_path / "tiada"),
        ("verify", "--ledger", empty),
        ("print", "1", "--ledger", empty),
        ("export", "--format", "csv", "--ledger", tmp_path / "tiada"),
    ):
        code, said = audit(repo, *arguments)
        assert (code, str(arguments[-1]) in said) == (2, True)
    history = tmp_path / "tiada.json"
    code, said = audit(repo, "verify", "--ledger", ledger, "--history", history)
    assert (code, str(history) in said) == (2, True)


def test_bytes_that_are_no_text_are_a_difference(repo, ledger):
    """A file that somebody spoiled is read, and named."""
    (ledger / "1.jsonl").write_bytes(b"\xff\xfe\n")
    code, said = audit(repo, "verify", "--ledger", ledger)

    assert (code, said.startswith("1.jsonl:1: not_an_entry: ")) == (1, True)


def test_a_record_to_print(repo, ledger):
    """Markdown in Indonesian, English by a switch; a request without a record ends with 1."""
    code, said = audit(repo, "print", "1", "--ledger", ledger)
    assert (code, said.startswith("# Catatan permohonan #1\n")) == (0, True)
    assert "| 2 | 24 November 2026 pukul " in said
    code, said = audit(repo, "print", "1", "--ledger", ledger, "--lang", "en")
    assert (code, said.startswith("# Record of request #1\n")) == (0, True)
    code, said = audit(repo, "print", "7", "--ledger", ledger)
    assert (code, "#7" in said) == (1, True)


def test_exports(repo, ledger, tmp_path):
    """To the terminal or to a file the same bytes; a place that is not there is named."""
    for form in ("jsonl", "csv"):
        code, said = audit(repo, "export", "--ledger", ledger, "--format", form)
        path = tmp_path / f"catatan.{form}"
        assert (code, audit(repo, "export", "--ledger", ledger, "--format", form, "--out", path)) == (0, (0, ""))
        assert path.read_bytes().decode().splitlines() == said.splitlines()
    with path.open(encoding="utf-8", newline="") as written:
        assert [row["kind"] for row in csv.DictReader(written, strict=True)] == ["intake", "move"]
    code, said = audit(repo, "export", "--ledger", ledger, "--format", "csv", "--out", tmp_path / "tiada" / "x.csv")
    assert (code, "x.csv" in said) == (2, True)
