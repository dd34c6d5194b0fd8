"""The comments that the desk writes once: answers, calls to act, decisions and the SOP's own notice.

Each begins with its hidden marker, mentions who must know, and says it in Indonesian with the English folded below.
"""

from automation.core.evidence.evidence import Evidence
from automation.core.outcome.changed_parts import covers_line
from automation.core.outcome.decision import Decision
from automation.core.outcome.notices import Notice, NoticeKind
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.process import Step, Text
from automation.core.state.markers import marker
from automation.core.state.situation import Situation
from automation.core.why import Why
from automation.render.wording.words import Titles, in_language, problem_lines, role_title, sentence

from .advice import advice, help_lines
from .approval_request import approval_request
from .approvals import approval_lines
from .blocks import command_block, form_block, letter_block, mailed_block, step_block
from .preview import preview_lines
from .reply_notes import after_verdict, where_it_stands
from .status import heading
from .verdict import grounds, verdict_lines, without_request


def notice_text(catalogue: Catalogue, decision: Decision, notice: Notice) -> str:
    """The whole comment for `notice`; on an issue without a form only replies are owed."""
    situation = decision.situation
    if situation is None:
        texts = [_join(without_request(notice.answer, lang, catalogue.desk.site)) for lang in ("id", "en")]
    elif notice.answer is not None and notice.answer.reason.code == Why.PRATINJAU_ASKED:
        texts = [_join(preview_lines(catalogue, decision.previews[notice.key], lang)) for lang in ("id", "en")]
    else:
        texts = [_body(catalogue, decision, situation, notice, lang) for lang in ("id", "en")]
    indonesian, english = texts
    mentions = " ".join(f"@{login}" for login in notice.mention)
    block = _block(situation, notice) if situation else []
    parts = [marker(notice.key), *([mentions, ""] if mentions else []), indonesian, *block]
    return "\n".join([*parts, "", "<details><summary>English</summary>\n", english, "</details>"])


def _body(catalogue: Catalogue, decision: Decision, situation: Situation, notice: Notice, lang: str) -> str:
    titles = {role.key: role.title for role in catalogue.desk.roles}
    match notice.kind:
        case NoticeKind.REPLY | NoticeKind.PLAIN:
            return _reply(catalogue, decision, situation, notice, lang) if notice.answer else ""
        case NoticeKind.INFO_NEEDED:
            lines = problem_lines(situation.problems, lang, titles, is_of_form=True)
            return _join([advice(situation, titles, lang), "", *lines])
        case NoticeKind.HOLE:
            return _join(
                [*(sentence(reason, lang, titles) for reason in situation.lapsed), "", heading(situation, lang)]
            )
        case NoticeKind.APPROVAL_REQUEST:
            return _join(approval_request(catalogue.desk, situation, decision.request, lang))
        case NoticeKind.AGREEMENT_REQUEST:
            return _agreement_request(decision, situation, notice, lang)
        case NoticeKind.GATE_OPENED:
            return _gate_opened(catalogue, situation, titles, lang)
        case NoticeKind.STEP_DONE:
            return _step_done(decision, situation, notice, lang)
        case NoticeKind.DONE:
            return in_language(_DONE, lang).format(heading=heading(situation, lang))


_DONE = Text(
    "Semua langkah SOP telah selesai, jadi permohonan ini ditutup. Terima kasih. ({heading})",
    "All steps of the SOP are done, so this request was closed. Thank you. ({heading})",
)


def _reply(catalogue: Catalogue, decision: Decision, situation: Situation, notice: Notice, lang: str) -> str:
    titles = {role.key: role.title for role in catalogue.desk.roles}
    answer = notice.answer
    if answer is None:
        return ""
    lines = verdict_lines(answer, situation, lang, titles)
    lines += after_verdict(answer, situation, decision.request, catalogue.desk, lang)
    if answer.reason.code == Why.STATUS_ASKED:
        lines += where_it_stands(decision, situation, notice.roles, catalogue.desk, lang)
    if answer.reason.code == Why.BANTUAN_ASKED:
        lines += ["", *help_lines(situation, notice.choices, lang)]
    if not answer.accepted:
        lines += ["", grounds(answer, situation, lang, titles, catalogue.desk.site)]
    return _join(lines)


_AGREE = Text(
    "Tim IT telah menuliskan kebutuhan permohonan ini. Mohon diperiksa; bila sudah sesuai, kirim baris di bawah ini "
    "sebagai komentar. Bila belum, tuliskan yang perlu diubah.",
    "The IT team has written down the requirements of this request. Please check them; if they are right, send the "
    "line offered here as a comment. If not, please write what should change.",
)


def _agreement_request(decision: Decision, situation: Situation, notice: Notice, lang: str) -> str:
    given = situation.evidence.get(notice.step, Evidence()).given
    urls = {comment.id: comment.url for comment in decision.request.comments}
    title = in_language(situation.process.step(notice.step).title, lang)
    links = [urls.get(comment_id, "") for comment_id in sorted({entry.comment_id for entry in given.values()})]
    return _join([f"**{title}.** {in_language(_AGREE, lang)}", "", *(f"- {link}" for link in links if link)])


def _gate_opened(catalogue: Catalogue, situation: Situation, titles: Titles, lang: str) -> str:
    step = situation.process.step(situation.step)
    lines = [*approval_lines(situation.gate, catalogue.desk, lang), ""]
    if step.approval:
        lines.insert(0, advice(situation, titles, lang) + "\n")
    else:
        text = {
            "id": "**Disetujui lagi.** Pekerjaan dilanjutkan dari tempatnya semula.",
            "en": "**Approved again.** Work goes on where it stood.",
        }[lang]
        lines.insert(0, f"{text} {heading(situation, lang)}.\n")
    rules = catalogue.desk.emergency
    if rules is not None and situation.owes_review:
        lines += ["", in_language(_REVIEW, lang).format(role=role_title(rules.reviewed_by, lang, titles))]
    return _join(lines)


_REVIEW = Text(
    "⚠️ Persetujuan ini dipersingkat karena keadaan darurat. {role} meninjaunya sesudah pekerjaan dimulai dengan "
    "`/tinjau HASIL`; tanpa tinjauan permohonan tidak dapat diselesaikan.",
    "⚠️ The approvals were shortened in an emergency. {role} reviews this after the work has begun with "
    "`/tinjau RESULT`; without the review the request cannot be finished.",
)


def _step_done(decision: Decision, situation: Situation, notice: Notice, lang: str) -> str:
    step = situation.process.step(notice.step)
    given = situation.evidence.get(step.number, Evidence()).given
    urls = {comment.id: comment.url for comment in decision.request.comments}
    links = [urls.get(comment_id, "") for comment_id in sorted({entry.comment_id for entry in given.values()})]
    bullet = in_language(step.bullets[0], lang)
    title = in_language(step.title, lang)
    where = {"id": "Pemberitahuan selengkapnya", "en": "The full notice"}[lang]
    lines = [f"**{title}.** {bullet}", ""]
    lines += [f"- {where}: {link}" for link in links if link]
    return _join(lines)


def _block(situation: Situation, notice: Notice) -> list[str]:
    """The block that this comment offers for copying, below the Indonesian text."""
    if notice.kind is NoticeKind.APPROVAL_REQUEST:
        return ["", covers_line(situation)]
    if notice.kind is NoticeKind.INFO_NEEDED:
        return ["", form_block(situation.problems)]
    if notice.kind is NoticeKind.AGREEMENT_REQUEST and situation.agreement is not None:
        return ["", command_block(f"/sepakat {situation.agreement.code}")]
    if notice.answer is not None and notice.answer.reason.code == Why.LETTER_INCOMPLETE:
        return ["", letter_block(situation.gate.code, situation.gate.letters)]
    if notice.answer is not None and notice.answer.reason.code == Why.EVIDENCE_BY_EMAIL:
        return ["", mailed_block(situation, notice.answer)]
    answer, step = notice.answer, _step_to_fill(situation, notice)
    if answer is not None and (line := answer.reason.facts.get("ready")):
        return ["", command_block(line)]
    if answer is not None and answer.command is not None and answer.reason.code == Why.SUPPLEMENT_INCOMPLETE:
        offered = "" if answer.command.text.strip() else form_block(answer.problems)
        return ["", offered] if offered else []
    if step is None:
        return []
    return ["", step_block(step, situation.evidence.get(step.number, Evidence()))]


def _step_to_fill(situation: Situation, notice: Notice) -> Step | None:
    answer = notice.answer
    is_incomplete = answer is not None and not answer.accepted and answer.reason.code == Why.EVIDENCE_INCOMPLETE
    step = situation.process.step(situation.step)
    if not is_incomplete and notice.kind is not NoticeKind.HOLE:
        return None
    return step if step.sections else None


def _join(lines: list[str]) -> str:
    return "\n".join(line for index, line in enumerate(lines) if line or (index and lines[index - 1])).rstrip()
