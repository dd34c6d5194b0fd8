"""The auditors' guide, line by line, on what a demo left behind."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.builders.guides import guide

_PART = re.compile(r"^```text\n(?P<fence>.*?)^```$|`(?P<span>(?:git|alur) [^`]+)`", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"(?:git|alur|cd|export) ")
_UNRUN = ("git log -p", "git rev-parse")
"""What the page only mentions."""


def lines_of(lang: str) -> Iterator[str]:
    """The lines for the terminal, those that make the clone first, then the others in the order of the page."""
    text = guide(lang, "auditor")
    found = [line for part in _PART.finditer(text) for line in (part["fence"] or part["span"]).splitlines()]
    lines = [line for line in found if _LINE.match(line) and not line.startswith(_UNRUN)]
    begin = next(place for place, line in enumerate(lines) if line.startswith("git clone"))
    end = next(place for place, line in enumerate(lines[begin:], begin) if line.startswith("export GITHUB"))
    yield from lines[begin : end + 1]
    yield from (line for place, line in enumerate(lines) if not begin <= place <= end)


def run_guide(lang: str, place: Path, url: str) -> list[tuple[str, int, str]]:
    """Run each line in one shell, and return it with its exit code and what it printed."""
    tools = place / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "alur").write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m automation "$@"\n', encoding="utf-8")
    (tools / "alur").chmod(0o755)
    said = place / f"said-{lang}.jsonl"
    script = [f"cd '{place}'", *(_told(_filled(line, url), said) for line in lines_of(lang))]
    environment = {
        **{name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ},
        "PATH": f"{tools}:{os.environ['PATH']}",
        "PYTHONPATH": str(place),
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    subprocess.run(["bash", "-c", "\n".join(script)], env=environment, cwd=place, check=True)
    rows = said.read_text(encoding="utf-8").split("\0")[:-1]
    return [(row.split("\1")[0], int(row.split("\1")[1]), row.split("\1")[2]) for row in rows]


def _filled(line: str, url: str) -> str:
    """The line with what the page leaves open."""
    line = re.sub(r"\b(?:HEAD_THEN|KEPALA)\b", "$(git rev-parse origin/alur-ledger)", line)
    line = re.sub(r"--head HEAD\b", "--head $(git rev-parse origin/alur-ledger)", line)
    line = re.sub(r"cat-file -p [0-9a-f]{40}", "cat-file -p $(git rev-parse origin/main:.github/desk.yml)", line)
    return line.replace("http://127.0.0.1:8801", url)


def _told(line: str, said: Path) -> str:
    """A piece of the script: the line itself, and a row of what came of it."""
    shown = json.dumps(line).replace("'", "'\\''").replace("$", "\\$")
    return (
        f"{{ {line}\n}} >'{said}.out' 2>&1; code=$?; "
        f"printf '%s\\001%s\\001%s\\000' '{shown}' \"$code\" \"$(cat '{said}.out')\" >>'{said}'"
    )
