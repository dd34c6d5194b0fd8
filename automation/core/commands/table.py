"""All commands that every procedure shares, and what follows from their rows: words, dispatch, entries, who hears."""

from collections.abc import Mapping

from automation.core.history.record import EntryKind
from automation.core.policy.catalogue import Catalogue
from automation.core.problem import Code, Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.text.command_line import Command
from automation.core.why import Why

from .agreement import AGREE
from .appeal import APPEAL
from .approve import APPROVE
from .cancel import CANCEL
from .command import Closed, DeskCommand, Outcome, Redo
from .complete import COMPLETE
from .emergency import DECLARE
from .go_back import GO_BACK
from .hold import HOLD
from .letter import RECORD_LETTER
from .preview import PREVIEW
from .question import ASK
from .reject import REJECT
from .resume import RESUME
from .review import REVIEW
from .step import STEP_DONE
from .talk import HELP, STATUS
from .withdraw import WITHDRAW

ROWS: tuple[DeskCommand, ...] = (
    *(STATUS, HELP, PREVIEW),
    *(APPROVE, REJECT, WITHDRAW),
    *(GO_BACK, ASK, HOLD, CANCEL, RESUME, APPEAL),
    *(COMPLETE, AGREE, RECORD_LETTER, DECLARE, REVIEW),
)
"""In the order in which help lists them."""

COMMANDS: Mapping[str, DeskCommand] = {row.word: row for row in ROWS}
"""Each command by its word; a step's verb must differ from all of them."""

SORTS: Mapping[str, Sort] = {row.word: row.sort for row in ROWS}
"""What each is in the order of acts."""

_HEARING = tuple(row.hear for row in ROWS if row.hear is not None)

OUTCOMES: Mapping[Code, Outcome] = {
    each.code: each for each in (STEP_DONE, *(each for row in ROWS for each in row.outcomes))
}
"""What becomes of an act that is taken, by the code of its answer."""

REDO: Mapping[EntryKind, Redo] = {each.kind: each.redo for each in OUTCOMES.values() if each.kind and each.redo}
"""How an entry is carried out as recorded, for the kinds that are."""


def words(catalogue: Catalogue) -> frozenset[str]:
    """Every command word that the desk knows: the shared ones, and all verbs and aliases of all versions."""
    return frozenset(COMMANDS) | catalogue.verbs()


def hear(course: Course, act: Act) -> bool:
    """Whether plain words, or a command that was taken, answer what somebody was asked."""
    return any(hear(course, act) for hear in _HEARING)


def judge_command(course: Course, act: Act, command: Command) -> None:
    """Take or refuse a command that every procedure shares; what is none of them is a verb of another procedure."""
    row = COMMANDS.get(command.word)
    if row is None:
        course.refuse(act, Reason(Why.NOT_HERE, {"verb": command.word, "next": course.present.verb}))
    elif act.is_edited and not row.judges_edited:
        course.refuse(act, Reason(Why.EDITED_COMMAND, {"verb": command.word}))
    elif course.ending and row.when_closed is Closed.REFUSED:
        course.refuse(act, Reason(Why.REQUEST_CLOSED, {"ending": course.ending}))
    else:
        row.judge(course, act, command)
