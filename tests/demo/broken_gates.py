"""The demo of a copy of the project in which the gate is broken on purpose: whether that is noticed."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.places import ROOT

# What is broken: file, words in it, what is put in their place; the request of act one that then ends otherwise,
# and a try of act two that then succeeds.
BROKEN_GATES: dict[str, tuple[str, str, str, str, str]] = {
    "the gate is always open": (
        "automation/core/approval/gate.py",
        "is_open=not blocks",
        "is_open=True",
        "02-sistem-inventaris-lab",
        "memulai pekerjaan",
    ),
    "a large plan needs no executive": (
        "automation/demo/organisation.yml",
        "above: 200000000",
        "above: 900000000",
        "02-sistem-inventaris-lab",
        "",
    ),
    "an old code is still good": (
        "automation/core/approval/eligibility.py",
        "if found.code != facts.revision.code_for(found.entry):",
        "if False:",
        "04-portal-layanan-dengan-nomor-hp",
        "dengan kode lama",
    ),
    "an edited approval counts": (
        "automation/core/approval/eligibility.py",
        "if comment.edited_at is not None:",
        "if False:",
        "05-perbaikan-login-siakad",
        "mengubah komentar lama",
    ),
}


FIRST = next(iter(BROKEN_GATES))


@dataclass(frozen=True)
class Run:
    """What a demo printed, how it ended, and the state that it left."""

    code: int
    said: str
    data: Path
    place: Path

    @property
    def desk(self):
        """The desk that was played."""
        return self.data.with_suffix(".desk")

    @property
    def state(self):
        """The saved state of the sandbox."""
        return json.loads(self.data.read_text(encoding="utf-8"))


def copied(to: Path) -> Path:
    """The project as a directory of its own: the demo writes its site there, and a test may break what it likes."""
    for folder in ("automation", "docs", ".github", "issue_templates"):
        shutil.copytree(ROOT / folder, to / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / file, to)
    return to


def demo(place: Path, *arguments: str) -> Run:
    """Run `alur demo` of the copy at `place`."""
    data = place / ".alur" / "demo.json"
    command = [sys.executable, "-P", "-m", "automation", "demo", "--data", str(data), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(place)}
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    return Run(code=done.returncode, said=done.stdout + done.stderr, data=data, place=place)


def break_it(place: Path, file: str, words: str, instead: str) -> None:
    """Put other words into a file of the copy."""
    broken = place / file
    text = broken.read_text(encoding="utf-8")
    assert words in text
    broken.write_text(text.replace(words, instead), encoding="utf-8")


def shorten(place: Path, name: str, *, until: str = "") -> None:
    """Leave only one request in the copy's play, and of the second act no more than leads to the try `until`."""
    play, second = place / "automation/demo/play.yml", place / "automation/demo/tries.yml"
    raw, act = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in (play, second))
    play.write_text(yaml.safe_dump({**raw, "requests": {name: raw["requests"][name]}}), encoding="utf-8")
    tried = [until in each["what"]["id"] for each in act["tries"]]
    tries = act["tries"][: tried.index(True) + 1] if until else []
    requests = {key: act["requests"][key] for key in dict.fromkeys(each["on"] for each in tries)}
    second.write_text(yaml.safe_dump({"requests": requests, "tries": tries}), encoding="utf-8")


def not_noticed(broken_gate: Sequence[str], to: Path, *, shows_try: bool) -> list[str]:
    """Break a copy at `to` and play the request that shows it, and the tries up to the one that does.

    What the demo fails to notice, one sentence each: it must exit 1, name the request, and the try if there is one.
    """
    *broken, request, succeeds = broken_gate
    place = copied(to)
    break_it(place, *broken)
    shorten(place, request, until=succeeds if shows_try else "")
    run = demo(place)
    tried = re.findall(r"^  ✗ +\d+ +#\d+ +[\w, ]+? {2,}(.*)", run.said, re.MULTILINE)
    seen = {
        f"exit code {run.code}": run.code == 1,
        "no request is named": bool(re.search(r"^✗ #\d \d\d-", run.said, re.MULTILINE)),
        f"no try is named: {succeeds}": any(succeeds in what for what in tried) or not (succeeds and shows_try),
        f"tries are named: {tried}": bool(succeeds and shows_try) or not tried,
    }
    return [f"{sentence}\n{run.said[-2000:]}" for sentence, is_well in seen.items() if not is_well]
