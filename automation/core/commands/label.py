"""Labels set or taken off by hand: a wish of the step's actor, honoured or taken back (design section 5)."""

from collections.abc import Mapping
from datetime import timedelta

from automation.core.history.request import LabelEvent
from automation.core.policy.label_names import is_desk_label, is_same_label, is_step_label, reads_as
from automation.core.policy.process import Step
from automation.core.problem import Reason
from automation.core.state.acts import Act
from automation.core.state.course import Course

from .step import bar_of, day_of, move_on

_TOUCHED = timedelta(seconds=10)
"""So much later a label may be marked as changed without having been: GitHub may touch it as it is put on."""


def on_label(course: Course, act: Act) -> None:
    """Judge a label that a person set or took off; labels that the desk does not own are nobody's business here."""
    event = act.label
    if event is None:
        return
    wanted = next((step for step in course.case.process.steps if is_same_label(event.label, step.label)), None)
    if not event.added:
        if is_same_label(event.label, course.present.label) and not course.ending:
            course.refuse(act, Reason("label_removed", {"label": event.label}))
    elif not is_desk_label(event.label):
        return
    elif act.entry is not None:
        _take_back(course, act, wanted, act.entry.code)
    elif is_renamed(event):
        # Its name of then cannot be read any more, and nobody may be held to a name that was given to it later.
        _take_back(course, act, wanted, "label_renamed")
    elif wanted is None and _original(course, event.label):
        _take_back(course, act, wanted, "label_looks_like")
    elif wanted is None:
        is_step = is_step_label(event.label) and course.present.verb
        _take_back(course, act, wanted, "label_of_no_step" if is_step else "label_of_desk")
    elif course.ending:
        _take_back(course, act, wanted, "request_closed")
    else:
        _judge_label(course, act, wanted)


def _original(course: Course, label: str) -> str:
    """The label of a step that this name looks like, '' when it looks like none."""
    return next((step.label for step in course.case.process.steps if reads_as(label, step.label)), "")


def is_renamed(event: LabelEvent) -> bool:
    """Whether the label was renamed or otherwise changed after it was put on."""
    return event.changed_at is not None and event.changed_at > event.at + _TOUCHED


def _judge_label(course: Course, act: Act, wanted: Step) -> None:
    step = course.present
    if wanted.number < course.step:
        is_returnable = course.lowest_return <= wanted.number and step.verb
        _take_back(course, act, wanted, "label_earlier" if is_returnable else "label_past")
    elif wanted.gated and not course.is_launched and not course.gate_before(act).is_open:
        # Whoever set it: that no work may begin matters more than whose step it is.
        _take_back(course, act, wanted, "label_gate_shut")
    elif wanted.number == course.step:
        return
    elif not step.verb:
        _take_back(course, act, wanted, "form_incomplete")
    elif wanted.number > course.step + 1:
        _take_back(course, act, wanted, "label_skips")
    elif not course.case.acts_as(act.actor, step.actor, act.at):
        _take_back(course, act, wanted, "label_not_your_step")
    elif bar := bar_of(course, act, step):
        _take_back(course, act, wanted, f"duty_{bar.code}", bar.facts)
    elif act.is_overtaken:
        _take_back(course, act, wanted, "label_overtaken")
    else:
        move_on(course, act, is_draft=False, stray=())


def _take_back(course: Course, act: Act, wanted: Step | None, code: str, more: Mapping[str, str] | None = None) -> None:
    """Refuse a label for this reason: one found now, or the recorded one, which no later change of anything lifts."""
    step = course.present
    is_before_gate = code == "label_gate_shut" and step.number <= _gate(course)
    entry_step = course.case.process.approval_step if is_before_gate else step
    facts = {
        "label": wanted.label if wanted else act.label.label if act.label else "",
        "like": _original(course, act.label.label) if act.label else "",
        "role": entry_step.actor,
        "verb": entry_step.verb,
        "step": str(step.number),
        "number": str(step.number),
        "target": str(wanted.number if wanted else step.number),
        "ending": course.ending,
        "until": day_of(course),
    }
    missing = {"form_incomplete": course.problems, "evidence_incomplete": course.evidence(step).missing}
    course.refuse(act, Reason(code, facts | dict(more or {})), missing.get(code, ()))


def _gate(course: Course) -> int:
    return course.case.process.approval_step.number
