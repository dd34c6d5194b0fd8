"""`/kembali`: where a request may be returned to, by whom, and what has to be done again (other rules)."""

import pytest

from tests.builders.promises import mentioned
from tests.builders.stories import at_step, process_of

A = process_of("website-baru")


def test_a_return_starts_a_new_round():
    """The old sections fill the block, and must be confirmed: the bare verb is not enough."""
    told = at_step(5).approves("wati").says("budi", "/kembali 4 jadwal berubah")

    assert told.labels == {A.label, A.step(4).label}
    assert "Rp45.000.000" in told.status
    assert "> " not in told.status.partition("```text\n")[2].partition("\n```")[0]
    assert told.says("budi", "/rencana").why == "evidence_incomplete"
    assert told.fills().step == 5
    assert told.verdicts == [("wati", "other_code")]


def test_a_return_takes_every_step_after_it_along():
    """From development to the requirements: each step on the way is confirmed anew, the approvals too."""
    told = at_step(8).says("budi", "/kembali 3 kebutuhan berubah")
    seen = [told.step]
    while told.step < 8:
        told.approves("wati", "joko").says("budi", "/mulai") if told.step == 5 else told.fills()
        seen.append(told.step)

    assert seen == [3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("login", "text", "why"),
    [
        ("budi", "/kembali", "return_where"),
        ("budi", "/kembali tiga alasan", "return_where"),
        ("budi", "/kembali 1 alasan", "return_where"),
        ("budi", "/kembali 5 alasan", "return_where"),
        ("budi", "/kembali 9 alasan", "return_where"),
        ("budi", "/kembali -1 alasan", "return_where"),
        ("budi", "/kembali ٣ alasan", "return_where"),
        ("budi", "/kembali 3", "reason_missing"),
        ("dina", "/kembali 3 alasan", "may_not_return"),
    ],
)
def test_a_return_that_cannot_be_is_refused(login, text, why):
    """Where to, why, and who may."""
    told = at_step(5).says(login, text)

    assert (told.step, told.why) == (5, why)


def test_an_approver_may_return_the_plan():
    """While approval is asked for; not before."""
    assert at_step(5).says("wati", "/kembali 4 jadwal kurang jelas").step == 4
    assert at_step(4).says("wati", "/kembali 3 kurang jelas").why == "may_not_return"


def test_after_the_launch_nothing_returns_before_it():
    """Later steps can be done again, the launched ones stand."""
    assert at_step(12).says("budi", "/kembali 8 ulang pelatihan").why == "return_where"
    assert at_step(12).says("budi", "/kembali 10 dokumentasi kurang").step == 10


def test_what_returns_to_the_approval_is_approved_anew():
    """A new round of that step asks everybody again; the desk calls them with a new comment."""
    told = at_step(7).says("budi", "/kembali 5 ruang lingkup dibicarakan lagi")

    assert told.step == 5
    assert told.verdicts == [("wati", "earlier_than_change"), ("joko", "earlier_than_change")]
    assert {"wati", "joko"} <= mentioned(told.texts("approval")[-1])
    assert "persetujuan diminta lagi" in told.texts("reply")[-1]
    assert not told.situation.may_develop
    assert told.says("budi", "/mulai").why == "gate_shut"
    assert told.approves("wati", "joko").says("budi", "/mulai").step == 6


def test_a_return_between_development_steps_asks_for_no_approval():
    """Nothing that was approved is done anew."""
    told = at_step(8).says("budi", "/kembali 6 kode diperbaiki")

    assert told.step == 6
    assert told.situation.may_develop
