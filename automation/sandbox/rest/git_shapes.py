"""GitHub's REST shapes of branches and commits."""

from typing import Any

from automation.sandbox.world.world import Commit

from .routes import Call


def ref_shape(call: Call, name: str) -> dict[str, Any]:
    """A branch."""
    oid, url = call.git.head(name), f"{call.shapes.api}/git"
    target = {"type": "commit", "sha": oid, "url": f"{url}/commits/{oid}"}
    return {
        **{"ref": f"refs/heads/{name}", "node_id": f"REF_{name}", "url": f"{url}/refs/heads/{name}"},
        "object": target,
    }


def commit_shape(call: Call, commit: Commit) -> dict[str, Any]:
    """A commit as lists tell it."""
    api, oid = call.shapes.api, commit.oid
    tree = {"sha": commit.tree, "url": f"{api}/git/trees/{commit.tree}"}
    said = {
        **{"author": author(commit), "committer": git_user(commit), "message": commit.message, "tree": tree},
        **{"url": f"{api}/git/commits/{oid}", "comment_count": 0, "verification": verification(commit)},
    }
    return {
        **{"sha": oid, "node_id": f"C_{oid}", "commit": said, "url": f"{api}/commits/{oid}"},
        **{"html_url": f"{call.shapes.page}/commit/{oid}", "comments_url": f"{api}/commits/{oid}/comments"},
        **{"author": call.shapes.user(commit.account) if commit.account else None, "committer": None},
        "parents": parents(call, commit, "commits"),
    }


def parents(call: Call, commit: Commit, kind: str) -> list[dict[str, str]]:
    """What a commit follows, addressed below `kind`."""
    page, api = call.shapes.page, call.shapes.api
    return [{"sha": p, "url": f"{api}/{kind}/{p}", "html_url": f"{page}/commit/{p}"} for p in commit.parents]


def author(commit: Commit) -> dict[str, str]:
    """Who wrote a commit, as git says it."""
    return {"name": commit.author, "email": commit.email, "date": commit.at}


def git_user(commit: Commit) -> dict[str, str]:
    """Who put a commit there: GitHub itself, for those made through its API."""
    committer = {"name": "GitHub", "email": "noreply@github.com"} if commit.account else {}
    return {**author(commit), **committer}


def verification(commit: Commit) -> dict[str, Any]:
    """GitHub signs what is committed through its API; the sandbox has no key and only says so."""
    signed = commit.account is not None
    about = {"verified": signed, "reason": "valid" if signed else "unsigned"}
    return {**about, "signature": None, "payload": None, "verified_at": commit.at if signed else None}
