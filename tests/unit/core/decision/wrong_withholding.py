"""Ways to withhold too little, wrong on purpose: each leaves a label that the right way takes off."""

from collections.abc import Callable
from dataclasses import replace

from automation.core.decision.unreadable import Remains, of_desk, of_request, why_unreadable
from automation.core.history.record import EntryKind
from automation.core.history.request import Request
from automation.core.outcome.decision import Withheld
from automation.core.problem import Reason
from tests.builders.stories import Story

Way = Callable[[Story, Remains | None], Withheld]
"""What is withheld of a story, by the whole desk or by what remains of it."""


def right(told: Story, remains: Remains | None) -> Withheld:
    """As it should be."""
    return _of(told, remains, told.request)


def _of(told: Story, remains: Remains | None, request: Request) -> Withheld:
    processes = remains.processes if remains else told.of.processes
    reason = why_unreadable(processes, request)
    if reason is not None:
        return of_request(processes, request, reason, told.now)
    assert remains is not None
    return of_desk(remains, request, told.now)


def does_nothing(told: Story, remains: Remains | None) -> Withheld:
    """Unknown is no, and whatever stands stays."""
    return replace(right(told, remains), labels_off=frozenset())


def leaves_what_the_desk_put_on(told: Story, remains: Remains | None) -> Withheld:
    """Only a hand is mistrusted, though nobody knows whether the approvals still hold."""
    by_desk = {event.label for event in told.request.label_events if event.by_desk}
    found = right(told, remains)
    return replace(found, labels_off=found.labels_off - by_desk)


def reads_the_case(told: Story, remains: Remains | None) -> Withheld:
    """A label in capitals is another label."""
    found = right(told, remains)
    return replace(found, labels_off=frozenset(label for label in found.labels_off if label == label.lower()))


def knows_its_own_procedure_only(told: Story, remains: Remains | None) -> Withheld:
    """The labels of another procedure are nobody's business here."""
    own = {step.label.casefold() for step in told.process.steps}
    found = right(told, remains)
    return replace(found, labels_off=frozenset(label for label in found.labels_off if label.casefold() in own))


def leaves_closed_issues_alone(told: Story, remains: Remains | None) -> Withheld:
    """What is closed has no step."""
    found = right(told, remains)
    return found if told.request.is_open else replace(found, labels_off=frozenset())


def keeps_all_after_a_launch(told: Story, remains: Remains | None) -> Withheld:
    """Whatever was launched may bear any label."""
    found = right(told, remains)
    return replace(found, labels_off=frozenset()) if found.stays else found


def takes_one_at_a_time(told: Story, remains: Remains | None) -> Withheld:
    """The first label that may not stand."""
    found = right(told, remains)
    return replace(found, labels_off=frozenset(sorted(found.labels_off)[:1]))


def takes_a_hand_for_the_desk(told: Story, remains: Remains | None) -> Withheld:
    """Whoever put it on, the record says that the gate is open."""
    events = tuple(replace(event, by_desk=True) for event in told.request.label_events)
    return _of(told, remains, replace(told.request, label_events=events))


def trusts_the_name_of_now(told: Story, remains: Remains | None) -> Withheld:
    """A label is what it is called, whatever it was when the desk put it on."""
    events = tuple(replace(event, changed_at=None) for event in told.request.label_events)
    return _of(told, remains, replace(told.request, label_events=events))


def forgets_that_the_gate_was_shut(told: Story, remains: Remains | None) -> Withheld:
    """Once opened, always open."""
    record = told.request.record
    kept = record and tuple(entry for entry in record if entry.kind is not EntryKind.SHUT)
    return _of(told, remains, replace(told.request, record=kept))


def overlooks_edits(told: Story, remains: Remains | None) -> Withheld:
    """What the record said of the gate, it said."""
    untold = replace(told.request, edits=())
    found = _of(told, remains, untold)
    return found if found.reason == Reason("desk_broken") else right(told, remains)


def overlooks_deletions(told: Story, remains: Remains | None) -> Withheld:
    """A comment that is gone was never there."""
    return _of(told, remains, replace(told.request, deletions=()))


def overlooks_what_was_said(told: Story, remains: Remains | None) -> Withheld:
    """A withdrawal waits until the desk can be read again."""
    old = tuple(comment for comment in told.request.comments if not comment.body.startswith("/tarik"))
    return _of(told, remains, replace(told.request, comments=old))


WRONG: tuple[Way, ...] = (
    does_nothing,
    leaves_what_the_desk_put_on,
    reads_the_case,
    knows_its_own_procedure_only,
    leaves_closed_issues_alone,
    keeps_all_after_a_launch,
    takes_one_at_a_time,
    takes_a_hand_for_the_desk,
    trusts_the_name_of_now,
    forgets_that_the_gate_was_shut,
    overlooks_edits,
    overlooks_deletions,
    overlooks_what_was_said,
)
