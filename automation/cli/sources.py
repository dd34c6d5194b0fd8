"""`alur check` and `alur build`: the sources and what is built from them."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from automation.adapters.actions_runtime import plain
from automation.adapters.catalogue_files import RepoFiles, load_catalogue, load_remains
from automation.core.decision.unreadable import Remains
from automation.core.policy.catalogue import Catalogue
from automation.errors import DeskError


def repo_dir(given: argparse.Namespace, environment: dict[str, str]) -> Path:
    """The desk's repository: as told, else the workspace of the run, else here."""
    if given.repo_dir is not None:
        return Path(given.repo_dir)
    return Path(environment.get("GITHUB_WORKSPACE") or ".")


def catalogue(given: argparse.Namespace, environment: dict[str, str]) -> Catalogue:
    """The desk and its procedures. Raises SopInvalid or Unreadable."""
    return load_catalogue(repo_dir(given, environment))


def rules(given: argparse.Namespace, environment: dict[str, str]) -> tuple[Catalogue | Remains, DeskError | None]:
    """The same, or what can be read of a desk with mistakes, and these. Raises Unreadable where there is no desk."""
    try:
        return catalogue(given, environment), None
    except DeskError as error:
        remains = load_remains(repo_dir(given, environment))
        if remains is None:
            raise
        return remains, error


@contextmanager
def despite(mistakes: DeskError | None) -> Iterator[None]:
    """What goes wrong meanwhile keeps no mistake of the desk from being told: it is printed, and they are raised."""
    try:
        yield
    except DeskError as error:
        if mistakes is None:
            raise
        _say(plain(str(error)))


def check(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Every mistake of the sources, and whether built files are current."""
    from automation.operations.check import run

    return int(run(RepoFiles(repo_dir(given, environment)), _say))


def people(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Propose numbers for everybody in office who has none."""
    from automation.adapters.actions_runtime import actions
    from automation.adapters.github_accounts import GitHubAccounts
    from automation.adapters.github_desk import GitHubDesk
    from automation.adapters.github_session import GitHubSession
    from automation.operations.people import run

    runtime = actions(environment)
    session = GitHubSession(runtime.token, runtime.api_url)
    desk = GitHubDesk(session, runtime.repository, (), runtime.branch, is_foreign=True)
    return int(run(RepoFiles(repo_dir(given, environment)), GitHubAccounts(session), desk, _say))


def build(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Write the built files."""
    from automation.operations.build import run

    return int(run(RepoFiles(repo_dir(given, environment)), _say))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
