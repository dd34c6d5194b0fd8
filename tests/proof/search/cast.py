"""Who acts in the search, and the desk files that give them their offices."""

from automation.core.history.request import Account
from tests.builders.texts import BOT, account

KINDS: dict[str, str] = {
    "wati": "requester who is also approver",
    "joko": "approver who may be removed",
    "ratna": "approver with two offices",
    "eko": "delegate of an approver",
    "budi": "evaluator and planner",
    "sari": "colleague of the planner",
    "lina": "editor with the right to write",
    "tono": "triage",
    "agus": "outsider who may be entered",
    "program": "another program",
    "clock": "time",
    "owner": "owner of the desk file",
    "GitHub": "GitHub itself",
    "desk": "the desk",
}
"""What each is in the search; in `starts.yml` and the desk files `tests/data/desks/search*.yml` they are so."""

PROGRAM = Account(login="renovate", id=29139614, kind="Bot")
RENAMED = Account(login="joko-baru", id=account("joko").id)

DESKS = ("search", "search-removed", "search-ended", "search-stranger")
"""The desk files that the owner puts on the default branch (`tests/data/desks`)."""


def actor(who: str) -> Account:
    """The account of somebody of the cast."""
    return {"program": PROGRAM, "desk": BOT}.get(who) or account(who)
