"""Gates that are wrong about people: terms, delegates, duties and logins (rules 3, 4 and 5)."""

from dataclasses import replace
from datetime import UTC, datetime

from automation.core.approval.gate import judge
from automation.core.approval.votes import GateFacts
from automation.core.history.request import Account
from automation.core.policy.desk import Term
from automation.core.policy.process import REQUESTER
from tests.unit.core.approval.bent_facts import (
    by_number,
    each_comment,
    judged_with_known_requester,
    only_blocked_by,
    right,
    term_of,
    under,
)

AT_LAST = datetime(2100, 1, 1, tzinfo=UTC)


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
    return judge(each_comment(facts, created_at=facts.at)).is_open


def lets_one_person_fill_two_slots(facts: GateFacts) -> bool:
    """It counts comments, not people."""
    found = judge(facts)
    counting = [each for each in found.approvals if each.counts or each.reason.code == "repeated"]
    return (
        bool(found.slots)
        and len(counting) >= len(found.slots)
        and only_blocked_by(facts, "missing_approval", "too_few_eligible")
    )


def ignores_separation_of_duties(facts: GateFacts) -> bool:
    """Authors and editors approve their own work."""
    somebody = Account(login="somebody", id=1)
    case = replace(facts.case, request=replace(facts.case.request, author=somebody, edits=()))
    units = tuple(replace(unit, representatives=()) for unit in facts.case.desk.units)
    return judge(under(replace(facts, doers={}, writers={}, also={}, case=case), units=units)).is_open


def knows_people_by_login(facts: GateFacts) -> bool:
    """Who takes over a login takes over the office."""
    people = {person.login: person.account_id for person in facts.case.desk.people}
    votes = tuple(by_number(vote, people) for vote in facts.votes)
    return judge(replace(facts, votes=votes)).is_open


def lets_a_delegate_act_at_any_time(facts: GateFacts) -> bool:
    """The window of a delegation is decoration."""
    desk = facts.case.desk
    always = [replace(each, mulai=datetime(2000, 1, 1, tzinfo=UTC), sampai=AT_LAST) for each in desk.delegations]
    return judge(under(facts, delegations=tuple(always))).is_open


def takes_a_delegate_for_another_holder(facts: GateFacts) -> bool:
    """Holder and delegate are two people, so they fill two slots."""
    desk = facts.case.desk
    roles = tuple(
        replace(role, terms=(*role.terms, *(term_of(each) for each in desk.delegations if each.role == role.key)))
        for role in desk.roles
    )
    return judge(under(facts, roles=roles, delegations=())).is_open


def lets_the_barred_lend_their_voice(facts: GateFacts) -> bool:
    """A head who asks or plans sends a deputy."""
    lenders = {each.principal.login for each in facts.case.desk.delegations}
    author = facts.case.request.author
    request = replace(facts.case.request, author=None if author and author.login in lenders else author)
    doers = {act: tuple(each for each in who if each.login not in lenders) for act, who in facts.doers.items()}
    return judged_with_known_requester(replace(facts, doers=doers, case=replace(facts.case, request=request)))


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
        and only_blocked_by(facts, "missing_approval", "too_few_eligible")
        and all(each.reason.code in {"counts", "repeated", "principal_decided"} for each in judge(facts).approvals)
    )


def asks_for_representatives_of_now(facts: GateFacts) -> bool:
    """Who represented the unit when deciding is free of it as soon as that office is over, and nobody else is."""
    desk = facts.case.desk
    always = [
        replace(unit, representatives=tuple(_always(term) for term in unit.representatives if term.covers(facts.at)))
        for unit in desk.units
    ]
    return judge(under(facts, units=tuple(always))).is_open


def bars_former_representatives(facts: GateFacts) -> bool:
    """Who represented the unit at any time, is barred for ever, although nothing was done in that office."""
    desk = facts.case.desk
    always = [
        replace(unit, representatives=tuple(_always(term) for term in unit.representatives)) for unit in desk.units
    ]
    return judge(under(facts, units=tuple(always))).is_open


def forgets_the_asking_side(facts: GateFacts) -> bool:
    """Only the desk file of now says who acts for the requester."""
    return judge(replace(facts, also={act: told for act, told in facts.also.items() if act != REQUESTER})).is_open


def forgets_in_whose_name(facts: GateFacts) -> bool:
    """What a deputy did, the deputy alone did."""
    own = {act: tuple(each for each in told if each.person == each.hand) for act, told in facts.also.items()}
    return judge(replace(facts, also=own)).is_open


def _always(term: Term) -> Term:
    return replace(term, mulai=datetime(2000, 1, 1, tzinfo=UTC), sampai=None)
