"""Acts of people who had no entry in the desk file at the time: nobody heard them, and nothing wakes them later.

They approve, declare, record, waive, move and lift nothing, and get no answer, except one that names the present code.
What bars goes on barring: whose sections were posted, and who edited a text (rules 3 and 5).
"""

from automation.core.approval.votes import Kind
from automation.core.commands.agreement import agreement
from automation.core.commands.step import remember_writers
from automation.core.policy.authority import Case, same
from automation.core.policy.duties import LETTER
from automation.core.policy.process import Step
from automation.core.problem import Reason
from automation.core.state.acts import Act
from automation.core.state.course import Course
from automation.core.text.command_line import Command, read_code
from automation.core.why import Why

_WITH_APPROVAL_CODE = frozenset({"setujui", LETTER})


def is_heard(act: Act, case: Case) -> bool:
    """Whether the desk knew the actor at that time, as the author or by any right; or whether the record holds it.

    Who has no entry now either, as somebody who took over a login, has no right that could wake.
    """
    is_known = same(act.actor, case.request.author) or case.desk.is_listed(act.actor, act.at)
    return is_known or act.entry is not None or case.desk.person(act.actor) is None


def gave_up(act: Act, case: Case) -> Reason | None:
    """Why a command of somebody's former account is not carried out, or None: the present one alone may act (rule 3).

    What the record took while it was the present one stays. Why an approval does not count the gate says (rule 12).
    """
    is_judged = isinstance(act.command, Command) and not act.is_taken and act.command.word != Kind.APPROVE
    person = case.desk.gave_up(act.actor, act.at) if is_judged else None
    if person is None or not isinstance(act.command, Command):
        return None
    return Reason(Why.USED_FORMER_ACCOUNT, {"login": person.login, "verb": act.command.word})


def refuse_former(course: Course, act: Act, step: Step | None, reason: Reason) -> None:
    """Tell the former account so; sections that it posts bar its person all the same."""
    if step is not None and isinstance(act.command, Command):
        remember_writers(course, act, act.command, step)
    course.refuse(act, reason)


def pass_over(course: Course, act: Act, step: Step | None) -> None:
    """Take no notice but of what bars; `step` is the one whose verb it is. Who named a code may be told at the end."""
    if isinstance(act.command, Command):
        if step is not None:
            remember_writers(course, act, act.command, step)
        course.unheard.append(act)


def answer_unheard(course: Course) -> None:
    """Whose unheard act names the code of now is told to write it again, while that would still be taken."""
    if course.ending or course.is_launched:
        return
    for act in course.unheard:
        command = act.command
        code = read_code(command.argument) if isinstance(command, Command) else None
        is_present = isinstance(command, Command) and code and code == _present_code(course, act, command.word)
        if isinstance(command, Command) and is_present and not _has_approved(course, act, command, code):
            course.refuse(act, Reason(Why.WRITE_AGAIN, {"verb": command.word, "example": f"/{command.word} {code}"}))


def _has_approved(course: Course, act: Act, command: Command, code: str | None) -> bool:
    """Whether the same person approved this very text by another comment, so that nothing is to be written again."""
    mine = (vote for vote in course.votes if same(vote.author, act.actor) and vote.kind is Kind.APPROVE)
    return command.word == "setujui" and any(vote.code == code and not vote.refused for vote in mine)


def _present_code(course: Course, act: Act, word: str) -> str:
    """The code that this command must name now, '' for none."""
    if word in _WITH_APPROVAL_CODE:
        return course.gate(act.at).code
    asked = agreement(course) if word == "sepakat" else None
    return asked.code if asked is not None and not asked.by else ""
