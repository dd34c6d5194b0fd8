"""Numbers are proposed for review only, and none where a login may be somebody else's by now (rule 3)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from automation.core.history.request import Account
from automation.core.loading.proposals import Found, lacking, numbers_by_login, proposals, vanished
from automation.render.reports.proposals import problem_of
from tests.builders.gate_facts import desk
from tests.builders.stories import at_step, story
from tests.unit.core.policy.test_uncertain import with_people

LONG_AGO = datetime(2019, 3, 1, tzinfo=UTC)
BARE = with_people(desk(), wati={"account_id": None, "former_ids": (55,)}, eko={"account_id": None})


def found(**facts):
    """Wati's account as GitHub knows it."""
    known = {"login": "wati", "name": "Wati R.", "number": 4005, "created_at": LONG_AGO} | facts
    return {"wati": Found(**known)}


def of_wati(accounts, acted=()):
    """What is proposed for wati."""
    return next(each for each in proposals(BARE, accounts, dict(acted)) if each.person.login == "wati")


def test_only_who_holds_an_office_without_a_number_is_asked_for():
    """In the order of the file."""
    assert [person.login for person in lacking(BARE)] == ["eko", "wati"]
    assert lacking(desk()) == ()


def test_a_line_is_proposed_with_name_and_age():
    """With former numbers as they are; what the account's owner calls themselves is no markup."""
    told = problem_of(of_wati(found(name="Wati `R`\n@x")))

    assert told.path == ("people", "wati")
    assert "account 4005" in told.what
    assert "since 2019-03-01" in told.what
    assert "\n" not in told.what
    assert told.remedy == 'check it, then write `wati: {id: 4005, name: "Wati Rahayu", dulu: [55]}`'


@pytest.mark.parametrize(
    ("accounts", "acted", "why", "words"),
    [
        ({}, {}, "no_account", "GitHub knows no such account"),
        (found(created_at=datetime(2026, 11, 1, tzinfo=UTC)), {}, "too_young", "younger than the first term"),
        (found(), {"wati": frozenset({1005, 4005})}, "other_number", "acted here under 1005"),
        (found(number=1006), {}, "taken", "another entry has that number"),
    ],
)
def test_where_a_login_may_be_somebody_elses_nothing_is_proposed(accounts, acted, why, words):
    """And the reason is said."""
    told = of_wati(accounts, acted)

    assert (told.entry, told.why) == (None, why)
    assert words in problem_of(told).what


def test_an_account_as_old_as_the_first_term_is_proposed():
    """Not younger is enough; what acted under the same number is no other one."""
    first = min(term.mulai for role in desk().roles for term in role.terms if term.person.login == "wati")

    assert of_wati(found(created_at=first), {"wati": frozenset({4005})}).entry is not None


def test_the_history_tells_under_which_numbers_a_login_acted():
    """As GitHub calls the accounts now; and the desk's replies say how it called them then."""
    told = at_step(5).says("wati", "/setujui 0000-0000-0000")
    told.change(
        comments=tuple(
            replace(each, author=Account(login="wati-lama", id=1005)) if each.author.login == "wati" else each
            for each in told.request.comments
        )
    )
    numbers = numbers_by_login([told.request, story().opened_by("tono").request])

    assert numbers["wati"] == {1005}
    assert numbers["wati-lama"] == {1005}
    assert numbers["tono"] == {1008}


def test_whose_account_is_gone_is_told_by_number():
    """Nobody has the login, or somebody else has; who has no account, or no office, is not looked for."""
    there = {
        person.login: Found(login=person.login, name=person.name, number=person.account_id, created_at=LONG_AGO)
        for person in desk().people
    }
    del there["wati"]
    told = vanished(desk(), there | {"joko": replace(there["joko"], number=9)})

    assert [(each.person.login, each.why) for each in told] == [("wati", "gone"), ("joko", "login_taken")]
    assert vanished(with_people(desk(), wati={"account_id": 9_000_000_000_001}), there) == ()
