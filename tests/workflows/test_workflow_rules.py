"""What every workflow must keep to: pinned actions, least rights, no text of strangers, no caches near events."""

import re
from typing import Any

import pytest
import yaml

from tests.places import ROOT

WORKFLOWS = {path.stem: path for path in sorted((ROOT / ".github/workflows").glob("*.yml"))}

# Each action that is wanted, with the commit of its release tag as read from the action's own repository.
PINNED_ACTIONS = {
    "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
    "astral-sh/setup-uv@20cfd1bf945f4377ade1205e4dbc17946fc9a30d # v10.0.1",
    "actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0",
    "actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0",
    # Not read from its own tags but taken over from many public repositories, which agree on it.
    "actions/create-github-app-token@bcd2ba49218906704ab6c1aa796996da409d3eb1 # v3.2.0",
}

# Every right that any job holds. A new one is added here too, where a reviewer sees it.
RIGHTS = {
    ("ci", "check"): {"contents": "read"},
    ("desk", "handle"): {"contents": "read", "issues": "write"},
    ("desk", "record"): {"contents": "write", "issues": "write"},
    ("register", "register"): {"contents": "write"},
    ("sweep", "sweep"): {"actions": "write", "contents": "read", "issues": "read"},
    ("site", "build"): {"contents": "read", "issues": "read"},
    ("site", "deploy"): {"id-token": "write", "pages": "write"},
    ("verify", "verify"): {},
}

# The expressions that are in use at all: numbers, ids and words that GitHub or this repository makes, no person's text.
EXPRESSIONS = {
    "!cancelled() && needs.build.outputs.kept == 'success'",
    "!cancelled() && steps.mkdocs.outcome == 'success'",
    "!cancelled() && steps.pages.outputs.written == 'true'",
    "!github.event.repository.fork",
    "!github.event.repository.fork && !github.event.issue.pull_request",
    "!github.event.repository.fork && !github.event.repository.private",
    "!github.event.repository.fork && github.ref_name == github.event.repository.default_branch",
    "failure() && steps.verify.outcome != 'failure'",
    "github.event.pull_request.number || github.ref",
    "github.event.issue.number || inputs.issue",
    "github.event.repository.default_branch",
    "github.ref",
    "github.token",
    "inputs.desk || job.workflow_repository",
    "matrix.python",
    "needs.handle.outputs.record == 'true'",
    "secrets.app-id",
    "secrets.app-key",
    "steps.app.outputs.token || github.token",
    "steps.desk.outputs.full",
    "steps.desk.outputs.full == github.repository && github.event.repository.default_branch || ''",
    "steps.desk.outputs.name",
    "steps.desk.outputs.owner",
    "steps.desk.outputs.private == 'true'",
    "steps.desk.outputs.record",
    "steps.keep.outcome",
    "steps.publish.outputs.page_url",
}

# Triggers that a stranger can pull in a public repository.
OPEN_TRIGGERS = {"issues", "issue_comment"}


def load(name: str) -> dict[str, Any]:
    """Read one workflow; YAML 1.1 takes its key `on` for true."""
    raw = yaml.safe_load(WORKFLOWS[name].read_text())
    return {"on" if key is True else key: value for key, value in raw.items()}


def jobs(name: str) -> dict[str, dict[str, Any]]:
    """Return the jobs of one workflow by id."""
    return load(name)["jobs"]


def steps(name: str) -> list[dict[str, Any]]:
    """Return the steps of all jobs of one workflow."""
    return [step for job in jobs(name).values() for step in job["steps"]]


every_workflow = pytest.mark.parametrize("name", WORKFLOWS)


@every_workflow
def test_each_workflow_opens_with_its_purpose(name):
    """The first line of a workflow is a comment that says what it is for."""
    assert WORKFLOWS[name].read_text().startswith("# ")


@every_workflow
def test_each_action_is_pinned_and_wanted(name):
    """Every `uses:` names a wanted action by the full commit of its release, with the tag beside it."""
    used = re.findall(r"uses: (.+)", WORKFLOWS[name].read_text())

    assert set(used) <= PINNED_ACTIONS


@every_workflow
def test_only_known_expressions_are_used(name):
    """No expression carries text that a person typed: only those listed above occur, none of them in a script."""
    used = set(re.findall(r"\$\{\{ (.*?) }}", WORKFLOWS[name].read_text()))

    assert used <= EXPRESSIONS
    assert WORKFLOWS[name].read_text().count("${{") == len(re.findall(r"\$\{\{ .*? }}", WORKFLOWS[name].read_text()))
    assert not [step for step in steps(name) if "${{" in step.get("run", "")]


@every_workflow
def test_rights_are_the_declared_least(name):
    """A workflow has no rights of its own, and each job exactly those that are declared for it."""
    assert load(name)["permissions"] == {}

    for key, job in jobs(name).items():
        assert job["permissions"] == RIGHTS[name, key]


@every_workflow
def test_each_right_says_why(name):
    """Every line that grants a right ends in its reason."""
    granted = re.findall(r"^ +[a-z-]+: (?:read|write)\b.*$", WORKFLOWS[name].read_text(), re.MULTILINE)

    assert [line for line in granted if " # " not in line] == []


@every_workflow
def test_checkout_leaves_no_token_behind(name):
    """No checkout writes the job's token into the working copy."""
    checkouts = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]

    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@every_workflow
def test_workflows_started_by_strangers_use_no_cache(name):
    """Where an issue or a comment starts the run, nothing is restored from a cache."""
    if not OPEN_TRIGGERS & set(load(name)["on"]):
        return
    uv = [step for step in steps(name) if step.get("uses", "").startswith("astral-sh/setup-uv@")]

    assert uv
    assert all(step["with"]["enable-cache"] is False for step in uv)
    assert "actions/cache" not in WORKFLOWS[name].read_text()


@every_workflow
def test_no_workflow_runs_for_a_fork_with_our_rights(name):
    """`pull_request_target` and `workflow_run`, which give strangers' code our rights, are not used."""
    assert not {"pull_request_target", "workflow_run"} & set(load(name)["on"])


@every_workflow
def test_no_secret_but_the_job_token(name):
    """The default token is the only secret, and only a step that needs it gets it."""
    settings = {"GITHUB_TOKEN"} | ({"DESK", "APP"} if name == "verify" else set())

    assert ("secrets." in WORKFLOWS[name].read_text()) == (name == "verify")
    assert "env" not in load(name)
    assert not [job for job in jobs(name).values() if "env" in job]
    assert all(set(step.get("env", {})) <= settings for step in steps(name))


def test_the_key_of_a_private_desk_goes_to_one_step():
    """Only the action that makes a token of it gets the key, and the token may only read, and only the desk."""
    holders = [step for step in steps("verify") if "secrets.app-key" in str(step)]
    rights = {key: value for key, value in holders[0]["with"].items() if key.startswith("permission-")}

    assert [step["id"] for step in holders] == ["app"]
    assert rights == {"permission-contents": "read", "permission-issues": "read"}
    assert holders[0]["with"]["repositories"] == "${{ steps.desk.outputs.name }}"


def test_the_check_of_a_pull_request_cannot_be_skipped():
    """A skipped job counts as passed where a check is required, so nothing about it is conditional."""
    job = jobs("verify")["verify"]
    (asking,) = [step for step in job["steps"] if "alur verify" in step.get("run", "")]

    assert set(load("verify")["on"]) == {"workflow_call"}
    assert not {"if", "continue-on-error"} & (set(job) | set(asking))


def test_a_pull_request_never_runs_its_own_code():
    """The code of the desk's default branch judges it, in the desk's own repository too."""
    (checkout,) = [step for step in steps("verify") if step.get("uses", "").startswith("actions/checkout@")]

    assert checkout["with"]["repository"] == "${{ steps.desk.outputs.full }}"
    assert "== github.repository && github.event.repository.default_branch" in checkout["with"]["ref"]


@every_workflow
def test_jobs_and_steps_are_named_and_bounded(name):
    """Every job and step has a name, every job a time limit, every workflow a concurrency group."""
    assert all(job["name"] and job["timeout-minutes"] <= 30 for job in jobs(name).values())
    assert all(step["name"] for step in steps(name))
    assert load(name)["concurrency"]["group"]


def test_work_in_progress_is_never_cut_off():
    """What writes to requests or publishes runs to its end; only CI and the check of a pull request give way."""
    cut_off = [name for name in WORKFLOWS if load(name)["concurrency"]["cancel-in-progress"]]

    assert cut_off == ["ci", "verify"]


def test_the_desk_runs_once_at_a_time_per_request():
    """Runs of the desk queue by request number, be it an event or a dispatch that starts them."""
    rule = load("desk")["concurrency"]

    assert rule["group"] == "desk-${{ github.event.issue.number || inputs.issue }}"
    assert rule["queue"] == "max", "a run that reads nothing must not replace one that does"


def test_a_push_of_the_desk_file_reaches_the_register():
    """Only a change of that file, and only on the default branch, starts a run; no issue may be touched by it."""
    assert load("register")["on"]["push"] == {"paths": [".github/desk.yml"]}
    assert "github.ref_name == github.event.repository.default_branch" in jobs("register")["register"]["if"]
    (checkout,) = [step for step in steps("register") if step.get("uses", "").startswith("actions/checkout@")]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"


def test_all_uv_versions_are_one():
    """uv has one version: in the set-up, in the lock file and in every workflow."""
    set_up = re.search(r"^UV_VERSION=(\S+)", (ROOT / ".ci/setup").read_text(), re.MULTILINE)[1]
    locked = re.search(r'name = "uv"\nversion = "(.+)"', (ROOT / "uv.lock").read_text())[1]
    uses = [step for name in WORKFLOWS for step in steps(name) if step.get("uses", "").startswith("astral-sh/")]

    assert {set_up} == {locked} == {step["with"]["version"] for step in uses}
