"""Part of the proof: each small change of a module is found by its tests, and they run every branch of it."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.proof.claim import Claim

EXPLAINED = Path(__file__).with_name("survivors.yml")
TESTS = yaml.safe_load((Path(__file__).parent / "modules.yml").read_text(encoding="utf-8"))
"""Module of `automation/core` to the files of `tests/unit/core` that are to find its mutants, quick ones only."""

LEAST = 95
"""Per cent of the mutants of each module that must be killed, explained survivors not counted as killed."""

SAMPLE = 40


def claims(*, small: bool) -> Iterator[Claim]:
    """Everything at full size; a seeded sample of the mutants, but every branch, in CI."""
    found = measured(TESTS, "all" if not small else str(SAMPLE))
    explained = yaml.safe_load(EXPLAINED.read_text(encoding="utf-8"))
    yield mutants_claim(found, explained, whole=not small)
    yield Claim(
        claim=f"every branch is tested of: {', '.join(TESTS)}",
        reached=f"{len(TESTS)} modules, {found['tests']} tests",
        violations=tuple(found["open"]),
    )


def mutants_claim(found: Mapping[str, Any], explained: Mapping[str, str], *, whole: bool) -> Claim:
    """What was killed, module by module; a survivor needs an explanation, an explanation needs a survivor."""
    total = Counter(mutant["module"] for mutant in found["mutants"])
    alive = Counter(name.partition(".")[0] for name in found["survivors"])
    killed = sum(total.values()) - sum(alive.values())
    return Claim(
        claim=f"small changes are found of: {', '.join(sorted(total))}",
        reached=f"{killed} of {sum(total.values())} mutants ({_percent(killed, sum(total.values()))} %)",
        violations=(
            *(f"fails without any mutant: {name}" for name in found["failed"]),
            *(f"survives unexplained: {name}" for name in found["survivors"] if name not in explained),
            *(f"explained, but no survivor: {name}" for name in explained if whole and name not in found["survivors"]),
            *(
                f"{module}: less than {LEAST} % killed"
                for module in total
                if whole and _percent(total[module] - alive[module], total[module]) < LEAST
            ),
        ),
        details="\n".join(
            f"{module:16} {total[module] - alive[module]:5} of {total[module]:5}"
            f" {_percent(total[module] - alive[module], total[module]):4} %"
            for module in sorted(total)
        ),
    )


def measured(tests: Mapping[str, Sequence[str]], sample: str) -> dict[str, Any]:
    """What `run.py` found, in a process of its own."""
    command = [sys.executable, "-m", "tests.proof.mutation.run", json.dumps(tests), sample]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _percent(part: int, whole: int) -> int:
    return 100 * part // whole if whole else 0
