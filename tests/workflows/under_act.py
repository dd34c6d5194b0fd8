"""Runs a workflow for real with act, on this machine and without the network, against a GitHub of our own."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.builders.checkouts import example_checkout

BIN = Path(sys.executable).parent
STAND_INS = Path(__file__).parent / "actions"
JOBS = {"desk": "record", "register": "register", "sweep": "sweep", "site": "build"}
DESK = "kampus/permohonan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What act said of one run of a workflow."""

    code: int
    log: str

    @property
    def handled(self) -> bool:
        """Say whether the job ran to its end and not only its `if:`."""
        return self.code == 0 and "Job succeeded" in self.log


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """A machine for workflows: a committed copy of the project, an empty home and a clean environment."""

    place: Path

    @property
    def source(self) -> Path:
        """The copy of the project that the runs check out."""
        return self.place / "project"

    def run(self, workflow: str, event_name: str, payload: dict, api: str) -> Run:
        """Run a workflow, its named job and those it needs, for one event; the only GitHub in reach is at `api`."""
        file = f".github/workflows/{workflow}.yml"
        options = ["-W", file, "-j", JOBS[workflow], *self._options(file)]
        return self._act(self.source, event_name, payload, [*options, *_github_at(api, DESK)], {})

    def call(self, caller: str, payload: dict, api: str, **settings: str) -> Run:
        """Run verify.yml as a development repository's workflow `caller` (its text) calls it for a pull request.

        act cannot fetch a workflow of another repository, so it stands beside the caller. `settings` are secrets of
        that repository, and `reader`: the one token that may read the desk's code.
        """
        place = self.place / "development"
        called = place / ".github/workflows/verify.yml"
        called.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.source / ".github/workflows/verify.yml", called)
        remote = re.compile(r"uses: kampus/permohonan/(\S+)@main")
        assert len(remote.findall(caller)) == 1
        (called.parent / "caller.yml").write_text(remote.sub(r"uses: ./\1", caller), encoding="utf-8")
        if not (place / ".git").exists():
            _git(place, "init", "--quiet", "--initial-branch=main")
            _git(place, "remote", "add", "origin", "https://github.com/kampus/siakad.git")
            _commit(place)
        reader = {"DESK_READER": settings.pop("reader", "")}
        options = ["-W", ".github/workflows/caller.yml", *self._options(".github/workflows/verify.yml")]
        options += [f"--secret={name}={value}" for name, value in settings.items()]
        repository = payload["repository"]["full_name"]
        return self._act(place, "pull_request", payload, [*options, *_github_at(api, repository)], reader)

    def _act(self, cwd: Path, event_name: str, payload: dict, options: list[str], more: dict[str, str]) -> Run:
        event = self.place / "event.json"
        event.write_text(json.dumps(payload), encoding="utf-8")
        done = subprocess.run(
            [BIN / "act", event_name, "-e", event, *options],
            cwd=cwd,
            env=self._environment() | more,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=120,
        )
        return Run(code=done.returncode, log=done.stdout)

    def _options(self, file: str) -> list[str]:
        used = re.findall(r"uses: ([^/]+/(\S+)@\S+)", (self.source / file).read_text(encoding="utf-8"))
        stand_ins = [f"--local-repository={action}={STAND_INS / name}" for action, name in dict.fromkeys(used)]
        return ["--platform=ubuntu-latest=-self-hosted", "--no-cache-server", *stand_ins]

    def _environment(self) -> dict[str, str]:
        return {
            "HOME": str(self.place / "home"),
            "PATH": f"{self.place / 'bin'}:/usr/local/bin:/usr/bin:/bin",
            "DESK_SOURCE": str(self.source),
            "UV_CACHE_DIR": _uv_cache(),
            "UV_OFFLINE": "1",
            "UV_PYTHON": sys._base_executable,
            "NO_COLOR": "1",
        }


def a_runner(place: Path) -> Runner:
    """Copy the project with the example's desk, commit it as the default branch, and offer nothing but uv."""
    runner = Runner(place=place)
    example_checkout(runner.source)
    _without_queue(runner.source / ".github/workflows/desk.yml")
    _git(runner.source, "init", "--quiet", "--initial-branch=main")
    _git(runner.source, "remote", "add", "origin", "https://github.com/kampus/permohonan.git")
    _commit(runner.source)
    (place / "home").mkdir()
    (place / "bin").mkdir()
    (place / "bin" / "uv").symlink_to(BIN / "uv")
    return runner


# act knows one token for all jobs, so it has the rights of the job that may write contents.
def _github_at(api: str, repository: str) -> list[str]:
    settings = {"GITHUB_API_URL": api, "GITHUB_GRAPHQL_URL": f"{api}/graphql", "GITHUB_SERVER_URL": api}
    settings["GITHUB_REPOSITORY"] = repository
    return [*(f"--env={name}={value}" for name, value in settings.items()), "--secret=GITHUB_TOKEN=ghs_record_act"]


def _uv_cache() -> str:
    return subprocess.run([BIN / "uv", "cache", "dir"], capture_output=True, text=True, check=True).stdout.strip()


def _without_queue(workflow: Path) -> None:
    """Take out the one key that act's own schema does not know; act ignores concurrency anyway."""
    lines = workflow.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if line.strip() != "queue: max"]
    assert len(kept) == len(lines) - 1
    workflow.write_text("".join(kept), encoding="utf-8")


def _commit(place: Path) -> None:
    _git(place, "add", "--all")
    _git(place, "-c", "user.name=uji", "-c", "user.email=uji@example.org", "commit", "--quiet", "-m", "copy")


def _git(place: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=place, capture_output=True, text=True, check=True).stdout
