"""Where a request stands, in words and small HTML pieces that the board and the request's page share."""

from automation.core.history.request import Account
from automation.core.policy.authority import same
from automation.core.policy.process import REQUESTER
from automation.core.state.situation import Overlay
from automation.render.base.dates import day_of, since
from automation.render.base.escape_html import escape_html
from automation.render.comments.privacy import is_title_withheld, shown_title
from automation.render.wording.words import in_language

from .site_data import SiteData, SiteRow
from .site_words import role_title, word


def step_words(row: SiteRow, lang: str) -> str:
    """`langkah 5 dari 12`."""
    situation = row.situation
    return f"{word('step', lang)} {situation.step} {word('of', lang)} {situation.process.last}"


def step_title(row: SiteRow, lang: str) -> str:
    """The title of the step in progress, escaped."""
    return escape_html(in_language(row.situation.process.step(row.situation.step).title, lang))


def waiting_words(row: SiteRow, data: SiteData, lang: str) -> str:
    """For whom the request waits, or how it ended: `Menunggu Tim IT sejak 20 November 2026 (sudah 3 hari kerja)`."""
    situation, calendar = row.situation, data.desk.calendar
    if situation.is_closed or not situation.waiting_for:
        how = word(f"ended:{situation.overlay.value}", lang)
        return escape_html(f"{how} {day_of(situation.since, calendar, lang)}.")
    roles = [_waited(each, data, lang) for each in situation.waiting_for]
    length = since(situation.since, data.now, calendar, lang)
    return escape_html(word("waiting", lang).format(roles=", ".join(roles), since=length))


def _waited(role: str, data: SiteData, lang: str) -> str:
    """A role within a sentence; the requester is one person, so English wants an article."""
    return "the requester" if role == REQUESTER and lang == "en" else role_title(data.desk, role, lang)


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


def role_keys(account: Account, row: SiteRow, data: SiteData) -> list[str]:
    """In which roles somebody acts here, as keys; nothing for somebody else."""
    person = data.desk.person(account)
    is_side = same(account, row.request.author) or data.desk.represents(account, row.situation.unit, data.now)
    keys = [REQUESTER] if is_side else []
    # Whoever once held an office acted in it, whether or not the term still runs.
    held = {role.key: {term.person for term in role.terms} for role in data.desk.roles}
    lent = {(each.role, each.delegate) for each in data.desk.delegations}
    return keys + [key for key, people in held.items() if person in people or (key, person) in lent]


def roles_of(account: Account | None, row: SiteRow, data: SiteData, lang: str) -> str:
    """In which roles somebody acted, escaped; never who: the site names roles."""
    if account is None:
        return escape_html(word("by_rules", lang))
    titles = [role_title(data.desk, key, lang) for key in role_keys(account, row, data)]
    return escape_html(", ".join(titles) or word("by_other", lang))
