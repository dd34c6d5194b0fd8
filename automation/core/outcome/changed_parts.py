"""What an approval request covered, part by part, so that a later one can name the parts that changed.

The list stands as a hidden line in the desk's own comment and is used for information only; it never opens anything.
"""

import re
from collections.abc import Mapping

from automation.core.history.request import Request
from automation.core.state.markers import asked_for, key_of
from automation.core.state.situation import Situation
from automation.core.text.digest import text_digest

_LINE = re.compile(r"<!-- alur-covers ([a-z0-9_.= -]{0,20000}) -->")
_LENGTH = 8


def covers(situation: Situation) -> dict[str, str]:
    """Part to a short digest of its text: `name` for a field of the form, `step.section` for evidence."""
    parts = {field.name: situation.answers_of_form.get(field.name, "") for field in situation.process.form_fields}
    for number, evidence in situation.evidence.items():
        if number < situation.process.approval_step.number:
            parts |= {f"{number}.{key}": given.text for key, given in evidence.given.items()}
    return {name: text_digest(text)[:_LENGTH] for name, text in parts.items()}


def covers_line(situation: Situation) -> str:
    """The hidden line for an approval request."""
    return f"<!-- alur-covers {' '.join(f'{name}={digest}' for name, digest in covers(situation).items())} -->"


def changed_parts(situation: Situation, request: Request) -> tuple[str, ...]:
    """The titles of the parts that differ from what the last approval request of another revision covered."""
    before = _last_covers(request, asked_for(situation.gate, request))
    if before is None:
        return ()
    now = covers(situation)
    names = [name for name in {**now, **before} if before.get(name) != now.get(name)]
    return tuple(_title(situation, name) for name in names)


def _last_covers(request: Request, asked: str) -> Mapping[str, str] | None:
    for comment in reversed(request.comments):
        kind, _, of = key_of(comment).partition(":")
        # A comment of the desk that somebody edited says nothing any more.
        if kind == "approval" and of != asked and comment.edited_at is None and (found := _LINE.search(comment.body)):
            return dict(pair.partition("=")[::2] for pair in found.group(1).split())
    return None


def _title(situation: Situation, name: str) -> str:
    number, _, key = name.partition(".")
    if key and number.isdigit() and int(number) <= situation.process.last:
        sections = situation.process.step(int(number)).sections
        return next((section.title.id for section in sections if section.key == key), key)
    return next((field.label for field in situation.process.form_fields if field.name == name), name)
