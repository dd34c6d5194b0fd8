"""Whatever fails while the desk opens, closes or records: nothing opens in between, nothing is doubled, all is mended.

Here every call of every situation meets the fault that is worst for it and one that kills the run; `make faults` tries
all faults at all calls, for both procedures.
"""

import pytest

from tests.builders.example_desk import example_desk
from tests.http.story import copied
from tests.proof.faults.desks import Parts, outside
from tests.proof.faults.matrix import cells, fault_free, play, some_cells
from tests.proof.faults.situations import EXAMPLES, SITUATIONS, moments
from tests.proof.faults.stage import stage
from tests.proof.faults.wrong_desks import WRONG

BY_NAME = {str(each): each for each in SITUATIONS}
# By turns, so that both procedures are met in each kind of situation.
ROWS = [(each.only[turn % len(each.only)], name, turn) for turn, (name, each) in enumerate(BY_NAME.items())]
FIX = "perbaikan-fitur"


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    """A desk's repository."""
    return copied(example_desk(), tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def place(repo):
    """One stage for all these tests."""
    with stage(repo) as place:
        yield place


@pytest.fixture(scope="module")
def lives(place):
    """The moments of a request of each procedure."""
    nothing, found = place.keep(), {}
    for process in EXAMPLES:
        place.restore(nothing)
        found[process] = moments(place, process)
    return found


@pytest.fixture
def case(place, lives):
    """Runs a situation without a fault."""
    return lambda name, process=FIX: fault_free(place, lives[process], BY_NAME[name], process)


@pytest.mark.parametrize(("process", "name", "turn"), ROWS, ids=[f"{name} ({process})" for process, name, _ in ROWS])
def test_each_call_may_fail(place, case, process, name, turn):
    """A fault at any call opens nothing, doubles nothing, and is mended by at most two undisturbed runs."""
    played = [play(place, cell) for cell in some_cells(case(name, process), turn)]

    assert [f"{each.cell}: {wrong}" for each in played for wrong in each.wrong] == []


@pytest.mark.parametrize("name", ["opening: last approval", "closing: withdrawal", "recording: intake at a new desk"])
def test_the_desk_is_the_one_that_is_started(repo, place, case, name):
    """`alur handle`, each job in a process of its own, sends the same requests and leaves the same state."""
    here = case(name)
    place.desk.parts = outside(repo)
    there = case(name)
    place.desk.parts = Parts()

    assert there == here


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.name)
def test_a_wrong_desk_is_found(place, case, wrong):
    """A desk that works while nothing fails, and not else, is shown by the matrix."""
    right = case(wrong.situation)
    place.desk.parts = wrong.parts
    same = case(wrong.situation)
    played = [play(place, cell) for cell in cells(right, wrong.faults)]
    place.desk.parts = Parts()

    assert same.bounds == right.bounds
    assert wrong.seen in "\n".join(line for each in played for line in each.wrong)
