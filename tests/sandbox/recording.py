"""How a recorder begins a branch over HTTP and commits on it."""

import base64

from tests.sandbox.client import DESK, REPO

RECORD = f"{DESK}+record"
COMMIT = """mutation Record($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) {
  commit { oid url committedDate } ref { name target { oid } } } }"""


def begin(github):
    """Begins a branch without history, as the API allows it: a tree, a commit without parents, a ref."""
    recorder = github.by(RECORD)
    entry = {"path": "README.md", "mode": "100644", "type": "blob", "content": "catatan\n"}
    tree = recorder.post(f"{REPO}/git/trees", {"tree": [entry]})["sha"]
    first = recorder.post(f"{REPO}/git/commits", {"message": "Mulai", "tree": tree, "parents": []})
    made = recorder.send("POST", f"{REPO}/git/refs", {"ref": "refs/heads/alur-ledger", "sha": first["sha"]})
    assert made.status == 201
    return first


def commit(github, expected, files=None, gone=(), branch="alur-ledger"):
    """Asks for a commit and tells the whole answer."""
    files = {"12.jsonl": "{}\n"} if files is None else files
    added = [{"path": path, "contents": base64.b64encode(files[path].encode()).decode()} for path in files]
    asked = {
        "branch": {"repositoryNameWithOwner": "kampus/permohonan", "branchName": branch},
        "expectedHeadOid": expected,
        "message": {"headline": "Catat", "body": "isi"},
        "fileChanges": {"additions": added, "deletions": [{"path": path} for path in gone]},
    }
    return github.query(COMMIT, input=asked)


def oid_of(answer):
    """The id of the commit that was made."""
    assert "errors" not in answer
    return answer["data"]["createCommitOnBranch"]["commit"]["oid"]
