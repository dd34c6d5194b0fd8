"""What the sweep hands on, and what is said of a request whose record is missing (design sections 3 and 6)."""

from dataclasses import replace

from automation.commands.ports import Reading
from automation.commands.sweep import is_off
from automation.render.compose import compose
from automation.render.explain import explained, lines
from tests.builders import Story, at_step, catalogue


def reading(told: Story) -> Reading:
    """The request as a sweep reads it."""
    return Reading(request=told.request, now=told.now, raw={})


def test_a_request_in_order_is_left_alone():
    """Nothing to write and nothing to record."""
    assert not is_off(catalogue(), reading(at_step(5)))


def test_a_run_that_wrote_and_died_before_recording_is_made_up_for():
    """All labels and comments stand, but the record lacks its last entries."""
    told = at_step(5).sets("tono", at_step(5).process.step(6).label)
    told.change(record=told.request.record[:-1])

    assert compose(catalogue(), told.decision).writes == ()
    assert is_off(catalogue(), reading(told))


def test_a_missing_record_is_said_aloud():
    """The sweep hands the request on, and the account of it names the record, not a missing form."""
    told = at_step(7)
    told.change(record=())
    verdict = explained(told.decision)

    assert is_off(catalogue(), reading(told))
    assert (verdict["may_develop"], verdict["blocks"]) == (False, ["record_missing"])
    assert "record" in "".join(lines(catalogue(), told.decision, compose(catalogue(), told.decision), "en"))


def test_a_record_of_another_request_opens_nothing():
    """Copied from elsewhere, it is as good as broken."""
    told = at_step(7)
    first, *rest = told.request.record
    told.change(record=(replace(first, event="I_other"), *rest))

    assert told.decision.unknown.code == "record_broken"
