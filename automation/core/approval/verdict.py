"""The verdict of the gate: each approval with why it counts or not, and what is still lacking."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from automation.core.policy.desk import Person
from automation.core.problem import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One approval comment and why it counts or not. `fills` is the role of its slot ('' for none).

    `on_behalf` is the login in whose name a delegate decided, `recorder` that of who recorded it from a letter. A
    permit from outside has the same form: `fills` is its name, `login` its recorder.
    """

    comment_id: int
    login: str
    at: datetime
    counts: bool
    reason: Reason
    fills: str = ""
    on_behalf: str = ""
    recorder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The verdict of the gate on the present revision.

    `slots` are the needed roles, one entry a slot; `open_slots` those not filled; `eligible` says who could still fill
    an open slot, by role; `documents` are the permits that are needed, `permits` those on record, `letters` what a
    recorded letter may stand for; `blocks` are the reasons that keep it shut (empty exactly when `is_open`). `code` is
    '' while the evidence that an approval must rest on is incomplete, or no run has drawn one for the text as it
    stands; `former_code` is that of an older formula where counted approvals rest on it. `changed_at` is when what it
    names last changed or was voided, `text_at` when its texts did, `decided_at` the last decision that an open gate
    rests on.
    """

    is_open: bool
    code: str
    digest: str
    changed_at: datetime
    decided_at: datetime
    slots: tuple[str, ...] = ()
    open_slots: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    open_documents: tuple[str, ...] = ()
    eligible: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    approvals: tuple[Approval, ...] = ()
    permits: tuple[Approval, ...] = ()
    letters: tuple[str, ...] = ()
    blocks: tuple[Reason, ...] = ()
    former_code: str = ""
    text_at: datetime | None = None

    @property
    def lacks_permits_only(self) -> bool:
        """Whether permits are all that is lacking: nobody has to approve any more."""
        return bool(self.open_documents) and len(self.blocks) == 1
