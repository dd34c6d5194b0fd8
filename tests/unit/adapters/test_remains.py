"""What can be read of a desk whose sources hold mistakes: every procedure that loads by itself."""

import shutil

import pytest

from automation.adapters.catalogue_files import load_remains
from tests.builders.example_desk import sources

DESK, FORM = ".github/desk.yml", "issue_templates/website-baru.yml"
ONE, OTHER = "automation/sop/website-baru/1.yml", "automation/sop/perbaikan-fitur/1.yml"


@pytest.fixture
def place(tmp_path):
    """The sources of the demo's desk, to break."""
    for folder in (".github", "automation/sop", "issue_templates"):
        shutil.copytree(sources() / folder, tmp_path / folder)
    return tmp_path


def ids(place):
    """The procedures that load."""
    return [process.id for process in load_remains(place).processes]


@pytest.mark.parametrize(
    ("file", "text", "left"),
    [
        (DESK, "roles: [", {"website-baru", "perbaikan-fitur"}),
        (DESK, "title: x\n", {"website-baru", "perbaikan-fitur"}),
        (DESK, None, {"website-baru", "perbaikan-fitur"}),
        (FORM, None, {"website-baru", "perbaikan-fitur"}),
        (FORM, "\x00", {"website-baru", "perbaikan-fitur"}),
        (ONE, "id: [", {"perbaikan-fitur"}),
        (ONE, "", {"perbaikan-fitur"}),
        (ONE, None, {"perbaikan-fitur"}),
        (ONE, "id: website-baru\nsteps: 7\n", {"perbaikan-fitur"}),
    ],
)
def test_a_mistake_is_blamed_on_its_own_file(place, file, text, left):
    """A desk file or a form with a mistake hides no procedure, and one procedure hides no other."""
    if text is None:
        (place / file).unlink()
    else:
        (place / file).write_text(text, encoding="utf-8")

    assert set(ids(place)) == left


def test_a_file_that_is_only_half_read_is_not_read(place):
    """A key written twice leaves data behind, which is not the whole."""
    path = place / ONE
    path.write_text(path.read_text(encoding="utf-8") + "\nid: website-baru\n", encoding="utf-8")

    assert ids(place) == ["perbaikan-fitur"]


def test_where_there_never_was_a_procedure_there_is_no_desk(tmp_path):
    """A wrong directory takes no labels off."""
    assert load_remains(tmp_path) is None
