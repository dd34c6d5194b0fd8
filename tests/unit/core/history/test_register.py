"""The register of rights as a file: its lines, its chain, and what is no register (rule 3)."""

from datetime import UTC, datetime, timedelta

import pytest

from automation.core.history.record import FIRST, digest
from automation.core.history.register import Line, LineKind, Register, RegisterBroken, Right, read, text, written
from automation.core.policy.rights import pending
from tests.builders.gate_facts import desk

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
DESK = 7001


def first_listing():
    """What the first run writes."""
    return pending(Register(), desk(), DESK, NOW)


def grown():
    """A first listing, and a term that came and went."""
    register = Register().with_lines(first_listing())
    register = register.with_lines(pending(register, desk(("manajemen", "budi", None, None)), DESK, NOW + DAY))
    return register.with_lines(pending(register, desk(), DESK, NOW + 2 * DAY))


DAY = timedelta(days=1)


def test_the_file_is_read_as_it_was_written():
    """The first listing begins the file; what came and went follows, each line naming the one before it."""
    found = read(text(grown().lines))

    assert found == grown()
    assert found.lines[0].kind is LineKind.BEGUN
    assert [line.kind for line in found.lines[-2:]] == [LineKind.SEEN, LineKind.GONE]
    assert found.lines[0].prev == FIRST
    assert found.head == digest(written(found.lines[-1]))


def test_an_empty_file_is_a_register_without_lines():
    """As where there is no file: the record says whether there must be one."""
    assert read("") == Register()
    assert Register().head == ""


def test_a_line_holds_no_name():
    """Numbers, offices and days: nobody's name and no unit's stands in the register."""
    whole = text(first_listing()).casefold()

    assert "lestari" not in whole
    assert "dina" not in whole
    assert "mipa" not in whole


def test_one_line_of_the_file():
    """The form does not change: lines of today are read in ten years."""
    right = Right(number=1005, office="manajemen", since=NOW, until=NOW + DAY, principal=1007)
    line = Line(seq=3, prev="ab" * 32, repository=DESK, kind=LineKind.SEEN, at=NOW, right=right)

    assert written(line) == (
        '{"at":"2026-11-24T02:00:00Z","for":1007,"format":"alur-register-1","from":"2026-11-24T02:00:00Z",'
        '"kind":"seen","number":1005,"office":"manajemen","prev":"' + "ab" * 32 + '","repository":7001,"seq":3,'
        '"until":"2026-11-25T02:00:00Z"}'
    )


WRONG = {
    "the last line has no end": lambda whole: whole[:-1],
    "a line is missing": lambda whole: "".join(line for n, line in enumerate(whole.splitlines(True)) if n != 2),
    "two lines are swapped": lambda whole: "".join([*whole.splitlines(True)[1::-1], *whole.splitlines(True)[2:]]),
    "no JSON": lambda whole: whole + "hallo\n",
    "another number": lambda whole: whole.replace('"number":1005', '"number":1009'),
    "a name": lambda whole: whole.replace('"number":1005', '"number":"wati"'),
    "true is no number": lambda whole: whole.replace('"number":1005', '"number":true'),
    "an office of no form": lambda whole: whole.replace('"office":"manajemen"', '"office":7'),
    "a moment of no form": lambda whole: whole.replace("2026-11-24T02:00:00Z", "kemarin"),
    "another format": lambda whole: whole.replace("alur-register-1", "alur-register-9"),
    "a place of no form": lambda whole: whole.replace('"seq":1,', '"seq":true,', 1),
    "a chain of no form": lambda whole: whole.replace('"prev":"', '"prev":["', 1).replace('","rep', '"],"rep', 1),
    "a key more": lambda whole: whole.replace('{"at"', '{"aa":1,"at"'),
    "a blank more": lambda whole: whole.replace('{"at"', '{ "at"'),
    "another desk in between": lambda whole: whole.replace('"repository":7001,"seq":2', '"repository":7002,"seq":2'),
    "no beginning": lambda whole: whole.partition("\n")[2],
    "nested without end": lambda whole: whole + "[" * 100_000 + "\n",
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_register_is_not_read(wrong):
    """Any change of a line, of its place or of its form is noticed."""
    whole = text(grown().lines)

    assert WRONG[wrong](whole) != whole
    with pytest.raises(RegisterBroken):
        read(WRONG[wrong](whole))


@pytest.mark.parametrize("kind", [LineKind.BEGUN, LineKind.LISTED])
def test_nothing_is_added_to_the_first_listing(kind):
    """What it lists counts as known from the beginning, so no later line may say the same of itself."""
    known = grown()
    right = None if kind is LineKind.BEGUN else Right(number=1009, office="manajemen", since=NOW)
    late = Line(seq=len(known.lines) + 1, prev=known.head, repository=DESK, kind=kind, at=NOW + 3 * DAY, right=right)

    with pytest.raises(RegisterBroken):
        read(text((*known.lines, late)))


def test_the_first_listing_is_of_one_moment():
    """A line that claims to be of it, right behind it but of a later moment, is none of it."""
    known = Register().with_lines(first_listing())
    right = Right(number=1009, office="manajemen", since=NOW)
    late = Line(
        seq=len(known.lines) + 1, prev=known.head, repository=DESK, kind=LineKind.LISTED, at=NOW + DAY, right=right
    )

    with pytest.raises(RegisterBroken):
        read(text((*known.lines, late)))
