"""REST: git's side of the repository: files, branches, commits."""

import base64
from typing import Any

from automation.sandbox.http.answer import Answer
from automation.sandbox.world import branch_acts
from automation.sandbox.world.branches import HEADS
from automation.sandbox.world.git_objects import Entry
from automation.sandbox.world.refusals import Refused

from .git_shapes import author, commit_shape, git_user, parents, ref_shape, verification
from .routes import Call, route

REPOSITORY = "/repos/{owner}/{repo}"


@route(f"GET {REPOSITORY}/contents/{{path}}")
def get_contents(call: Call) -> Answer:
    """A file of a branch, or what a directory holds."""
    ref = call.query.get("ref") or "main"
    entry = call.git.find(f"{ref}:{call.path['path']}")
    if entry is None:
        missing = call.git.find(f"{ref}:") is None
        raise Refused.missing(f"No commit found for the ref {ref}" if missing else "Not Found")
    if entry.is_tree:
        return Answer(body=[_content(call, child, ref) for child in entry.below()])
    text = base64.encodebytes(entry.read()).decode()
    return Answer(body={**_content(call, entry, ref), "content": text, "encoding": "base64"})


@route(f"GET {REPOSITORY}/git/ref/{{ref}}")
def get_ref(call: Call) -> Answer:
    """A branch's head."""
    ref = call.path["ref"]
    if not ref.startswith("heads/") or ref.removeprefix("heads/") not in call.git.names:
        raise Refused.missing()
    return Answer(body=ref_shape(call, ref.removeprefix("heads/")))


@route(f"GET {REPOSITORY}/git/matching-refs/{{ref}}")
def match_refs(call: Call) -> Answer:
    """The branches whose names begin so."""
    found = [name for name in call.git.names if f"heads/{name}".startswith(call.path["ref"])]
    return Answer(body=[ref_shape(call, name) for name in found])


@route(f"POST {REPOSITORY}/git/refs")
def create_ref(call: Call) -> Answer:
    """Creates a branch at a commit."""
    name = branch_acts.create_ref(call.hub, call.git, call.who, call.given.get("ref"), call.given.get("sha"))
    shape = ref_shape(call, name)
    return Answer(status=201, body=shape, headers={"Location": shape["url"]})


@route(f"POST {REPOSITORY}/git/trees")
def create_tree(call: Call) -> Answer:
    """Keeps a tree of texts, for the first commit of a branch without history."""
    oid, files = branch_acts.upload_tree(call.hub, call.who, call.given.get("tree"))
    url = f"{call.shapes.api}/git"
    shown = [
        {"path": path, "mode": f"{mode:06o}", "type": "blob", "sha": sha, "url": f"{url}/blobs/{sha}"}
        for path, (mode, sha) in files.items()
    ]
    body: dict[str, Any] = {"sha": oid, "url": f"{url}/trees/{oid}", "tree": shown, "truncated": False}
    return Answer(status=201, body=body, headers={"Location": body["url"]})


@route(f"POST {REPOSITORY}/git/commits")
def create_commit(call: Call) -> Answer:
    """Makes a commit of an uploaded tree; without parents it begins a history of its own."""
    commit = branch_acts.commit_tree(call.hub, call.git, call.who, call.given)
    url, page = f"{call.shapes.api}/git", f"{call.shapes.page}/commit/{commit.oid}"
    body: dict[str, Any] = {
        **{"sha": commit.oid, "node_id": f"C_{commit.oid}", "url": f"{url}/commits/{commit.oid}", "html_url": page},
        **{"author": author(commit), "committer": git_user(commit), "message": commit.message},
        "tree": {"sha": commit.tree, "url": f"{url}/trees/{commit.tree}"},
        **{"parents": parents(call, commit, "git/commits"), "verification": verification(commit)},
    }
    return Answer(status=201, body=body, headers={"Location": body["url"]})


@route(f"GET {REPOSITORY}/commits")
def list_commits(call: Call) -> Answer:
    """The commits of a branch, newest first; `path` leaves out those that did not touch it."""
    name = call.query.get("sha") or "main"
    oid = call.git.head(name.removeprefix(HEADS)) or (name if call.git.commit(name) else None)
    if oid is None:
        raise Refused.missing()
    found = call.git.log(oid)
    if path := call.query.get("path"):
        found = [commit for commit in found if path in commit.changes]
    return call.listed(found, lambda commit: commit_shape(call, commit))


def _content(call: Call, entry: Entry, ref: str) -> dict[str, Any]:
    path = entry.path
    url, page = f"{call.shapes.api}/contents/{path}?ref={ref}", f"{call.shapes.page}/blob/{ref}/{path}"
    git_url = f"{call.shapes.api}/git/{'trees' if entry.is_tree else 'blobs'}/{entry.oid}"
    return {
        **{"type": "dir" if entry.is_tree else "file", "name": entry.name, "path": path, "sha": entry.oid},
        **{"size": 0 if entry.is_tree else len(entry.read()), "url": url, "git_url": git_url},
        **{"html_url": page, "download_url": None if entry.is_tree else page},
        "_links": {"self": url, "git": git_url, "html": page},
    }
