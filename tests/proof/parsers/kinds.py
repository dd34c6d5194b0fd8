"""Every kind of problem that the parsers can report, taken from their own source, so that no new one is forgotten."""

import ast
import inspect
from collections.abc import Iterator

from automation.core.approval import letters
from automation.core.evidence import evidence, form, intake, sections
from automation.core.evidence import types as answer
from automation.core.outcome.hidden_text import KINDS
from automation.core.questions import verify_line
from automation.render.wording.sentences_answers import ANSWERS

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

_MAKERS = frozenset({"Reason", "_given"})


def kinds() -> frozenset[str]:
    """Reason codes of the parsers and of the sentences about answers, kinds of hidden text, and other outcomes."""
    codes = {code for module in PARSERS for code in codes_in(ast.parse(inspect.getsource(module)))}
    return frozenset((codes | set(ANSWERS)) - OF_HISTORY) | frozenset(KINDS) | OUTCOMES


def codes_in(tree: ast.AST) -> Iterator[str]:
    """Every code that stands in a call which makes a reason, or in the value of a name that stands there."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _MAKERS]
    firsts = [call.args[0] for call in calls if call.args]
    names = {first.id for first in firsts if isinstance(first, ast.Name)}
    values = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and {getattr(target, "id", "") for target in node.targets} & names
    ]
    for expression in (*firsts, *values):
        yield from _texts(expression)


def _texts(expression: ast.expr) -> Iterator[str]:
    """The texts that the expression may be; those of a condition are none."""
    if isinstance(expression, ast.IfExp):
        yield from _texts(expression.body)
        yield from _texts(expression.orelse)
    elif isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value
