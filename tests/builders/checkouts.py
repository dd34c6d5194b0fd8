"""Copies of the whole project, for what must be run where it may be changed."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.builders.example_desk import example_desk
from tests.places import ROOT

_OF_DESK = (".github/desk.yml", ".github/ISSUE_TEMPLATE/", "automation/sop/", "issue_templates/")


def checkout(to: Path, *, without: Sequence[str] = ()) -> Path:
    """What git knows or would add of the project, but for files whose names begin so; returns `to`."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in listed:
        if (ROOT / name).is_file() and not name.startswith(tuple(without)):
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    return to


def example_checkout(to: Path) -> Path:
    """The project as the example organisation would have it on GitHub; returns `to`."""
    return Path(shutil.copytree(example_desk(), checkout(to, without=_OF_DESK), dirs_exist_ok=True))
