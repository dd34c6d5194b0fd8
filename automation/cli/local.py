"""`alur sandbox`, `demo` and `site`: the desk on this machine, and its pages.

What they need is in dependency groups of its own, so it is imported only here and only when asked for.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from automation.adapters import actions_runtime
from automation.errors import DeskError

from .requests import github_desk
from .sources import catalogue, repo_dir

if TYPE_CHECKING:
    from automation.sandbox.desk_runs import EventRun, StartDesk


def sandbox(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """GitHub on this machine; a person's act starts the desk unless told otherwise."""
    server = _needs_group("sandbox")
    directory = repo_dir(given, environment).resolve()
    options = server.SandboxOptions(
        repo_dir=directory,
        start_desk=None if given.no_desk else _start_desk(directory),
        port=given.port,
        data=given.data,
        site=given.site,
        check=given.check,
    )
    return int(server.serve(options))


def _start_desk(directory: Path) -> "StartDesk":
    from automation.adapters.desk_process import run_desk  # noqa: PLC0415

    from . import main  # noqa: PLC0415 - the sandbox starts this very command

    def start(run: "EventRun") -> int:
        return run_desk(main, ["--repo-dir", str(directory), "handle"], run.environment, run.output_path)

    return start


def demo(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Play the example requests through a sandbox, judging by HTTP alone."""
    from automation.demo import play  # noqa: PLC0415

    return int(play.run(repo_dir(given, environment).resolve(), given.data, given.until))


def site(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Read all requests and write the site's sources."""
    from automation.adapters.site_files import SiteSource  # noqa: PLC0415
    from automation.commands.site import run  # noqa: PLC0415
    from automation.core.decide import decide  # noqa: PLC0415
    from automation.render.site_data import SiteData, SiteRow  # noqa: PLC0415

    directory = repo_dir(given, environment)
    runtime = actions_runtime.actions(environment)
    rules = catalogue(given, environment)

    def read() -> SiteData:
        readings = list(github_desk(runtime, rules).read_all(("OPEN", "CLOSED")))
        decided = [(each.request, decide(rules, each.request, each.now).situation) for each in readings]
        return SiteData(
            now=readings[0].now if readings else datetime.now(UTC),  # noqa: TID251 - an empty desk has no server time
            repository=runtime.repository,
            desk=rules.desk,
            processes=rules.processes,
            rows=tuple(SiteRow(request=request, situation=found) for request, found in decided if found is not None),
            is_private=any(each.is_private for each in readings),
        )

    return int(run(read, SiteSource(given.out, directory), _say, publish_private=given.publish_private))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _needs_group(name: str):  # type: ignore[no-untyped-def] # noqa: ANN202 - the sandbox module, typed where it is defined
    try:
        from automation.sandbox import server  # noqa: PLC0415
    except ImportError as error:
        raise DeskError(f"this command needs the group `{name}`: run `make setup` (missing: {error.name})") from error
    return server
