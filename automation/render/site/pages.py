"""All files of the site that come from the sources and the requests, for both languages, as path and text."""

from collections.abc import Iterator

from automation.render.base.escape_html import escape_html, web_address
from automation.render.wording.words import in_language

from .board import PATH as BOARD
from .board import board_page
from .procedure_page import PROSE, procedure_page
from .published import board_json, request_json, unknown_json
from .request_page import request_page, request_path, unknown_page
from .site_data import LANGUAGES, SiteData, SiteRow
from .site_page import age_line, html_page
from .site_words import word


def row_files(row: SiteRow, data: SiteData) -> Iterator[tuple[str, str]]:
    """The files of one request as (path, text); the first part of a path is the language it belongs to."""
    path = request_path(row.request.number)
    yield from ((f"{lang}/{path}", request_page(row, data, lang)) for lang in LANGUAGES)
    yield f"id/permohonan/{row.request.number}.json", request_json(row, data)


def shared_files(data: SiteData) -> Iterator[tuple[str, str]]:
    """All other generated files, those of requests of which nothing is known among them."""
    for lang in LANGUAGES:
        for path, text in _pages(data, lang):
            yield f"{lang}/{path}", text
    yield "id/papan.json", board_json(data)
    for number in data.unknown:
        yield f"id/permohonan/{number}.json", unknown_json(number, data)


def _pages(data: SiteData, lang: str) -> Iterator[tuple[str, str]]:
    yield "index.md", home_page(data, lang)
    yield "prosedur/index.md", procedures_page(data, lang)
    for process in data.processes:
        yield f"prosedur/{data.page_of(process)}.md", procedure_page(process, data, lang)
    yield BOARD, board_page(data, lang)
    for number in data.unknown:
        yield request_path(number), unknown_page(number, data, lang)


def home_page(data: SiteData, lang: str) -> str:
    """What the desk is, and the three ways on: file, look, learn."""
    running = sum(1 for row in data.rows if not row.situation.is_closed)
    counts = f"{running} {word('running', lang).lower()}, {len(data.rows) - running} {word('ended', lang).lower()}."
    ways = (
        ("papan/", word("board", lang), f"{word('home_board_text', lang)} {counts}"),
        ("panduan/", word("guide", lang), word("home_guide_text", lang)),
    )
    cards = _form_card(data, lang) + "".join(_card(href, name, f"<p>{text}</p>") for href, name, text in ways)
    parts = [
        f"<h1>{escape_html(in_language(data.desk.title, lang))}</h1>",
        f'<p class="alur-lead">{word("home_lead", lang)}</p>',
        f'<ul class="alur-cards">{cards}</ul>',
        f'<h2 id="prosedur">{word("procedures", lang)}</h2>',
        _procedure_cards(data, "prosedur/", lang),
        age_line(data.now, data.desk.calendar, lang),
        *_record_line(data, lang),
    ]
    return html_page(word("home", lang), parts)


def _record_line(data: SiteData, lang: str) -> list[str]:
    """The head of the record's branch, with which anybody can check that the record was not cut (`alur audit`)."""
    if not data.record_head:
        return []
    return [f'<p class="alur-age">{word("record_head", lang)} <code>{escape_html(data.record_head)}</code></p>']


def _form_card(data: SiteData, lang: str) -> str:
    url = web_address(data.new_request_url)
    guide = f'<p><a href="panduan/pemohon/">{word("home_how", lang)}</a></p>' if url else ""
    return _card(url or "panduan/pemohon/", word("home_ask", lang), f"<p>{word('home_ask_text', lang)}</p>{guide}")


def procedures_page(data: SiteData, lang: str) -> str:
    """The list of the procedures in force."""
    parts = [
        f"<h1>{word('procedures', lang)}</h1>",
        f"<p>{word('procedures_lead', lang)}</p>",
        _procedure_cards(data, "", lang),
    ]
    return html_page(word("procedures", lang), parts)


def _procedure_cards(data: SiteData, root: str, lang: str) -> str:
    cards = ""
    for process in data.current():
        purpose = escape_html(in_language(process.purpose, lang), PROSE)
        steps = f"{process.last} {word('step', lang)}{'' if lang == 'id' else 's'}"
        name = escape_html(in_language(process.title, lang))
        cards += _card(f"{root}{data.page_of(process)}/", name, f"<p>{purpose}</p><p>{steps}</p>")
    return f'<ul class="alur-cards alur-wide">{cards}</ul>'


def _card(href: str, name: str, body: str) -> str:
    return f'<li><a class="alur-card-title" href="{href}">{name}</a>{body}</li>'
