"""The desk's answer to one act, in words: accepted or not, everything that is wrong, and what keeps the gate shut."""

from automation.core.duties import LETTER
from automation.core.situation import Answer, Situation

from .escape import inline
from .ways_out import way_out
from .words import Titles, block, in_language, problem_lines, sentence

_LEADS = {
    False: {"id": "Persetujuan ini tidak dihitung", "en": "This approval does not count"},
    True: {"id": "Surat ini tidak dihitung", "en": "This letter does not count"},
}
_GATE = frozenset({"gate_shut", "label_gate_shut"})


def verdict_lines(answer: Answer, situation: Situation | None, lang: str, titles: Titles) -> list[str]:
    """The answer as Markdown lines."""
    lines = [f"{'✅' if answer.accepted else '⚠️'} {verdict(answer, lang, titles)}"]
    if answer.problems:
        lines += ["", *problem_lines(answer.problems, lang, titles)]
    if answer.reason.code in _GATE and situation is not None and situation.gate.blocks:
        lines += ["", *(f"- {block(reason, lang, titles)}" for reason in situation.gate.blocks)]
    for warning in answer.warnings:
        lines += ["", f"ℹ️ {sentence(warning, lang, titles)}"]
    return lines


def verdict(answer: Answer, lang: str, titles: Titles) -> str:
    """The answer in a sentence or two."""
    text = sentence(answer.reason, lang, titles)
    label = answer.reason.facts.get("label")
    if label and not answer.accepted and not answer.reason.code.startswith("label_"):
        # The reason is that of the command; whoever set a label must hear first what became of it.
        lead = {"id": "Label {} ditarik kembali.", "en": "The label {} was taken back."}[lang]
        return f"{lead.format(inline(label))} {text}"
    if not answer.reason.code.startswith("approval_") or answer.reason.code == "approval_withdrawn":
        return text
    if answer.accepted:
        return {"id": "Persetujuan ini dihitung.", "en": "This approval counts."}[lang]
    is_letter = answer.command is not None and answer.command.word == LETTER
    way = way_out(answer.reason.code, is_letter=is_letter)
    return f"{_LEADS[is_letter][lang]}: {text}.{f' {in_language(way, lang)}' if way else ''}"
