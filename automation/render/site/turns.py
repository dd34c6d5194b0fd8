"""What the page says below whose turn it is: what to complete, who rejected or put it on hold and why, what is next."""

from collections.abc import Iterable

from automation.core.commands.appeal import has_appealed
from automation.core.state.situation import Answer, Overlay
from automation.core.why import Why
from automation.render.base.dates import day_in_words, day_of
from automation.render.base.escape_html import escape_html, sentence_html
from automation.render.comments.to_requester import standing
from automation.render.wording.words import in_language, meanwhile

from .site_data import SiteData, SiteRow
from .site_words import role_title, word
from .standing import roles_of
from .timeline import reason_link

_ENDED = frozenset({Why.REQUEST_REJECTED})


def turn_lines(row: SiteRow, data: SiteData, lang: str) -> Iterable[str]:
    """Lines of HTML, none where the request simply goes its way."""
    for pause, said in meanwhile(row.situation):
        yield from _told(row, data, lang, in_language(said.site, lang), frozenset({pause.code}))
    match row.situation.overlay:
        case Overlay.NEEDS_INFO:
            yield from _to_complete(row, lang)
        case Overlay.REJECTED if row.situation.is_closed:
            yield from _told(row, data, lang, word("rejected_by", lang), _ENDED)
            yield sentence_html(word("no_appeal" if has_appealed(row.situation) else "appeal", lang))
        case Overlay.REJECTED:
            yield from (_line(each, row, data, lang, word("rejected_by", lang)) for each in standing(row.situation))
            role = role_title(data.desk, row.situation.process.step(row.situation.step).actor, lang)
            yield sentence_html(word("rejected_open", lang).format(role=role))
        case Overlay.CANCELLED:
            yield sentence_html(word("take_up", lang))
        case _:
            return


def _to_complete(row: SiteRow, lang: str) -> Iterable[str]:
    """The questions by their labels, which are ours; a heading that somebody typed is not repeated."""
    ours = {label: question.label for question in row.situation.process.form_fields for label in question.labels}
    found = [ours.get(each.heading, "") for each in row.situation.problems]
    named = [f'<span lang="id">{escape_html(label)}</span>' for label in dict.fromkeys(found) if label]
    others = [word("other_part", lang)] if "" in found else []
    if found:
        yield f"{word('to_complete', lang)}: {', '.join([*named, *others])}."


def _told(row: SiteRow, data: SiteData, lang: str, text: str, codes: frozenset[str]) -> Iterable[str]:
    found = [each for each in row.situation.answers if _is(each, codes)]
    if found:
        yield _line(found[-1], row, data, lang, text)


def _is(answer: Answer, codes: frozenset[str]) -> bool:
    return answer.accepted and answer.reason.code in codes


def _line(answer: Answer, row: SiteRow, data: SiteData, lang: str, text: str) -> str:
    said = text.format(
        day=day_of(answer.at, data.desk.calendar, lang),
        roles="{roles}",
        until=day_in_words(answer.reason.facts.get("until", ""), lang),
    )
    shown = escape_html(said).replace("&#123;roles&#125;", roles_of(answer.actor, row, data, lang))
    link = reason_link(answer.comment_id, row, lang)
    return f"{shown}: {link}." if link else f"{shown} ({word('why_gone', lang)})."
