"""One request's page: where it stands, who acts, which approvals count, how it moved."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from automation.core.process import Step
from automation.core.situation import Approval, Overlay

from .dates import day, day_of, moment
from .escape_html import escape_html, sentence_html, web_address
from .published import public_answers
from .site_data import SiteData, SiteRow
from .site_page import age_line, bullets, definitions, html_page, table
from .site_words import role_title, titles_of, word
from .standing import overlay_chip, roles_of, step_title, step_words, title_html, waiting_words
from .words import block, in_language, sentence


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
        *_approvals(row, data, lang),
        f'<h2 id="perjalanan">{word("timeline", lang)}</h2>',
        _timeline(row, data, lang),
        f'<h2 id="keterangan">{word("facts", lang)}</h2>',
        _facts(row, data, lang),
        _links(row, lang),
    ]
    title = f"{word('request', lang)} #{number}"
    return html_page(title, parts, is_searchable=False)


def _position(row: SiteRow, data: SiteData, lang: str) -> str:
    may = word("yes" if row.situation.may_develop else "no", lang)
    return (
        f'<div class="alur-position" role="group" aria-label="{word("now_at", lang)}">'
        f'<p class="alur-where">{step_words(row, lang).capitalize()} · <b>{step_title(row, lang)}</b> '
        f"{overlay_chip(row, lang)}</p>"
        f"<p>{waiting_words(row, data, lang)}</p><p>{word('may_develop', lang)}: <b>{may}</b></p></div>"
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


def _approvals(row: SiteRow, data: SiteData, lang: str) -> list[str]:
    gate = row.situation.gate
    parts = [
        f"<p>{word(key, lang)}: {_slots(slots, data, lang)}</p>"
        for key, slots in (("needed", gate.slots), ("still_open", gate.open_slots))
        if slots
    ]
    if gate.documents:
        parts.append(f"<p>{word('permit', lang).capitalize()}: {escape_html(', '.join(gate.documents))}</p>")
    parts += _holding(row, data, lang)
    if not gate.approvals and not gate.permits:
        return [*parts, f"<p>{word('no_approvals', lang)}</p>"]
    heads = (word(key, lang) for key in ("who", "role", "when", "verdict"))
    return [*parts, table(heads, (_approval(each, data, lang) for each in (*gate.approvals, *gate.permits)))]


def _holding(row: SiteRow, data: SiteData, lang: str) -> list[str]:
    """Why approvals lapsed and what keeps the gate shut, while the request waits there."""
    situation, titles = row.situation, titles_of(data.desk)
    reasons = [sentence(reason, lang, titles) for reason in situation.lapsed]
    if situation.process.step(situation.step).approval and not situation.is_closed:
        reasons += [block(reason, lang, titles) for reason in situation.gate.blocks]
    return [f"<p>{word('blocks', lang)}:</p>{bullets(map(sentence_html, reasons))}"] if reasons else []


def _slots(slots: Iterable[str], data: SiteData, lang: str) -> str:
    counted = Counter(slots).items()
    return escape_html(", ".join(f"{count} {role_title(data.desk, key, lang)}" for key, count in counted))


def _approval(approval: Approval, data: SiteData, lang: str) -> tuple[str, ...]:
    role = escape_html(role_title(data.desk, approval.fills, lang)) if approval.fills else "–"
    mark = word("counts" if approval.counts else "counts_not", lang)
    why = "" if approval.counts else f": {sentence_html(sentence(approval.reason, lang, titles_of(data.desk)))}"
    when = moment(approval.at, data.desk.calendar, lang)
    how = f" {word('on_behalf', lang)} @{escape_html(approval.on_behalf)}" if approval.on_behalf else ""
    how += f" ({word('recorded', lang)})" if approval.recorder else ""
    return (f"@{escape_html(approval.login)}{how}", role, when, f"{mark}{why}")


def _timeline(row: SiteRow, data: SiteData, lang: str) -> str:
    calendar = data.desk.calendar
    lines = [
        (
            moment(move.at, calendar, lang),
            f"{move.step}. {escape_html(in_language(row.situation.process.step(move.step).title, lang))}",
            roles_of(move.actor, row, data, lang),
        )
        for move in row.situation.moves
    ]
    return table((word("when", lang), word("step", lang).capitalize(), word("by", lang)), lines)


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


def _links(row: SiteRow, lang: str) -> str:
    url = web_address(row.request.url)
    up = "../" if lang == "id" else "../../../permohonan/"
    links = [f'<a href="{up}{row.request.number}.json">{word("json", lang)}</a>']
    if url:
        links.insert(0, f'<a href="{url}">{word("issue", lang)}</a>')
    return f"<p>{' · '.join(links)}</p>"
