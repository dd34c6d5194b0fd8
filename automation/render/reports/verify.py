"""The verdict of `alur verify`: as lines to read, as a job summary, and as JSON values."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from automation.core.policy.process import Text
from automation.core.problem import Reason
from automation.core.questions.verify import Verdict
from automation.render.base.escape import inline
from automation.render.wording.rule_names import rule_name
from automation.render.wording.verify import VERIFY
from automation.render.wording.words import WORDINGS, Titles, block, in_language, sentence

from .verify_words import HEADS, PARTS, PULL_HEADS

LANGUAGES = ("id", "en")
_LONGEST = 400
_LISTED = 20
_NUMBERS = frozenset({"step", "target", "lines"})
_PLACES = Text("NOMOR KODE", "NUMBER CODE")
_SIGNS = {"may": "✅", "may_not": "❌", "unknown": "❔"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A verdict with what its words need: `desk` and `repository` (OWNER/NAME, '' for any), and the roles' titles."""

    verdict: Verdict
    desk: str
    repository: str = ""
    titles: Titles = field(default_factory=dict)

    @property
    def answer(self) -> str:
        """`may`, `may_not` or `unknown`."""
        if self.verdict.is_unknown:
            return "unknown"
        return "may" if self.verdict.may else "may_not"


def lines(told: Told) -> Iterable[str]:
    """To read in a terminal or a log: the answer and every reason, each in both languages."""
    yield from (_head(told, lang) for lang in LANGUAGES)
    for reason in told.verdict.reasons:
        yield f"- {_why(told, reason, 'id')}"
        yield f"  {_why(told, reason, 'en')} ({inline(reason.code)})"
    yield from (_line(told, lang) for lang in LANGUAGES if told.answer == "may")


def summary(told: Told) -> str:
    """The same as Markdown for the run's summary; whatever anybody typed stands in code spans."""
    parts = []
    for lang in LANGUAGES:
        parts += [f"### {_SIGNS[told.answer]} {_head(told, lang)}", ""]
        parts += [*(f"- {_why(told, reason, lang)} ({inline(reason.code)})" for reason in told.verdict.reasons), ""]
    return "\n".join(parts)


def values(told: Told) -> dict[str, Any]:
    """The same as JSON values."""
    return {
        "desk": told.desk,
        "number": told.verdict.number or None,
        "repository": told.repository or None,
        "verdict": told.answer,
        "may_develop": None if told.verdict.is_unknown else told.verdict.may,
        "code": told.verdict.code,
        "repositories": list(told.verdict.repositories),
        "reasons": [
            {"code": reason.code} | {lang: _why(told, reason, lang) for lang in LANGUAGES}
            for reason in told.verdict.reasons
        ],
    }


def _head(told: Told, lang: str) -> str:
    number = told.verdict.number
    if not number:
        return in_language(PULL_HEADS[told.answer], lang)
    subject = inline(f"{told.desk}#{number}", _LONGEST)
    place = _word(PARTS["place"], lang, repository=inline(told.repository, _LONGEST)) if told.repository else ""
    return _word(HEADS[told.answer], lang, subject=subject, place=place)


def _line(told: Told, lang: str) -> str:
    line = f"Permohonan: {told.desk}#{told.verdict.number} {told.verdict.code}"
    return _word(PARTS["line"], lang, line=inline(line, _LONGEST))


def _why(told: Told, reason: Reason, lang: str) -> str:
    """The reason, its way out, and the rule that it rests on."""
    return f"{_sentence(told, reason, lang)} {rule_name(reason.code, lang)}."


def _sentence(told: Told, reason: Reason, lang: str) -> str:
    if reason.code in VERIFY:
        facts = {name: _fact(name, value) for name, value in reason.facts.items()}
        form = inline(f"Permohonan: {told.desk}#{in_language(_PLACES, lang)}", _LONGEST)
        return _word(VERIFY[reason.code], lang, form=form, **facts)
    if WORDINGS[reason.code].at_gate is None:
        return sentence(reason, lang, told.titles)
    # In a list of what keeps the gate shut these are parts of a sentence.
    part = block(reason, lang, told.titles)
    return f"{part[:1].upper()}{part[1:]}."


def _fact(name: str, value: str) -> str:
    if name == "verb":
        return inline(f"/{value}")
    if name not in _NUMBERS:
        return inline(value, _LONGEST)
    numbers = value.split(", ")
    return ", ".join(numbers if len(numbers) <= _LISTED else [*numbers[:_LISTED], "…"])


def _word(text: Text, lang: str, **facts: str) -> str:
    return in_language(text, lang).format_map(facts)
