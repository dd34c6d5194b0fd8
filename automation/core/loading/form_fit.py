"""Whether a question can be answered rightly: the type of the form against the type that its field must have.

What a form offers and the desk then refuses would be refused of every requester, one by one (section 5, step 1).
"""

from collections.abc import Iterator

from automation.core.evidence.intake import check_answer
from automation.core.policy.process import Field, FormField, SectionType

_LINES = frozenset({SectionType.LIST, SectionType.TABLE, SectionType.LOG})
"""Types of several lines."""

_CHOSEN = frozenset({SectionType.CHOICE, SectionType.CHECKLIST})
_TICKED = frozenset({SectionType.CHECKLIST, SectionType.LIST, SectionType.TEXT})
_ADDED = frozenset({SectionType.LINK, SectionType.LIST, SectionType.TEXT})

_KINDS = {
    "input": frozenset(SectionType) - _LINES - _CHOSEN,
    "textarea": frozenset(SectionType) - _CHOSEN,
    "dropdown": frozenset(SectionType) - {SectionType.CHECKLIST, SectionType.TABLE, SectionType.LOG},
    "checkboxes": _TICKED,
    "upload": _ADDED,
}
_REMEDIES = {
    SectionType.CHOICE: "make the question a `dropdown`",
    SectionType.CHECKLIST: "make the question `checkboxes`",
    SectionType.LIST: "make the question a `textarea`",
    SectionType.TABLE: "make the question a `textarea`",
    SectionType.LOG: "make the question a `textarea`",
}


def misfits(field: Field, question: FormField) -> Iterator[tuple[str, str]]:
    """What is wrong, and the remedy; the options of the field itself are another rule's matter."""
    kind, name = question.kind, field.name
    if field.source:
        if kind != "dropdown" or question.multiple:
            what = f"the answer to `{name}` is one of `{field.source}`, and its question is {_called(question)}"
            yield what, f"make it a `dropdown` with `options_from: {field.source}`, without `multiple`"
    elif field.type not in _KINDS.get(kind, frozenset(SectionType)):
        what = f"`{name}` is of type {field.type}, and its question is {_called(question)}"
        yield what, _REMEDIES.get(field.type, f"write `type: {_usual(question)}`")
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


def _usual(question: FormField) -> str:
    return {"dropdown": "choice", "checkboxes": "checklist"}.get(question.kind, "text")
