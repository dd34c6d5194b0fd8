"""Who acts in the search, and which offices the desk files of its starting situations give them."""

from automation.core.request import Account
from tests.builders_texts import BOT, account

KINDS: dict[str, str] = {
    "wati": "requester who is also approver",
    "joko": "approver who may be removed",
    "ratna": "approver with two offices",
    "eko": "delegate of an approver",
    "budi": "evaluator and planner",
    "sari": "colleague of the planner",
    "lina": "editor with the right to write",
    "tono": "triage",
    "agus": "outsider",
    "program": "another program",
    "clock": "time",
    "owner": "owner of the desk file",
    "GitHub": "GitHub itself",
    "desk": "the desk",
}
"""What each is in the search; in `starts.yml` and the desk files `tests/data/desks/search*.yml` they are so."""

PROGRAM = Account(login="renovate", id=29139614, kind="Bot")
RENAMED = Account(login="joko-baru", id=account("joko").id)

_DECIDING = {"joko": {"manajemen"}, "eko": {"manajemen"}, "ratna": {"manajemen", "pimpinan"}, "wati": {"manajemen"}}
OFFICES: dict[str, dict[str, set[str]]] = {
    "search": _DECIDING,
    "search-removed": {who: roles for who, roles in _DECIDING.items() if who not in {"joko", "eko"}},
    "search-ended": _DECIDING,
}
"""By desk file, who may decide and as what, on the day of the starting situations; `ended` ends that day."""


_DELEGATION = 37
"""Until this day after the beginning eko acts for joko, also when joko's own term ends before (rule 4)."""


def roles_of(who: Account | None, desk: str, day: int) -> frozenset[str]:
    """The deciding roles of somebody, so many days after the beginning."""
    name = "joko" if who is not None and who.id == RENAMED.id else getattr(who, "login", "")
    if (desk == "search-ended" and name == "joko" and day > 0) or (name == "eko" and day > _DELEGATION):
        return frozenset()
    return frozenset(OFFICES[desk].get(name, ()))


def actor(who: str) -> Account:
    """The account of somebody of the cast."""
    return {"program": PROGRAM, "desk": BOT}.get(who) or account(who)
