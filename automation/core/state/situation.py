"""Where a request stands, and why: the values that replay and gate produce and that everything else shows.

Knows no GitHub, no words: reasons are codes with facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from automation.core.approval.revision import Revision
from automation.core.approval.verdict import Gate
from automation.core.evidence.evidence import Evidence
from automation.core.history.record import EntryKind
from automation.core.history.request import Account
from automation.core.policy.desk import Person
from automation.core.policy.process import Process
from automation.core.problem import AnswerProblem, Code, Reason
from automation.core.text.command_line import Command

from .hidden_text import Hidden


class Overlay(StrEnum):
    """What lies over the step (other rules): none, or one of these; the value is the label's last word(s)."""

    NONE = ""
    NEEDS_INFO = "perlu informasi"
    HELD = "ditunda"
    REJECTED = "ditolak"
    CANCELLED = "dibatalkan"
    DONE = "selesai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """What an act laid over the step, for a time: a hold, or that somebody is waited for.

    `code` is that of the answer to the act, by which it is worded. It began `at` and ends at `until`, None for not by
    itself. `waits_for` is the role that is asked by `comment_id`, until it answers or the request moves on; '' where
    the request rests and nothing moves on.
    """

    overlay: Overlay
    code: Code
    at: datetime
    until: datetime | None = None
    waits_for: str = ""
    comment_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The desk's answer to one act of a person: a command (`comment_id`) or a label or state event (`event_id`).

    `moved` says that the act carried the request on to another step; `before` and `after` are the steps around it.
    `role` is that in which an accepted act was done that the record does not hold yet, where its reason names none.
    `is_recorded` says that the record holds it already. `digest` is the revision that it approved, `sources`
    are the comments that hold the evidence of the step that it confirmed, `fields` the questions that it answered.
    `warnings` are told beside the answer, accepted or not. Whom it counts for, by account number: `signatory` of a
    letter, `principals` in whose name it was done; `side` is REQUESTER for an act of the requester's side, else ''.
    `is_void`: nothing in the comment counts, for how it was sent.
    """

    accepted: bool
    reason: Reason
    at: datetime
    actor: Account
    comment_id: int = 0
    event_id: str = ""
    command: Command | None = None
    moved: bool = False
    problems: tuple[AnswerProblem, ...] = ()
    before: int = 0
    after: int = 0
    is_recorded: bool = False
    digest: str = ""
    sources: tuple[int, ...] = ()
    fields: tuple[str, ...] = ()
    warnings: tuple[Reason, ...] = ()
    signatory: int | None = None
    principals: tuple[int, ...] = ()
    side: str = ""
    is_void: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Whether the requester's side signed the present requirements (`/sepakat CODE`; rule 2).

    `code` is '' while they are incomplete or no run has drawn one; `number` is the greatest number of a comment that
    they cover; `by` is the login of who agreed, '' for nobody.
    """

    step: int
    code: str
    digest: str
    changed_at: datetime
    number: int = 0
    by: str = ""
    at: datetime | None = None
    revision: Revision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """The request came from step `before` to `step` at `at`, by `actor` in `role` (None: by the rules alone).

    `kind` is that of the entry which says so in the record; `comment_id` is what did it, 0 for none. `to` is `step`,
    but one more than the last step where the request is done.
    """

    step: int
    at: datetime
    actor: Account | None
    reason: Reason
    before: int = 0
    to: int = 0
    kind: EntryKind = EntryKind.MOVE
    role: str = ""
    comment_id: int = 0

    @property
    def is_turn(self) -> bool:
        """Whether nobody's act moved it: it fell back, or is where it stood before it fell."""
        return self.kind in {EntryKind.FALL, EntryKind.RECOVERY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything the desk says of one request at one moment.

    `answers_of_form` are as they were typed, `present_answers` with the present names of what they choose.
    `step` is the step in progress (shown by the label); `reached` the furthest confirmed one, where work resumes after
    a lapse. Those waited for are so `since`; `stands_since` is when it came to stand there, whoever was asked since.
    `waiting_for` are role keys. `problems` are those of the form. `lapsed` says why the request stands at an
    earlier step than `reached`; `violations` what changed after the launch; `pause` is what an act laid over the step.
    `is_emergency`: one was declared, and stays an exception; `shortened_by` is the comment that shortens the approvals
    now (0: none does); `owes_review`: nobody has reviewed the exception yet. `contributors` are, by
    step, accounts new to the record that posted or edited sections which approvals rest on; `signatories` are, by
    comment, those of recorded letters that no entry fixes yet; `uncertain` are the people concerned whose number is
    lacking; `certain` are then the numbers of everybody else. `gone` says whose accounts were deleted, and what of
    theirs does not stand. `moves` are all of them, oldest first, those that the record does not hold yet too; `turn` is
    the fall or recovery that it lacks. `changes` are the moments at which a text may have changed, oldest first.
    `hidden` is what an approval would cover although a reader may not see it; of a closed request nothing is told.
    """

    process: Process
    step: int
    reached: int
    since: datetime
    stands_since: datetime
    overlay: Overlay
    is_closed: bool
    unit: str
    answers_of_form: Mapping[str, str]
    present_answers: Mapping[str, str]
    problems: tuple[AnswerProblem, ...]
    evidence: Mapping[int, Evidence]
    gate: Gate
    waiting_for: tuple[str, ...]
    may_develop: bool
    answers: tuple[Answer, ...] = ()
    moves: tuple[Move, ...] = ()
    lapsed: tuple[Reason, ...] = ()
    violations: tuple[Reason, ...] = ()
    requester_side: tuple[str, ...] = ()
    pause: Pause | None = None
    agreement: Agreement | None = None
    is_emergency: bool = False
    shortened_by: int = 0
    owes_review: bool = False
    contributors: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    signatories: Mapping[int, int | None] = field(default_factory=dict)
    uncertain: tuple[Person, ...] = ()
    certain: frozenset[int] = frozenset()
    gone: tuple[Reason, ...] = ()
    turn: Move | None = None
    changes: tuple[datetime, ...] = ()
    hidden: tuple[Hidden, ...] = ()

    @property
    def held_until(self) -> datetime | None:
        """When a hold ends by itself, None where the request does not rest."""
        return self.pause.until if self.pause is not None and self.pause.overlay is Overlay.HELD else None
