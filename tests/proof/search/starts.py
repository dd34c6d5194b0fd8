"""The starting situations of `starts.yml`, played in memory as scenarios are."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from automation.core.policy.process import Process
from tests.proof.search.world import PROCESS, World
from tests.scenarios.actions import begin, play
from tests.scenarios.memory_stage import stage

DESK = "search"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One starting situation: its scenario and the state after it."""

    name: str
    entry: dict[str, Any]
    world: World
    process: Process


@cache
def starts() -> tuple[Start, ...]:
    """All of them, in the order of the file."""
    file = Path(__file__).with_name("starts.yml")
    return tuple(_start(told) for told in yaml.safe_load(file.read_text(encoding="utf-8")))


def start(name: str) -> Start:
    """The one of this name."""
    return next(each for each in starts() if each.name == name)


def _start(told: dict[str, Any]) -> Start:
    given = {"process": PROCESS, "author": "wati", "desk": DESK} | told["given"]
    said = [{"joko": {"says": "Baik."}}]
    is_filed = given.get("filed", True)
    entry = {"given": given, "when": [*(said if is_filed else []), *told["when"], *([] if is_filed else said)]}
    scene = stage(PROCESS, DESK)
    begin(scene, given)
    play(scene, entry)
    story, request = scene.told, scene.told.request
    asleep = not story.is_awake
    desk = next((act["desk"]["reads the desk file"] for act in told["when"] if isinstance(act.get("desk"), dict)), DESK)
    world = World(
        request=request,
        desk=desk,
        now=story.now,
        unheard=int(asleep),
        seen=-1 if asleep else 0,
    )
    return Start(name=told["start"], entry=entry, world=world, process=scene.process)
