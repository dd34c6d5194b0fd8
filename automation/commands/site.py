"""`alur site`: read everything once, write the pages from which MkDocs builds the site."""

from collections.abc import Callable
from typing import Protocol

from automation.errors import Exit
from automation.render.pages import site_files
from automation.render.site_data import SiteData


class SiteFolder(Protocol):
    """Where the pages go."""

    def start(self) -> None:
        """Begin afresh: what an earlier run wrote is gone, the committed pages are there."""

    def write(self, path: str, text: str) -> None:
        """Put one file; `path` uses slashes and begins with the language."""


def run(
    read: Callable[[], SiteData],
    folder: SiteFolder,
    say: Callable[[str], None],
    *,
    publish_private: bool = False,
) -> Exit:
    """Write the site's sources. A private repository's desk is not published unless told to (design section 8)."""
    data = read()
    if data.is_private and not publish_private:
        say(
            f"Repositori {data.repository} tertutup, maka situsnya tidak dibuat. "
            "Bila memang boleh dibaca umum: alur site --publish-private\n"
            f"Repository {data.repository} is private, so no site was written. "
            "If the public may read it: alur site --publish-private"
        )
        return Exit.REFUSED
    folder.start()
    files = 0
    for path, text in site_files(data):
        folder.write(path, text)
        files += 1
    say(f"{files} files, {len(data.rows)} requests")
    return Exit.DONE
