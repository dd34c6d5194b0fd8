"""Why an approval or a permit does not count in itself (design section 4, rules 2, 3, 4, 5 and 13)."""

from datetime import date, datetime, timedelta

from .authority import same
from .duties import LETTER, Bar
from .problem import Reason
from .record import EntryKind
from .request import Account, Comment
from .votes import GateFacts, Kind, Permit, Vote, letter_role


def flaw(facts: GateFacts, vote: Vote) -> Reason | None:
    """Why this approval does not count in itself, or None."""
    author = vote.author
    if author is None or not author.is_person or vote.comment is None:
        return Reason("not_a_person")
    return (
        _of_comment(facts, vote.comment)
        or (_of_letter(facts, vote) if vote.letter is not None else None)
        or _of_office(facts, author, vote.at)
        or barred(facts, author)
        or _wrong_code(facts, vote.code, vote.at)
        or _decided_otherwise(facts, vote)
    )


def permit_flaw(facts: GateFacts, permit: Permit) -> Reason | None:
    """Why this permit is not on record, or None."""
    return (
        _of_comment(facts, permit.comment)
        or _of_recorder(facts, permit.recorder, permit.at)
        or _of_day(facts, permit.letter.day, permit.at)
        or _wrong_code(facts, permit.code, permit.at)
        or _decided_otherwise(facts, permit)
    )


def barred(facts: GateFacts, account: Account) -> Reason | None:
    """Why separation of duties keeps this person from filling any slot (rule 5), or None."""
    return facts.bar.reason(account)


def undone(facts: GateFacts, vote: Vote) -> Reason | None:
    """A later rejection or withdrawal by the same person (rule 3); an approval after it counts anew."""
    position = facts.votes.index(vote)
    for later in facts.votes[position + 1 :]:
        if same(later.author, vote.author) and later.kind is not Kind.APPROVE:
            return Reason("rejected_later" if later.kind is Kind.REJECT else "withdrawn")
    return None


def standing_rejections(facts: GateFacts) -> tuple[Vote, ...]:
    """Rejections by holders of a needed role that bind: neither taken back by an approval of theirs nor outdated."""
    return tuple(vote for index, vote in enumerate(facts.votes) if _rejects(facts, index, vote))


def lifts_rejection(facts: GateFacts, vote: Vote) -> bool:
    """Whether this approval takes back a binding rejection by the same person, even if it fills no slot itself."""
    earlier = facts.votes[: facts.votes.index(vote)]
    rejections = [before.author for before in earlier if _was_rejection(facts, before, vote.author)]
    return any(author is not None and _takes_back(facts, vote, author) for author in rejections)


def _rejects(facts: GateFacts, index: int, vote: Vote) -> bool:
    if vote.kind is not Kind.REJECT or vote.author is None or vote.at <= facts.changed_at:
        return False
    # A recorded rejection was judged then; taking its author out of the desk file must not open the gate.
    if vote.entry is None and not _may_ever_decide(facts, vote):
        return False
    return not any(_takes_back(facts, later, vote.author) for later in facts.votes[index + 1 :])


def _may_ever_decide(facts: GateFacts, vote: Vote) -> bool:
    """Whether the author held a role of any row: a rejection binds although other rows apply by now."""
    desk = facts.case.desk
    roles = dict.fromkeys(role for row in desk.approvals for role, _ in row.needs)
    return any(desk.holds(vote.author, role, vote.at) for role in roles)


def _takes_back(facts: GateFacts, vote: Vote, author: Account) -> bool:
    """Whether this approval lifts a rejection by `author`: only a comment of one's own does, no letter."""
    return vote.kind is Kind.APPROVE and vote.letter is None and same(vote.author, author) and flaw(facts, vote) is None


def _was_rejection(facts: GateFacts, vote: Vote, author: Account | None) -> bool:
    return vote.kind is Kind.REJECT and same(vote.author, author) and vote.at > facts.changed_at


def _of_comment(facts: GateFacts, comment: Comment) -> Reason | None:
    if comment.edited_at is not None:
        return Reason("edited")
    if comment.via_email:
        return Reason("via_email")
    return Reason("login_reused") if facts.case.desk.is_namesake(comment.author) else None


def _of_office(facts: GateFacts, author: Account, at: datetime) -> Reason | None:
    """Whether the author held a needed role when deciding; a delegate outside the window is told so."""
    desk = facts.case.desk
    if any(desk.holds(author, role, at) for role in facts.roles):
        return None
    person = desk.person(author)
    named = [each for each in desk.delegations if each.delegate == person and each.role in facts.roles]
    if named:
        zone = timedelta(minutes=desk.calendar.utc_offset_minutes)
        days = {"from": named[-1].mulai + zone, "until": named[-1].sampai + zone - timedelta(days=1)}
        return Reason("outside_delegation", {name: day.date().isoformat() for name, day in days.items()})
    return Reason("not_in_role", {"roles": ", ".join(sorted(facts.roles))})


def _of_letter(facts: GateFacts, vote: Vote) -> Reason | None:
    letter, recorder, author = vote.letter, vote.recorder, vote.author
    if letter is None or recorder is None:
        return None
    role = letter_role(facts, vote)
    if not role:
        return Reason("letter_not_taken", {"subject": letter.subject})
    desk, signed_at = facts.case.desk, _noon(facts, letter.day)
    if not (desk.holds(author, role, vote.at) and desk.holds(author, role, signed_at)):
        return Reason("signatory_not_in_role", {"roles": role})
    if same(author, recorder):
        return Reason("recorder_signed")
    return _of_recorder(facts, recorder, vote.at) or _of_day(facts, letter.day, vote.at)


def _of_recorder(facts: GateFacts, recorder: Account, at: datetime) -> Reason | None:
    role = facts.case.desk.recorded_by
    if not role or not facts.case.desk.holds(recorder, role, at):
        return Reason("recorder_not_in_role", {"role": role})
    found = Bar(case=facts.case, doers=facts.doers, act=LETTER, now=facts.at).reason(recorder)
    return Reason("recorder_barred", {"why": found.code}) if found else None


def _of_day(facts: GateFacts, day: date, at: datetime) -> Reason | None:
    """A letter that names the present code was signed since that code exists, and not after it was recorded."""
    zone = timedelta(minutes=facts.case.desk.calendar.utc_offset_minutes)
    first, last = (facts.changed_at + zone).date(), (at + zone).date()
    if first <= day <= last:
        return None
    return Reason("letter_day", {"day": day.isoformat(), "from": first.isoformat(), "until": last.isoformat()})


def _noon(facts: GateFacts, day: date) -> datetime:
    """Noon of a day in the desk's time zone."""
    offset = timedelta(minutes=facts.case.desk.calendar.utc_offset_minutes)
    return datetime(day.year, day.month, day.day, 12, tzinfo=facts.at.tzinfo) - offset


def _wrong_code(facts: GateFacts, code: str | None, at: datetime) -> Reason | None:
    if code is None:
        return Reason("code_unreadable")
    if facts.revision is None:
        return Reason("nothing_to_approve")
    if code != facts.revision.code:
        return Reason("other_code", {"written": code, "code": facts.revision.code})
    if at <= facts.changed_at:
        return Reason("earlier_than_change")
    return None


def _decided_otherwise(facts: GateFacts, found: Vote | Permit) -> Reason | None:
    """Refused once or lapsed once is refused for ever; a recorded digest must go on matching."""
    entry, comment = found.entry, found.comment
    if found.refused or (entry is not None and entry.kind is EntryKind.REFUSAL):
        return Reason("refused_before")
    if comment is not None and comment.id in facts.lapsed:
        return Reason("lapsed")
    if entry is not None and facts.revision is not None and entry.revision != facts.revision.digest:
        return Reason("other_digest")
    return None
