"""What should be so, as one value: labels, comments, reactions, entries, open or closed; and what one more act changes.

Made by `core/decision/`, put in order by `order.py`, told by `render/`. Knows no words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from automation.core.approval.revision import NO_CODE
from automation.core.history.record import Entry
from automation.core.history.register import Line
from automation.core.history.request import Comment, LabelEvent, Request
from automation.core.problem import Reason
from automation.core.state.situation import Answer, Situation
from automation.core.why import Why

from .notices import Notice

NextAct = Comment | LabelEvent
"""An act of which is asked what it would do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """A reaction of the desk on a comment: GitHub's name of it and the comment's node id."""

    node_id: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """One of many requests of which nothing can be said, and why."""

    number: int
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What a run does that knows nothing: `reason` says why.

    `is_told` says that the status comment must say so; `stays` is the label of the recorded step that stays after a
    launch, '' for none. `notices` answer whoever set a label that is taken off, `entries` are to be recorded.
    """

    reason: Reason
    labels_off: frozenset[str]
    is_told: bool = True
    stays: str = ""
    notices: tuple[Notice, ...] = ()
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What should be so at `now`. `situation` is None for an issue that came through no form.

    `close` is GitHub's state reason (COMPLETED, NOT_PLANNED) or ''; `opens` says that a write of it opens the gate;
    `entries` are to be recorded before it, and with them the lines that the register lacks. `withheld` says that
    nothing can be known: nothing is decided, and what may not be so is taken back. `outdated` are calls of the desk to
    fold, by node id. `previews` are, by the key of the notice that tells it, what previewed commands would do.
    """

    request: Request
    now: datetime
    situation: Situation | None
    labels_on: frozenset[str] = frozenset()
    labels_off: frozenset[str] = frozenset()
    close: str = ""
    reopen: bool = False
    notices: tuple[Notice, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    outdated: tuple[str, ...] = ()
    opens: bool = False
    entries: tuple[Entry, ...] = ()
    register: tuple[Line, ...] = ()
    withheld: Withheld | None = None
    previews: Mapping[str, "WhatIf"] = field(default_factory=dict)

    @property
    def unknown(self) -> Reason | None:
        """Why nothing can be known of the request, None where it can be read."""
        return self.withheld.reason if self.withheld else None

    @property
    def gated(self) -> frozenset[str]:
        """The labels under which work goes on; none where nothing is known of a procedure."""
        steps = self.situation.process.steps if self.situation is not None else ()
        return frozenset(step.label for step in steps if step.gated)


class Outcome(StrEnum):
    """What becomes of the act: it is accepted, refused with a reason, or gets no answer."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The decisions without the act and with it, both at its moment; what stands only in `after` comes of the act.

    `answer` is the desk's answer to the act; without one, `silence` says why.
    """

    act: NextAct
    before: Decision
    after: Decision
    answer: Answer | None = None
    silence: Reason | None = None

    @property
    def outcome(self) -> Outcome:
        """Whether the act would be accepted."""
        if self.answer is None:
            return Outcome.IGNORED
        return Outcome.ACCEPTED if self.answer.accepted else Outcome.REFUSED

    @property
    def labels_on(self) -> tuple[str, ...]:
        """The labels that the desk would put on."""
        return tuple(sorted(self.after.labels_on - self.before.labels_on))

    @property
    def labels_off(self) -> tuple[str, ...]:
        """The labels that the desk would take off."""
        return tuple(sorted(self.after.labels_off - self.before.labels_off))

    @property
    def close(self) -> str:
        """GitHub's state reason if the issue would be closed, else ''."""
        return "" if self.before.close else self.after.close

    @property
    def reopen(self) -> bool:
        """Whether the issue would be opened again."""
        return self.after.reopen and not self.before.reopen

    @property
    def reactions(self) -> tuple[Reaction, ...]:
        """The reactions that the desk would leave."""
        return tuple(each for each in self.after.reactions if each not in self.before.reactions)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The comments that the desk would write."""
        due = {notice.key for notice in self.before.notices}
        return tuple(notice for notice in self.after.notices if notice.key not in due)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What would be recorded."""
        return tuple(entry for entry in self.after.entries if entry not in self.before.entries)

    @property
    def has_unknown_code(self) -> bool:
        """Whether an approval code would be shown that only the run after the act draws."""
        after = self.after.situation
        return after is not None and after.gate.code == NO_CODE


def reason_of(decision: Decision) -> Reason:
    """Why the request stands where it stands: its last move, or what brought it back."""
    situation = decision.situation
    if situation is None:
        return Reason(Why.NO_FORM)
    if situation.lapsed:
        return situation.lapsed[0]
    return next((move.reason for move in reversed(situation.moves) if not move.is_turn), Reason(Why.FORM_INCOMPLETE))
