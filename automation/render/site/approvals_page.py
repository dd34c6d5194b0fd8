"""The approvals on a request's page, and what of them is published: who decided and counts, and no other name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from automation.core.approval.verdict import Approval
from automation.core.history.record import LETTER_RULE
from automation.core.history.record_schema import moment as stamp
from automation.core.state.launch import TAKEN, Launch, launch_of
from automation.core.state.situation import Overlay
from automation.core.why import Why
from automation.render.base.dates import day_of, moment
from automation.render.base.escape_html import escape_html, sentence_html
from automation.render.wording.words import block, sentence

from .site_data import SiteData, SiteRow
from .site_page import bullets, table
from .site_words import role_title, titles_of, word
from .standing import role_keys

_TOLD_ABOVE = frozenset({Why.MISSING_APPROVAL, Why.REJECTED})
"""What the page says elsewhere; who rejected is told by role."""


def development_line(row: SiteRow, data: SiteData, lang: str) -> list[str]:
    """Whether development may start; once the request is launched or has ended, that is no question any more."""
    launch = launch_of(row.situation, row.request, data.desk)
    if launch is None and not row.situation.is_closed:
        may = word("yes" if row.situation.may_develop else "no", lang)
        return [f"{word('may_develop', lang)}: <b>{may}</b>"]
    if launch is None or row.situation.overlay not in {Overlay.NONE, Overlay.HELD}:
        return []
    return [escape_html(word("launched", lang).format(day=day_of(launch.at, data.desk.calendar, lang)))]


def approvals_part(row: SiteRow, data: SiteData, lang: str) -> list[str]:
    """Everything below the heading."""
    launch = launch_of(row.situation, row.request, data.desk)
    if launch is not None:
        parts = _at_launch(launch, data, lang)
    elif row.situation.is_closed:
        parts = []
    else:
        parts = _needs(row, data, lang)
    counted = _counted(row, launch)
    if counted:
        heads = (word(key, lang) for key in ("who", "role", "when"))
        parts.append(table(heads, (_approval(each, data, lang) for each in counted)))
    elif row.situation.is_closed or launch is not None:
        parts.append(f"<p>{word('none_until_end', lang)}</p>")
    else:
        parts.append(f"<p>{word('no_approvals', lang)}</p>")
    return [*parts, *_tries(row, launch, data, lang)]


def approvals_data(row: SiteRow, data: SiteData) -> Mapping[str, Any]:
    """What of the approvals is published as data: of those that do not count only the roles and the reason."""
    launch = launch_of(row.situation, row.request, data.desk)
    return {
        "approvals": [
            {
                "login": each.login or None,
                "account": _account(each, row),
                "comment": each.comment_id or None,
                "role": each.fills or None,
                "at": stamp(each.at),
                "counts": each.counts,
                "on_behalf": each.on_behalf or None,
                "recorded": bool(each.recorder),
                "reason": each.reason.code,
            }
            for each in _counted(row, launch)
        ],
        "not_counted": [
            {
                "roles": _roles(each, row, data),
                "at": stamp(each.at),
                "reason": each.reason.code,
                "had_counted": each.comment_id in _had_counted(row),
            }
            for each in _refused(row, launch)
        ],
        "launched_at": stamp(launch.at) if launch else None,
        "changed_after_launch_at": stamp(launch.changed_at) if launch and launch.changed_at else None,
    }


def _account(approval: Approval, row: SiteRow) -> int | None:
    """The number of who decided, as the record holds it: of a letter who signed, of a permit who put it on record."""
    for entry in row.request.record or ():
        if entry.kind in TAKEN and entry.comments[:1] == (approval.comment_id,):
            return entry.signatory if entry.rule == LETTER_RULE else entry.actor
    return None


def _at_launch(launch: Launch, data: SiteData, lang: str) -> list[str]:
    calendar = data.desk.calendar
    lines = [word("as_at_launch", lang).format(day=day_of(launch.at, calendar, lang))]
    if launch.changed_at is not None:
        lines.append(word("changed_note", lang).format(day=day_of(launch.changed_at, calendar, lang)))
    return [f"<p>{escape_html(line)}</p>" for line in lines]


def _needs(row: SiteRow, data: SiteData, lang: str) -> list[str]:
    """What is needed and lacking, once that is known; before it what it may come to."""
    situation, gate = row.situation, row.situation.gate
    step = situation.process.approval_step
    if situation.reached < step.number:
        facts = {"step": str(step.number), "title": step.title.id if lang == "id" else step.title.en}
        said = word("settled_later", lang).format(slots=_slots(gate.slots, data, lang), **facts)
        return [f"<p>{escape_html(said, 500)}</p>"] if gate.slots else []
    parts = [
        f"<p>{escape_html(word(key, lang).format(slots=_slots(slots, data, lang)), 500)}</p>"
        for key, slots in (("needed", gate.slots), ("still_open", gate.open_slots))
        if slots
    ]
    if gate.documents:
        parts.append(f"<p>{word('permit', lang).capitalize()}: {escape_html(', '.join(gate.documents))}</p>")
    return [*parts, *_holding(row, data, lang)]


def _holding(row: SiteRow, data: SiteData, lang: str) -> list[str]:
    """Why approvals lapsed and what keeps the gate shut, while the request waits there."""
    situation, titles = row.situation, titles_of(data.desk)
    reasons = [sentence(reason, lang, titles) for reason in situation.lapsed]
    if situation.process.step(situation.step).approval:
        reasons += [block(reason, lang, titles) for reason in situation.gate.blocks if reason.code not in _TOLD_ABOVE]
    return [f"<p>{word('blocks', lang)}:</p>{bullets(map(sentence_html, reasons))}"] if reasons else []


def _slots(slots: Iterable[str], data: SiteData, lang: str) -> str:
    counted = Counter(slots).items()
    return ", ".join(
        word("slot", lang).format(count=count, role=role_title(data.desk, key, lang)) for key, count in counted
    )


def _counted(row: SiteRow, launch: Launch | None) -> Sequence[Approval]:
    gate = row.situation.gate
    return launch.approvals if launch else [each for each in (*gate.approvals, *gate.permits) if each.counts]


def _refused(row: SiteRow, launch: Launch | None) -> Sequence[Approval]:
    """What people tried and did not count; what counted at the launch is none, whatever became of it since."""
    gate, counted = row.situation.gate, {each.comment_id for each in _counted(row, launch)}
    return [each for each in (*gate.approvals, *gate.permits) if each.comment_id not in counted]


def _had_counted(row: SiteRow) -> set[int]:
    """The approvals that the record took, whatever became of them."""
    record = row.request.record or ()
    return {entry.comments[0] for entry in record if entry.kind in TAKEN and entry.comments}


def _tries(row: SiteRow, launch: Launch | None, data: SiteData, lang: str) -> list[str]:
    """How many approvals no longer count, and how many tries never did; by which roles, never by whom."""
    refused, had_counted = _refused(row, launch), _had_counted(row)
    void = [each for each in refused if each.comment_id in had_counted]
    tries = [each for each in refused if each.comment_id not in had_counted]
    lines = [
        word(many if len(found) > 1 else one, lang).format(count=len(found), roles=_by(found, row, data, lang))
        for found, one, many in ((void, "one_void", "void"), (tries, "one_try", "tries"))
        if found
    ]
    return [f"<p>{escape_html(line, 500)}</p>" for line in lines]


def _by(found: Sequence[Approval], row: SiteRow, data: SiteData, lang: str) -> str:
    keys = dict.fromkeys(key for each in found for key in _roles(each, row, data) or [""])
    return ", ".join(role_title(data.desk, key, lang) if key else word("by_other", lang) for key in keys)


def _roles(approval: Approval, row: SiteRow, data: SiteData) -> list[str]:
    """In which roles its author acts here; never who."""
    authors = (each.author for each in row.request.comments if each.id == approval.comment_id)
    author = next(authors, None)
    return role_keys(author, row, data) if author is not None else []


def _approval(approval: Approval, data: SiteData, lang: str) -> tuple[str, ...]:
    role = escape_html(role_title(data.desk, approval.fills, lang)) if approval.fills else "–"
    how = f" {word('on_behalf', lang)} @{escape_html(approval.on_behalf)}" if approval.on_behalf else ""
    how += f" ({word('recorded', lang)})" if approval.recorder else ""
    who = f"@{escape_html(approval.login)}" if approval.login else "–"
    return (f"{who}{how}", role, moment(approval.at, data.desk.calendar, lang))
