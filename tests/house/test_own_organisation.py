"""The tests stand on their own: whatever the organisation writes into its desk file turns none of them red.

Some of them are run here in a copy of the project in which the desk file was edited; all of them under `make prove`.
"""

import pytest

from tests.builders.own_organisation import EDITS, made_ones_own, started, tested

SELECTION = (
    "tests/house/test_guides.py",
    "tests/house/test_sop.py",
    "tests/unit/adapters",
    "tests/unit/operations",
    "tests/unit/render",
    "tests/unit/core/policy",
    "tests/frozen",
    "tests/security/test_forms_carry_no_label.py",
    "tests/http/test_gone_issues.py",
    "tests/demo/test_demo.py::test_a_budget_that_does_not_hold_is_noticed",
)
"""A part of each room, as broad as half a minute allows."""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy in which the organisation made the desk its own, by all edits at once."""
    return made_ones_own(tmp_path_factory.mktemp("project"))


def test_the_copy_has_a_right_desk(project):
    """Six edits, the last of them a procedure more, whose form is built: `alur check` finds nothing wrong."""
    checked = started(project, "automation", "check")

    assert len(EDITS) == 6
    assert list((project / ".github" / "ISSUE_TEMPLATE").glob("*-pinjam-ruang.yml"))
    assert checked.returncode == 0, checked.stdout


def test_the_tests_there_hold(project):
    """Guides, loading, rendering, who may act, frozen histories, HTTP and demo see nothing of these edits."""
    run = tested(project, *SELECTION)

    assert run.returncode == 0, run.stdout[-8000:]
