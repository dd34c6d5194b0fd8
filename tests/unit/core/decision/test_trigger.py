"""What an event tells: whether the issue must be read at all (first row of the budgets)."""

import pytest

from automation.core.decision.trigger import Hint, is_worth_reading
from automation.core.history.request import Account
from tests.builders.stories import account, catalogue

DINA, BOT = account("dina"), Account(login="github-actions", id=41898282, kind="Bot")


def about(login: str | Account | None, *texts: str, is_awaited: bool = False) -> bool:
    """Whether an event about a comment with these texts, on a request of dina, is worth a request to GitHub."""
    author = account(login) if isinstance(login, str) else login
    hint = Hint(number=12, author=DINA, comment_author=author, comment_texts=texts, is_awaited=is_awaited)
    return is_worth_reading(hint, catalogue())


@pytest.mark.parametrize("login", ["tono", "lina", "agus", "siapa-saja"])
@pytest.mark.parametrize("text", ["/setujui 0000-0000-0000", "/evaluasi", "halo", ""])
def test_comments_of_outsiders_cost_nothing(login, text):
    """Whatever they say, and whatever rights they have."""
    assert not about(login, text)


@pytest.mark.parametrize("login", ["dina", "eko", "budi", "wati"])
def test_chatter_costs_nothing(login):
    """Text that is no command needs no look, though its author is involved."""
    assert not about(login, "Terima kasih, sudah jelas.")
    assert not about(login, "Lihat catatan ini:\n/var/log/desk\n/tidak-ada")
    assert not about(login, "Maksudnya `/setujui 0000-0000-0000` dikirim oleh pejabatnya.")


@pytest.mark.parametrize("login", ["dina", "eko", "budi", "wati"])
@pytest.mark.parametrize("text", ["/status", "/evaluasi\n### A\nb", "／setujui x", "/setuju", "/apa-saja"])
def test_commands_of_those_involved_are_looked_at(login, text):
    """Near misses too, for they are answered."""
    assert about(login, text)


@pytest.mark.parametrize(("login", "is_read"), [("dina", True), ("eko", True), ("budi", False), ("tono", False)])
def test_where_the_requester_is_asked_any_words_of_theirs_may_be_the_answer(login, is_read):
    """Of its author, or of whoever represents a unit; what others say there costs nothing still."""
    assert about(login, "Cukup untuk 300 orang.", is_awaited=True) is is_read


def test_an_edit_is_looked_at_for_what_it_was_and_what_it_is():
    """Evidence edited away leaves a hole that must be seen."""
    assert about("budi", "dihapus", "/evaluasi\n### A\nb")
    assert about("budi", "/evaluasi", "belum")
    assert not about("budi", "satu", "dua")


def test_an_empty_comment_costs_nothing():
    """An event about a comment without text is no event about the issue."""
    assert not about("budi", "")


def test_the_desks_own_comments_cost_nothing():
    """Nor those of other apps, whatever they begin with; nor those of deleted accounts."""
    assert not about(BOT, "/setujui 0000-0000-0000")
    assert not about(None, "/setujui 0000-0000-0000")


def test_events_of_the_issue_itself_are_looked_at():
    """Opened, edited, labelled, closed: by whomever."""
    assert is_worth_reading(Hint(number=12, author=account("tono")), catalogue())


def test_pull_requests_are_none_of_its_business():
    """The desk looks after issues."""
    assert not is_worth_reading(Hint(number=12, author=DINA, is_pull_request=True), catalogue())
