"""Gates that are wrong on purpose: each breaks one rule, and the cases must show it. A proof that can fail."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from automation.core.desk import Delegation, Term
from automation.core.gate import judge
from automation.core.request import Account, Comment
from automation.core.votes import GateFacts, Kind, Vote

Gate = Callable[[GateFacts], bool]
AT_LAST = datetime(2100, 1, 1, tzinfo=UTC)


def right(facts: GateFacts) -> bool:
    """The gate of the desk."""
    return judge(facts).is_open


def counts_any_comment_with_the_word(facts: GateFacts) -> bool:
    """The word is enough: no code, no time, no edit is looked at."""
    wanted = facts.revision.code if facts.revision else ""
    unlooked = _each(facts, edited_at=None, via_email=False)
    return judge(replace(unlooked, votes=_coded(unlooked, wanted))).is_open


def ignores_edits(facts: GateFacts) -> bool:
    """A comment edited into an approval counts."""
    return judge(_each(facts, edited_at=None)).is_open


def ignores_the_way_it_came(facts: GateFacts) -> bool:
    """A mail reply counts."""
    return judge(_each(facts, via_email=False)).is_open


def ignores_terms_of_office(facts: GateFacts) -> bool:
    """Whoever is or was listed counts at any time."""
    always = tuple(
        replace(
            role, terms=tuple(replace(term, mulai=datetime(2000, 1, 1, tzinfo=UTC), sampai=None) for term in role.terms)
        )
        for role in facts.case.desk.roles
    )
    return judge(replace(facts, case=replace(facts.case, desk=replace(facts.case.desk, roles=always)))).is_open


def asks_for_the_role_now(facts: GateFacts) -> bool:
    """The role is looked up at the time of judging, not of deciding."""
    return judge(_each(facts, created_at=facts.at)).is_open


def lets_one_person_fill_two_slots(facts: GateFacts) -> bool:
    """It counts comments, not people."""
    found = judge(facts)
    counting = [each for each in found.approvals if each.counts or each.reason.code == "repeated"]
    return (
        bool(found.slots) and len(counting) >= len(found.slots) and _only(facts, "missing_approval", "too_few_eligible")
    )


def ignores_the_code(facts: GateFacts) -> bool:
    """Any approval fits any text."""
    wanted = facts.revision.code if facts.revision else ""
    return judge(replace(facts, votes=_coded(facts, wanted))).is_open


def ignores_when_the_text_changed(facts: GateFacts) -> bool:
    """An approval from before the last change counts when its code fits again."""
    return judge(replace(facts, changed_at=datetime(2000, 1, 1, tzinfo=UTC))).is_open


def counts_the_second_of_the_change(facts: GateFacts) -> bool:
    """An approval in the very second of the last change counts."""
    same = tuple(vote.at == facts.changed_at for vote in facts.votes)
    return right(facts) or (any(same) and ignores_when_the_text_changed(facts))


def trusts_the_label(facts: GateFacts) -> bool:
    """A development label on the issue is taken for the approval."""
    gated = {step.label for step in facts.case.process.steps if step.gated}
    return right(facts) or bool(gated & facts.case.request.labels)


def ignores_withdrawals(facts: GateFacts) -> bool:
    """What was once approved stays approved."""
    return judge(replace(facts, votes=_without(facts, Kind.WITHDRAW))).is_open


def ignores_rejections(facts: GateFacts) -> bool:
    """Enough approvals outvote a rejection."""
    return judge(replace(facts, votes=_without(facts, Kind.REJECT))).is_open


def lets_a_rejection_stand_for_ever(facts: GateFacts) -> bool:
    """Whoever rejected once can never approve."""
    return right(facts) and not any(vote.kind is Kind.REJECT for vote in facts.votes)


def ignores_separation_of_duties(facts: GateFacts) -> bool:
    """Authors and editors approve their own work."""
    somebody = Account(login="somebody", id=1)
    case = replace(facts.case, request=replace(facts.case.request, author=somebody, edits=()))
    units = tuple(replace(unit, representatives=()) for unit in facts.case.desk.units)
    return judge(_under(replace(facts, doers={}, writers={}, case=case), units=units)).is_open


def knows_people_by_login(facts: GateFacts) -> bool:
    """Who takes over a login takes over the office."""
    people = {person.login: person.account_id for person in facts.case.desk.people}
    votes = tuple(_by(vote, people) for vote in facts.votes)
    return judge(replace(facts, votes=votes)).is_open


def takes_an_unknown_budget_for_a_small_one(facts: GateFacts) -> bool:
    """The highest row is forgotten."""
    return judge(replace(facts, weight=replace(facts.weight, budget=facts.weight.budget or 0))).is_open


def passes_when_nobody_is_needed(facts: GateFacts) -> bool:
    """No row means no approval."""
    return right(facts) or not judge(facts).slots


def overlooks_missing_evidence(facts: GateFacts) -> bool:
    """Enough approvals were given for something."""
    return right(facts) or (len(facts.votes) >= len(judge(facts).slots) > 0 and facts.revision is None)


def lets_a_delegate_act_at_any_time(facts: GateFacts) -> bool:
    """The window of a delegation is decoration."""
    desk = facts.case.desk
    always = [replace(each, mulai=datetime(2000, 1, 1, tzinfo=UTC), sampai=AT_LAST) for each in desk.delegations]
    return judge(_under(facts, delegations=tuple(always))).is_open


def takes_a_delegate_for_another_holder(facts: GateFacts) -> bool:
    """Holder and delegate are two people, so they fill two slots."""
    desk = facts.case.desk
    roles = tuple(
        replace(role, terms=(*role.terms, *(_term(each) for each in desk.delegations if each.role == role.key)))
        for role in desk.roles
    )
    return judge(_under(facts, roles=roles, delegations=())).is_open


def lets_the_barred_lend_their_voice(facts: GateFacts) -> bool:
    """A head who asks or plans sends a deputy."""
    lenders = {each.principal.login for each in facts.case.desk.delegations}
    author = facts.case.request.author
    request = replace(facts.case.request, author=None if author and author.login in lenders else author)
    doers = {act: tuple(each for each in who if each.login not in lenders) for act, who in facts.doers.items()}
    return _judged_with_known_requester(replace(facts, doers=doers, case=replace(facts.case, request=request)))


def lets_a_delegate_speak_after_a_withdrawal(facts: GateFacts) -> bool:
    """What the holder takes back in person leaves what was said in that name."""
    lenders = {each.principal.login for each in facts.case.desk.delegations}
    kept = tuple(vote for vote in facts.votes if not vote.author or vote.author.login not in lenders)
    return right(facts) or judge(replace(facts, votes=kept)).is_open


def seats_people_by_login(facts: GateFacts) -> bool:
    """A renamed account is another person beside the old name."""
    return right(facts) or (
        bool(facts.needed.slots)
        and len({vote.author.login for vote in facts.votes if vote.author}) >= len(facts.needed.slots)
        and _only(facts, "missing_approval", "too_few_eligible")
        and all(each.reason.code in {"counts", "repeated", "principal_decided"} for each in judge(facts).approvals)
    )


def takes_letters_everywhere(facts: GateFacts) -> bool:
    """Every row takes letters."""
    rows = tuple(replace(row, letters=True) for row in facts.case.desk.approvals)
    return judge(replace(_under(facts, approvals=rows))).is_open


def takes_a_letter_for_a_comment(facts: GateFacts) -> bool:
    """Who signed is believed, for whatever role and whoever wrote it down."""
    return judge(replace(facts, votes=tuple(replace(vote, letter=None) for vote in facts.votes))).is_open


def lets_the_planner_record(facts: GateFacts) -> bool:
    """Who wrote the plan puts the letter on record too."""
    recorders = [vote.recorder for vote in facts.votes] + [permit.recorder for permit in facts.permits]
    names = {account.login for account in recorders if account}
    doers = {act: tuple(each for each in who if each.login not in names) for act, who in facts.doers.items()}
    return judge(replace(facts, doers=doers)).is_open


def lets_anybody_record(facts: GateFacts) -> bool:
    """The role of the recorder is not asked for."""
    recorder = next(term.person for role in facts.case.desk.roles if role.key == "tim_it" for term in role.terms[1:])
    by = Account(login=recorder.login, id=recorder.account_id)
    return judge(
        replace(facts, votes=tuple(replace(vote, recorder=by) if vote.letter else vote for vote in facts.votes))
    ).is_open


def lets_a_signatory_record(facts: GateFacts) -> bool:
    """Who signs may also say that it was signed: the recorder is not compared with the signatory."""
    other = Account(login="pencatat", id=4242)
    desk = facts.case.desk
    person = replace(desk.people[0], login=other.login, account_id=other.id)
    roles = tuple(
        replace(role, terms=(*role.terms, *(replace(term, person=person) for term in role.terms[:1])))
        for role in desk.roles
    )
    votes = tuple(
        replace(vote, recorder=other) if vote.letter and vote.recorder and vote.recorder == vote.author else vote
        for vote in facts.votes
    )
    return judge(replace(_under(facts, people=(*desk.people, person), roles=roles), votes=votes)).is_open


def ignores_the_day_of_a_letter(facts: GateFacts) -> bool:
    """A letter from before the text approves it."""
    zone = timedelta(minutes=facts.case.desk.calendar.utc_offset_minutes)
    day = (facts.changed_at + zone).date()
    votes = tuple(replace(vote, letter=replace(vote.letter, day=day)) if vote.letter else vote for vote in facts.votes)
    return judge(replace(facts, votes=votes)).is_open


def lets_a_letter_lift_a_rejection(facts: GateFacts) -> bool:
    """A recorder can end what an approver refused."""
    signed = {vote.author.login for vote in facts.votes if vote.letter and vote.author}
    kept = tuple(vote for vote in facts.votes if vote.kind is not Kind.REJECT or vote.author.login not in signed)
    return judge(replace(facts, votes=kept)).is_open


def forgets_the_permits(facts: GateFacts) -> bool:
    """Approvals are enough."""
    return right(facts) or _only(facts, "missing_document")


def takes_any_permit(facts: GateFacts) -> bool:
    """Whatever was recorded, by whomever and for whichever text, is a permit."""
    return right(facts) or (bool(facts.permits) and _only(facts, "missing_document"))


def takes_an_unknown_risk_for_the_lowest(facts: GateFacts) -> bool:
    """Who leaves the risk out needs fewer approvals."""
    levels = facts.case.desk.levels
    return judge(replace(facts, weight=replace(facts.weight, risk=facts.weight.risk or levels.risk[0]))).is_open


def takes_unknown_data_for_harmless(facts: GateFacts) -> bool:
    """Who leaves the class of data out needs fewer approvals."""
    levels = facts.case.desk.levels
    return judge(replace(facts, weight=replace(facts.weight, data=facts.weight.data or levels.data[0]))).is_open


def skips_rows_of_an_unknown_unit(facts: GateFacts) -> bool:
    """A unit that nobody named has no rows."""
    return judge(replace(facts, weight=replace(facts.weight, unit=facts.weight.unit or "?"))).is_open


def reads_levels_as_names(facts: GateFacts) -> bool:
    """A row of one level does not apply to those above it."""
    desk = facts.case.desk
    rows = tuple(row for row in desk.approvals if not row.risk or row.risk == facts.weight.risk)
    return judge(_under(facts, approvals=rows)).is_open


def applies_the_rows_of_now(facts: GateFacts) -> bool:
    """Not those that were in force when the plan was posted."""
    return judge(replace(facts, weight=replace(facts.weight, posted_at=None))).is_open


def needs_nobody_in_an_emergency(facts: GateFacts) -> bool:
    """The shortened approval is none."""
    return right(facts) or (facts.weight.is_emergency and _only(facts, "missing_approval", "no_approval_row"))


def knows_no_emergencies(facts: GateFacts) -> bool:
    """The usual rows apply whatever happens."""
    return judge(replace(facts, weight=replace(facts.weight, is_emergency=False))).is_open


def forgets_what_the_record_refused(facts: GateFacts) -> bool:
    """What did not count may count tomorrow."""
    return judge(replace(facts, votes=tuple(replace(vote, entry=None, refused=False) for vote in facts.votes))).is_open


def forgets_what_lapsed(facts: GateFacts) -> bool:
    """An approval comes back with its text."""
    return judge(replace(facts, lapsed=frozenset())).is_open


def forgets_former_representatives(facts: GateFacts) -> bool:
    """Whose office at the unit is over approves its request."""
    desk = facts.case.desk
    units = tuple(
        replace(unit, representatives=tuple(term for term in unit.representatives if term.covers(facts.at)))
        for unit in desk.units
    )
    return judge(_under(facts, units=units)).is_open


WRONG: dict[Gate, int] = {
    counts_any_comment_with_the_word: 3,
    ignores_edits: 3,
    ignores_the_way_it_came: 3,
    ignores_terms_of_office: 4,
    asks_for_the_role_now: 4,
    lets_one_person_fill_two_slots: 5,
    ignores_the_code: 3,
    ignores_when_the_text_changed: 7,
    counts_the_second_of_the_change: 7,
    trusts_the_label: 1,
    ignores_withdrawals: 3,
    ignores_rejections: 8,
    lets_a_rejection_stand_for_ever: 8,
    ignores_separation_of_duties: 5,
    knows_people_by_login: 3,
    takes_an_unknown_budget_for_a_small_one: 6,
    passes_when_nobody_is_needed: 6,
    overlooks_missing_evidence: 2,
    lets_a_delegate_act_at_any_time: 4,
    takes_a_delegate_for_another_holder: 4,
    lets_the_barred_lend_their_voice: 4,
    lets_a_delegate_speak_after_a_withdrawal: 4,
    seats_people_by_login: 5,
    takes_letters_everywhere: 13,
    takes_a_letter_for_a_comment: 13,
    lets_the_planner_record: 13,
    lets_anybody_record: 13,
    lets_a_signatory_record: 13,
    ignores_the_day_of_a_letter: 13,
    lets_a_letter_lift_a_rejection: 8,
    forgets_the_permits: 6,
    takes_any_permit: 6,
    takes_an_unknown_risk_for_the_lowest: 6,
    takes_unknown_data_for_harmless: 6,
    skips_rows_of_an_unknown_unit: 6,
    reads_levels_as_names: 6,
    applies_the_rows_of_now: 6,
    needs_nobody_in_an_emergency: 10,
    knows_no_emergencies: 10,
    forgets_what_the_record_refused: 4,
    forgets_what_lapsed: 7,
    forgets_former_representatives: 5,
}
"""Each with the rule (design section 4) that it breaks."""


def _under(facts: GateFacts, **changes: Any) -> GateFacts:
    """The facts under another desk file."""
    return replace(facts, case=replace(facts.case, desk=replace(facts.case.desk, **changes)))


def _term(delegation: Delegation) -> Term:
    return Term(person=delegation.delegate, mulai=delegation.mulai, sampai=delegation.sampai)


def _judged_with_known_requester(facts: GateFacts) -> bool:
    """The verdict, where taking the author out must not count against the request."""
    return all(reason.code == "requester_unknown" for reason in judge(facts).blocks)


def _each(facts: GateFacts, **changes: object) -> GateFacts:
    votes = (_told_by(vote, replace(vote.comment, **changes)) if vote.comment else vote for vote in facts.votes)
    return replace(facts, votes=tuple(votes))


def _told_by(vote: Vote, comment: Comment) -> Vote:
    return replace(vote, comment=comment, author=comment.author, at=comment.created_at)


def _coded(facts: GateFacts, code: str) -> tuple[Vote, ...]:
    return tuple(replace(vote, code=code) if vote.kind is Kind.APPROVE else vote for vote in facts.votes)


def _without(facts: GateFacts, kind: Kind) -> tuple[Vote, ...]:
    return tuple(vote for vote in facts.votes if vote.kind is not kind)


def _by(vote: Vote, people: dict[str, int | None]) -> Vote:
    author = vote.comment.author if vote.comment else None
    known = people.get(author.login) if author else None
    if vote.comment is None or author is None or known is None:
        return vote
    return _told_by(vote, replace(vote.comment, author=replace(author, id=known)))


def _only(facts: GateFacts, *codes: str) -> bool:
    return all(reason.code in codes for reason in judge(facts).blocks)
