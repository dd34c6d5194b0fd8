"""A sandbox gives its accounts the numbers of the desk file, whatever else is wrong with that file."""

import pytest

from automation.adapters.desk_numbers import account_numbers

DESK = """
people:
  Rina-Rektorat: {id: 20455110, name: "Rina", dulu: [77, 78]}
  wati: {name: "Wati"}
  rektor: {id: 9000000000001, name: "Rektor"}
"""


def numbers(folder, text):
    """What a desk file with this text gives."""
    (folder / ".github").mkdir()
    (folder / ".github" / "desk.yml").write_text(text, encoding="utf-8")
    return account_numbers(folder)


def test_each_entry_has_its_numbers(tmp_path):
    """The present one first; logins without case, as GitHub compares them."""
    assert numbers(tmp_path, DESK) == {"rina-rektorat": (20455110, 77, 78), "wati": (), "rektor": (9000000000001,)}


@pytest.mark.parametrize(
    "text", ["people: [", "people: 7", "- people", "people: {wati: 5, joko: {id: x, dulu: 3}}", ""]
)
def test_a_file_with_mistakes_gives_what_can_be_read(tmp_path, text):
    """The desk itself tells what is wrong with it."""
    assert [found for found in numbers(tmp_path, text).values() if found] == []


def test_without_a_file_there_are_none(tmp_path):
    """A folder that is no desk."""
    assert account_numbers(tmp_path) == {}
