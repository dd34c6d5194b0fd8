"""The frame of a generated page: front matter, the short way back, and HTML that Markdown passes on untouched."""

from collections.abc import Iterable
from datetime import datetime

from automation.core.desk import Calendar

from .dates import moment
from .site_words import word

HREF = {"home": "", "board": "papan/", "procedures": "prosedur/", "guide": "panduan/"}


def root_of(path: str) -> str:
    """The way from the page that `path` (a source file, as `permohonan/7.md`) becomes to the root of its language."""
    name = path.removesuffix("index.md").removesuffix(".md").strip("/")
    return "../" * (name.count("/") + 1) if name else "./"


def html_page(title: str, parts: Iterable[str], *, path: str, lang: str, is_searchable: bool = True) -> str:
    """One page whose whole content is an HTML block. `title` is our own words: MkDocs shows it without escaping."""
    search = "" if is_searchable else "search:\n  exclude: true\n"
    body = "\n".join(part for part in parts if part)
    matter = f'---\ntitle: "{title}"\nhide:\n  - navigation\n  - toc\n{search}---\n'
    return f'{matter}<div class="alur">\n{crumbs(path, lang)}\n{body}\n</div>\n'


def crumbs(path: str, lang: str) -> str:
    """Links to the main pages, so that the drawer is never the only way."""
    root = root_of(path)
    links = " · ".join(f'<a href="{root}{target}">{word(key, lang)}</a>' for key, target in HREF.items())
    return f'<nav class="alur-crumbs" aria-label="{word("main_pages", lang)}">{links}</nav>'


def age_line(now: datetime, calendar: Calendar, lang: str) -> str:
    """How old the data of the page is."""
    return f'<p class="alur-age">{word("data_at", lang)} {moment(now, calendar, lang)}</p>'


def table(heads: Iterable[str], lines: Iterable[Iterable[str]], caption: str = "") -> str:
    """A table that scrolls by itself on a phone; all texts are HTML already."""
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
    named = f"<caption>{caption}</caption>" if caption else ""
    return (
        f'<div class="alur-scroll" tabindex="0"><table>{named}'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def bullets(items: Iterable[str]) -> str:
    """A plain list; the items are HTML already."""
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def definitions(pairs: Iterable[tuple[str, str]]) -> str:
    """Names with their values; all texts are HTML already."""
    return "<dl>" + "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in pairs) + "</dl>"
