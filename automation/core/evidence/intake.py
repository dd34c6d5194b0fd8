"""The intake check: what is missing or wrong in a form's answers before anybody evaluates the request."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from automation.core.evidence.wrong import Wrong
from automation.core.policy.desk import Desk
from automation.core.policy.process import Box, Field, FormField, Process, SectionType
from automation.core.problem import AnswerProblem, Reason
from automation.core.text.markdown import title_key, unfenced, without_comments

from .form import FormReading
from .names import listed_name
from .types import SECTION_TYPES, check_length, check_type, echoed, is_placeholder, listed, ticks


def check_answers(reading: FormReading, process: Process, desk: Desk) -> tuple[AnswerProblem, ...]:
    """Every problem of the answers, in form order behind those of the form itself; none means that step 1 is done."""
    asked = {entry.name: entry for entry in process.form_fields}
    reported = {problem.heading for problem in reading.problems}
    problems = list(reading.problems)
    for rule in process.intake.fields:
        question = asked.get(rule.name) or FormField(name=rule.name, label=rule.name)
        reason = None if question.label in reported else _reason(rule, question, reading, desk)
        if reason:
            problems.append(AnswerProblem(heading=question.label, reason=reason, line=reading.lines.get(rule.name, 0)))
    return tuple(problems)


def _reason(rule: Field, question: FormField, reading: FormReading, desk: Desk) -> Reason | None:
    value = reading.values.get(rule.name, "")
    if not value:
        missing = Wrong.EMPTY if rule.name in reading.lines else Wrong.MISSING_HEADING
        return Reason(missing) if rule.required else None
    if not rule.required and is_placeholder(value):
        return None
    if rule.source:
        return _check_source(rule.source, value, desk)
    return check_answer(rule, question, value)


def _check_source(source: str, value: str, desk: Desk) -> Reason | None:
    """Whether the desk file lists `value`, compared as options are."""
    if listed_name(value, source, desk):
        return None
    allowed = desk.systems if source == "systems" else tuple(unit.name for unit in desk.units)
    return Reason(Wrong.NOT_LISTED, {"given": echoed(value), "allowed": listed(allowed), "source": source})


def check_answer(rule: Field, question: FormField, value: str) -> Reason | None:
    """Why this is no answer to a question that no list of the desk file answers; None when it is one."""
    if rule.type is SectionType.CHECKLIST and question.boxes and rule.options in ((), question.options):
        missing = _not_ticked(question.boxes, value)
        return Reason(Wrong.NOT_TICKED, {"missing": listed(missing)}) if missing else None
    asked = rule if rule.options or not question.options else replace(rule, options=question.options)
    if not SECTION_TYPES[rule.type].is_prose:
        return check_type(asked, value)
    if is_placeholder(value):
        return Reason(Wrong.PLACEHOLDER, {"given": echoed(value)})
    return check_type(asked, value) or check_length(value, rule.min_length)


def _not_ticked(boxes: Sequence[Box], value: str) -> list[str]:
    """The boxes that must be ticked and are not, by any wording they have had; all of them where the form says none.

    An answer may have lost a box, or hold it as mere text, in a comment or in a code block: that is no tick.
    """
    given: dict[str, bool] = {}
    for wording, is_on in ticks(without_comments(unfenced(value))).items():
        given[title_key(wording)] = is_on and given.get(title_key(wording), True)
    asked = [box for box in boxes if box.is_required] or boxes
    return [box.labels[0] for box in asked if not _is_on(box, given)]


def _is_on(box: Box, given: Mapping[str, bool]) -> bool:
    """Whether every line that holds the box is ticked, and at least one does."""
    found = [given[key] for key in map(title_key, box.labels) if key in given]
    return bool(found) and all(found)
