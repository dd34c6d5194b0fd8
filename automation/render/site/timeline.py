"""The rows of a request's timeline in words, and as data; only roles, never who."""

from collections.abc import Mapping, Sequence
from typing import Any

from automation.core.history.record_schema import moment as stamp
from automation.core.outcome.timeline import DONE, ENTERED, FELL, LAPSED, SUBMITTED, Row, timeline
from automation.core.policy.process import REQUESTER, Process, Text
from automation.core.why import Why
from automation.render.base.dates import day_in_words, moment
from automation.render.base.escape_html import escape_html, web_address
from automation.render.wording.words import WORDINGS, in_language

from .site_data import SiteData, SiteRow
from .site_page import table
from .site_words import role_title, word
from .standing import role_keys, roles_of

_ROWS: Mapping[str, Text] = {
    "submitted": Text("Permohonan diajukan", "Request filed"),
    ENTERED: Text("Masuk langkah {step}", "Came to step {step}"),
    DONE: Text("Selesai", "Done"),
    "fell": Text("Kembali ke langkah {step}", "Fell back to step {step}"),
    "went_on": Text(
        "Persetujuan lengkap lagi; dilanjutkan di langkah {step}", "Approved again; went on at step {step}"
    ),
    "lapsed": Text("Persetujuan gugur", "Approvals lapsed"),
    "hold_over": Text("Penundaan berakhir pada tanggalnya", "The hold ended on its day"),
    Why.CHANGED_AFTER_LAUNCH: Text(
        "Isi yang disetujui diubah sesudah peluncuran", "What was approved was changed after the launch"
    ),
}
_CAUSES: Mapping[str, Text] = {
    Why.APPROVALS_LAPSED: Text("isi yang disetujui berubah", "what was approved has changed"),
    Why.APPROVALS_GONE: Text("ada persetujuan yang tidak berlaku lagi", "an approval no longer counts"),
    Why.MISSING_APPROVAL: Text("ada persetujuan yang tidak berlaku lagi", "an approval no longer counts"),
    Why.RIGHT_LOST: Text("hak seorang penyetuju berakhir", "the right of an approver ended"),
    Why.APPROVAL_WITHDRAWN: Text("persetujuan ditarik", "an approval was withdrawn"),
    Why.APPROVER_REJECTED: Text("ditolak", "it was rejected"),
    Why.REJECTED: Text("ditolak", "it was rejected"),
    Why.EVIDENCE_INCOMPLETE: Text("isian yang disetujui dihapus atau diubah", "evidence was deleted or edited"),
    Why.HOLE: Text("isian langkah itu dihapus atau diubah", "evidence of that step was deleted or edited"),
    Why.FORM_INCOMPLETE: Text("formulir tidak lengkap lagi", "the form is no longer complete"),
    Why.MISSING_DOCUMENT: Text("ada izin yang tidak tercatat lagi", "a permit is no longer on record"),
    Why.NO_APPROVAL_ROW: Text("aturan persetujuan berubah", "the approval rules changed"),
    Why.TOO_FEW_ELIGIBLE: Text("penyetuju tidak cukup lagi", "too few people may approve"),
    Why.REQUESTER_UNKNOWN: Text("pemohonnya tidak dikenal", "the requester is not known"),
}
_COUNTED = Text("{count} persetujuan gugur", "approvals lapsed: {count}")


def rows_of(row: SiteRow, data: SiteData) -> tuple[Row, ...]:
    """The rows of one request at the moment of the site."""
    return timeline(row.situation, row.request, data.desk.calendar, data.now)


def timeline_table(row: SiteRow, data: SiteData, lang: str) -> str:
    """When, what, and by which roles."""
    lines = [
        (moment(each.at, data.desk.calendar, lang), _happened(each, row, lang), _by(each, row, data, lang))
        for each in rows_of(row, data)
    ]
    return table((word("when", lang), word("happened", lang), word("by", lang)), lines)


def timeline_data(row: SiteRow, data: SiteData) -> Sequence[Mapping[str, Any]]:
    """The same rows as keys and codes."""
    return [
        {
            "at": stamp(each.at),
            "what": each.what,
            "step": each.step,
            "by": role_keys(each.actor, row, data) if each.actor else [],
            "why": each.why.code if each.why and each.why.code != each.what else None,
        }
        for each in rows_of(row, data)
    ]


def reason_link(comment_id: int, row: SiteRow, lang: str) -> str:
    """The comment that says why, as a link; '' where it is gone."""
    url = next((each.url for each in row.request.comments if each.id == comment_id), "")
    href = web_address(url)
    return f'<a href="{href}">{word("why", lang)}</a>' if comment_id and href else ""


def _happened(found: Row, row: SiteRow, lang: str) -> str:
    facts = found.why.facts if found.why else {}
    parts = [_said(found, facts, row.situation.process, lang)]
    code = found.why.code if found.why and found.why.code != found.what else ""
    parts += [in_language(_CAUSES[code], lang)] if code in _CAUSES else []
    parts += [_lapsed(facts, lang)] if found.what == FELL and "count" in facts else []
    link = reason_link(found.comment_id, row, lang)
    return " · ".join([*map(escape_html, parts), *([link] if link else [])])


def _said(found: Row, facts: Mapping[str, str], process: Process, lang: str) -> str:
    if found.what == LAPSED and "count" in facts:
        return _lapsed(facts, lang)
    until = day_in_words(facts.get("until", ""), lang)
    return in_language(_title(found.what), lang).format(step=_step(found.step, process, lang), until=until)


def _title(what: str) -> Text:
    return _ROWS.get(what) or WORDINGS[Why(what)].in_timeline or Text(what, what)


def _lapsed(facts: Mapping[str, str], lang: str) -> str:
    return in_language(_COUNTED, lang).format(count=facts["count"])


def _step(number: int, process: Process, lang: str) -> str:
    return f"{number}: {in_language(process.step(number).title, lang)}"


def _by(found: Row, row: SiteRow, data: SiteData, lang: str) -> str:
    if found.what == SUBMITTED:
        return escape_html(role_title(data.desk, REQUESTER, lang))
    if found.actor is None:
        return escape_html(word("by_form" if found.what == ENTERED else "by_rules", lang))
    return roles_of(found.actor, row, data, lang)
