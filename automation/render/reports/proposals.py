"""The proposals of `alur people` in words for the terminal; what people call themselves stands in code spans."""

from automation.core.loading.proposals import Proposal
from automation.core.problem import Problem
from automation.render.base.escape import inline

_VANISHED = {"gone": "nobody has that login", "login_taken": "another account has that login"}
_REMEDY = (
    "look up https://api.github.com/user/{number}: if it shows a login, write that one; if GitHub knows no "
    "such account, it was deleted: end its terms with `sampai`"
)


def problem_of(proposal: Proposal) -> Problem:
    """One proposal as a line about its entry in the desk file."""
    login, found = proposal.person.login, proposal.found
    path = ("people", login)
    if proposal.why in _VANISHED:
        what = f"account {proposal.person.account_id} is not called `{login}` any more: {_VANISHED[proposal.why]}"
        return Problem(path=path, what=what, remedy=_REMEDY.format(number=proposal.person.account_id))
    if found is None:
        return Problem(
            path=path, what=f"no number for `{login}`: GitHub knows no such account", remedy="ask the person"
        )
    account = f"account {found.number}, called {inline(found.name)} on GitHub, since {found.created_at:%Y-%m-%d}"
    if proposal.entry is not None:
        return Problem(
            path=path, what=f"`{login}` is {account}", remedy=f"check it, then write `{proposal.entry.line}`"
        )
    return Problem(path=path, what=f"no number for `{login}`: {account}, {_why(proposal)}", remedy="ask the person")


def _why(proposal: Proposal) -> str:
    if proposal.why == "too_young":
        return f"is younger than the first term ({proposal.since:%Y-%m-%d})"
    if proposal.why == "taken":
        return "and another entry has that number"
    return f"and the login acted here under {', '.join(map(str, proposal.numbers))}"
