"""Why an approval or a permit does not count in itself (rules 2, 3, 4, 5 and 13)."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import Account, Comment
from automation.core.policy.authority import Case, contains, same
from automation.core.policy.duties import LETTER, account_of
from automation.core.policy.rights import was_in_office
from automation.core.policy.uncertain import reason_of, wanting
from automation.core.problem import Reason
from automation.core.why import Why

from .letters import Letter
from .votes import GateFacts, Kind, Permit, Vote, letter_role


def flaw(facts: GateFacts, vote: Vote, roles: Sequence[str] | None = None) -> Reason | None:
    """Why this approval does not count in itself, or None; `roles` are those that may give it, if not the needed."""
    author = vote.author
    # A letter may be of somebody without an account, who does nothing else here (rule 13).
    if author is None or vote.comment is None or not (author.is_person or vote.letter is not None):
        return Reason(Why.NOT_A_PERSON)
    return (
        _of_comment(facts, vote.comment)
        or (_of_letter(facts, vote, author, vote.letter) if vote.letter is not None else None)
        or _of_office(facts, author, vote, facts.roles if roles is None else roles)
        or barred(facts, author, vote)
        or _of_principals(facts, author, vote, facts.roles if roles is None else roles)
        or _of_second(vote)
        or _wrong_code(facts, vote)
        or _decided_otherwise(facts, vote)
        or (Reason(Why.REFUSED_BEFORE) if roles is None and _only_lifts(vote) else None)
    )


def _of_second(vote: Vote) -> Reason | None:
    """Who writes another command below an approval leaves open which is meant; what the desk took before stands."""
    return Reason(Why.SECOND_COMMAND, {"second": vote.second}) if vote.second and not vote.was_taken else None


def _only_lifts(vote: Vote) -> bool:
    """Whether this took back a rejection and nothing else; what is needed later changes nothing of that (rule 4)."""
    return vote.only_lifts or (
        vote.entry is not None and vote.entry.code == Why.REJECTION_LIFTED and not vote.entry.role
    )


def permit_flaw(facts: GateFacts, permit: Permit) -> Reason | None:
    """Why this permit is not on record, or None."""
    return (
        _of_comment(facts, permit.comment)
        or _of_recorder(facts, permit.recorder, permit)
        or _of_day(facts, permit.letter.day, permit.at)
        or _wrong_code(facts, permit)
        or _decided_otherwise(facts, permit)
    )


def barred(facts: GateFacts, account: Account, vote: Vote | None = None) -> Reason | None:
    """Why separation of duties keeps this person from filling any slot, by this vote or by one of now (rule 5)."""
    if vote is None:
        return facts.bar.reason(account)
    if _records_own(facts, vote, account):
        return Reason(Why.RECORDER_SIGNED)
    return facts.bar.reason(account, vote.at, as_before=_is_former(vote.entry))


def _records_own(facts: GateFacts, vote: Vote, account: Account) -> bool:
    """Whether a letter of this person was put on record by the same person, in person or through a deputy (rule 5)."""
    if vote.letter is None or vote.recorder is None or _is_former(vote.entry):
        return False
    role = facts.case.desk.recorded_by
    by = facts.bar_from(LETTER).standing(vote.recorder, role, vote.at).principals or (vote.recorder.id,)
    return all(number == account.id for number in by)


def _is_former(entry: Entry | None) -> bool:
    """Whether a desk took this in that wrote the first format: it does not lapse for what that desk did not ask."""
    return entry is not None and entry.is_former


def undone(facts: GateFacts, vote: Vote) -> Reason | None:
    """A later rejection or withdrawal by the same person (rule 3); an approval after it counts anew."""
    position = facts.votes.index(vote)
    for later in facts.votes[position + 1 :]:
        if same(later.author, vote.author) and later.kind is not Kind.APPROVE:
            if later.at < vote.at or later.number < vote.number:
                return Reason(Why.ORDER_UNCLEAR)
            return Reason(Why.REJECTED_LATER if later.kind is Kind.REJECT else Why.WITHDRAWN)
    return None


def standing_rejections(facts: GateFacts) -> tuple[Vote, ...]:
    """Rejections by holders of a deciding role that bind: neither taken back by an approval of theirs nor outdated."""
    return tuple(vote for index, vote in enumerate(facts.votes) if _rejects(facts, index, vote))


def lifts_rejection(facts: GateFacts, vote: Vote) -> bool:
    """Whether this approval takes back a binding rejection by the same person, even if it fills no slot itself."""
    earlier = facts.votes[: facts.votes.index(vote)]
    mine = [each for each in earlier if _rejects_this(facts, each) and _is_theirs(facts, vote, each)]
    return bool(mine) and _takes_back(facts, vote)


def _rejects(facts: GateFacts, index: int, vote: Vote) -> bool:
    # A recorded rejection was judged then; taking its author out of the desk file must not open the gate.
    is_bound = vote.author is not None and (vote.entry is not None or facts.case.desk.decides(vote.author, vote.at))
    return is_bound and _rejects_this(facts, vote) and not _is_lifted(facts, vote, facts.votes[index + 1 :])


def _is_lifted(facts: GateFacts, rejection: Vote, later: Sequence[Vote]) -> bool:
    """Whether it was taken back: by who rejected, else by everybody in whose name it was said.

    Of those only who was still in office when the last of the others approved.
    """
    lifting = [each for each in later if _is_theirs(facts, each, rejection) and _takes_back(facts, each)]
    if any(same(each.author, rejection.author) for each in lifting):
        return True
    named = [Account(login="", id=number) for number in _spoken_for(facts, rejection)]
    last = max((each.at for each in lifting), default=facts.at)
    in_office = [each for each in named if _could_decide(facts.case, each, last)] or named
    return bool(lifting) and all(contains([each.author for each in lifting], person) for person in in_office)


def _is_theirs(facts: GateFacts, vote: Vote, rejection: Vote) -> bool:
    """Whether a vote may take this rejection back: the same person's, or the principal's of a deputy of then.

    While the deputy may decide, it is for the deputy to take it back; a deputation that stands in the desk file no more
    was over when a run saw it gone, not before.
    """
    if same(vote.author, rejection.author):
        return True
    named = [Account(login="", id=number) for number in _spoken_for(facts, rejection)]
    return contains(named, vote.author) and not _could_decide(facts.case, rejection.author, vote.at)


def _could_decide(case: Case, account: Account | None, at: datetime) -> bool:
    """Whether somebody could decide then, by the desk file of now or by what runs saw of it."""
    person = case.desk.person(account)
    numbers = person.numbers if person is not None else (account.id if account is not None else None,)
    return case.desk.decides(account, at) or was_in_office(case.request.register, numbers, case.desk.deciding_roles, at)


def _spoken_for(facts: GateFacts, rejection: Vote) -> tuple[int, ...]:
    """In whose names somebody rejected, by the record or by the desk file; nobody's for an office of one's own."""
    entry = rejection.entry
    if entry is not None and not entry.is_former:
        return entry.principals
    return deciding_for(facts.case, rejection.author, rejection.at)


def deciding_for(case: Case, account: Account | None, at: datetime) -> tuple[int, ...]:
    """In whose names somebody decides who holds no deciding office in person, by account number."""
    desk = case.desk
    lent = [desk.principals(account, role, at) for role in desk.deciding_roles if desk.holds(account, role, at)]
    numbers = [person.account_id for each in lent for person in each if person.account_id is not None]
    return tuple(dict.fromkeys(numbers)) if all(lent) else ()


def _rejects_this(facts: GateFacts, vote: Vote) -> bool:
    """Whether this rejects the present text: that which the record names, else what stands since its last change.

    A request that was cancelled and taken up again asks for new approvals, but what was rejected is still the same.
    """
    known = vote.entry.revision if vote.entry is not None else ""
    present = facts.revision.digest if facts.revision is not None else known
    is_this = present == known if known else (vote.stands_at or vote.at) >= (facts.text_at or facts.changed_at)
    return vote.kind is Kind.REJECT and is_this


def _takes_back(facts: GateFacts, vote: Vote) -> bool:
    """Whether this approval lifts its author's rejections: only a comment of one's own does, no letter.

    Who could reject can take it back, also in an office whose approval is not needed here. Who withdraws that approval
    stands by the rejection again.
    """
    is_comment = vote.kind is Kind.APPROVE and vote.letter is None
    # One that was asked for is gone with that office, or when an emergency asks for others, whatever office there is.
    was_needed = vote.was_needed or (
        vote.entry is not None and (vote.entry.code != Why.REJECTION_LIFTED or vote.entry.role)
    )
    roles = facts.roles if was_needed else facts.case.desk.deciding_roles
    return is_comment and (flaw(facts, vote, roles) or undone(facts, vote)) is None


def _of_comment(facts: GateFacts, comment: Comment) -> Reason | None:
    if comment.edited_at is not None:
        return Reason(Why.EDITED)
    if comment.via_email:
        return Reason(Why.VIA_EMAIL)
    namesake = facts.case.desk.namesake(comment.author)
    return Reason(Why.LOGIN_REUSED) if namesake is not None and namesake.is_certain else None


def _of_office(facts: GateFacts, author: Account, vote: Vote, roles: Sequence[str]) -> Reason | None:
    """Whether the author held one of the roles when deciding; a delegate outside the window is told so."""
    desk = facts.case.desk
    if any(desk.holds(author, role, vote.at, taken=vote.was_taken) for role in roles):
        return None
    if former := desk.gave_up(author, vote.at):
        return Reason(Why.FORMER_ACCOUNT, {"login": former.login})
    if lacking := wanting(desk, author, roles):
        return lacking
    person = desk.person(author)
    named = [each for each in desk.delegations if each.delegate == person and each.role in roles]
    if named:
        zone = desk.calendar.offsets
        days = {"from": zone.local(named[-1].mulai), "until": zone.local(named[-1].sampai) - timedelta(days=1)}
        return Reason(Why.OUTSIDE_DELEGATION, {name: day.date().isoformat() for name, day in days.items()})
    return Reason(Why.NOT_IN_ROLE, {"roles": ", ".join(sorted(roles))})


def _of_principals(facts: GateFacts, author: Account, vote: Vote, roles: Sequence[str]) -> Reason | None:
    """Whether an author who decides for others only has somebody to decide for who is not barred (rule 5)."""
    desk = facts.case.desk
    held = [role for role in roles if desk.holds(author, role, vote.at, taken=vote.was_taken)]
    lent = [desk.principals(author, role, vote.at, taken=vote.was_taken) for role in held]
    named = {person for each in lent for person in each if vote.speaks_for(person.number)}
    if not all(lent) or any(barred(facts, account_of(person), vote) is None for person in named):
        return None
    return Reason(Why.PRINCIPAL_BARRED)


def _of_letter(facts: GateFacts, vote: Vote, author: Account, letter: Letter) -> Reason | None:
    role = letter_role(facts, vote)
    if not role:
        return Reason(Why.LETTER_NOT_TAKEN, {"subject": letter.subject})
    if author.id is None:
        return _of_unnamed(facts, letter)
    desk, signed_at = facts.case.desk, _noon(facts, letter.day)
    if not all(desk.holds(author, role, at, taken=vote.was_taken) for at in (vote.at, signed_at)):
        return Reason(Why.SIGNATORY_NOT_IN_ROLE, {"roles": role})
    if same(author, vote.recorder):
        return Reason(Why.RECORDER_SIGNED)
    return _of_recorder(facts, vote.recorder, vote) or _of_day(facts, letter.day, vote.at)


def _of_unnamed(facts: GateFacts, letter: Letter) -> Reason:
    """Why a recorded letter is nobody's: its signatory has no number yet, or could not be told when it was fixed."""
    people = facts.case.desk.named(letter.signatory)
    if len(people) == 1 and not people[0].is_certain:
        return reason_of(people[0])
    return Reason(Why.SIGNATORY_UNSETTLED)


def _of_recorder(facts: GateFacts, recorder: Account | None, found: Vote | Permit) -> Reason | None:
    role = facts.case.desk.recorded_by
    if recorder is None or not facts.case.desk.holds(recorder, role, found.at, taken=found.was_taken):
        return Reason(Why.RECORDER_NOT_IN_ROLE, {"role": role})
    why = facts.bar_from(LETTER).standing(recorder, role, found.at, as_before=_is_former(found.entry)).reason
    return Reason(Why.RECORDER_BARRED, {"why": why.code}) if why else None


def _of_day(facts: GateFacts, day: date, at: datetime) -> Reason | None:
    """A letter that names the present code was signed since that code exists, and not after it was recorded."""
    zone = facts.case.desk.calendar.offsets
    first, last = zone.local(facts.changed_at).date(), zone.local(at).date()
    if first <= day <= last:
        return None
    return Reason(Why.LETTER_DAY, {"day": day.isoformat(), "from": first.isoformat(), "until": last.isoformat()})


def _noon(facts: GateFacts, day: date) -> datetime:
    """Noon of a day in the desk's time zone."""
    return facts.case.desk.calendar.offsets.instant(datetime.combine(day, time(12)))


def _wrong_code(facts: GateFacts, found: Vote | Permit) -> Reason | None:
    if found.code is None:
        return Reason(Why.CODE_UNREADABLE)
    if facts.revision is None:
        return Reason(Why.NOTHING_TO_APPROVE)
    if found.code != facts.revision.code_for(found.entry):
        return Reason(Why.OTHER_CODE, {"written": found.code, "code": facts.revision.code})
    if found.at <= facts.changed_at:
        return Reason(Why.EARLIER_THAN_CHANGE)
    # GitHub's clocks may differ: what it covers must have been there by its number too.
    return Reason(Why.ORDER_UNCLEAR) if found.number <= facts.changed_number else None


def _decided_otherwise(facts: GateFacts, found: Vote | Permit) -> Reason | None:
    """Refused once or lapsed once is refused for ever; a recorded digest must go on matching."""
    entry, comment = found.entry, found.comment
    if found.refused or (entry is not None and entry.kind is EntryKind.REFUSAL):
        return Reason(Why.REFUSED_BEFORE)
    if comment is not None and comment.id in facts.lapsed:
        return Reason(Why.LAPSED)
    if entry is not None and facts.revision is not None and entry.revision != facts.revision.digest:
        return Reason(Why.OTHER_DIGEST)
    return None
