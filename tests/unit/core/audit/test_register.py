"""`alur audit verify` and the register of rights: its chain, and the lines that records name."""

import pytest

from automation.core.audit.chain import Record
from automation.core.audit.report import Checkout, Ledger, check_commit_head, check_folder
from automation.core.history.record import text
from automation.core.history.register import text as register_text
from tests.builders.rights import LINA, member
from tests.builders.stories import at_step


def told():
    """A request whose desk file had one more manager for a while."""
    return at_step(5).under(member("manajemen", LINA)).approves("wati")


def found(change=lambda data: data):
    """What the audit says of that folder, with the register changed."""
    story = told()
    record = Record(request=12, data=text(story.request.record).encode())
    data = change(register_text(story.request.register.lines).encode())
    return [(each.file, each.line, each.reason.code) for each in check_folder(Ledger(records=(record,), register=data))]


def test_an_honest_register_is_silent():
    """It is no record, and no stranger in the folder either."""
    assert found() == []


def test_a_folder_of_the_former_code_has_none():
    """No entry names a line, so none is missing."""
    record = Record(request=12, data=text(at_step(5).upgraded().request.record).encode())

    assert list(check_folder(Ledger(records=(record,)))) == []


CHANGES = {
    "gone": (lambda data: None, ("12.jsonl", 1, "register_line_gone")),
    "cut": (lambda data: data[: data.rindex(b"\n", 0, -1) + 1], ("12.jsonl", -1, "register_line_gone")),
    "edited": (lambda data: data.replace(b'"number":1009', b'"number":1005'), ("12.jsonl", -1, "register_line_gone")),
    "edited inside": (lambda data: data.replace(b'"number":1001', b'"number":1002', 1), ("register.jsonl", -1, "")),
    "no line end": (lambda data: data[:-1], ("register.jsonl", -1, "no_line_end")),
    "no register": (lambda data: b"hallo\n" + data, ("register.jsonl", 1, "no_register_line")),
    "another beginning": (lambda data: data + data, ("register.jsonl", -1, "register_chain_broken")),
    "no ASCII": (lambda data: data + b"\xff\n", ("register.jsonl", -1, "no_register_line")),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_done_to_the_register_is_named(name):
    """By the file, the line and a code."""
    change, (file, line, code) = CHANGES[name]
    all_found = found(change)

    assert any(
        each[0] == file and line in {-1, each[1]} and each[2] == (code or "register_chain_broken") for each in all_found
    ), all_found


def test_the_register_belongs_to_the_published_commit():
    """Changed, added or gone beside the commit is told as of a record."""
    ledger = Ledger(records=(), register=b"x\n")
    checkout = Checkout(commit="a" * 40, blobs={"register.jsonl": "f" * 40})

    assert [(each.file, each.reason.code) for each in check_commit_head(ledger, checkout, "a" * 40)] == [
        ("register.jsonl", "file_changed")
    ]
    assert [each.reason.code for each in check_commit_head(Ledger(records=()), checkout, "a" * 40)] == ["file_gone"]
