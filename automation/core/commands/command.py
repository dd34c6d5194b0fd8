"""What one row says of a command that every procedure shares, and who asks for it (other rules).

A command is one file beside this one, which holds its rule and its row; `table.py` lists the rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from automation.core.evidence.types import visible_length
from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import Account
from automation.core.policy.authority import Case
from automation.core.policy.desk import Desk
from automation.core.policy.process import REQUESTER, Text
from automation.core.problem import Code
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Situation
from automation.core.text.command_line import Command
from automation.core.text.markdown import without_comments

LONGEST = 4_000
"""A longer text is not offered again: the comment that offers it must stay below GitHub's limit."""

Handler = Callable[[Course, Act, Command], None]
Redo = Callable[[Course, Act, Entry], None]


class Heard(StrEnum):
    """Who gets a comment about an act that was taken; whoever acted also hears of what to be warned of."""

    NOBODY = "nobody"
    ACTOR = "actor"
    REQUESTER = "requester"
    ALL = "all"


class Closed(StrEnum):
    """What a command says on a request that has ended: that it has, or what its own rule says of that."""

    REFUSED = "refused"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What becomes of a command that is taken: the code of the answer, and the kind of the entry that it leaves.

    `redo` carries an entry of this kind out as recorded, whatever became of the comment; kinds without one are judged
    anew. `is_row`: it is a row of the request's timeline; `has_reason`: the comment says why.
    """

    code: Code
    kind: EntryKind | None = None
    redo: Redo | None = None
    heard: Heard = Heard.ALL
    is_row: bool = True
    has_reason: bool = False


_NOTHING_SHOWN = Text("", "")


def _anything(argument: str, text: str) -> bool:
    return bool(argument or text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """What stands behind the word: as help shows it, and the code of now that it must be (None: it is no code).

    `fits` says whether what was written can be what is asked for; None where nothing is.
    """

    shown: Text = _NOTHING_SHOWN
    code: Callable[[Situation], str] | None = None
    fits: Callable[[str, str], bool] | None = None


NOTHING = Argument()
REASON = Argument(shown=Text("ALASAN", "REASON"), fits=_anything)
APPROVAL_CODE = Argument(shown=Text("KODE", "CODE"), code=lambda situation: situation.gate.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody, and the roles that they may act in now: keys of the desk file, and REQUESTER."""

    account: Account
    roles: frozenset[str]

    @property
    def asks(self) -> bool:
        """Whether they are of the requester's side."""
        return REQUESTER in self.roles


def asker(case: Case, account: Account, at: datetime) -> Asker:
    """This account with its roles at a moment."""
    keys = (REQUESTER, *(role.key for role in case.desk.roles))
    return Asker(account=account, roles=frozenset(key for key in keys if case.acts_as(account, key, at)))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCommand:
    """One command, by its `word` (lower case, without slash).

    `judge` takes or refuses it; `may` says who is offered it now, by `/bantuan` or instead of a near miss: an offer
    only. `sort` says what it is in the order of acts. `judges_edited`: its own rule says what an edited comment is.
    `outcomes` are all that may become of it; `help` is what it does, in a few words. `hear` is told of plain words, and
    of other commands that were taken: whether they answer what this one asked.
    """

    word: str
    argument: Argument = NOTHING
    may: Callable[[Situation, Desk, Asker], bool]
    judge: Handler
    sort: Sort
    outcomes: tuple[Outcome, ...]
    when_closed: Closed = Closed.REFUSED
    judges_edited: bool = False
    hear: Callable[[Course, Act], bool] | None = None
    help: Text | Callable[[Situation], Text]


def is_seen(text: str) -> bool:
    """Whether a reader sees anything of what was written: blanks and HTML comments are none."""
    return visible_length(without_comments(text)) > 0


def may_always(situation: Situation, desk: Desk, who: Asker) -> bool:  # noqa: ARG001 - the form of `DeskCommand.may`
    """Whoever is heard at all."""
    return True


def is_launched(situation: Situation) -> bool:
    """Whether the launch is done, after which nothing that was approved is decided again."""
    return situation.reached > situation.process.launch_step.number


def is_due(situation: Situation) -> bool:
    """Whether decisions on what is to be built are still taken."""
    return not situation.is_closed and not is_launched(situation)


def is_in_charge(situation: Situation, who: Asker) -> bool:
    """Whether this person does the step in progress or, while approvals are asked for, holds a needed role."""
    step = situation.process.step(situation.step)
    does = step.actor in who.roles and bool(step.verb)
    return does or (step.approval and bool(who.roles & set(situation.gate.slots)))
