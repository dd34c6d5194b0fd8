"""`alur` says what is wrong, where, and what to do, and its exit code tells whose turn it is."""

import json
import socket
import subprocess
import sys

import pytest

from automation.errors import Exit
from tests.builders.example_desk import example_desk
from tests.http.story import alur, copied, github
from tests.places import ROOT

VARIABLES = {
    "GITHUB_TOKEN": "github-actions",
    "GITHUB_REPOSITORY": "kampus/permohonan",
    "GITHUB_API_URL": "http://127.0.0.1:9",
    "GITHUB_EVENT_NAME": "issues",
}


@pytest.fixture
def repo(tmp_path):
    """A desk's repository that a test may break."""
    return copied(example_desk(), tmp_path / "desk")


def replace(repo, file, *changes):
    """Changes pieces of a file."""
    path = repo / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def line_of(repo, file, piece):
    """The number of the first line that holds it."""
    lines = (repo / file).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if piece in line)


def place_of(problem):
    """The line that a problem names."""
    return int(problem.split(":")[1])


def test_an_sop_file_with_three_mistakes(repo):
    """`alur check` prints all three with file, line and what is allowed, beside the change of a version in use."""
    file = "automation/sop/perbaikan-fitur/1.yml"
    replace(
        repo,
        file,
        ("may_reject: true", "boleh_tolak: true"),
        ("type: date_range", "type: rentang"),
        ("bullet: 2", "bullet: 7"),
    )
    code, said = alur(["check"], {}, repo)

    changed, *found = sorted((line for line in said.splitlines() if line.startswith(file)), key=place_of)
    assert code == Exit.REFUSED
    assert [place_of(line) for line in found] == sorted(
        line_of(repo, file, piece) for piece in ("boleh_tolak", "rentang", "bullet: 7")
    )
    assert "version" in changed
    assert all("allowed:" in line or "remedy:" in line for line in found)


def test_a_desk_file_that_names_a_person_twice(repo):
    """The second entry is named with its line, by `alur check` and by every run of the desk."""
    replace(repo, ".github/desk.yml", ("people:\n", 'people:\n  wati: {id: 1099, name: "Wati Lain"}\n'))
    code, said = alur(["check"], {}, repo)
    place = f".github/desk.yml:{line_of(repo, '.github/desk.yml', 'wati: {id: 1005')}: "

    assert (code, place in said, "wati" in said) == (Exit.REFUSED, True, True)
    code, said = alur(["explain", "1"], VARIABLES, repo)
    assert (code, place in said) == (Exit.REFUSED, True)


def test_one_account_under_two_names(repo):
    """Two people with the same account id are a mistake: one person could fill two slots."""
    replace(repo, ".github/desk.yml", ("joko: {id: 1006", "joko: {id: 1005"))
    code, said = alur(["check"], {}, repo)

    assert (code, "1005" in said) == (Exit.REFUSED, True)


@pytest.mark.parametrize("command", [["check"], ["build"], ["handle"], ["sweep"], ["explain", "1"], ["site"]])
def test_a_missing_desk_file(tmp_path, command):
    """A directory without a desk is named, with the option that names another."""
    code, said = alur(command, VARIABLES, tmp_path)

    assert code == Exit.UNREADABLE
    assert str(tmp_path) in said
    assert "--repo-dir" in said


@pytest.mark.parametrize("command", [["handle"], ["sweep"], ["explain", "1"], ["site"]])
def test_missing_variables_are_named(repo, command):
    """Without GitHub's variables a command names those that it misses."""
    code, said = alur(command, {}, repo)
    assert (code, "GITHUB_TOKEN and GITHUB_REPOSITORY must be set" in said) == (Exit.UNREADABLE, True)
    code, said = alur(command, {"GITHUB_TOKEN": "x"}, repo)
    assert (code, "GITHUB_REPOSITORY must be set" in said) == (Exit.UNREADABLE, True)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("GITHUB_API_URL", "http://example.org", "GITHUB_API_URL must begin with https://"),
        ("GITHUB_API_URL", "gopher", "GITHUB_API_URL must begin with https://"),
        ("GITHUB_REPOSITORY", "kampus", "GITHUB_REPOSITORY must be OWNER/NAME"),
    ],
)
def test_a_wrong_address(repo, name, value, said):
    """A wrong address or repository ends with 2 and is quoted; the token is not."""
    code, told = alur(["explain", "1"], VARIABLES | {name: value, "GITHUB_TOKEN": "ghs_rahasia"}, repo)

    assert (code, said in told) == (Exit.UNREADABLE, True)
    assert "ghs_rahasia" not in told


@pytest.mark.parametrize(
    "event",
    [b"x", b"[]", b"{}", b"\xff\xfe", b'{"issue": 1}', b'{"issue": {"number": "a"}}', b'{"inputs": {"issue": "-3"}}'],
)
def test_an_unreadable_event_file(repo, tmp_path, event):
    """A file that holds no event of an issue ends with 2."""
    path = tmp_path / "event.json"
    path.write_bytes(event)
    code, said = alur(["handle"], VARIABLES | {"GITHUB_EVENT_PATH": str(path)}, repo)

    assert (code, "event" in said) == (Exit.UNREADABLE, True)


@pytest.mark.parametrize("command", ["handle", "sweep"])
def test_a_mistake_of_the_desk_is_told_whatever_github_answers(repo, command):
    """Neither an event without an issue nor a GitHub that is away hides the line to correct."""
    replace(repo, ".github/desk.yml", ("people:\n", "peeple:\n"))
    code, said = alur([command], VARIABLES, repo)

    assert (code, ".github/desk.yml:" in said) == (Exit.REFUSED, True)


def test_a_missing_event_file(repo, tmp_path):
    """A path that is not set or leads nowhere ends with 2 and is named."""
    code, said = alur(["handle"], VARIABLES, repo)
    assert (code, "GITHUB_EVENT_PATH" in said) == (Exit.UNREADABLE, True)
    path = str(tmp_path / "tiada.json")
    code, said = alur(["handle"], VARIABLES | {"GITHUB_EVENT_PATH": path}, repo)
    assert (code, path in said) == (Exit.UNREADABLE, True)


def test_an_unknown_issue(repo):
    """An issue or a repository that GitHub does not know ends with 1 and is named."""
    with github(repo, desk=False) as place:
        code, said = alur(["explain", "77"], place.variables, repo)
        assert (code, "77" in said) == (Exit.REFUSED, True)
        code, said = alur(["explain", "1"], place.variables | {"GITHUB_REPOSITORY": "kampus/lain"}, repo)
        assert (code, "kampus/lain" in said) == (Exit.REFUSED, True)


def test_a_busy_port(repo):
    """A port in use is answered with the remedy, in both languages."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, said = alur(["sandbox", "--port", port], {}, repo)

    assert code == Exit.REFUSED
    assert f"Port {port} sedang dipakai. Coba --port 0" in said
    assert f"Port {port} is in use. Try --port 0" in said


def test_a_data_file_that_holds_no_state(repo, tmp_path):
    """The sandbox names a file that it did not write, and leaves it as it is."""
    path = tmp_path / "catatan.json"
    path.write_text("[]", encoding="utf-8")
    code, said = alur(["sandbox", "--port", "0", "--data", str(path)], {}, repo)

    assert (code, str(path) in said, path.read_text(encoding="utf-8")) == (Exit.UNREADABLE, True, "[]")


@pytest.mark.parametrize("port", ["99999", "-1", "x"])
def test_a_wrong_port(repo, port):
    """A number that is no port is told with the ones that are."""
    command = [sys.executable, "-m", "automation", "sandbox", f"--port={port}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, "from 1 to 65535" in done.stderr) == (Exit.UNREADABLE, True)


def test_inside_actions_an_error_is_an_annotation(repo):
    """In a run of the workflow the message is one annotation; its line ends are escaped, so none of it is a command."""
    replace(repo, ".github/desk.yml", ("people:\n", "people:\n  '::add-mask::x': {id: 1, name: X}\n  a: 1\n"))
    code, said = alur(["site"], VARIABLES | {"GITHUB_ACTIONS": "true"}, repo)

    assert code == Exit.REFUSED
    assert said.startswith("::error::")
    assert said.count("\n") == 1
    assert json.dumps(said).count("%0A") >= 1
