"""What the tests of `alur` start from: the repository of a desk, and a request with its history and its record."""

import json

import pytest

from automation.core.history.record import text
from tests.builders.example_desk import example_desk
from tests.cli.a_record import recorded
from tests.http.story import alur, copied, example, file, github


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    """A desk's repository."""
    return copied(example_desk(), tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def saved(repo, tmp_path_factory):
    """The history that `alur explain --save` wrote of a request that was evaluated."""
    path = tmp_path_factory.mktemp("history") / "history.json"
    with github(repo, desk=False) as place:
        file(place, example(1)).say("budi", "/evaluasi draf")
        code, said = alur(["explain", "1", "--save", str(path)], place.variables, repo)
        assert code == 0, said
    return path


@pytest.fixture
def entries(saved):
    """The record that belongs to it."""
    return recorded(json.loads(saved.read_text())["data"]["repository"]["issue"])


@pytest.fixture
def ledger(entries, tmp_path):
    """A folder with the record of #1."""
    folder = tmp_path / "ledger"
    folder.mkdir()
    (folder / "1.jsonl").write_text(text(entries), encoding="ascii")
    return folder
