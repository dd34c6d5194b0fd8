"""One request's page: where it stands, who acts, which approvals count, how it moved."""

from datetime import date

from automation.core.policy.process import Step
from automation.core.state.situation import Overlay
from automation.render.base.dates import day, day_of
from automation.render.base.escape_html import escape_html, web_address
from automation.render.wording.words import in_language

from .approvals_page import approvals_part, development_line
from .published import public_answers
from .site_data import SiteData, SiteRow
from .site_page import age_line, definitions, html_page
from .site_words import word
from .standing import overlay_chip, step_title, step_words, title_html, waiting_words
from .timeline import timeline_table
from .turns import turn_lines


def request_path(number: int) -> str:
    """The page's source file: named by number only, never by a title."""
    return f"permohonan/{number}.md"


def request_page(row: SiteRow, data: SiteData, lang: str) -> str:
    """The whole page."""
    number = row.request.number
    parts = [
        f'<h1><span class="alur-number">#{number}</span> {title_html(row, lang)}</h1>',
        age_line(data.now, data.desk.calendar, lang),
        _position(row, data, lang),
        f'<h2 id="langkah">{word("steps", lang)}</h2>',
        _step_bar(row, data, lang),
        f'<h2 id="persetujuan">{word("approvals", lang)}</h2>',
        *approvals_part(row, data, lang),
        f'<h2 id="perjalanan">{word("timeline", lang)}</h2>',
        timeline_table(row, data, lang),
        f'<h2 id="keterangan">{word("facts", lang)}</h2>',
        _facts(row, data, lang),
        _links(number, row.request.url, lang),
    ]
    title = f"{word('request', lang)} #{number}"
    return html_page(title, parts, is_searchable=False)


def unknown_page(number: int, data: SiteData, lang: str) -> str:
    """The page of a request that cannot be read: its number and that, since nothing else of it is certain."""
    parts = [
        f'<h1><span class="alur-number">#{number}</span> {word("unknown_state", lang)}</h1>',
        age_line(data.now, data.desk.calendar, lang),
        f'<p role="alert">⚠️ {word("unknown_page", lang)}</p>',
        f"<p>{word('unknown_meanwhile', lang)}</p>",
        _links(number, f"{data.server}/{data.repository}/issues/{number}", lang),
    ]
    return html_page(f"{word('request', lang)} #{number}", parts, is_searchable=False)


def _position(row: SiteRow, data: SiteData, lang: str) -> str:
    # Who rejected, and when, is told in a line of its own.
    is_told = row.situation.is_closed and row.situation.overlay is Overlay.REJECTED
    lines = [
        *([] if is_told else [waiting_words(row, data, lang)]),
        *turn_lines(row, data, lang),
        *development_line(row, data, lang),
    ]
    kind = row.situation.overlay.value.replace(" ", "-")
    mark = f" alur-position-{kind}" if kind else ""
    return (
        f'<div class="alur-position{mark}" role="group" aria-label="{word("now_at", lang)}">'
        f'<p class="alur-where">{step_words(row, lang).capitalize()} · <b>{step_title(row, lang)}</b> '
        f"{overlay_chip(row, lang)}</p>{''.join(f'<p>{line}</p>' for line in lines)}</div>"
    )


def _step_bar(row: SiteRow, data: SiteData, lang: str) -> str:
    href = f"../../prosedur/{data.page_of(row.situation.process)}/"
    cells = "".join(_step_cell(step, row, href, lang) for step in row.situation.process.steps)
    return f'<ol class="alur-steps">{cells}</ol>'


def _step_cell(step: Step, row: SiteRow, href: str, lang: str) -> str:
    state = _state(step, row)
    current = ' aria-current="step"' if step.number == row.situation.step else ""
    gate = ' <span class="alur-lock">' + word("gate", lang) + "</span>" if step.approval else ""
    return (
        f'<li class="alur-{state}"{current}><span class="alur-dot">{step.number}</span>'
        f'<span><a href="{href}#langkah-{step.number}">{escape_html(in_language(step.title, lang))}</a>'
        f"<small>{word(f'state_{state}', lang)}{gate}</small></span></li>"
    )


def _state(step: Step, row: SiteRow) -> str:
    situation = row.situation
    if step.number < situation.step or situation.overlay is Overlay.DONE:
        return "done"
    if step.number > situation.step:
        return "ahead"
    return "ended" if situation.is_closed else "now"


def _facts(row: SiteRow, data: SiteData, lang: str) -> str:
    process = row.situation.process
    labels = {question.name: question.label for question in process.form_fields}
    title = f'<a href="../../prosedur/{data.page_of(process)}/">{escape_html(in_language(process.title, lang))}</a>'
    facts = [
        (word("procedure", lang), title),
        (word("opened", lang), day_of(row.request.created_at, data.desk.calendar, lang)),
    ]
    for name, answer in public_answers(row, data).items():
        label = f'<span lang="id">{escape_html(labels.get(name, name))}</span>'
        facts.append((label, f'<span lang="id">{escape_html(_in_words(answer))}</span>'))
    return definitions(facts)


def _in_words(answer: str) -> str:
    """A public answer as the form gave it; a date with its month in words."""
    try:
        return day(date.fromisoformat(answer), "id")
    except ValueError:
        return answer


def _links(number: int, address: str, lang: str) -> str:
    url = web_address(address)
    up = "../" if lang == "id" else "../../../permohonan/"
    links = [f'<a href="{up}{number}.json">{word("json", lang)}</a>']
    if url:
        links.insert(0, f'<a href="{url}">{word("issue", lang)}</a>')
    return f"<p>{' · '.join(links)}</p>"
