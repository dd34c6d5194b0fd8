"""The published head: a record that went on, a cut one, another commit of the branch, and files beside the records."""

import pytest

from automation.core.audit.report import Checkout, Ledger, check_commit_head, check_digest_head, check_folder, is_head
from tests.builders.forged_records import head, honest, record


def test_a_record_that_went_on_is_told_from_a_cut_one():
    """A head inside the record is named with its line; a head that is nowhere means a cut or forged tail."""
    entries = honest()[1]

    (passed,) = check_digest_head([record(entries)], head(entries[:3]))
    assert (passed.reason.code, passed.line) == ("head_passed", 3)
    (cut,) = check_digest_head([record(entries[:3])], head(entries))
    assert (cut.reason.code, cut.line) == ("head_differs", 3)
    (nowhere,) = check_digest_head([record(entries[:3]), record(entries[:2], 13)], head(entries))
    assert (nowhere.reason.code, nowhere.file) == ("head_nowhere", "")


@pytest.mark.parametrize("name", ["a" * 40, "a" * 64, "sha256:" + "a" * 64])
def test_a_head_is_a_whole_id(name):
    """A whole commit id of either length, or a digest that says so."""
    assert is_head(name)


@pytest.mark.parametrize("name", ["", "a" * 39, "A" * 40, "sha256:" + "a" * 40, "main", "sha256:", "a" * 40 + "\n"])
def test_anything_else_is_no_head(name):
    """Abbreviations and names of branches could mean something else tomorrow."""
    assert not is_head(name)


def test_a_checkout_must_show_the_published_commit():
    """Another commit, and every file that is gone, added or changed beside it, is named."""
    one, two = record(honest()[1]), record(honest()[1][:2], 13)
    blobs = {"12.jsonl": "f" * 40, "14.jsonl": "e" * 40}
    differences = check_commit_head(Ledger(records=(one, two)), Checkout(commit="a" * 40, blobs=blobs), "b" * 40)

    assert [(each.file, each.reason.code) for each in differences] == [
        ("", "other_commit"),
        ("12.jsonl", "file_changed"),
        ("13.jsonl", "file_added"),
        ("14.jsonl", "file_gone"),
    ]


def test_a_copied_record_and_a_strange_name_are_named():
    """Two records with one beginning, and a name that only looks like a record's."""
    one, two = record(honest()[1]), record(honest()[1][:2], 13)
    differences = check_folder(Ledger(records=(one, two), others=("012.jsonl",)))

    # No register lies beside these two, which is told too.
    told = [each for each in differences if each.reason.code != "register_line_gone"]
    assert [(each.file, each.reason.code) for each in told] == [
        ("012.jsonl", "no_record_name"),
        ("13.jsonl", "same_beginning"),
    ]
