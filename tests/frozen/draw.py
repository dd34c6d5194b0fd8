"""Draws the frozen histories from walks of the simulation: `python -m tests.frozen.draw FOLDER`, then `tests.frozen`.

FOLDER holds the requests of the demo.

Drawn anew only where GitHub tells something that no frozen history holds; what was meant to stay is not compared then.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from random import Random

from tests.frozen.cases import Case, write
from tests.frozen.written import written
from tests.proof.simulation.chooser import Chooser
from tests.proof.simulation.walk import EVENTS, Walk

CASES = 2_000


def drawn() -> Iterator[Case]:
    """Cases from as many walks as it takes, each left where its seed says, with whatever is still under way."""
    found = seed = 0
    while found < CASES:
        seed += 1
        for case in _of_walk(seed):
            found += 1
            if found <= CASES:
                yield case


def of_demo(folder: Path) -> Iterator[Case]:
    """The requests of the demo, as `alur explain N --save FOLDER/N.json` wrote them."""
    for path in sorted(folder.glob("*.json"), key=lambda path: int(path.stem)):
        saved = json.loads(path.read_text(encoding="utf-8"))
        now = datetime.fromisoformat(saved["read_at"])
        yield Case(name=f"demo/{path.stem}", desk="", now=now, told=saved["data"]["repository"])


def _of_walk(seed: int) -> Iterator[Case]:
    walk = Walk(seed=seed, rate=0)
    chooser = Chooser(walk=walk, rng=Random(f"{seed}/people"))
    events = Random(f"{seed}/frozen").randrange(10, EVENTS)
    while walk.hub.counts["events"] < events:
        walk.play([chooser.next()])
    hub = walk.hub
    for number, issue in hub.issues.items():
        request = replace(issue.request, register=hub.register)
        # Edits of one second are told in an order of their own; such a history is left out.
        with suppress(ValueError):
            yield Case(name=f"{seed}/{number}", desk=hub.rules, now=hub.now, told=written(request))


if __name__ == "__main__":
    write(chain(drawn(), of_demo(Path(sys.argv[1]))))
