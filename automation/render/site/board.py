"""The status board: who is waited for, and every open request under its step."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from automation.core.policy.process import Process
from automation.render.base.escape_html import escape_html
from automation.render.wording.words import in_language

from .site_data import SiteData, SiteRow
from .site_page import age_line, html_page, table
from .site_words import role_title, word
from .standing import overlay_chip, step_title, step_words, title_html, waiting_words

PATH = "papan.md"
SHOWN_ENDED = 20


def board_page(data: SiteData, lang: str) -> str:
    """The whole page; a desk without requests says so."""
    running = [row for row in data.rows if not row.situation.is_closed]
    ended = sorted((row for row in data.rows if row.situation.is_closed), key=_newest_first)
    parts = [f"<h1>{word('board', lang)}</h1>", age_line(data.now, data.desk.calendar, lang)]
    if data.unknown:
        numbers = ", ".join(f'<a href="../permohonan/{number}/">#{number}</a>' for number in data.unknown)
        parts.append(f'<p role="alert">⚠️ {word("unknown", lang)} {numbers}</p>')
    if not data.rows:
        parts.append(f"<p>{word('no_requests', lang)}</p>")
    elif not running:
        parts.append(f"<p>{word('none_running', lang)}</p>")
    parts.append(_waiting_table(running, data, lang))
    for process in _processes(running):
        parts += _process_part(process, [row for row in running if row.situation.process == process], data, lang)
    parts += _ended_part(ended, data, lang)
    return html_page(word("board", lang), parts, is_searchable=False)


def _newest_first(row: SiteRow) -> tuple[float, int]:
    return (-row.situation.since.timestamp(), -row.request.number)


def _processes(rows: Iterable[SiteRow]) -> list[Process]:
    found = {(row.situation.process.id, row.situation.process.version): row.situation.process for row in rows}
    return [found[key] for key in sorted(found)]


def _waiting_table(running: Sequence[SiteRow], data: SiteData, lang: str) -> str:
    counted = Counter(role for row in running for role in row.situation.waiting_for)
    if not counted:
        return ""
    lines = (
        (escape_html(role_title(data.desk, role, lang)), str(count))
        for role, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    )
    return f'<h2 id="menunggu">{word("waiting_on", lang)}</h2>' + table(
        (word("role", lang), word("count", lang)), lines
    )


def _process_part(process: Process, rows: Sequence[SiteRow], data: SiteData, lang: str) -> list[str]:
    href = f"../prosedur/{data.page_of(process)}/"
    title = escape_html(in_language(process.title, lang))
    parts = [f'<h2><a href="{href}">{title}</a></h2>', _strip(process, rows, lang)]
    ordered = sorted(rows, key=lambda row: (row.situation.step, row.situation.since, row.request.number))
    for number, group in groupby(ordered, key=lambda row: row.situation.step):
        name = escape_html(in_language(process.step(number).title, lang))
        cards = "".join(_card(row, data, lang) for row in group)
        parts.append(f"<h3>{number}. {name}</h3>")
        parts.append(f'<ul class="alur-cards">{cards}</ul>')
    return parts


def _strip(process: Process, rows: Sequence[SiteRow], lang: str) -> str:
    """How many requests are in each step, as one bar of numbers."""
    counted = Counter(row.situation.step for row in rows)
    cells = "".join(
        f'<li class="{"alur-some" if counted[step.number] else "alur-none"}" '
        f'title="{escape_html(in_language(step.title, lang))}">'
        f'<span class="alur-strip-step">{step.number}</span><b>{counted[step.number] or "–"}</b></li>'
        for step in process.steps
    )
    return f'<ol class="alur-strip" aria-label="{word("count", lang)}">{cells}</ol>'


def _card(row: SiteRow, data: SiteData, lang: str) -> str:
    number = row.request.number
    return (
        f'<li><a class="alur-card-title" href="../permohonan/{number}/">#{number} {title_html(row, lang)}</a>'
        f"<p>{step_words(row, lang)} · {step_title(row, lang)} {overlay_chip(row, lang)}</p>"
        f"<p>{waiting_words(row, data, lang)}</p></li>"
    )


def _ended_part(ended: Sequence[SiteRow], data: SiteData, lang: str) -> list[str]:
    if not ended:
        return []
    cards = "".join(_card(row, data, lang) for row in ended[:SHOWN_ENDED])
    parts = [f'<h2 id="berakhir">{word("ended", lang)}</h2>', f'<ul class="alur-cards">{cards}</ul>']
    if len(ended) > SHOWN_ENDED:
        parts.append(f"<p>{len(ended) - SHOWN_ENDED} {word('more_ended', lang)}</p>")
    return parts
