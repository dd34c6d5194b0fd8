"""Where a request stands, in words and small HTML pieces that the board and the request's page share."""

from automation.core.authority import same
from automation.core.process import REQUESTER
from automation.core.request import Account
from automation.core.situation import Overlay

from .dates import day_of, since
from .escape_html import escape_html
from .privacy import is_title_withheld, shown_title
from .site_data import SiteData, SiteRow
from .site_words import role_title, word
from .words import in_language


def step_words(row: SiteRow, lang: str) -> str:
    """`langkah 5 dari 12`."""
    situation = row.situation
    return f"{word('step', lang)} {situation.step} {word('of', lang)} {situation.process.last}"


def step_title(row: SiteRow, lang: str) -> str:
    """The title of the step in progress, escaped."""
    return escape_html(in_language(row.situation.process.step(row.situation.step).title, lang))


def waiting_words(row: SiteRow, data: SiteData, lang: str) -> str:
    """For whom the request waits, since when: `Menunggu Tim IT sejak 3 hari kerja (20 November 2026)`, escaped."""
    situation, calendar = row.situation, data.desk.calendar
    if situation.is_closed or not situation.waiting_for:
        return escape_html(f"{word('waiting_nobody', lang)} ({day_of(situation.since, calendar, lang)})")
    roles = ", ".join(role_title(data.desk, each, lang) for each in situation.waiting_for)
    length = since(situation.since, data.now, calendar, lang)
    day = day_of(situation.since, calendar, lang)
    return escape_html(f"{word('waiting', lang)} {roles} {word('since', lang)} {length} ({day})")


def overlay_chip(row: SiteRow, lang: str) -> str:
    """The overlay as a small mark with its word, or nothing; emergencies and violations are shown to everybody."""
    urgent = f'<span class="alur-chip alur-chip-ditolak">{escape_html(word("emergency", lang))}</span>'
    broken = f'<span class="alur-chip alur-chip-ditolak">{escape_html(word("violation", lang))}</span>'
    lead = (urgent if row.situation.is_emergency else "") + (broken if row.situation.violations else "")
    overlay = row.situation.overlay
    if overlay is Overlay.NONE:
        return lead
    kind = overlay.value.replace(" ", "-")
    return (
        f'{lead}<span class="alur-chip alur-chip-{kind}">{escape_html(word(f"overlay:{overlay.value}", lang))}</span>'
    )


def title_html(row: SiteRow, lang: str) -> str:
    """What the requester called it: escaped, and marked as Indonesian for readers of either language."""
    if is_title_withheld(row.request):
        return f"<span>{escape_html(shown_title(row.request, lang))}</span>"
    return f'<span lang="id">{escape_html(row.request.title) or "…"}</span>'


def roles_of(account: Account | None, row: SiteRow, data: SiteData, lang: str) -> str:
    """In which roles somebody acted, escaped; never who: the site names roles."""
    if account is None:
        return escape_html(word("by_rules", lang))
    person = data.desk.person(account)
    is_side = same(account, row.request.author) or data.desk.represents(account, row.situation.unit, data.now)
    keys = [REQUESTER] if is_side else []
    # Whoever once held an office acted in it, whether or not the term still runs.
    keys += [role.key for role in data.desk.roles if person in {term.person for term in role.terms}]
    titles = [role_title(data.desk, key, lang) for key in keys]
    return escape_html(", ".join(titles) or word("by_other", lang))
