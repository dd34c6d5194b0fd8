"""The house keeps its own rules: rooms, sizes, reasons, words. The tools watch, and these tests watch the tools."""

import ast
import re
import shutil
import subprocess
import sys
import tokenize
from pathlib import Path

import pytest

from tests.places import ROOT

BIN = Path(sys.executable).parent
MODULES = sorted(path.relative_to(ROOT) for path in (ROOT / "automation").rglob("*.py"))
TESTS = sorted(path.relative_to(ROOT) for path in (ROOT / "tests").rglob("*.py"))
ALL = MODULES + TESTS

# One wrong import for each promise that `pyproject.toml` makes about the rooms: where, what, and who reports it.
WRONG_IMPORTS = {
    "automation/core/planted_upward.py": ("import automation.operations", "Imports point to the right"),
    "automation/core/planted_files.py": ("import pathlib", "core touches no file"),
    "automation/core/text/planted_room.py": (
        "import automation.core.decision.decide",
        "Rooms of core point downward",
    ),
    "automation/core/planted_yaml.py": ("import yaml", "core touches no file"),
    "automation/core/planted_chance.py": ("def draw():\n    import random", "core touches no file"),
    "automation/render/planted_github.py": ("import github", "render and operations get everything handed in"),
    "automation/render/comments/planted_decision.py": (
        "from automation.core.decision.decide import decide",
        "What renders decides nothing",
    ),
    "automation/render/reports/planted_replay.py": (
        "import automation.core.decision.replay",
        "What renders decides nothing",
    ),
    "automation/operations/planted_clock.py": ("import time", "render and operations get everything handed in"),
    "automation/adapters/planted_client.py": ("import github", "One module knows the GitHub client"),
    "automation/adapters/planted_yaml.py": ("import yaml", "One module of the desk reads YAML"),
    "automation/adapters/planted_sandbox.py": ("import automation.sandbox", "Nothing but cli imports the sandbox"),
    "automation/adapters/planted_server.py": ("import starlette", "An event of a desk loads no server"),
    "automation/sandbox/world/planted_room.py": (
        "import automation.sandbox.server.server",
        "Rooms of the sandbox point downward",
    ),
    "automation/sandbox/planted_desk.py": ("import automation.core.process", "The sandbox knows GitHub and nothing"),
    "automation/demo/planted_look.py": ("import automation.core.process", "The demo acts and judges from outside"),
}

WRONG_LINES = {
    "DTZ005": "from datetime import datetime\nNOW = datetime.now()",
    "TID251": "import os\nHOME = os.environ",
    "T201": "print(1)",
    "PTH123": 'TEXT = open("x")',
    "S602": 'import subprocess\nsubprocess.run("ls", shell=True)',
    "PGH004": "import os  # noqa",
    "PLR0913": "def f(a, b, c, d, e, g): ...",
}


EXCEPTION_WITH_REASON = re.compile(r"# (noqa: [A-Z]+\d+(, [A-Z]+\d+)*|type: ignore\[[a-z, -]+\])\W+\w.*")


def test_what_contributors_are_told_to_open_exists():
    """Every path in the table of `.github/CONTRIBUTING.md`, seen from `automation/`."""
    table = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("→ open …")[2]
    rows = [line for line in table.partition("## Findings")[0].splitlines() if line.startswith("|")]
    paths = [path for row in rows for path in re.findall(r"`((?:\.\./)?[\w./]+(?:/|\.\w+))`", row)]

    assert len(rows) - 2 >= 10
    assert len(paths) > 2 * (len(rows) - 2)
    assert [path for path in paths if not (ROOT / "automation" / path).exists()] == []


def test_the_map_names_every_room():
    """All folders of code stand in `automation/__init__.py`, nothing else does, and each says its own purpose."""
    package = ROOT / "automation"
    map_of_rooms = ast.get_docstring(ast.parse((package / "__init__.py").read_text())) or ""
    drawn = [name.rstrip("/") for name in re.findall(r"`(\w+/|\w+\.py)`", map_of_rooms)]
    rooms = [path.parent for path in package.glob("**/__init__.py") if path.parent != package]

    assert {room.name for room in rooms} <= set(drawn)
    assert [name for name in drawn if not [*package.rglob(name)]] == []
    assert [room for room in rooms if not ast.get_docstring(ast.parse((room / "__init__.py").read_text()))] == []


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what lint-imports says of a copy of the package into which every wrong import was planted."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copytree(ROOT / "automation", copy / "automation", ignore=shutil.ignore_patterns("__pycache__", "schemas"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for file, (line, _) in WRONG_IMPORTS.items():
        (copy / file).write_text(line)
    command = [BIN / "lint-imports", "--no-logo", "--no-cache"]
    run = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False, env={"COLUMNS": "1000"})
    assert run.returncode == 1, run.stdout + run.stderr
    return run.stdout


@pytest.mark.parametrize("file", WRONG_IMPORTS)
def test_each_wrong_import_is_reported(file, reported):
    """An import against the direction of the rooms is named, under the promise that it breaks."""
    module = file.removesuffix(".py").replace("/", ".")
    promise = WRONG_IMPORTS[file][1]
    detail = reported[reported.index("Broken contracts") :]
    section = next(part for part in re.split(r"\n(?=[^\n]+\n-+\n)", detail) if part.lstrip().startswith(promise))

    assert module in section


@pytest.mark.parametrize("rule", WRONG_LINES)
def test_each_wrong_line_is_reported(rule):
    """What imports cannot show (the clock, the environment, print, bare exceptions to rules) ruff reports in core."""
    command = [BIN / "ruff", "check", "--no-cache", "--output-format=concise", "-", "--stdin-filename"]
    run = subprocess.run(
        [*command, "automation/core/planted.py"],
        cwd=ROOT, input=WRONG_LINES[rule], capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert f" {rule} " in run.stdout


def test_each_module_says_its_purpose():
    """A module opens with one line of purpose; only the empty file that marks a package may be silent."""
    texts = {module: (ROOT / module).read_text() for module in ALL}

    assert [module for module, text in texts.items() if text.strip() and not ast.get_docstring(ast.parse(text))] == []


def test_each_module_is_small():
    """A module has at most 400 lines, be it of the desk or of its tests."""
    assert [module for module in ALL if (ROOT / module).read_text().count("\n") > 400] == []


def test_each_function_is_short():
    """A function has at most 40 lines, its docstring included."""
    long = [
        f"{module}:{node.lineno} {node.name}"
        for module in ALL
        for node in ast.walk(ast.parse((ROOT / module).read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= 40
    ]

    assert long == []


def test_each_exception_to_a_rule_gives_its_reason():
    """Every `noqa` and `type: ignore` carries its code and a reason on the same line."""
    silent = [
        f"{module}: {comment}"
        for module in ALL
        for comment in _comments(ROOT / module)
        if re.match(r"# (noqa|type: ignore)", comment) and not EXCEPTION_WITH_REASON.fullmatch(comment)
    ]

    assert silent == []


def test_no_module_is_named_after_nothing():
    """No module is called utils, helpers, common, manager or base: such a name says nothing."""
    assert [module for module in ALL if module.stem in {"utils", "helpers", "common", "manager", "base"}] == []


def test_tests_patch_nothing():
    """Tests hand in fakes; none replaces a function behind the code's back."""
    patching = {"mock", "patch", "monkeypatch", "mocker"}

    assert [module for module in TESTS if patching & _names(ROOT / module)] == []


def test_tests_need_no_others_machine():
    """Every tool that a test starts comes from the project's own environment; a missing one fails, it never skips."""
    assert [tool for tool in ("act", "uv", "ruff", "lint-imports", "zizmor") if not (BIN / tool).exists()] == []


def _comments(path: Path) -> list[str]:
    with path.open("rb") as file:
        return [token.string for token in tokenize.tokenize(file.readline) if token.type == tokenize.COMMENT]


def _names(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text())))
    return {node.id for node in nodes if isinstance(node, ast.Name)} | {
        node.arg for node in nodes if isinstance(node, ast.arg)
    }
