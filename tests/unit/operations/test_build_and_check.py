"""`alur build` writes what the sources say; `alur check` notices whatever is wrong or stale."""

import pytest

from automation.adapters.catalogue_files import RepoFiles
from automation.errors import Exit
from automation.operations import build, check
from tests.builders.yaml_files import a_repo, desk_text, form_text, process_text

FORM = ".github/ISSUE_TEMPLATE/01-panen.yml"
CHOOSER = ".github/ISSUE_TEMPLATE/config.yml"
LOCK = "automation/sop/versions.lock"
CLERKS = "[{person: ani, mulai: 2026-01-01}, {person: umi, mulai: 2026-01-01}]"
NAMES = "automation/sop/names.lock"


def run(command, folder):
    """The exit code and the lines of one run."""
    lines = []
    code = command.run(RepoFiles(folder), lines.append)
    return code, lines


@pytest.fixture
def built(tmp_path):
    """A right directory whose files are built."""
    folder = a_repo(tmp_path)
    assert run(build, folder)[0] == Exit.DONE
    return folder


def replace(folder, file, old, new):
    """Change one piece of a file."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_build_says_what_it_wrote(tmp_path):
    """Forms, chooser and lock are written once; the second build writes nothing."""
    folder = a_repo(tmp_path)

    assert run(build, folder) == (
        Exit.DONE,
        [
            *(f"wrote {file}" for file in (FORM, CHOOSER, LOCK, NAMES)),
            "4 built files are current, 4 of them written now",
        ],
    )
    assert run(build, folder) == (Exit.DONE, ["4 built files are current, 0 of them written now"])


def test_a_build_with_mistakes_writes_nothing(tmp_path):
    """All mistakes are printed, in the sources and against GitHub's rules, and no file appears."""
    folder = a_repo(tmp_path, form=form_text("Nama buah", "Password"), process=process_text("label:", "lable:"))

    code, lines = run(build, folder)

    assert code == Exit.REFUSED
    assert [line.split(": ")[0] for line in lines] == [
        "automation/sop/panen/1.yml:7",
        "issue_templates/panen.yml:6",
        "2 problems; nothing was written",
    ]
    assert not (folder / FORM).exists()


def test_a_right_directory_passes_the_check(built):
    """One line says that everything was looked at."""
    assert run(check, built) == (
        Exit.DONE,
        ["the desk, 1 process versions and 1 forms are right; built files are current"],
    )


def test_a_built_file_that_was_edited_is_noticed(built):
    """The check names the line at which it differs, and the command that mends it."""
    replace(built, FORM, "Nama buah", "Nama buahnya")

    code, lines = run(check, built)

    assert (code, lines[0]) == (Exit.REFUSED, f"{FORM}:21: not what would be built; remedy: run `alur build`")
    assert run(build, built)[1][0] == f"wrote {FORM}"
    assert run(check, built)[0] == Exit.DONE


def test_a_built_file_that_is_missing_is_noticed(built):
    """A deleted form is told, and built again."""
    (built / FORM).unlink()

    assert run(check, built)[1][0] == f"{FORM}:1: this built file is missing; remedy: run `alur build` and commit it"


def test_a_changed_unit_makes_the_forms_stale(built):
    """The lists in the forms follow the desk file."""
    replace(built, ".github/desk.yml", "{name: Dapur}", "{name: Gudang, former_names: [Dapur]}")

    assert run(check, built)[0] == Exit.REFUSED
    assert run(build, built)[1][:2] == [f"wrote {FORM}", f"wrote {NAMES}"]
    assert "units: Dapur\nunits: Gudang\n" in (built / NAMES).read_text(encoding="utf-8")
    assert run(check, built)[0] == Exit.DONE


def test_a_unit_in_use_cannot_go_without_its_former_name(built):
    """Check and build alike say which line to add, and where."""
    replace(built, ".github/desk.yml", "Dapur", "Gudang")
    expected = ".github/desk.yml:9: `Dapur` is gone: each request that holds it would go back to its form; remedy: if"

    assert run(check, built)[1][0].startswith(expected)
    assert 'write `former_names: ["Dapur"]`' in run(check, built)[1][0]
    assert run(build, built)[0] == Exit.REFUSED


def test_a_version_in_use_cannot_change(built):
    """A changed process file is refused by check and build alike, until it is a new version."""
    replace(built, "automation/sop/panen/1.yml", "Memanen.", "Memanen buah.")
    expected = "automation/sop/panen/1.yml:1: version panen/1 changed after it was locked; remedy: put it back"

    assert run(check, built)[1][0].startswith(expected)
    assert run(build, built)[0] == Exit.REFUSED

    replace(built, "automation/sop/panen/1.yml", "Memanen buah.", "Memanen.")
    text = process_text("version: 1", "version: 2").replace("2026-01-01", "2026-07-01").lstrip()
    (built / "automation/sop/panen/2.yml").write_text(text, encoding="utf-8")
    assert run(build, built) == (Exit.DONE, [f"wrote {LOCK}", "4 built files are current, 1 of them written now"])
    assert run(check, built)[0] == Exit.DONE


def test_a_version_in_use_cannot_go(built):
    """Taking the file of a locked version away is a problem."""
    replace(built, LOCK, "panen/1", "panen/0")

    assert run(check, built)[1][0].startswith(f"{LOCK}:1: version panen/0 is locked, but its file is gone")


def test_comments_do_not_change_a_version(built):
    """Only what a file says is locked, not how it is written."""
    replace(built, "automation/sop/panen/1.yml", "version: 1", "version: 1  # yang pertama")

    assert run(check, built)[0] == Exit.DONE


def test_an_old_built_form_is_cleared_away_and_a_foreign_one_is_not(built):
    """A build removes what an earlier build wrote; a form written by hand is only reported."""
    old, foreign = ".github/ISSUE_TEMPLATE/09-lama.yml", ".github/ISSUE_TEMPLATE/asing.yml"
    (built / old).write_text("# BUILT by `alur build` from x.\n", encoding="utf-8")
    (built / foreign).write_text("name: Asing\n", encoding="utf-8")

    assert run(check, built)[1][:2] == [
        f"{old}:1: nothing asks for this built file any more; remedy: run `alur build`",
        f"{foreign}:1: this form has no source; remedy: write it in issue_templates/, and a process for it",
    ]
    assert f"removed {old}" in run(build, built)[1]
    assert (built / foreign).exists()


def test_an_empty_role_is_a_problem_of_the_check_only(tmp_path):
    """A desk with nobody to approve can be loaded and stays shut; the check says so beforehand."""
    folder = a_repo(tmp_path, desk=desk_text("[{person: oki, mulai: 2026-01-01, sampai: 2026-06-30}]", "[]"))

    assert run(build, folder)[0] == Exit.DONE
    assert run(check, folder) == (
        Exit.REFUSED,
        [
            ".github/desk.yml:8: the role `kepala` needs 1 person, and it has 0; remedy: add members",
            "1 problems",
        ],
    )


def test_what_nobody_could_bring_to_its_end_is_foreseen(tmp_path):
    """The one clerk counts and would have to approve: refused; with a second one it is a warning."""
    folder = a_repo(tmp_path, desk=desk_text())
    assert run(build, folder)[0] == Exit.DONE
    code, lines = run(check, folder)

    assert code == Exit.REFUSED
    assert lines[0].startswith(".github/desk.yml:7: a request of `panen` that meets every row can never get through")
    replace(folder, ".github/desk.yml", "[{person: ani, mulai: 2026-01-01}]", CLERKS)
    code, lines = run(check, folder)
    assert code == Exit.DONE
    assert lines[0].startswith("warning: .github/desk.yml:7: if `ani` does step 2 (`hitung`)")


def test_nothing_is_compared_while_sources_are_broken(built):
    """Built files are only called stale when it is known what would be built."""
    replace(built, ".github/desk.yml", "name: Dapur", "nama: Dapur")

    assert run(check, built)[1] == [
        ".github/desk.yml:11: unknown key `nama`; allowed: name, representatives, former_names; remedy: write `name`",
        "the built files were compared only if all sources could be loaded",
        "1 problems",
    ]
