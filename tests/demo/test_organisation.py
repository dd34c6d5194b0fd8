"""The example organisation has a desk of its own, laid out from the project, whatever else the project holds."""

import shutil

import pytest

from automation.adapters.catalogue_files import load_catalogue
from automation.demo.organisation import DESK, MARK, ORGANISATION, lay_out
from automation.errors import Unreadable
from tests.builders.example_desk import example_desk
from tests.builders.own_organisation import made_ones_own, started
from tests.places import ROOT


@pytest.fixture(scope="module")
def desks(tmp_path_factory):
    """The desk as the project at hand gives it, and as one gives it that an organisation made its own."""
    own = made_ones_own(tmp_path_factory.mktemp("project"))
    places = [tmp_path_factory.mktemp(name) / "demo.desk" for name in ("here", "there")]
    for project, place in zip((ROOT, own), places, strict=True):
        lay_out(project, place)
    return places


def files(place):
    """All files below it with what they hold."""
    paths = [path for path in place.rglob("*") if path.is_file()]
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}


def test_whatever_the_organisation_writes_the_example_is_the_same(desks):
    """To the last byte: desk file, procedures, built forms, and locks that name nothing of the organisation's."""
    here, there = map(files, desks)

    assert here == there == files(example_desk())
    assert here[DESK] == ORGANISATION.read_bytes()


def test_it_holds_the_procedures_that_its_rows_name_and_is_a_right_desk(desks):
    """Two of them; `alur check` finds nothing, and built forms are current."""
    checked = started(ROOT, "automation", "--repo-dir", str(desks[1]), "check")

    assert {process.id for process in load_catalogue(desks[1]).processes} == {"website-baru", "perbaikan-fitur"}
    assert checked.returncode == 0, checked.stdout


def test_an_earlier_desk_is_replaced(tmp_path):
    """What somebody tried in it is gone after the next demo."""
    place = tmp_path / "demo.desk"
    shutil.copytree(example_desk(), place)
    (place / DESK).write_text("title: x\n", encoding="utf-8")

    lay_out(ROOT, place)

    assert files(place) == files(example_desk())


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path):
    """Only what a demo laid out is taken away."""
    place = shutil.copytree(example_desk(), tmp_path / "demo.desk")
    (place / MARK).unlink()

    with pytest.raises(Unreadable, match="left alone; name another file with --data"):
        lay_out(ROOT, place)
    assert (place / DESK).exists()


def test_a_project_that_lacks_a_procedure_is_told(tmp_path):
    """The folder is named; it is no bug of the demo."""
    with pytest.raises(Unreadable, match="cannot be laid out"):
        lay_out(tmp_path, tmp_path / "demo.desk")
