"""`/pratinjau COMMAND`, what would this do? What is asked about is read here, and never carried out (other rules).

What it would do is found when all is decided (`core/decision/what_if.py`).
"""

from automation.core.policy.process import Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.text.command_line import Command, read_exactly
from automation.core.why import Why

from .command import Argument, Closed, DeskCommand, Heard, Outcome, may_always

_WORD = "pratinjau"


def on_preview(course: Course, act: Act, command: Command) -> None:  # noqa: ARG001 - its argument is read with the lines below it
    """`/pratinjau COMMAND`: accepted when there is something to look at; it changes nothing."""
    asked = previewed(act.comment.body) if act.comment is not None else ""
    if not asked:
        course.refuse(act, Reason(Why.PREVIEW_EMPTY))
    elif read_exactly(asked, _WORD):
        course.refuse(act, Reason(Why.PREVIEW_OF_PREVIEW))
    else:
        course.accept(act, Reason(Why.PRATINJAU_ASKED))


def previewed(body: str) -> str:
    """The comment that a preview asks about: all that follows its word, on the same line or below; '' for nothing.

    The slash of the command may be left out.
    """
    asked = body[len(_WORD) + 1 :].lstrip()
    return f"/{asked}" if asked[:1].isalnum() else asked


PREVIEW = DeskCommand(
    word=_WORD,
    argument=Argument(shown=Text("PERINTAH", "COMMAND")),
    may=may_always,
    judge=on_preview,
    sort=Sort.ASKS,
    outcomes=(Outcome(code=Why.PRATINJAU_ASKED, heard=Heard.ACTOR, is_row=False),),
    when_closed=Closed.JUDGED,
    help=Text(
        "menunjukkan akibat sebuah perintah, tanpa menjalankannya", "show what a command would do, and do nothing"
    ),
)
