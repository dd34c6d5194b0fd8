"""Whether a question can be answered rightly: the type of the form against the type that its field must have.

What a form offers and the desk then refuses would be refused of every requester, one by one (other rules: form).
"""

from collections.abc import Iterator

from automation.core.evidence.intake import check_answer
from automation.core.evidence.types import SECTION_TYPES
from automation.core.policy.process import Field, FormField, SectionType

_KINDS = frozenset(kind for row in SECTION_TYPES.values() for kind in row.asked_by)


def misfits(field: Field, question: FormField) -> Iterator[tuple[str, str]]:
    """What is wrong, and the remedy; the options of the field itself are another rule's matter."""
    kind, name = question.kind, field.name
    if field.source:
        if kind != "dropdown" or question.multiple:
            what = f"the answer to `{name}` is one of `{field.source}`, and its question is {_called(question)}"
            yield what, f"make it a `dropdown` with `options_from: {field.source}`, without `multiple`"
    elif kind in _KINDS and kind not in SECTION_TYPES[field.type].asked_by:
        what = f"`{name}` is of type {field.type}, and its question is {_called(question)}"
        yield what, _remedy(field, question)
    elif kind == "dropdown":
        yield from _offered(field, question)


def _offered(field: Field, question: FormField) -> Iterator[tuple[str, str]]:
    """Each answer that can be picked must be right, several together too where the form allows that."""
    if question.multiple and field.type not in {SectionType.LIST, SectionType.TEXT}:
        what = f"`{field.name}` is of type {field.type}, which is one answer, and its question is {_called(question)}"
        yield what, "take `multiple` out of the question, or write `type: list`"
        return
    for option in question.options:
        if not (field.type is SectionType.CHOICE and field.options) and check_answer(field, question, option):
            what = f"the form offers `{option}` for `{field.name}`, which is no right answer of type {field.type}"
            yield what, "word the option otherwise, or change the type of the field"


def _called(question: FormField) -> str:
    plain = {"input": "one line (`input`)", "textarea": "free text (`textarea`)", "upload": "an `upload`"}
    several = "a `dropdown` of several answers (`multiple`)" if question.multiple else "a `dropdown`"
    return plain.get(question.kind) or (several if question.kind == "dropdown" else f"`{question.kind}`")


def _remedy(field: Field, question: FormField) -> str:
    usual = SECTION_TYPES[field.type].asked_by[0]
    if usual == "input":
        return f"write `type: {_usual(question)}`"
    return f"make the question {'' if usual == 'checkboxes' else 'a '}`{usual}`"


def _usual(question: FormField) -> str:
    return {"dropdown": "choice", "checkboxes": "checklist"}.get(question.kind, "text")
