"""`alur check` and `alur build`: the sources and what is built from them."""

import argparse
import sys
from pathlib import Path

from automation.adapters.catalogue_files import RepoFiles, load_catalogue
from automation.core.catalogue import Catalogue


def repo_dir(given: argparse.Namespace, environment: dict[str, str]) -> Path:
    """The desk's repository: as told, else the workspace of the run, else here."""
    if given.repo_dir is not None:
        return Path(given.repo_dir)
    return Path(environment.get("GITHUB_WORKSPACE") or ".")


def catalogue(given: argparse.Namespace, environment: dict[str, str]) -> Catalogue:
    """The desk and its procedures. Raises SopInvalid or Unreadable."""
    return load_catalogue(repo_dir(given, environment))


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
