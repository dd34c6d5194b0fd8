"""The reply to `/pratinjau`: what the command would do if it were given now, and that nothing of it was done."""

from automation.core.history.request import Comment
from automation.core.outcome.decision import Outcome, WhatIf
from automation.core.policy.catalogue import Catalogue
from automation.core.problem import Reason
from automation.core.why import Why
from automation.render.base.dates import moment
from automation.render.base.escape import inline
from automation.render.wording.rule_names import rule_link
from automation.render.wording.words import sentence

from .effects import rows
from .verdict import verdict_lines

OUTCOMES = {
    "id": {
        Outcome.ACCEPTED: "akan diterima",
        Outcome.REFUSED: "akan ditolak",
        Outcome.IGNORED: "tidak akan berakibat apa-apa",
    },
    "en": {
        Outcome.ACCEPTED: "would be accepted",
        Outcome.REFUSED: "would be refused",
        Outcome.IGNORED: "would do nothing",
    },
}
_ANSWER = {"id": "Jawaban meja nanti:", "en": "The desk would answer:"}
_IN_EARNEST = {
    "id": "Untuk menjalankannya, kirim perintah itu sebagai komentar baru, tanpa kata `/pratinjau`.",
    "en": "To carry it out, send the command in a new comment, without the word `/pratinjau`.",
}


def preview_lines(catalogue: Catalogue, found: WhatIf, lang: str) -> list[str]:
    """The reply as Markdown lines. The answer is quoted, so that nobody takes it for given."""
    lines = [f"🔎 {_lead(catalogue, found, lang)} {sentence(Reason(Why.PRATINJAU_ASKED), lang)}", ""]
    lines += [_ANSWER[lang], ""] if found.answer else []
    lines += [*(f"> {line}".rstrip() for line in answer_lines(catalogue, found, lang)), ""]
    lines += [f"- {name}: {value}" for name, value in rows(catalogue, found, lang)]
    return [*lines, "", _IN_EARNEST[lang]] if found.outcome is Outcome.ACCEPTED else lines


def answer_lines(catalogue: Catalogue, found: WhatIf, lang: str) -> list[str]:
    """What the desk would answer to the act, or why it would answer nothing."""
    titles = {role.key: role.title for role in catalogue.desk.roles}
    if found.answer is not None:
        lines = verdict_lines(found.answer, found.after.situation, lang, titles)
        rule = rule_link(found.answer.reason.code, lang, catalogue.desk.site)
        return lines if found.answer.accepted else [*lines, "", f"*{rule}.*"]
    return [sentence(found.silence, lang, titles)] if found.silence else []


def _lead(catalogue: Catalogue, found: WhatIf, lang: str) -> str:
    written = found.act.body if isinstance(found.act, Comment) else found.act.label
    first = inline(written.partition("\n")[0])
    at = moment(found.after.now, catalogue.desk.calendar, lang)
    outcome = f"**{OUTCOMES[lang][found.outcome]}**"
    if lang == "id":
        return f"Bila Anda memberi perintah {first} sekarang ({at}), perintah itu {outcome}."
    return f"If you gave the command {first} now ({at}), it {outcome}."
