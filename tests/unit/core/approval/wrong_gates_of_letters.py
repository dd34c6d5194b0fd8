"""Gates that are wrong about letters: who may sign, who may record, and what a letter replaces (rules 8 and 13)."""

from dataclasses import replace

from automation.core.approval.gate import judge
from automation.core.approval.votes import GateFacts, Kind
from automation.core.history.request import Account
from tests.unit.core.approval.bent_facts import under


def takes_letters_everywhere(facts: GateFacts) -> bool:
    """Every row takes letters."""
    rows = tuple(replace(row, letters=True) for row in facts.case.desk.approvals)
    return judge(replace(under(facts, approvals=rows))).is_open


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
    return judge(replace(under(facts, people=(*desk.people, person), roles=roles), votes=votes)).is_open


def ignores_the_day_of_a_letter(facts: GateFacts) -> bool:
    """A letter from before the text approves it."""
    day = facts.case.desk.calendar.offsets.local(facts.changed_at).date()
    votes = tuple(replace(vote, letter=replace(vote.letter, day=day)) if vote.letter else vote for vote in facts.votes)
    return judge(replace(facts, votes=votes)).is_open


def lets_a_letter_lift_a_rejection(facts: GateFacts) -> bool:
    """A recorder can end what an approver refused."""
    signed = {vote.author.login for vote in facts.votes if vote.letter and vote.author}
    kept = tuple(vote for vote in facts.votes if vote.kind is not Kind.REJECT or vote.author.login not in signed)
    return judge(replace(facts, votes=kept)).is_open
