"""Accounts are deleted at the end of sampled histories: nothing opens by it, and what a run recorded stands."""

from dataclasses import replace

from automation.core.history.request import Request
from automation.core.policy.catalogue import Catalogue
from automation.core.state.acts import ACCEPTED
from tests.builders.memory import left_by
from tests.proof.oracle.bridge import Bend, look
from tests.proof.oracle.desks import ACCOUNTS
from tests.proof.oracle.facts import CommentEdited, Decided, EvidencePosted
from tests.proof.oracle.oracle import judge
from tests.proof.oracle.sample import facts_of, tell
from tests.proof.oracle.teller import Run, Told

SEEDS = range(120)


def without(*logins: str) -> Bend:
    """What the desk reads once these accounts are deleted; its marks stand on what it answered, as runs leave them."""

    def bend(catalogue: Catalogue, request: Request) -> tuple[Catalogue, Request]:
        marked = (replace(each, marks=frozenset({ACCEPTED})) for each in request.comments)
        request = replace(request, comments=tuple(marked))
        for login in logins:
            request = left_by(request, login)
        return catalogue, request

    return bend


def is_heard(told: Told) -> bool:
    """Whether a run saw everything: what no run heard of a closing act is lost with its comment or its author alike."""
    acts = [place for place, step in enumerate(told.steps) if not isinstance(step, Run)]
    return bool(told.steps) and max(acts, default=0) < len(told.steps) - 1


def test_no_account_that_goes_opens_anything():
    """Whoever goes: open is only what was open before, and what the oracle calls open."""
    logins = tuple(ACCOUNTS)
    for seed in SEEDS:
        told = tell(seed)
        if not is_heard(told):
            continue
        before, after, verdict = look(told), look(told, without(logins[seed % len(logins)])), judge(facts_of(told))
        assert after.open <= before.open, seed
        assert after.open <= verdict.open, seed
        assert after.counting <= before.counting, seed


def test_what_was_heard_and_never_edited_stands():
    """Where a run saw every text as it is, the deletion of all accounts changes no answer."""
    compared = opened = 0
    for seed in SEEDS:
        told = tell(seed)
        said = [step for step in told.steps if isinstance(step, EvidencePosted | Decided)]
        if not is_heard(told) or not said or any(isinstance(step, CommentEdited) for step in told.steps):
            continue
        before, after = look(told), look(told, without(*ACCOUNTS))
        compared, opened = compared + 1, opened + before.open
        assert after.open == before.open, seed
        assert after.counting == before.counting, seed

    assert compared >= 10
    assert opened >= 3
