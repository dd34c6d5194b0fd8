"""Decisions and permits as people typed them, and what the gate looks at (rules 1 to 13).

Knows nothing of what counts: that is in `eligibility.py`; who fills which slot is the gate's question (`gate.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import Account, Comment
from automation.core.policy.authority import Case
from automation.core.policy.duties import Bar, Doings
from automation.core.policy.matrix import Needed, Weight, needed
from automation.core.why import Why

from .letters import Letter, approval_subject
from .revision import Revision


class Kind(StrEnum):
    """What a manager's comment decides."""

    APPROVE = "setujui"
    REJECT = "tolak"
    WITHDRAW = "tarik"


SURPLUS = frozenset({Why.REPEATED, Why.NO_OPEN_SLOT})
"""Why an approval that is good in itself fills no slot: it may still, when another person gives one up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One decision: as its comment reads now, or, when that is gone, as the record holds it (then `comment` is None).

    `code` is None when it could not be read, and for the other kinds; `entry` is what the record says of it. As judged
    at its own time: `refused`, it did not count and never will; `only_lifts`, it took back a rejection and did nothing
    else; `was_needed`, its office was asked for. A recorded letter is a vote of its signatory (`author`), written down
    by `recorder`. `stands_at` is where a rejection stands in the order, if not at its own time. `second`
    is another command below it in its comment.
    """

    kind: Kind
    author: Account | None
    at: datetime
    comment: Comment | None = None
    code: str | None = None
    entry: Entry | None = None
    letter: Letter | None = None
    recorder: Account | None = None
    refused: bool = False
    only_lifts: bool = False
    was_needed: bool = False
    stands_at: datetime | None = None
    second: str = ""

    @property
    def number(self) -> int:
        """The number of its comment, also of one that is gone; 0 where none is known."""
        if self.comment is not None:
            return self.comment.id
        return self.entry.comments[0] if self.entry is not None and self.entry.comments else 0

    @property
    def was_taken(self) -> bool:
        """Whether the record holds it as one that counted."""
        return self.entry is not None and self.entry.kind is EntryKind.APPROVAL

    def speaks_for(self, number: int) -> bool:
        """Whether the record lets this count for that person; what no entry of the second format fixes is open."""
        entry = self.entry
        if entry is None or entry.kind is not EntryKind.APPROVAL or entry.is_former:
            return True
        own = self.author.id if self.author is not None else None
        return number in (entry.principals or (own,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """A permit from outside that somebody put on record: `letter.subject` is its name."""

    recorder: Account
    at: datetime
    comment: Comment
    code: str | None
    letter: Letter
    entry: Entry | None = None
    refused: bool = False

    @property
    def was_taken(self) -> bool:
        """Whether the record holds it as one that counted."""
        return self.entry is not None and self.entry.kind is EntryKind.PERMIT

    @property
    def number(self) -> int:
        """The number of its comment."""
        return self.comment.id


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFacts:
    """What the gate looks at.

    `revision` is None while evidence is missing; `changed_at` is the latest creation or edit of anything it covers, or
    what voided the approvals since; then `text_at` is that of the texts alone; `changed_number` is the greatest number
    of a comment that is covered or voided them; `doers` did each act so far, `writers` posted sections of a step that
    were not taken, `also` is what the record and delegations tell beside; `bar` says whom that keeps from approving
    (rule 5); `weight` is what the matrix reads, `needed` what it asks for (rule 6); `at` is the moment of judging;
    `lapsed` are comments whose approval the record calls lapsed, `muted` those of
    delegates whose office holder has decided.
    """

    case: Case
    revision: Revision | None
    changed_at: datetime
    votes: Sequence[Vote]
    weight: Weight
    at: datetime
    doers: Mapping[str, tuple[Account, ...]] = field(default_factory=dict)
    writers: Mapping[str, tuple[Account, ...]] = field(default_factory=dict)
    also: Doings = field(default_factory=dict)
    permits: Sequence[Permit] = ()
    lapsed: frozenset[int] = frozenset()
    muted: frozenset[int] = frozenset()
    text_at: datetime | None = None
    changed_number: int = 0
    needed: Needed = field(init=False)
    bar: Bar = field(init=False)

    def __post_init__(self) -> None:
        """Read the matrix and the duties once; everything that judges asks for them."""
        desk = self.case.desk
        object.__setattr__(self, "bar", self.bar_from(self.case.process.approval_step.key))
        object.__setattr__(self, "needed", needed(desk.approvals, desk.levels, self.weight, self.at))

    def bar_from(self, act: str) -> Bar:
        """Whom separation of duties keeps from `act`."""
        return Bar(case=self.case, doers=self.doers, writers=self.writers, also=self.also, act=act, now=self.at)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of the needed slots, each once."""
        return tuple(dict.fromkeys(slot.role for slot in self.needed.slots))


def letter_subjects(facts: GateFacts) -> dict[str, str]:
    """What a letter may be recorded for now: the words for it, and the role of its slot ('' for a permit)."""
    roles = {slot.role: slot.role for slot in facts.needed.slots if slot.letters}
    titles = {role: found.title.id if (found := facts.case.desk.role(role)) else role for role in roles}
    return {approval_subject(titles[role]): role for role in roles} | dict.fromkeys(facts.needed.documents, "")


def letter_role(facts: GateFacts, vote: Vote) -> str:
    """The role whose slot a letter may fill: by its subject, or by the record where the words have changed since."""
    subjects = letter_subjects(facts)
    known = vote.entry.role if vote.entry is not None else ""
    named = subjects.get(vote.letter.subject, "") if vote.letter is not None else ""
    return named or (known if known in subjects.values() else "")
