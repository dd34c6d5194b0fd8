"""REST: the repository itself, accounts and their rights, and starting a workflow."""

from typing import Any

from automation.sandbox.http.answer import Answer
from automation.sandbox.world.hub import Happening
from automation.sandbox.world.people import Account, Role, require
from automation.sandbox.world.refusals import Refused

from .routes import Call, route

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
    return Answer(body=_profile(call, call.who))


@route("GET /users/{username}")
def get_user(call: Call) -> Answer:
    """An account."""
    return Answer(body=_profile(call, call.hub.people.named(call.path["username"])))


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
    who = call.hub.people.named(call.path["username"])
    name = who.role.name.lower()
    rights = {"pull": True, "triage": who.role >= Role.TRIAGE, "push": who.role >= Role.WRITE}
    rights |= {"maintain": who.role >= Role.MAINTAIN, "admin": who.role >= Role.ADMIN}
    user = {**call.shapes.user(who.key), "permissions": rights, "role_name": name}
    return Answer(body={"permission": _FOLDED.get(who.role, name), "role_name": name, "user": user})


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


def _profile(call: Call, who: Account) -> dict[str, Any]:
    shape = {**call.shapes.user(who.key), **_PROFILE, "name": who.login.capitalize(), "blog": "", **_COUNTS}
    return {**shape, "created_at": who.joined_at, "updated_at": who.joined_at}
