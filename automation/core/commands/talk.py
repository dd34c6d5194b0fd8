"""`/status` and `/bantuan`: questions to the desk, which change nothing (other rules)."""

from automation.core.policy.process import Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.text.command_line import Command
from automation.core.why import Why

from .command import Closed, DeskCommand, Heard, Outcome, may_always

_ASKED = {"status": Why.STATUS_ASKED, "bantuan": Why.BANTUAN_ASKED}


def _on_question(course: Course, act: Act, command: Command) -> None:
    """Answered in a comment."""
    course.accept(act, Reason(_ASKED[command.word]))


STATUS = DeskCommand(
    word="status",
    may=may_always,
    judge=_on_question,
    sort=Sort.ASKS,
    outcomes=(Outcome(code=Why.STATUS_ASKED, heard=Heard.ACTOR, is_row=False),),
    when_closed=Closed.JUDGED,
    help=Text("keadaan permohonan", "where the request stands"),
)
HELP = DeskCommand(
    word="bantuan",
    may=may_always,
    judge=_on_question,
    sort=Sort.ASKS,
    outcomes=(Outcome(code=Why.BANTUAN_ASKED, heard=Heard.ACTOR, is_row=False),),
    when_closed=Closed.JUDGED,
    help=Text("perintah yang dapat Anda pakai", "the commands that you can use"),
)
