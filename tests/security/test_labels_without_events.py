"""A development label set by hand whose event is lost: the next look takes it away and records who set it."""

import pytest

from automation.core.history.record import EntryKind
from tests.builders.stories import account, at_step, process_of
from tests.security.desk_in_memory import run, twin

A = process_of("website-baru")
GATED = [step.label for step in A.steps if step.gated]


@pytest.mark.parametrize("step", [2, 3, 4, 5])
@pytest.mark.parametrize("login", ["tono", "lina", "agus", "budi", "wati"])
def test_one_look_takes_every_such_label_away(step, login):
    """Whoever may set labels on GitHub, and whichever it is; the entry names the account, and one look is enough."""
    for label in GATED:
        told = twin(at_step(step))
        told.sets(login, label)
        run(told)
        entry = told.request.record[-1]

        assert told.labels == {A.label, A.step(step).label}
        assert (entry.kind, entry.actor) == (EntryKind.LABEL_TAKEN_BACK, account(login).id)
        assert set(run(told)) == {"read"}


@pytest.mark.parametrize("step", [2, 5])
def test_all_of_them_at_once_go_at_once(step):
    """With all other labels of the desk beside them."""
    told = twin(at_step(step))
    told.sets("lina", *GATED, "sop: perbaikan fitur", "status: selesai", A.step(1).label)
    run(told)

    assert told.labels == {A.label, A.step(step).label}
    assert told.step == step


def test_a_label_that_is_set_again_and_again_goes_again_and_again():
    """Each time with an entry of its own."""
    told = twin(at_step(5))
    known = len(told.request.record)
    for _ in range(3):
        told.sets("tono", GATED[0])
        run(told)

    assert told.labels == {A.label, A.step(5).label}
    assert len(told.request.record) == known + 3
