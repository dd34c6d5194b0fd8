"""The site of the played desk: `alur site` against the running sandbox, then MkDocs, strictly, in both languages."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from .client import REPOSITORY, Unanswered
from .look import Look
from .stage import Stage, own_environment

CONFIGS = ("mkdocs.yml", "mkdocs.en.yml")
TOKEN = "github-actions"  # noqa: S105 - the sandbox's own account, no secret


def build_site(stage: Stage, desk: Path, site: Path) -> list[str]:
    """Write the pages of the desk and build them at `site`; a sentence for each thing that failed.

    English second: a build empties its folder.
    """
    url = stage.client.url
    here = {
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_API_URL": url,
        "GITHUB_GRAPHQL_URL": f"{url}/graphql",
        "GITHUB_SERVER_URL": url,
        "GITHUB_TOKEN": TOKEN,
    }
    source = site.with_name("site-src")
    wrong = _run([*_module("automation"), "--repo-dir", str(desk), "site", "--out", str(source)], here)
    for config in CONFIGS:
        wrong = wrong or _run([*_module("mkdocs"), "build", "--strict", "--quiet", "-f", str(source / config)], {})
    return wrong


def flaws(stage: Stage, requests: Iterable[Look]) -> list[str]:
    """Read the pages as a browser gets them: home, board, one a request, with no markup that a requester typed."""
    wrong: list[str] = []
    own = {f"/site/permohonan/{each.number}/": each.title for each in requests}
    for address, title in {"/site/": "", "/site/papan/": "", **own}.items():
        try:
            page = str(stage.client.get(stage.reader, address))
        except Unanswered as error:
            wrong.append(f"site: {error}")
            continue
        if "<" in title and title in page:
            wrong.append(f"site: {address} repeats a title with its markup: {title}")
    return wrong


def _module(name: str) -> list[str]:
    return [sys.executable, "-P", "-m", name]


def _run(command: list[str], environment: dict[str, str]) -> list[str]:
    done = subprocess.run(
        command, env=own_environment(**environment), capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode == 0:
        return []
    told = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
    return [f"site: {' '.join(command[3:5])} … ended with {done.returncode}:\n{told}"]
