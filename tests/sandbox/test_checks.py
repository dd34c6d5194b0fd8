"""The checks: every operation is described by GitHub, really checked, and a wrong answer is found."""

import pytest

from automation.sandbox.checks.openapi import Checks
from automation.sandbox.checks.spoken import OPERATIONS
from automation.sandbox.rest.routes import ROUTES
from tests.sandbox.client import DESK, ISSUES, REPO, sandbox


def test_every_route_is_one_of_githubs():
    """What the sandbox answers is what it cuts GitHub's description to, no more and no less."""
    assert sorted(ROUTES) == sorted(OPERATIONS)


@pytest.mark.parametrize(
    ("operation", "status", "body"),
    [
        (f"GET {'/repos/{owner}/{repo}'}/labels/{{name}}", 200, {"id": "satu"}),
        (f"GET {'/repos/{owner}/{repo}'}/issues", 200, [{}]),
        (f"GET {'/repos/{owner}/{repo}'}/issues/{{issue_number}}", 404, {"message": 4}),
        (f"DELETE {'/repos/{owner}/{repo}'}/labels/{{name}}", 204, {"sisa": 1}),
    ],
)
def test_a_wrong_answer_is_found(capsys, operation, status, body):
    """An answer that does not fit the description is counted, listed and printed."""
    checks = Checks(on=True)
    checks.rest(operation, status, body)

    assert checks.shape["checked"] == {f"{operation} {status}": 1}
    assert checks.shape["failures"][0]["route"] == f"{operation} {status}"
    assert operation in capsys.readouterr().err


def test_nothing_is_checked_unless_asked():
    """A sandbox without --check counts nothing."""
    checks = Checks(on=False)
    checks.rest("GET /user", 200, {})
    checks.graphql("Desk")

    assert checks.shape == {"checked": {}, "undescribed": {}, "failures": []}


def test_every_operation_fits_the_description(tmp_path):
    """Each operation is sent once, is counted under its route, and its answer fits GitHub's description."""
    (tmp_path / "README.md").write_text("halo")
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    (tmp_path / ".github" / "workflows" / "desk.yml").write_text("")
    with sandbox(tmp_path) as github:
        agus = github.by("agus")
        number, label = agus.open(labels=["satu", "dua"]), "satu"
        issue, comment = f"{ISSUES}/{number}", f"{ISSUES}/comments/{agus.comment(number)}"
        agus.send("PATCH", issue, {"title": "Lain", "state": "closed"})
        spare = f"{ISSUES}/comments/{agus.comment(number)}"
        agus.send("DELETE", spare)
        bodies = {"content": "+1", "body": "x", "labels": ["satu"], "title": "x", "name": "tiga", "ref": "main"}
        tree = [{"path": "a", "mode": "100644", "type": "blob", "content": "isi"}]
        oid = agus.post(f"{REPO}/git/trees", {"tree": tree})["sha"]
        first = agus.post(f"{REPO}/git/commits", {"tree": oid, "message": "awal", "parents": []})["sha"]
        git = {"git/refs": {"ref": "refs/heads/baru", "sha": first}, "git/trees": {"tree": tree}}
        git["git/commits"] = {"tree": oid, "message": "lain", "parents": [first]}
        for operation in sorted(OPERATIONS, key=lambda one: (one.startswith("DELETE"), "{name}" not in one)):
            method, path = operation.split(" ")
            for name, value in {
                "{issue_number}": str(number),
                "{comment_id}": comment.rpartition("/")[2],
                "{owner}/{repo}": REPO.removeprefix("/repos/"),
                "{username}": "tono",
                "{workflow_id}": "desk.yml",
                "{path}": "README.md",
                "{ref}": "heads/main",
                "{name}": "dua" if method == "DELETE" else label,
            }.items():
                path = path.replace(name, value)
            body = git.get(path.removeprefix(f"{REPO}/"), bodies)
            status = agus.send(method, path, None if method == "GET" else body).status
            assert status < 300 or operation.endswith("labels/{name}"), (operation, status)
        told = github.get("/_sandbox/checks")

    assert {name.rpartition(" ")[0] for name in told["checked"]} >= set(OPERATIONS)
    assert told["undescribed"] == {}


def test_graphql_operations_are_counted_by_name(tmp_path):
    """A GraphQL answer counts under its operation's name."""
    with sandbox(tmp_path) as github:
        github.by(DESK).query("query Desk { rateLimit { cost } }")

        assert github.get("/_sandbox/checks")["checked"] == {"graphql Desk": 1}
