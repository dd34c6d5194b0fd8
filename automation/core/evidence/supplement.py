"""`/lengkapi`: the requester's side completes the form by comment (other rules; part of the revision, rule 2).

As with an edit of the body, what stands there now is what counts. A comment that is gone, or that somebody else edited,
leaves a hole: nothing falls back to what the body said before (rule 8).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from automation.core.history.request import Comment
from automation.core.policy.authority import same
from automation.core.policy.process import FormField

from .form import FormReading
from .sections import SectionTexts, read_sections

COMPLETE = "lengkapi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """Answers that one comment gives: field to text. `at` is when its present text was written."""

    comment: Comment
    texts: SectionTexts
    at: datetime

    @property
    def is_tampered(self) -> bool:
        """Whether somebody else than its author edited it last."""
        return self.comment.edited_at is not None and not same(self.comment.editor, self.comment.author)


def read_supplement(text: str, fields: Sequence[FormField]) -> SectionTexts:
    """The answers below `/lengkapi`, by the labels of the form, present or former."""
    return read_sections(text, {label: field.name for field in reversed(fields) for label in field.labels})


def completed(reading: FormReading, found: Sequence[Supplement]) -> FormReading:
    """The form with what comments added; headings that stand twice in the body stay a problem of the body."""
    texts: dict[str, str] = {}
    for each in found:
        texts |= {} if each.is_tampered else each.texts.found
    return replace(reading, values={**reading.values, **texts}, lines={**dict.fromkeys(texts, 0), **reading.lines})
