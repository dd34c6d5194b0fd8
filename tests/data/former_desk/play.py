"""Plays the lives of `lives.yml` at a desk of the code that is checked out, and saves its sandbox's state.

Run by hand in a checkout of the former code: see README.md.
"""

import json
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from automation.adapters.catalogue_files import load_catalogue
from automation.sandbox.server.options import SandboxOptions
from automation.sandbox.server.server import running
from tests.builders.desk_variants import DESK
from tests.builders.example_desk import example_desk
from tests.builders.texts import process_of
from tests.http.looks import Place
from tests.http.scenario_stage import OverHttp
from tests.http.story import BEGIN, BOT, GitHub, copied, start_desk
from tests.sandbox.client import Client
from tests.scenarios.actions import begin, deed_of

HERE = Path(__file__).parent
_SIGN = re.compile(r"^/sepakat ([0-9A-Z-]+)$", re.MULTILINE)


class Life(OverHttp):
    """A request of which the desk hears every act; of the many at each step of a fix, only the last one of a row."""

    def _in_a_row(self, acts: Sequence[Callable[[], object]]) -> None:
        if self.process.id == "perbaikan-fitur":
            super()._in_a_row(acts)
        else:
            for act in acts:
                act()

    def says(self, who: str, text: str, *, by_mail: bool = False) -> None:
        """Comments; `AGREED` stands for the code of the requirements."""
        if "AGREED" in text:
            code = next(found[1] for each in reversed(self._said) if (found := _SIGN.search(each)))
            text = text.replace("AGREED", code)
        super().says(who, text, by_mail=by_mail)

    def reads_desk_file(self, name: str) -> None:
        """The desk file is the final one from now on."""
        (self.place.repo / DESK).write_text((HERE / "desk.yml").read_text())
        self.place.of = load_catalogue(self.place.repo)


def main(state: str, told: str) -> None:
    """Plays all; what the desk says of each request goes to the file `told`. Goes on where an earlier try ended."""
    lives = [*yaml.safe_load((HERE / "lives.yml").read_text()), *_every_step()]
    known = Path(told).read_text().splitlines() if Path(told).exists() else []
    with tempfile.TemporaryDirectory() as folder:
        repo = copied(example_desk(), Path(folder) / "repo")
        (repo / DESK).write_text((HERE / "desk.yml").read_text() if known else _first_desk_file())
        with _sandbox(repo, Path(state)) as place:
            here = Place(place, repo, load_catalogue(repo))
            for life in lives[len(known) :]:
                seen = {"life": life["scenario"], **_lived(here, life)}
                assert not [run for run in place.runs() if run["exit_code"]]
                place.settle()
                with Path(told).open("a") as file:
                    file.write(json.dumps(seen) + "\n")


def trimmed(state: str) -> None:
    """Leaves out what only swells the state: how the desk's own comments grew, and how each file of the record did."""
    world = json.loads(Path(state).read_text())
    for comment in world["comments"].values():
        if comment["author"] == BOT and len(comment["versions"]) > 1:
            comment["versions"] = [comment["versions"][0] | {"text": ""}, comment["versions"][-1]]
    last: dict[str, str] = {}
    for commit in world["commits"].values():
        last |= {path: change[1] for path, change in commit["changes"].items() if change}
    world["blobs"] = {oid: blob for oid, blob in world["blobs"].items() if oid in last.values()}
    Path(state).write_text(json.dumps(world, ensure_ascii=False))


@contextmanager
def _sandbox(repo: Path, state: Path) -> Iterator[GitHub]:
    with running(
        SandboxOptions(repo_dir=repo, port=0, start_desk=start_desk(repo), waiting_runs=100, data=state)
    ) as it:
        place = GitHub(Client(it.url))
        if state.exists():
            now = datetime.fromisoformat(json.loads(state.read_text())["clock"])
            place.minutes = int((now - BEGIN).total_seconds()) // 60
        yield place


def _every_step() -> Iterator[dict[str, Any]]:
    """One request at each step of both procedures; at the first one something is missing."""
    for sop, last in (("website-baru", 12), ("perbaikan-fitur", 13)):
        for step in range(1, last + 1):
            where = {"step": step} if step > 1 else {"form": {"tujuan": "-"}}
            yield {"scenario": f"{sop} {step}", "given": {"process": sop, **where}, "when": []}


def _first_desk_file() -> str:
    """That of before tono became a manager: he speaks for dina's unit."""
    desk = yaml.safe_load((HERE / "desk.yml").read_text())
    managers = desk["roles"]["manajemen"]["members"]
    managers[:] = [each for each in managers if each["person"] != "tono"]
    desk["units"][0]["representatives"].append({"person": "tono", "mulai": date(2026, 1, 1)})
    return yaml.safe_dump(desk, allow_unicode=True, sort_keys=False)


def _lived(here: Place, life: dict[str, Any]) -> dict[str, Any]:
    stage = Life(here, process_of(life["given"].get("process", "website-baru"), here.of))
    begin(stage, life["given"])
    for act in life["when"]:
        deed_of(act)(stage)
    told = stage.explained
    return {
        "number": stage.number,
        "open": stage.is_open,
        "labels": sorted(stage.labels),
        "step": stage.step,
        "overlay": stage.state,
        **{what: told[what] for what in ("may_develop", "code", "agreement", "blocks")},
        "counts": sorted(each["login"] for each in told["approvals"] if each["counts"]),
    }
