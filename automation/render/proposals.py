"""The proposals of `alur people` in words for the terminal; what people call themselves stands in code spans."""

from automation.core.problem import Problem
from automation.core.proposals import Proposal

from .escape import inline


def problem_of(proposal: Proposal) -> Problem:
    """One proposal as a line about its entry in the desk file."""
    login, found = proposal.person.login, proposal.found
    path = ("people", login)
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
