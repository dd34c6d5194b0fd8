"""The desk's answer to one act, in words: accepted or not, everything that is wrong, and what keeps the gate shut."""

from automation.core.policy.duties import LETTER
from automation.core.policy.process import Text
from automation.core.state.situation import Answer, Situation
from automation.core.why import Why
from automation.render.base.escape import inline
from automation.render.wording.labels import LABELS
from automation.render.wording.rule_names import in_brackets, rule_link
from automation.render.wording.words import (
    Titles,
    block,
    in_language,
    problem_lines,
    sentence,
    waiting_for,
    way_out,
)

from .status import heading

_LEADS = {
    False: {"id": "Persetujuan ini tidak dihitung", "en": "This approval does not count"},
    True: {"id": "Surat ini tidak dihitung", "en": "This letter does not count"},
}
_GATE = frozenset({Why.GATE_SHUT, Why.LABEL_GATE_SHUT})
_STEP_IS_DONE = Text(
    "Karena langkahnya sudah selesai, kembalikan dahulu dengan `/kembali LANGKAH ALASAN`.",
    "As the step is done, please take it back first with `/kembali STEP REASON`.",
)
"""How to add to a step that a command with a warning has completed."""


def verdict_lines(answer: Answer, situation: Situation | None, lang: str, titles: Titles) -> list[str]:
    """The answer as Markdown lines."""
    lines = [f"{'✅' if answer.accepted else '⚠️'} {verdict(answer, lang, titles)}"]
    if answer.problems:
        lines += ["", *problem_lines(answer.problems, lang, titles)]
    shut = situation.gate.blocks if situation is not None else ()
    if answer.reason.code in _GATE and shut:
        lines += ["", *(f"- {block(reason, lang, titles)}{in_brackets(reason.code, lang)}" for reason in shut)]
    for warning in answer.warnings:
        late = f" {in_language(_STEP_IS_DONE, lang)}" if answer.moved else ""
        lines += ["", f"ℹ️ {sentence(warning, lang, titles)}{late}"]
    return lines


def grounds(answer: Answer, situation: Situation, lang: str, titles: Titles, site: str) -> str:
    """The small line below a refusal: the SOP step, whom it waits for, and the rule that the refusal rests on."""
    waits = {"id": "menunggu", "en": "waiting for"}[lang]
    turn = f"; {waits} {waiting_for(situation, lang, titles)}" if situation.waiting_for else ""
    return f"*{heading(situation, lang)}{turn}. {rule_link(answer.reason.code, lang, site)}.*"


def without_request(answer: Answer | None, lang: str, site: str) -> list[str]:
    """The answer on an issue that came through no form, with its rule; nothing where nothing was asked."""
    if answer is None:
        return []
    return [f"⚠️ {sentence(answer.reason, lang)}", "", f"*{rule_link(answer.reason.code, lang, site)}.*"]


def verdict(answer: Answer, lang: str, titles: Titles) -> str:
    """The answer in a sentence or two."""
    text = sentence(answer.reason, lang, titles)
    label = answer.reason.facts.get("label")
    if label and not answer.accepted and answer.reason.code not in LABELS:
        # The reason is that of the command; whoever set a label must hear first what became of it.
        lead = {"id": "Label {} ditarik kembali.", "en": "The label {} was taken back."}[lang]
        return f"{lead.format(inline(label))} {text}"
    if answer.reason.code == Why.APPROVAL_COUNTS:
        return {"id": "Persetujuan ini dihitung.", "en": "This approval counts."}[lang]
    if not answer.reason.code.is_verdict:
        return text
    is_letter = answer.command is not None and answer.command.word == LETTER
    way = way_out(answer.reason.code, is_letter=is_letter)
    return f"{_LEADS[is_letter][lang]}: {text}.{f' {in_language(way, lang)}' if way else ''}"
