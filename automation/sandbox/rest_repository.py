"""REST: the repository itself, accounts and their rights, files, and starting a workflow."""

import base64
from typing import Any

from automation.sandbox.git_objects import Entry
from automation.sandbox.hub import Happening
from automation.sandbox.people import Role, account, require
from automation.sandbox.refusals import Refused
from automation.sandbox.rest import Answer, Call, route
from automation.sandbox.shape_repository import FOUNDED

REPOSITORY = "/repos/{owner}/{repo}"
# The old three words: `permission` folds triage into read and maintain into write, `role_name` does not.
_FOLDED = {Role.TRIAGE: "read", Role.MAINTAIN: "write"}
_PROFILE = dict.fromkeys(("name", "company", "location", "email", "hireable", "bio", "twitter_username"))
_COUNTS = dict.fromkeys(("public_repos", "public_gists", "followers", "following"), 0)


@route("GET /rate_limit")
def rate_limit(call: Call) -> Answer:
    """The caller's limits."""
    return Answer(body=call.limits.overview(call.who))


@route("GET /user")
def get_me(call: Call) -> Answer:
    """The caller; the workflow token has no user."""
    require(call.who, "open")
    if call.who.is_desk:
        raise Refused.forbidden(is_desk=True)
    return Answer(body=_profile(call, call.who.login))


@route("GET /users/{username}")
def get_user(call: Call) -> Answer:
    """An account."""
    return Answer(body=_profile(call, account(call.path["username"]).login))


@route(f"GET {REPOSITORY}")
def get_repository(call: Call) -> Answer:
    """The repository, with what the caller may do."""
    role = call.who.role
    rights = {name.lower(): role >= Role[name] for name in ("ADMIN", "MAINTAIN", "TRIAGE")}
    permissions = {**rights, "push": role >= Role.WRITE, "pull": True}
    return Answer(body={**call.shapes.repository(), "permissions": permissions})


@route(f"GET {REPOSITORY}/collaborators/{{username}}/permission")
def get_permission(call: Call) -> Answer:
    """An account's role now; on a public repository everybody reads."""
    require(call.who, "open")
    who = account(call.path["username"])
    name = who.role.name.lower()
    rights = {"pull": True, "triage": who.role >= Role.TRIAGE, "push": who.role >= Role.WRITE}
    rights |= {"maintain": who.role >= Role.MAINTAIN, "admin": who.role >= Role.ADMIN}
    user = {**call.shapes.user(who.login), "permissions": rights, "role_name": name}
    return Answer(body={"permission": _FOLDED.get(who.role, name), "role_name": name, "user": user})


@route(f"GET {REPOSITORY}/contents/{{path}}")
def get_contents(call: Call) -> Answer:
    """A file of the default branch, or what a directory holds."""
    entry = call.git.find(f"{call.query.get('ref') or 'HEAD'}:{call.path['path']}")
    if entry is None:
        raise Refused.missing()
    if entry.is_tree:
        return Answer(body=[_content(call, child) for child in call.git.children(entry)])
    text = base64.encodebytes(entry.path.read_bytes()).decode()
    return Answer(body={**_content(call, entry), "content": text, "encoding": "base64"})


@route(f"GET {REPOSITORY}/git/ref/{{ref}}")
def get_ref(call: Call) -> Answer:
    """The default branch's head."""
    if call.path["ref"] != "heads/main":
        raise Refused.missing()
    oid, url = call.git.head(), f"{call.shapes.api}/git"
    target = {"type": "commit", "sha": oid, "url": f"{url}/commits/{oid}"}
    return Answer(
        body={"ref": "refs/heads/main", "node_id": "REF_main", "url": f"{url}/refs/heads/main", "object": target}
    )


@route(f"POST {REPOSITORY}/actions/workflows/{{workflow_id}}/dispatches")
def dispatch(call: Call) -> Answer:
    """Starts a workflow; the one act of the desk's own token that starts a run."""
    require(call.who, "dispatch")
    workflow, given = call.path["workflow_id"], call.given
    if call.git.find(f"HEAD:.github/workflows/{workflow}") is None:
        raise Refused.missing()
    if not isinstance(given.get("ref"), str) or not isinstance(given.get("inputs") or {}, dict):
        raise Refused.invalid("Workflow", "ref", "missing_field")
    inputs = {name: str(value) for name, value in (given.get("inputs") or {}).items()}
    extra = {"ref": "refs/heads/main", "inputs": inputs, "workflow": f".github/workflows/{workflow}"}
    call.hub.happened(Happening(name="workflow_dispatch", action="", who=call.who, extra=extra))
    return Answer(status=204)


def _profile(call: Call, login: str) -> dict[str, Any]:
    shape = {**call.shapes.user(login), **_PROFILE, "name": login.capitalize(), "blog": "", **_COUNTS}
    return {**shape, "created_at": FOUNDED, "updated_at": FOUNDED}


def _content(call: Call, entry: Entry) -> dict[str, Any]:
    path = entry.path.relative_to(call.git.root).as_posix()
    url, page = f"{call.shapes.api}/contents/{path}?ref=main", f"{call.shapes.page}/blob/main/{path}"
    git_url = f"{call.shapes.api}/git/{'trees' if entry.is_tree else 'blobs'}/{entry.oid}"
    return {
        **{"type": "dir" if entry.is_tree else "file", "name": entry.path.name, "path": path, "sha": entry.oid},
        **{"size": 0 if entry.is_tree else entry.path.stat().st_size, "url": url, "git_url": git_url},
        **{"html_url": page, "download_url": None if entry.is_tree else page},
        "_links": {"self": url, "git": git_url, "html": page},
    }
