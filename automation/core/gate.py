"""The gate: whether the present revision is approved, by whom, and what keeps it shut (design section 4).

One pure function, `judge`: values in, verdict out. Knows no GitHub, no words, no clock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from .desk import Person
from .matching import best_match, match
from .problem import Reason
from .request import Account
from .situation import Approval, Gate
from .votes import GateFacts, Kind, Vote, barred, flaw, lifts_rejection, needed_slots, standing_rejections, undone


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
    shown = tuple(_with_slot(approval, slots, filled) for approval in verdicts)
    return Gate(
        is_open=not blocks,
        code=facts.revision.code if facts.revision else "",
        digest=facts.revision.digest if facts.revision else "",
        changed_at=facts.changed_at,
        decided_at=_decided_at(facts, [found for found in shown if found.fills]),
        slots=slots,
        open_slots=open_slots,
        eligible=_eligible(facts, open_slots, undecided),
        approvals=shown,
        blocks=blocks,
    )


def _decided_at(facts: GateFacts, counting: Sequence[Approval]) -> datetime:
    """The last decision that an open gate rests on: an approval that counts, or one that lifted a rejection."""
    lifted = [vote.at for vote in facts.votes if lifts_rejection(facts, vote)]
    return max([facts.changed_at, *lifted, *(approval.at for approval in counting)])


def _verdict(facts: GateFacts, vote: Vote, slots: tuple[str, ...]) -> Approval:
    fault = flaw(facts, vote, slots) or undone(facts, vote)
    return Approval(
        comment_id=vote.comment.id if vote.comment else 0,
        login=vote.author.login if vote.author else "ghost",
        at=vote.at,
        counts=fault is None,
        reason=fault or Reason("counts"),
    )


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
    return replace(approval, fills=slots[index])


def _refused(approval: Approval, reason: Reason) -> Approval:
    return replace(approval, counts=False, reason=reason)


def _roles_of(facts: GateFacts, login: str, slots: tuple[str, ...], at: datetime) -> frozenset[str]:
    account = next(vote.author for vote in facts.votes if vote.author and vote.author.login == login)
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
        role: tuple(
            person for person in facts.case.desk.holders(role, facts.at) if role in undecided.get(person.login, ())
        )
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
        Reason("rejected", {"login": vote.author.login if vote.author else "ghost"})
        for vote in standing_rejections(facts)
    ]
    if open_slots:
        blocks.append(Reason("missing_approval", {"roles": ", ".join(dict.fromkeys(open_slots))}))
    if len(match(open_slots, undecided)) < len(open_slots):
        blocks.append(Reason("too_few_eligible", {"roles": ", ".join(dict.fromkeys(open_slots))}))
    return tuple(blocks)


def _account(person: Person) -> Account:
    return Account(login=person.login, id=person.account_id)
