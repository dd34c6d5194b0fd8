"""The desk of the example organisation, laid out as a repository: what demo and tests play at.

The organisation that uses Alur owns `.github/desk.yml` and adds procedures: nothing of that is seen here.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from automation.errors import DeskError, Unreadable

from .stage import own_environment

ORGANISATION = Path(__file__).parent / "organisation.yml"
MARK = ".alur-desk"
WORKFLOWS, DESK = ".github/workflows", ".github/desk.yml"
PROCEDURES, FORMS = "automation/sop", "issue_templates"


def desk_beside(data: Path) -> Path:
    """Where the desk lies whose state a demo keeps in `data`."""
    return data.with_suffix(".desk")


def lay_out(project: Path, to: Path) -> None:
    """Write the example desk to `to`, and build its forms. What an earlier call wrote there is replaced.

    Raises what `write_sources` raises, and DeskError when the forms cannot be built.
    """
    write_sources(project, to)
    _build(to)


def write_sources(project: Path, to: Path) -> None:
    """Write the example's desk file, and of `project` the workflows and the procedures that this file names.

    Raises Unreadable for a folder that holds anything but an earlier desk, and where `project` lacks a procedure.
    """
    _clear(to)
    try:
        shutil.copytree(project / WORKFLOWS, to / WORKFLOWS)
        shutil.copy(ORGANISATION, to / DESK)
        (to / FORMS).mkdir()
        for procedure in _procedures():
            shutil.copytree(project / PROCEDURES / procedure, to / PROCEDURES / procedure)
            for form in _forms(to / PROCEDURES / procedure):
                shutil.copy(project / FORMS / f"{form}.yml", to / FORMS)
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise Unreadable(f"{project}: the example desk cannot be laid out from it ({error})") from error


def _clear(to: Path) -> None:
    if to.exists():
        if not to.is_dir() or (any(to.iterdir()) and not (to / MARK).is_file()):
            raise Unreadable(f"{to}: no desk of an earlier demo, so it is left alone; name another file with --data")
        shutil.rmtree(to)
    to.mkdir(parents=True)
    (to / MARK).touch()


def _procedures() -> list[str]:
    rows = yaml.safe_load(ORGANISATION.read_text(encoding="utf-8"))["approvals"]
    return sorted({row["sop"] for row in rows if "sop" in row})


def _forms(versions: Path) -> Iterator[str]:
    for path in sorted(versions.glob("*.yml")):
        raw: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield str(raw["form"])


def _build(desk: Path) -> None:
    command = [sys.executable, "-P", "-m", "automation", "--repo-dir", str(desk), "build"]
    done = subprocess.run(command, env=own_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise DeskError(f"{desk}: its forms cannot be built:\n{(done.stdout + done.stderr).strip()}")
