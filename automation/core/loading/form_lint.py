"""What GitHub rejects in an issue form although its published schema allows it, and what would make answers ambiguous.

Knows no YAML: a form in GitHub's own language goes in, Problems come out.
https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/common-validation-errors-when-creating-issue-forms
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from automation.core.policy.process import FormField
from automation.core.problem import Problem
from automation.core.text.markdown import title_key

from .schema import Path

SHORTEST_NAME = 4
SECRET_WORDS = ("password", "passwd", "passphrase", "kata sandi", "katasandi")
"""GitHub refuses labels that ask for a password; nobody shall be asked for one in Indonesian either."""

Raw = Mapping[str, Any]
Rule = Callable[[Raw], Iterator[Problem]]


def lint_form(form: Raw) -> tuple[Problem, ...]:
    """Every rule that this form breaks; paths lead into the form."""
    return tuple(problem for rule in RULES for problem in rule(form))


def lint_questions(fields: tuple[FormField, ...]) -> Iterator[Problem]:
    """A former label that is also another question's label would give one answer to two questions."""
    owners = {title_key(field.label): field.name for field in fields}
    for field in fields:
        for label in field.former_labels:
            if owners.setdefault(title_key(label), field.name) != field.name:
                what = f"the former label `{label}` of `{field.name}` also belongs to `{owners[title_key(label)]}`"
                yield Problem(path=("body",), what=what, remedy="take it out of one of the two")
        yield from _former_options(field)


def _former_options(field: FormField) -> Iterator[Problem]:
    """A former option that is also another one's name would be read as that."""
    boxes = [(before, box.labels[0]) for box in field.boxes for before in box.labels[1:]]
    owners = {title_key(option): option for option in field.options}
    for before, now in (*field.former_options, *boxes):
        if owners.setdefault(title_key(before), now) != now or title_key(before) == title_key(now):
            what = f"the former option `{before}` of `{now}` in `{field.name}` is also `{owners[title_key(before)]}`"
            yield Problem(path=("body",), what=what, remedy="take it out of one of the two")


def slug(label: str) -> str:
    """A label as GitHub shortens it for its own use: plain letters and digits with hyphens between."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-")


def _body(form: Raw) -> Iterator[tuple[Path, Raw, Raw]]:
    """Each element that asks something: its path, itself, and its attributes."""
    for place, element in enumerate(form.get("body", ())):
        if element.get("type") != "markdown":
            yield ("body", place), element, element.get("attributes", {})


def _top_level(form: Raw) -> Iterator[Problem]:
    if len(str(form.get("name", ""))) < SHORTEST_NAME:
        what = f"GitHub silently hides a form whose name is shorter than {SHORTEST_NAME} characters"
        yield Problem(path=("name",), what=what, remedy="write a longer name")
    if "labels" in form:
        what = "a form must carry no labels: GitHub would apply them for whoever submits it"
        yield Problem(path=("labels",), what=what, remedy="take `labels` out; the desk puts labels on")
    if not any(_body(form)):
        yield Problem(path=("body",), what="the form asks nothing: its body is only markdown", remedy="add a question")


def _ids_once(form: Raw) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, element, _ in _body(form):
        if element.get("id") in seen:
            yield Problem(path=(*path, "id"), what=f"the id `{element['id']}` is there twice", remedy="choose another")
        seen.add(element.get("id", ""))
    seen.discard("")


def _labels_apart(form: Raw) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for path, label in _labels(form):
        if not slug(label):
            yield Problem(
                path=path, what=f"the label `{label}` has neither letter nor digit", remedy="word it in letters"
            )
        first = owners.setdefault(slug(label), label)
        if first is not label:
            what = f"the label `{label}` is the same to GitHub as `{first}`"
            yield Problem(path=path, what=what, remedy="word one of the two otherwise")


def _labels(form: Raw) -> Iterator[tuple[Path, str]]:
    """Labels of questions and of tick boxes, which GitHub compares with each other."""
    for path, element, attributes in _body(form):
        yield (*path, "attributes", "label"), str(attributes.get("label", ""))
        if element.get("type") == "checkboxes":
            for place, option in enumerate(attributes.get("options", ())):
                yield (*path, "attributes", "options", place, "label"), str(option.get("label", ""))


def _labels_readable(form: Raw) -> Iterator[Problem]:
    """A label becomes the heading of its answer, by which the answer is found again."""
    for path, _, attributes in _body(form):
        label = str(attributes.get("label", ""))
        if label.startswith("#") or label.endswith("#") or "`" in label:
            what = f"the label `{label}` would not survive as a heading"
            yield Problem(path=(*path, "attributes", "label"), what=what, remedy="take out # and backticks")


def _no_secrets(form: Raw) -> Iterator[Problem]:
    for path, element, attributes in _body(form):
        found = [word for word in SECRET_WORDS if word in str(attributes.get("label", "")).casefold()]
        if found and element.get("type") in ("input", "textarea"):
            what = f"the label asks for a `{found[0]}`, which GitHub refuses and nobody should type here"
            yield Problem(path=(*path, "attributes", "label"), what=what, remedy="word it otherwise")


def _options(form: Raw) -> Iterator[Problem]:
    for path, element, attributes in _body(form):
        if element.get("type") != "dropdown":
            continue
        options = list(attributes.get("options", ()))
        for place, option in enumerate(options):
            what, remedy = _wrong_option(option, options[:place], is_multiple=bool(attributes.get("multiple")))
            if what:
                yield Problem(path=(*path, "attributes", "options", place), what=what, remedy=remedy)
        default = attributes.get("default")
        if default is not None and not (type(default) is int and 0 <= default < len(options)):
            what = f"`default: {default}` names no option: they count from 0 to {len(options) - 1}"
            yield Problem(path=(*path, "attributes", "default"), what=what, remedy="write the place of an option")


def _wrong_option(option: object, earlier: list[object], *, is_multiple: bool) -> tuple[str, str]:
    if not isinstance(option, str):
        return f"the option `{option}` is not text to GitHub, which reads YAML 1.1", "write it in quotes"
    if option.casefold() == "none":
        return "`None` is reserved: GitHub offers it by itself where an answer is optional", "word it otherwise"
    if option in earlier:
        return f"the option `{option}` is there twice", "keep one of the two"
    if is_multiple and "," in option:
        return f"`{option}` has a comma, which separates the answers of a multiple choice", "word it without"
    return "", ""


RULES: tuple[Rule, ...] = (_top_level, _ids_once, _labels_apart, _labels_readable, _no_secrets, _options)
