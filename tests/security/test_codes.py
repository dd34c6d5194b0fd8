"""Only the code of the very text counts: a code of anything else approves nothing, and its writer is told (rule 3)."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.text.command_line import ALPHABET, CODE_BITS, read_code, write_code
from tests.builders.stories import at_step
from tests.security.desk_in_memory import run, twin


@cache
def waiting():
    """A website that lacks one of its two approvals."""
    return at_step(5).approves("wati")


def bits_of(code):
    """The number that a code spells."""
    number = 0
    for char in code.replace("-", ""):
        number = number << 5 | ALPHABET.index(char)
    return number


def assert_counts_not(written):
    """An approval with these words does not count, nothing opens, and its writer is told the reason."""
    told = twin(waiting())
    told.says("joko", f"/setujui {written}")

    assert told.verdicts[0] == ("wati", "counts")
    assert told.verdicts[1][1] in {"other_code", "code_unreadable"}
    assert not told.situation.gate.is_open
    assert not told.decision.opens
    run(told)
    assert "@joko" in told.texts("reply")[-1]


@pytest.mark.parametrize("bit", range(CODE_BITS))
def test_a_code_that_differs_in_one_bit_does_not_count(bit):
    """Each of the sixty bits matters."""
    code = waiting().situation.gate.code
    assert write_code(bits_of(code)) == code
    assert_counts_not(write_code(bits_of(code) ^ 1 << bit))


@given(st.integers(0, (1 << CODE_BITS) - 1))
def test_no_random_code_counts(bits):
    """Whatever a forged comment shows for copying."""
    code = write_code(bits)
    if code != waiting().situation.gate.code:
        assert_counts_not(code)


@given(st.text(max_size=70))
def test_no_other_words_count(written):
    """What is no code, or not the whole of it, is not guessed at."""
    if read_code(written.split("\n")[0]) != waiting().situation.gate.code:
        assert_counts_not(written.replace("\n", " ").replace("\r", " "))


def right():
    """The code that would count."""
    return waiting().situation.gate.code


def code_of(**changes):
    """The code of the same words elsewhere."""
    told = twin(waiting())
    told.change(**changes)
    return told.situation.gate.code


OTHERS = {
    "of the same text in another request": lambda: code_of(number=13),
    "of the same text in another repository": lambda: code_of(repository_id=7002, register=None),
    "of another text of the same request": lambda: (
        twin(waiting()).edits_body("dina", "Jawaban", "Jawaban lain").situation.gate.code
    ),
    "of the other procedure": lambda: at_step(5, "perbaikan-fitur").situation.gate.code,
    "of the requirements": lambda: waiting().situation.agreement.code,
    "the whole digest": lambda: waiting().situation.gate.digest,
    "the right one, twice": lambda: f"{right()} {right()}",
    "half of the right one": lambda: right()[:9],
}


@pytest.mark.parametrize("which", OTHERS)
def test_a_code_that_was_right_elsewhere_does_not_count(which):
    """Another request, repository, text, procedure or question; or not just the code."""
    code = OTHERS[which]()
    assert code
    assert code != right()
    assert_counts_not(code)


def test_the_right_code_does_count():
    """So that the other tests mean something."""
    told = twin(waiting())
    told.says("joko", f"/setujui {told.situation.gate.code}")

    assert told.verdicts == [("wati", "counts"), ("joko", "counts")]
    assert told.situation.gate.is_open
