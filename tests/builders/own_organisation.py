"""An organisation that made the project its own: six edits of the desk file, and everybody under another name.

The edits begin from the desk file as it lies there, so that they can be made wherever the project is in use already.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.builders.checkouts import checkout
from tests.places import ROOT

DESK, SOP, FORM = ".github/desk.yml", "automation/sop/pinjam-ruang/1.yml", "issue_templates/pinjam-ruang.yml"
DAYS_OFF = (date(2026, 11, 25), date(2026, 12, 1))
WITHOUT_ACCOUNT = 9_000_000_000_000
"""From here up the desk file numbers people who have no account."""

Raw = dict[str, Any]


def other_numbers(desk: Raw) -> None:
    """Everybody is another account, by name and number."""
    desk["people"] = {_name(login): entry | _number(entry) for login, entry in desk["people"].items()}
    for term in _terms(desk):
        term.update({key: _name(term[key]) for key in ("person", "from", "to") if key in term})


def one_more_person(desk: Raw) -> None:
    """In the first role of the file."""
    desk["people"]["rina-baru"] = {"id": 71_000_001, "name": "Rina Maharani"}
    next(iter(desk["roles"].values()))["members"].append({"person": "rina-baru", "mulai": date(2026, 1, 1)})


def a_renamed_role(desk: Raw) -> None:
    """Every role has another title."""
    for role in desk["roles"].values():
        role["title"] = {lang: f"{text} (baru)" for lang, text in role["title"].items()}


def one_more_system(desk: Raw) -> None:
    """Forms offer it."""
    desk["systems"] = _with(desk.get("systems"), "Aplikasi Kepegawaian")


def more_days_off(desk: Raw) -> None:
    """In the weeks in which the demo and most stories play."""
    desk["calendar"]["days_off"] = _with(desk["calendar"].get("days_off"), *DAYS_OFF)


def a_third_procedure(desk: Raw) -> None:
    """Its approval row, and what is kept apart at its approval step; `made_ones_own` adds the files."""
    row = {"sop": "pinjam-ruang", "berlaku_sejak": date(2026, 1, 1), "needs": {_approvers(desk): 1}}
    apart = {"act": "izin", "never_with": ["permintaan", "pemeriksaan"]}
    desk["approvals"] = _with(desk["approvals"], row)
    if "separation" in desk:
        desk["separation"] = _with(desk["separation"], apart)


EDITS: tuple[Callable[[Raw], None], ...] = (
    other_numbers,
    one_more_person,
    a_renamed_role,
    one_more_system,
    more_days_off,
    a_third_procedure,
)


def made_ones_own(to: Path) -> Path:
    """A copy of the project at `to`, with all edits made and the forms built; returns `to`."""
    checkout(to)
    desk = yaml.safe_load((to / DESK).read_text(encoding="utf-8"))
    for edit in EDITS:
        edit(desk)
    (to / DESK).write_text(yaml.safe_dump(desk, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for file in (SOP, FORM):
        text = (ROOT / "tests" / "data" / "third" / file).read_text(encoding="utf-8")
        (to / file).parent.mkdir(exist_ok=True)
        (to / file).write_text(text.replace(": pengelola\n", f": {next(iter(desk['roles']))}\n"), encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=to, check=True)
    started(to, "automation", "build").check_returncode()
    return to


def started(project: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """`python -m WORDS` in a copy, of its code alone; what it says is in `stdout`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "GITHUB_"))}
    return subprocess.run(
        [sys.executable, "-P", "-m", *words],
        cwd=project,
        env=kept | {"PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def run_tests(project: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run pytest in a copy."""
    return started(project, "pytest", "-q", "-p", "no:cacheprovider", *words)


def _with(known: Sequence[Any] | None, *more: Any) -> list[Any]:
    return [*(known or ()), *(each for each in more if each not in (known or ()))]


def _name(login: str) -> str:
    return f"{login}-u"


def _number(entry: Raw) -> Raw:
    number = entry.get("id")
    return {"id": number + 70_000_000} if isinstance(number, int) and number < WITHOUT_ACCOUNT else {}


def _terms(desk: Raw) -> Sequence[Raw]:
    members = [term for role in desk["roles"].values() for term in role["members"]]
    speakers = [term for unit in desk["units"] for term in unit.get("representatives") or ()]
    return [*members, *speakers, *(desk.get("delegations") or ())]


def _approvers(desk: Raw) -> str:
    """The role that the first row asks."""
    return str(next(iter(desk["approvals"][0]["needs"])))
