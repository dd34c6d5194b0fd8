"""Whoever changes what decides needs an owner's consent: CODEOWNERS names one for each such file (security 14).

That GitHub asks for it is a rule of the repository, which no file can set.
"""

from fnmatch import fnmatch

import pytest

from tests.places import ROOT

RULES = [
    line.split()
    for line in (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
DECIDING = (
    ".github/CODEOWNERS",
    ".github/desk.yml",
    ".github/workflows/desk.yml",
    ".github/dependabot.yml",
    ".ci/setup",
    "Makefile",
    "automation/core/approval/gate.py",
    "automation/adapters/github_desk.py",
    "automation/sop/website-baru/1.yml",
    "issue_templates/website-baru.yml",
    "pyproject.toml",
    "uv.lock",
)


def owners(path: str) -> list[str]:
    """Who must agree to a change of this file: the last rule that fits counts, as on GitHub."""
    fitting = [names for rule, *names in RULES if _fits(rule.lstrip("/"), path)]
    return fitting[-1] if fitting else []


def _fits(rule: str, path: str) -> bool:
    return path.startswith(rule) if rule.endswith("/") else fnmatch(path, rule)


@pytest.mark.parametrize("path", DECIDING)
def test_each_file_that_decides_is_there_and_has_an_owner(path):
    """The desk file and the procedures belong to the process owners, what runs to Tim IT."""
    assert (ROOT / path).exists()
    assert owners(path)


def test_procedures_need_the_process_owners():
    """Those who may change code alone may not change who approves."""
    assert "@kampus/pemilik-proses" in owners("automation/sop/website-baru/1.yml")
    assert owners(".github/desk.yml") == ["@kampus/pemilik-proses"]
