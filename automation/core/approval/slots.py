"""Who may fill which slot: in person, in the name of another, or by a recorded letter (rules 4, 5 and 13).

A voice is heard once: what somebody decides in person stands before what a delegate decides in that person's name.
People are known by their numbers alone, whatever their accounts are called now.
"""

from collections.abc import Mapping, Sequence

from automation.core.history.record import LETTER_RULE, EntryKind
from automation.core.history.request import Account
from automation.core.policy.authority import same
from automation.core.policy.desk import Person
from automation.core.policy.duties import account_of
from automation.core.policy.matrix import Slot

from .eligibility import barred
from .matching import Voices
from .votes import GateFacts, Kind, Vote, letter_role


def key_of(account: Account | None) -> int:
    """The number by which a seat is known: one person has one; 0 for an account without a number, which has no seat."""
    return (account.id if account is not None else None) or 0


def voices_of(facts: GateFacts, vote: Vote, slots: Sequence[Slot]) -> Mapping[int, frozenset[Slot]]:
    """With whose voice this approval may fill which slots: the author's own first, then those of others."""
    desk = facts.case.desk
    person, found = desk.person(vote.author), dict[int, set[Slot]]()
    for slot in _offered(facts, vote, slots):
        if vote.speaks_for(key_of(vote.author)) and person in desk.officers(slot.role, vote.at, taken=vote.was_taken):
            found.setdefault(key_of(vote.author), set()).add(slot)
        for speaker in desk.principals(vote.author, slot.role, vote.at, taken=vote.was_taken):
            if vote.speaks_for(speaker.number) and _lends(facts, vote, speaker):
                found.setdefault(speaker.number, set()).add(slot)
    return {voice: frozenset(each) for voice, each in found.items()}


def spoken_for(facts: GateFacts, vote: Vote) -> tuple[int, ...]:
    """Whom an approval counts for beside its author, by number, as the record will say: nobody for a personal one.

    The author's own number is among them where the author might fill a slot in person as well.
    """
    voices = sorted(voices_of(facts, vote, facts.needed.slots))
    return () if voices == [key_of(vote.author)] else tuple(voices)


def open_seats(facts: GateFacts, slots: Sequence[Slot], decided: Sequence[int]) -> Voices[Slot]:
    """Who else could fill which slot now, with whose voice: nobody who is barred, and no voice of the `decided`.

    Who has no account decides by a letter, where the slot takes one (rule 13).
    """
    desk = facts.case.desk
    found: dict[int, dict[int, set[Slot]]] = {}
    for slot in dict.fromkeys(slots):
        for person in desk.holders(slot.role, facts.at):
            account = account_of(person)
            is_able = person.has_account or slot.letters
            if not is_able or person.number in decided or barred(facts, account) is not None:
                continue
            for speaker in desk.principals(account, slot.role, facts.at) or (person,):
                voice = speaker.number
                if voice not in decided and (speaker is person or barred(facts, account_of(speaker)) is None):
                    found.setdefault(person.number, {}).setdefault(voice, set()).add(slot)
    return {name: {voice: frozenset(each) for voice, each in lent.items()} for name, lent in found.items()}


def _lends(facts: GateFacts, vote: Vote, person: Person) -> bool:
    """Whether `person` lends a voice for this vote: whoever is barred, or took back since what was said, does not."""
    account = account_of(person)
    later = facts.votes[facts.votes.index(vote) + 1 :]
    is_taken_back = any(each.kind is not Kind.APPROVE and same(each.author, account) for each in later)
    return not is_taken_back and not _is_touched_since(facts, vote, account) and barred(facts, account, vote) is None


def _is_touched_since(facts: GateFacts, vote: Vote, account: Account) -> bool:
    """Whether the recorded approval of `account` was edited or deleted since this vote.

    No edit gives anybody a voice (rule 3), and no deletion opens a gate (rule 8). Which came first in one second nobody
    can tell.
    """
    request, digest = facts.case.request, facts.revision.digest if facts.revision else ""
    approvals = {
        entry.comments[0]
        for entry in request.record or ()
        if entry.kind is EntryKind.APPROVAL and entry.rule != LETTER_RULE and entry.revision == digest
    }
    touched = [
        comment.edited_at for comment in request.comments if comment.id in approvals and same(comment.author, account)
    ]
    if approvals - {comment.id for comment in request.comments}:
        # A deletion whose author GitHub does not tell may be that of this approval.
        touched += [each.at for each in request.deletions if each.author is None or same(each.author, account)]
    return any(at is not None and at >= vote.at for at in touched)


def _offered(facts: GateFacts, vote: Vote, slots: Sequence[Slot]) -> Sequence[Slot]:
    """A comment may fill any slot; a letter only one of the role that it says, where the matrix takes letters."""
    if vote.letter is None:
        return slots
    role = letter_role(facts, vote)
    return [slot for slot in slots if slot.letters and slot.role == role]
