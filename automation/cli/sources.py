"""`alur check` and `alur build`: the sources and what is built from them."""

import argparse
import sys
from pathlib import Path

from automation.adapters.catalogue_files import RepoFiles, load_catalogue, load_remains
from automation.core.catalogue import Catalogue
from automation.core.unreadable import Remains
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


def check(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Every mistake of the sources, and whether built files are current."""
    from automation.commands.check import run

    return int(run(RepoFiles(repo_dir(given, environment)), _say))


def build(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Write the built files."""
    from automation.commands.build import run

    return int(run(RepoFiles(repo_dir(given, environment)), _say))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
