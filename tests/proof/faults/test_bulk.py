"""Whatever fails while all requests are read: one that cannot be read is named, and keeps none of the others waiting.

Here each request that a sweep or the site's reading sends fails once in each way by turns, and each odd request for
good; `make faults` tries all of it.
"""

import pytest

from automation.errors import Exit
from tests.builders.example_desk import example_desk
from tests.http.story import copied
from tests.proof.faults.bulk import Cell, Reader, Table, scene
from tests.proof.faults.stage import stage
from tests.proof.faults.wrong_readers import WRONG


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """The desk with odd requests, read once without a fault."""
    with stage(copied(example_desk(), tmp_path_factory.mktemp("desk"))) as place:
        yield Table(reader=Reader(stage=place), scene=scene(place))


def test_odd_requests_are_named_and_all_others_are_read(table):
    """A broken record, a record of another procedure, a thousand and one edits, a deleted issue with its record."""
    assert {number: table.whole["sweep"].unread[number] for number in table.scene.unknown} == table.scene.unknown
    assert set(table.whole["site"].unread) == set(table.scene.unknown)
    assert {table.scene.plain, table.scene.long, table.scene.off} == set(table.whole["site"].requests)
    assert table.whole["sweep"].handed == (table.scene.off,)
    assert [seen.end for seen in table.whole.values()] == [Exit.PARTLY] * 2
    assert [seen.waited for seen in table.whole.values()] == [0, 0]


@pytest.mark.parametrize("wanted", ["whole", "waits", "refused", "down", "named"])
def test_each_request_may_fail(table, wanted):
    """Once: tried again. Limits: the end. For good: the end, unless it is about one request, which is named."""
    found = [cell for cell in table.cells() if cell.wanted == wanted]
    # An odd step meets sweep and site, every kind of fault and every kind of request by turns.
    step = {"whole": 13}.get(wanted, 11)

    assert [wrong for cell in found[::step] for wrong in table.play(cell)] == []


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.name)
def test_a_wrong_reader_is_found(table, wrong):
    """It reads rightly while nothing fails, and the table shows what it does else."""
    lost = wrong.fault["match"].get("holds", 0)
    cell = Cell(command="sweep", fault=wrong.fault, wanted="named" if lost else "whole", lost=lost)
    reader = Reader(stage=table.reader.stage, github=wrong.github, session=wrong.session)
    beside = Table(reader=reader, scene=table.scene)
    beside.__dict__["whole"] = table.whole

    assert table.play(cell) == []
    assert wrong.seen in "\n".join(beside.play(cell))
