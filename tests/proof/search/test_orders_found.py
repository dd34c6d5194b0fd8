"""Orders of acts in which a full search once found an invariant broken: by the desk, or by a wrong invariant."""

import pytest

from tests.proof.search.search import Search
from tests.proof.search.starts import start

ORDERS = {
    "a label in the second of a rejection": (
        "about to open",
        ["ratna: rejects", "clock: the next act comes in the same second", "budi: sets the next step's label"],
    ),
    "a label, a run, and a rejection in one second": (
        "about to open",
        [
            "budi: sets the next step's label",
            "desk: the sweep starts a run",
            "clock: the next act comes in the same second",
            "ratna: rejects",
        ],
    ),
    "the delegate of somebody who edited an approval and deletes it": (
        "open",
        ["eko: approves", "joko: edits own approval", "joko: deletes own approval"],
    ),
    "evidence of a cancelled request": (
        "taken back to the plan",
        ["wati: cancels", "budi: edits own plan", "budi: gives the evidence of the step"],
    ),
    "the delegate of somebody whose term is over": (
        "lapsed",
        ["owner: ends joko's term today", "clock: three weeks go by", "eko: approves"],
    ),
    "a status comment written on an old reading": (
        "just filed",
        [
            "budi: gives the evidence of the step",
            "desk: a run dies (after 1 of its effects)",
            "lina: edits another's evidence",
            "desk: two events come in the other order",
            "desk: a run on an old reading",
            "budi: rejects at evaluation",
        ],
    ),
    "a desk file that is put back": (
        "just filed",
        [
            *["budi: gives the evidence of the step"] * 3,
            "joko: approves",
            "budi: sets the next step's label",
            "budi: gives the evidence of the step",
            "owner: removes joko's entry",
            "owner: puts the desk file back",
        ],
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_every_invariant_holds_along_an_order_that_was_found(name):
    """After each act of it, and after every other act that may come there instead."""
    begin, acts = ORDERS[name]

    def onward(level):
        return [node for node in level if node.trace == tuple(acts[: len(node.trace)])]

    search = Search(start=start(begin))
    found = search.to(len(acts), onward)

    assert not found.violations
    assert all(found.changed[act.partition(": ")[2].partition(" (")[0]] for act in acts)
