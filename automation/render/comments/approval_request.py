"""The call for approval: what is asked, for how much, until when, at what risk, and the line to copy come first.

Managers read it on a phone, between two meetings; what can wait stands below, and older tries are folded.
"""

from collections.abc import Iterable

from automation.core.evidence.evidence import Evidence, Given
from automation.core.history.request import Request
from automation.core.outcome.changed_parts import changed_parts
from automation.core.policy.desk import Desk
from automation.core.policy.process import Section, SectionType, Text
from automation.core.state.situation import Situation
from automation.core.why import Why
from automation.render.base.escape import inline
from automation.render.wording.rule_names import rule_mark
from automation.render.wording.words import Titles, block, in_language, role_title, sentence

from .advice import advice
from .approvals import approval_lines
from .blocks import next_block
from .hidden_text import hidden_lines
from .privacy import shown_title

_ASKED = Text("**Mohon keputusan:** {title}", "**Your decision, please:** {title}")
_YES = Text(
    "**Setuju?** Salin baris ini dan kirim sebagai komentar baru di halaman ini (balasan surel tidak dihitung):",
    "**Approve?** Copy the line offered above and send it as a new comment on this page (replies by e-mail do not "
    "count).",
)
_NO = Text(
    "**Tidak?** `/tolak ALASAN` · **Perlu perbaikan?** `/kembali {step} ALASAN` · **Bertanya?** Komentar biasa.",
    "**No?** `/tolak REASON` · **Needs work?** `/kembali {step} REASON` · **A question?** An ordinary comment.",
)
_READ = Text("Yang disetujui", "What is approved")
_FORM = Text("permohonan", "the request")
_CHANGED = Text(
    "Yang berubah: {names} sejak permintaan lalu{way}.", "What changed: {names} since the last request{way}."
)
_HISTORY = Text("lihat riwayat lewat kata *edited*", "see the history behind the word *edited*")
_AGREED = Text("✅ kebutuhan disepakati pemohon", "✅ the requester agreed to the requirements")
_NOT_AGREED = Text("⏳ kebutuhan belum disepakati pemohon", "⏳ the requester has not agreed to the requirements yet")
_SILENCE = Text(
    "Pekerjaan baru boleh dimulai sesudah semua persetujuan lengkap; diam tidak berarti setuju.",
    "Work may begin only when all approvals are complete; silence is not consent.",
)
_PERMITS = Text(
    "{roles}: catat izin yang masih kurang dengan `/catat {code}`.",
    "{roles}: put the permits that are lacking on record with `/catat {code}`.",
)
_TOLD_BY_LINES = frozenset({Why.MISSING_APPROVAL, Why.MISSING_DOCUMENT})
"""What a line of its own says already."""


def approval_request(desk: Desk, situation: Situation, request: Request, lang: str) -> list[str]:
    """The comment as Markdown lines, without its marker; the line to copy stands in the Indonesian part alone."""
    titles = {role.key: role.title for role in desk.roles}
    gate, step = situation.gate, situation.process.step(situation.step)
    title = inline(shown_title(request, lang), 200)
    lines = [" · ".join([in_language(_ASKED, lang).format(title=title), *_weight(situation, lang)]), ""]
    lines += _to_send(situation, titles, lang)
    lines += [in_language(_NO, lang).format(step=step.number - 1), ""]
    lines += [*(sentence(reason, lang, titles) for reason in situation.lapsed), ""]
    lines += [*_changed(situation, request, lang), ""]
    lines += [f"{in_language(_READ, lang)}: {' · '.join(_covered(situation, request, lang))}", ""]
    lines += [*_agreed(situation, lang), ""]
    lines += hidden_lines(situation, request, lang)
    lines += [*approval_lines(gate, desk, lang), ""]
    rest = [reason for reason in gate.blocks if reason.code not in _TOLD_BY_LINES]
    lines += [*(f"- {block(each, lang, titles)}{rule_mark(each.code, lang, desk.site)}" for each in rest), ""]
    return [*lines, *_recorders(situation, desk, titles, lang), in_language(_SILENCE, lang)]


def _to_send(situation: Situation, titles: Titles, lang: str) -> list[str]:
    """The one thing to copy: the line of an approval, or the block for permits where nothing else is lacking."""
    is_yes = not situation.gate.lacks_permits_only
    lead = in_language(_YES, lang) if is_yes else advice(situation, titles, lang)
    return [lead, "", *([next_block(situation), ""] if lang == "id" else [])]


def _weight(situation: Situation, lang: str) -> Iterable[str]:
    """The unit, and what the plan says of money, time and risk, as it was written."""
    if situation.unit:
        yield inline(situation.unit)
    for evidence in _approved(situation):
        for given in evidence.given.values():
            if _is_weighty(given.section):
                yield f"{in_language(given.section.title, lang)}: {inline(given.text)}"


def _is_weighty(section: Section) -> bool:
    return section.budget or section.risk or section.data_class or section.type is SectionType.DATE_RANGE


def _approved(situation: Situation) -> Iterable[Evidence]:
    last = situation.process.approval_step.number
    return (evidence for number, evidence in situation.evidence.items() if number < last)


def _covered(situation: Situation, request: Request, lang: str) -> Iterable[str]:
    """Links to what the code covers, in the order of the steps."""
    urls = {comment.id: comment.url for comment in request.comments}
    if request.url:
        yield f"[{in_language(_FORM, lang)}]({request.url})"
    for number, evidence in situation.evidence.items():
        if number < situation.process.approval_step.number:
            title = in_language(situation.process.step(number).title, lang)
            yield from (f"[{title}]({urls.get(each, '')})" for each in sorted(_sources(evidence.given.values())))


def _sources(given: Iterable[Given]) -> set[int]:
    return {each.comment_id for each in given}


def _changed(situation: Situation, request: Request, lang: str) -> list[str]:
    """The parts that changed since the last approval request, with the way to GitHub's own edit history."""
    parts = changed_parts(situation, request)
    if not parts:
        return []
    names = ", ".join(inline(part) for part in parts)
    way = f" ([{in_language(_HISTORY, lang)}]({request.url}))" if request.url else ""
    return [in_language(_CHANGED, lang).format(names=names, way=way)]


def _agreed(situation: Situation, lang: str) -> list[str]:
    """Who approves is told whether the requester's side signed the requirements."""
    found = situation.agreement
    if found is None or not found.digest:
        return []
    return [in_language(_AGREED if found.by else _NOT_AGREED, lang)]


def _recorders(situation: Situation, desk: Desk, titles: Titles, lang: str) -> list[str]:
    """Whoever puts permits on record, where some are lacking."""
    gate = situation.gate
    if not gate.open_documents or not gate.code:
        return []
    roles = role_title(desk.recorded_by, lang, titles)
    return [in_language(_PERMITS, lang).format(roles=roles, code=gate.code), ""]
