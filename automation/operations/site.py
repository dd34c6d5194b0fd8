"""`alur site`: read everything once, write the pages from which MkDocs builds the site."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from automation.core.decision.decide import decide
from automation.core.outcome.decision import Unread
from automation.core.policy.catalogue import Catalogue
from automation.errors import AskedToWait, Exit
from automation.render.site.pages import row_files, shared_files
from automation.render.site.site_data import SiteData, SiteRow

from .bulk import EVENTS_SHARE, each, end_of
from .ports import ReadsAll

STATES = ("OPEN", "CLOSED")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteReading:
    """What the pages show, and why nothing can be said of some requests, of which they show no more than the number."""

    data: SiteData
    unread: tuple[Unread, ...] = ()


def site_reading(catalogue: Catalogue, desk: ReadsAll, repository: str, server: str) -> SiteReading:
    """All requests of `repository` (OWNER/NAME) on `server` (GitHub's web address, '' for unknown).

    Raises AskedToWait where not all of them can be looked at in this hour: half a site would call the rest gone.
    """
    listing = desk.read_all(STATES, EVENTS_SHARE, is_whole=True)
    if listing.unseen:
        said = f"{listing.unseen} requests were not looked at: the rest of this hour's points belongs to events"
        raise AskedToWait(f"{said}; the site stays as it is until its next turn")
    decided, bugs = each(
        listing.readings, lambda one: one.request.number, lambda one: decide(catalogue, one.request, one.now)
    )
    unknown = [Unread(number=one.request.number, reason=one.unknown) for one in decided if one.unknown is not None]
    unread = tuple(sorted((*listing.unread, *bugs, *unknown), key=lambda one: one.number))
    rows = ((one.request, one.situation) for one in decided)
    data = SiteData(
        now=listing.now,
        repository=repository,
        desk=catalogue.desk,
        processes=catalogue.processes,
        rows=tuple(SiteRow(request=request, situation=found) for request, found in rows if found is not None),
        is_private=listing.is_private,
        server=server,
        record_head=next((one.record_head for one in reversed(listing.readings) if one.record_head), ""),
        unknown=tuple(one.number for one in unread),
    )
    return SiteReading(data=data, unread=unread)


class SiteFolder(Protocol):
    """Where the pages go."""

    def start(self, address: str) -> None:
        """Begin afresh: what an earlier run wrote is gone, the committed pages are there.

        `address` is where the site will be found, '' where nobody says.
        """

    def write(self, path: str, text: str) -> None:
        """Put one file; `path` uses slashes and begins with the language."""


def run(
    read: Callable[[], SiteReading],
    folder: SiteFolder,
    say: Callable[[str], None],
    *,
    publish_private: bool = False,
) -> tuple[Exit, tuple[Unread, ...]]:
    """Write the site's sources. A private repository's desk is not published unless told to.

    Also tells the requests of which nothing can be said; the site is whole without them.
    """
    reading = read()
    data = reading.data
    if data.is_private and not publish_private:
        say(
            f"Repositori {data.repository} tertutup, maka situsnya tidak dibuat. "
            "Bila memang boleh dibaca umum: alur site --publish-private\n"
            f"Repository {data.repository} is private, so no site was written. "
            "If the public may read it: alur site --publish-private"
        )
        return Exit.REFUSED, ()
    folder.start(data.desk.site)
    files = 0
    failed: list[Unread] = []
    for row in data.rows:
        # One by one: all pages of a large desk at once are more than a small machine holds.
        made, bugs = each([row], lambda one: one.request.number, lambda one: tuple(row_files(one, data)))
        failed += bugs
        files += _written(folder, *made)
    files += _written(folder, shared_files(_without(data, failed)))
    say(f"{files} files, {len(data.rows) - len(failed)} requests")
    unread = (*reading.unread, *failed)
    return end_of(unread), unread


def _written(folder: SiteFolder, *made: Iterable[tuple[str, str]]) -> int:
    files = 0
    for path, text in (file for some in made for file in some):
        folder.write(path, text)
        files += 1
    return files


def _without(data: SiteData, failed: list[Unread]) -> SiteData:
    """The same, with those that cannot be shown among those of which nothing is known."""
    numbers = {one.number for one in failed}
    rows: tuple[SiteRow, ...] = tuple(row for row in data.rows if row.request.number not in numbers)
    return replace(data, rows=rows, unknown=tuple(sorted({*data.unknown, *numbers})))
