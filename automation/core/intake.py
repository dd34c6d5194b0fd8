"""The intake check: what is missing or wrong in a form's answers before anybody evaluates the request."""

from .answer import PROSE, check_length, check_type, echoed, is_placeholder, is_ticked, listed, option_of
from .desk import Desk
from .form import FormReading
from .problem import AnswerProblem, Reason
from .process import Field, FormField, Process, SectionType
from .value_class import replace


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
        missing = "empty" if rule.name in reading.lines else "missing_heading"
        return Reason(missing) if rule.required else None
    if not rule.required and is_placeholder(value):
        return None
    if rule.source:
        return _check_source(rule.source, value, desk)
    return _check_value(rule, question, value)


def _check_source(source: str, value: str, desk: Desk) -> Reason | None:
    """Whether the desk file lists `value`, compared as options are."""
    allowed = desk.systems if source == "systems" else tuple(unit.name for unit in desk.units)
    if option_of(value, allowed):
        return None
    return Reason("not_listed", {"given": echoed(value), "allowed": listed(allowed), "source": source})


def _check_value(rule: Field, question: FormField, value: str) -> Reason | None:
    if rule.type is SectionType.CHECKLIST and rule.options in ((), question.options):
        # The wording of a box is the form's own and may change; a tick under the old wording stays one.
        return None if is_ticked(value) else Reason("not_ticked", {"missing": listed(question.options)})
    asked = rule if rule.options or not question.options else replace(rule, options=question.options)
    if rule.type not in PROSE:
        return check_type(asked, value)
    if is_placeholder(value):
        return Reason("placeholder", {"given": echoed(value)})
    return check_type(asked, value) or check_length(value, rule.min_length)
