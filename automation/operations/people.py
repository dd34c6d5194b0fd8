"""`alur people`: the numbers that the desk file lacks and the accounts that are gone, for review; writes nothing."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from automation.core.loading.proposals import Found, in_office, lacking, numbers_by_login, proposals, vanished
from automation.core.loading.sources import Placed
from automation.errors import Exit, SopInvalid
from automation.render.reports.proposals import problem_of

from .ports import ReadsAll
from .workshop import Workshop


class LooksUpAccounts(Protocol):
    """Knows the accounts of GitHub."""

    def accounts(self, logins: Sequence[str]) -> Mapping[str, Found]:
        """Those that exist, by login in small letters. Raises GitHubRefused, GitHubUnavailable or Unreadable."""


def run(workshop: Workshop, accounts: LooksUpAccounts, desk: ReadsAll, out: Callable[[str], None]) -> int:
    """Print a line for everybody in office without a number, and for everybody whose account has another login now."""
    loaded = workshop.load()
    catalogue = loaded.assembled.catalogue
    if catalogue is None:
        raise SopInvalid(loaded.problems)
    people = lacking(catalogue.desk)
    found = accounts.accounts([person.login for person in (*people, *in_office(catalogue.desk))])
    gone = vanished(catalogue.desk, found)
    for line in loaded.place(Placed(loaded.sources.desk.file, problem_of(each)) for each in gone):
        out(line)
    if not people:
        out("everybody in office has a number")
        return Exit.REFUSED if gone else Exit.DONE
    # Only an account that might be proposed is worth reading the whole history for.
    is_worth = any(person.login.casefold() in found for person in people)
    listing = desk.read_all(["OPEN", "CLOSED"]) if is_worth else None
    requests = [each.request for each in listing.readings] if listing else []
    told = proposals(catalogue.desk, found, numbers_by_login(requests))
    for line in loaded.place(Placed(loaded.sources.desk.file, problem_of(each)) for each in told):
        out(line)
    lines = sum(each.entry is not None for each in told)
    out(f"{len(told)} people without a number, {lines} proposed; check each before you write it, nothing was changed")
    unread = listing.unread if listing else ()
    if unread:
        numbers = ", ".join(f"#{each.number}" for each in unread)
        out(f"these requests could not be read: look there too whether a login acted under another number: {numbers}")
    if lines != len(told) or gone:
        return Exit.REFUSED
    return Exit.PARTLY if unread else Exit.DONE
