"""The frozen histories: each with its moment and the desk file in force, as lines of JSON in a file of this folder.

What is rendered of each is known by one digest. `python -m tests.frozen` writes the digests anew and names the cases
that differ; `python -m tests.frozen.draw` draws other histories, which is done where what GitHub tells is new.
"""

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from automation.core.history.request import Request
from tests.frozen.written import read_back

HERE = Path(__file__).parent
HISTORIES, DIGESTS = HERE / "histories.jsonl.xz", HERE / "digests.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One history, judged at `now` under a variant of the desk file (`tests/data/desks`, '' for the demo's)."""

    name: str
    desk: str
    now: datetime
    told: dict[str, Any]

    @property
    def request(self) -> Request:
        """The history as the desk reads it."""
        return read_back(self.told)


def cases() -> Iterator[Case]:
    """All of them, in the order of the file."""
    with lzma.open(HISTORIES, "rt", encoding="utf-8") as lines:
        for line in lines:
            known = json.loads(line)
            yield Case(**known | {"now": datetime.fromisoformat(known["now"])})


def write(found: Iterator[Case]) -> None:
    """Write the file of histories."""
    with lzma.open(HISTORIES, "wt", encoding="utf-8", preset=9 | lzma.PRESET_EXTREME, newline="\n") as lines:
        for case in found:
            known = {"name": case.name, "desk": case.desk, "now": case.now.isoformat(), "told": case.told}
            lines.write(json.dumps(known, separators=(",", ":")) + "\n")


def digests() -> dict[str, str]:
    """What was rendered of each case when the digests were written, by its name."""
    lines = DIGESTS.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)
