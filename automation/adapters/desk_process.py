"""One desk run in a process of its own, with nothing in its environment but GitHub's variables.

Forked from a server that has imported everything once: the same process as `alur handle` started by hand, without
paying the start-up for each event of a demo.
"""

import json
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PRELOADED = [
    "automation.cli.arguments",
    "automation.operations.handle",
    "automation.adapters.github_desk",
    "automation.adapters.catalogue_files",
]
_KEPT = ("PATH", "HOME", "LANG")

Main = Callable[[Sequence[str]], int]
"""The command itself, `automation.cli.main`; handed in, because adapters do not know the room above them."""


_LOST = 255
"""What the fork server tells when it lost a child; no command of ours ends so."""


def run_desk(main: Main, arguments: list[str], environment: Mapping[str, str], output: Path) -> int:
    """Run `alur ARGUMENTS` and wait; what it prints goes to `output`. Returns its exit code."""
    code = _run_once(main, arguments, environment, output)
    # A run may be repeated at any time: it reads the request whole and finds what is still to be done.
    return _run_once(main, arguments, environment, output) if code == _LOST else code


def _run_once(main: Main, arguments: list[str], environment: Mapping[str, str], output: Path) -> int:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    process = context.Process(target=_child, args=(main, arguments, {**kept, **environment}, str(output)))
    process.start()
    process.join()
    return process.exitcode if process.exitcode is not None else 3


def handle_in_process(main: Main, number: int, environment: Mapping[str, str], repo_dir: Path) -> int:
    """Handle one issue as the sweep's dispatch would, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        event = Path(folder) / "event.json"
        event.write_text(json.dumps({"inputs": {"issue": str(number)}}), encoding="utf-8")
        variables = {name: value for name, value in environment.items() if name.startswith("GITHUB_")}
        variables |= {"GITHUB_EVENT_NAME": "workflow_dispatch", "GITHUB_EVENT_PATH": str(event)}
        log = Path(folder) / "log"
        code = run_desk(main, ["--repo-dir", str(repo_dir.resolve()), "handle"], variables, log)
        sys.stdout.write(log.read_text(encoding="utf-8", errors="replace"))
    return code


def _child(main: Main, arguments: list[str], environment: Mapping[str, str], output: str) -> None:
    with Path(output).open("a", encoding="utf-8") as log:
        os.dup2(log.fileno(), sys.stdout.fileno())
        os.dup2(log.fileno(), sys.stderr.fileno())
        os.environ.clear()
        os.environ.update(environment)
        code = main(arguments)
        sys.stdout.flush()
    sys.exit(code)
