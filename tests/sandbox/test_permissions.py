"""GitHub's table of roles (github.com/…/repository-roles-for-an-organization): permission × action × status."""

import pytest

from tests.sandbox.client import DESK, ISSUES, REPO, Client, sandbox

WHO = ("", "siapapun", "wati", "tono", "lina", "agus", DESK)
# Rows: the status for an anonymous reader, an outsider, read, triage, write, admin, and the desk's own token.
TABLE = {
    "open": (401, 201, 201, 201, 201, 201, 201),
    "comment": (401, 201, 201, 201, 201, 201, 201),
    "react": (401, 201, 201, 201, 201, 201, 201),
    "read": (200, 200, 200, 200, 200, 200, 200),
    "edit another's issue": (401, 403, 403, 403, 200, 200, 200),
    "edit own issue": (401, 200, 200, 200, 200, 200, 200),
    "edit another's comment": (401, 403, 403, 403, 200, 200, 200),
    "edit own comment": (401, 200, 200, 200, 200, 200, 200),
    "delete another's comment": (401, 403, 403, 403, 204, 204, 204),
    "delete own comment": (401, 204, 204, 204, 204, 204, 204),
    "close another's issue": (401, 403, 403, 200, 200, 200, 200),
    "close own issue": (401, 200, 200, 200, 200, 200, 200),
    "reopen own issue closed by self": (401, 200, 200, 200, 200, 200, 200),
    "reopen own issue closed by another": (401, 403, 403, 200, 200, 200, 200),
    "put a label on": (401, 403, 403, 200, 200, 200, 200),
    "put a new label on": (401, 403, 403, 403, 200, 200, 200),
    "take a label off": (401, 403, 403, 200, 200, 200, 200),
    "set labels": (401, 403, 403, 200, 200, 200, 200),
    "create a label": (401, 403, 403, 403, 201, 201, 201),
    "rename a label": (401, 403, 403, 403, 200, 200, 200),
    "delete a label": (401, 403, 403, 403, 204, 204, 204),
}


@pytest.fixture(scope="module")
def github(tmp_path_factory):
    """One sandbox for the whole table."""
    with sandbox(tmp_path_factory.mktemp("desk")) as client:
        client.by("agus").post(f"{REPO}/labels", {"name": "ada", "color": "123456"})
        yield client


def attempt(github: Client, who: str, action: str) -> int:
    """Lays the scene for an action and tells the status of the attempt."""
    me, dina, agus = github.by(who), github.by("dina"), github.by("agus")
    owner = me if who and "own" in action else dina
    number = owner.open()
    issue, comment = f"{ISSUES}/{number}", f"{ISSUES}/comments/{owner.comment(number)}"
    if action.startswith("reopen"):
        closer = agus if action.endswith("another") else owner
        assert closer.send("PATCH", issue, {"state": "closed"}).status == 200
    if action in {"take a label off", "set labels"}:
        agus.post(f"{issue}/labels", ["ada"])
    spare = f"{who or 'tanpa'} {action}".replace(" ", "-")[:50]
    if action in {"rename a label", "delete a label"}:
        agus.post(f"{REPO}/labels", {"name": spare, "color": "123456"})
    method, path, body = {
        "open": ("POST", ISSUES, {"title": "x"}),
        "comment": ("POST", f"{issue}/comments", {"body": "x"}),
        "react": ("POST", f"{issue}/reactions", {"content": "+1"}),
        "read": ("GET", issue, None),
        "edit another's issue": ("PATCH", issue, {"title": "y"}),
        "edit own issue": ("PATCH", issue, {"body": "y"}),
        "edit another's comment": ("PATCH", comment, {"body": "y"}),
        "edit own comment": ("PATCH", comment, {"body": "y"}),
        "delete another's comment": ("DELETE", comment, None),
        "delete own comment": ("DELETE", comment, None),
        "close another's issue": ("PATCH", issue, {"state": "closed"}),
        "close own issue": ("PATCH", issue, {"state": "closed"}),
        "reopen own issue closed by self": ("PATCH", issue, {"state": "open"}),
        "reopen own issue closed by another": ("PATCH", issue, {"state": "open"}),
        "put a label on": ("POST", f"{issue}/labels", {"labels": ["ada"]}),
        "put a new label on": ("POST", f"{issue}/labels", {"labels": [spare]}),
        "take a label off": ("DELETE", f"{issue}/labels/ada", None),
        "set labels": ("PUT", f"{issue}/labels", {"labels": []}),
        "create a label": ("POST", f"{REPO}/labels", {"name": spare, "color": "abcdef"}),
        "rename a label": ("PATCH", f"{REPO}/labels/{spare}", {"new_name": f"{spare}"[:48] + "!"}),
        "delete a label": ("DELETE", f"{REPO}/labels/{spare}", None),
    }[action]
    return me.send(method, path, body).status


@pytest.mark.parametrize("action", TABLE)
def test_role_table(github, action):
    """Every role may do what GitHub lets it do and is refused the rest."""
    assert tuple(attempt(github, who, action) for who in WHO) == TABLE[action]


def test_another_editing_a_comment_leaves_the_author(github):
    """Who edits another's comment is its editor, not its author."""
    number = github.by("dina").open()
    comment = github.by("dina").comment(number)

    edited = github.by("lina").send("PATCH", f"{ISSUES}/comments/{comment}", {"body": "diubah"}).body

    assert edited["user"]["login"] == "dina"
    found = github.by("wati").query(
        f'{{node(id:"IC_{comment}"){{... on IssueComment{{author{{login}} editor{{login}}}}}}}}'
    )
    assert found["data"]["node"] == {"author": {"login": "dina"}, "editor": {"login": "lina"}}


def test_a_refused_change_changes_nothing(github):
    """A PATCH that may change the title but not reopen is refused as a whole."""
    number = github.by("dina").open("Semula")
    github.by("agus").send("PATCH", f"{ISSUES}/{number}", {"state": "closed"})
    reply = github.by("dina").send("PATCH", f"{ISSUES}/{number}", {"title": "Lain", "state": "open"})

    assert reply.status == 403
    assert github.get(f"{ISSUES}/{number}")["title"] == "Semula"


@pytest.mark.parametrize(("who", "kept"), [("dina", []), ("tono", []), ("lina", ["ada"])])
def test_labels_posted_without_push_rights_are_dropped(github, who, kept):
    """Labels given when an issue is opened need push rights and are else silently left out."""
    issue = github.by(who).post(ISSUES, {"title": "x", "labels": ["ada"]})

    assert [label["name"] for label in issue["labels"]] == kept


@pytest.mark.parametrize(
    ("login", "permission", "role"),
    [("dina", "read", "read"), ("tono", "read", "triage"), ("lina", "write", "write"), ("agus", "admin", "admin")],
)
def test_permission_folds_and_role_name_does_not(github, login, permission, role):
    """`permission` folds triage into read; `role_name` tells it; an unknown account reads."""
    found = github.by(DESK).get(f"{REPO}/collaborators/{login}/permission")

    assert (found["permission"], found["role_name"]) == (permission, role)
    assert github.by(DESK).get(f"{REPO}/collaborators/entah/permission")["role_name"] == "read"


def test_graphql_refuses_with_the_type_forbidden(github):
    """A mutation without the right is an error of type FORBIDDEN beside null data, in HTTP 200."""
    number = github.by("dina").open()

    reply = github.by("wati").send(
        "POST", "/graphql", {"query": f'mutation{{closeIssue(input:{{issueId:"I_{number}"}}){{issue{{id}}}}}}'}
    )

    assert reply.status == 200
    assert reply.body["data"] == {"closeIssue": None}
    assert [error["type"] for error in reply.body["errors"]] == ["FORBIDDEN"]
