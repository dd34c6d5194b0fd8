"""One procedure's page, built from its YAML: every step word for word, who acts, what proves it, where the gate is."""

from collections.abc import Iterable

from automation.core.policy.desk import Desk
from automation.core.policy.process import Field, Process, Section, SectionType, Step
from automation.render.base.dates import day_of
from automation.render.base.escape_html import escape_html
from automation.render.wording.words import in_language

from .diagram import process_diagram
from .row_words import row_lines
from .site_data import SiteData
from .site_page import bullets, definitions, table
from .site_words import role_title, word

PROSE = 2000


def procedure_page(process: Process, data: SiteData, lang: str) -> str:
    """The whole page. Headings are Markdown, so that search and table of contents know the steps."""
    effective = day_of(process.effective_at, data.desk.calendar, lang)
    parts = [
        f"# {escape_html(in_language(process.title, lang))}",
        f"**{word('purpose', lang)}:** {escape_html(in_language(process.purpose, lang), PROSE)}",
        f"**{word('responsibilities', lang)}:**",
        bullets(escape_html(in_language(each, lang), PROSE) for each in process.responsibilities),
        f'<p class="alur-age">{word("version", lang)} {process.version}, {word("effective", lang)} {effective}</p>',
        f"## {word('flow', lang)}",
        f"<div>{process_diagram(process, data.desk, lang)}</div>",
        *(part for step in process.steps for part in _step(step, process, data, lang)),
    ]
    return "\n\n".join(parts) + "\n"


def _step(step: Step, process: Process, data: SiteData, lang: str) -> list[str]:
    parts = [
        f'<p id="langkah-{step.number}" class="alur-anchor"></p>',
        f"## {step.number}. {escape_html(in_language(step.title, lang))}",
        bullets(escape_html(in_language(each, lang), PROSE) for each in step.bullets),
        _facts(step, data.desk, lang),
    ]
    if step.sections:
        parts.append(_evidence(step.sections, lang))
    if step.fields:
        parts.append(_questions(step.fields, process, lang))
    if step.may_reject:
        parts.append(f"<p>{word('may_reject', lang)}</p>")
    if step.launch:
        parts.append(f"<p>{word('launch', lang)}</p>")
    if step.approval:
        parts.append(_gate(process, data, lang))
    return parts


def _facts(step: Step, desk: Desk, lang: str) -> str:
    facts = [(word("actor", lang), escape_html(role_title(desk, step.actor, lang)))]
    if step.verb:
        words = " ".join(f"<code>/{escape_html(each)}</code>" for each in (step.verb, *step.aliases))
        facts.append((word("command", lang), words))
    facts.append((word("label", lang), f'<code lang="id">{escape_html(step.label)}</code>'))
    return definitions(facts)


def _evidence(sections: Iterable[Section], lang: str) -> str:
    lines = []
    for section in sections:
        kind = _kind(section.type, section.options or section.columns, lang) + _optional(section.required, lang)
        lines.append(_cells(in_language(section.title, lang), kind, section.example))
    return table((word(key, lang) for key in ("section", "kind", "example")), lines, word("evidence", lang))


def _questions(fields: Iterable[Field], process: Process, lang: str) -> str:
    questions = {question.name: question for question in process.form_fields}
    lines = []
    for field in fields:
        question = questions.get(field.name)
        options = field.options or (question.options if question else ())
        kind = word(field.source, lang) if field.source else _kind(field.type, options, lang)
        if field.min_length:
            kind += f", {word('at_least', lang)} {field.min_length} {word('characters', lang)}"
        lines.append(_cells(question.label if question else field.name, kind + _optional(field.required, lang)))
    return table((word(key, lang) for key in ("section", "kind")), lines, word("form_asks", lang))


def _cells(*texts: str) -> tuple[str, ...]:
    return tuple(escape_html(text, PROSE) for text in texts)


def _kind(kind: SectionType, options: tuple[str, ...], lang: str) -> str:
    return word(f"type:{kind.value}", lang) + (f": {', '.join(options)}" if options else "")


def _optional(required: bool, lang: str) -> str:  # noqa: FBT001 - the data's own field, handed through
    return "" if required else f" ({word('optional', lang)})"


def _gate(process: Process, data: SiteData, lang: str) -> str:
    lines = (escape_html(line) for line in row_lines(process.id, data.desk, data.now, lang))
    return (
        f'<div class="alur-gate" role="note"><p><b>{word("gate", lang)}.</b> {word("gate_rule", lang)}</p>'
        f"<p>{word('approvers', lang)}:</p>{bullets(lines)}<p>{word('rows_add_up', lang)}</p></div>"
    )
