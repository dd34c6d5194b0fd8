"""The gate: whether the present revision is approved, by whom, and what keeps it shut (design section 4).

One pure function, `judge`: values in, verdict out. Knows no GitHub, no words, no clock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .authority import Case, contains, same
from .desk import Person
from .matching import best_match, match
from .problem import Reason
from .request import Account, Comment
from .revision import Revision
from .situation import Approval, Gate


class Kind(StrEnum):
    """What a manager's comment decides."""

    APPROVE = "setujui"
    REJECT = "tolak"
    WITHDRAW = "tarik"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One decision as it was typed; `code` is None when it could not be read (and for the other kinds)."""

    kind: Kind
    comment: Comment
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFacts:
    """What the gate looks at.

    `revision` is None while evidence is missing; `changed_at` is the latest creation or edit of anything it covers;
    `writers` wrote evidence before the approval step; `budget` is the plan's amount in whole rupiah, None for unknown;
    `at` is the moment of judging.
    """

    case: Case
    revision: Revision | None
    changed_at: datetime
    votes: Sequence[Vote]
    writers: Sequence[Account]
    budget: int | None
    at: datetime


def judge(facts: GateFacts) -> Gate:
    """The verdict. It is open exactly when no reason blocks it; the empty list of slots blocks too (rule 6)."""
    slots = needed_slots(facts)
    verdicts = [_verdict(facts, vote, slots) for vote in facts.votes if vote.kind is Kind.APPROVE]
    verdicts = _only_first(verdicts)
    counting = [approval for approval in verdicts if approval.counts]
    decided = {approval.login: _roles_of(facts, approval.login, slots, approval.at) for approval in counting}
    undecided = _undecided(facts, slots, decided)
    filled = best_match(slots, decided, undecided)
    open_indexes = [index for index in range(len(slots)) if index not in filled]
    open_slots = tuple(slots[index] for index in open_indexes)
    blocks = _blocks(facts, slots, open_slots, undecided)
    return Gate(
        is_open=not blocks,
        code=facts.revision.code if facts.revision else "",
        digest=facts.revision.digest if facts.revision else "",
        slots=slots,
        open_slots=open_slots,
        eligible=_eligible(facts, open_slots, undecided),
        approvals=tuple(_with_slot(approval, slots, filled) for approval in verdicts),
        blocks=blocks,
    )


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
    author = vote.comment.author
    if vote.kind is not Kind.REJECT or author is None or vote.comment.created_at <= facts.changed_at:
        return False
    if not any(facts.case.desk.holds(author, role, vote.comment.created_at) for role in slots):
        return False
    return not any(
        later.kind is Kind.APPROVE and same(later.comment.author, author) and _flaw(facts, later, slots) is None
        for later in facts.votes[index + 1 :]
    )


def _verdict(facts: GateFacts, vote: Vote, slots: tuple[str, ...]) -> Approval:
    author = vote.comment.author
    flaw = _flaw(facts, vote, slots) or _undone(facts, vote)
    return Approval(
        comment_id=vote.comment.id,
        login=author.login if author else "ghost",
        at=vote.comment.created_at,
        counts=flaw is None,
        reason=flaw or Reason("counts"),
    )


def _flaw(facts: GateFacts, vote: Vote, slots: tuple[str, ...]) -> Reason | None:
    """Why this approval does not count in itself (rules 2, 3 and 5), or None."""
    author, at = vote.comment.author, vote.comment.created_at
    if author is None or not author.is_person:
        return Reason("not_a_person")
    if vote.comment.edited_at is not None:
        return Reason("edited")
    if vote.comment.via_email:
        return Reason("via_email")
    if not any(facts.case.desk.holds(author, role, at) for role in slots):
        return Reason("not_in_role", {"roles": ", ".join(sorted(set(slots)))})
    return barred(facts, author, at) or _wrong_code(facts, vote)


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
    if vote.comment.created_at <= facts.changed_at:
        return Reason("earlier_than_change")
    return None


def _undone(facts: GateFacts, vote: Vote) -> Reason | None:
    """A later rejection or withdrawal by the same person (rule 3); an approval after it counts anew."""
    position = facts.votes.index(vote)
    for later in facts.votes[position + 1 :]:
        if same(later.comment.author, vote.comment.author) and later.kind is not Kind.APPROVE:
            return Reason("rejected_later" if later.kind is Kind.REJECT else "withdrawn")
    return None


def _only_first(verdicts: Sequence[Approval]) -> list[Approval]:
    seen: set[str] = set()
    kept: list[Approval] = []
    for approval in verdicts:
        repeated = approval.counts and approval.login.casefold() in seen
        if approval.counts:
            seen.add(approval.login.casefold())
        kept.append(_refused(approval, Reason("repeated")) if repeated else approval)
    return kept


def _with_slot(approval: Approval, slots: tuple[str, ...], filled: Mapping[int, str]) -> Approval:
    index = next((index for index, login in filled.items() if approval.counts and login == approval.login), None)
    if index is None:
        return _refused(approval, Reason("no_open_slot")) if approval.counts else approval
    return Approval(
        comment_id=approval.comment_id,
        login=approval.login,
        at=approval.at,
        counts=True,
        reason=approval.reason,
        fills=slots[index],
    )


def _refused(approval: Approval, reason: Reason) -> Approval:
    return Approval(
        comment_id=approval.comment_id, login=approval.login, at=approval.at, counts=False, reason=reason
    )


def _roles_of(facts: GateFacts, login: str, slots: tuple[str, ...], at: datetime) -> frozenset[str]:
    account = next(
        vote.comment.author for vote in facts.votes if vote.comment.author and vote.comment.author.login == login
    )
    return frozenset(role for role in slots if facts.case.desk.holds(account, role, at))


def _undecided(
    facts: GateFacts, slots: tuple[str, ...], decided: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Who could still fill a slot: holders now, not barred, not counted already."""
    found: dict[str, set[str]] = {}
    for role in slots:
        for person in facts.case.desk.holders(role, facts.at):
            account = _account(person)
            counted = any(login.casefold() == person.login.casefold() for login in decided)
            if not counted and barred(facts, account, facts.at) is None:
                found.setdefault(person.login, set()).add(role)
    return {login: frozenset(roles) for login, roles in found.items()}


def _eligible(
    facts: GateFacts, open_slots: tuple[str, ...], undecided: Mapping[str, frozenset[str]]
) -> dict[str, tuple[Person, ...]]:
    return {
        role: tuple(person for person in facts.case.desk.holders(role, facts.at) if role in undecided.get(person.login, ()))
        for role in dict.fromkeys(open_slots)
    }


def _blocks(
    facts: GateFacts, slots: tuple[str, ...], open_slots: tuple[str, ...], undecided: Mapping[str, frozenset[str]]
) -> tuple[Reason, ...]:
    blocks: list[Reason] = []
    if facts.revision is None:
        blocks.append(Reason("evidence_incomplete"))
    if not slots:
        blocks.append(Reason("no_approval_row"))
    blocks += [
        Reason("rejected", {"login": vote.comment.author.login if vote.comment.author else "ghost"})
        for vote in standing_rejections(facts)
    ]
    if open_slots:
        blocks.append(Reason("missing_approval", {"roles": ", ".join(dict.fromkeys(open_slots))}))
    if len(match(open_slots, undecided)) < len(open_slots):
        blocks.append(Reason("too_few_eligible", {"roles": ", ".join(dict.fromkeys(open_slots))}))
    return tuple(blocks)


def _account(person: Person) -> Account:
    return Account(login=person.login, id=person.account_id)
