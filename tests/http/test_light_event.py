"""An event loads only what it needs: start-up is most of its time."""

import os
import subprocess
import sys

import pytest

from tests.builders.example_desk import example_desk
from tests.http.story import copied, dispatched, example, file, github, handle
from tests.places import ROOT

RUN = "import sys; from automation.cli import main; code = main(sys.argv[1:]); print(*sys.modules); sys.exit(code)"

NEEDLESS = {
    "automation": "sandbox demo",
    "automation.adapters": "desk_process example_files history_files ledger_files pull_request_event site_files",
    "automation.operations": "audit build check explain site sweep verify what_if workshop",
    "automation.core": "audit questions",
    "automation.core.loading": "form_lint versions",
    "automation.render": "forms reports site",
    "automation.render.base": "escape_html",
}
"""Rooms, and their modules that serve other commands."""

NAMES = {f"{room}.{name}" for room, those in NEEDLESS.items() for name in those.split()}
FOREIGN = {"dulwich", "graphql", "jsonschema", "mkdocs", "multiprocessing", "starlette", "uvicorn", "zoneinfo"}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A desk that nobody has started yet, with one request."""
    repo = copied(example_desk(), tmp_path_factory.mktemp("desk"))
    with github(repo, desk=False) as place:
        file(place, example(6))
        yield place, repo


def loaded(arguments, environment, directory):
    """All modules after `alur`, started as a program."""
    command = [sys.executable, "-c", RUN, "--repo-dir", directory, *arguments]
    variables = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | environment
    run = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout.splitlines()[-1]


def test_an_event_that_writes_and_records_loads_nothing_needless(place):
    """No server, no site, no audit, no other command, and no database of time zones."""
    code, names = handle(*place, dispatched(1), start=loaded)
    modules = set(names.split())

    assert code == 0
    assert "automation.render.comments.messages" in modules
    assert not modules & (NAMES | FOREIGN)


def test_an_event_that_costs_no_request_does_not_load_the_client(place):
    """PyGithub alone takes longer than everything else together."""
    stranger = {"login": "orang-luar", "id": 99, "type": "User"}
    payload = {"issue": {"number": 1, "user": {"login": "dina", "id": 2}}, "comment": {"user": stranger, "body": "/ok"}}
    code, names = handle(*place, {"name": "issue_comment", "payload": payload}, start=loaded)

    assert code == 0
    assert not set(names.split()) & {"github", "requests", "urllib3", "automation.core.decision.decide"}


def test_what_must_not_be_loaded_exists():
    """A renamed module must not slip through."""
    places = {name: ROOT / name.replace(".", "/") for name in NAMES}

    assert [name for name, path in places.items() if not path.exists() and not path.with_suffix(".py").exists()] == []
