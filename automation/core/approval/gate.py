"""The gate: whether the present revision is approved, by whom, and what keeps it shut (rules 1 to 13).

One pure function, `judge`: values in, verdict out. Knows no GitHub, no words, no clock.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from automation.core.policy.desk import Person
from automation.core.policy.matrix import Slot
from automation.core.problem import Reason
from automation.core.why import Why

from .eligibility import flaw, lifts_rejection, permit_flaw, standing_rejections, undone
from .matching import Filling, Voices, fill, unheard
from .slots import key_of, open_seats, voices_of
from .verdict import Approval, Gate
from .votes import GateFacts, Kind, Permit, Vote, letter_subjects

_RECORDED = frozenset({Why.LAPSED, Why.REFUSED_BEFORE})
"""Why an approval that is good by now does not count all the same: the record says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """One approval: whose it is, by number, with whose voices it may fill which slots, and the verdict so far."""

    person: int
    voices: Mapping[int, frozenset[Slot]]
    approval: Approval


def judge(facts: GateFacts) -> Gate:
    """The verdict. It is open exactly when no reason blocks it; the empty list of slots blocks too (rule 6)."""
    slots = facts.needed.slots
    heard, filling, undecided = _seated(
        facts, [_hear(facts, vote) for vote in facts.votes if vote.kind is Kind.APPROVE]
    )
    open_slots = [slot for index, slot in enumerate(slots) if index not in filling.places]
    permits = tuple(_permit_verdict(facts, permit) for permit in facts.permits)
    documents = _open_documents(facts, permits)
    shown = tuple(_with_slot(facts, each, filling) for each in heard)
    blocks = _blocks(facts, open_slots, filling, documents)
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
        eligible=_eligible(facts, open_slots, undecided, filling),
        approvals=shown,
        permits=permits,
        letters=tuple(letter_subjects(facts)),
        blocks=blocks,
        former_code=_former_code(facts, shown),
        text_at=facts.text_at or facts.changed_at,
    )


def _former_code(facts: GateFacts, approvals: Iterable[Approval]) -> str:
    """The code by the older formula, where an approval counts that the record took in before its first salt."""
    now, counting = facts.revision, {each.comment_id for each in approvals if each.counts}
    rests = now is not None and any(
        now.code_for(vote.entry) == now.former
        for vote in facts.votes
        if vote.comment is not None and vote.comment.id in counting
    )
    return now.former if now is not None and rests else ""


def _decided_at(facts: GateFacts, counting: Sequence[Approval]) -> datetime:
    """The last decision that an open gate rests on: an approval that counts, or one that lifted a rejection."""
    lifted = [vote.at for vote in facts.votes if lifts_rejection(facts, vote)]
    return max([facts.changed_at, *lifted, *(approval.at for approval in counting)])


def _hear(facts: GateFacts, vote: Vote) -> _Heard:
    fault = flaw(facts, vote) or undone(facts, vote)
    is_good = fault is None or fault.code in _RECORDED
    is_muted = vote.comment is not None and vote.comment.id in facts.muted
    voices = voices_of(facts, vote, facts.needed.slots) if is_good and not is_muted else {}
    if is_good and not voices:
        fault = Reason(Why.PRINCIPAL_DECIDED)
    approval = Approval(
        comment_id=vote.comment.id if vote.comment else 0,
        login=vote.author.login if vote.author else "ghost",
        at=vote.at,
        counts=fault is None,
        reason=fault or Reason(Why.COUNTS),
        recorder=vote.recorder.login if vote.recorder else "",
    )
    return _Heard(person=key_of(vote.author), voices=voices, approval=approval)


def _permit_verdict(facts: GateFacts, permit: Permit) -> Approval:
    fault = permit_flaw(facts, permit)
    return Approval(
        comment_id=permit.comment.id,
        login=permit.recorder.login,
        at=permit.at,
        counts=fault is None,
        reason=fault or Reason(Why.COUNTS),
        fills=permit.letter.subject,
        recorder=permit.recorder.login,
    )


def _open_documents(facts: GateFacts, permits: Sequence[Approval]) -> tuple[str, ...]:
    there = {permit.fills for permit in permits if permit.counts}
    return tuple(document for document in facts.needed.documents if document not in there)


def _seated(facts: GateFacts, heard: Iterable[_Heard]) -> tuple[tuple[_Heard, ...], Filling[Slot], Voices[Slot]]:
    """Who sits where: the verdicts with their voices, the filling, and who else could fill which slot."""
    slots = facts.needed.slots
    kept = tuple(_in_person_first(heard))
    decided = _together(kept)
    undecided = open_seats(facts, slots, tuple(decided))
    filling = fill(slots, decided, undecided)
    left = {slot for index, slot in enumerate(slots) if index not in filling.places}
    # A slot is left, and there is somebody for it: then the voice it takes speaks from another slot.
    mute = {each for each, voices in decided.items() if filling.place_of(each) is None and left & _slots_of(voices)}
    if not mute:
        return tuple(_only_one(slots, kept, filling)), filling, undecided
    return _seated(facts, [_without_voice(each) if each.person in mute else each for each in kept])


def _in_person_first(heard: Iterable[_Heard]) -> Iterator[_Heard]:
    """The voice of who decided in person is taken from everybody else; without another one they are not heard."""
    found = tuple(heard)
    in_person = {each.person for each in found if each.approval.counts and each.person in each.voices}
    for each in found:
        voices = {
            voice: slots for voice, slots in each.voices.items() if voice == each.person or voice not in in_person
        }
        if voices == each.voices:
            yield each
        else:
            yield replace(each, voices=voices) if voices else _without_voice(each)


def _together(heard: Iterable[_Heard]) -> Voices[Slot]:
    """What each person may fill by all approvals together: a letter fits fewer slots than a comment."""
    found: dict[int, dict[int, frozenset[Slot]]] = {}
    for each in heard:
        if each.approval.counts:
            known = found.setdefault(each.person, {})
            known |= {voice: known.get(voice, frozenset()) | slots for voice, slots in each.voices.items()}
    return found


def _only_one(slots: Sequence[Slot], heard: Sequence[_Heard], filling: Filling[Slot]) -> Iterator[_Heard]:
    """The first approval of a person that fits the slot is the one; the others are repeated."""
    chosen: dict[int, _Heard] = {}
    for each in heard:
        place = filling.place_of(each.person)
        if each.approval.counts and (place is None or _fits(each, slots[place], filling.places[place][1])):
            chosen.setdefault(each.person, each)
    for each in heard:
        repeated = each.approval.counts and chosen[each.person] is not each
        yield replace(each, approval=_refused(each.approval, Reason(Why.REPEATED))) if repeated else each


def _fits(heard: _Heard, slot: Slot, voice: int) -> bool:
    return slot in heard.voices.get(voice, ())


def _without_voice(heard: _Heard) -> _Heard:
    """What keeps it from counting is told as long as it lasts, not only that the record knows of it."""
    is_told = heard.approval.counts or heard.approval.reason.code in _RECORDED
    approval = _refused(heard.approval, Reason(Why.PRINCIPAL_DECIDED)) if is_told else heard.approval
    return replace(heard, voices={}, approval=approval)


def _with_slot(facts: GateFacts, heard: _Heard, filling: Filling[Slot]) -> Approval:
    """The approval with its slot; without one it is surplus."""
    place = filling.place_of(heard.person)
    if not heard.approval.counts:
        is_used = bool(heard.voices) and heard.person not in heard.voices and filling.heard >= set(heard.voices)
        return _without_voice(heard).approval if is_used else heard.approval
    if place is None:
        return _refused(heard.approval, Reason(Why.NO_OPEN_SLOT))
    voice = filling.places[place][1]
    principal = facts.case.desk.numbered(voice) if voice != heard.person else None
    role = facts.needed.slots[place].role
    return replace(heard.approval, fills=role, on_behalf=principal.login if principal else "")


def _slots_of(voices: Mapping[int, frozenset[Slot]]) -> set[Slot]:
    return {slot for found in voices.values() for slot in found}


def _refused(approval: Approval, reason: Reason) -> Approval:
    return replace(approval, counts=False, reason=reason)


def _eligible(
    facts: GateFacts, open_slots: Sequence[Slot], undecided: Voices[Slot], filling: Filling[Slot]
) -> dict[str, tuple[Person, ...]]:
    """Who could still fill an open slot, by role: with a voice that no counted approval uses."""
    free = unheard(undecided, filling.heard)
    return {
        slot.role: tuple(
            person
            for person in facts.case.desk.holders(slot.role, facts.at)
            if any(slot in found for found in free.get(person.number, {}).values())
        )
        for slot in dict.fromkeys(open_slots)
    }


def _is_requester_known(facts: GateFacts) -> bool:
    """Whether a person asks: the author, or somebody of the unit who signed the requirements in the author's place.

    Where a program, or an account that is gone, filed the request, nobody could tell an approver from the requester.
    """
    case = facts.case
    author = case.request.author
    return (author is not None and author.is_person) or bool(facts.doers.get(case.process.intake.key))


def _blocks(
    facts: GateFacts, open_slots: Sequence[Slot], filling: Filling[Slot], documents: Sequence[str]
) -> tuple[Reason, ...]:
    roles = ", ".join(dict.fromkeys(slot.role for slot in open_slots))
    blocks: list[Reason] = []
    if facts.revision is None:
        blocks.append(Reason(Why.EVIDENCE_INCOMPLETE))
    if not _is_requester_known(facts):
        blocks.append(Reason(Why.REQUESTER_UNKNOWN))
    if not facts.needed.slots:
        blocks.append(Reason(Why.NO_APPROVAL_ROW))
    blocks += [
        Reason(Why.REJECTED, {"login": vote.author.login if vote.author else "ghost"})
        for vote in standing_rejections(facts)
    ]
    if open_slots:
        blocks.append(Reason(Why.MISSING_APPROVAL, {"roles": roles}))
    if documents:
        blocks.append(Reason(Why.MISSING_DOCUMENT, {"documents": ", ".join(documents)}))
    if filling.rest < len(open_slots):
        blocks.append(Reason(Why.TOO_FEW_ELIGIBLE, {"roles": roles}))
    return tuple(blocks)
