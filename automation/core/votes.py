"""Decisions as people typed them, and why one does not count in itself (design section 4, rules 2, 3 and 5).

Knows slots only by their roles; who fills which is the gate's question (`gate.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .authority import Case, contains, same
from .problem import Reason
from .record import Entry, EntryKind
from .request import Account, Comment
from .revision import Revision


class Kind(StrEnum):
    """What a manager's comment decides."""

    APPROVE = "setujui"
    REJECT = "tolak"
    WITHDRAW = "tarik"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One decision: as its comment reads now, or, when that is gone, as the record holds it (then `comment` is None).

    `code` is None when it could not be read, and for the other kinds; `entry` is what the record says of it.
    """

    kind: Kind
    author: Account | None
    at: datetime
    comment: Comment | None = None
    code: str | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFacts:
    """What the gate looks at.

    `revision` is None while evidence is missing; `changed_at` is the latest creation or edit of anything it covers;
    `writers` wrote evidence before the approval step; `budget` is the plan's amount in whole rupiah, None for unknown;
    `at` is the moment of judging; `lapsed` are comments whose approval the record calls lapsed.
    """

    case: Case
    revision: Revision | None
    changed_at: datetime
    votes: Sequence[Vote]
    writers: Sequence[Account]
    budget: int | None
    at: datetime
    lapsed: frozenset[int] = frozenset()


def needed_slots(facts: GateFacts) -> tuple[str, ...]:
    """The slots of every approval row that applies; an unknown budget meets every row (rule 6)."""
    slots: list[str] = []
    for row in facts.case.desk.approvals:
        fits_sop = row.sop is None or row.sop == facts.case.process.id
        fits_budget = row.above is None or facts.budget is None or facts.budget > row.above
        if fits_sop and fits_budget:
            slots += [role for role, count in row.needs for _ in range(count)]
    return tuple(slots)


def standing_rejections(facts: GateFacts) -> tuple[Vote, ...]:
    """Rejections by holders of a needed role that bind: neither taken back by an approval of theirs nor outdated."""
    slots = needed_slots(facts)
    return tuple(vote for index, vote in enumerate(facts.votes) if _rejects(facts, index, vote, slots))


def _rejects(facts: GateFacts, index: int, vote: Vote, slots: tuple[str, ...]) -> bool:
    if vote.kind is not Kind.REJECT or vote.author is None or vote.at <= facts.changed_at:
        return False
    # A recorded rejection was judged then; taking its author out of the desk file must not open the gate.
    if vote.entry is None and not any(facts.case.desk.holds(vote.author, role, vote.at) for role in slots):
        return False
    return not any(
        later.kind is Kind.APPROVE and same(later.author, vote.author) and flaw(facts, later, slots) is None
        for later in facts.votes[index + 1 :]
    )


def lifts_rejection(facts: GateFacts, vote: Vote) -> bool:
    """Whether this approval takes back a binding rejection by the same person, even if it fills no slot itself."""
    slots = needed_slots(facts)
    earlier = facts.votes[: facts.votes.index(vote)]
    return (
        vote.kind is Kind.APPROVE
        and flaw(facts, vote, slots) is None
        and any(_was_rejection(facts, before, vote.author) for before in earlier)
    )


def _was_rejection(facts: GateFacts, vote: Vote, author: Account | None) -> bool:
    return vote.kind is Kind.REJECT and same(vote.author, author) and vote.at > facts.changed_at


def flaw(facts: GateFacts, vote: Vote, slots: tuple[str, ...]) -> Reason | None:
    """Why this approval does not count in itself (rules 2, 3 and 5), or None."""
    author, at, comment = vote.author, vote.at, vote.comment
    if author is None or not author.is_person or comment is None:
        return Reason("not_a_person")
    if comment.edited_at is not None:
        return Reason("edited")
    if comment.via_email:
        return Reason("via_email")
    if not any(facts.case.desk.holds(author, role, at) for role in slots):
        return Reason("not_in_role", {"roles": ", ".join(sorted(set(slots)))})
    return barred(facts, author, at) or _wrong_code(facts, vote) or _recorded_otherwise(facts, vote)


def _recorded_otherwise(facts: GateFacts, vote: Vote) -> Reason | None:
    """What the record says of it: refused once or lapsed once is refused for ever; its digest must go on matching."""
    entry, revision = vote.entry, facts.revision
    if entry is not None and entry.kind is EntryKind.REFUSAL:
        return Reason("refused_before")
    if vote.comment is not None and vote.comment.id in facts.lapsed:
        return Reason("lapsed")
    if entry is not None and revision is not None and entry.revision != revision.digest:
        return Reason("other_digest")
    return None


def barred(facts: GateFacts, account: Account, at: datetime) -> Reason | None:
    """Why separation of duties keeps this person from filling any slot (rule 5), or None."""
    case = facts.case
    if case.is_requester_side(account, at) or case.is_requester_side(account, facts.at):
        return Reason("requester_side")
    if contains([edit.editor for edit in case.request.edits], account):
        return Reason("edited_request")
    if contains(facts.writers, account):
        return Reason("wrote_evidence")
    return None


def _wrong_code(facts: GateFacts, vote: Vote) -> Reason | None:
    if vote.code is None:
        return Reason("code_unreadable")
    if facts.revision is None:
        return Reason("nothing_to_approve")
    if vote.code != facts.revision.code:
        return Reason("other_code", {"written": vote.code, "code": facts.revision.code})
    if vote.at <= facts.changed_at:
        return Reason("earlier_than_change")
    return None


def undone(facts: GateFacts, vote: Vote) -> Reason | None:
    """A later rejection or withdrawal by the same person (rule 3); an approval after it counts anew."""
    position = facts.votes.index(vote)
    for later in facts.votes[position + 1 :]:
        if same(later.author, vote.author) and later.kind is not Kind.APPROVE:
            return Reason("rejected_later" if later.kind is Kind.REJECT else "withdrawn")
    return None
