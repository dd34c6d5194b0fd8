"""What a reply adds about where the request stands by now, beyond the verdict on the act itself."""

from collections.abc import Iterable

from automation.core.history.request import Request
from automation.core.outcome.decision import Decision
from automation.core.outcome.notices import is_agreement_asked
from automation.core.policy.desk import Desk
from automation.core.policy.process import REQUESTER, Text
from automation.core.state.situation import Answer, Overlay, Situation
from automation.core.why import Why
from automation.render.base.dates import since
from automation.render.base.escape import inline
from automation.render.wording.words import Titles, in_language, waiting_for

from .advice import advice
from .blocks import next_block
from .status import heading
from .to_requester import NOTHING_TO_DO, first_lines

_GATE = frozenset({Why.GATE_SHUT, Why.LABEL_GATE_SHUT})
_STILL_OPEN = Text(
    "⚠️ **Pekerjaan tetap boleh berjalan**, karena persetujuan yang diperlukan masih lengkap tanpa persetujuan itu: "
    "{names}. Untuk menghentikannya, penyetuju mengirim `/tolak ALASAN`.",
    "⚠️ **Work may still go on**, because the approvals needed are complete without that one: {names}. To stop it, an "
    "approver sends `/tolak REASON`.",
)
_SAME_SECOND = Text(
    "Persetujuan terakhir datang pada detik yang sama, sehingga urutannya tidak dapat dipastikan dan gerbang dianggap "
    "masih tertutup.",
    "The last approval came in the same second, so nobody can tell which was first, and the gate counts as shut.",
)
_LABEL_AGAIN = Text(
    "Sekarang persetujuan sudah lengkap: **pasang label itu sekali lagi**, atau kirim `/{verb}`.",
    "By now the approvals are complete: **set the label again**, or send `/{verb}`.",
)
_VERB_AGAIN = Text(
    "Sekarang persetujuan sudah lengkap: **kirim `/{verb}` sekali lagi**.",
    "By now the approvals are complete: **send `/{verb}` again**.",
)
_SIGN = Text(
    "**Anda masih diminta** menyepakati kebutuhannya; kodenya ada di komentar status.",
    "**You are still asked** to agree to the requirements; the code is in the status comment.",
)
_WAITS = Text("Menunggu **{roles}** {since}.", "Waiting for **{roles}** {since}.")


def after_verdict(answer: Answer, situation: Situation, request: Request, desk: Desk, lang: str) -> list[str]:
    """Lines below the verdict; none for most acts."""
    code, gate = answer.reason.code, situation.gate
    if code == Why.APPROVAL_WITHDRAWN and gate.is_open and not situation.is_closed:
        names = ", ".join(dict.fromkeys(inline(each.login) for each in gate.approvals if each.counts))
        return ["", in_language(_STILL_OPEN, lang).format(names=names)]
    if code in _GATE and situation.may_develop:
        return ["", *_again(answer, situation, lang)]
    if code == Why.REQUEST_REJECTED and situation.overlay is Overlay.REJECTED and situation.is_closed:
        return ["", *first_lines(situation, request, desk, lang)]
    return []


def _again(answer: Answer, situation: Situation, lang: str) -> Iterable[str]:
    """Refused a moment too early: what to do now that the gate is open."""
    if answer.at == situation.gate.decided_at:
        yield in_language(_SAME_SECOND, lang)
    text = _LABEL_AGAIN if answer.event_id else _VERB_AGAIN
    yield in_language(text, lang).format(verb=situation.process.approval_step.verb)


def where_it_stands(
    decision: Decision, situation: Situation, roles: frozenset[str], desk: Desk, lang: str
) -> Iterable[str]:
    """The answer to `/status`: the step, who is waited for since when, and what whoever asked is to do."""
    titles: Titles = {role.key: role.title for role in desk.roles}
    yield from ("", f"**{heading(situation, lang)}.**")
    if situation.is_closed or situation.overlay is Overlay.HELD:
        yield from ("", *first_lines(situation, decision.request, desk, lang))
        return
    length = since(situation.since, decision.now, desk.calendar, lang)
    yield in_language(_WAITS, lang).format(roles=waiting_for(situation, lang, titles), since=length)
    if not roles & set(situation.waiting_for):
        yield in_language(_SIGN if REQUESTER in roles and is_agreement_asked(situation) else NOTHING_TO_DO, lang)
        return
    yield from ("", advice(situation, titles, lang))
    if lang == "id" and (block := next_block(situation)):
        yield from ("", block)
