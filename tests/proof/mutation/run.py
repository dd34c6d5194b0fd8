"""The tests of the gate under coverage, then each mutant against the tests that run its lines; JSON on standard output.

A process of its own, started by `prove.py`: coverage has to see the first import of the modules.
"""

import importlib
import json
import os
import random
import signal
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import coverage
import pytest

from tests.builders.forgetting import forget
from tests.places import CORE, ROOT
from tests.proof.claim import workers
from tests.proof.mutation.mutants import Mutant, apply, mutants

TESTS = ROOT / "tests" / "unit" / "core"
SECONDS = 60
"""So much processor time the tests of one mutant have; whoever needs more loops for ever."""

UNAPPLIED = 3
"""How a process ends that could not put its mutant in; that is no kill."""

_TRIES: list[Callable[[], bool]] = []
"""One for each mutant; the forked workers have them from here, for tests cannot be sent to another process."""


class Session:
    """A pytest plugin: in place of the usual run, one under coverage and then one for each mutant."""

    def __init__(self, tests: Mapping[str, Sequence[str]], sample: int | None, seed: int = 0) -> None:
        """`tests` are the modules, each with its files; of all mutants, `sample` (None for all) drawn by `seed`."""
        self.tests, self.sample, self.seed = tests, sample, seed
        self.failed: list[str] = []
        self.seconds: dict[str, float] = {}
        self.found: dict[str, Any] = {}
        files = [str(file_of(module)) for module in tests]
        self.cover = coverage.Coverage(data_file=None, branch=True, include=files, config_file=False)
        self.cover.start()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember what failed."""
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of the usual run."""
        items = {item.nodeid: item for item in session.items if not item.get_closest_marker("hypothesis")}
        for name, item in items.items():
            start = process_time()
            self.cover.switch_context(name)
            forget()
            _run(item)
            self.seconds[name] = process_time() - start
        self.cover.stop()
        self.found = {"tests": len(items), "failed": self.failed, "open": self._open_branches()}
        chosen = self._chosen()
        self.found["mutants"] = [{"module": mutant.module, "name": mutant.name} for mutant in chosen]
        is_killed = self._is_killed(items)
        _TRIES[:] = [partial(is_killed, mutant) for mutant in chosen]
        with workers() as pool:
            outcomes = list(pool.map(_try, range(len(chosen))))
        self.found["survivors"] = [mutant.name for mutant, killed in zip(chosen, outcomes, strict=True) if not killed]
        return True

    def _chosen(self) -> list[Mutant]:
        made = [
            mutant for module in self.tests for mutant in mutants(module, file_of(module).read_text(encoding="utf-8"))
        ]
        return made if self.sample is None else random.Random(self.seed).sample(made, min(self.sample, len(made)))

    def _open_branches(self) -> list[str]:
        with TemporaryDirectory() as folder:
            report = Path(folder) / "coverage.json"
            self.cover.json_report(outfile=str(report))
            files = json.loads(report.read_text(encoding="utf-8"))["files"]
        return [
            *(f"{_stem(file)}: line {line} never runs" for file in files for line in files[file]["missing_lines"]),
            *(
                f"{_stem(file)}: line {line} never goes to {to}"
                for file in files
                for line, to in files[file]["missing_branches"]
            ),
            *(f"{module}: is never imported" for module in self.tests if module not in map(_stem, files)),
        ]

    def _is_killed(self, items: dict[str, pytest.Item]) -> Callable[[Mutant], bool]:
        data = self.cover.get_data()
        contexts = {module: data.contexts_by_lineno(str(file_of(module))) for module in self.tests}

        def is_killed(mutant: Mutant) -> bool:
            names = finders(mutant, contexts[mutant.module])
            files = set(map(_stem, self.tests[mutant.module]))
            listed = [name for name in names if _stem(name.partition("::")[0]) in files]
            quick = sorted(listed, key=lambda name: self.seconds[name])
            return killed(mutant, [items[name] for name in quick])

        return is_killed


def finders(mutant: Mutant, contexts: Mapping[int, Iterable[str]]) -> set[str]:
    """Which tests may find it, by the tests that ran each line: those that ran its own, or else all of the module.

    What runs when the module is imported, as the default of an argument does, no test runs itself; '' stands for that.
    """
    names = {name for line in mutant.lines for name in contexts.get(line, ()) if name}
    if names and mutant.function != "(top)":
        return names
    return {name for each in contexts.values() for name in each if name}


def killed(mutant: Mutant, items: Iterable[pytest.Item]) -> bool:
    """Whether one of the tests fails with this mutant, tried in a forked process."""
    child = os.fork()
    if not child:
        code = 2
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
            apply(mutant, importlib.import_module(_dotted(mutant.module)))
            code = 1 if any(not _passes(item) for item in items) else 0
        except (AttributeError, AssertionError):
            code = UNAPPLIED
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == UNAPPLIED:
        raise RuntimeError(f"cannot be tried: {mutant.name}")
    return code != 0


def _try(place: int) -> bool:
    return _TRIES[place]()


def _passes(item: pytest.Item) -> bool:
    from _pytest.runner import runtestprotocol  # noqa: PLC0415 - pytest shows no other way to run one test by hand

    return all(report.passed for report in runtestprotocol(item, log=False, nextitem=None))


def _run(item: pytest.Item) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)


def file_of(module: str) -> Path:
    """Where a module of core stands, in whichever room. Raises ValueError where none or two have that name."""
    (found,) = CORE.rglob(f"{module}.py")
    return found


def _dotted(module: str) -> str:
    return ".".join(("automation", "core", *file_of(module).relative_to(CORE).with_suffix("").parts))


def _stem(file: str) -> str:
    return Path(file).stem


def main(arguments: Sequence[str]) -> int:
    """Module to its test files as JSON, and how many mutants; `all` for every one."""
    tests, sample = json.loads(arguments[0]), arguments[1]
    session = Session(tests, None if sample == "all" else int(sample))
    paths = [str(TESTS / f"{name}.py") for name in sorted({name for names in tests.values() for name in names})]
    pytest.main(["-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:xdist", *paths], plugins=[session])
    print(json.dumps(session.found))
    return int(not session.found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
