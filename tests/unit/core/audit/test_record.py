"""A record by itself, chained anew by a forger who can write it: its intake, its moves and its version must fit."""

from dataclasses import replace

import pytest

from automation.core.audit.report import check_record
from automation.core.history.record import EntryKind
from tests.builders.forged_records import changed, codes, found, honest, rechained, record
from tests.builders.stories import at_step, third

MOVES = [place for place, each in enumerate(honest()[1]) if each.kind is EntryKind.MOVE]
"""Where the moves of the honest record stand, counted from 0."""


@pytest.mark.parametrize("step", [2, 5, 6, 8, 12])
@pytest.mark.parametrize("process", ["website-baru", "perbaikan-fitur"])
def test_an_honest_record_shows_nothing(process, step):
    """A request that came the usual way, its record and its history: no difference at any step, in both procedures."""
    told = at_step(step, process)

    assert codes(told.request.record, told.request) == []
    assert codes(told.request.record) == []


def test_the_third_procedure_is_audited_alike():
    """A procedure that is nothing but YAML is audited by the same rules."""
    told = at_step(third().processes[0].last, third().processes[0].id, third())
    entries = told.request.record
    differences = list(check_record(record(entries), told.of, told.request))

    assert differences == []
    kept = rechained([each for each in entries if each.kind is not EntryKind.OPENED])
    assert [each.reason.code for each in check_record(record(kept), told.of)] == ["entered_unopened"]


def test_a_record_without_its_intake():
    """The first entry must be the intake."""
    assert ("no_intake", 1) in found(rechained(honest()[1][1:]))


def test_a_move_left_out():
    """Without one of its moves the steps do not connect."""
    entries = list(honest()[1])
    del entries[MOVES[1]]

    assert ("steps_apart", MOVES[2]) in found(rechained(entries))


@pytest.mark.parametrize(
    ("move", "before", "after", "expected"),
    [
        (0, 1, 2, [0, 1]),
        (0, 3, 4, [0, 1]),
        (0, 2, 4, [0, 1]),
        (1, 4, 5, [1, 2]),
        (2, 0, 0, [2, 3]),
        (2, 4, 3, [2, 3]),
    ],
)
def test_a_changed_step_does_not_connect(move, before, after, expected):
    """A step before or after a move that is not its neighbour's; the moves are counted from 0."""
    named = found(changed(MOVES[move], before=before, after=after))

    assert [line for code, line in named if code == "steps_apart"] == [MOVES[each] + 1 for each in expected]


def test_only_a_move_moves():
    """An entry of another kind that names two steps is told."""
    place = honest()[1].index(next(each for each in honest()[1] if each.kind is EntryKind.APPROVAL))

    assert ("steps_apart", place + 1) in found(changed(place, before=5, after=6))


def test_a_return_goes_back():
    """After a return the next move begins where it led; a return that leads on is named."""
    entries = list(honest()[1])[: MOVES[2] + 1]
    back = replace(entries[-1], kind=EntryKind.RETURN, code="returned", before=5, after=3, comments=(), parts={})
    again = replace(entries[MOVES[1]], comments=(), parts={})

    assert codes(rechained([*entries, back, again])) == []
    assert codes(rechained([*entries, replace(back, after=6)])) == ["steps_apart"]


def test_another_version_of_the_procedure():
    """An entry under another version than the one that the request is pinned to."""
    assert found(changed(4, version=2)) == [("other_process", 5)]
