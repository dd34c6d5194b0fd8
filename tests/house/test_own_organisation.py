"""The tests stand on their own: whatever the organisation writes into its desk file turns none of them red.

Some of them are run here in a copy of the project in which the desk file was edited; all of them under `make prove`.
"""

import pytest

from tests.builders.own_organisation import EDITS, made_ones_own, run_tests, started

SOME: dict[str, tuple[str, ...]] = {
    "guides, procedures and forms": (
        "tests/house/test_guides.py",
        "tests/house/test_sop.py",
        "tests/security/test_forms_carry_no_label.py",
    ),
    "loading and rights": (
        "tests/unit/operations",
        "tests/unit/adapters/test_catalogue_files.py",
        "tests/unit/adapters/test_remains.py",
        "tests/unit/core/policy/test_authority.py",
        "tests/unit/core/policy/test_offices.py",
    ),
    "what is rendered": ("tests/unit/render/test_forms.py", "tests/frozen"),
    "a desk over HTTP": ("tests/http/test_gone_issues.py",),
    "a request of the demo": ("tests/demo/test_demo.py::test_a_budget_that_does_not_hold_is_noticed",),
}
"""Some tests of each kind; together they take half a minute."""


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


@pytest.mark.parametrize("kind", SOME)
def test_the_tests_there_hold(kind, project):
    """They see nothing of these edits."""
    run = run_tests(project, *SOME[kind])

    assert run.returncode == 0, run.stdout[-8000:]
