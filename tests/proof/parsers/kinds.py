"""Every kind of problem that the parsers can report, taken from their own source, so that no new one is forgotten."""

from automation.core.approval import letters
from automation.core.evidence import evidence, form, intake, sections
from automation.core.evidence import types as answer
from automation.core.questions import verify_line
from automation.core.state.hidden_text import KINDS
from automation.render.wording.words import ANSWERS
from tests.builders.reasons import given

PARSERS = (answer, evidence, form, intake, letters, sections, verify_line)
OF_HISTORY = frozenset({"evidence_lost", "edited_by_other", "edited_of_gone"})
"""What tells of a comment's history, not of its text."""

OUTCOMES = frozenset(
    {
        *("no_form", "form_of_another", "no_command", "near_miss", "draft"),
        *("code_unreadable", "nothing_completed", "verb_of_another"),
    }
)
"""What a text can be instead of right, beside what is wrong with its answers."""


def kinds() -> frozenset[str]:
    """Reason codes of the parsers and of the sentences about answers, kinds of hidden text, and other outcomes."""
    names = tuple(f"automation/{'/'.join(each.__name__.split('.')[1:])}.py" for each in PARSERS)
    codes = {code.value for found in given() if found.where.startswith(names) for code in found.codes}
    return frozenset((codes | set(ANSWERS)) - OF_HISTORY) | frozenset(KINDS) | OUTCOMES
