"""What the site is made of, read from the desk's repository: every request with its situation."""

from automation.core.decision.decide import decide
from automation.core.decision.unreadable import Unread
from automation.core.policy.catalogue import Catalogue
from automation.core.value_class import dataclass
from automation.errors import AskedToWait
from automation.render.site.site_data import SiteData, SiteRow

from .bulk import EVENTS_SHARE, each
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
