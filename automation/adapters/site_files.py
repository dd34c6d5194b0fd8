"""The folder from which MkDocs builds: committed pages copied, generated pages beside them, a config for each language.

`id/` and `en/` hold the pages of each language, `theme/` what is changed of the theme; `mkdocs.yml` and
`mkdocs.en.yml` inherit the project's own configs.
"""

import json
import os
import shutil
from pathlib import Path

from automation.errors import Unreadable

PROJECT = Path(__file__).resolve().parents[2]
MARK = ".alur-site"


class SiteSource:
    """A `SiteFolder` on disk. `source` holds `mkdocs.yml` and `docs/`; when it does not, Alur's own are used."""

    def __init__(self, out: Path, source: Path) -> None:
        self._out = out
        self._source = source if (source / "mkdocs.yml").is_file() else PROJECT

    def start(self, address: str) -> None:
        """Empty the folder and copy the committed pages. Refuses a folder that holds anything but an earlier run.

        The page for a wrong address needs to know the site's own `address`: it is shown at any depth.
        """
        docs = self._source / "docs"
        if not docs.is_dir():
            raise Unreadable(f"{docs}: no pages to build the site from; run alur site in a checkout of the project")
        self._clear()
        for lang in ("id", "en"):
            shutil.copytree(docs / lang, self._out / lang)
            shutil.copytree(docs / "assets", self._out / lang / "assets")
        for page in sorted(docs.glob("*.md")):
            shutil.copy(page, self._out / "en" / page.name)
        shutil.copytree(docs / "theme", self._out / "theme")
        self._write_configs(address)

    def write(self, path: str, text: str) -> None:
        """Write one file, making its folder."""
        target = self._out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")

    def _clear(self) -> None:
        if self._out.exists():
            if any(self._out.iterdir()) and not (self._out / MARK).is_file():
                raise Unreadable(f"{self._out}: not empty and not written by alur site; name another folder with --out")
            shutil.rmtree(self._out)
        self._out.mkdir(parents=True)
        (self._out / MARK).touch()

    def _write_configs(self, address: str) -> None:
        for name, parent, folder, site, below in (
            ("mkdocs.yml", "mkdocs.yml", "id", "../site", ""),
            ("mkdocs.en.yml", "docs/mkdocs.en.yml", "en", "../site/en", "en/"),
        ):
            inherited = Path(os.path.relpath(self._source / parent, self._out)).as_posix()
            # JSON's quotes are YAML's.
            url = f"site_url: {json.dumps(address.rstrip('/') + '/' + below)}\n" if address else ""
            self.write(
                name,
                f"# BUILT by alur site; change {parent} instead.\n"
                f'INHERIT: "{inherited}"\ndocs_dir: {folder}\nsite_dir: {site}\n{url}theme:\n  custom_dir: theme\n',
            )
