"""Who may do what, at the edges: nobody, apps, a borrowed login, and the person who asks (rules 3 and 13)."""

from dataclasses import replace

import pytest

from automation.core.authority import Case, is_involved
from automation.core.process import REQUESTER
from automation.core.request import Account
from tests.builders import account, at_step

STORY = at_step(5)
REQUEST = STORY.request
CASE = Case(process=STORY.process, desk=STORY.of.desk, request=REQUEST, unit="")
NOBODY = [None, replace(account("dina"), kind="Bot"), replace(account("wati"), kind="Bot")]


@pytest.mark.parametrize("who", NOBODY)
def test_nobody_and_no_app_is_on_the_requesters_side(who):
    """Not even an app that bears the author's login."""
    assert CASE.is_requester_side(who, STORY.now) is False


@pytest.mark.parametrize("who", NOBODY)
@pytest.mark.parametrize("role", ["manajemen", REQUESTER])
def test_nobody_and_no_app_acts_in_a_role(who, role):
    """Not even an app that bears the login of a holder."""
    assert CASE.acts_as(who, role, STORY.now) is False


def test_the_author_acts_as_the_requester_and_a_manager_does_not():
    """The author needs no entry in the desk file; holders act in their own role only."""
    asks = Account(login="tono", id=4711)
    of_tono = replace(CASE, request=replace(REQUEST, author=asks))
    assert of_tono.is_requester_side(asks, STORY.now) is True
    assert of_tono.acts_as(asks, REQUESTER, STORY.now) is True
    assert of_tono.acts_as(asks, "manajemen", STORY.now) is False
    assert of_tono.acts_as(account("wati"), REQUESTER, STORY.now) is False
    assert of_tono.acts_as(account("wati"), "manajemen", STORY.now) is True


def test_whoever_registered_a_former_login_anew_is_answered():
    """So that it does not go unseen; an app and nobody are not."""
    assert is_involved(Account(login="wati", id=999_999), account("dina"), STORY.of.desk) is True
    assert is_involved(None, None, STORY.of.desk) is False
