"""The rules of evidence: every bullet is proved by something, every question asked and checked, every example right.

Knows no YAML: a Process goes in, Problems come out.
"""

from collections.abc import Callable, Iterator, Sequence

from automation.core.evidence.sections import check_value
from automation.core.evidence.types import SECTION_TYPES
from automation.core.policy.process import Section, SectionType, Step
from automation.core.problem import Problem, Reason
from automation.core.text.markdown import title_key

from .form_fit import misfits
from .process_view import Rule, View, in_step

_Place = tuple[Step, int, Section]


def _bullets_proved(view: View) -> Iterator[Problem]:
    for step in view.process.steps:
        proved = {section.bullet for section in step.sections} | {field.bullet for field in step.fields}
        for place in range(len(step.bullets)):
            if place + 1 not in proved and not step.approval:
                what = f"nothing proves bullet {place + 1} of step {step.number}"
                kind = "field" if step.number == 1 else "section"
                yield in_step(step, ("bullets", place), what, f"give a {kind} `bullet: {place + 1}`")


def _bullets_exist(view: View) -> Iterator[Problem]:
    for step in view.process.steps:
        named = [(("sections", place, "bullet"), each.bullet) for place, each in enumerate(step.sections)]
        named += [(("fields", place, "bullet"), each.bullet) for place, each in enumerate(step.fields)]
        for path, bullet in named:
            if bullet > len(step.bullets):
                what = f"step {step.number} has no bullet {bullet}"
                yield in_step(step, path, what, f"it has {len(step.bullets)}")


def _questions_asked(view: View) -> Iterator[Problem]:
    process = view.process
    if process.form not in view.forms:
        path, allowed = ("form",), tuple(sorted(view.forms))
        yield Problem(path=path, what=f"there is no form `{process.form}`", allowed=allowed, remedy="write the form")
    questions = view.forms.get(process.form)
    if questions is None or not process.steps:
        return
    asked, checked = {each.name for each in questions}, [field.name for field in process.intake.fields]
    for place, name in enumerate(checked):
        if name in checked[:place]:
            yield in_step(process.intake, ("fields", place, "name"), f"`{name}` is listed twice", "keep one")
        elif name not in asked:
            what = f"the form `{process.form}` does not ask `{name}`"
            remedy = (
                "add the question" if view.is_newest else "keep the question, or give the newer version its own form"
            )
            yield in_step(process.intake, ("fields", place, "name"), what, remedy, tuple(sorted(asked)))
    for name in sorted(asked - set(checked)) if view.is_newest else ():
        what = f"the form asks `{name}`, and no field checks it"
        yield in_step(process.intake, ("fields",), what, f"add `- {{name: {name}}}`")


def _answers_fit_form(view: View) -> Iterator[Problem]:
    """What a form offers or lets people write is right for the desk, else every answer would be refused later."""
    questions = {each.name: each for each in view.forms.get(view.process.form) or ()}
    for place, field in enumerate(view.process.steps[0].fields if view.process.steps else ()):
        question = questions.get(field.name)
        if question is None or not view.is_newest:
            continue
        path = ("fields", place, "options")
        for option in field.options:
            if option not in question.options:
                what = f"the form does not offer `{option}` for `{field.name}`"
                yield in_step(view.process.intake, path, what, "word both alike", question.options)
        for what, remedy in misfits(field, question):
            yield in_step(view.process.intake, ("fields", place, "type"), what, remedy)


def _sections_apart(view: View) -> Iterator[Problem]:
    for step in view.process.steps:
        keys: set[str] = set()
        titles: dict[str, int] = {}
        for place, section in enumerate(step.sections):
            if section.key in keys:
                yield in_step(step, ("sections", place, "key"), f"`{section.key}` is there twice", "choose another key")
            keys.add(section.key)
            for language, title in (("id", section.title.id), ("en", section.title.en)):
                if titles.setdefault(title_key(title), place) != place:
                    what = f"two sections of step {step.number} have the heading `{title}`"
                    yield in_step(step, ("sections", place, "title", language), what, "word one of them otherwise")


def _sections_typed(view: View) -> Iterator[Problem]:
    for step in view.process.steps:
        for place, section in enumerate(step.sections):
            for key, is_needed, is_given in (
                ("options", _takes(section) == "options", bool(section.options)),
                ("columns", _takes(section) == "columns", bool(section.columns)),
            ):
                if is_needed != is_given:
                    what = f"a section of type {section.type} {'needs' if is_needed else 'has no'} `{key}`"
                    yield in_step(step, ("sections", place, key), what, "add them" if is_needed else "take them out")


def _examples_pass(view: View) -> Iterator[Problem]:
    for step in view.process.steps:
        for place, section in enumerate(step.sections):
            reason = None if _lacks_options(section) else check_value(section, section.example)
            if reason:
                what = f"the example is not accepted as {section.type}: {_facts(reason)}"
                yield in_step(step, ("sections", place, "example"), what, "write an answer that would be right")


def _lacks_options(section: Section) -> bool:
    given = {"options": section.options, "columns": section.columns}
    return bool(_takes(section)) and not given[_takes(section)]


def _takes(section: Section) -> str:
    return SECTION_TYPES[section.type].takes


def _facts(reason: Reason) -> str:
    facts = ", ".join(f"{name} {fact}" for name, fact in reason.facts.items())
    return f"{reason.code} ({facts})" if facts else reason.code


def _one_budget(view: View) -> Iterator[Problem]:
    budgets = _marked(view, lambda section: section.budget)
    if view.is_limited and not budgets:
        what = "an approval row reads the budget (`above`), and no section is marked `budget: true`"
        yield Problem(path=("steps",), what=what, remedy="mark the money section of the plan")
    for step, place, section in budgets:
        if section.type is not SectionType.MONEY:
            path = ("sections", place, "budget")
            yield in_step(step, path, f"a budget is of type money, not {section.type}", "write `type: money`")
    yield from _once_before_approval(view, "budget", budgets, "the budget")


def _one_list_of_repositories(view: View) -> Iterator[Problem]:
    found = _marked(view, lambda section: section.repositories)
    for step, place, section in found:
        if section.type is not SectionType.LIST:
            path = ("sections", place, "repositories")
            yield in_step(step, path, f"repositories are of type list, not {section.type}", "write `type: list`")
    yield from _once_before_approval(view, "repositories", found, "where development takes place")


def _marked(view: View, is_marked: Callable[[Section], bool]) -> list[_Place]:
    return [
        (step, place, section)
        for step in view.process.steps
        for place, section in enumerate(step.sections)
        if is_marked(section)
    ]


def _once_before_approval(view: View, key: str, marked: Sequence[_Place], what: str) -> Iterator[Problem]:
    """What an approval rests on is asked once, and before it."""
    approval = next((step.number for step in view.process.steps if step.approval), view.process.last + 1)
    for count, (step, place, _) in enumerate(marked):
        path = ("sections", place, key)
        if count:
            yield in_step(step, path, f"this is a second section with `{key}: true`", "keep one of the two")
        if step.number >= approval:
            yield in_step(step, path, f"{what} must be known before the approval", "move the section")


EVIDENCE_RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (_bullets_proved, frozenset({"bullet", "bullets", "sections", "fields", "approval"})),
    (_bullets_exist, frozenset({"bullet", "bullets"})),
    (_questions_asked, frozenset({"form", "name", "fields"})),
    (_answers_fit_form, frozenset({"form", "name", "type", "options", "source"})),
    (_sections_apart, frozenset({"key", "id", "en", "title"})),
    (_sections_typed, frozenset({"type", "options", "columns"})),
    (_examples_pass, frozenset({"type", "example", "options", "columns", "min_length"})),
    (_one_budget, frozenset({"budget", "type", "approval", "above"})),
    (_one_list_of_repositories, frozenset({"repositories", "type", "approval"})),
)
"""Each rule with the keys that it reads; in a step where the shape of one of these is broken, it stays silent."""
