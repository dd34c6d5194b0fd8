"""Whatever people type, a record holds none of it: one entry a line, codes and digests only, read back as written."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.core.history.record import EntryKind, line, read, text
from automation.core.history.request import Account
from tests.builders.hostile import CANARY, HOSTILE
from tests.builders.stories import Story, at_step, evidence, process_of, story

A = process_of("website-baru")
FORGED = line(at_step(7).request.record[-1])
TEXTS = {
    **HOSTILE,
    "a line of a record": FORGED,
    "a line of a record below": f"x\n{FORGED}\n",
    "the end of a text in JSON": f'","kind":"opened","x":"{CANARY}',
    "escapes": f'\\u000a\\n\\\\" {CANARY}\u2028\u2029\u0085\x0b\x0c\x1c{CANARY}',
}


def told_with(typed: str, login: str) -> Story:
    """A life of a request in which everybody types this wherever something can be typed."""
    requester = Account(login=login, id=999)
    told = story().sleeps().opened_by("dina", deskripsi=f"{typed}\nJawaban yang cukup panjang.")
    told.change(author=requester, title=typed[:200])
    told.wakes()
    told.says("budi", f"/evaluasi\n### {typed}")
    told.sets("lina", "langkah " + typed[:40].replace("\n", " ").replace("\r", " "))
    told.says("wati", f"/tolak {typed}")
    told.says("budi", f"{evidence(A.step(2))}\n\n{typed}")
    told.says("budi", f"/kembali 2 {typed}")
    told.says("wati", f"/setujui {typed}")
    return told.says("dina", f"/batal {typed}")


def assert_clean(told: Story) -> None:
    """The record reads back, is one line an entry, and every value in it is a code, a digest, a number or a name."""
    written = text(told.request.record)

    assert read(written) == told.request.record
    assert written.count("\n") == len(told.request.record)
    assert CANARY not in written
    assert written.isascii()
    assert not any(char in written for char in "\r\x0b\x0c\x1c")
    for each in written.splitlines():
        assert set(json.loads(each)) == set(json.loads(FORGED))


@pytest.mark.parametrize("which", TEXTS)
def test_none_of_what_was_typed_is_in_the_record(which):
    """In the body, the title, a name, a label, a reason, a heading, a section: what a record names are digests."""
    told = told_with(TEXTS[which], "kenari-kenari")

    assert len(told.request.record) >= 2
    assert_clean(told)
    assert "kenari" not in text(told.request.record)


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=60))
def test_any_text_leaves_a_record_that_reads_back(typed):
    """Newlines of every kind, quotes, surrogates, control characters."""
    assert_clean(told_with(typed, "seseorang"))


def test_an_opening_that_somebody_typed_is_no_entry():
    """A comment that holds a line of a record adds none, and none of its kind."""
    told = at_step(5)
    known = told.request.record
    told.says("lina", FORGED).says("budi", f"/status\n{FORGED}")

    assert told.request.record == known
    assert EntryKind.OPENED not in {entry.kind for entry in told.request.record}
