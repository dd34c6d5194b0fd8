"""The site publishes the head of the record's branch, so that a tail cut off later shows."""

import json

import pytest

from tests.builders.example_desk import example_desk
from tests.http.story import alur, copied, example, file, github
from tests.sandbox.client import REPO


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    """A desk's repository."""
    return copied(example_desk(), tmp_path_factory.mktemp("desk"))


def test_the_published_head_is_that_of_the_branch(repo, tmp_path):
    """As it was when the requests were read."""
    with github(repo) as place:
        file(place, example(6))
        assert alur(["site", "--out", str(tmp_path / "site")], place.variables, repo)[0] == 0
        head = place.get(f"{REPO}/git/ref/heads/alur-ledger")["object"]["sha"]

    assert json.loads((tmp_path / "site" / "id" / "papan.json").read_text())["record_head"] == head
