"""Labels of accounts that are gone: nobody can be answered, so the record tells of them, once (other rules)."""

from dataclasses import replace

from tests.builders.stories import at_step, process_of

B = process_of("perbaikan-fitur")


def test_a_label_of_an_account_that_is_gone_is_recorded_once():
    """Nobody is there to be answered, so the record alone tells of it."""
    story = at_step(5, "perbaikan-fitur").sleeps().sets("lina", B.step(6).label)
    *before, last = story.request.label_events
    story.change(label_events=(*before, replace(last, actor=None)))
    story.wakes().runs()

    codes = [entry.code for entry in story.request.record if entry.kind.value == "label_taken_back"]
    assert codes == ["label_of_nobody"]


def test_a_label_that_was_answered_is_not_recorded_again_when_its_account_goes():
    """Its act has its entry already."""
    story = at_step(5, "perbaikan-fitur").sets("lina", B.step(6).label)
    gone = tuple(
        replace(event, actor=None) if event.actor and event.actor.login == "lina" else event
        for event in story.request.label_events
    )
    story.change(label_events=gone)
    story.runs().runs()

    codes = [entry.code for entry in story.request.record if entry.kind.value == "label_taken_back"]
    assert codes == ["label_gate_shut"]
