"""Branches beside the default one: made and committed on through the API, with git's own object ids."""

import base64
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.sandbox.client import DESK, REPO, sandbox
from tests.sandbox.recording import RECORD, begin, commit, oid_of

LOOK = """query Look($file: String!) { repository(owner: "kampus", name: "permohonan") {
  ref(qualifiedName: "refs/heads/alur-ledger") { name prefix target { oid
    ... on Commit { history(first: 10) { totalCount nodes { messageHeadline messageBody } } } } }
  object(expression: $file) { ... on Blob { oid text byteSize isTruncated isBinary } } } }"""
BOT = "41898282+github-actions[bot]@users.noreply.github.com"
BY = {"GIT_AUTHOR_NAME": "github-actions[bot]", "GIT_AUTHOR_EMAIL": BOT}
BY |= {"GIT_COMMITTER_NAME": "GitHub", "GIT_COMMITTER_EMAIL": "noreply@github.com"}


@pytest.fixture
def github(tmp_path):
    """A sandbox over a git repository with one commit."""
    (tmp_path / "automation").mkdir()
    (tmp_path / "automation" / "kode.py").write_text("x = 1\n")
    for words in (["init", "-q", "-b", "main"], ["add", "automation"], ["commit", "-q", "-m", "awal"]):
        git(tmp_path, *words)
    with sandbox(tmp_path) as client:
        yield client


def git(directory, *words, said="", **variables):
    """What git itself says."""
    command = ["git", "-C", str(directory), "-c", "core.autocrlf=false", *words]
    environment = {**os.environ, **BY, **variables}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, input=said)
    return done.stdout.strip()


def test_object_ids_are_what_git_computes(github, tmp_path):
    """First and next commit have the ids that git gives to the same content, author, message and second."""
    first = begin(github)
    made = commit(github.by(RECORD), first["sha"], {"12.jsonl": '{"a": 1}\n', "lama/1.jsonl": "{}\n"})
    place = tmp_path / "salinan"
    (place / "lama").mkdir(parents=True)
    wanted = ""
    for files, message, at in (
        ({"README.md": "catatan\n"}, "Mulai", first["author"]["date"]),
        (
            {"12.jsonl": '{"a": 1}\n', "lama/1.jsonl": "{}\n"},
            "Catat\n\nisi",
            made["data"]["createCommitOnBranch"]["commit"]["committedDate"],
        ),
    ):
        for name, text in files.items():
            (place / name).write_text(text)
        where = {"GIT_DIR": str(tmp_path / ".git"), "GIT_WORK_TREE": str(place), "GIT_INDEX_FILE": str(tmp_path / "i")}
        git(place, "add", "--all", ".", **where)
        tree = git(place, "write-tree", **where)
        parent = ["-p", wanted] if wanted else []
        dated = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at, **where}
        # The chain is in the repository's objects, so that git can tell a parent.
        wanted = git(place, "commit-tree", tree, *parent, said=message, **dated)

    assert oid_of(made) == wanted


def test_a_file_of_the_branch_is_read_back(github):
    """GraphQL tells text, size and history, REST the file and the commits newest first; the default branch has none."""
    first = begin(github)["sha"]
    text = '{"a": "é"}\n'
    second = oid_of(commit(github.by(RECORD), first, {"12.jsonl": text}))
    third = oid_of(commit(github.by(RECORD), second, {"13.jsonl": "{}\n"}))

    found = github.by(DESK).query(LOOK, file="alur-ledger:12.jsonl")["data"]["repository"]
    assert found["object"]["text"] == text
    assert (found["object"]["byteSize"], found["object"]["isTruncated"], found["object"]["isBinary"]) == (
        12,
        False,
        False,
    )
    assert (found["ref"]["name"], found["ref"]["target"]["oid"]) == ("alur-ledger", third)
    assert found["ref"]["target"]["history"]["totalCount"] == 3
    assert found["ref"]["target"]["history"]["nodes"][0] == {"messageHeadline": "Catat", "messageBody": "isi"}
    assert github.by(DESK).query(LOOK, file="alur-ledger:99.jsonl")["data"]["repository"]["object"] is None
    assert github.by(DESK).query(LOOK, file=f"{first}:12.jsonl")["data"]["repository"]["object"] is None

    content = github.get(f"{REPO}/contents/12.jsonl?ref=alur-ledger")
    assert base64.b64decode(content["content"]).decode() == text
    assert [one["name"] for one in github.get(f"{REPO}/contents/?ref=alur-ledger")] == [
        "12.jsonl",
        "13.jsonl",
        "README.md",
    ]
    assert github.send("GET", f"{REPO}/contents/12.jsonl").status == 404
    commits = github.get(f"{REPO}/commits?sha=alur-ledger")
    assert [one["sha"] for one in commits] == [third, second, first]
    assert [parent["sha"] for parent in commits[0]["parents"]] == [second]
    assert commits[0]["commit"]["author"]["name"] == "github-actions[bot]"
    assert [one["sha"] for one in github.get(f"{REPO}/commits?sha=alur-ledger&path=12.jsonl")] == [second]
    assert [one["ref"] for one in github.get(f"{REPO}/git/matching-refs/heads/alur")] == ["refs/heads/alur-ledger"]
    assert github.get(f"{REPO}/git/ref/heads/alur-ledger")["object"]["sha"] == third
    assert github.send("GET", f"{REPO}/git/ref/heads/tiada").status == 404
    assert github.send("GET", f"{REPO}/commits?sha=tiada").status == 404


def test_a_commit_on_a_head_that_moved_is_refused(github):
    """Another head than the expected one is STALE_DATA in GitHub's words, and nothing is committed."""
    first = begin(github)["sha"]
    head = oid_of(commit(github.by(RECORD), first))
    answer = commit(github.by(RECORD), first, {"12.jsonl": "lain\n"})

    assert answer["data"] == {"createCommitOnBranch": None}
    (error,) = answer["errors"]
    assert (error["type"], error["path"]) == ("STALE_DATA", ["createCommitOnBranch"])
    assert error["message"] == f'Expected branch to point to "{first}" but it did not.  Pull and try again.'
    assert github.get(f"{REPO}/git/ref/heads/alur-ledger")["object"]["sha"] == head


def test_of_writers_with_one_expected_head_one_wins(github):
    """Of six commits at once on the same head exactly one is made."""
    first = begin(github)["sha"]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda name: commit(github.by(RECORD), first, {f"{name}.jsonl": "{}"}), range(6)))

    kinds = [answer.get("errors", [{"type": "made"}])[0]["type"] for answer in answers]
    assert sorted(kinds) == ["STALE_DATA"] * 5 + ["made"]
    assert len(github.get(f"{REPO}/commits?sha=alur-ledger")) == 2


@pytest.mark.parametrize(
    ("who", "made"),
    [("dina", 0), ("tono", 0), ("lina", 1), ("agus", 1), (DESK, 1), (RECORD, 1), ("ghs_run7", 0), ("ghs_record7", 1)],
)
def test_who_may_commit(github, who, made):
    """People from write up, the record's job and the desk run by hand may; others and the ordinary job may not."""
    first = begin(github)["sha"]
    answer = commit(github.by(who), first)

    assert ("errors" not in answer) == bool(made)
    if not made:
        assert answer["errors"][0]["type"] == "FORBIDDEN"
        rest = {"ref": "refs/heads/lain", "sha": first}
        assert github.by(who).send("POST", f"{REPO}/git/refs", rest).status == 403
        assert github.send("POST", f"{REPO}/git/refs", rest).status == 401


@pytest.mark.parametrize(
    ("given", "kind", "said"),
    [
        ({"branch": "tiada"}, "NOT_FOUND", "Branch not found"),
        ({"branch": "main"}, "UNPROCESSABLE", "Repository rule violations found"),
        ({"gone": ["99.jsonl"]}, "NOT_FOUND", "A path was requested for deletion which does not exist"),
        ({"files": {"../x": ""}}, "UNPROCESSABLE", "malformed path component"),
        ({"files": {".git/config": ""}}, "UNPROCESSABLE", "malformed path component"),
    ],
)
def test_what_cannot_be_committed(github, given, kind, said):
    """A missing branch, the default branch, a missing file and a wrong path are refused with the reason."""
    answer = commit(github.by(RECORD), begin(github)["sha"], **given)

    assert answer["errors"][0]["type"] == kind
    assert said in answer["errors"][0]["message"]


def test_a_deleted_file_is_gone_and_its_past_is_not(github):
    """After a deletion the branch has no such file, the commit before it still has."""
    second = oid_of(commit(github.by(RECORD), begin(github)["sha"], {"12.jsonl": "{}\n"}))
    oid_of(commit(github.by(RECORD), second, {}, gone=["12.jsonl"]))

    assert github.by(DESK).query(LOOK, file="alur-ledger:12.jsonl")["data"]["repository"]["object"] is None
    assert github.by(DESK).query(LOOK, file=f"{second}:12.jsonl")["data"]["repository"]["object"]["text"] == "{}\n"


def test_refs_that_cannot_be_made(github):
    """A name that exists, one that is no full name, an unknown commit and an empty tree are 422."""
    first = begin(github)["sha"]
    for ref, sha in [
        ("refs/heads/alur-ledger", first),
        ("refs/heads/main", first),
        ("alur-ledger2", first),
        ("refs/heads/a..b", first),
        ("refs/heads/lain", "1" * 40),
        (7, first),
    ]:
        assert github.by(RECORD).send("POST", f"{REPO}/git/refs", {"ref": ref, "sha": sha}).status == 422
    assert github.by(RECORD).send("POST", f"{REPO}/git/trees", {"tree": []}).status == 422
    commit_of_nothing = {"message": "x", "tree": "4b825dc642cb6eb9a060e54bf8d69288fbee4904", "parents": []}
    assert github.by(RECORD).send("POST", f"{REPO}/git/commits", commit_of_nothing).status == 422


def test_a_branch_of_the_default_one_has_its_files(github, tmp_path):
    """A branch made at the default head begins with that commit and its files, and can be committed on."""
    head = git(tmp_path, "rev-parse", "HEAD")
    document = """mutation($oid: GitObjectID!) {
      createRef(input: {repositoryId: "R_7001", name: "refs/heads/alur-ledger",
      oid: $oid}) { ref { name target { oid } } } }"""
    made = github.by(RECORD).query(document, oid=head)["data"]["createRef"]["ref"]
    assert made == {"name": "alur-ledger", "target": {"oid": head}}
    second = oid_of(commit(github.by(RECORD), head, {"12.jsonl": "{}\n"}))

    assert [one["sha"] for one in github.get(f"{REPO}/commits?sha=alur-ledger")] == [second, head]
    names = [one["name"] for one in github.get(f"{REPO}/contents/?ref=alur-ledger")]
    assert names == ["12.jsonl", "automation"]
    text = github.by(DESK).query(LOOK, file="alur-ledger:automation/kode.py")["data"]["repository"]["object"]["text"]
    assert text == "x = 1\n"


def test_branches_are_saved(tmp_path):
    """A sandbox started on another's file tells the same head, files and commits, and goes on from there."""
    data = tmp_path / "state.json"
    with sandbox(tmp_path, data=data) as github:
        second = oid_of(commit(github.by(RECORD), begin(github)["sha"], {"12.jsonl": "{}\n"}))
        commits = github.get(f"{REPO}/commits?sha=alur-ledger")
        url = github.url

    with sandbox(tmp_path, data=data) as github:
        found = github.get(f"{REPO}/commits?sha=alur-ledger")
        assert str(found).replace(github.url, url) == str(commits)
        oid_of(commit(github.by(RECORD), second, {"12.jsonl": "{}\n{}\n"}))
        text = github.by(DESK).query(LOOK, file="alur-ledger:12.jsonl")["data"]["repository"]["object"]["text"]
        assert text == "{}\n{}\n"
