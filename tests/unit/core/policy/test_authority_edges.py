"""Who may do what, at the edges: nobody, apps, a borrowed login, and the person who asks (rules 3 and 13)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.history.request import Account
from automation.core.policy.authority import Case, is_involved
from automation.core.policy.known import Known
from automation.core.policy.process import REQUESTER
from tests.builders.gate_facts import with_people
from tests.builders.stories import account, at_step

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


def given_up(login, number):
    """The case in which somebody has given up the account of this number, and that account."""
    found = with_people(CASE.desk, **{login: {"former_ids": (number,)}})
    return replace(CASE, desk=found), replace(account(login), login=f"{login}-lama", acted_as=number)


@pytest.mark.parametrize(("login", "role"), [("dina", REQUESTER), ("wati", "manajemen")])
def test_an_account_that_was_given_up_acts_no_more(login, role):
    """Neither as the author nor in an office; what the desk took from it while it was in use stands."""
    case, old = given_up(login, 77)

    assert case.acts_as(account(login), role, STORY.now) is True
    assert case.acts_as(old, role, STORY.now) is False
    assert case.acts_as(old, role, STORY.now, taken=True) is True


def test_an_author_who_changed_account_asks_by_the_present_one():
    """The former one is of the requester's side in what was taken from it, and in nothing new."""
    case, old = given_up("dina", 77)

    assert case.is_requester_side(account("dina"), STORY.now) is True
    assert case.is_requester_side(old, STORY.now) is False
    assert case.is_requester_side(old, STORY.now, taken=True) is True


@pytest.mark.parametrize(
    ("login", "unit", "could"),
    [
        ("tono", "Fakultas MIPA", True),
        ("dina", "Fakultas MIPA", True),
        ("eko", "Fakultas MIPA", False),
        ("eko", "Fakultas Teknik", True),
        ("dina", "Fakultas Teknik", False),
        ("dina", "", True),
        ("eko", "Fakultas Peternakan", True),
        ("wati", "", False),
        ("lina", "", False),
    ],
)
def test_the_author_and_the_representatives_could_ask(login, unit, could):
    """Those of the unit that the form names; where it names none that the desk knows, those of any."""
    case = replace(CASE, request=replace(REQUEST, author=account("tono")), unit=unit)

    assert case.could_ask(account(login), STORY.now) is could


def test_a_representative_could_ask_within_the_term():
    """Not before it begins."""
    case, begins = replace(CASE, request=replace(REQUEST, author=None)), CASE.desk.units[0].representatives[0].mulai

    assert case.could_ask(account("dina"), begins) is True
    assert case.could_ask(account("dina"), begins - timedelta(seconds=1)) is False


@pytest.mark.parametrize(
    ("who", "known", "could"),
    [
        (account("wati"), 1005, True),
        (account("wati"), 78, True),
        (account("wati"), 1006, False),
        (account("lina"), account("lina").id, True),
        (account("lina"), 1, False),
        (Account(login="wati", id=None), 1005, False),
        (Account(login="wati", id=None), 1, False),
    ],
)
def test_whoever_was_known_as_a_representative_then_could_ask(who, known, could):
    """By any number of the person, with an entry by now or without one; an account without a number is nobody's."""
    found = with_people(CASE.desk, wati={"former_ids": (78,)})
    first = replace(found.units[0], spoke=Known(spans=((known, ((STORY.now, None),)),)))
    case = replace(CASE, desk=replace(found, units=(first, *found.units[1:])))

    assert case.could_ask(who, STORY.now) is could
    assert case.could_ask(who, STORY.now - timedelta(seconds=1)) is False
