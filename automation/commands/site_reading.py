"""What the site is made of, read from the desk's repository: every request with its situation."""

from automation.core.catalogue import Catalogue
from automation.core.decide import decide
from automation.render.site_data import SiteData, SiteRow

from .ports import ReadsAll

STATES = ("OPEN", "CLOSED")


def site_data(catalogue: Catalogue, desk: ReadsAll, repository: str, server: str) -> SiteData:
    """All requests of `repository` (OWNER/NAME) on `server` (GitHub's web address, '' for unknown)."""
    listing = desk.read_all(STATES)
    decided = [decide(catalogue, each.request, each.now) for each in listing.readings]
    rows = ((each.request, each.situation) for each in decided)
    return SiteData(
        now=listing.now,
        repository=repository,
        desk=catalogue.desk,
        processes=catalogue.processes,
        rows=tuple(SiteRow(request=request, situation=found) for request, found in rows if found is not None),
        is_private=listing.is_private,
        server=server,
        record_head=next((each.record_head for each in reversed(listing.readings) if each.record_head), ""),
        unknown=tuple(each.request.number for each in decided if each.unknown is not None),
    )
