"""The frame of a generated page: front matter, and HTML that Markdown passes on untouched."""

from collections.abc import Iterable
from datetime import datetime

from automation.core.policy.desk import Calendar
from automation.render.base.dates import moment

from .site_words import word


def html_page(title: str, parts: Iterable[str], *, is_searchable: bool = True) -> str:
    """One page whose whole content is an HTML block. `title` is our own words: MkDocs shows it without escaping."""
    search = "" if is_searchable else "search:\n  exclude: true\n"
    body = "\n".join(part for part in parts if part)
    matter = f'---\ntitle: "{title}"\nhide:\n  - navigation\n  - toc\n{search}---\n'
    return f'{matter}<div class="alur">\n{body}\n</div>\n'


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
