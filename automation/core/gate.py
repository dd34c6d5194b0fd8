"""The gate: whether the present revision is approved, by whom, and what keeps it shut (design section 4).

One pure function, `judge`: values in, verdict out. Knows no GitHub, no words, no clock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from .desk import Person
from .flaws import flaw, lifts_rejection, permit_flaw, standing_rejections, undone
from .matching import best_match, match
from .matrix import Slot
from .problem import Reason
from .seats import Seat, open_seats, seats
from .situation import Approval, Gate
from .votes import GateFacts, Kind, Permit, Vote, letter_subjects


def judge(facts: GateFacts) -> Gate:
    """The verdict. It is open exactly when no reason blocks it; the empty list of slots blocks too (rule 6)."""
    slots = facts.needed.slots
    votes = [vote for vote in facts.votes if vote.kind is Kind.APPROVE]
    verdicts = _only_first([_verdict(facts, vote) for vote in votes])
    counting = [vote for vote, verdict in zip(votes, verdicts, strict=True) if verdict.counts]
    decided = seats(facts, counting, slots)
    undecided = open_seats(facts, slots, decided)
    filled = best_match(slots, {login: seat.slots for login, seat in decided.items()}, undecided)
    open_slots = [slots[index] for index in range(len(slots)) if index not in filled]
    permits = tuple(_permit_verdict(facts, permit) for permit in facts.permits)
    documents = _open_documents(facts, permits)
    shown = tuple(_with_slot(approval, slots, filled, decided) for approval in verdicts)
    blocks = _blocks(facts, open_slots, undecided, documents)
    return Gate(
        is_open=not blocks,
        code=facts.revision.code if facts.revision else "",
        digest=facts.revision.digest if facts.revision else "",
        changed_at=facts.changed_at,
        decided_at=_decided_at(facts, [found for found in (*shown, *permits) if found.counts]),
        slots=tuple(slot.role for slot in slots),
        open_slots=tuple(slot.role for slot in open_slots),
        documents=facts.needed.documents,
        open_documents=documents,
        eligible=_eligible(facts, open_slots, undecided),
        approvals=shown,
        permits=permits,
        letters=tuple(letter_subjects(facts)),
        blocks=blocks,
    )


def _decided_at(facts: GateFacts, counting: Sequence[Approval]) -> datetime:
    """The last decision that an open gate rests on: an approval that counts, or one that lifted a rejection."""
    lifted = [vote.at for vote in facts.votes if lifts_rejection(facts, vote)]
    return max([facts.changed_at, *lifted, *(approval.at for approval in counting)])


def _verdict(facts: GateFacts, vote: Vote) -> Approval:
    fault = flaw(facts, vote) or undone(facts, vote)
    return Approval(
        comment_id=vote.comment.id if vote.comment else 0,
        login=vote.author.login if vote.author else "ghost",
        at=vote.at,
        counts=fault is None,
        reason=fault or Reason("counts"),
        recorder=vote.recorder.login if vote.recorder else "",
    )


def _permit_verdict(facts: GateFacts, permit: Permit) -> Approval:
    fault = permit_flaw(facts, permit)
    return Approval(
        comment_id=permit.comment.id,
        login=permit.recorder.login,
        at=permit.at,
        counts=fault is None,
        reason=fault or Reason("counts"),
        fills=permit.letter.subject,
        recorder=permit.recorder.login,
    )


def _open_documents(facts: GateFacts, permits: Sequence[Approval]) -> tuple[str, ...]:
    there = {permit.fills for permit in permits if permit.counts}
    return tuple(document for document in facts.needed.documents if document not in there)


def _only_first(verdicts: Sequence[Approval]) -> list[Approval]:
    seen: set[str] = set()
    kept: list[Approval] = []
    for approval in verdicts:
        repeated = approval.counts and approval.login.casefold() in seen
        if approval.counts:
            seen.add(approval.login.casefold())
        kept.append(_refused(approval, Reason("repeated")) if repeated else approval)
    return kept


def _with_slot(
    approval: Approval, slots: Sequence[Slot], filled: Mapping[int, str], decided: Mapping[str, Seat]
) -> Approval:
    if not approval.counts:
        return approval
    seat = decided[approval.login]
    if slots and not seat.slots:
        return _refused(approval, Reason("principal_decided"))
    index = next((index for index, login in filled.items() if login == approval.login), None)
    if index is None:
        return _refused(approval, Reason("no_open_slot"))
    slot = slots[index]
    principal = seat.in_name_of.get(slot) if slot not in seat.own else None
    return replace(approval, fills=slot.role, on_behalf=principal.login if principal else "")


def _refused(approval: Approval, reason: Reason) -> Approval:
    return replace(approval, counts=False, reason=reason)


def _eligible(
    facts: GateFacts, open_slots: Sequence[Slot], undecided: Mapping[str, frozenset[Slot]]
) -> dict[str, tuple[Person, ...]]:
    return {
        slot.role: tuple(
            person for person in facts.case.desk.holders(slot.role, facts.at) if slot in undecided.get(person.login, ())
        )
        for slot in dict.fromkeys(open_slots)
    }


def _blocks(
    facts: GateFacts,
    open_slots: Sequence[Slot],
    undecided: Mapping[str, frozenset[Slot]],
    documents: Sequence[str],
) -> tuple[Reason, ...]:
    roles = ", ".join(dict.fromkeys(slot.role for slot in open_slots))
    blocks: list[Reason] = []
    if facts.revision is None:
        blocks.append(Reason("evidence_incomplete"))
    if not facts.needed.slots:
        blocks.append(Reason("no_approval_row"))
    blocks += [
        Reason("rejected", {"login": vote.author.login if vote.author else "ghost"})
        for vote in standing_rejections(facts)
    ]
    if open_slots:
        blocks.append(Reason("missing_approval", {"roles": roles}))
    if documents:
        blocks.append(Reason("missing_document", {"documents": ", ".join(documents)}))
    if len(match(open_slots, undecided)) < len(open_slots):
        blocks.append(Reason("too_few_eligible", {"roles": roles}))
    return tuple(blocks)
