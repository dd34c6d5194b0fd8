"""A directory becomes a catalogue, or every problem of every file at its line."""

import pytest

from automation.adapters.catalogue_files import RepoFiles, load_catalogue
from automation.errors import Exit, SopInvalid, Unreadable
from tests.builders.example_desk import sources
from tests.builders.yaml_files import a_repo, desk_text, form_text, process_text
from tests.places import ROOT


def problems(folder):
    """All problems that loading the directory raises."""
    with pytest.raises(SopInvalid) as refused:
        load_catalogue(folder)
    return refused.value.problems


def test_a_right_directory_becomes_a_catalogue(tmp_path):
    """The desk, its procedures and its forms are loaded together."""
    catalogue = load_catalogue(a_repo(tmp_path))

    assert [(process.id, process.version) for process in catalogue.processes] == [("panen", 1)]
    assert catalogue.processes[0].form_fields[0].options == ("Kebun", "Dapur")


@pytest.mark.parametrize("folder", [ROOT, sources(), ROOT / "tests/data/third"], ids=["own", "example", "third"])
def test_the_desks_of_this_project_are_right(folder):
    """The organisation's desk, the example's and the made-up third one load without a problem."""
    assert load_catalogue(folder).processes


def test_an_sop_file_with_three_mistakes_gives_three_problems(tmp_path):
    """Each mistake is told at file and line, with what is allowed and what to do, all at once."""
    text = process_text("approval: true", "aproval: true").replace("type: money", "type: uang")
    text = text.replace("key: antar\n", "key: antar\n    verb: setujui\n", 1).replace("    verb: antar\n", "")

    uang, aproval, setujui = problems(a_repo(tmp_path, process=text))
    assert uang.startswith("automation/sop/panen/1.yml:26: `uang` is not allowed; allowed: text, list, table, date, ")
    assert aproval.startswith("automation/sop/panen/1.yml:33: unknown key `aproval`; allowed: key, title, bullets, ")
    assert aproval.endswith("; remedy: write `approval`")
    assert setujui == (
        "automation/sop/panen/1.yml:42: `setujui` is a command of every procedure; remedy: choose another word"
    )


def test_a_desk_file_that_names_a_person_twice_says_both_lines(tmp_path):
    """The second entry does not silently replace the first."""
    text = desk_text("  umi: {id: 3, name: Umi}\n", "  umi: {id: 3, name: Umi}\n  ani: {id: 9, name: Ani Lain}\n")

    assert problems(a_repo(tmp_path, desk=text)) == (
        ".github/desk.yml:6: `ani` is written twice, first on line 3; remedy: keep one of the two",
    )


def test_a_trap_of_yaml_is_told_once(tmp_path):
    """`approval: yes` is one problem, not also a wrong type and a missing approval step."""
    assert problems(a_repo(tmp_path, process=process_text("approval: true", "approval: yes"))) == (
        (
            "automation/sop/panen/1.yml:33: `yes` is a truth value to YAML 1.1 and text to YAML 1.2; "
            'remedy: write "yes" in quotes, or true'
        ),
    )


def test_problems_of_all_files_are_told_in_order(tmp_path):
    """Desk, process and form are all checked, whatever is wrong with the others."""
    folder = a_repo(
        tmp_path,
        desk=desk_text("{name: Dapur}", "{nama: Dapur}"),
        process=process_text("actor: petugas", "actor: petani"),
        form=form_text("name: Panen buah", "name: [Panen]"),
    )

    assert [problem.split(": ")[0] for problem in problems(folder)] == [
        ".github/desk.yml:11",
        "automation/sop/panen/1.yml:21",
        "issue_templates/panen.yml:1",
    ]


def test_a_file_that_is_not_yaml_is_one_problem(tmp_path):
    """A broken file is told at its line, without consequences."""
    assert problems(a_repo(tmp_path, process="id: panen\n  version: 1\n")) == (
        (
            "automation/sop/panen/1.yml:2: not YAML: mapping values are not allowed in this context; "
            "remedy: correct this line or the last"
        ),
    )


def test_a_file_that_would_not_be_read_is_told(tmp_path):
    """A source with another ending is not silently left out."""
    folder = a_repo(tmp_path)
    (folder / "automation/sop/panen/2.yaml").write_text("id: panen\n")

    assert problems(folder) == (
        "automation/sop/panen/2.yaml:1: this file is not read; remedy: name it automation/sop/ID/VERSION.yml",
    )


def test_a_directory_without_a_desk_cannot_be_read(tmp_path):
    """A wrong --repo-dir is answered with what is missing, and another exit code than mistakes have."""
    with pytest.raises(Unreadable, match=r"\.github/desk\.yml is missing") as refused:
        load_catalogue(tmp_path)

    assert refused.value.exit_code == Exit.UNREADABLE


def test_built_files_are_read_written_and_removed(tmp_path):
    """The files beside the sources are reached by their names from the root."""
    files = RepoFiles(tmp_path)
    files.write("a/b.yml", "x: é\n")

    assert (files.read("a/b.yml"), files.listed("a"), files.listed("c"), files.read("c")) == (
        "x: é\n",
        ["a/b.yml"],
        [],
        None,
    )
    files.remove("a/b.yml")
    assert files.listed("a") == []


def test_a_folder_in_place_of_a_file_cannot_be_read(tmp_path):
    """What is there but no file is said, not taken for missing."""
    files = RepoFiles(tmp_path)
    files.write("a/b.yml", "")

    with pytest.raises(Unreadable):
        files.read("a")
    with pytest.raises(Unreadable):
        files.write("a", "")
