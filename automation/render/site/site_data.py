"""What the site is made of: one moment, the sources and every request with its situation."""

from dataclasses import dataclass
from datetime import datetime

from automation.core.history.request import Request
from automation.core.policy.desk import Desk
from automation.core.policy.process import Process
from automation.core.state.situation import Situation

LANGUAGES = ("id", "en")
"""Indonesian stands at the root of the site, English below `en/`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """One request and where it stands."""

    request: Request
    situation: Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteData:
    """Everything that the pages show, as read at `now`. `processes` holds every version.

    `server` is GitHub's web address without a slash at its end; without it the home page offers no link to the forms.
    `record_head` is the head of the record's branch ('' when there is none): published, it lets anybody notice a cut
    tail. `unknown` are the numbers of requests that cannot be read, so that nothing can be said of them.
    """

    now: datetime
    repository: str
    desk: Desk
    processes: tuple[Process, ...]
    rows: tuple[SiteRow, ...] = ()
    is_private: bool = False
    server: str = ""
    record_head: str = ""
    unknown: tuple[int, ...] = ()

    @property
    def new_request_url(self) -> str:
        """Where a new request begins on GitHub; '' when the address of the server is not known."""
        return f"{self.server}/{self.repository}/issues/new/choose" if self.server else ""

    def current(self) -> tuple[Process, ...]:
        """Of every procedure the version in force, else the newest to come; in the order of their ids."""
        best: dict[str, Process] = {}
        for process in sorted(self.processes, key=lambda each: (each.effective_at <= self.now, each.version)):
            best[process.id] = process
        return tuple(best[each] for each in sorted(best))

    def page_of(self, process: Process) -> str:
        """The name of a procedure's page: its id, with the version when that is not the one in force."""
        is_current = process.version in {each.version for each in self.current() if each.id == process.id}
        return process.id if is_current else f"{process.id}-v{process.version}"
