"""Labels set or taken off by hand: a wish of the step's actor, honoured or taken back (other rules)."""

from collections.abc import Mapping
from datetime import timedelta

from automation.core.history.request import LabelEvent
from automation.core.policy.label_names import is_desk_label, is_same_label, is_step_label, reads_as
from automation.core.policy.process import Step
from automation.core.problem import AnswerProblem, Code, Reason
from automation.core.state.acts import Act
from automation.core.state.course import Course
from automation.core.why import Why

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
            course.refuse(act, Reason(Why.LABEL_REMOVED, {"label": event.label}))
    elif not is_desk_label(event.label):
        return
    elif act.entry is not None:
        _take_back(course, act, wanted, Why(act.entry.code))
    elif is_renamed(event):
        # Its name of then cannot be read any more, and nobody may be held to a name that was given to it later.
        _take_back(course, act, wanted, Why.LABEL_RENAMED)
    elif wanted is None and _original(course, event.label):
        _take_back(course, act, wanted, Why.LABEL_LOOKS_LIKE)
    elif wanted is None:
        is_step = is_step_label(event.label) and course.present.verb
        _take_back(course, act, wanted, Why.LABEL_OF_NO_STEP if is_step else Why.LABEL_OF_DESK)
    elif course.ending:
        _take_back(course, act, wanted, Why.REQUEST_CLOSED)
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
        _take_back(course, act, wanted, Why.LABEL_EARLIER if is_returnable else Why.LABEL_PAST)
    elif wanted.gated and not course.is_launched and not course.gate_before(act).is_open:
        # Whoever set it: that no work may begin matters more than whose step it is.
        _take_back(course, act, wanted, Why.LABEL_GATE_SHUT)
    elif wanted.number == course.step:
        return
    elif not step.verb:
        _take_back(course, act, wanted, Why.FORM_INCOMPLETE)
    elif wanted.number > course.step + 1:
        _take_back(course, act, wanted, Why.LABEL_SKIPS)
    elif not course.case.acts_as(act.actor, step.actor, act.at):
        _take_back(course, act, wanted, Why.LABEL_NOT_YOUR_STEP)
    elif bar := bar_of(course, act, step):
        _take_back(course, act, wanted, bar.code, bar.facts)
    elif act.is_overtaken:
        _take_back(course, act, wanted, Why.LABEL_OVERTAKEN)
    else:
        move_on(course, act, is_draft=False, stray=())


def _take_back(
    course: Course, act: Act, wanted: Step | None, code: Code, more: Mapping[str, str] | None = None
) -> None:
    """Refuse a label for this reason: one found now, or the recorded one, which no later change of anything lifts."""
    step = course.present
    is_before_gate = code == Why.LABEL_GATE_SHUT and step.number <= _gate(course)
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
    missing: dict[Code, tuple[AnswerProblem, ...]] = {
        Why.FORM_INCOMPLETE: course.problems,
        Why.EVIDENCE_INCOMPLETE: course.evidence(step).missing,
    }
    course.refuse(act, Reason(code, facts | dict(more or {})), missing.get(code, ()))


def _gate(course: Course) -> int:
    return course.case.process.approval_step.number
