"""`alur sandbox`, `demo` and `site`: the desk on this machine, and its pages.

What they need is in dependency groups of its own, so it is imported only here and only when asked for.
"""

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from automation.adapters import actions_runtime
from automation.errors import DeskError, Exit

from .requests import github_desk
from .sources import catalogue, repo_dir

_QUEUE_MAX = 100
"""How many runs wait per request on GitHub with `queue: max`, as in desk.yml."""

if TYPE_CHECKING:
    from automation.sandbox.runs.desk_runs import EventRun, StartDesk


def sandbox(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """GitHub on this machine; a person's act starts the desk unless told otherwise."""
    server = _needs_group("sandbox")
    from automation.adapters.desk_numbers import account_numbers
    from automation.adapters.example_files import filled_form

    directory = repo_dir(given, environment).resolve()
    options = server.SandboxOptions(
        repo_dir=directory,
        start_desk=None if given.no_desk else desk_starter(directory),
        port=given.port,
        data=given.data,
        site=given.site,
        check=given.check,
        waiting_runs=_QUEUE_MAX,
        example=filled_form(directory),
        numbers=account_numbers(directory),
        bare=given.bare,
    )
    return int(server.serve(options))


def desk_starter(directory: Path) -> "StartDesk":
    """Starts the desk for one event as desk.yml does: a second process with a token of its own keeps the record."""
    from automation.adapters.desk_process import run_desk

    from . import main

    command = ["--repo-dir", str(directory), "handle", "--part"]

    def start(run: "EventRun") -> int:
        code = run_desk(main, [*command, "first"], run.environment, run.output_path)
        if code or not run.wants_record:
            return code
        environment = run.environment | {"GITHUB_TOKEN": run.record_token}
        return run_desk(main, [*command, "record"], environment, run.output_path)

    return start


def demo(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Play the example requests through a sandbox, judging by HTTP alone."""
    from automation.demo import play

    return int(play.run(repo_dir(given, environment).resolve(), given.data, given.until))


def site(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Read all requests and write the site's sources."""
    from automation.adapters.site_files import SiteSource
    from automation.operations.site import run, site_reading

    from .telling import tell_unread

    runtime = actions_runtime.actions(environment)
    rules = catalogue(given, environment)
    desk = github_desk(runtime, rules, is_foreign=environment.get("GITHUB_ACTIONS") != "true")
    folder = SiteSource(given.out, repo_dir(given, environment))
    server = environment.get("GITHUB_SERVER_URL", "")
    read = partial(site_reading, rules, desk, runtime.repository, server)
    end, unread = run(read, folder, _say, publish_private=given.publish_private)
    actions_runtime.output(environment, "written", is_true=end is not Exit.REFUSED)
    tell_unread(environment, unread)
    return int(end)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _needs_group(name: str):  # type: ignore[no-untyped-def] # noqa: ANN202 - the sandbox module, typed where it is defined
    try:
        from automation.sandbox.server import server
    except ImportError as error:
        raise DeskError(f"this command needs the group `{name}`: run `make setup` (missing: {error.name})") from error
    return server
